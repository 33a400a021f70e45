// Which edits are made without joining everything anew, and that what comes out is what a clean build makes: the fast way
// must be taken where it can, and must not where another page, a list, a rule or a message could change too.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct RevisionTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let isRevised: Bool
    let before: @Sendable (SmallPortal) throws -> Void
    let edit: @Sendable (SmallPortal) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, isRevised: Bool, before: @escaping @Sendable (SmallPortal) throws -> Void = { _ in },
      _ edit: @escaping @Sendable (SmallPortal) throws -> Void
    ) {
      (self.name, self.isRevised, self.before, self.edit) = (name, isRevised, before, edit)
    }
  }

  static let second = "content/stories/second.md"

  /// Text below the second story.
  private static func add(_ text: String) -> @Sendable (SmallPortal) throws -> Void {
    { try $0.write($0.text(second) + "\n" + text + "\n", to: second) }
  }

  /// A field in the front matter of the second story.
  private static func set(_ line: String, in file: String = second) -> @Sendable (SmallPortal) throws -> Void {
    { portal in
      let key = line.prefix { $0 != ":" } + ":"
      let lines = try portal.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      let others = lines.filter { !$0.hasPrefix(key) }
      try portal.write(([others[0], line[...]] + others.dropFirst()).joined(separator: "\n"), to: file)
    }
  }

  static let texts: [Case] = [
    Case("words", isRevised: true, add("More of it.")),
    Case("a heading more", isRevised: true, add("## Afterwards\n\nMore.")),
    Case("a heading of another name", isRevised: false, before: add("## Then\n\nMore.")) {
      try $0.replace("## Then", with: "## Now", in: second)
    },
    Case("a footnote", isRevised: true, add("More.[^1]\n\n[^1]: A note.")),
    Case("a link to another site", isRevised: true, add("[Away](https://a.example/).")),
    Case("a link to an entry", isRevised: true, add("See [calm](../programs/calm.md).")),
    Case(
      "a link to an entry, written by reference", isRevised: true, add("See [calm].\n\n[calm]: ../programs/calm.md")
    ),
    Case("a link less", isRevised: true, before: add("See [calm](../programs/calm.md).")) {
      try $0.replace("See [calm](../programs/calm.md).", with: "", in: second)
    },
    Case("words before links", isRevised: true, before: add("See [calm](../programs/calm.md), [lists](/stories/)."))
    {
      try $0.replace("See [calm]", with: "Do see [calm]", in: second)
    },
    Case("a link to a heading", isRevised: false, add("See [it](first.md#what-changed).")),
    Case("a link to a place of the site", isRevised: false, add("See [them](/programs/).")),
    Case("a picture", isRevised: false, add("![A pier and a boat](pier.svg)")),
    Case("words above a picture", isRevised: true, before: add("![A pier and a boat](pier.svg)")) {
      try $0.replace("![A pier", with: "More words.\n\n![A pier", in: second)
    },
    Case("a picture less", isRevised: false, before: add("![A pier and a boat](pier.svg)")) {
      try $0.replace("![A pier and a boat](pier.svg)", with: "", in: second)
    },
    Case("a warning", isRevised: false, add("#### Deep\n\nMore.")),
    Case("words in an entry with a warning", isRevised: false, before: add("#### Deep\n\nMore.")) {
      try $0.replace("came this", with: "came\nthis", in: second)
    },
    Case(
      "a claim that the evidence allows", isRevised: true,
      before: { portal in
        try set("evidence_level: 4")(portal)
        try add("It led to calm.")(portal)
      }
    ) { try $0.replace("It led", with: "More. It led", in: second) },
    Case("a first claim", isRevised: false, before: set("evidence_level: 2"), add("It led to calm.")),
    Case("a person's page", isRevised: true) {
      let path = "content/people/mara-lind.md"
      try $0.write($0.text(path) + "\nMore.\n", to: path)
    },
    Case("two entries", isRevised: true) {
      try add("More.")($0)
      try $0.replace("A lot.", with: "Much.", in: "content/stories/first.md")
    },
    Case("an entry that is not published", isRevised: false, before: { try $0.writeStory("d", "status: draft") }) {
      try $0.writeStory("d", "status: draft", body: "Other.\n")
    },
    Case("an entry and a picture", isRevised: false) {
      try add("More.")($0)
      try $0.replace("y=\"12\"", with: "y=\"14\"", in: "content/stories/pier.svg")
    },
    Case("an entry and a template", isRevised: false) {
      try add("More.")($0)
      try $0.replace("<footer>", with: "<footer> ", in: "templates/base.html")
    },
    Case("an entry more", isRevised: false) { try $0.writeStory("third") },
    Case(
      "a withdrawn person's name", isRevised: false,
      before: {
        try $0.write(
          $0.text("content/people/mara-lind.md").replacingOccurrences(of: "Mara Lind", with: "Jona Vale")
            .replacingOccurrences(of: "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}"),
          to: "content/people/jona-vale.md")
      }, add("We thank Jona Vale.")),
  ]

  static let fields: [Case] = [
    Case("a title", isRevised: true, set("title: Another")),
    Case("a longer front matter above links", isRevised: true, before: add("See [calm](../programs/calm.md).")) {
      try set("summary: Another summary of quite another length.")($0)
    },
    Case("an owner", isRevised: true, set("owner: Others")),
    Case("a review", isRevised: true, set("reviewed: 2026-11-01")),
    Case("a review less", isRevised: true, before: set("reviewed: 2026-11-01"), set("reviewed:")),
    Case(
      "a title that searches find", isRevised: true,
      before: {
        try $0.write(
          "{% extends \"base.html\" %}{% block main %}<a href=\"{{ page.index }}\">i</a>{% end %}\n",
          to: "templates/search.html")
      }, set("title: \"Quotes \\\" and <b>\"")),
    Case(
      "a title that orders", isRevised: false,
      before: { portal in
        try portal.replace("order: -date", with: "order: title", in: "templates/types/story.yaml")
      }, set("title: A before all")),
    Case(
      "a title that leaves the order", isRevised: true,
      before: { portal in
        try portal.replace("order: -date", with: "order: title", in: "templates/types/story.yaml")
      }, set("title: Second of them")),
    Case("a date", isRevised: false, set("date: 2026-04-02")),
    Case("a tag", isRevised: false, set("tags: [boats]")),
    Case("a reference", isRevised: false, set("champions: [mara-lind]")),
    Case("archived", isRevised: false, set("status: archived")),
    Case("a day to come", isRevised: false, set("publish_on: 2026-12-01")),
    Case("an old address", isRevised: false, set("aliases: [old/]")),
    Case("a level of evidence", isRevised: false, set("evidence_level: 3")),
    Case("a person's name", isRevised: false, set("title: Mara Lund", in: "content/people/mara-lind.md")),
    Case("a title with a fault", isRevised: false, set("title: [a]")),
  ]

  /// Another declaration of stories.
  private static func declare(_ old: String, as new: String) -> @Sendable (SmallPortal) throws -> Void {
    { try $0.replace(old, with: new, in: "templates/types/story.yaml") }
  }

  /// Stories are badges, too.
  private static func declareBadge(_ portal: SmallPortal) throws {
    try declare("  feed: {date: date}", as: "  feed: {date: date}\n  badge: {criteria: takes}")(portal)
    try declare("fields:\n  date", as: "fields:\n  takes: {kind: text, help: A., example: Be calm.}\n  date")(
      portal)
    try set("takes: Be calm.")(portal)
  }

  /// Stories are events, too.
  private static func declareEvent(_ portal: SmallPortal) throws {
    let example = "2026-11-05 09:00 Europe/Lisbon"
    try declare("  feed: {date: date}", as: "  feed: {date: date}\n  event: {start: begins, end: ends}")(portal)
    for field in ["begins", "ends"] {
      try declare(
        "  date: {kind", as: "  \(field): {kind: datetime, help: A., example: \(example)}\n  date: {kind")(portal)
      try set("\(field): \(example)")(portal)
    }
  }

  static let declared: [Case] = [
    Case(
      "a review of a page with views", isRevised: false,
      before: { portal in
        try declare("list: {title", as: "views:\n  slides: {title: Slides, template: slides}\nlist: {title")(portal)
        try portal.write(
          "{% extends \"base.html\" %}{% block main %}<a href=\"{{ page.url }}\">Back</a>{% end %}\n",
          to: "templates/slides.html")
      }, set("reviewed: 2026-11-01")),
    Case(
      "a text that narrows a list", isRevised: false,
      before: { portal in
        try declare("summary: All stories.}", as: "summary: All stories., by: {mood: Mood}}")(portal)
        try declare("fields:\n  date", as: "fields:\n  mood: {kind: text, help: Mood., example: Calm}\n  date")(
          portal)
        try set("mood: calm")(portal)
      }, set("mood: cross")),
    Case(
      "a title that narrows a list", isRevised: false,
      before: declare("summary: All stories.}", as: "summary: All stories., by: {program: Programme}}"),
      set("title: Another programme", in: "content/programs/calm.md")),
    Case(
      "a text for the team", isRevised: false,
      before: { portal in
        try declare(
          "fields:\n  date",
          as: "fields:\n  mood: {kind: text, visibility: team, help: Mood., example: Calm}\n  date")(portal)
        try set("mood: calm")(portal)
      }, set("mood: cross")),
    Case("a title of a badge", isRevised: false, before: declareBadge, set("title: Another")),
    Case("a review of a badge", isRevised: false, before: declareBadge, set("reviewed: 2026-11-01")),
    Case("the text of a badge", isRevised: true, before: declareBadge, add("More.")),
    Case("what a badge takes", isRevised: false, before: declareBadge, set("takes: Be calmer.")),
    Case("the summary of an event", isRevised: false, before: declareEvent, set("summary: Another.")),
    Case("the text of an event", isRevised: true, before: declareEvent, add("More.")),
    Case(
      "the end of an event", isRevised: false, before: declareEvent, set("ends: 2026-11-05 11:00 Europe/Lisbon")),
    Case(
      "what structured data says", isRevised: true,
      before: {
        try $0.replace("</head>", with: "{{ structured_data(page) }}</head>", in: "templates/base.html")
      }, set("reviewed: 2026-11-01")),
    Case(
      "an anonymous text", isRevised: false,
      before: { portal in
        try declare(
          "fields:\n  date",
          as: "anonymous: [mood]\nfields:\n  mood: {kind: text, help: Mood., example: Calm}\n  date")(portal)
        try set("mood: calm")(portal)
      }, set("mood: cross")),
    Case(
      "a text that is nobody's", isRevised: false,
      before: declare("fields:\n  date", as: "anonymous: [body]\nfields:\n  date"),
      add("More.")),
  ]

  @Test(arguments: texts + fields + declared)
  func isTakenWhereItCanBe(_ item: Case) throws {
    let portal = try SmallPortal()
    try item.before(portal)
    try portal.settle().build()
    #expect(portal.report?.published != nil, "\(portal.messages)")
    try item.edit(portal)
    try portal.settle().build()
    #expect(Self.isRevised(portal) == item.isRevised)
    try Self.expectClean(portal)
    // The build after it goes on from there, whichever way it goes.
    for (words, file) in [("More words", "second"), ("More than that", "first")] {
      let path = "content/stories/\(file).md"
      try portal.write("---\n# \(words)" + portal.text(path).dropFirst(3), to: path).settle().build()
      try Self.expectClean(portal)
    }
    try Self.set("tags: [ferries]")(portal)
    try portal.settle().build()
    #expect(!Self.isRevised(portal) || portal.report?.published == nil)
    try Self.expectClean(portal)
  }

  private static func isRevised(_ portal: SmallPortal) -> Bool {
    portal.names(below: ".laurel").contains { $0.hasPrefix("edits") }
  }

  private static func expectClean(_ portal: SmallPortal) throws {
    let clean = try SmallPortal(sourcesOf: portal).build()
    #expect(portal.report?.diagnostics == clean.report?.diagnostics)
    #expect(portal.report?.entries == clean.report?.entries && portal.report?.pages == clean.report?.pages)
    if clean.report?.published != nil { #expect(portal.outputFiles() == clean.outputFiles()) }
  }

  /// What stands in the output is looked at before it is believed.
  @Test(arguments: ["site/stories/second/index.html", "site/robots.txt", "site/.laurel-manifest"])
  func whatSomebodyDidToTheOutputIsUndone(_ file: String) throws {
    let portal = try SmallPortal().settle().build().write("other\n", to: file)
    try Self.add("More.")(portal)
    try portal.build()
    #expect(!Self.isRevised(portal))
    if file.hasSuffix("manifest") { return }
    try Self.expectClean(portal)
  }

  /// A first build keeps records before it is known to be right.
  @Test func aFirstBuildThatFailsLeavesNothingThatIsBelieved() throws {
    let portal = try SmallPortal().replace(
      "<footer>", with: "<a href=\"/nowhere/\">a</a><footer>", in: "templates/base.html")
    for _ in 0..<2 {
      try portal.settle().build()
      #expect(portal.report?.published == nil && portal.messages.contains { $0.hasPrefix("L") })
    }
    try portal.replace("<a href=\"/nowhere/\">a</a>", with: "", in: "templates/base.html").settle().build()
    #expect(portal.report?.published != nil)
    try Self.expectClean(portal)
    try Self.add("More.")(portal)
    try portal.settle().build()
    #expect(Self.isRevised(portal))
    try Self.expectClean(portal)
  }

  @Test func aTextThatComesBackIsMadeAgain() throws {
    let portal = try SmallPortal().settle().build()
    let text = try portal.text(Self.second)
    for round in 0..<3 {
      try portal.write(round % 2 == 0 ? text + "\nMore.\n" : text, to: Self.second).settle().build()
      #expect(Self.isRevised(portal))
      try Self.expectClean(portal)
    }
    // Nothing to do, by the listing of the last revision.
    try portal.build()
    #expect(portal.made == [] && portal.report?.work.parsed == 0)
  }
}
