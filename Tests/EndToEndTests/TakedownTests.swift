// `laurel takedown`: every line and every file that mentions a person, and which of them go by themselves.

import Content
import Diagnostics
import Foundation
import Markdown
import Schema
import Site
import Testing

@Suite struct TakedownTests {
  private static let own = "content/people/mara-lind.md"

  @Test func whatNamesAPersonIsListed() throws {
    let report = try SmallPortal().takedown("mara-lind")
    #expect(report.names == ["Mara Lind"])
    #expect(
      report.lines == [
        "entry \(Self.own):2:8", "reference content/stories/first.md:8:13",
      ])
    for edition in report.editions {
      #expect(edition.outputs.map(\.path).contains("people/mara-lind/index.html"))
      #expect(edition.outputs.map(\.path).contains("stories/first/index.html"))
      #expect(edition.outputs.first { $0.path == "people/mara-lind/index.html" }?.isInPath == true)
      #expect(edition.remaining.isEmpty)
    }
  }

  @Test(arguments: ["Mara Lind", "mara lind", "MARA-LIND", "Màra Lind"])
  func aNameWillDo(_ name: String) throws {
    #expect(try SmallPortal().takedown(name).people.map(\.slug) == ["mara-lind"])
  }

  @Test(arguments: [("mara-lnid", "did you mean \"mara-lind\"?"), ("", nil), ("Anna", nil)])
  func anUnknownPersonIsNoReport(_ name: String, _ hint: String?) throws {
    let answer = try SmallPortal().answer(name)
    guard case .failure(let unknown) = answer else {
      Issue.record("there is nobody called \(name)")
      return
    }
    #expect(unknown.hint == hint)
  }

  @Test(arguments: [
    ("Mara Lind helped.\n", 10, 1), ("We thank Mara\nLind.\n", 10, 10), ("**Mara** Lind\n", 10, 3),
    ("M*ar*a Lind\n", 10, 1), ("> Mara\n> Lind\n", 10, 3), ("Mara\u{200B} LIND\n", 10, 1),
    ("| a | b |\n|---|---|\n| Mara | Lind |\n", 12, 3), ("[us](mailto:mara.lind@small.example)\n", 10, 13),
  ])
  func proseIsForThePersonAtTheDesk(_ body: String, _ line: Int, _ column: Int) throws {
    let report = try SmallPortal().writeStory("tells", body: body).takedown("mara-lind")
    #expect(report.lines.contains("text content/stories/tells.md:\(line):\(column)"))
    for edition in report.editions { #expect(edition.remaining.map(\.path) == ["stories/tells/index.html"]) }
  }

  @Test(arguments: [
    ("Ms Lind helped.\n", true), ("LIND\n", true), ("a lind tree\n", false), ("Lindens\n", false),
    ("Anna Lind-Holt\n", true), ("Mara Lind and Ms Lind\n", false), ("Mara\nLind\n", false),
  ])
  func aSurnameAloneIsToBeLookedAt(_ body: String, _ isListed: Bool) throws {
    let report = try SmallPortal().writeStory("tells", body: body).takedown("mara-lind")
    #expect(report.lines.contains { $0.hasPrefix("surname content/stories/tells.md:10:") } == isListed)
    #expect(!report.lines.contains { $0.hasPrefix("surname content/stories/tells.md:11:") })
    #expect(report.sources.allSatisfy { $0.isInDoubt == ($0.sort == .surname) && !($0.isByHand && $0.isInDoubt) })
  }

  /// Examples of types are published nowhere; what else a type says may be.
  @Test func examplesOfTypesAreNoPlaces() throws {
    let portal = try SmallPortal()
    let types = "templates/types/story.yaml"
    try portal.write(
      portal.text(types) + "  example: {kind: text, default: Mara Lind, help: Who., example: Mara Lind}\n",
      to: types)
    let lines = try portal.takedown("mara-lind").lines.filter { $0.contains("templates/") }
    #expect(lines == ["text templates/types/story.yaml:29:34"])
  }

  @Test(arguments: ["Lind Mara", "M. Lind", "Mara K. Lind"])
  func otherFormsOfANameAreFound(_ name: String) throws {
    let lines = try SmallPortal().writeStory("tells", body: "We thank \(name).\n").takedown("mara-lind").lines
    #expect(lines.contains("text content/stories/tells.md:10:10"))
  }

  @Test func aQuotationGoesWithItsWords() throws {
    let portal = try SmallPortal().replace("scope: [web]", with: "scope: [web, quote]", in: Self.own)
      .writeStory(
        "x", "quote: {text: We stayed calm., by: mara-lind}\npeople:\n  - {name: Mara, person: mara-lind}")
    let lines = try portal.takedown("mara-lind").lines.filter { $0.contains("/x.md") }
    #expect(lines == ["reference content/stories/x.md:8:36", "reference content/stories/x.md:10:26"])
  }

  @Test func picturesTablesAndFileNamesCount() throws {
    let drawing = "<svg viewBox=\"0 0 2 2\" xmlns=\"http://www.w3.org/2000/svg\"><title>Mara Lind</title></svg>"
    let report = try SmallPortal().write(drawing, to: "content/people/badge.svg").write(
      drawing, to: "content/stories/mara-lind-2.svg"
    ).write("metric,who\nx,\"Lind, Mara\"\n", to: "content/data/who.csv").replace(
      "consent: {", with: "photo: {src: badge.svg, alt: A badge}\nconsent: {", in: Self.own
    ).replace("scope: [web]", with: "scope: [web, photo]", in: Self.own).writeStory(
      "x", body: "![Mara Lind at a pier](mara-lind-2.svg)\n"
    ).takedown("mara-lind")
    for line in [
      "photo content/people/badge.svg", "text content/stories/mara-lind-2.svg",
      "text content/stories/mara-lind-2.svg:1:66", "text content/data/who.csv:2:4",
      "text content/stories/x.md:10:3",
    ] { #expect(report.lines.contains(line)) }
    let remaining = report.editions.first?.remaining.map(\.path)
    #expect(remaining == ["stories/mara-lind-2.svg", "stories/x/index.html"])
  }

  @Test func theTeamsEditionIsSearchedToo() throws {
    let report = try SmallPortal().writeStory("ours", "visibility: team", body: "Mara Lind helped.\n").takedown(
      "mara-lind")
    let remaining = report.editions.map { [$0.audience.rawValue] + $0.remaining.map(\.path) }
    #expect(remaining == [["all"], ["team", "stories/ours/index.html"]])
  }

  @Test func whoHasWithdrawnIsFoundForWhatIsLeft() throws {
    let portal = try SmallPortal().replace(
      "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: Self.own
    )
    .writeStory("tells", body: "Mara Lind helped.\n")
    let report = try portal.takedown("mara-lind")
    #expect(report.people.first?.withdrawn?.iso == "2026-11-01")
    #expect(report.editions.first?.outputs.map(\.path) == ["stories/tells/index.html"])
    #expect(report.isWhole)
  }

  @Test func whoIsNamedInAnotherEntryIsFound() throws {
    let person = "people:\n  - {name: Jo Example, consent: {basis: mail, given: 2026-01-01, scope: [web]}}"
    let report = try SmallPortal().writeStory("x", person, body: "Jo Example helped, not Jo Exampleton.\n")
      .takedown(
        "Jo Example")
    #expect(report.people.map(\.hasEntry) == [false])
    #expect(report.lines == ["text content/stories/x.md:9:12", "text content/stories/x.md:11:1"])
    #expect(report.editions.first?.remaining.map(\.path) == ["stories/x/index.html"])
  }

  @Test func somebodyOfALongerNameIsSomebodyElse() throws {
    let portal = try SmallPortal()
    try portal.write(
      portal.text(Self.own).replacingOccurrences(of: "Mara Lind", with: "Anna Mara Lind"),
      to: "content/people/anna-mara-lind.md"
    ).writeStory("x", "champions: [anna-mara-lind]", body: "Anna Mara Lind helped.\n")
    #expect(try portal.takedown("mara-lind").lines.allSatisfy { !$0.contains("anna") && !$0.contains("/x.md") })
    #expect(try portal.takedown("anna-mara-lind").lines.contains("text content/stories/x.md:10:1"))
  }

  @Test func aPortalThatCannotBeBuiltSaysSo() throws {
    let report = try SmallPortal().write("{{ page.titel }}", to: "templates/story.html").takedown(
      "mara-lind")
    #expect(!report.isWhole && report.diagnostics.hasErrors)
    #expect(report.lines.contains("reference content/stories/first.md:8:13"))
  }

  @Test func nothingIsPublished() throws {
    let portal = try SmallPortal()
    _ = try portal.takedown("mara-lind")
    #expect(portal.names(below: "site").isEmpty)
  }
}

extension SmallPortal {
  func answer(_ name: String) throws -> Result<TakedownReport, Takedown.Unknown> {
    guard let today = Day(iso: Wishes().today) else { throw DriverFailure.noDay }
    return try Takedown.run(
      name, folders: PortalFolders(content: root + "/content", templates: root + "/templates"), today: today,
      jobs: 2,
      markdown: MarkdownStage())
  }

  func takedown(_ name: String) throws -> TakedownReport { try answer(name).get() }
}

extension TakedownReport {
  /// `text content/stories/x.md:9:1` for each line, in order.
  fileprivate var lines: [String] {
    sources.map { mention in
      let place = mention.place
      return "\(mention.sort) \(place.path)" + (place.line > 0 ? ":\(place.line):\(place.column)" : "")
    }
  }
}
