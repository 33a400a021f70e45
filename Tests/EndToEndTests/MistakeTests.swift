// Each mistake is one message at its place; all mistakes of a portal are reported in one run.

import Diagnostics
import Foundation
import Site
import Testing

@Suite struct MistakeTests {
  /// One edit of the small portal, and the message it must give.
  struct Mistake: CustomTestStringConvertible {
    let name: String
    let message: String
    let edit: @Sendable (SmallPortal) throws -> Void
    var testDescription: String { name }

    init(_ name: String, _ message: String, _ edit: @escaping @Sendable (SmallPortal) throws -> Void) {
      (self.name, self.message, self.edit) = (name, message, edit)
    }
  }

  static let mistakes: [Mistake] = [
    Mistake("missing program", "C012 content/stories/a.md:6:11") {
      try $0.writeStory("a").replace("[calm]", with: "[clam]", in: "content/stories/a.md")
    },
    Mistake("link to a missing heading", "C040 content/stories/b.md:10:12") {
      try $0.writeStory("b", body: "See [that](first.md#what-chnged).\n")
    },
    Mistake("link to a missing file", "C039 content/stories/c.md:10:12") {
      try $0.writeStory("c", body: "See [that](frist.md).\n")
    },
    Mistake("link out of content", "C038 content/stories/d.md:10:12") {
      try $0.writeStory("d", body: "See [that](../../../d.md).\n")
    },
    Mistake("link to a missing page", "L002 content/stories/e.md:10:12") {
      try $0.writeStory("e", body: "See [that](/storys/).\n")
    },
    Mistake("picture without alt", "P16 content/stories/f.md:10:5") {
      try $0.writeStory("f", body: "![](pier.svg)\n")
    },
    Mistake("no picture", "C041 content/stories/g.md:10:9") {
      try $0.write("no picture", to: "content/stories/text.png").writeStory("g", body: "![Text](text.png)\n")
    },
    Mistake("active drawing", "C042 content/stories/h.md:10:9") {
      try $0.write("<svg viewBox='0 0 1 1' onload='x()'/>", to: "content/stories/bad.svg").writeStory(
        "h", body: "![Text](bad.svg)\n")
    },
    Mistake("no front matter", "C030 content/stories/i.md:1:1") {
      try $0.write("Text\n", to: "content/stories/i.md")
    },
    Mistake("front matter without end", "C031 content/stories/j.md:1:1") {
      try $0.write("---\ntitle: J\n", to: "content/stories/j.md")
    },
    Mistake("unknown folder", "C032 content/storys/k.md") { try $0.write("---\n---\n", to: "content/storys/k.md") },
    Mistake("useless name", "C033 content/stories/!!!.md") {
      try $0.write("---\n---\n", to: "content/stories/!!!.md")
    },
    Mistake("two with one slug", "C034 content/stories/x-y.md") { portal in
      try portal.writeStory("x-y").writeStory("x y")
    },
    Mistake("unknown layout", "K002 content/stories/l.md:8:9") { try $0.writeStory("l", "layout: stroy") },
    Mistake("alias elsewhere", "L008 content/stories/m.md:8:11") {
      try $0.writeStory("m", "aliases: [\"https://x.example/\"]")
    },
    Mistake("alias on a page", "L001 content/stories/n.md:8:11") {
      try $0.writeStory("n", "aliases: [stories/first/]")
    },
    Mistake("tag without letters", "C044 content/stories/o.md:8:8") { try $0.writeStory("o", "tags: [\"!!\"]") },
    Mistake("form with an unknown name", "K003 content/site.yaml:6:49") {
      try $0.replace(
        "{email: learning@small.example}",
        with: "{email: learning@small.example, form: \"https://f.example/{tilte}\"}",
        in: "content/site.yaml")
    },
    Mistake("language that is none", "K006 content/site.yaml:9:11") { portal in
      try portal.write(portal.text("content/site.yaml") + "language: English\n", to: "content/site.yaml")
    },
    Mistake("reference to one of two", "C035 content/stories/q.md:8:8") { portal in
      try portal.replace(
        "  quote:",
        with:
          "  about: {kind: reference, to: [program, person], inverse: told_in, help: Whom or what it is about.}\n  quote:",
        in: "templates/types/story.yaml"
      )
      .write(
        portal.text("content/people/mara-lind.md").replacingOccurrences(of: "Mara Lind", with: "Calm"),
        to: "content/people/calm.md"
      )
      .writeStory("q", "about: calm")
    },
    Mistake("broken navigation", "L002 content/site.yaml:8:26") {
      try $0.replace("to: stories/", with: "to: storys/", in: "content/site.yaml")
    },
  ]

