// One build from files to site. 1. discover, and end there if nothing has changed; 2. read types, entries, templates;
// 3. join them to the library and plan the pages; 4. lay out what has changed, and verify; 5. publish, only without errors.
// Everything wrong is gathered on the way and reported at once.

import BuildGraph
import Coding
import Content
import Diagnostics
import HTML
import Markdown
import Parallel
import Schema
import Template

package enum Build {
  /// - Throws: when the environment fails; the output is then as it was, or will be completed by the next build.
  package static func run(
    _ request: BuildRequest, progress: (BuildPhase) -> Void = { _ in }
  ) throws(DiskFailure) -> BuildReport {
    guard Disk.kind(of: request.folders.content + "/site.yaml") != nil else { return noPortal(request) }
    let memo = try MemoFolder.open(beside: request.folders.content)
    var run = BuildRun(request, memo)
    if let report = try run.attempt(progress) { return report }
    // A file of the memo is not what was written into it. Without it, everything is made anew.
    run.forget()
    run.notes = [BuildRun.damageNote]
    guard let report = try run.attempt(progress) else {
      throw DiskFailure("read", "what was written into .laurel", reason: "the file system returns other bytes")
    }
    return report
  }

  fileprivate static func noPortal(_ request: BuildRequest) -> BuildReport {
    let missing = Diagnostic(
      .missingConfiguration, "there is no \(request.folders.content)/site.yaml, so this is no portal", at: nil,
      hint: "change into the portal's folder, or make a new portal with: laurel init my-portal")
    return BuildReport(
      diagnostics: [missing], entries: 0, pages: 0, published: nil, notes: [], work: .none,
      profile: BuildProfile(phases: []))
  }
}

/// One build, under way.
private struct BuildRun {
  let request: BuildRequest
  let memo: MemoFolder
  var notes: [String] = []
  private var clock = PhaseClock()

  static let damageNote = "The memo in .laurel was damaged; what cannot be used of it is left aside and made anew."
  static let foreignNote =
    "The memo in .laurel is of another version of Laurel; it is left aside, and everything is built anew."

  init(_ request: BuildRequest, _ memo: MemoFolder) {
    self.request = request
    self.memo = memo
  }

  private var stateName: String { PublishedState.name(for: request.folders.output) }

  /// Removes what earlier builds left.
  mutating func forget() {
    clock = PhaseClock()
    memo.remove(EntryMemo.name)
    memo.remove(stateName)
    memo.remove(Edits.name(for: request.folders.output))
  }

  /// - Returns: nil when the memo turned out to be damaged.
  mutating func attempt(_ progress: (BuildPhase) -> Void) throws(DiskFailure) -> BuildReport? {
    clock.begin(.discover, progress)
    if request.isClean {
      memo.remove(EntryMemo.name)
      memo.remove(stateName)
      memo.remove(Edits.name(for: request.folders.output))
    }
    // A worker takes a while to start, and without a memo there will be work for one in any portal with entries.
    if !memo.holds(EntryMemo.name) { request.markdown.prepare(for: 1) }
    let listing = try Listing(request.folders, jobs: request.jobs)
    let published = loadState()
    if let published, let report = upToDate(published, listing) { return report }
    if let published, let report = try revise(published, listing, progress) { return report }
    let files = try PortalFiles(listing)
    guard let settings = files.configuration else { return Build.noPortal(request) }
    clock.begin(.parse, progress)
    let portal = try Portal(
      files, settings: settings, remembered: loadEntries(), memo: memo, listing: listing, request: request)
    if portal.store.wasDamaged, !notes.contains(BuildRun.damageNote) { notes.append(BuildRun.damageNote) }
    clock.begin(.index, progress)
    let bodies = BodyShelf(portal.store)
    let site = Parallel.both(jobs: request.jobs) { [request] in
      PlannedSite(portal, files: files, request: request, bodies: bodies)
    } and: { [memo] in
      memo.save([portal.store.memo.bytes], as: EntryMemo.name, version: EngineVersion.text)
    }.0
    let last = published.flatMap { lastBuild($0, site) }
    let claim = try claimOutput()
    defer { claim.output?.release() }
    // What is wrong already, such as two files where there is room for one, is told and not tried.
    let wanted = site.diagnostics.hasErrors ? nil : claim.output
    let outlet = try wanted.map { output throws(DiskFailure) in
      Outlet(folder: output.folder, staging: try Staging(in: output.folder.path), isNew: output.isNew)
    }
    defer { outlet?.staging.discard() }
    clock.begin(.render, progress)
    let results = try site.renderStage(last: last, outlet: outlet).run(jobs: request.jobs)
    if bodies.wasDamaged { return nil }
    clock.begin(.verify, progress)
    let finished = FinishedBuild(portal: portal, site: site, results: results, listing: listing)
    // Where no earlier build is known whose records would be lost, what is kept is written before all is known to be right. Records
    // of a build that fails fit no graph.
    let isFirst = published == nil && outlet != nil
    let ((diagnostics, ours), early) = Parallel.both(jobs: request.jobs) { [self] in
      (self.diagnostics(site, results, claim.refusal), Manifest(files: Set(finished.placedFiles.map(\.file))))
    } and: { [self] in
      isFirst ? keep(finished) : nil
    }
    guard let outlet, !isBlocked(diagnostics) else { return report(finished, diagnostics, nil) }
    clock.begin(.publish, progress)
    let publisher = Publisher(folder: outlet.folder, staging: outlet.staging)
    // Records that are kept while the files are refused fit no graph, and are passed over.
    let done = Parallel.both(jobs: request.jobs) {
      Result { () throws(DiskFailure) in try publisher.publish(finished.placedFiles, listedIn: ours) }
    } and: { [self] in
      WrittenState(finished, diagnostics, request, tail: early ?? keep(finished))
    }
    switch try done.0.get() {
    case .failure(let refusal):
      return report(finished, diagnostics + [refusal.diagnostic], nil)
    case .success(let counts):
      let manifest = Disk.status(of: request.folders.output + "/" + Manifest.name)?.signature
      memo.save(done.1.pieces(manifest: manifest), as: stateName, version: EngineVersion.text)
      memo.remove(Edits.name(for: request.folders.output))
      return report(finished, diagnostics, counts)
    }
  }

