// Phases 3 and 4 of one build: the library, the plan, the compiled templates; then the artifacts and their verification.

import Coding
import Content
import Diagnostics
import HTML
import Outputs
import Parallel
import Schema
import Synchronization
import Template

struct PlannedSite: Sendable {
  let diagnostics: [Diagnostic]
  let steps: [Step]
  let nodes: SiteNodes
  let records: RecordTable
  let library: Library
  private let configuration: Configuration
  let globals: [Value]
  /// Those of the library, then the site's own.
  let allRecords: [Record]
  let feedMembers: [Feeds.Members]
  /// What a person may want to know of the plan.
  let notes: [String]
  /// Held to the end, so that a process that ends with it need not take it apart before.
  private let templates: SiteTemplates
  private let compiled: CompiledTemplates
  private let linkForms: LinkForms
  private let traces: [PersonTrace]
  /// False when a page has no template, and so no step.
  private let isWhole: Bool
  /// Of what every step depends on.
  let environment: Digest

  /// - Parameter body: the text of an entry, fetched when a page shows it.
  init(_ portal: Portal, files: PortalFiles, request: BuildRequest, bodies: BodyShelf) {
    self.configuration = portal.configuration
    let shapes = SiteShapes(model: portal.model)
    let names = Set(files.templates.map(\.templateName))
    let assets = AssetMap(files.assets)
    let (entries, configuration) = (portal.entries, portal.configuration)
    let (built, checked) = Parallel.both(jobs: request.jobs) {
      LibraryBuilder(
        model: portal.model, selection: request.selection, media: portal.media, language: configuration.language,
        data: portal.data
      ).library(of: entries, jobs: request.jobs)
    } and: {
      SiteTemplates(
        portal.templates,
        likely: Planner.likelyUses(of: entries, in: portal.model, shapes: shapes, templates: names),
        configuration: configuration, shapes: shapes, assets: assets, model: portal.model, jobs: request.jobs)
    }
    library = built.library
    templates = checked
    let library = library
    let ((plan, mails), (redirects, feeds, calendars)) = Parallel.both(jobs: request.jobs) {
      (
        Planner(library: library, configuration: configuration, shapes: shapes, templates: names),
        MailPlan(of: library, configuration, templates: names)
      )
    } and: {
      (
        Redirects.of(library), PublishedFeeds(of: library, configuration),
        Calendars(
          of: library, title: configuration.title,
          portal: CalendarPortal(baseURL: configuration.baseURL, organisation: configuration.organisation))
      )
    }
    // A setting that is there and refused is not missing.
    let isFaulty = portal.diagnostics.contains { $0.isError && $0.place?.path == files.configuration?.path }
    notes = isFaulty ? [] : mails.note.map { [$0] } ?? []
    isWhole = plan.diagnostics.isEmpty && !mails.diagnostics.hasErrors
    let globals = Globals(
      library: library, configuration: configuration, shapes: shapes, selection: request.selection,
      feeds: feeds.links, calendars: calendars.feeds.map { Planner.link($0.title, $0.path) },
      search: plan.hasSearch ? Planner.search : nil)
    self.globals = globals.values
    allRecords = globals.records
    feedMembers = feeds.members
    // None of the three needs the others.
    let ((compiled, nodes), (steps, clashes)) = Parallel.both(jobs: request.jobs) {
      Parallel.both(jobs: request.jobs) {
        checked.compiled(for: PlannedSite.uses(of: plan.steps) + mails.uses, jobs: request.jobs)
      } and: {
        SiteNodes(
          library: library, records: globals.records, globals: globals.values, assets: assets, jobs: request.jobs)
      }
    } and: {
      let steps =
        plan.steps + mails.steps
        + PlannedSite.extraSteps(
          plan.steps, redirects.redirects, library, configuration, assets, files, feeds, calendars)
        + (plan.hasSearch ? [PlannedSite.searchIndex(of: library, isPortable: request.isPortable)] : [])
      return (steps, AddressBook.clashes(among: steps))
    }
    (self.compiled, self.nodes, self.steps) = (compiled, nodes, steps)
    records = RecordTable(globals.records) { id in bodies.body(of: id, in: library) }
    linkForms = LinkForms(isPortable: request.isPortable, baseURL: configuration.baseURL)
    traces = library.withdrawn.map(PersonTrace.init)
    environment = PlannedSite.environment(portal.digest, request, traces)
    diagnostics =
      portal.diagnostics + built.diagnostics + plan.diagnostics + redirects.diagnostics + mails.diagnostics
      + EventCheck.diagnostics(of: library) + compiled.diagnostics + clashes
      + MisplacedText.diagnostics(
        of: files.misplaced, beside: entries, in: portal.model, published: library.media)
  }

  /// How many pages readers can open, redirects not counted.
  var pageCount: Int { steps.count { if case .page = $0.work { true } else { false } } }

  /// The stage that lays out all pages.
  func renderStage(last: LastBuild?, outlet: Outlet?) -> RenderStage {
    RenderStage(
      steps: steps, renderer: renderer, nodes: nodes, templates: compiled.digests, traces: traces,
      linkForms: linkForms, last: last, outlet: outlet)
  }

  /// By type, the compiled conditions of its audit rules; nil where one is wrong.
  var auditConditions: [[Condition?]] { compiled.auditConditions }

  /// Whether a condition is true of an entry.
  func holds(_ condition: Condition, of id: EntryID) throws(RenderFault) -> Bool {
    try condition.holds(of: .entry(id), globals: globals, records: records, settings: renderer.settings)
  }

