// A small portal for the tests of functions and of the engine: three stories, a programme, two champions.

import FoundationEssentials
import HTML
import Schema
import Template

enum Sample {
  static let storyType = TypeID(0)
  static let programType = TypeID(1)

  /// Shapes by number: the built-in ones are not needed here but keep their places.
  static let imageShape = ShapeID(BuiltInShape.image.rawValue)
  static let tagShape = ShapeID(BuiltInShape.tag.rawValue)
  static let linkShape = ShapeID(BuiltInShape.link.rawValue)
  static let pageShape = BuiltInShape.page.id
  static let storyShape = ShapeID(BuiltInShape.allCases.count)
  static let programShape = ShapeID(BuiltInShape.allCases.count + 1)
  static let quoteShape = ShapeID(BuiltInShape.allCases.count + 2)
  static let siteShape = ShapeID(BuiltInShape.allCases.count + 3)
  static let groupShape = ShapeID(BuiltInShape.allCases.count + 4)

  static let scopes = [
    Choice(id: "individual", label: "One person"), Choice(id: "team", label: "A team"),
    Choice(id: "organisation", label: "Organisation"),
  ]
  private static let statuses = [Choice(id: "draft", label: "Draft"), Choice(id: "published", label: "Published")]
  private static let audiences = [Choice(id: "all", label: "Everyone"), Choice(id: "team", label: "The team")]
  private static let typeNames = [Choice(id: "story", label: "Story"), Choice(id: "program", label: "Programme")]

  // MARK: Shapes

  static let pageSlots: [Slot] = [
    Slot("title", .text, help: ""), Slot("summary", .text, help: ""), Slot("owner", .text, help: ""),
    Slot("status", .choice(statuses), help: ""), Slot("visibility", .choice(audiences), help: ""),
    Slot("publish_on", .date, optional: true, help: ""), Slot("expires_on", .date, optional: true, help: ""),
    Slot("reviewed", .date, optional: true, help: ""), Slot("review_by", .date, optional: true, help: ""),
    Slot("tags", .list(.record(tagShape)), help: ""), Slot("feedback", .text, optional: true, help: ""),
    Slot("slug", .text, help: ""), Slot("url", .url, help: ""), Slot("type", .choice(typeNames), help: ""),
    Slot("section", .record(linkShape), optional: true, help: ""), Slot("body", .html, help: ""),
    Slot("contents", .list(.record(BuiltInShape.heading.id)), help: ""), Slot("words", .integer, help: ""),
    Slot("reading_minutes", .integer, help: ""), Slot("excerpt", .text, help: ""),
  ]

  /// A story's own slots, after those of every page.
  static let storySlots: [Slot] = [
    Slot("program", .entry([programType]), optional: true, help: ""), Slot("scope", .choice(scopes), help: ""),
    Slot("quick_win", .boolean, optional: true, help: ""), Slot("date", .date, help: ""),
    Slot("reach", .integer, optional: true, help: ""), Slot("cost", .money, optional: true, help: ""),
    Slot("rise", .percent, optional: true, help: ""), Slot("took", .duration, optional: true, help: ""),
    Slot("quote", .record(quoteShape), optional: true, help: ""),
    Slot("photo", .record(imageShape), optional: true, help: ""),
    Slot("keywords", .list(.text), help: ""), Slot("met", .dateTime, optional: true, help: ""),
    Slot("period", .period, optional: true, help: ""), Slot("source", .url, optional: true, help: ""),
    Slot("ratio", .decimal, optional: true, help: ""),
  ]

  static let shapes: [Shape] = [
    Shape(
      id: imageShape, name: "image",
      slots: [
        Slot("src", .url, help: ""), Slot("alt", .text, help: ""), Slot("width", .integer, help: ""),
        Slot("height", .integer, help: ""),
      ]),
    Shape(id: BuiltInShape.consent.id, name: "consent", slots: [Slot("basis", .text, help: "")]),
    Shape(
      id: tagShape, name: "tag",
      slots: [
        Slot("name", .text, help: ""), Slot("slug", .text, help: ""), Slot("url", .url, help: ""),
        Slot("entries", .list(.entry([storyType, programType])), help: ""),
      ]),
    Shape(id: linkShape, name: "link", slots: [Slot("title", .text, help: ""), Slot("url", .url, help: "")]),
    Shape(
      id: BuiltInShape.heading.id, name: "heading",
      slots: [Slot("level", .integer, help: ""), Slot("id", .text, help: ""), Slot("text", .text, help: "")]),
    Shape(id: pageShape, name: "page", slots: pageSlots),
    Shape(id: BuiltInShape.observation.id, name: "observation", slots: []),
    Shape(id: BuiltInShape.answers.id, name: "answers", slots: []),
    Shape(id: storyShape, name: "story", slots: pageSlots + storySlots),
    Shape(
      id: programShape, name: "program",
      slots: pageSlots + [
        Slot("duration", .duration, help: ""), Slot("stories", .list(.entry([storyType])), help: ""),
      ]),
    Shape(
      id: quoteShape, name: "quote of story", slots: [Slot("text", .html, help: ""), Slot("by", .text, help: "")]),
    Shape(
      id: siteShape, name: "site",
      slots: [
        Slot("title", .text, help: ""), Slot("language", .text, help: ""), Slot("today", .date, help: ""),
        Slot("home", .url, help: ""), Slot("base_url", .text, optional: true, help: ""),
      ]),
  ]

  // MARK: Values

  static func day(_ iso: String) -> Value { Day(iso: iso).map { .date($0) } ?? .none }

