// Phase 3, plan: every page of the site, from the library and the content model. Nothing here knows a type by its name.

import Content
import Diagnostics
import HTML
import Outputs
import Schema

/// Makes the list of pages to be laid out by templates.
struct Planner {
  let library: Library
  let configuration: Configuration
  let shapes: SiteShapes
  /// File names of the templates there are: `list.html`.
  let templates: Set<String>

  /// Entries on one page of a list.
  static let pageSize = 24
  /// Where web servers are told to find the page for addresses that are none.
  static let notFound = SitePath("404.html")
  /// The page that looks through ``SearchIndex``; planned where a template lays it out.
  static let search = SitePath("search/")
  static let searchTemplate = "search.html"
  private static let overviewOfTags = "tags.html"
  private static let tagTemplate = "tag.html"

  private(set) var steps: [Step] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(library: Library, configuration: Configuration, shapes: SiteShapes, templates: Set<String>) {
    self.library = library
    self.configuration = configuration
    self.shapes = shapes
    self.templates = templates
    steps.reserveCapacity(library.entries.count * 3 / 2)
    planEntries()
    for type in library.model.types { planList(of: type) }
    planTags()
    planNotFound()
    if hasSearch { planSearch() }
    checkHome()
  }

  private mutating func checkHome() {
    guard !steps.contains(where: { $0.path == SitePath("") }) else { return }
    let atRoot = library.model.types.filter { $0.permalink == ":slug/" }
    let files = atRoot.map { "content/\($0.folder)/index.md" }
    diagnostics.append(
      Diagnostic(
        .noHomePage, "no published entry makes the portal's home page", at: nil,
        hint: files.isEmpty
          ? "declare a type with the permalink :slug/" : "publish " + files.joined(separator: " or ")))
  }

  private mutating func planEntries() {
    // Each made once: most entries of a type are laid out by the same.
    let uses = library.model.types.map { type in
      (page: use(type.pageTemplate, of: type), views: type.views.map { use($0.file, of: type) })
    }
    for entry in library.entries {
      let type = library.model[entry.entry.type]
      let source = entry.entry.source.path
      let origin = Step.Origin(words: source, place: Place(file: source))
      if let layout = entry.entry.layout {
        plan(
          entry.path, use(layout.name + ".html", of: type), .entry(entry.id), origin: origin,
          named: Place(layout.span, in: entry.entry.source))
      } else {
        plan(
          entry.path, uses[type.id.index].page, .entry(entry.id), origin: origin,
          named: Place(file: type.source.path))
      }
      for (view, use) in zip(type.views, uses[type.id.index].views) {
        plan(
          view.path(below: entry.path), use, .entry(entry.id),
          origin: Step.Origin(words: "the \(view.title.lowercased()) of " + origin.words, place: origin.place),
          named: Place(file: type.source.path))
      }
    }
  }

  private func use(_ template: String, of type: ContentType) -> TemplateUse {
    TemplateUse(template: template, subject: .entry([type.id]))
  }

  private mutating func planList(of type: ContentType) {
    guard let list = type.list else { return }
    let heading = ListHeading(title: list.title, summary: list.summary, slug: type.folder, section: nil)
    let origin = Step.Origin(
      words: "the list of \(type.plural.lowercased())", place: Place(file: type.source.path))
    let filters = ListFilters(of: type, list, in: library, shapes: shapes)
    func planList(
      _ heading: ListHeading, at root: String, _ entries: [EntryID], archived: [EntryID], chosen: String?
    ) {
      self.planList(
        heading, at: root, entries: entries, archived: archived,
        template: type.listTemplate(among: templates), shape: shapes.lists[type.id.index], origin: origin,
        filters: filters, chosen: chosen)
    }
    planList(
      heading, at: type.folder + "/", library.collections[type.id.index], archived: library.archived[type.id.index],
      chosen: nil)
    for choice in filters.choices {
      let narrowed = ListHeading(
        title: "\(list.title): \(choice.title)", summary: list.summary, slug: choice.key,
        section: (list.title, SitePath(type.folder + "/")))
      planList(narrowed, at: choice.path.path, choice.entries, archived: [], chosen: choice.key)
    }
  }

