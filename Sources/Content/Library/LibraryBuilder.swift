// Joins entries to the library, in seven steps: 1. index and number them; 2. gather the tags; 3. find what is related by
// them; 4. join the data files; 5. resolve each entry's own fields, collecting relations; 6. fill the far ends of the
// relations; 7. check the rules about people, which needs the index only.

package import Diagnostics
import HTML
import Parallel
package import Schema

/// Makes libraries; the only way to one.
package struct LibraryBuilder: Sendable {
  private let model: ContentModel
  private let selection: Selection
  private let language: String
  private let media: MediaIndex
  private let mediaFiles: [MediaFile]
  private let data: DataFiles

  /// - Parameter language: BCP 47, of the portal.
  package init(
    model: ContentModel, selection: Selection, media: [MediaFile], language: String, data: DataFiles = DataFiles()
  ) {
    self.data = data
    self.language = language
    self.model = model
    self.selection = selection
    self.media = MediaIndex(media)
    mediaFiles = media
  }

  /// - Parameter jobs: how many threads may work at once.
  package func library(of entries: [Entry], jobs: Int) -> (library: Library, diagnostics: [Diagnostic]) {
    let (index, indexDiagnostics) = EntryIndex.make(of: entries, model: model, selection: selection)
    let (joined, rules) = Parallel.both(jobs: jobs) {
      self.joined(index, jobs: jobs)
    } and: {
      PeopleRules(index: index, today: selection.today, language: language, jobs: jobs)
    }
    let (tags, values, resolved) = (joined.tags, joined.values, joined.resolved)
    let library = Library(
      model: model,
      entries: index.order.enumerated().map { number, position in
        LibraryEntry(
          id: EntryID(number), entry: index.entries[position], path: index.paths[position],
          isArchived: index.publications[position] == .archived)
      },
      records: resolved.records + tags.tags.map(\.record),
      fillings: resolved.fillings,
      collections: ids(in: index, that: .published),
      archived: ids(in: index, that: .archived),
      tags: tags.tags,
      otherAnswers: values.otherAnswers,
      media: mediaFiles.filter { resolved.usedMedia.contains($0.path.path) },
      siteLinks: resolved.siteLinks,
      withdrawn: rules.withdrawn)
    return (
      library,
      indexDiagnostics + joined.diagnostics + values.diagnostics + resolved.diagnostics + rules.diagnostics
        + ComingDays.diagnostics(in: index, today: selection.today)
    )
  }

  /// What steps 2 to 6 make.
  private struct Joined: Sendable {
    let tags: TagIndex
    let values: DataValues
    let resolved: Resolution
    /// Of the tags.
    let diagnostics: [Diagnostic]
  }

  private func joined(_ index: EntryIndex, jobs: Int) -> Joined {
    var gatherer = TagGatherer(index: index)
    let tags = gatherer.tags(numberedFrom: index.order.count)
    let related = RelatedEntries.all(in: index, tags: tags, jobs: jobs)
    let values = DataValues(data, index: index, tags: tags)
    let resolved = Resolution(of: index, tags: tags, related: related, media: media, values: values, jobs: jobs)
    return Joined(tags: tags, values: values, resolved: resolved, diagnostics: gatherer.diagnostics)
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
private struct Resolution: Sendable {
  private(set) var records: [Record] = []
  private(set) var fillings: [[Filling]] = []
  private(set) var usedMedia: Set<String> = []
  private(set) var siteLinks: [SiteLink] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// What one entry gives.
  private struct Own: Sendable {
    var slots: [Value]
    let fillings: [Filling]
    let relations: [Relation]
    let usedMedia: Set<String>
    let siteLinks: [SiteLink]
    let diagnostics: [Diagnostic]

    init(
      _ id: EntryID, _ index: EntryIndex, _ tags: TagIndex, _ related: [EntryID], _ media: MediaIndex,
      _ values: DataValues
    ) {
      let position = index.order[id.index]
      var resolver = EntryResolver(
        index: index, entry: index.entries[position], id: id, tags: tags, related: related, media: media,
        values: values)
      slots = resolver.ownSlots()
      fillings = resolver.fillings
      // What is archived is found by its old links, and named nowhere else.
      relations = index.publications[position] == .published ? resolver.met : []
      usedMedia = resolver.usedMedia
      siteLinks = resolver.siteLinks
      diagnostics = resolver.diagnostics
    }
  }

  init(
    of index: EntryIndex, tags: TagIndex, related: [[EntryID]], media: MediaIndex, values: DataValues, jobs: Int
  ) {
    var all = Parallel.slices(of: index.order.count, jobs: jobs) { range in
      range.map { Own(EntryID($0), index, tags, related[$0], media, values) }
    }.flatMap { $0 }
    var inverse = [[Relation]](repeating: [], count: all.count)
    for own in all {
      for relation in own.relations { inverse[relation.target.index].append(relation) }
      if !own.usedMedia.isEmpty { usedMedia.formUnion(own.usedMedia) }
      siteLinks += own.siteLinks
      diagnostics += own.diagnostics
    }
    fillings = all.map(\.fillings)
    records.reserveCapacity(all.count + tags.tags.count)
    for number in all.indices {
      // Taken out, so that it is lengthened in place.
      var slots = all[number].slots
      all[number].slots = []
      let type = index.model[index.entries[index.order[number]].type]
      Resolution.complete(&slots, inverse: inverse[number], count: index.model[type.shape].slots.count)
      records.append(Record(shape: type.shape, slots: slots))
    }
  }

  /// Adds the lists of inverse relations.
  private static func complete(_ slots: inout [Value], inverse: [Relation], count: Int) {
    for slot in slots.count..<max(slots.count, count) {
      // Relations come in the order of their sources, so one that is met twice follows itself.
      var sources: [Value] = []
      for relation in inverse where relation.slot == slot && sources.last != .entry(relation.source) {
        sources.append(.entry(relation.source))
      }
      slots.append(.list(sources))
    }
  }
}