  static func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? 0 }

  static func money(_ amount: String, _ currency: String) -> Value {
    .money(Money(amount: decimal(amount), currency: currency))
  }

  static func texts(_ texts: String...) -> Value { .list(texts.map { .text($0) }) }

  /// The slots of every page, with what tests look at filled in.
  static func pageValues(
    title: String, slug: String, path: String, summary: String = "", body: String = "", type: String = "story",
    tags: [Value] = []
  ) -> [Value] {
    let section = Record(shape: linkShape, slots: [.text("Stories"), .url(.site(SitePath("stories/")))])
    return [
      .text(title), .text(summary), .text("L&D team"), .choice(statuses[1]), .choice(audiences[0]), .none, .none,
      .none,
      .none, .list(tags), .none, .text(slug), .url(.site(SitePath(path))),
      .choice(typeNames.first { $0.id == type } ?? typeNames[0]), .record(section),
      .html(SafeHTML(trusted: Array(body.utf8))), .list([]), .integer(8), .integer(1), .text(summary),
    ]
  }

  static let calm = Record(
    shape: programShape,
    slots: pageValues(
      title: "Calm at the Counter", slug: "calm-at-the-counter", path: "programs/calm-at-the-counter/",
      type: "program")
      + [.duration(Duration(minutes: 90)), .list([.entry(EntryID(0))])])

  static let raisedVoices = Record(
    shape: storyShape,
    slots: pageValues(
      title: "Fewer raised voices at Pier 2", slug: "fewer-raised-voices", path: "stories/fewer-raised-voices/",
      summary: "Three questions calmed a queue.", body: "<p>Guests were waiting and nobody told them why.</p>",
      tags: [
        .record(
          Record(
            shape: tagShape,
            slots: [.text("Guests"), .text("guests"), .url(.site(SitePath("tags/guests/"))), .list([])]))
      ])
      + [
        .entry(EntryID(3)), .choice(scopes[1]), .none, day("2026-11-03"), .integer(60), money("1200.50", "EUR"),
        .percent(decimal("38.5")), .duration(Duration(minutes: 90)),
        .record(
          Record(
            shape: quoteShape, slots: [.html(SafeHTML(trusted: Array("It <em>works</em>.".utf8))), .text("Marta")])),
        .record(
          Record(
            shape: imageShape,
            slots: [
              .url(.site(SitePath("stories/harbour.svg"))), .text("The harbour"), .integer(640), .integer(480),
            ])),
        texts("calm", "queue"),
        Day(iso: "2026-10-25").map { .dateTime(DateTime(day: $0, minute: 570, zone: "Europe/Lisbon")) } ?? .none,
        .period(Period(year: 2026, quarter: 3)), .url(.external("https://lms.example/course?a=1&b=2")),
        .decimal(decimal("6.857")),
      ])

  static let galleyZero = Record(
    shape: storyShape,
    slots: pageValues(title: "One year of Galley Zero", slug: "galley-zero", path: "stories/galley-zero/")
      + [
        .none, .choice(scopes[2]), .boolean(true), day("2026-08-04"), .integer(55), money("300", "EUR"), .none,
        .duration(Duration(minutes: 45)), .none, .none, texts("waste"), .none, .none, .none,
        .decimal(decimal("1.5")),
      ])

  static let askingForHelp = Record(
    shape: storyShape,
    slots: pageValues(title: "Asking for help", slug: "asking-for-help", path: "stories/asking-for-help/")
      + [
        .entry(EntryID(3)), .choice(scopes[1]), .boolean(false), day("2026-09-15"), .none, .none, .none, .none,
        .none,
        .none, .list([]), .none, .none, .none, .none,
      ])

  static let records = [raisedVoices, galleyZero, askingForHelp, calm]
  static let stories: Value = .list([.entry(EntryID(0)), .entry(EntryID(1)), .entry(EntryID(2))])
  static let programs: Value = .list([.entry(EntryID(3))])
  static let site: Value = .record(
    Record(
      shape: siteShape,
      slots: [.text("Learning at Larkspur"), .text("en-GB"), day("2026-10-29"), .url(.site(SitePath(""))), .none]))

  static let baseURL = "https://learning.larkspur.example/"

  static func settings(language: String = "en-GB", baseURL: String? = baseURL) -> RenderSettings {
    RenderSettings(language: language, currency: "EUR", baseURL: baseURL)
  }

  static func context(language: String = "en-GB", baseURL: String? = baseURL) -> CallContext {
    CallContext(
      records: RecordTable(records), page: SitePath("stories/fewer-raised-voices/"),
      settings: settings(language: language, baseURL: baseURL), groupShape: groupShape)
  }

  /// The slot of a story's field.
  static func field(_ name: String) -> FieldPath {
    FieldPath((pageSlots + storySlots).firstIndex { $0.name == name }.map { [$0] } ?? [])
  }

  // MARK: Templates

  /// What templates of the sample can name.
  static func environment(functions: [Function] = builtInFunctions) -> TemplateEnvironment {
    TemplateEnvironment(
      shapes: shapes,
      types: [
        TemplateEnvironment.EntryType(id: storyType, name: "story", shape: storyShape),
        TemplateEnvironment.EntryType(id: programType, name: "program", shape: programShape),
      ],
      globals: [
        Slot("site", .record(siteShape), help: ""), Slot("stories", .list(.entry([storyType])), help: ""),
        Slot("programs", .list(.entry([programType])), help: ""),
      ], functions: functions)
  }

  /// The values of the environment's globals.
  static let globals = [site, stories, programs]
}