  var renderer: Renderer {
    Renderer(
      records: records, globals: globals, programs: compiled.programs,
      settings: RenderSettings(
        language: configuration.language, currency: configuration.currency, baseURL: configuration.baseURL),
      sender: configuration.mail.sender)
  }

  /// Verifies the finished site, unless pages are missing from it, which would only make more links look broken.
  func verify(_ results: [StepResult], jobs: Int) -> [Diagnostic] {
    guard isWhole, results.allSatisfy({ $0.record != nil }) else { return [] }
    let navigation = configuration.navigation.map { SiteLink(target: $0.path, place: $0.place) }
    let renderer = renderer
    var verifier = SiteVerifier(
      files: steps.map { $0.file }, facts: results.map { $0.facts }, jobs: jobs
    ) { number in
      try? renderer.artifact(of: steps[number])
    }
    return verifier.diagnostics(siteLinks: library.siteLinks, navigation: navigation, traces: traces)
  }

  private static func environment(_ portal: Digest, _ request: BuildRequest, _ traces: [PersonTrace]) -> Digest {
    var writer = ByteWriter()
    writer.write(fixed: portal.value)
    writer.write(request.isPortable)
    writer.write(request.baseURL) { $0.write($1) }
    writer.write(traces) { $1.write(to: &$0) }
    return writer.digest
  }
}

// MARK: - Parts

extension PlannedSite {
  /// Each template and subject once, in the order of the plan.
  static func uses(of steps: [Step]) -> [TemplateUse] {
    var seen: Set<TemplateUse> = []
    return steps.compactMap { step in
      guard let use = step.use, seen.insert(use).inserted else { return nil }
      return use
    }
  }

  /// What no template makes: redirects, assets, media, sitemap, robots, feeds, calendars, badges.
  private static func extraSteps(
    _ pages: [Step], _ redirects: [Redirect], _ library: Library, _ configuration: Configuration,
    _ assets: AssetMap,
    _ files: PortalFiles, _ feeds: PublishedFeeds, _ calendars: Calendars
  ) -> [Step] {
    var steps = redirects.map { Step(path: $0.from, origin: $0.origin, work: .redirect(to: $0.to)) }
    func add(_ path: String, _ bytes: [UInt8], _ words: String) {
      steps.append(Step(path: SitePath(path), origin: Step.Origin(words: words, place: nil), work: .bytes(bytes)))
    }
    if !redirects.isEmpty {
      let root = configuration.baseURL.map(BaseURL.root(of:)) ?? "/"
      add("_redirects", Redirects.rules(redirects, root: root), "the list of redirects")
    }
    if let base = configuration.baseURL {
      add(Sitemap.name, Sitemap.xml(of: addresses(pages, library), on: base), "the sitemap")
    }
    add("robots.txt", Sitemap.robots(baseURL: configuration.baseURL), "robots.txt")
    for file in feeds.files { add(file.path, file.bytes, file.words) }
    for file in calendars.files { add(file.path.path, file.bytes, file.words) }
    for file in Badges.files(of: library, portal: BadgePortal(configuration)) {
      add(file.path.path, file.bytes, file.words)
    }
    for asset in assets.files { add(asset.path.path, asset.bytes, "an asset of the theme") }
    for file in library.media {
      guard let found = files.mediaFiles[file.path.path] else { continue }
      steps.append(
        Step(
          path: file.path, origin: Step.Origin(words: file.source, place: Place(file: file.source)),
          work: .copy(found)))
    }
    return steps
  }

  private static func searchIndex(of library: Library, isPortable: Bool) -> Step {
    Step(
      path: SitePath(SearchIndex.name), origin: Step.Origin(words: "the search index", place: nil),
      work: .bytes(SearchIndex.script(of: library, linksToFiles: isPortable)))
  }

  private static func addresses(_ pages: [Step], _ library: Library) -> [(path: SitePath, reviewed: Day?)] {
    pages.filter { $0.path != Planner.notFound }.map { step in
      guard case .page(_, .entry(let id)) = step.work,
        case .date(let day) = library.records[id.index].slots[PageSlot.reviewed.rawValue]
      else { return (step.path, nil) }
      return (step.path, day)
    }
  }
}

extension ParsedTemplates {
  init(_ files: [SourceFile], jobs: Int) {
    self.init(files.map { TemplateFile(name: $0.templateName, source: $0) }, jobs: jobs)
  }
}

extension SourceFile {
  /// `templates/components/card.html` -> `components/card.html`.
  fileprivate var templateName: String { String(path.dropFirst("templates/".count)) }
}

/// Fetches the texts of entries, and remembers when one could not be had.
final class BodyShelf: Sendable {
  private let store: EntryStore
  private let isDamaged = Atomic<Bool>(false)

  init(_ store: EntryStore) { self.store = store }

  /// True when the file of bodies is not what it was: the pages made of it are worth nothing.
  var wasDamaged: Bool { isDamaged.load(ordering: .relaxed) }

  func body(of id: EntryID, in library: Library) -> SafeHTML {
    let digest = library.entries.indices.contains(id.index) ? library.entries[id.index].entry.body.digest : nil
    let html = library.html(of: id) { text in digest.flatMap { store.html(of: text, digest: $0) } }
    if html == nil { isDamaged.store(true, ordering: .relaxed) }
    return html ?? .empty
  }
}