  /// After an error elsewhere, what goes wrong in a render may only follow from it and is not reported.
  private func diagnostics(_ site: PlannedSite, _ results: [StepResult], _ refusal: OutputRefusal?) -> [Diagnostic]
  {
    var all = site.diagnostics
    if !all.hasErrors { all += results.flatMap(\.diagnostics) }
    all += site.verify(results, jobs: request.jobs)
    if let refusal, !all.hasErrors { all.append(refusal.diagnostic) }
    return all.sortedForReport()
  }

  private func isBlocked(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.hasErrors || (request.isStrict && !diagnostics.isEmpty)
  }

  // MARK: Memory

  private mutating func loadState() -> PublishedState? {
    let name = Edits.name(for: request.folders.output)
    let edits = load(name) { (payload) throws(DamagedData) in
      var reader = payload.reader
      return try Edits(from: &reader)
    }
    // What was edited since is not known: nothing is.
    if edits == nil, memo.holds(name) { return nil }
    return load(stateName) { (payload) throws(DamagedData) in try PublishedState(payload, edits: edits) }
  }

  private mutating func loadEntries() -> EntryMemo? {
    load(EntryMemo.name) { (payload) throws(DamagedData) in
      var reader = payload.reader
      return try EntryMemo(from: &reader)
    }
  }

  /// A file of the memo; nil when there is none that can be used, which is noted unless there is none at all.
  private mutating func load<Content>(
    _ name: String, read: (MemoPayload) throws(DamagedData) -> Content
  ) -> Content? {
    let note: String
    switch memo.load(name, version: EngineVersion.text) {
    case .none: return nil
    case .payload(let payload):
      if let content = try? read(payload) { return content }
      note = BuildRun.damageNote
    case .damaged: note = BuildRun.damageNote
    case .foreign: note = BuildRun.foreignNote
    }
    if !notes.contains(note) { notes.append(note) }
    return nil
  }

  private mutating func lastBuild(_ published: PublishedState, _ site: PlannedSite) -> LastBuild? {
    guard let graph = try? published.graph() else { return nil }
    return LastBuild(graph, outputs: published.outputs, nodes: site.nodes.table, environment: site.environment)
  }

  /// The report of a build that finds nothing to do.
  private func upToDate(_ state: PublishedState, _ listing: Listing) -> BuildReport? {
    guard request.publishes, state.isSettled, state.request == request.digest, state.listing == listing.digest,
      OutputFolder.refusal(request.folders) == nil, !Staging.isLeft(in: request.folders.output)
    else { return nil }
    guard isStanding(state) else { return nil }
    return BuildReport(
      diagnostics: state.diagnostics, entries: state.entries, pages: state.pages,
      published: PublishCounts(unchanged: state.outputs.count), notes: notes, work: .none, profile: clock.profile)
  }

  /// Whether everything that was published is still there as it was.
  private func isStanding(_ state: PublishedState) -> Bool {
    let output = request.folders.output
    guard let manifest = state.manifest, Disk.status(of: output + "/" + Manifest.name)?.signature == manifest else {
      return false
    }
    return Parallel.slices(of: state.outputs.count, jobs: request.jobs, smallest: 256) { range in
      state.outputs[range].allSatisfy { Disk.status(of: output + "/" + $0.file)?.signature == $0.signature }
    }.allSatisfy { $0 }
  }

