// What the rest of the site learns from a document: headings, anchors, slots, plain text, words, excerpt.

import Diagnostics
import Markdown
import Testing

@Suite struct FactsTests {
  @Test(arguments: [
    ("## Results", ["results"]),
    ("## A\n## A\n## a", ["a", "a-1", "a-2"]),
    ("## A\n## A-1\n## A", ["a", "a-1", "a-2"]),
    ("## A-1\n## A\n## A\n## A", ["a-1", "a", "a-2", "a-3"]),
    ("## Über uns & Größe", ["über-uns--größe"]),
    ("## Что нового?", ["что-нового"]),
    ("## 新しい 発表", ["新しい-発表"]),
    ("## हिन्दी", ["हिन्दी"]),
    ("## snake_case-and 2.0", ["snake_case-and-20"]),
    ("## ?!\n## …", ["section", "section-1"]),
    ("## `fn:1`", ["fn1"]),
    ("## [Link](x.md) and ![pic](y.png)", ["link-and-pic"]),
    ("## ΣΑΣ\n## σασ", ["σασ", "σασ-1"]),
    ("Setext\n---", ["setext"]),
  ])
  func ids(markdown: String, expected: [String]) throws {
    let found = try document(markdown)
    #expect(found.headings.map(\.id) == expected)
    #expect(found.anchors == expected)
  }

  @Test func headingsCarryLevelTextAndSpan() throws {
    let found = try document("text\n\n## One *two*\n\n> ### Three\n")
    #expect(found.headings.map(\.level) == [2, 3])
    #expect(found.headings.map(\.text) == ["One two", "Three"])
    #expect(found.headings.map(\.span) == [Span(6, 18), Span(22, 31)])
  }

  @Test func slotsAreInOrderAndBetweenTheQuotes() throws {
    let found = try document(
      "[a](one.md#h) [![](p.png)](<my file.md>) <https://x.example> [b][r]\n\n[r]: ../r.md 't'")
    #expect(found.slots.map(\.destination) == ["one.md#h", "my file.md", "p.png", "../r.md"])
    #expect(found.slots.map(\.kind) == [.link, .link, .image, .link])
    #expect(found.slots.map(\.alternative) == [nil, nil, "", nil])
    for slot in found.slots {
      let attribute = slot.kind == .link ? "href=\"" : "src=\""
      #expect(found.html[..<slot.offset].suffix(attribute.utf8.count).elementsEqual(attribute.utf8))
      #expect(found.html[slot.offset] == UInt8(ascii: "\""))
    }
  }

  @Test(arguments: [
    ("other.md#part%20two", "other.md", "part two"), ("#x", "", "x"), ("my%20file.md", "my file.md", nil),
    ("50%.md", "50%.md", nil), ("a%2", "a%2", nil), ("%C3%BC.md#", "ü.md", ""),
  ])
  func pathAndFragment(destination: String, path: String, fragment: String?) throws {
    let slot = try #require(try document("[a](<\(destination)>)").slots.first)
    #expect(slot.destination == destination)
    #expect(slot.path == path)
    #expect(slot.fragment == fragment)
  }

  @Test(arguments: [
    ("a &amp; b\\*\nc", "a & b* c"),
    ("# A\n\n- b\n- c\n\n  d", "A\nb\nc\nd"),
    ("| a | b |\n|--|--|\n| c | d |", "a b\nc d"),
    ("```\nx = 1\ny\n```\nz", "x = 1\ny\nz"),
    ("a[^1] b\n\n[^1]: note", "a b\nnote"),
    ("![alt](b.png) and `code`", "alt and code"),
    ("> [!TIP]\n> Do it", "Do it"),
    ("<b>x</b>", "x"),
    ("", ""),
  ])
  func plainText(markdown: String, text: String) throws {
    #expect(try document(markdown).plainText == text)
  }

  @Test(arguments: [
    ("one two  three\nfour", 4), ("", 0), ("- - -", 0), ("don't well-known 3.5 a/b", 4), ("a — b", 2),
    ("wait—what", 2),
    ("Größe über naïve", 3), ("東京の港", 4), ("Привет, мир!", 2), ("👍 yes 🎉", 1), ("a\u{A0}b", 2),
    ("e\u{301}te\u{301}", 1),
  ])
  func words(text: String, count: Int) throws {
    #expect(try document(text).words == count)
  }

  @Test(arguments: [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (1001, 6)])
  func readingMinutes(words: Int, minutes: Int) throws {
    let found = try document(String(repeating: "word ", count: words))
    #expect(found.words == words)
    #expect(found.readingMinutes == minutes)
  }

  @Test(arguments: [
    ("## Head\n\nFirst *one*\nhere.\n\nSecond.", "First one here."),
    ("![](a.png)\n\nText.", "Text."),
    ("> Quote\n\n- item\n\nBody.", "Body."),
    ("- item", ""),
  ])
  func excerpt(markdown: String, excerpt: String) throws {
    #expect(try document(markdown).excerpt == excerpt)
  }
}
