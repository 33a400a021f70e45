// A build that finds nothing but edits of a few entries which change no more than the entries' own texts and plain slots
// (`EntryRevision` says which): the site is joined as it was, and only the steps that read what changed are run.
//
// Whatever else could have changed makes this give up, and the build joins everything anew. So it may refuse too much,
// and must never refuse too little; that its output is a clean build's is held by the tests of random edits.

import BuildGraph
import Coding
import Content
import Diagnostics
import HTML
import Markdown
import Outputs
import Parallel
import Schema
import Synchronization
import Template

struct Revision: Sendable {
  private let known: KnownSite
  private let request: BuildRequest
  private let theme: PortalFiles
  private let configuration: Configuration
  private let entries: [RevisedEntry]
  private let isDamaged = Damage()
  let model: ContentModel
  private let templates: ParsedTemplates
  /// The numbers of the steps to be run, and the steps.
  private let steps: [(number: Int, step: Step)]
  private let last: LastBuild
  private let nodes: SiteNodes

  /// An entry that was edited.
  struct RevisedEntry: Sendable {
    let edited: KnownSite.EditedFile
    let read: ReadEntry
    /// Its record as the last build made it.
    let before: Record
    let joined: JoinedRecord
    let digests: [UInt64]
    let changedSlots: Set<Int>
    let html: [UInt8]
  }

  /// Set by any thread.
  private final class Damage: Sendable {
    private let flag = Atomic<Bool>(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
  }

  /// Reads what was edited.
  ///
  /// - Returns: nil when an edit may have changed more than it can be trusted with.
  init?(_ known: KnownSite, _ listing: Listing, _ request: BuildRequest) throws(DiskFailure) {
    let theme = try PortalFiles(theme: listing)
    guard let settings = theme.configuration else { return nil }
    // A worker starts meanwhile.
    request.markdown.prepare(for: known.edited.reduce(0) { $0 + $1.file.size })
    let (loaded, templates) = Parallel.both(jobs: request.jobs) {
      loadContentModel(theme.types)
    } and: {
      ParsedTemplates(theme.templates, jobs: request.jobs)
    }
    let model = loaded.model
    let configuration = Configuration.read(settings, baseURL: request.baseURL).configuration
    let read = try Revision.read(known.edited, model, request)
    guard let entries = Revision.revised(known, read, model) else { return nil }
    var table = known.graph.nodes
    for entry in entries { table.replace(NodeID(entry.edited.id.index), digests: entry.digests) }
    nodes = SiteNodes(table, recordCount: known.kept.records.count)
    last = LastBuild(
      known.graph, outputs: known.state.outputs, nodes: table, environment: known.graph.environment)
    var steps: [(number: Int, step: Step)] = []
    for number in last.stale {
      guard let step = known.kept.page(number, file: known.graph.steps[number].name) else { return nil }
      steps.append((number, step))
    }
    let lists = RevisedLists(known, entries, model, configuration, request)
    guard let more = try lists.steps() else { return nil }
    self.steps = (steps + more).sorted { $0.number < $1.number }
    (self.known, self.request, self.theme, self.configuration) = (known, request, theme, configuration)
    (self.entries, self.model, self.templates) = (entries, model, templates)
  }

  private static func read(
    _ edited: [KnownSite.EditedFile], _ model: ContentModel, _ request: BuildRequest
  ) throws(DiskFailure) -> [ReadEntry] {
    var sources: [SourceFile] = []
    for item in edited {
      let bytes = try Disk.read(item.file.location, limit: FoundFile.textSize)
      sources.append(SourceFile(path: item.entry.source.path, bytes: bytes))
    }
    do throws(WorkerFailure) {
      return try EntryReader(model: model, markdown: request.markdown).read(sources)
    } catch {
      throw DiskFailure(error.operation, error.path, reason: error.reason)
    }
  }

  /// What became of the entries, which lie in the shelf of records then.
  private static func revised(
    _ known: KnownSite, _ read: [ReadEntry], _ model: ContentModel
  ) -> [RevisedEntry]? {
    let nodes = SiteNodes(known.graph.nodes, recordCount: known.kept.records.count)
    var entries: [RevisedEntry] = []
    for (edited, read) in zip(known.edited, read) {
      let before = known.shelf[edited.id.index]
      guard let entry = read.entry, read.diagnostics.isEmpty, case .held(let html) = entry.body.text,
        let revision = EntryRevision(
          of: edited.entry, to: entry, record: before.record, fillings: before.fillings,
          between: known.neighbours(of: edited.id), in: model, target: known.address)
      else { return nil }
      var digests = Array(known.graph.nodes.digests(of: NodeID(edited.id.index)))
      guard digests.count == revision.record.slots.count else { return nil }
      var changed: Set<Int> = []
      for slot in digests.indices {
        let digest: UInt64
        if slot == PageSlot.body.rawValue {
          digest = revision.bodyDigest.value
        } else if revision.record.slots[slot] == before.record.slots[slot] {
          continue
        } else {
          digest = nodes.digest(ofSlot: revision.record.slots[slot]).value
        }
        if digests[slot] != digest { changed.insert(slot) }
        digests[slot] = digest
      }
      let joined = JoinedRecord(record: revision.record, fillings: revision.fillings)
      known.shelf.replace(edited.id.index, by: joined)
      entries.append(
        RevisedEntry(
          edited: edited, read: read, before: before.record, joined: joined, digests: digests,
          changedSlots: changed, html: html))
    }
    return entries
  }