  private mutating func planTags() {
    guard !library.tags.isEmpty else { return }
    let overview = ListHeading(
      title: "Tags", summary: "Everything on this portal, by subject.", slug: "tags", section: nil)
    plan(
      SitePath("tags/"), Planner.overviewOfTags, subject: .record(BuiltInShape.page.id),
      value: .record(Record(shape: BuiltInShape.page.id, slots: pageSlots(overview, at: SitePath("tags/")))),
      origin: Step.Origin(words: "the overview of tags", place: nil), named: nil)
    for tag in library.tags {
      let heading = ListHeading(
        title: tag.name, summary: "Everything tagged \(tag.name).", slug: tag.slug,
        section: ("Tags", SitePath("tags/")))
      planList(
        heading, at: tag.path.path, entries: tag.entries, archived: [], template: Planner.tagTemplate,
        shape: shapes.mixedList,
        origin: Step.Origin(words: "the tag \"\(tag.name)\"", place: nil))
    }
  }

  private mutating func planNotFound() {
    let heading = ListHeading(
      title: "Page not found", summary: "There is no page at this address.", slug: "404", section: nil)
    plan(
      Planner.notFound, Planner.notFound.path, subject: .record(BuiltInShape.page.id),
      value: .record(Record(shape: BuiltInShape.page.id, slots: pageSlots(heading, at: Planner.notFound))),
      origin: Step.Origin(words: "the not-found page", place: nil), named: nil)
  }

  var hasSearch: Bool { templates.contains(Planner.searchTemplate) }

  private mutating func planSearch() {
    let heading = ListHeading(
      title: "Search", summary: "Find a page by its title, its subject or what it is about.", slug: "search",
      section: nil)
    let slots = pageSlots(heading, at: Planner.search) + [.url(.site(SitePath(SearchIndex.name)))]
    plan(
      Planner.search, Planner.searchTemplate, subject: .record(shapes.search),
      value: .record(Record(shape: shapes.search, slots: slots)),
      origin: Step.Origin(words: "the search page", place: nil), named: nil)
  }

  private mutating func plan(
    _ path: SitePath, _ template: String, subject: ValueType, value: Value, origin: Step.Origin, named place: Place?
  ) {
    plan(path, TemplateUse(template: template, subject: subject), value, origin: origin, named: place)
  }

  private mutating func plan(
    _ path: SitePath, _ use: TemplateUse, _ value: Value, origin: Step.Origin,
    named place: @autoclosure () -> Place?
  ) {
    guard templates.contains(use.template) else {
      diagnostics.append(
        Diagnostic(
          .missingTemplate, "there is no template \"\(use.template)\" to lay out \(origin.words)",
          at: place() ?? origin.place,
          hint: didYouMean(use.template, among: templates.sorted()) ?? "write templates/\(use.template)"))
      return
    }
    steps.append(Step(path: path, origin: origin, work: .page(template: use, subject: value)))
  }
}

// MARK: - Templates

extension Planner {
  /// What will be planned of entries that are not joined yet, and perhaps more: some of them may be hidden.
  static func likelyUses(
    of entries: [Entry], in model: ContentModel, shapes: SiteShapes, templates: Set<String>
  ) -> [TemplateUse] {
    var hasEntries = model.types.map { _ in false }
    var layouts: Set<TemplateUse> = []
    for entry in entries {
      hasEntries[entry.type.index] = true
      guard let layout = entry.layout else { continue }
      layouts.insert(TemplateUse(template: layout.name + ".html", subject: .entry([entry.type])))
    }
    var uses = Array(layouts)
    for type in model.types {
      if type.list != nil {
        let shape = shapes.lists[type.id.index]
        uses.append(TemplateUse(template: type.listTemplate(among: templates), subject: .record(shape)))
      }
      guard hasEntries[type.id.index] else { continue }
      let names =
        [type.pageTemplate] + type.views.map(\.file) + (type.has(.mail) ? [MailPlan.template(of: type)] : [])
      uses += names.map { TemplateUse(template: $0, subject: .entry([type.id])) }
    }
    let page = ValueType.record(BuiltInShape.page.id)
    uses += [
      TemplateUse(template: overviewOfTags, subject: page),
      TemplateUse(template: tagTemplate, subject: .record(shapes.mixedList)),
      TemplateUse(template: notFound.path, subject: page),
      TemplateUse(template: searchTemplate, subject: .record(shapes.search)),
    ]
    return uses.filter { templates.contains($0.template) }
  }
}

