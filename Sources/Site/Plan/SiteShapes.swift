// The shapes of what the site adds to the content model: the site itself, list pages, feedback links.

import Schema

/// All shapes templates are checked against: those of the content model, then these.
struct SiteShapes {
  let all: [Shape]
  let site: ShapeID
  let feedbackLinks: ShapeID
  let mailFile: ShapeID
  /// By ``TypeID``.
  let lists: [ShapeID]
  /// What a list may be narrowed by, one choice of it, and an entry on a list with the keys of its choices (by ``TypeID``).
  let filter: ShapeID
  let filterChoice: ShapeID
  let rows: [ShapeID]
  private let mixedRow: ShapeID
  /// A list of entries of any type: a tag's page.
  let mixedList: ShapeID
  /// One time that an event takes place.
  let occurrence: ShapeID
  /// The types of events.
  let eventTypes: [TypeID]
  /// The search page.
  let search: ShapeID
  let everyType: [TypeID]

  init(model: ContentModel) {
    var shapes = model.shapes
    func add(_ name: String, _ slots: [Slot]) -> ShapeID {
      let id = ShapeID(shapes.count)
      shapes.append(Shape(id: id, name: name, slots: slots))
      return id
    }
    everyType = model.types.map(\.id)
    let pageSlots = model[BuiltInShape.page.id].slots
    site = add("site", SiteShapes.siteSlots)
    feedbackLinks = add("feedback links", SiteShapes.feedbackSlots)
    mailFile = add("file of a mail", SiteShapes.mailFileSlots)
    filterChoice = add("choice of a filter", SiteShapes.filterChoiceSlots)
    filter = add("filter", SiteShapes.filterSlots(filterChoice))
    let eventTypes = model.types.filter { $0.facets.contains { $0.name == .event } }.map(\.id)
    self.eventTypes = eventTypes
    occurrence = add("occurrence", SiteShapes.occurrenceSlots(eventTypes))
    let filter = filter
    func row(_ name: String, _ types: [TypeID]) -> ShapeID { add("row of " + name, SiteShapes.rowSlots(of: types)) }
    rows = model.types.map { row("the list of \($0.plural.lowercased())", [$0.id]) }
    mixedRow = row("a list", everyType)
    let (rows, mixedRow) = (rows, mixedRow)
    lists = model.types.map { type in
      add(
        "list of \(type.plural.lowercased())",
        pageSlots + SiteShapes.listSlots(of: [type.id], filter: filter, row: rows[type.id.index]))
    }
    search = add(
      "search page", pageSlots + [Slot("index", .url, help: "The script with all that can be found.")])
    mixedList = add(
      "list of entries", pageSlots + SiteShapes.listSlots(of: everyType, filter: filter, row: mixedRow))
    all = shapes
  }

  private static let link = ValueType.record(BuiltInShape.link.id)

  static let siteSlots: [Slot] = [
    Slot("title", .text, help: "The portal's name."),
    Slot("organisation", .text, help: "The company's name."),
    Slot("description", .text, help: "One sentence about the portal."),
    Slot("language", .text, help: "The language tag of the pages."),
    Slot("owner", .text, help: "Who answers for the portal."),
    Slot("edition", .choice(editions), help: "Which edition is being built."),
    Slot("today", .date, help: "The day of the build."),
    Slot("base_url", .text, optional: true, help: "Where the portal will be."),
    Slot("home", .url, help: "The home page."),
    Slot("navigation", .list(link), help: "The main navigation."),
    Slot("sections", .list(link), help: "The lists of the content types, and the tags."),
    Slot("feedback_email", .text, optional: true, help: "The address that feedback goes to."),
    Slot("feeds", .list(link), help: "The Atom feeds: of everything, then of each type that has one."),
    Slot("search", .url, optional: true, help: "The search page, if there is a template for it."),
    Slot("calendars", .list(link), help: "The calendar files of each type that has events, to subscribe to."),
    Slot("mail_from", .text, optional: true, help: "The name of whoever the mails are from."),
    Slot("mail_address", .text, optional: true, help: "The address that the mails are from."),
    Slot("mail_why", .text, optional: true, help: "Why readers get the mails, if site.yaml says it."),
  ]

  private static func occurrenceSlots(_ types: [TypeID]) -> [Slot] {
    [
      Slot("event", .entry(types), help: "The event."),
      Slot("start", .dateTime, help: "When it begins this time."),
      Slot("end", .dateTime, help: "When it ends this time."),
    ]
  }

  static let editions = [Choice(id: "all", label: "Everyone"), Choice(id: "team", label: "Team")]

  private static let feedbackSlots = FeedbackKind.allCases.map { kind in
    Slot(kind.field, .url, help: "A mail or a form, ready to open: \(kind.help)")
  }

  private static let mailFileSlots: [Slot] = [
    Slot("kind", .text, help: "html, text, draft or message."),
    Slot("title", .text, help: "What it is, in words."),
    Slot("url", .url, help: "The file."),
  ]

  private static let filterChoiceSlots: [Slot] = [
    Slot("title", .text, help: "The value: a choice, a text, or the title of an entry."),
    Slot("url", .url, help: "The list of the entries with this value; of the chosen one, the whole list."),
    Slot("key", .text, help: "The field's name and the value's, `format-workshop`: one of the keys of a row."),
    Slot("total", .integer, help: "How many entries have it."),
    Slot("chosen", .boolean, help: "Whether this list is narrowed by it."),
  ]

  private static func filterSlots(_ choice: ShapeID) -> [Slot] {
    [
      Slot("title", .text, help: "What the list is narrowed by, as the type's `by` says."),
      Slot(
        "choices", .list(.record(choice)),
        help: "The values that occur, in the order of the choices, or of their titles."),
    ]
  }

  private static func rowSlots(of types: [TypeID]) -> [Slot] {
    [
      Slot("entry", .entry(types), help: "The entry."),
      Slot("keys", .text, help: "The keys of all choices that it is among, with spaces between."),
    ]
  }

  private static func listSlots(of types: [TypeID], filter: ShapeID, row: ShapeID) -> [Slot] {
    [
      Slot("items", .list(.entry(types)), help: "The entries on this page of the list."),
      Slot("number", .integer, help: "This page's number, from 1."),
      Slot("count", .integer, help: "How many pages the list has."),
      Slot("total", .integer, help: "How many entries the list has."),
      Slot("previous", .url, optional: true, help: "The page before this one."),
      Slot("next", .url, optional: true, help: "The page after this one."),
      Slot(
        "pages", .list(link),
        help: "The first page of the list, the last, and up to three on each side; each one's title is its number."),
      Slot("archived", .list(.entry(types)), help: "Archived entries, on the list's last page only."),
      Slot("filters", .list(.record(filter)), help: "What the list may be narrowed by, if its type says so."),
      Slot(
        "rows", .list(.record(row)),
        help: "The items again, each with the keys of its choices, where there are filters."),
    ]
  }
}
