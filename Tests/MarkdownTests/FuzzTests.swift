// Texts put together at random from the pieces that Markdown is made of: whatever comes, the page is well formed, only
// known elements are in it, and every fact points to where it says.

import Diagnostics
import Markdown
import SeededNumbers
import Testing

@Suite struct FuzzTests {
  @Test(arguments: 0..<50)
  func anyTextGivesAWellFormedPage(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed + 1))
    for _ in 0..<100 {
      let text = randomText(&random)
      let found = try document(text)
      try checkTags(found.htmlText, of: text)
      checkFacts(found, of: text)
    }
  }

  private static let pieces = [
    "a", "word ", "ü", "\"\u{301}", "\n", "\n\n", "\r\n", "  \n", " ", "\t", "    ", "> ", "- ", "1. ", "- [ ] ",
    "- [x] ", "# ", "## ", "\n---\n",
    "*", "**", "_", "~~", "`", "```", "``", "[", "](", ")", "](b.md)", "![", "](c.png \"t\")", "[r]",
    "\n[r]: d.md 't'\n", "[^1]", "\n[^1]: n\n", "<b>",
    "</b>", "<!-- ", " -->", "<div>\n", "<https://a.example>", "www.a.example", "me@a.example", "javascript:x",
    "(javascript&colon;x)", "|", "\n|a|b|\n|-|:-:|\n",
    "\\", "&amp;", "&lt;", "&#0;", "<", ">", "'", "\"", "> [!NOTE]\n", "> [!XX]\n", "\u{202E}", "😀",
  ]

  private func randomText(_ random: inout SeededNumbers) -> String {
    let length = Int.random(in: 1...40, using: &random)
    return (0..<length).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static let void: Set<String> = ["br", "hr", "img", "input"]
  private static let elements: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "del",
    "a", "table", "thead", "tbody",
    "tr", "th", "td", "div", "sup", "label",
  ]

  private func checkTags(_ html: String, of text: String) throws {
    var open: [String] = []
    for piece in html.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst() {
      let tag = String(decoding: piece.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      let name = String(tag.prefix { $0 != " " })
      if name.hasPrefix("/") {
        try #require(open.popLast() == String(name.dropFirst()), "\(text.debugDescription)")
      } else if !Self.void.contains(name) {
        try #require(Self.elements.contains(name), "\(text.debugDescription)")
        open.append(name)
      }
      #expect(tag.utf8.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2), "\(text.debugDescription)")
      #expect(!tag.lowercased().contains("href=\"javascript") && !tag.contains(" on"), "\(text.debugDescription)")
    }
    #expect(open.isEmpty, "\(text.debugDescription)")
  }

  private func checkFacts(_ found: MarkdownDocument, of text: String) {
    let length = text.utf8.count
    #expect(Set(found.anchors.map { $0.lowercased() }).count == found.anchors.count, "\(text.debugDescription)")
    #expect(found.headings.allSatisfy { !$0.id.isEmpty && $0.span.end <= length })
    #expect(found.slots.map(\.offset) == found.slots.map(\.offset).sorted())
    for slot in found.slots {
      #expect(found.html[slot.offset - 1] == UInt8(ascii: "\"") && found.html[slot.offset] == UInt8(ascii: "\""))
      #expect(slot.span.end <= length && slot.span.start < slot.span.end, "\(text.debugDescription)")
    }
    let bytes = Array(text.utf8)
    for diagnostic in found.diagnostics {
      let offset = diagnostic.place?.offset ?? .max
      #expect(offset < length, "\(text.debugDescription)")
      guard diagnostic.code == .markdownRawHTML, offset < length else { continue }
      #expect(bytes[offset] == UInt8(ascii: "<"), "\(text.debugDescription)")
    }
  }
}