extension ContentType {
  fileprivate var pageTemplate: String { name + ".html" }

  fileprivate func listTemplate(among templates: Set<String>) -> String {
    let own = name + "-list.html"
    return templates.contains(own) ? own : "list.html"
  }
}

extension View {
  fileprivate var file: String { template + ".html" }
}

// MARK: - Lists

/// The words at the head of a page that is no entry.
private struct ListHeading {
  let title: String
  let summary: String
  let slug: String
  let section: (title: String, path: SitePath)?

  /// The heading of one page of the list; from the second on, the title says which, so that no two pages share one.
  func page(_ number: Int) -> ListHeading {
    number == 1
      ? self : ListHeading(title: "\(title), page \(number)", summary: summary, slug: slug, section: section)
  }
}

extension Planner {
  /// The pages of one list: the first at the list's own address, the others at `page/2/` and so on below it.
  private mutating func planList(
    _ heading: ListHeading, at root: String, entries: [EntryID], archived: [EntryID], template: String,
    shape: ShapeID, origin: Step.Origin, filters: ListFilters? = nil, chosen: String? = nil
  ) {
    let count = max(1, (entries.count + Planner.pageSize - 1) / Planner.pageSize)
    let paths = (1...count).map { SitePath($0 == 1 ? root : "\(root)page/\($0)/") }
    for (number, path) in paths.enumerated() {
      let items = entries.dropFirst(number * Planner.pageSize).prefix(Planner.pageSize)
      let slots: [Value] = [
        .list(items.map(Value.entry)), .integer(number + 1), .integer(count), .integer(entries.count),
        number > 0 ? .url(.site(paths[number - 1])) : .none,
        number + 1 < count ? .url(.site(paths[number + 1])) : .none,
        .list(Planner.window(around: number, of: count).map { Planner.link("\($0 + 1)", paths[$0]) }),
        .list(number + 1 == count ? archived.map(Value.entry) : []),
        .list(filters?.values(chosen: chosen) ?? []),
        .list(filters.map { filters in items.map { filters.row(of: $0) } } ?? []),
      ]
      let record = Record(shape: shape, slots: pageSlots(heading.page(number + 1), at: path) + slots)
      plan(path, template, subject: .record(shape), value: .record(record), origin: origin, named: nil)
    }
  }

  /// The pages that a page of a list links to: the first, the last, and those near it. With links to all of them, the
  /// work would grow with the square of the list.
  private static func window(around number: Int, of count: Int) -> [Int] {
    let near = max(0, number - 3)...min(count - 1, number + 3)
    return (near.contains(0) ? [] : [0]) + near + (near.contains(count - 1) ? [] : [count - 1])
  }

  /// The slots every page has, for a page that is no entry.
  private func pageSlots(_ heading: ListHeading, at path: SitePath) -> [Value] {
    PageSlot.allCases.map { slot in
      switch slot {
      case .title: .text(heading.title)
      case .summary: .text(heading.summary)
      case .owner: .text(configuration.owner)
      case .status: .choice(Choice(id: "published", label: "Published"))
      case .visibility: .choice(Choice(id: "all", label: "Everyone"))
      case .slug: .text(heading.slug)
      case .url: .url(.site(path))
      case .type: .choice(Choice(id: "list", label: "List"))
      case .section: heading.section.map { Planner.link($0.title, $0.path) } ?? .none
      case .tags, .contents, .related, .views: .list([])
      case .body: .html(.empty)
      case .words, .readingMinutes: .integer(0)
      case .excerpt: .text("")
      case .publishOn, .expiresOn, .reviewed, .reviewBy, .feedback: .none
      case .answers: library.otherAnswers[path.path] ?? .none
      }
    }
  }

  static func link(_ title: String, _ path: SitePath) -> Value {
    .record(Record(shape: BuiltInShape.link.id, slots: [.text(title), .url(.site(path))]))
  }
}
