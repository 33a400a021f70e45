// Exactly what each edit makes anew, and what `--explain` says of it. Everything else must be left as it stands.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct MadeTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let made: Set<String>
    /// By file.
    let reasons: [String: String]
    let before: @Sendable (SmallPortal) throws -> Void
    let edit: @Sendable (SmallPortal, inout Wishes) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, makes made: Set<String>, because reasons: [String: String] = [:],
      before: @escaping @Sendable (SmallPortal) throws -> Void = { _ in },
      _ edit: @escaping @Sendable (SmallPortal, inout Wishes) throws -> Void
    ) {
      (self.name, self.made, self.reasons, self.before, self.edit) = (name, made, reasons, before, edit)
    }
  }

  static let first = "stories/first/index.html"
  static let second = "stories/second/index.html"
  static let stories = "stories/index.html"
  static let calm = "programs/calm/index.html"
  static let mara = "people/mara-lind/index.html"
  static let guests = "tags/guests/index.html"
  static let weather = "tags/calm-weather/index.html"
  static let tags = "tags/index.html"
  static let lists: Set = [stories, "programs/index.html", "people/index.html"]
  /// What tells of every story.
  static let feeds: Set = ["feed.xml", "feed.json", "stories/feed.xml", "stories/feed.json"]
  static let pages = lists.union([first, second, calm, mara, guests, weather, tags, "index.html", "404.html"])

  static let prose: [Case] = [
    Case("nothing", makes: []) { _, _ in },
    Case("a touch", makes: []) { portal, _ in
      try portal.stamp("content/stories/first.md", secondsSince1970: 1_750_000_000)
      try portal.stamp("templates/base.html", secondsSince1970: 1_750_000_000)
    },
    Case("the same text written again", makes: []) { portal, _ in
      try portal.write(portal.text("content/stories/first.md"), to: "content/stories/first.md")
    },
    Case("prose", makes: [second], because: [second: "body of content/stories/second.md changed"]) { portal, _ in
      try portal.replace("came this", with: "came much more", in: "content/stories/second.md")
    },
    Case(
      "prose that another page shows", makes: [second, calm],
      because: [
        second: "body of content/stories/second.md changed", calm: "body of content/stories/second.md changed",
      ],
      before: {
        try $0.replace(
          "{{ page.body }}", with: "{% for s in page.stories | take(1) %}{{ s.body }}{% end %}",
          in: "templates/program.html")
      }
    ) { portal, _ in try portal.replace("came this", with: "came that", in: "content/stories/second.md") },
    Case(
      "a number of words that lists show", makes: [second, stories, calm, guests],
      because: [stories: "words of content/stories/second.md changed"],
      before: {
        try $0.replace("{{ entry.summary }}", with: "{{ entry.words }}", in: "templates/components/card.html")
      }
    ) { portal, _ in try portal.replace("came this", with: "came much more", in: "content/stories/second.md") },
    Case(
      "a heading that another page links to", makes: [first],
      because: [first: "body of content/stories/first.md changed"]
    ) { portal, _ in try portal.replace("A lot.", with: "Much.", in: "content/stories/first.md") },
  ]

  static let fields: [Case] = [
    Case(
      "a title", makes: feeds.union([second, stories, calm, guests]),
      because: [
        second: "title of content/stories/second.md changed", stories: "title of content/stories/second.md changed",
        calm: "title of content/stories/second.md changed", guests: "title of content/stories/second.md changed",
      ]
    ) { portal, _ in try portal.replace("Second story", with: "Later story", in: "content/stories/second.md") },
    Case("an owner, whom no page shows", makes: feeds) { portal, _ in
      try portal.replace("Learning team", with: "Other team", in: "content/stories/second.md")
    },
    Case(
      "a person's name", makes: [mara, "people/index.html", first],
      because: [first: "title of content/people/mara-lind.md changed"]
    ) { portal, _ in try portal.replace("Mara Lind", with: "Mara Lund", in: "content/people/mara-lind.md") },
    Case(
      "a tag's name", makes: feeds.union([weather, tags, first]),
      because: [
        weather: "what it lists changed", tags: "the tag calm-weather changed",
        first: "the tag calm-weather changed",
      ]
    ) { portal, _ in try portal.replace("Calm weather", with: "Calm Weather", in: "content/stories/first.md") },
    Case(
      "a tag more", makes: feeds.union([second, tags, weather]),
      because: [second: "tags of content/stories/second.md changed", weather: "what it lists changed"]
    ) { portal, _ in try portal.replace("[guests]", with: "[guests, Calm weather]", in: "content/stories/second.md")
    },
    Case(
      "a date that turns the order round",
      makes: feeds.union([second, stories, calm, guests, tags, "sitemap.xml"]),
      because: [stories: "what it lists changed", calm: "stories of content/programs/calm.md changed"]
    ) { portal, _ in try portal.replace("2026-04-01", with: "2026-02-01", in: "content/stories/second.md") },
    Case(
      "a new story", makes: feeds.union(["stories/third/index.html", stories, calm, "sitemap.xml"]),
      because: [
        "stories/third/index.html": "it is new", stories: "what it lists changed",
        "sitemap.xml": "its content changed",
      ]
    ) { portal, _ in try portal.writeStory("third") },
    Case("a story less", makes: feeds.union([stories, calm, guests, tags, "sitemap.xml"])) { portal, _ in
      try portal.remove("content/stories/second.md")
    },
    Case(
      "another name",
      makes: feeds.union(["stories/zweite/index.html", stories, calm, guests, tags, "sitemap.xml"]),
      because: ["stories/zweite/index.html": "it is new"]
    ) { portal, _ in try portal.move("content/stories/second.md", to: "content/stories/zweite.md") },
    Case(
      "a draft that is published", makes: feeds.union([second, stories, calm, guests, tags, "sitemap.xml"]),
      before: { try $0.replace("status: published", with: "status: draft", in: "content/stories/second.md") }
    ) { portal, _ in
      try portal.replace("status: draft", with: "status: published", in: "content/stories/second.md")
    },
    Case(
      "an address that moves", makes: ["old/index.html", "_redirects"],
      because: ["old/index.html": "the address it leads to changed", "_redirects": "its content changed"],
      before: { try $0.writeStory("x", "aliases: [old/]").writeStory("y") }
    ) { portal, _ in try portal.writeStory("y", "aliases: [old/]").writeStory("x") },
  ]

  static let theme: [Case] = [
    Case(
      "a component", makes: lists.union([calm, mara, guests, weather]),
      because: [calm: "templates/program.html changed, or something that it uses"]
    ) { portal, _ in
      try portal.replace("class=\"card\"", with: "class=\"tile\"", in: "templates/components/card.html")
    },
    Case(
      "a template", makes: [first, second],
      because: [first: "templates/story.html changed, or something that it uses"]
    ) { portal, _ in try portal.replace("<time", with: "<b></b><time", in: "templates/story.html") },
    Case("a template that nothing uses", makes: []) { portal, _ in
      try portal.write("{% extends \"base.html\" %}{% block main %}{% end %}", to: "templates/spare.html")
    },
    Case("the template of all", makes: pages) { portal, _ in
      try portal.replace("<footer>", with: "<footer> ", in: "templates/base.html")
    },
    Case(
      "an asset that one page names", makes: [calm, "assets/x.9164290bc1.css"],
      because: [calm: "templates/assets/x.css changed"],
      before: {
        try $0.write("i { margin: 0 }", to: "templates/assets/x.css").replace(
          "{{ page.body }}", with: "<a href=\"{{ asset(\"x.css\") }}\">x</a>{{ page.body }}",
          in: "templates/program.html")
      }
    ) { portal, _ in try portal.write("b { margin: 0 }", to: "templates/assets/x.css") },
    Case(
      "a picture", makes: ["stories/pier.svg"], because: ["stories/pier.svg": "content/stories/pier.svg changed"]
    ) {
      portal, _ in try portal.replace("y=\"12\"", with: "y=\"14\"", in: "content/stories/pier.svg")
    },
    Case(
      "a picture's size", makes: ["stories/pier.svg", first],
      because: [first: "body of content/stories/first.md changed"]
    ) { portal, _ in
      try portal.replace(
        "width=\"40\" height=\"20\"", with: "width=\"60\" height=\"20\"", in: "content/stories/pier.svg")
    },
    Case(
      "a day", makes: [calm], because: [calm: "site.today changed"],
      before: {
        try $0.replace("{{ page.body }}", with: "{{ site.today }}{{ page.body }}", in: "templates/program.html")
      }
    ) { _, wishes in wishes.today = "2026-11-24" },
    Case("a day that nothing shows", makes: []) { _, wishes in wishes.today = "2026-11-24" },
    Case("the other edition, in which there is nothing else", makes: []) { _, wishes in wishes.audience = .team },
    Case(
      "a lost file", makes: [second],
      because: [second: "the published file is gone, or was changed by somebody else"]
    ) { portal, _ in try portal.remove("site/" + second) },
  ]

  @Test(arguments: prose + fields + theme)
  func isExactlyThis(_ item: Case) throws {
    var wishes = Wishes()
    let portal = try SmallPortal()
    try item.before(portal)
    try portal.settle().build(wishes)
    #expect(portal.messages == [])
    try item.edit(portal, &wishes)
    try portal.build(wishes)
    #expect(portal.messages == [])
    #expect(portal.made == item.made)
    let said = Dictionary(
      portal.report?.work.made.map { ($0.file, $0.reason) } ?? [], uniquingKeysWith: { first, _ in first })
    for (file, reason) in item.reasons { #expect(said[file] == reason, "\(file)") }
    let clean = try SmallPortal(sourcesOf: portal).build(wishes)
    #expect(portal.outputFiles() == clean.outputFiles())
  }

  @Test(arguments: [
    ("content/site.yaml", "Small portal", "Other portal"),
    ("templates/types/program.yaml", "How hard.", "How difficult."),
  ])
  func settingsAndTypesMakeEverythingAnew(_ file: String, _ old: String, _ new: String) throws {
    let portal = try SmallPortal().settle().build().replace(old, with: new, in: file).build()
    #expect(portal.made.isSuperset(of: Self.pages))
    #expect(
      Set(portal.report?.work.made.map(\.reason) ?? []) == [
        "the settings, the content types, the options or a withdrawn consent changed"
      ])
  }
}
