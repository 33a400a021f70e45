// Which entries there are and where: the step between reading files one by one and joining them.

import Diagnostics
package import HTML
import Markdown
import Parallel
package import Schema

/// All entries by type and slug, with what becomes of each, and the published ones numbered. A class, because every
/// resolver holds it and it has many parts.
final class EntryIndex: Sendable {
  let model: ContentModel
  /// The edition.
  let audience: Audience
  /// Every readable entry of the portal, hidden ones too.
  let entries: [Entry]
  /// Parallel to ``entries``.
  let publications: [Publication]
  /// Parallel to ``entries``: nil for hidden ones.
  let ids: [EntryID?]
  /// Parallel to ``entries``: the address of each page.
  let paths: [SitePath]
  /// The photos of people who withdrew consent, with the file of the person's entry.
  let withdrawnPictures: [String: String]
  /// The photos of people who have left, with the file of the person's entry.
  let leftPictures: [String: String]
  /// Parallel to ``entries``: the consent on a person's entry.
  let consents: [Consent?]
  /// By type: the values of two slots that all its entries share.
  let typeChoices: [Value]
  let sections: [Value]
  /// By type: the relations that its entries' references make.
  let inverses: [[InverseRelation]]
  /// By type: the fields that can name a person, or ask for consent.
  let fieldsNamingPeople: [[Int]]
  /// Published and archived entries by id, as indexes into ``entries``.
  let order: [Int]

  /// The entries with a slug, of each type one at most.
  private let bySlug: [String: [Int]]
  private let bySource: [String: Int]
  /// The ids of entries that have many of them, by position.
  private let manyAnchors: [Int: Set<String>]

  /// - Returns: the index, and an error for each entry whose slug another of its type has already; such an entry is left
  ///   out, and links to its file lead to the first.
  static func make(of all: [Entry], model: ContentModel, selection: Selection, jobs: Int) -> (
    EntryIndex, [Diagnostic]
  ) {
    var diagnostics: [Diagnostic] = []
    var entries: [Entry] = []
    entries.reserveCapacity(all.count)
    var bySlug = [String: [Int]](minimumCapacity: all.count)
    var bySource = [String: Int](minimumCapacity: all.count)
    for entry in all {
      // Swift compares strings by canonical equivalence, so this finds names that differ in NFC and NFD only.
      if let first = bySlug[entry.slug]?.first(where: { entries[$0].type == entry.type }) {
        let fault = LibraryFault.sameSlug(entry.slug, first: entries[first].source.path)
        diagnostics.append(fault.diagnostic(of: entry))
        bySource[entry.source.path] = first
      } else {
        bySlug[entry.slug, default: []].append(entries.count)
        bySource[entry.source.path] = entries.count
        entries.append(entry)
      }
    }
    let fates = Parallel.map(entries, jobs: jobs, smallest: 256) { entry in
      let consent = Consent.ofPerson(entry, in: model)
      let isWithdrawn = consent?.withdrawn != nil || selection.withdrawing.contains(entry.source.path)
      return (consent: consent, publication: selection.publication(of: entry, isWithdrawn: isWithdrawn))
    }
    let (consents, publications) = (fates.map(\.consent), fates.map(\.publication))
    let index = EntryIndex(
      model, selection.audience, entries, publications, consents,
      (
        withdrawn: photos(of: zip(entries, publications).filter { $1 == .hidden(.withdrawn) }.map(\.0), in: model),
        left: photos(of: entries.filter { $0.hasLeft(in: model) }, in: model)
      ), bySlug, bySource, jobs)
    return (index, diagnostics)
  }

  /// The photos of people, with the files of their entries.
  private static func photos(of people: [Entry], in model: ContentModel) -> [String: String] {
    let pictures = people.compactMap { entry in entry.photo(in: model).map { ($0, entry.source.path) } }
    return Dictionary(pictures, uniquingKeysWith: { first, _ in first })
  }

