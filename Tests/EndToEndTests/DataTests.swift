// Data files end to end: figures and answers on pages, what is hidden in no byte of the output, and what each edit makes anew.

import Diagnostics
import Foundation
import Site
import Testing

extension SmallPortal {
  /// With a type whose entries take figures, one entry of it, and a page that prints all it knows of them.
  @discardableResult
  func withFigures(_ rows: String = "", fields: String = "") throws -> SmallPortal {
    let type = """
      name: figure
      title: Figure
      plural: Figures
      help: A figure.
      folder: figures
      facets: {measure: {name: title, direction: direction, minimum_group: smallest}}
      fields:
        direction: {kind: choice, choices: [up, down], default: up}
        smallest: {kind: integer}
        observations: {kind: series, help: The figures.}

      """
    let template = """
      {% extends "base.html" %}
      {% block main %}
      <ul>{% for o in page.observations %}
      <li>{{ o.period }}|{{ o.group }}|{{ o.arm }}|{{ o.value }}|{{ o.n }}|{{ o.numerator }}|{{ o.denominator }}|{{ o.plan }}|{{ "hidden" if o.suppressed else "shown" }}</li>
      {% end %}</ul>
      {% end %}

      """
    try write(type, to: "templates/types/figure.yaml").write(template, to: "templates/figure.html")
    try writeFigure("calls", fields)
    return rows.isEmpty ? self : try writeRows(rows)
  }

  @discardableResult
  func writeFigure(_ slug: String, _ fields: String = "") throws -> SmallPortal {
    let status = fields.contains("status:") ? "" : "status: published\n"
    return try write(
      "---\ntitle: Figure \(slug)\nsummary: About it.\nowner: Team\n\(status)\(fields)\n---\nText.\n",
      to: "content/figures/\(slug).md")
  }

  @discardableResult
  func writeRows(_ rows: String, to name: String = "a") throws -> SmallPortal {
    try write(
      "metric,period,value,n,group,numerator,denominator,plan,arm\n" + rows, to: "content/data/\(name).csv")
  }

  /// With a column map, and pages that print what was answered.
  @discardableResult
  func withAnswers(_ rows: String) throws -> SmallPortal {
    let map = "answers: {response: ID, page: Page, useful: Useful, rating: Stars, submitted: Sent}"
    let told =
      "{% if page.answers %}<p>answers {{ page.answers.useful }}|{{ page.answers.not_useful }}|{{ page.answers.responses }}|"
      + "{{ page.answers.rating }}|{{ \"hidden\" if page.answers.suppressed else \"shown\" }}</p>{% end %}"
    try replace("learning@small.example}", with: "learning@small.example, \(map)}", in: "content/site.yaml")
    try replace("</main>", with: told + "</main>", in: "templates/base.html")
    return try writeAnswers(rows)
  }

  @discardableResult
  func writeAnswers(_ rows: String, to name: String = "a") throws -> SmallPortal {
    try write("ID,Sent,Name,Page,Useful,Stars\n" + rows, to: "content/data/feedback/\(name).csv")
  }

  /// The items of the list on a figure's page.
  fileprivate func figures(_ slug: String = "calls") -> [String] {
    (output("figures/\(slug)/index.html") ?? "").split(separator: "<li>").dropFirst().map { item in
      String(item.prefix { $0 != "<" })
    }
  }

  fileprivate func answers(_ page: String) -> String? {
    output(page + "index.html")?.split(separator: "<p>answers ").dropFirst().first.map {
      String($0.prefix { $0 != "<" })
    }
  }
}

