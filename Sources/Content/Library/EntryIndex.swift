// Which entries there are and where: the step between reading files one by one and joining them.

import Diagnostics
import HTML
import Markdown
import Schema

/// All entries by type and slug, with what becomes of each, and the published ones numbered.
struct EntryIndex {
  let model: ContentModel
  /// Every readable entry of the portal, hidden ones too.
  let entries: [Entry]
  /// Parallel to ``entries``.
  let publications: [Publication]
  /// Parallel to ``entries``: nil for hidden ones.
  let ids: [EntryID?]
  /// Parallel to ``entries``: the ids that links into an entry's text may name.
  let anchors: [Set<String>]
  /// Published and archived entries by id, as indexes into ``entries``.
  let order: [Int]

  private let bySlug: [Key: Int]
  private let bySource: [String: Int]

  private struct Key: Hashable {
    let type: TypeID
    let slug: String
  }

  /// - Returns: the index, and an error for each entry whose slug another of its type has already; such an entry is left
  ///   out, and links to its file lead to the first.
  static func make(of all: [Entry], model: ContentModel, selection: Selection) -> (EntryIndex, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var entries: [Entry] = []
    var bySlug: [Key: Int] = [:]
    var bySource: [String: Int] = [:]
    for entry in all {
      // Swift compares strings by canonical equivalence, so this finds names that differ in NFC and NFD only.
      let key = Key(type: entry.type, slug: entry.slug)
      if let first = bySlug[key] {
        let fault = LibraryFault.sameSlug(entry.slug, first: entries[first].source.path)
        diagnostics.append(fault.diagnostic(of: entry))
        bySource[entry.source.path] = first
      } else {
        bySlug[key] = entries.count
        bySource[entry.source.path] = entries.count
        entries.append(entry)
      }
    }
    let publications = entries.map { entry in
      selection.publication(of: entry, isWithdrawn: Consent.ofPerson(entry, in: model)?.withdrawn != nil)
    }
    let order = EntrySorting(model: model).sorted(entries, publications)
    var ids = [EntryID?](repeating: nil, count: entries.count)
    for (number, index) in order.enumerated() { ids[index] = EntryID(number) }
    let index = EntryIndex(
      model: model, entries: entries, publications: publications, ids: ids,
      anchors: entries.map { Set($0.body.anchors) }, order: order, bySlug: bySlug,
      bySource: bySource)
    return (index, diagnostics)
  }

  /// The entry of this type with this slug, hidden ones too, as an index into ``entries``.
  func find(_ slug: String, type: TypeID) -> Int? { bySlug[Key(type: type, slug: slug)] }

  /// The entry read from this file, as an index into ``entries``.
  func find(source path: String) -> Int? { bySource[path] }

  func slugs(of types: [TypeID]) -> [String] {
    entries.filter { types.contains($0.type) }.map(\.slug).sorted()
  }

  var sources: [String] { bySource.keys.sorted() }

  /// The address of an entry's page: the type's permalink with its slug; `index` is the folder itself.
  func path(of entry: Entry) -> SitePath {
    let permalink = model[entry.type].permalink
    guard entry.slug != "index" else { return SitePath(permalink.replacing(":slug/", with: "")) }
    return SitePath(permalink.replacing(":slug", with: entry.slug))
  }
}
