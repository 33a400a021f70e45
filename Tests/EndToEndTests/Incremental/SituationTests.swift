// Situations between two builds that are easily forgotten. After each, the output is that of a clean build.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct SituationTests {
  struct Situation: CustomTestStringConvertible {
    let name: String
    /// What the portal must say after each build, in order.
    let messages: [[String]]
    let before: @Sendable (SmallPortal) throws -> Void
    /// Each is followed by a build.
    let edits: [@Sendable (SmallPortal) throws -> Void]
    var testDescription: String { name }

    init(
      _ name: String, says messages: [[String]] = [],
      before: @escaping @Sendable (SmallPortal) throws -> Void = { _ in },
      _ edits: (@Sendable (SmallPortal) throws -> Void)...
    ) {
      (self.name, self.messages, self.before, self.edits) = (name, messages, before, edits)
    }
  }

  static let first = "content/stories/first.md"
  static let second = "content/stories/second.md"
  static let pier = "content/stories/pier.svg"

  /// Changes a file as it lies there, and gives it a time.
  private static func rewrite(
    _ path: String, _ old: String, _ new: String, at seconds: Double, in portal: SmallPortal
  ) throws {
    let text = try portal.text(path).replacingOccurrences(of: old, with: new)
    try portal.writeBytes(Array(text.utf8), to: path).stamp(path, secondsSince1970: seconds)
  }

  static let entries: [Situation] = [
    Situation(
      "two entries swap names", before: { try $0.replace("[the first](first.md)", with: "the first", in: second) },
      { portal in
        try portal.replace(
          "../stories/first.md#what-changed", with: "../stories/first.md", in: "content/pages/index.md"
        )
        .move(first, to: "content/stories/x").move(second, to: first).move("content/stories/x", to: second)
      }),
    Situation(
      "written again, with its old size and its old time",
      { portal in
        try portal.stamp(second, secondsSince1970: 1_700_000_000).settle().build()
        try rewrite(second, "came this", "came that", at: 1_700_000_000, in: portal)
      }),
    Situation(
      "deleted, and another of the same size and time under its name",
      { portal in
        try portal.stamp(second, secondsSince1970: 1_700_000_000).settle().build()
        let text = try portal.text(second)
        try portal.remove(second).write(text, to: second)
        try rewrite(second, "came this", "came that", at: 1_700_000_000, in: portal)
      }),
    // What the clock of another machine says of its files may not be past here, and so tells nothing.
    Situation(
      "an entry that is written again under a time to come",
      { portal in
        try portal.stamp(second, secondsSince1970: 4_000_000_000).settle().build()
        try rewrite(second, "came this", "came that", at: 4_000_000_000, in: portal)
      }),
    Situation(
      "a picture that is written again under a time to come",
      { portal in
        try portal.stamp(pier, secondsSince1970: 4_000_000_000).settle().build()
        try rewrite(pier, "y=\"12\"", "y=\"13\"", at: 4_000_000_000, in: portal)
      }),
    Situation(
      "a reference that dangles and comes back", says: [["C012 content/stories/first.md:8:13"], []],
      { try $0.move("content/people/mara-lind.md", to: "mara") },
      { try $0.move("mara", to: "content/people/mara-lind.md") }),
    Situation(
      "a link that dangles and comes back",
      says: [["C039 content/pages/index.md:7:32", "C039 content/stories/second.md:10:19"], []],
      { try $0.move(first, to: "away") }, { try $0.move("away", to: first) }),
    Situation(
      "a heading that is linked to changes its name", says: [["C040 content/pages/index.md:7:32"], []],
      { try $0.replace("What changed", with: "What came", in: first) },
      { try $0.replace("#what-changed", with: "#what-came", in: "content/pages/index.md") }),
    Situation(
      "a draft, published, archived, gone", before: { try $0.writeStory("d", "status: draft\ntags: [boats]") },
      { try $0.replace("draft", with: "published", in: "content/stories/d.md") },
      { try $0.replace("published", with: "archived", in: "content/stories/d.md") },
      { try $0.remove("content/stories/d.md") }),
    Situation(
      "a new entry where an alias led", says: [["L001 content/stories/moved.md:8:11"], []],
      before: { try $0.writeStory("moved", "aliases: [stories/old/]") },
      { try $0.writeStory("old") },
      { try $0.replace("aliases: [stories/old/]", with: "", in: "content/stories/moved.md") }),
    Situation(
      "a list that shrinks to one page",
      before: { portal in for number in 1...30 { try portal.writeStory("extra-\(number)") } },
      { portal in for number in 1...20 { try portal.remove("content/stories/extra-\(number).md") } }),
    Situation(
      "the last use of a tag goes", { try $0.replace(", Calm weather", with: "", in: first) },
      { try $0.replace("[guests]", with: "[]", in: second).replace("[guests]", with: "[]", in: first) }),
    Situation(
      "a tag's common spelling changes",
      says: [["C043 content/stories/c.md:8:8"], ["C043 content/stories/b.md:8:8"]],
      before: { try $0.writeStory("b", "tags: [boats]").writeStory("b2", "tags: [boats]") },
      { try $0.writeStory("c", "tags: [Boats]") },
      { try $0.remove("content/stories/b2.md").writeStory("d", "tags: [Boats]") }),
    Situation(
      "an entry that is a link to a file",
      { portal in
        try portal.write(portal.text(second), to: "content/data/real.txt").remove(second)
          .link(second, to: "../data/real.txt")
      },
      { try $0.replace("came this", with: "came that", in: "content/data/real.txt") }),
    Situation(
      "a name in other letters of the same form",
      before: { try $0.writeStory("caf\u{E9}") },
      { try $0.move("content/stories/caf\u{E9}.md", to: "content/stories/cafe\u{301}.md") }),
    Situation(
      "a file that grows beyond what the list showed", { try $0.write("more\n", to: "content/stories/x.txt") },
      { try $0.remove("content/stories/x.txt") }),
  ]

  static let theme: [Situation] = [
    Situation(
      "the chain of templates gets another link",
      {
        try $0.write(
          "{% extends \"base.html\" %}\n{% block main %}<i></i>{% block inner %}{% end %}{% end %}\n",
          to: "templates/middle.html"
        ).replace("base.html", with: "middle.html", in: "templates/story.html")
          .replace("block main", with: "block inner", in: "templates/story.html")
      },
      { try $0.replace("<i></i>", with: "<b></b>", in: "templates/middle.html") },
      { try $0.replace("<nav>", with: "<nav class=\"top\">", in: "templates/base.html") }),
    Situation(
      "a template of one's own for a list comes and goes",
      {
        try $0.write(
          "{% extends \"base.html\" %}\n{% block main %}<i></i>{% end %}\n", to: "templates/story-list.html")
      },
      { try $0.remove("templates/story-list.html") }),
    Situation(
      "a component moves to another file",
      { try $0.move("templates/components/card.html", to: "templates/components/parts.html") }),
    Situation(
      "feedback goes elsewhere", { try $0.replace("learning@", with: "training@", in: "content/site.yaml") },
      { try $0.replace("summary: What", with: "feedback: own@small.example\nsummary: What", in: second) }),
    Situation(
      "the portal moves",
      { try $0.replace("small.example/", with: "small.example/learning/", in: "content/site.yaml") },
      { try $0.replace("base_url: https://small.example/learning/\n", with: "", in: "content/site.yaml") }),
    Situation(
      "a theme's file changes its name",
      {
        try $0.move("templates/assets/app.css", to: "templates/assets/main.css")
          .replace("app.css", with: "main.css", in: "templates/base.html")
      }),
  ]

  @Test(arguments: entries + theme)
  func leadsToTheOutputOfACleanBuild(_ item: Situation) throws {
    let portal = try SmallPortal()
    try item.before(portal)
    try portal.settle().build()
    #expect(portal.messages == [])
    for (number, edit) in item.edits.enumerated() {
      try edit(portal)
      try portal.build()
      let clean = try SmallPortal(sourcesOf: portal).build()
      #expect(portal.report?.diagnostics == clean.report?.diagnostics)
      if item.messages.indices.contains(number) { #expect(portal.messages == item.messages[number]) }
      guard portal.report?.published != nil else { continue }
      #expect(portal.names(below: "site") == clean.names(below: "site"))
      #expect(portal.outputFiles() == clean.outputFiles())
    }
    #expect(portal.report?.published != nil)
  }

  @Test func noByteKeepsTheNameOfWhoWithdraws() throws {
    let portal = try SmallPortal().settle().build()
    try portal.replace(
      "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md"
    )
    .build()
    #expect(portal.messages == ["C036 content/stories/first.md:8:13"])
    for (path, bytes) in portal.outputFiles() {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!path.contains("mara") && !text.contains("mara lind") && !text.contains("mara-lind"), "\(path)")
    }
    let clean = try SmallPortal(sourcesOf: portal).build()
    #expect(portal.outputFiles() == clean.outputFiles())
  }

  /// Nothing but the name that is looked for changes; the page that holds it is one that no edit touches.
  @Test func aNameIsFoundOnPagesThatAreNotMadeAnew() throws {
    let portal = try SmallPortal().writeStory("tells", body: "We thank Mara Lind.\n").settle().build()
    try portal.replace(
      "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md"
    )
    .build()
    #expect(portal.messages.contains { $0.hasPrefix("P4 (output) stories/tells/index.html:") })
    #expect(portal.report?.published == nil)
  }

  @Test func whatNobodyCanReadAnyMoreIsFound() throws {
    let portal = try SmallPortal().writeStory("to", body: "## Here\n\nText.\n").writeStory(
      "from", body: "See [here](/stories/to/#here).\n"
    ).settle().build()
    #expect(portal.messages == [])
    try portal.replace("## Here", with: "## Else", in: "content/stories/to.md").build()
    #expect(portal.messages == ["L003 content/stories/from.md:10:12"], "the page with the link did not change")
    try portal.replace("## Else", with: "## Here", in: "content/stories/to.md").build()
    #expect(portal.messages == [])
  }

  @Test func warningsAreSaidAgain() throws {
    let portal = try SmallPortal().replace(
      "{{ page.body }}", with: "{% for q in page.people %}<a href=\"{{ q.name }}\">x</a>{% end %}{{ page.body }}",
      in: "templates/story.html"
    ).writeStory("claim", "evidence_level: 2", body: "The course led to calm.\n")
      .writeStory(
        "linked", "people: [{name: \"javascript:go\", consent: {basis: form, given: 2026-01-10, scope: [web]}}]"
      )
      .write("x", to: "content/stories/page.html").settle().build()
    let messages = portal.messages
    #expect(messages.map { $0.prefix(while: { $0 != " " }) } == ["P18", "K005", "E030"], "\(messages)")
    let all = portal.report?.diagnostics
    // Nothing to do; one page made anew; all entries read anew; everything made anew.
    try portal.build()
    #expect(portal.report?.diagnostics == all && portal.made == [])
    try portal.replace("came this", with: "came that", in: "content/stories/second.md").build()
    #expect(portal.report?.diagnostics == all && portal.made == ["stories/second/index.html"])
    try portal.remove(".laurel/entries").replace("came that", with: "came those", in: "content/stories/second.md")
      .build()
    #expect(portal.report?.diagnostics == all)
    try portal.build(Wishes(clean: true))
    #expect(portal.report?.diagnostics == all)
  }

  @Test func twoOutputsAndEditionsInTurn() throws {
    let portal = try SmallPortal().writeStory("inside", "visibility: team").settle()
    let wishes = [
      Wishes(), Wishes(audience: .team, output: "team"), Wishes(portable: true, output: "share"),
      Wishes(today: "2026-11-24"),
    ]
    for round in 0..<3 {
      for wish in wishes {
        try portal.build(wish)
        let clean = try SmallPortal(sourcesOf: portal).build(wish)
        #expect(portal.outputFiles(wish.output) == clean.outputFiles(wish.output))
      }
      try portal.replace(
        round == 0 ? "came this" : "came that", with: "came that", in: "content/stories/second.md")
    }
  }

  @Test(arguments: ["changed", "emptied", "removed", "gone with its folder", "all gone"])
  func whatSomebodyDidToTheOutputIsUndone(_ deed: String) throws {
    let portal = try SmallPortal().settle().build()
    let before = portal.outputFiles()
    let page = "site/stories/first/index.html"
    switch deed {
    case "changed":
      var bytes = try #require(before["stories/first/index.html"])
      bytes[100] ^= 1
      try portal.writeBytes(Array(bytes), to: page)
    case "emptied": try portal.write("", to: page)
    case "removed": try portal.remove(page)
    case "gone with its folder": try portal.remove("site/stories")
    default: try portal.remove("site")
    }
    try portal.build()
    #expect(portal.messages == [])
    #expect(portal.outputFiles() == before)
  }

  @Test func whatAKilledBuildLeftIsClearedUp() throws {
    let portal = try SmallPortal().settle().build().write("1", to: "site/.laurel-staging/holder").build()
    #expect(!portal.names(below: "site").contains(".laurel-staging"))
  }

  @Test func aFolderOrALinkInAPagesPlaceIsLeftAlone() throws {
    let portal = try SmallPortal().settle().build().remove("site/robots.txt").link(
      "site/robots.txt", to: "index.html"
    )
    .build()
    #expect(portal.messages == ["L007"])
    try portal.remove("site/robots.txt").build()
    #expect(portal.messages == [] && portal.output("robots.txt") != nil)
  }
}
