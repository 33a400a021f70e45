// Which entries a build publishes, and that the others leave no trace.

import Content
import Foundation
import Testing

@Suite struct SelectionTests {
  @Test(arguments: [
    "status: draft", "publish_on: 2026-11-24", "expires_on: 2026-11-23", "visibility: team",
  ])
  func hiddenEntriesLeaveNoTrace(_ fields: String) throws {
    let portal = try SmallPortal().writeStory(
      "hidden", fields + "\ntags: [zebrafinch]\naliases: [zebra/]", body: "Zebrafinch.\n"
    ).build()
    #expect(portal.messages == [])
    for (path, bytes) in portal.outputFiles() {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      #expect(!path.contains("zebra") && !path.contains("hidden"), "\(path)")
      #expect(!text.contains("zebrafinch") && !text.contains("story hidden"), "\(path)")
    }
  }

  /// What an author writes beside a reference stays, unless it needs the entry; of the entry itself nothing does.
  @Test(arguments: ["status: draft", "publish_on: 2026-11-24", "expires_on: 2026-11-23", "visibility: team"])
  func aReferenceInARecordTakesNothingOfAHiddenEntryAlong(_ fields: String) throws {
    let portal = try SmallPortal().replace(
      "fields:\n  date",
      with: """
        fields:
          aim:
            kind: record
            help: A.
            fields:
              to: {kind: reference, to: [story], inverse: aimed_at, help: T., example: first}
              how: {kind: inline markdown, help: H., example: So.}
          steps:
            kind: list of record
            help: S.
            fields:
              part: {kind: record, help: P., fields: {of: {kind: list of reference, to: [story], inverse: parts, help: O., example: [first]}}}
              note: {kind: text, help: N., example: x}
          about:
            kind: record
            help: A.
            fields: {to: {kind: reference, to: [story], required: true, inverse: aimed_at, help: T., example: first}, how: {kind: text, help: H., example: x}}
          abouts:
            kind: list of record
            help: A.
            fields: {to: {kind: reference, to: [story], required: true, inverse: aimed_at, help: T., example: first}, how: {kind: text, help: H., example: x}}
          date
        """, in: "templates/types/story.yaml"
    ).replace(
      "{{ page.body }}",
      with: """
        {% if page.aim %}<p>{{ page.aim.how }}</p>{% if page.aim.to %}<a href="{{ page.aim.to.url }}">{{ page.aim.to.title }}</a>{% end %}{% end %}
        {% for step in page.steps %}<p>{{ step.note }}</p>{% if step.part %}{% for s in step.part.of %}{{ s.title }}{% end %}{% end %}{% end %}
        {% if page.about %}<p>{{ page.about.how }}</p><b title="{{ page.about.to.title }}"></b>{% end %}
        {% for about in page.abouts %}<a href="{{ about.to.url }}">{{ about.how }}</a>{% end %}
        {% for other in page.aimed_at %}{{ other.title }}{% end %}{{ page.body }}
        """, in: "templates/story.html"
    ).writeStory("zebrafinch", fields, body: "Zebrafinch.\n").writeStory(
      "open",
      """
      aim: {to: zebrafinch, how: Wordsbeside}
      steps: [{part: {of: [zebrafinch, first]}, note: Otherwords}]
      about: {to: zebrafinch, how: Aboutwords}
      abouts: [{to: zebrafinch, how: Aboutwords}, {to: first, how: Keptwords}]
      """
    ).build()
    #expect(portal.messages.allSatisfy { $0.hasPrefix("C036") })
    for (path, bytes) in portal.outputFiles() {
      #expect(!path.contains("zebrafinch"), "\(path)")
      #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("zebrafinch"), "\(path)")
    }
    let page = try #require(portal.output("stories/open/index.html"))
    #expect(page.contains("Wordsbeside") && page.contains("Otherwords") && page.contains("First story"))
    #expect(!page.contains("Aboutwords") && page.contains("Keptwords"))
  }

  @Test func theTeamEditionHasThem() throws {
    let portal = try SmallPortal().writeStory("hidden", "visibility: team").build(audience: .team)
    #expect(portal.output("stories/hidden/index.html") != nil)
  }

  @Test func optionsShowDraftsAndTheFuture() throws {
    let portal = try SmallPortal().writeStory("a", "status: draft").writeStory("b", "publish_on: 2027-01-01").build(
      drafts: true, future: true)
    #expect(portal.output("stories/a/index.html") != nil)
    #expect(portal.output("stories/b/index.html") != nil)
  }

  @Test(arguments: [("publish_on: 2026-11-23", true), ("expires_on: 2026-11-24", true)])
  func theDayItselfCounts(_ fields: String, _ isShown: Bool) throws {
    let portal = try SmallPortal().writeStory("edge", fields).build()
    #expect((portal.output("stories/edge/index.html") != nil) == isShown)
  }

  @Test func archivedEntriesKeepTheirPageAndLeaveTheLists() throws {
    let portal = try SmallPortal().writeStory("old", "status: archived").build()
    #expect(portal.output("stories/old/index.html") != nil)
    let list = try #require(portal.output("stories/index.html"))
    #expect(list.contains("<p class=\"archived\"><a href=\"old/\">"))
    #expect(list.components(separatedBy: "class=\"card\"").count - 1 == 2)
    #expect(portal.output("programs/calm/index.html")?.contains("stories/old/") == false)
  }

  @Test func aReferenceToADraftIsLeftOutWithAWarning() throws {
    let portal = try SmallPortal().replace(
      "status: published", with: "status: draft", in: "content/people/mara-lind.md"
    ).build()
    #expect(portal.messages == ["C036 content/stories/first.md:8:13"])
    #expect(portal.output("stories/first/index.html")?.contains("Mara") == false)
  }

  @Test func aLinkToAHiddenEntryIsAnError() throws {
    let portal = try SmallPortal().writeStory("secret", "visibility: team").writeStory(
      "open", body: "See [this](secret.md).\n"
    ).build()
    #expect(portal.messages == ["C037 content/stories/open.md:10:12"])
  }
}
