// What a page shows of `page.related`: entries of its own type by shared tags, and none that is not published.

import Foundation
import Testing

@Suite struct RelatedTests {
  private func portal() throws -> SmallPortal {
    try SmallPortal().replace(
      "{{ page.body }}",
      with: "{% for story in page.related %}<i>{{ story.slug }} {{ story.date }}</i>{% end %}{{ page.body }}",
      in: "templates/story.html")
  }

  private func related(_ portal: SmallPortal, _ slug: String) -> [String] {
    let html = portal.output("stories/\(slug)/index.html") ?? ""
    return html.components(separatedBy: "<i>").dropFirst().map { String($0.prefix { $0 != " " }) }
  }

  @Test func mostSharedTagsFirstThenTheOrderOfTheType() throws {
    let portal = try portal()
      .writeStory("a", "tags: [one, two, three]").writeStory("b", "tags: [three]").writeStory(
        "c", "tags: [two, One]"
      )
      .writeStory("d", "tags: [one]").writeStory("e", "tags: [three, other]").writeStory("f", "tags: [one]").build()
    // All on one day, so by their slugs; "One" is the tag one.
    #expect(related(portal, "a") == ["c", "b", "d", "e"])
    #expect(related(portal, "d") == ["a", "c", "f"])
    #expect(related(portal, "first") == ["second"])
  }

  /// Archived entries are led from, not to.
  @Test(arguments: ["status: draft", "status: archived", "visibility: team", "expires_on: 2026-11-01"])
  func onlyPublishedOnes(_ fields: String) throws {
    let portal = try portal().writeStory("a", "tags: [one]").writeStory("b", "tags: [one]").writeStory(
      "c", "tags: [one]\n" + fields
    ).build()
    #expect(related(portal, "a") == ["b"])
    #expect(related(portal, "c") == (fields.contains("archived") ? ["a", "b"] : []))
  }

  @Test func otherTypesAndListsHaveNone() throws {
    let portal = try portal()
      .replace("status: published", with: "status: published\ntags: [guests]", in: "content/programs/calm.md")
      .replace(
        "{% block main %}", with: "{% block main %}<u>{{ page.related | count }}</u>", in: "templates/program.html"
      )
      .replace(
        "{% block main %}", with: "{% block main %}<u>{{ page.related | count }}</u>", in: "templates/list.html"
      )
      .build()
    #expect(portal.messages == [])
    #expect(portal.output("programs/calm/index.html")?.contains("<u>0</u>") == true)
    #expect(portal.output("stories/index.html")?.contains("<u>0</u>") == true)
  }

  /// A component that wants a story may be given one of them.
  @Test func itsMembersAreOfThePagesType() throws {
    let portal = try SmallPortal()
      .write(
        "{% component day(story: story) %}<b>{{ story.date }}</b>{% end %}\n", to: "templates/components/day.html"
      )
      .replace(
        "{{ page.body }}", with: "{% for s in page.related %}{{ day(story: s) }}{% end %}{{ page.body }}",
        in: "templates/story.html"
      ).build()
    #expect(portal.messages == [])
    #expect(portal.output("stories/first/index.html")?.contains("<b>2026-04-01</b>") == true)
  }
}