  private init(
    _ model: ContentModel, _ audience: Audience, _ entries: [Entry], _ publications: [Publication],
    _ consents: [Consent?],
    _ pictures: (withdrawn: [String: String], left: [String: String]), _ bySlug: [String: [Int]],
    _ bySource: [String: Int], _ jobs: Int
  ) {
    self.model = model
    self.audience = audience
    self.entries = entries
    self.publications = publications
    self.consents = consents
    typeChoices = model.types.map { .choice(Choice(id: $0.name, label: $0.title)) }
    sections = model.types.map(EntryIndex.section)
    withdrawnPictures = pictures.withdrawn
    leftPictures = pictures.left
    self.bySlug = bySlug
    self.bySource = bySource
    order = EntrySorting(model: model).sorted(entries, publications, jobs: jobs)
    var ids = [EntryID?](repeating: nil, count: entries.count)
    for (number, index) in order.enumerated() { ids[index] = EntryID(number) }
    self.ids = ids
    fieldsNamingPeople = model.types.map { type in
      type.fields.indices.filter { type.fields[$0].kind.canNamePeople(in: model) }
    }
    inverses = model.types.map { type in model.inverses.filter { $0.source == type.id } }
    let permalinks = model.types.map(Permalink.init)
    paths = entries.map { permalinks[$0.type.index].path(of: $0.slug) }
    manyAnchors = Dictionary(
      entries.indices.lazy.filter { entries[$0].body.anchors.count > EntryIndex.fewAnchors }
        .map { ($0, Set(entries[$0].body.anchors)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The list that the entries of a type belong to.
  private static func section(of type: ContentType) -> Value {
    guard let list = type.list else { return .none }
    return .record(
      Record(shape: BuiltInShape.link.id, slots: [.text(list.title), .url(.site(SitePath(type.folder + "/")))]))
  }

  /// Links to the further pages of an entry.
  ///
  /// - Parameter number: an index into ``entries``.
  func views(of number: Int) -> Value {
    let views = model[entries[number].type].views
    guard !views.isEmpty else { return .list([]) }
    return .list(
      views.map { view in
        .record(
          Record(
            shape: BuiltInShape.link.id,
            slots: [.text(view.title), .url(.site(view.path(below: paths[number])))]))
      })
  }

  /// So many ids are looked through one by one.
  private static let fewAnchors = 32

  /// Whether a link into an entry's text may name this id.
  ///
  /// - Parameter number: an index into ``entries``.
  func hasAnchor(_ anchor: String, in number: Int) -> Bool {
    manyAnchors[number]?.contains(anchor) ?? entries[number].body.anchors.contains(anchor)
  }

  /// The entries of these types with this slug, hidden ones too, as indexes into ``entries``: in the order of the types.
  func all(called slug: String, of types: [TypeID]) -> [Int] {
    guard let called = bySlug[slug] else { return [] }
    // One is by far the most common.
    if called.count == 1 { return types.contains(entries[called[0]].type) ? called : [] }
    return types.compactMap { type in called.first { entries[$0].type == type } }
  }

  /// The entry read from this file, as an index into ``entries``.
  func find(source path: String) -> Int? { bySource[path] }

  func slugs(of types: [TypeID]) -> [String] {
    entries.filter { types.contains($0.type) }.map(\.slug).sorted()
  }

  var sources: [String] { bySource.keys.sorted() }
}

extension View {
  /// The address of this view of an entry.
  package func path(below entry: SitePath) -> SitePath {
    let folder = entry.path.hasSuffix(".html") ? entry.path.dropLast(".html".count) + "/" : entry.path[...]
    return SitePath(folder + name + "/")
  }
}

/// A type's pattern of addresses, taken apart once.
private struct Permalink {
  private let before: String
  private let behind: String
  private let folder: String

  init(_ type: ContentType) {
    let mark = type.permalink.firstRange(of: ":slug")
    before = mark.map { String(type.permalink[..<$0.lowerBound]) } ?? type.permalink
    behind = mark.map { String(type.permalink[$0.upperBound...]) } ?? ""
    folder = type.permalink.replacing(":slug/", with: "")
  }

  /// The type's permalink with the slug; `index` is the folder itself.
  func path(of slug: String) -> SitePath { SitePath(slug == "index" ? folder : before + slug + behind) }
}

extension FieldKind {
  /// True for references to people, and for records, which may hold a name beside a consent.
  fileprivate func canNamePeople(in model: ContentModel) -> Bool {
    switch self {
    case .list(let element): element.canNamePeople(in: model)
    case .record: true
    case .reference(let types): types.contains { model[$0].has(.person) }
    default: false
    }
  }
}
