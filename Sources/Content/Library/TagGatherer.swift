// The taxonomy of tags: each with its page's address and the published entries that carry it.

import Diagnostics
import HTML
import Schema

/// Gathers tags in three steps: every use of a tag; the spelling that each tag goes by; the entries that carry it.
struct TagGatherer {
  private let index: EntryIndex
  private var uses: [Use] = []
  /// The slug of each name that was met.
  private var slugs: [String: TagSlug] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  private struct TagSlug {
    let text: String
    /// Whether it can be an address.
    let isSound: Bool

    init(of name: String) {
      text = Slug.make(from: name)
      isSound = Slug.fault(in: text) == nil
    }
  }

  /// One entry carrying one tag.
  private struct Use {
    let name: String
    let slug: String
    let id: EntryID
    let span: Span
  }

  init(index: EntryIndex) {
    self.index = index
    for (number, position) in index.order.enumerated() {
      let entry = index.entries[position]
      for (name, span) in entry.tags {
        let slug = slug(of: name)
        if slug.isSound {
          uses.append(Use(name: name, slug: slug.text, id: EntryID(number), span: span))
        } else {
          diagnostics.append(LibraryFault.tagWithoutLetters(name).diagnostic(at: span, of: entry))
        }
      }
    }
  }

  private mutating func slug(of name: String) -> TagSlug {
    if let known = slugs[name] { return known }
    let slug = TagSlug(of: name)
    slugs[name] = slug
    return slug
  }

  /// All tags of published entries, by name. Spellings that differ only in case or accents are one tag, which goes by the
  /// one used most; the others are reported.
  ///
  /// - Parameter first: the number in the library of the first tag.
  mutating func tags(numberedFrom first: Int) -> TagIndex {
    let groups = Dictionary(grouping: uses.indices, by: { uses[$0].slug }).sorted { $0.key < $1.key }
    var tags: [Tag] = []
    var tagOfUse = [EntryID?](repeating: nil, count: uses.count)
    for (slug, numbers) in groups {
      let uses = numbers.map { self.uses[$0] }
      let name = TagGatherer.commonSpelling(of: uses)
      for use in uses where use.name != name {
        diagnostics.append(
          LibraryFault.tagSpelling(use.name, first: name).diagnostic(at: use.span, of: entry(use.id)))
      }
      var entries: [EntryID] = []
      for use in uses where isPublished(use.id) && entries.last != use.id { entries.append(use.id) }
      guard !entries.isEmpty else { continue }
      let id = EntryID(first + tags.count)
      tags.append(Tag(id: id, name: name, slug: slug, path: SitePath("tags/\(slug)/"), entries: entries))
      for number in numbers { tagOfUse[number] = id }
    }
    var ofEntries = [[EntryID]](repeating: [], count: index.order.count)
    for (use, tag) in zip(uses, tagOfUse) { if let tag { ofEntries[use.id.index].append(tag) } }
    return TagIndex(tags: tags, ofEntries: ofEntries)
  }

  private static func commonSpelling(of uses: [Use]) -> String {
    let counts = Dictionary(uses.map { ($0.name, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  private func entry(_ id: EntryID) -> Entry { index.entries[index.order[id.index]] }

  private func isPublished(_ id: EntryID) -> Bool { index.publications[index.order[id.index]] == .published }
}

/// The tags of published entries, and which of them each entry carries.
struct TagIndex: Sendable {
  /// By slug, in their order.
  let tags: [Tag]
  /// By ``EntryID``, as they are written.
  let ofEntries: [[EntryID]]
}
