// Which entries there are and where: the step between reading files one by one and joining them.

import Diagnostics
import HTML
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
  /// Published and archived entries by id, as indexes into ``entries``.
  let order: [Int]

  private let bySlug: [Key: Int]
  private let bySource: [String: Int]

  private struct Key: Hashable {
    let type: TypeID
    let slug: String
  }

  /// - Returns: the index, and an error for each entry whose slug another of its type has already.
  static func make(of entries: [Entry], model: ContentModel, selection: Selection) -> (EntryIndex, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var bySlug: [Key: Int] = [:]
    for (index, entry) in entries.enumerated() {
      // Swift compares strings by canonical equivalence, so this finds names that differ in NFC and NFD only.
      let key = Key(type: entry.type, slug: entry.slug)
      if let first = bySlug[key] {
        diagnostics.append(
          LibraryFault.sameSlug(entry.slug, first: entries[first].source.path).diagnostic(of: entry))
      } else {
        bySlug[key] = index
      }
    }
    let publications = entries.map { entry in
      selection.publication(of: entry, isWithdrawn: Consent.ofPerson(entry, in: model)?.withdrawn != nil)
    }
    let order = EntrySorting(model: model).sorted(entries, publications)
    var ids = [EntryID?](repeating: nil, count: entries.count)
    for (number, index) in order.enumerated() { ids[index] = EntryID(number) }
    let bySource = Dictionary(
      entries.enumerated().map { ($1.source.path, $0) }, uniquingKeysWith: { first, _ in first })
    let index = EntryIndex(
      model: model, entries: entries, publications: publications, ids: ids, order: order, bySlug: bySlug,
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
    guard let hole = permalink.range(of: ":slug") else { return SitePath(permalink) }
    if entry.slug == "index" { return SitePath(String(permalink[..<hole.lowerBound])) }
    return SitePath(permalink.replacingCharacters(in: hole, with: entry.slug))
  }
}

extension String {
  /// The first place of `part`, by its UTF-8 bytes.
  fileprivate func range(of part: String) -> Range<Index>? {
    var start = utf8.startIndex
    while start != utf8.endIndex {
      if utf8[start...].starts(with: part.utf8) {
        return start..<utf8.index(start, offsetBy: part.utf8.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with part: String) -> String {
    String(self[..<range.lowerBound]) + part + String(self[range.upperBound...])
  }
}
