// Joins entries to the library, in five steps: 1. index and number them; 2. gather the tags; 3. resolve each entry's own
// fields, collecting relations; 4. fill the far ends of the relations; 5. check the rules about people.

package import Diagnostics
import HTML
package import Schema

/// Makes libraries; the only way to one.
package struct LibraryBuilder: Sendable {
  private let model: ContentModel
  private let selection: Selection
  private let media: MediaIndex
  private let mediaFiles: [MediaFile]

  package init(model: ContentModel, selection: Selection, media: [MediaFile]) {
    self.model = model
    self.selection = selection
    self.media = MediaIndex(media)
    mediaFiles = media
  }

  package func library(of entries: [Entry]) -> (library: Library, diagnostics: [Diagnostic]) {
    let (index, indexDiagnostics) = EntryIndex.make(of: entries, model: model, selection: selection)
    var gatherer = TagGatherer(index: index)
    let tags = gatherer.tags()
    let resolved = Resolution(of: index, tags: tags, media: media)
    let rules = PeopleRules(index: index, today: selection.today)
    let library = Library(
      model: model,
      entries: index.order.enumerated().map { number, position in
        LibraryEntry(
          id: EntryID(number), entry: index.entries[position], path: index.path(of: index.entries[position]),
          isArchived: index.publications[position] == .archived)
      },
      records: resolved.records,
      collections: ids(in: index, that: .published),
      archived: ids(in: index, that: .archived),
      tags: tags,
      media: mediaFiles.filter { resolved.usedMedia.contains($0.path.path) },
      siteLinks: resolved.siteLinks,
      withdrawn: rules.withdrawn)
    return (library, indexDiagnostics + gatherer.diagnostics + resolved.diagnostics + rules.diagnostics)
  }

  private func ids(in index: EntryIndex, that publication: Publication) -> [[EntryID]] {
    var lists = [[EntryID]](repeating: [], count: model.types.count)
    for (number, position) in index.order.enumerated() where index.publications[position] == publication {
      lists[index.entries[position].type.index].append(EntryID(number))
    }
    return lists
  }
}

/// All entries' records with both ends of every relation.
private struct Resolution {
  private(set) var records: [Record] = []
  private(set) var usedMedia: Set<String> = []
  private(set) var siteLinks: [SiteLink] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(of index: EntryIndex, tags: [Tag], media: MediaIndex) {
    let tagsBySlug = Dictionary(tags.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    var own: [[Value]] = []
    var relations: [Relation] = []
    for (number, position) in index.order.enumerated() {
      var resolver = EntryResolver(
        index: index, entry: index.entries[position], id: EntryID(number), tags: tagsBySlug, media: media)
      own.append(resolver.ownSlots())
      // What is archived is found by its old links, and named nowhere else.
      if index.publications[position] == .published { relations += resolver.met }
      usedMedia.formUnion(resolver.usedMedia)
      siteLinks += resolver.siteLinks
      diagnostics += resolver.diagnostics
    }
    let inverse = Resolution.grouped(relations, count: own.count)
    for (number, position) in index.order.enumerated() {
      records.append(
        Resolution.record(
          own[number], inverse: inverse[number], type: index.model[index.entries[position].type], in: index.model))
    }
  }

  /// The relations by the entry they point at.
  private static func grouped(_ relations: [Relation], count: Int) -> [[Relation]] {
    var groups = [[Relation]](repeating: [], count: count)
    for relation in relations { groups[relation.target.index].append(relation) }
    return groups
  }

  private static func record(_ own: [Value], inverse: [Relation], type: ContentType, in model: ContentModel)
    -> Record
  {
    let count = model[type.shape].slots.count
    var slots = own
    for slot in own.count..<max(own.count, count) {
      let sources = Set(inverse.filter { $0.slot == slot }.map(\.source))
      slots.append(.list(sources.sorted().map(Value.entry)))
    }
    return Record(shape: type.shape, slots: slots)
  }
}
