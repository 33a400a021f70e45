// Feeds as Atom and as JSON Feed, rule by rule.

import HTML
import Schema
import Testing

@testable import Outputs

@Suite struct FeedTests {
  private static let portal = FeedPortal(
    title: "Learning", summary: "What we learn.", author: "Learning team", language: "en-GB",
    baseURL: "https://learning.example.com/portal/")

  private static func entry(
    _ slug: String, title: String = "A story", summary: String = "What happened.", published: Int = 1,
    updated: Int = 1, author: String = "Learning team", tags: [FeedTag] = []
  ) -> FeedEntry {
    FeedEntry(
      id: "tag:learning.example.com,2026:story/\(slug)", title: title, summary: summary,
      path: SitePath("stories/\(slug)/"), published: Day(daysSince1970: 20_000 + published),
      updated: Day(daysSince1970: 20_000 + updated), author: author, tags: tags)
  }

  private static func feed(_ entries: [FeedEntry], title: String = "Stories · Learning") -> Feed {
    Feed(
      page: SitePath("stories/"), folder: "stories/", id: "tag:learning.example.com,2026:story/", title: title,
      summary: "What changed.", entries: entries)
  }

  private static func atom(_ feed: Feed) -> String { String(decoding: feed.atom(of: portal), as: UTF8.self) }
  private static func json(_ feed: Feed) -> String { String(decoding: feed.json(of: portal), as: UTF8.self) }

  /// What stands before the first entry, and each entry.
  private static func parts(_ atom: String) -> [String] { atom.components(by: "<entry>") }

  @Test func atomOfOneEntry() {
    let feed = Self.feed([
      Self.entry(
        "pier-2", published: 1, updated: 3, author: "Fleet", tags: [FeedTag(slug: "new-start", name: "New start")])
    ])
    #expect(
      Self.atom(feed) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
        <id>tag:learning.example.com,2026:story/</id>
        <title>Stories · Learning</title>
        <subtitle>What changed.</subtitle>
        <updated>2024-10-07T00:00:00Z</updated>
        <author><name>Learning team</name></author>
        <link rel="self" type="application/atom+xml" href="https://learning.example.com/portal/stories/feed.xml"/>
        <link rel="alternate" type="text/html" href="https://learning.example.com/portal/stories/"/>
        <entry>
        <id>tag:learning.example.com,2026:story/pier-2</id>
        <title>A story</title>
        <updated>2024-10-07T00:00:00Z</updated>
        <published>2024-10-05T00:00:00Z</published>
        <author><name>Fleet</name></author>
        <link rel="alternate" type="text/html" href="https://learning.example.com/portal/stories/pier-2/"/>
        <category term="new-start" label="New start"/>
        <summary>What happened.</summary>
        </entry>
        </feed>

        """)
  }

  @Test func jsonOfOneEntry() {
    let feed = Self.feed([
      Self.entry("pier-2", published: 1, updated: 3, author: "Fleet", tags: [FeedTag(slug: "new", name: "New")])
    ])
    #expect(
      Self.json(feed) == """
        {"version":"https://jsonfeed.org/version/1.1","title":"Stories · Learning","description":"What changed.",\
        "language":"en-GB","home_page_url":"https://learning.example.com/portal/stories/",\
        "feed_url":"https://learning.example.com/portal/stories/feed.json","authors":[{"name":"Learning team"}],"items":[
        {"id":"tag:learning.example.com,2026:story/pier-2",\
        "url":"https://learning.example.com/portal/stories/pier-2/","title":"A story","content_text":"What happened.",\
        "date_published":"2024-10-05T00:00:00Z","date_modified":"2024-10-07T00:00:00Z","authors":[{"name":"Fleet"}],\
        "tags":["New"]}
        ]}

        """)
  }

  /// Exactly one of each in the feed, and in each entry.
  @Test(arguments: ["<id>", "<title>", "<updated>", "rel=\"alternate\""])
  func onceInEach(_ piece: String) {
    let parts = Self.parts(Self.atom(Self.feed([Self.entry("a"), Self.entry("b"), Self.entry("c")])))
    #expect(parts.count == 4)
    for part in parts { #expect(part.components(by: piece).count == 2) }
  }

  @Test func onlyTheFeedNamesItself() {
    let parts = Self.parts(Self.atom(Self.feed([Self.entry("a")])))
    #expect(parts.map { $0.components(by: "rel=\"self\"").count } == [2, 1])
  }

  /// The feed has an author; an entry repeats none.
  @Test(arguments: [("Learning team", 1), ("Fleet", 2), ("", 1)])
  func authors(_ author: String, _ count: Int) {
    let feed = Self.feed([Self.entry("a", author: author)])
    #expect(Self.atom(feed).components(by: "<author><name>").count - 1 == count)
    #expect(Self.json(feed).components(by: "\"authors\":").count - 1 == count)
  }

  @Test func updatedIsThatOfTheLastChange() {
    let feed = Self.feed([Self.entry("a", published: 9, updated: 9), Self.entry("b", published: 2, updated: 30)])
    #expect(feed.updated == Day(daysSince1970: 20_030))
  }

  @Test(arguments: [
    ("Fish & <b>chips</b>", "<title>Fish &amp; &lt;b&gt;chips&lt;/b&gt;</title>"),
    ("]]> \u{1} \u{FFFF}\"'", "<title>]]&gt;  &quot;&#39;</title>"),
  ])
  func escapesXML(_ title: String, _ expected: String) {
    let atom = Self.atom(Self.feed([Self.entry("a", title: title)], title: title))
    #expect(atom.components(by: expected).count == 3)
  }

  @Test(arguments: [
    ("say \"it\" \\", #""say \"it\" \\""#), ("</script>", #""\u003c/script\u003e""#),
    ("a\u{2028}b\u{2029}c", #""a\u2028b\u2029c""#),
    ("tab\tline\n\u{0}\u{7F}", #""tab\u0009line\u000a\u0000\u007f""#),
    ("Tomás & 🚢 \u{2027}\u{202A}", "\"Tomás & 🚢 \u{2027}\u{202A}\""), ("", #""""#),
  ])
  func escapesJSON(_ text: String, _ expected: String) {
    var buffer = ByteBuffer()
    buffer.appendJSON(text: text)
    // The short escapes of quotes and backslashes are as good as the long ones.
    let short = buffer.text.replacing("\\u0022", with: "\\\"").replacing("\\u005c", with: "\\\\")
    #expect(short == expected)
  }
}

@Suite struct TagURITests {
  @Test(arguments: [
    ("https://learning.example.com/", "tag:learning.example.com,2026:"),
    ("http://Learning.Example.com:8080/portal/", "tag:learning.example.com,2026:"),
    ("https://intranet", "tag:intranet,2026:"), ("http://[::1]:80/", "tag:1,2026:"),
    ("http://10.0.0.1/x", "tag:10.0.0.1,2026:"),
  ])
  func host(_ url: String, _ prefix: String) {
    let names = TagURIs(baseURL: url)
    #expect(names.ofAll == prefix + "/")
    #expect(names.of(type: "story") == prefix + "story/")
    #expect(names.of(type: "story", slug: "pier 2é") == prefix + "story/pier%202%C3%A9")
  }
}

extension String {
  fileprivate func components(by separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
