// Joins entries to the library: 1. index and number them; 2. gather the tags; 3. join the data files; 4. resolve each entry's
// own fields, collecting relations, and meanwhile find what is related by tags; 5. fill the far ends of the relations. Beside
// 2 to 5, what needs the index only is checked, such as the rules about people.

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
    let (index, indexDiagnostics) = EntryIndex.make(
      of: entries, model: model, selection: selection, jobs: jobs)
    // What is joined is needed by none of the checks.
    let (joined, (rules, checks)) = Parallel.both(jobs: jobs) {
      self.joined(index, jobs: jobs)
    } and: {
      let checks = PercentRange.left(byEntriesOf: index) + ComingDays.diagnostics(in: index, today: selection.today)
      return (PeopleRules(index: index, today: selection.today, language: language, jobs: jobs), checks)
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
      indexDiagnostics + joined.diagnostics + values.diagnostics + resolved.diagnostics + rules.diagnostics + checks
    )
  }

  /// What steps 2 to 5 make.
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
    let values = DataValues(data, index: index, tags: tags)
    let (related, own) = Parallel.both(jobs: jobs) {
      RelatedEntries.all(in: index, tags: tags, jobs: jobs)
    } and: { [media] in
      OwnPart.all(of: index, tags: tags, media: media, values: values, jobs: jobs)
    }
    let resolved = Resolution(of: index, own, related: related, tagCount: tags.tags.count)
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

/// What one entry gives by itself: all but what others say of it.
private struct OwnPart: Sendable {
  var slots: [Value]
  let fillings: [Filling]
  let relations: [Relation]
  let usedMedia: Set<String>
  let siteLinks: [SiteLink]
  let diagnostics: [Diagnostic]

  /// - Returns: those of all entries, in their order, slice by slice.
  static func all(
    of index: EntryIndex, tags: TagIndex, media: MediaIndex, values: DataValues, jobs: Int
  ) -> [[OwnPart]] {
    Parallel.slices(of: index.order.count, jobs: jobs) { range in
      range.map { OwnPart(EntryID($0), index, tags, media, values) }
    }
  }

  private init(
    _ id: EntryID, _ index: EntryIndex, _ tags: TagIndex, _ media: MediaIndex, _ values: DataValues
  ) {
    let position = index.order[id.index]
    var resolver = EntryResolver(
      index: index, entry: index.entries[position], id: id, tags: tags, media: media, values: values)
    slots = resolver.ownSlots()
    fillings = resolver.fillings
    // What is archived is found by its old links, and named nowhere else.
    relations = index.publications[position] == .published ? resolver.met : []
    usedMedia = resolver.usedMedia
    siteLinks = resolver.siteLinks
    diagnostics = resolver.diagnostics
  }
}

/// All entries' records with both ends of every relation.
private struct Resolution: Sendable {
  private(set) var records: [Record] = []
  private(set) var fillings: [[Filling]] = []
  private(set) var usedMedia: Set<String> = []
  private(set) var siteLinks: [SiteLink] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - slices: of all entries, in their order.
  ///   - related: by entry.
  ///   - tagCount: of records that will follow.
  init(of index: EntryIndex, _ slices: consuming [[OwnPart]], related: [[EntryID]], tagCount: Int) {
    let count = index.order.count
    var relations: [Relation] = []
    fillings.reserveCapacity(count)
    // By index: an element that is taken out of its list is copied with all that it holds.
    for slice in slices.indices {
      for number in slices[slice].indices {
        relations += slices[slice][number].relations
        if !slices[slice][number].usedMedia.isEmpty { usedMedia.formUnion(slices[slice][number].usedMedia) }
        siteLinks += slices[slice][number].siteLinks
        diagnostics += slices[slice][number].diagnostics
        fillings.append(slices[slice][number].fillings)
      }
    }
    let inverse = InverseRelations(relations, of: count)
    records.reserveCapacity(count + tagCount)
    for slice in slices.indices {
      for number in slices[slice].indices {
        let id = records.count
        // Taken out, so that it is lengthened in place.
        var slots: [Value] = []
        swap(&slots, &slices[slice][number].slots)
        slots[PageSlot.related.rawValue] = .list(related[id].map(Value.entry))
        let type = index.model[index.entries[index.order[id]].type]
        Resolution.complete(&slots, inverse: inverse[id], count: index.model[type.shape].slots.count)
        records.append(Record(shape: type.shape, slots: slots))
      }
    }
  }

  /// Adds the lists of inverse relations.
  private static func complete(_ slots: inout [Value], inverse: ArraySlice<Relation>, count: Int) {
    for slot in slots.count..<max(slots.count, count) {
      // Relations come in the order of their sources, so one that is met twice follows itself.
      var (sources, last): ([Value], EntryID?) = ([], nil)
      for relation in inverse where relation.slot == slot && relation.source != last {
        sources.append(.entry(relation.source))
        last = relation.source
      }
      slots.append(.list(sources))
    }
  }
}

/// Relations by their targets, each target's in the order in which they were given.
private struct InverseRelations {
  private var relations: [Relation]
  /// Where those of each target begin, and after the last the end.
  private var starts: [Int]

  init(_ given: [Relation], of count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for relation in given { starts[relation.target.index + 1] += 1 }
    for target in 0..<count { starts[target + 1] += starts[target] }
    var next = starts
    relations = given
    for relation in given {
      relations[next[relation.target.index]] = relation
      next[relation.target.index] += 1
    }
  }

  subscript(target: Int) -> ArraySlice<Relation> { relations[starts[target]..<starts[target + 1]] }
}