@Suite struct ObservationTests {
  @Test func rowsBecomeObservationsInTheirOrder() throws {
    let portal = try SmallPortal().withFigures(
      """
      calls,2026-Q2,7.5,40,,,,8,
      calls,2026-Q1,7,90,West,,,,
      calls,2026-Q1,30,60,East,18,60,,
      calls,2026-Q1,16.2,150,,,,,
      calls,2026-Q2,8,20,,,,,control
      calls,2026-Q2,7,20,,,,,treated
      calls,2026-Q3,,,,,,9,

      """
    ).build()
    #expect(portal.messages == [])
    #expect(
      portal.figures() == [
        "2026-Q1|||16.2|150||||shown", "2026-Q1|East||30|60|18|60||shown", "2026-Q1|West||7|90||||shown",
        "2026-Q2|||7.5|40|||8|shown", "2026-Q2||Treated|7|20||||shown", "2026-Q2||Control|8|20||||shown",
        "2026-Q3|||||||9|shown",
      ])
  }

  /// Numbers that stand nowhere else, in cells of small groups and in those that would give them away.
  @Test func whatIsHiddenIsInNoByteOfTheOutput() throws {
    let portal = try SmallPortal().withFigures(
      """
      calls,2026-Q1,50.5,87575,,,,,
      calls,2026-Q1,71717.25,4,Digital,3,4,,
      calls,2026-Q1,81818.75,23571,Fleet,23511,23571,,
      calls,2026-Q1,40,64000,Piers,,,,
      calls,2026-Q2,91919.5,3,,,,,
      calls,2026-Q3,61616.5,4,,,,,control
      calls,2026-Q3,51515.5,24683,,,,,treated
      calls,2026-Q3,40,24687,,,,,

      """
    ).withAnswers((1...4).map { "\($0),,N,stories/first,Yes,7.6543\n" }.joined()).build()
    #expect(portal.messages.filter { !$0.hasPrefix("D015") } == [])
    #expect(portal.figures().contains("2026-Q1|Digital|||||||hidden"))
    for (path, bytes) in portal.outputFiles() where !path.hasSuffix(".svg") {
      let text = String(decoding: bytes, as: UTF8.self)
      for sentinel in [
        "71717", "71,717", "81818", "81,818", "23571", "23511", "91919", "61616", "51515", "24683", "7.6543",
      ] {
        #expect(!text.contains(sentinel), "\(sentinel) in \(path)")
      }
    }
    #expect(!portal.outputFiles().keys.contains { $0.hasSuffix(".csv") })
  }

  @Test func theSmallestGroupIsTheEntrys() throws {
    let rows = "calls,2026-Q1,7,6,East,,,,\ncalls,2026-Q1,8,60,West,,,,\n"
    let portal = try SmallPortal().withFigures(rows).build()
    #expect(portal.figures().map { $0.hasSuffix("shown") } == [true, true])
    try portal.writeFigure("calls", "smallest: 7").build()
    #expect(portal.figures().map { $0.hasSuffix("shown") } == [false, true])
  }

  @Test(arguments: [
    ("cals,2026-Q1,7,60,,,,,\ncals,2026-Q2,7,60,,,,,\n", ["D010 content/data/a.csv:2:1"]),
    ("first,2026-Q1,7,60,,,,,\n", ["D010 content/data/a.csv:2:1"]),
    ("calls,2026-Q1,7,60,,,,,\ncalls,2026-Q1,8,60,,,,,\n", ["D018 content/data/a.csv:3:1"]),
    ("calls,2026-Q1,7,60,East,,,,\ncalls,2026-Q1,8,60,East,,,,treated\n", []),
    ("calls,2026-Q1,x,60,,,,,\n", ["D012 content/data/a.csv:2:15"]),
    ("planned,2026-Q1,7,60,,,,,\n", []),
  ])
  func whatIsWrongIsTold(_ rows: String, _ messages: [String]) throws {
    let portal = try SmallPortal().withFigures(rows).writeFigure("planned", "status: draft").build()
    #expect(portal.messages == messages)
    #expect((portal.report?.published == nil) == !messages.isEmpty)
  }

  @Test func aFigureMayBeInOneFileOnly() throws {
    let row = "calls,2026-Q1,7,60,,,,,\n"
    let portal = try SmallPortal().withFigures(row).writeRows("calls,2025-Q4,7,60,,,,,\n" + row, to: "b").build()
    #expect(portal.messages == ["D018 content/data/b.csv:3:1"])
    #expect(portal.report?.diagnostics.first?.notes.first?.place?.path.hasSuffix("a.csv") == true)
  }

  @Test func tooManyGroupsCannotBeShownSafely() throws {
    let rows = (0...2000).map { "calls,2026-Q1,7,60,g\($0),,,,\n" }.joined()
    #expect(try SmallPortal().withFigures(rows).build().messages.map { $0.prefix(4) } == ["D004"])
  }

  @Test func aPortalWithoutMeasuresTakesNoFigures() throws {
    #expect(
      try SmallPortal().writeRows("calls,2026-Q1,7,60,,,,,\n").build().messages == ["D010 content/data/a.csv:2:1"])
  }

  @Test func aFieldThatIsFilledCannotBeWritten() throws {
    let portal = try SmallPortal().withFigures(fields: "observations: [7]").build()
    #expect(portal.messages == ["D021 content/figures/calls.md:6:15"])
  }

  @Test func otherFilesBesideTheTablesAreNotRead() throws {
    let portal = try SmallPortal().write("x", to: "content/data/notes.txt").write("x", to: "content/data/old/a.csv")
      .build()
    #expect(portal.messages == ["K005 content/data/notes.txt", "K005 content/data/old/a.csv"].sorted())
    #expect(!portal.outputFiles().keys.contains { $0.hasPrefix("data/") })
  }

  @Test func aRowMakesOnlyThePagesThatShowIt() throws {
    let portal = try SmallPortal().withFigures("calls,2026-Q1,7,60,,,,,\nrings,2026-Q1,7,60,,,,,\n").writeFigure(
      "rings"
    )
    .settle().build()
    try portal.replace("calls,2026-Q1,7", with: "calls,2026-Q1,8", in: "content/data/a.csv").build()
    #expect(portal.made == ["figures/calls/index.html"])
    #expect(portal.report?.work.made.map(\.reason) == ["observations of content/figures/calls.md changed"])
    try portal.settle().remove("content/data/a.csv").build()
    #expect(portal.made == ["figures/calls/index.html", "figures/rings/index.html"])
    #expect(portal.figures() == [])
  }
}