  /// True when something that was kept could not be had: what was made is worth nothing.
  var wasDamaged: Bool { isDamaged.isSet || known.shelf.wasDamaged }

  // MARK: Rendering

  /// Runs the steps.
  ///
  /// - Returns: what came of them; nil when some result must be seen together with all others.
  func results(placedIn outlet: Outlet) throws(DiskFailure) -> [StepResult]? {
    guard let compiled else { return nil }
    let traces = known.kept.withdrawn.map(PersonTrace.init)
    let renderer = Renderer(
      records: records, globals: known.kept.globals, programs: compiled.programs,
      settings: RenderSettings(
        language: configuration.language, currency: configuration.currency, baseURL: configuration.baseURL),
      sender: configuration.mail.sender)
    let stage = RenderStage(
      steps: steps.map(\.step), renderer: renderer, nodes: nodes, templates: compiled.digests, traces: traces,
      linkForms: LinkForms(isPortable: request.isPortable, baseURL: configuration.baseURL), last: last,
      outlet: outlet)
    let results = try stage.run(jobs: request.jobs)
    return zip(steps, results).allSatisfy { isSound($1, of: $0.number) } ? results : nil
  }

  /// The templates of the pages that are made; nil when one does not compile.
  private var compiled: CompiledTemplates? {
    let shapes = SiteShapes(model: model)
    let uses = PlannedSite.uses(of: steps.map(\.step))
    let compiled = SiteTemplates(
      templates, likely: uses, configuration: configuration, shapes: shapes, assets: AssetMap(theme.assets),
      model: model, jobs: request.jobs
    ).compiled(for: uses, jobs: request.jobs)
    return uses.allSatisfy { compiled.programs[$0] != nil } ? compiled : nil
  }

  private var records: RecordTable {
    let texts = Dictionary(
      uniqueKeysWithValues: entries.map { ($0.edited.id, SafeHTML($0.html, filledWith: $0.joined.fillings)) })
    return RecordTable(count: known.shelf.count, record: { [known] in known.shelf[$0.index].record }) {
      [known, isDamaged] id in
      if let text = texts[id] ?? known.body(of: id) { return text }
      isDamaged.set()
      return .empty
    }
  }

  /// Whether a step left the site as sound as it was: nothing to say, nothing wrong, no new way to lead nowhere, and every
  /// place still there.
  private func isSound(_ result: StepResult, of number: Int) -> Bool {
    guard result.record != nil, result.diagnostics.isEmpty, !result.facts.isFaulty,
      let before = try? StepNotes(known.graph.steps[number].notes), before.diagnostics.isEmpty
    else { return false }
    switch result.reason {
    case .read?, .group?: break
    // Only bytes are made of something else: the templates are those of the last build.
    case .input(1)?: break
    default: return false
    }
    switch result.placing {
    case .unchanged?, .changed?: break
    default: return false
    }
    let anchors = Set(result.facts.anchors)
    let targets = Set(result.facts.targets).subtracting(before.facts.targets).subtracting(anchors)
    return anchors.isSuperset(of: before.facts.anchors)
      && (targets.isEmpty || targets.isSubset(of: known.state.outputs.map { TargetKey.of(file: $0.file) }))
  }

  // MARK: What is left

  func work(_ results: [StepResult]) -> BuildWork {
    BuildWork(
      parsed: entries.count, steps: steps.map(\.step), results,
      request.explains ? ReasonWords(model: model) : nil)
  }

  func placedFiles(_ results: [StepResult]) -> [PlacedFile] {
    zip(steps, results).enumerated().compactMap { place, item in
      item.1.placing.map { PlacedFile(file: item.0.step.file, number: place, placing: $0) }
    }
  }

  /// What the next build wants to know, besides what it knew.
  func edits(_ results: [StepResult], _ listing: Listing) -> Edits {
    var edits = known.state.edits ?? Edits(base: known.base, listing: listing.digest)
    edits.listing = listing.digest
    edits.isSettled = listing.isSettled
    for (step, result) in zip(steps, results) {
      guard let record = result.record, let signature = result.placing?.signature else { continue }
      edits.steps[step.number] = EditedStep(record: record, signature: signature)
    }
    for entry in entries {
      edits.files[entry.edited.number] = entry.edited.now
      edits.entries[entry.edited.id.index] = EditedEntry(entry)
    }
    return edits
  }
}

extension EditedEntry {
  fileprivate init(_ entry: Revision.RevisedEntry) {
    digests = entry.digests
    html = entry.html
    var writer = ByteWriter(capacity: 4096)
    entry.joined.write(to: &writer)
    record = writer.bytes
    writer = ByteWriter(capacity: 4096)
    entry.read.write(to: &writer)
    facts = StoredText(offset: 0, count: entry.html.count).bytes + writer.bytes
  }
}
