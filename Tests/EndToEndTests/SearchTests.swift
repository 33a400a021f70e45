// The search page and its index: what can be found, what cannot, and that no text leaves its place in the script.

import Foundation
import Testing

@Suite struct SearchTests {
  private func portal() throws -> SmallPortal {
    try SmallPortal().write(
      "{% extends \"base.html\" %}{% block main %}<script src=\"{{ page.index }}\" defer></script>{% end %}\n",
      to: "templates/search.html")
  }

  private struct Found: Decodable, Equatable {
    let url: String
    let type: String
    let title: String
    let summary: String
    let tags: [String]
  }

  private func index(_ portal: SmallPortal) throws -> [Found] {
    let script = try #require(portal.output("search-index.js"))
    let list = try #require(script.components(separatedBy: "const searchIndex = ").last)
    return try JSONDecoder().decode([Found].self, from: Data(list.dropLast(2).utf8))
  }

  @Test func holdsEveryEntryInTheOrderOfTheLists() throws {
    let portal = try portal().build()
    #expect(portal.messages == [])
    let found = try index(portal)
    #expect(found.map(\.url) == ["./", "people/mara-lind/", "programs/calm/", "stories/second/", "stories/first/"])
    #expect(
      found.last
        == Found(
          url: "stories/first/", type: "Story", title: "First story", summary: "What happened first.",
          tags: ["guests", "Calm weather"]))
    #expect(portal.output("search/index.html")?.contains("<script src=\"../search-index.js\" defer>") == true)
  }

  @Test func linksToFilesWithoutAServer() throws {
    let found = try index(try portal().build(isPortable: true))
    #expect(found.first?.url == "index.html")
    #expect(found.last?.url == "stories/first/index.html")
  }

  @Test(arguments: ["status: draft", "status: archived", "visibility: team", "publish_on: 2026-11-24"])
  func onlyPublishedEntries(_ fields: String) throws {
    let portal = try portal().writeStory("other", fields + "\ntags: [zebrafinch]").build()
    #expect(portal.messages == [])
    #expect(try index(portal).count == 5)
    #expect(portal.output("search-index.js")?.contains("zebrafinch") == false)
  }

  /// Who withdrew is named nowhere, and where they still are the site is not published.
  @Test func whoWithdrewIsLookedForInIt() throws {
    let portal = try portal()
      .replace("scope: [", with: "withdrawn: 2026-11-01, scope: [", in: "content/people/mara-lind.md")
      .replace(
        "summary: What happened next.", with: "summary: Mara Lind was there.", in: "content/stories/second.md"
      )
      .build()
    #expect(portal.messages.contains { $0.hasPrefix("P4") && $0.contains("search-index.js") })
    #expect(portal.output("search-index.js") == nil)
  }

  @Test func noTextEndsTheScript() throws {
    let title = #""</script><!-- \" + alert(1) + \" \u2028 ünïcode""#
    let portal = try portal().replace("title: First story", with: "title: \(title)", in: "content/stories/first.md")
      .build()
    #expect(portal.messages == [])
    #expect(try index(portal).last?.title == "</script><!-- \" + alert(1) + \" \u{2028} ünïcode")
    let script = portal.output("search-index.js") ?? ""
    #expect(!script.contains("<") && !script.unicodeScalars.contains("\u{2028}"))
  }

  @Test func noneWithoutATemplate() throws {
    let portal = try SmallPortal().replace(
      "</head>", with: "{% if site.search %}<link rel=\"search\" href=\"{{ site.search }}\">{% end %}</head>",
      in: "templates/base.html"
    ).build()
    #expect(portal.messages == [])
    #expect(portal.output("search/index.html") == nil && portal.output("search-index.js") == nil)
    #expect(portal.output("index.html")?.contains("rel=\"search\"") == false)
  }
}