@Suite struct ReaderAnswerTests {
  private static func rows(_ page: String, _ first: Int, useful: Int, not: Int, rating: String = "") -> String {
    (0..<(useful + not)).map { "\(first + $0),,N,\(page),\($0 < useful ? "Yes" : "No"),\(rating)\n" }.joined()
  }

  @Test(arguments: [
    "stories/first", "story/first", "first", "/stories/first/", "https://small.example/stories/first/?utm=x#part",
    "https://staging.example/portal/stories/first/index.html", "file:///S:/portal/stories/first/index.html",
    "STORIES/First", "was/here/",
  ])
  func aPageIsFoundHoweverItIsWritten(_ page: String) throws {
    let portal = try SmallPortal().withAnswers(Self.rows(page, 1, useful: 6, not: 2, rating: "4"))
      .replace("status: published", with: "status: published\naliases: [was/here/]", in: "content/stories/first.md")
      .build()
    #expect(portal.messages == [])
    #expect(portal.answers("stories/first/") == "6|2|8|4|shown")
    #expect(portal.answers("stories/second/") == nil)
  }

  @Test func yesAndNoAreToldApartFromEightAnswers() throws {
    let portal = try SmallPortal().withAnswers(
      Self.rows("stories/first", 1, useful: 5, not: 2) + Self.rows("stories/second", 20, useful: 5, not: 3)
    ).build()
    #expect(portal.answers("stories/first/") == "||7||shown")
    #expect(portal.answers("stories/second/") == "5|3|8||shown")
  }

