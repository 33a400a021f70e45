// Phases 3 and 4 of one build: the library, the plan, the compiled templates; then the artifacts and their verification.

import Content
import Diagnostics
import HTML
import Schema
import Template

struct PlannedSite {
  private(set) var diagnostics: [Diagnostic]
  private let library: Library
  private let configuration: Configuration
  private let steps: [Step]
  private let renderer: Renderer
  /// False when a page has no template, and so no step.
  private let isWhole: Bool

  init(_ portal: Portal, files: PortalFiles, request: BuildRequest) {
    configuration = portal.configuration
    let built = LibraryBuilder(model: portal.model, selection: request.selection, media: portal.media).library(
      of: portal.entries)
    library = built.library
    let shapes = SiteShapes(model: portal.model)
    let names = Set(files.templates.map(PlannedSite.templateName))
    let plan = Planner(library: library, configuration: configuration, shapes: shapes, templates: names)
    isWhole = plan.diagnostics.isEmpty
    let redirects = Redirects.of(library)
    let assets = AssetMap(files.assets)
    let extra = PlannedSite.extraSteps(plan.steps, redirects.redirects, library, configuration, assets, files)
    steps = plan.steps + extra
    let globals = Globals(
      library: library, configuration: configuration, shapes: shapes, selection: request.selection)
    let compiled = PlannedSite.compile(
      files, uses: PlannedSite.uses(of: plan.steps), globals: globals, shapes: shapes,
      functions: builtInFunctions + SiteFunctions.all(assets: assets, configuration: configuration, shapes: shapes),
      model: portal.model)
    renderer = Renderer(
      library: library, globals: globals.values, programs: compiled.programs,
      settings: RenderSettings(
        language: configuration.language, currency: configuration.currency, baseURL: configuration.baseURL))
    diagnostics =
      portal.diagnostics + built.diagnostics + plan.diagnostics + redirects.diagnostics + compiled.diagnostics
      + AddressBook.clashes(among: steps)
  }

  /// How many pages readers can open, redirects not counted.
  var pageCount: Int { steps.count { if case .page = $0.work { true } else { false } } }

  /// Lays out all pages. After an error elsewhere, what goes wrong here may only follow from it and is not reported.
  mutating func render() throws(DiskFailure) -> [Artifact] {
    let hadErrors = diagnostics.hasErrors
    var artifacts: [Artifact] = []
    artifacts.reserveCapacity(steps.count)
    for step in steps {
      let made = try renderer.artifact(of: step)
      if !hadErrors { diagnostics += made.diagnostics }
      if let artifact = made.artifact { artifacts.append(artifact) }
    }
    return artifacts
  }

  /// Verifies the finished site, unless pages are missing from it, which would only make more links look broken.
  mutating func verify(_ artifacts: [Artifact]) {
    guard isWhole, artifacts.count == steps.count else { return }
    let navigation = configuration.navigation.map { SiteLink(target: $0.path, place: $0.place) }
    var verifier = SiteVerifier(artifacts)
    diagnostics += verifier.diagnostics(
      siteLinks: library.siteLinks, navigation: navigation, withdrawn: library.withdrawn)
  }

  /// The artifacts as they are published: a portal for a file share gets links to files, and otherwise the not-found page
  /// gets links that hold at any depth.
  func finished(_ artifacts: [Artifact], isPortable: Bool) -> [Artifact] {
    artifacts.map { artifact in
      guard artifact.isPage, let form = linkForm(of: artifact, isPortable: isPortable) else { return artifact }
      return artifact.with(bytes: form.rewritten(artifact.bytes, of: artifact.path))
    }
  }

  private func linkForm(of artifact: Artifact, isPortable: Bool) -> LinkForm? {
    if isPortable { return .toFiles }
    return artifact.path == Planner.notFound ? configuration.baseURL.map(LinkForm.fromRoot(of:)) : nil
  }
}

// MARK: - Parts

extension PlannedSite {
  /// `templates/components/card.html` -> `components/card.html`.
  private static func templateName(_ file: SourceFile) -> String { String(file.path.dropFirst("templates/".count)) }

  /// Each template and subject once, in the order of the plan.
  private static func uses(of steps: [Step]) -> [TemplateUse] {
    var seen: Set<TemplateUse> = []
    return steps.compactMap { step in
      guard case .page(let use, _) = step.work, seen.insert(use).inserted else { return nil }
      return use
    }
  }

  private static func compile(
    _ files: PortalFiles, uses: [TemplateUse], globals: Globals, shapes: SiteShapes, functions: [Function],
    model: ContentModel
  ) -> (programs: [TemplateUse: Program], diagnostics: [Diagnostic]) {
    let environment = TemplateEnvironment(
      shapes: shapes.all,
      types: model.types.map { TemplateEnvironment.EntryType(id: $0.id, name: $0.name, shape: $0.shape) },
      globals: globals.slots, functions: functions)
    let compiled = compileTemplates(
      files.templates.map { TemplateFile(name: templateName($0), source: $0) },
      requests: uses.map { TemplateRequest(template: $0.template, subject: $0.subject) }, environment: environment)
    var programs: [TemplateUse: Program] = [:]
    for (use, program) in zip(uses, compiled.programs) { programs[use] = program }
    return (programs, compiled.diagnostics)
  }

  /// What no template makes: redirects, assets, media, sitemap, robots.
  private static func extraSteps(
    _ pages: [Step], _ redirects: [Redirect], _ library: Library, _ configuration: Configuration,
    _ assets: AssetMap,
    _ files: PortalFiles
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
      add("sitemap.xml", Sitemap.xml(of: addresses(pages, library), on: base), "the sitemap")
    }
    add("robots.txt", Sitemap.robots(baseURL: configuration.baseURL), "robots.txt")
    for asset in assets.files { add(asset.path.path, asset.bytes, "an asset of the theme") }
    for file in library.media {
      guard let location = files.mediaLocations[file.path.path] else { continue }
      steps.append(
        Step(
          path: file.path, origin: Step.Origin(words: file.source, place: Place(file: file.source)),
          work: .copy(location: location)))
    }
    return steps
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
