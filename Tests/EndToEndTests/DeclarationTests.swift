// What a portal's types can ask for beyond their fields: fields for the team only, further views of an entry, lists narrowed by a value.

import Content
import Foundation
import Testing

@Suite struct DeclarationTests {
  @Test func textsOfOnePageHaveFootnotesOfTheirOwn() throws {
    let note = "    A[^1], B[^1].\n\n    [^1]: Said twice.\n"
    let portal = try SmallPortal().replace(
      "fields:\n  date",
      with: "fields:\n  before: {kind: markdown, help: B.}\n  after: {kind: markdown, help: A.}\n  date",
      in: "templates/types/story.yaml"
    ).replace(
      "{{ page.body }}", with: "{{ page.before }}{{ page.after }}{{ page.body }}", in: "templates/story.html"
    ).writeStory("noted", "before: |\n\(note)after: |\n\(note)", body: "C[^n].\n\n[^n]: A third.\n")
      .writeStory("once", "after: |\n\(note)", body: "None.\n").build()
    #expect(portal.messages == [])
    let page = try #require(portal.output("stories/noted/index.html"))
    for part in ["", "2", "3"] {
      for end in [
        "id=\"fn\(part):1\"", "id=\"fnref\(part):1\"", "href=\"#fn\(part):1\"", "href=\"#fnref\(part):1\"",
      ] {
        #expect(page.contains(end), "\(end) is missing")
      }
    }
    #expect(page.contains("id=\"fnref3:1:2\"") && page.contains("href=\"#fnref3:1:2\""))
    let single = try #require(portal.output("stories/once/index.html"))
    #expect(single.contains("id=\"fn:1\"") && single.contains("href=\"#fnref:1:2\""))
  }

  private static let programme = "templates/types/program.yaml"

