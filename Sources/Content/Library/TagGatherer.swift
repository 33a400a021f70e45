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
        let slug = slugs[name] ?? TagSlug(of: name)
        if slugs[name] == nil { slugs[name] = slug }
        if slug.isSound {
          uses.append(Use(name: name, slug: slug.text, id: EntryID(number), span: span))
        } else {
          diagnostics.append(LibraryFault.tagWithoutLetters(name).diagnostic(at: span, of: entry))
        }
      }
    }
  }

  /// All tags of published entries, by name. Spellings that differ only in case or accents are one tag, which goes by the
  /// one used most; the others are reported.
  ///
  /// - Parameter first: the number in the library of the first tag.
  mutating func tags(numberedFrom first: Int) -> TagIndex {
    let groups = Dictionary(grouping: uses, by: \.slug).sorted { $0.key < $1.key }
    var tags: [Tag] = []
    for (slug, uses) in groups {
      let name = TagGatherer.commonSpelling(of: uses)
      for use in uses where use.name != name {
        diagnostics.append(
          LibraryFault.tagSpelling(use.name, first: name).diagnostic(at: use.span, of: entry(use.id)))
      }
      var entries: [EntryID] = []
      for use in uses where isPublished(use.id) && entries.last != use.id { entries.append(use.id) }
      guard !entries.isEmpty else { continue }
      tags.append(
        Tag(
          id: EntryID(first + tags.count), name: name, slug: slug, path: SitePath("tags/\(slug)/"), entries: entries
        ))
    }
    return TagIndex(tags: tags, slugs: slugs.mapValues(\.text))
  }

  private static func commonSpelling(of uses: [Use]) -> String {
    let counts = Dictionary(uses.map { ($0.name, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  private func entry(_ id: EntryID) -> Entry { index.entries[index.order[id.index]] }

  private func isPublished(_ id: EntryID) -> Bool { index.publications[index.order[id.index]] == .published }
}

/// Tags by the names that authors wrote.
struct TagIndex: Sendable {
  /// By slug, in their order.
  let tags: [Tag]
  private let ids: [String: EntryID]

  /// - Parameter slugs: the slug of each name in use.
  init(tags: [Tag], slugs: [String: String]) {
    self.tags = tags
    let bySlug = Dictionary(tags.map { ($0.slug, $0.id) }, uniquingKeysWith: { first, _ in first })
    ids = slugs.compactMapValues { bySlug[$0] }
  }

  subscript(name: String) -> EntryID? { ids[name] }
}