  @Test(arguments: mistakes)
  func isReportedAtItsPlace(_ mistake: Mistake) throws {
    let portal = try SmallPortal().build()
    let before = portal.outputFiles()
    try mistake.edit(portal)
    try portal.build()
    // A missing page also breaks the links that templates make to it.
    #expect(portal.messages.filter { !$0.contains("(output)") } == [mistake.message])
    #expect(portal.outputFiles() == before)
  }

  @Test func allAtOnce() throws {
    let portal = try SmallPortal()
    let mistakes = Self.mistakes.filter { !$0.message.hasPrefix("L002") }
    for mistake in mistakes { try mistake.edit(portal) }
    try portal.build()
    #expect(Set(portal.messages) == Set(mistakes.map(\.message)))
  }

  @Test func aTemplatesBrokenLinkNamesTemplateAndPage() throws {
    let portal = try SmallPortal().replace(
      "{{ page.body }}", with: "<a href=\"../nowhere/\">x</a>{{ page.body }}", in: "templates/program.html"
    ).build()
    let diagnostic = try #require(portal.report?.diagnostics.first)
    #expect(portal.messages == ["L002 (output) programs/calm/index.html:14:10"])
    #expect(
      diagnostic.notes.map(\.message) == [
        "the page is made from content/programs/calm.md", "and laid out by templates/program.html",
      ])
  }

  @Test func aTemplatesFaultOnManyPagesIsReportedOnce() throws {
    let portal = try SmallPortal().replace(
      "content=\"noindex\"", with: "content=\"index\"", in: "templates/base.html"
    ).build()
    #expect(portal.messages.allSatisfy { $0.hasPrefix("L005") })
    #expect(Set(portal.messages).count == portal.messages.count && portal.messages.count < 12)
  }

  @Test(arguments: [
    ("@import url(https://fonts.example/a.css);", "P13"), ("body { background: url(pier.png) }", "L002"),
  ])
  func styleSheetsAreVerifiedToo(_ css: String, _ code: String) throws {
    let portal = try SmallPortal().write(css, to: "templates/assets/app.css").build()
    #expect(portal.messages.count == 1 && portal.messages.first?.hasPrefix(code + " (output) assets/app.") == true)
  }

  /// One fault, one message: at the line that an author can mend.
  @Test(arguments: ["/stories/fist/", "/stories/first/#nope", "/stories/first"])
  func aLinkFromTheRootIsReportedOnceAndAtItsLine(_ link: String) throws {
    let portal = try SmallPortal().writeStory("x", body: "[a](\(link))\n").build()
    #expect(portal.messages.map { $0.dropFirst(5) } == ["content/stories/x.md:10:5"])
  }

  @Test(arguments: [
    ("<img src=\"https://cdn.example/x.png\" alt=\"x\">", "P13"),
    ("<i id=\"what-changed\">x</i><i id=\"what-changed\">y</i>", "L004"),
    ("<a href=\"#nowhere\">x</a>", "L003"), ("<a href=\"../../../x/\">x</a>", "L002"),
  ])
  func templatesAreVerifiedToo(_ html: String, _ code: String) throws {
    let portal = try SmallPortal().replace("{{ page.body }}", with: html, in: "templates/program.html").build()
    #expect(portal.messages.map { String($0.prefix(while: { $0 != " " })) } == [code])
  }

  @Test func hiddenAndForeignFilesAreNotRead() throws {
    let portal = try SmallPortal().write("x", to: "content/.hidden.md").write("x", to: "content/stories/page.html")
      .build()
    #expect(portal.messages == ["K005 content/stories/page.html"])
  }

  /// Text that looks like an entry and is none; not what somebody links to, in a draft either.
  @Test(arguments: [
    ("stories/new.md.txt", "Text", "", true), ("stories/new.txt", "---\ntitle: x\n---\n", "", true),
    ("stories/new.txt", "\u{FEFF}---\n", "", true), ("stories/new.txt", "Notes", "", false),
    ("stories/plan.docx", "PK", "", true), ("stories/deep/plan.odt", "PK", "", true),
    ("plan.docx", "PK", "", false),
    ("files/plan.docx", "PK", "", false), ("stories/plan.docx", "PK", "published", false),
    ("stories/plan.docx", "PK", "draft", false), ("stories/new.md.txt", "Text", "published", false),
  ])
  func aTextWithAnotherEndingIsNoEntry(_ path: String, _ text: String, _ linkedFrom: String, _ isTold: Bool) throws
  {
    let portal = try SmallPortal().write(text, to: "content/" + path)
    if !linkedFrom.isEmpty {
      try portal.writeStory("x", "status: " + linkedFrom, body: "[The file](\(path.dropFirst("stories/".count)))\n")
    }
    try portal.build()
    #expect(portal.messages == (isTold ? ["K005 content/" + path] : []))
    #expect(portal.report?.diagnostics.allSatisfy { $0.hint != nil } == true)
  }

  @Test(arguments: [
    ("tags: service, refunds", "C045", "write tags: [service, refunds]"),
    ("tags: [a; b;, c]", "C045", "write tags: [a, b, c]"),
    ("champions: [mara-lind, mara-lind]", "C046", "delete it here"),
  ])
  func aListIsReadAsItIsWritten(_ line: String, _ code: String, _ hint: String) throws {
    let portal = try SmallPortal().writeStory("x", line).build()
    #expect(
      portal.messages.count == 1 && portal.messages.first?.hasPrefix(code + " content/stories/x.md:8:") == true)
    #expect(portal.report?.diagnostics.first?.hint?.hasPrefix(hint) == true)
  }

  /// News whose day is still to come, unless that is meant; and once the day is there, nothing.
  @Test func aDayToComeIsToldOnceItIsOut() throws {
    let portal = try SmallPortal().writeStory("x")
    try portal.replace("date: 2026-05-01", with: "date: 2026-11-24", in: "content/stories/x.md").settle().build()
    #expect(portal.messages == ["C047 content/stories/x.md:5:7"])
    #expect(try portal.build().messages == ["C047 content/stories/x.md:5:7"])
    var wishes = Wishes()
    wishes.today = "2026-11-24"
    #expect(try portal.build(wishes).messages == [])
    for line in ["publish_on: 2026-11-20", "status: draft", "status: archived"] {
      try portal.writeStory("x", line).replace(
        "date: 2026-05-01", with: "date: 2026-11-24", in: "content/stories/x.md")
      #expect(try portal.build(drafts: true).messages == [])
    }
  }

  /// Behind a bar, the text stands in the file as it is; elsewhere it was put together, and the value is shown.
  @Test(arguments: [
    ("before: |\n  All is well.\n\n  See [that](frist.md).\n", "C039 content/stories/x.md:11:14"),
    ("before: |-\r\n     See [that](frist.md).", "C039 content/stories/x.md:9:17"),
    ("before: |2+\n    See [that](frist.md).\n\n", "C039 content/stories/x.md:9:16"),
    ("before: >\n  See\n  [that](frist.md).", "C039 content/stories/x.md:8:9"),
    ("before: See [that](frist.md).", "C039 content/stories/x.md:8:9"),
    ("said: |\n  See [that](frist.md).", "C039 content/stories/x.md:9:14"),
  ])
  func aLinkInAFieldHasItsPlace(_ field: String, _ message: String) throws {
    let portal = try SmallPortal().replace(
      "fields:\n  date",
      with: "fields:\n  before: {kind: markdown, help: B.}\n  said: {kind: inline markdown, help: S.}\n  date",
      in: "templates/types/story.yaml"
    ).writeStory("x", field).build()
    #expect(portal.messages == [message])
  }

  /// The front page leads to a heading of the first story, whose text is not known.
  @Test(arguments: [
    ("---\n## What", "## What", "C031 content/stories/first.md:1:1"),
    ("title: First story", "\ttitle: First story", "C005 content/stories/first.md:2:1"),
    ("A lot.", String(repeating: "> ", count: 500), "M004 content/stories/first.md:13:"),
  ])
  func aLinkIntoABrokenFileIsNotToldAsWell(_ old: String, _ new: String, _ message: String) throws {
    let portal = try SmallPortal().replace(old, with: new, in: "content/stories/first.md").build()
    #expect(portal.messages.count == 1 && portal.messages[0].hasPrefix(message), "\(portal.messages)")
  }

  @Test func linksOutOfThePortalAreRefused() throws {
    let portal = try SmallPortal().link("content/stories/leak.md", to: "/etc/hostname").build()
    #expect(portal.messages == ["K004 content/stories/leak.md"])
  }

  @Test func aMissingAssetIsFoundOnABranchThatNoPageTakes() throws {
    let portal = try SmallPortal().replace(
      "{{ page.body }}", with: "{% if page.words > 9999 %}<img src=\"{{ asset(\"ap.css\") }}\" alt=\"x\">{% end %}",
      in: "templates/program.html"
    ).build()
    let diagnostic = try #require(portal.report?.diagnostics.first)
    #expect(portal.report?.diagnostics.count == 1 && diagnostic.place?.path == "templates/program.html")
    #expect(diagnostic.place?.line == 3 && diagnostic.hint == "did you mean \"app.css\"?")
  }

  @Test func aPortalHasAHomePage() throws {
    let portal = try SmallPortal().remove("content/pages/index.md").build()
    #expect(portal.messages == ["K007"])
    #expect(portal.report?.diagnostics.first?.hint == "publish content/pages/index.md")
  }

  @Test func aFolderWithoutSettingsIsNoPortal() throws {
    let portal = try SmallPortal().remove("content/site.yaml").build()
    #expect(portal.messages == ["K001"])
    #expect(portal.report?.published == nil)
  }
}