  /// The small portal whose programmes have notes for the team, slides, and lists by level.
  private func portal() throws -> SmallPortal {
    try SmallPortal().replace(
      "list: {title: Programmes, summary: All programmes.}",
      with: """
        list: {title: Programmes, summary: All programmes., by: {level: Level, talks.about: Subject, helpers: Helper}}
        views:
          slides: {title: Slides, template: program-slides}
        """, in: DeclarationTests.programme
    ).replace(
      "fields:\n",
      with: """
        fields:
          notes: {kind: list of inline markdown, visibility: team, help: For us., example: [Ask again]}
          rank: {kind: integer, required: true, visibility: team, help: How dear., example: 3}
          cover: {kind: image, visibility: team, help: A picture., example: {src: x.svg, alt: A badge}}
          helpers: {kind: list of reference, to: [person], visibility: team, inverse: helps_in, help: Who., example: [mara-lind]}
          talks:
            kind: list of record
            help: Its talks.
            example: [{about: Piers}]
            fields:
              about: {kind: text, help: The subject., example: Piers}
              mood: {kind: text, visibility: team, help: How it went., example: Well}

        """, in: DeclarationTests.programme
    ).write(
      """
      ---
      title: Calm at the Counter
      summary: Practice with an actor.
      owner: Learning team
      status: published
      level: basic
      notes: ["Zebrafinch [note](../stories/first.md)"]
      rank: 4711
      cover: {src: zebra.svg, alt: Zebra crossing}
      helpers: [mara-lind]
      talks: [{about: Tense talks, mood: zebralike}, {about: Piers}, {about: Tense talks}]
      ---
      ## How it works

      Six hours.
      """, to: "content/programs/calm.md"
    ).write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"/>", to: "content/programs/zebra.svg"
    ).write(
      """
      {% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1><p>{{ page.rank ?? 0 }}</p>
      {% for note in page.notes %}<p>{{ note }}</p>{% end %}{% for talk in page.talks %}<p>{{ talk.about }} {{ talk.mood }}</p>{% end %}
      {% if page.cover %}<img src="{{ page.cover.src }}" alt="{{ page.cover.alt }}">{% end %}
      {% for view in page.views %}<a href="{{ view.url }}">{{ view.title }}</a>{% end %}
      {% for helper in page.helpers %}<p>with {{ helper.title }}</p>{% end %}
      {{ page.body }}{% end %}
      """, to: "templates/program.html"
    ).write(
      "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}, slides</h1><a href=\"{{ page.url }}\">Back</a>{% end %}",
      to: "templates/program-slides.html"
    ).write(
      """
      {% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>
      {% for filter in page.filters %}<h2>{{ filter.title }}</h2>{% for choice in filter.choices %}
      <a href="{{ choice.url }}">{{ choice.title }} ({{ choice.total }}){{ " chosen" if choice.chosen else "" }}</a>{% end %}{% end %}
      {% for row in page.rows %}<p class="{{ row.keys }}">{{ row.entry.title }}</p>{% end %}{% end %}
      """, to: "templates/program-list.html"
    ).replace(
      "{% block main %}",
      with: "{% block main %}{% for p in page.helps_in %}<p>helps in {{ p.title }}</p>{% end %}",
      in: "templates/person.html")
  }

  @Test func fieldsOfTheTeamLeaveNoTraceInTheEditionForAll() throws {
    let portal = try portal().build()
    #expect(portal.messages == [])
    for (path, bytes) in portal.outputFiles() {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!path.contains("zebra"), "\(path)")
      #expect(!text.contains("zebra") && !text.contains("4711") && !text.contains("helps in"), "\(path)")
    }
    #expect(!portal.names(below: "site").contains { $0.contains("helpers") })
  }

  @Test func theTeamEditionShowsThem() throws {
    let portal = try portal().build(audience: .team)
    #expect(portal.messages == [])
    let page = try #require(portal.output("programs/calm/index.html"))
    for words in ["Zebrafinch", "4711", "zebralike", "Zebra crossing", "with Mara Lind"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try #require(portal.output("people/mara-lind/index.html")).contains("helps in Calm at the Counter"))
    #expect(portal.output("programs/by/helpers/mara-lind/index.html") != nil)
  }

  @Test func whatIsWrongInThemIsReportedInBothEditions() throws {
    let portal = try portal().replace(
      "[note](../stories/first.md)", with: "[note](../stories/none.md)", in: "content/programs/calm.md")
    for audience in Audience.allCases {
      #expect(try portal.build(audience: audience).messages.contains { $0.contains("content/programs/calm.md:7") })
    }
  }

  @Test func viewsArePagesOfTheirOwn() throws {
    let portal = try portal().build()
    #expect(try #require(portal.output("programs/calm/index.html")).contains("<a href=\"slides/\">Slides</a>"))
    let slides = try #require(portal.output("programs/calm/slides/index.html"))
    #expect(slides.contains("Calm at the Counter, slides") && slides.contains("<a href=\"../\">Back</a>"))
  }

  @Test func listsAreNarrowedByTheValuesThatOccur() throws {
    let portal = try portal().write(
      """
      ---
      title: Second
      summary: Another.
      owner: Learning team
      status: published
      rank: 1
      level: advanced
      talks: [{about: piers}]
      ---
      """, to: "content/programs/second.md"
    ).build()
    #expect(portal.messages == [])
    let list = try #require(portal.output("programs/index.html"))
    #expect(list.contains("<a href=\"by/level/basic/\">Basic (1)</a>"))
    #expect(list.contains("<a href=\"by/about/piers/\">Piers (2)</a>"))
    #expect(list.contains("<p class=\"level-basic about-piers about-tense-talks\">Calm at the Counter</p>"))
    let narrowed = try #require(portal.output("programs/by/level/advanced/index.html"))
    #expect(narrowed.contains("<a href=\"../../../\">Advanced (1) chosen</a>"))
    #expect(narrowed.contains(">Second</p>") && !narrowed.contains("Calm at the Counter</p>"))
    #expect(narrowed.contains("<h1>Programmes: Advanced</h1>"))
  }

  @Test(arguments: [
    ("by: {level: Level", "by: {levle: Level", "S017 templates/types/program.yaml:6:58"),
    ("by: {level: Level", "by: {rank: Rank", "S017 templates/types/program.yaml:6:58"),
    ("by: {level: Level", "by: {title: Title", "S017 templates/types/program.yaml:6:58"),
    ("views:\n", "order: rank\nviews:\n", "S009 templates/types/program.yaml:7:8"),
    ("  slides:", "  Slides 1:", "S011 templates/types/program.yaml:8:3"),
    ("template: program-slides", "template: program-slidse", "K002 templates/types/program.yaml"),
  ])
  func mistakesAreReportedAtTheirPlace(_ old: String, _ new: String, _ message: String) throws {
    let portal = try portal().replace(old, with: new, in: DeclarationTests.programme).build()
    #expect(portal.messages.contains(message), "\(portal.messages)")
  }
}
