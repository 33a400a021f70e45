// The taxonomy of tags: each with its page's address and the published entries that carry it.

import Diagnostics
import HTML
import Schema

enum TagGatherer {
  /// All tags of published entries, by name; spellings that differ only in case or accents are one tag, and reported.
  static func tags(of index: EntryIndex) -> (tags: [Tag], diagnostics: [Diagnostic]) {
    var found: [String: (name: String, entries: [EntryID])] = [:]
    var diagnostics: [Diagnostic] = []
    for (number, position) in index.order.enumerated() {
      let entry = index.entries[position]
      for (name, span) in entry.tags {
        let slug = Slug.make(from: name)
        if Slug.fault(in: slug) != nil {
          diagnostics.append(LibraryFault.tagWithoutLetters(name).diagnostic(at: span, of: entry))
          continue
        }
        let first = found[slug]?.name ?? name
        if first != name {
          diagnostics.append(LibraryFault.tagSpelling(name, first: first).diagnostic(at: span, of: entry))
        }
        guard index.publications[position] == .published else { continue }
        if found[slug]?.entries.last != EntryID(number) {
          found[slug, default: (first, [])].entries.append(EntryID(number))
        }
      }
    }
    let tags = found.map { slug, tag in
      Tag(name: tag.name, slug: slug, path: SitePath("tags/\(slug)/"), entries: tag.entries)
    }
    return (tags.sorted { ($0.slug, $0.name) < ($1.slug, $1.name) }, diagnostics)
  }
}