  @Test func eachQuestionNeedsEnoughAnswers() throws {
    let rows =
      Self.rows("stories/first", 1, useful: 3, not: 1, rating: "4") + "9,,N,stories/first,,2.5\n"
      + Self.rows("stories/second", 20, useful: 4, not: 0)
    let portal = try SmallPortal().withAnswers(rows).build()
    #expect(portal.answers("stories/first/") == "||5|3.7|shown")
    #expect(portal.answers("stories/second/") == "||||hidden")
  }

  @Test func aResponseCountsOnceAndTheLatestOne() throws {
    let base = Self.rows("stories/first", 1, useful: 8, not: 0)
    let again = "1,2026-09-02,N,stories/first,No,\n1,2026-09-01,N,stories/first,Yes,\n2,,N,stories/first,No,\n"
    let portal = try SmallPortal().withAnswers(again + base).writeAnswers(again, to: "b").build()
    #expect(portal.answers("stories/first/") == "6|2|8||shown")
  }

  @Test func listsAndTagsHaveAnswersToo() throws {
    let rows =
      Self.rows("stories/", 1, useful: 8, not: 0)
      + Self.rows("https://small.example/tags/guests/", 20, useful: 0, not: 8)
      + Self.rows("stories/page/2/", 40, useful: 1, not: 0)
      + Self.rows("stories/by/scope/team/", 60, useful: 5, not: 0)
    let portal = try SmallPortal().withAnswers(rows).build()
    #expect(portal.messages == [])
    #expect(portal.answers("stories/") == "9|0|9||shown")
    #expect(portal.answers("tags/guests/") == "0|8|8||shown")
    #expect(portal.answers("programs/") == nil)
  }

  @Test func aPageThatIsNotHereIsToldOnceWithItsRow() throws {
    let rows = Self.rows("stories/first", 1, useful: 5, not: 0) + Self.rows("stories/frist", 20, useful: 2, not: 0)
    let portal = try SmallPortal().withAnswers(rows).build()
    #expect(portal.messages == ["D031 content/data/feedback/a.csv:7:7"])
    #expect(portal.report?.diagnostics.first?.hint == "did you mean \"stories/first/\"?")
    #expect(portal.report?.published != nil)
  }

  @Test func namesAndAddressesGoNowhere() throws {
    let rows = "1,,Ines Moreira,stories/first,Yes,\n2,,ines@small.example,stories/first,ines@small.example,\n"
    let portal = try SmallPortal().withAnswers(rows).build()
    #expect(portal.messages == ["D032 content/data/feedback/a.csv:3:37"])
    for (path, bytes) in portal.outputFiles() {
      #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("ines@"), "\(path)")
    }
    for path in portal.names(below: ".laurel") {
      let bytes = FileManager.default.contents(atPath: portal.root + "/.laurel/" + path) ?? Data()
      #expect(bytes.range(of: Data("Moreira".utf8)) == nil && bytes.range(of: Data("ines@".utf8)) == nil, "\(path)")
    }
  }

  @Test func answersWithoutAMapAreAnError() throws {
    let portal = try SmallPortal().writeAnswers("1,,N,stories/first,Yes,\n").build()
    #expect(portal.messages == ["D030 content/data/feedback/a.csv"])
  }

  @Test func anAnswerMakesOnlyThePagesThatShowIt() throws {
    let rows = Self.rows("stories/first", 1, useful: 6, not: 2) + Self.rows("stories/", 20, useful: 6, not: 2)
    let portal = try SmallPortal().withAnswers(rows).settle().build()
    try portal.writeAnswers("99,,N,stories/first,Yes,\n", to: "b").settle().build()
    #expect(portal.made == ["stories/first/index.html"])
    try portal.writeAnswers("98,,N,stories/,Yes,\n", to: "c").settle().build()
    #expect(portal.made == ["stories/index.html"])
    #expect(portal.answers("stories/") == "7|2|9||shown")
  }
}
