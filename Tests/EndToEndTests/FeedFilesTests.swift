// Which feeds a portal gets, what is in them, and that their names of entries stay.

import Foundation
import Testing

@Suite struct FeedFilesTests {
  private func ids(_ atom: String?) -> [String] {
    (atom ?? "").components(separatedBy: "<entry>\n<id>").dropFirst().map { String($0.prefix { $0 != "<" }) }
  }

  private func names(_ slugs: String...) -> [String] { slugs.map { "tag:small.example,2026:story/" + $0 } }

  @Test func oneForEachTypeWithTheFacetAndOneForAll() throws {
    let portal = try SmallPortal().build()
    #expect(portal.messages == [])
    for path in ["feed.xml", "stories/feed.xml"] { #expect(ids(portal.output(path)) == names("second", "first")) }
    #expect(portal.output("programs/feed.xml") == nil)
    let json = portal.output("stories/feed.json") ?? ""
    #expect(json.contains("\"title\":\"Stories · Small portal\""))
    #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
  }

  @Test func theHeadLeadsToThem() throws {
    let portal = try SmallPortal().replace(
      "</head>",
      with:
        "{% for feed in site.feeds %}<link rel=\"alternate\" title=\"{{ feed.title }}\" href=\"{{ feed.url }}\">{% end %}</head>",
      in: "templates/base.html"
    ).build()
    let html = portal.output("stories/first/index.html") ?? ""
    #expect(html.contains("title=\"Small portal\" href=\"../../feed.xml\""))
    #expect(html.contains("title=\"Stories · Small portal\" href=\"../feed.xml\""))
  }

  @Test func noneWithoutABaseURL() throws {
    let portal = try SmallPortal().replace("base_url: https://small.example/\n", with: "", in: "content/site.yaml")
      .build()
    #expect(portal.messages == [])
    #expect(!portal.outputFiles().keys.contains { $0.contains("feed.") })
  }

  /// No entry has a day to be published on.
  @Test func noneWithoutADay() throws {
    let portal = try SmallPortal().replace(
      "feed: {date: date}", with: "feed: {date: publish_on}", in: "templates/types/story.yaml"
    ).build()
    #expect(portal.messages == [])
    #expect(!portal.outputFiles().keys.contains { $0.contains("feed.") })
  }

  /// The newest thirty, by day and then as on the list, whatever the list's own order.
  @Test func theNewestThirty() throws {
    let portal = try SmallPortal().replace("order: -date", with: "order: title", in: "templates/types/story.yaml")
    for number in 10..<45 { try portal.writeStory("s\(number)") }
    let found = ids(try portal.build().output("stories/feed.xml"))
    #expect(found.count == 30)
    #expect(found.first == "tag:small.example,2026:story/s10")
    #expect(found.last == "tag:small.example,2026:story/s39")
    #expect(portal.output("feed.xml").map { ids($0) } == found)
  }

  @Test(arguments: ["status: draft", "status: archived", "visibility: team", "publish_on: 2026-11-24"])
  func onlyPublishedEntries(_ fields: String) throws {
    let portal = try SmallPortal().writeStory("other", fields).build()
    #expect(ids(portal.output("feed.xml")) == names("second", "first"))
  }

  /// A reader of feeds would show every entry anew.
  @Test func namesStayWhenPagesMove() throws {
    let before = ids(try SmallPortal().build().output("feed.xml"))
    let portal = try SmallPortal()
      .replace("https://small.example/", with: "http://small.example:8080/learning/", in: "content/site.yaml")
      .replace("folder: stories", with: "folder: stories\npermalink: told/:slug/", in: "templates/types/story.yaml")
      .replace("title: First story", with: "title: Another title", in: "content/stories/first.md").build()
    #expect(portal.messages == [])
    #expect(ids(portal.output("feed.xml")) == before)
    #expect(portal.output("feed.xml")?.contains("http://small.example:8080/learning/told/first/") == true)
  }

  /// The day of an update may be told by another field.
  @Test func updates() throws {
    let portal = try SmallPortal()
      .replace(
        "feed: {date: date}", with: "feed: {date: date, updated: reviewed}", in: "templates/types/story.yaml"
      )
      .replace("date: 2026-03-01", with: "date: 2026-03-01\nreviewed: 2026-10-02", in: "content/stories/first.md")
      .build()
    let atom = portal.output("feed.xml") ?? ""
    #expect(ids(atom) == names("second", "first"))
    #expect(atom.components(separatedBy: "<updated>2026-10-02T00:00:00Z</updated>").count == 3)
    #expect(atom.components(separatedBy: "<updated>2026-04-01T00:00:00Z</updated>").count == 2)
  }
}