  /// The report of a build that finds only entries edited, see ``Revision``; nil when everything must be joined anew.
  private mutating func revise(
    _ state: PublishedState, _ listing: Listing, _ progress: (BuildPhase) -> Void
  ) throws(DiskFailure) -> BuildReport? {
    let output = request.folders.output
    guard request.publishes, state.request == request.digest, OutputFolder.refusal(request.folders) == nil,
      !Staging.isLeft(in: output), let known = KnownSite(state, listing, memo, output: output)
    else { return nil }
    clock.begin(.parse, progress)
    let revision = try Revision(known, listing, request)
    guard !isUseless(known.shelf.wasDamaged), let revision else { return nil }
    let claim = try claimOutput()
    defer { claim.output?.release() }
    guard let folder = claim.output?.folder, isStanding(state) else { return nil }
    let outlet = Outlet(folder: folder, staging: try Staging(in: folder.path))
    defer { outlet.staging.discard() }
    clock.begin(.render, progress)
    let results = try revision.results(placedIn: outlet)
    // Texts are shared by all output folders: another one may have begun them anew, and whoever joins reads them with care.
    guard !isUseless(known.shelf.wasDamaged), !revision.wasDamaged, let results else { return nil }
    clock.begin(.publish, progress)
    let publisher = Publisher(folder: folder, staging: outlet.staging)
    guard case .success(let changed) = try publisher.replace(revision.placedFiles(results)) else { return nil }
    memo.save(
      [revision.edits(results, listing).bytes], as: Edits.name(for: output), version: EngineVersion.text)
    return BuildReport(
      diagnostics: state.diagnostics, entries: state.entries, pages: state.pages,
      published: PublishCounts(changed: changed, unchanged: state.outputs.count - changed), notes: notes,
      work: revision.work(results), profile: clock.profile)
  }

  /// Notes that what was kept is damaged, so that nothing made of it is of use.
  private mutating func isUseless(_ wasDamaged: Bool) -> Bool {
    if wasDamaged, !notes.contains(BuildRun.damageNote) { notes.append(BuildRun.damageNote) }
    return wasDamaged
  }

  /// Keeps the graph, and the joined site for builds after small edits; if that cannot be kept, it is no reason to fail.
  private func keep(_ finished: FinishedBuild) -> WrittenState.Tail {
    let ((graph, steps), records) = Parallel.both(jobs: request.jobs) { [self] in
      (finished.graph.pieces(jobs: request.jobs), KeptSteps(finished.site.steps, jobs: request.jobs))
    } and: { [self] in
      writeRecords(of: finished.site)
    }
    let kept = records.map { KeptSite(finished, steps: steps, records: $0.places, shelf: $0.identity) }
    return WrittenState.Tail(graph: graph, kept)
  }

  /// - Returns: where each record lies, and the identity of all; nil when nothing can be kept.
  private func writeRecords(of site: PlannedSite) -> (places: [KeptRun], identity: Digest)? {
    memo.file(PublishedState.name("records", for: request.folders.output)).flatMap { file in
      try? RecordShelf.write(site.allRecords, fillings: site.library.fillings, to: file, jobs: request.jobs)
    }
  }

  // MARK: Output and report

  private func claimOutput() throws(DiskFailure) -> (output: OutputClaim?, refusal: OutputRefusal?) {
    guard request.publishes else {
      if case .failure(let refusal) = try OutputFolder.open(request.folders) { return (nil, refusal) }
      return (nil, nil)
    }
    switch try OutputFolder.claim(request.folders) {
    case .success(let claim): return (claim, nil)
    case .failure(let refusal): return (nil, refusal)
    }
  }

  private func report(
    _ finished: FinishedBuild, _ diagnostics: [Diagnostic], _ published: PublishCounts?
  ) -> BuildReport {
    BuildReport(
      diagnostics: diagnostics.sortedForReport(), entries: finished.portal.store.entries.count,
      pages: finished.site.pageCount, published: published, notes: notes + finished.site.notes,
      work: BuildWork(finished, request.explains), profile: clock.profile, finished: finished)
  }
}

/// A build that has made everything, before and after it is published.
struct FinishedBuild {
  let portal: Portal
  let site: PlannedSite
  let results: [StepResult]
  let listing: Listing

  var placedFiles: [PlacedFile] {
    results.enumerated().compactMap { number, result in
      result.placing.map { PlacedFile(file: site.steps[number].file, number: number, placing: $0) }
    }
  }

  var graph: BuildGraph {
    BuildGraph(environment: site.environment, nodes: site.nodes.table, steps: results.compactMap(\.record))
  }
}
