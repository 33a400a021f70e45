// Every refused link, image and tag is marked exactly where it stands, in whatever it is nested.

import Diagnostics
import Markdown
import Testing

@Suite struct PlacesTests {
  /// In each text `‹` and `›` enclose what a diagnostic must mark; they are taken out before the text is read.
  @Test(arguments: [
    "‹<b>›",
    "a ‹<b>›c</b>",
    "ü€😀 ‹<b>›",
    "a\r\nb ‹<i>›\r\nc [x](‹data:y›)",
    "`<b>` ‹<b>›",
    "``<b> ` <b>`` ‹<b>›",
    "\\<b> &lt;b> ‹<b>›",
    "&amp;&lt;&#60;&nbsp;&unknown; ‹<b>›",
    "**bold *and*** ~~gone~~ ‹<b>›",
    "[fine](a.md \"<b>\") ‹<b>›",
    "[fine](<a b.md>) [x](‹js:y›)",
    "[fine](a(b)c.md) [x](‹js:y› 'title')",
    "[x](<‹js:y z›>)",
    "[x\ny](‹js:y›)",
    "[a\n b [c] d](\n  ‹js:y›\n  \"t\") ‹<i>›",
    "![alt](‹http://a.example/b.png›)",
    "[![alt](‹http://a.example/b.png›)](a.md) ‹<i>›",
    "[![alt](a.png)](‹js:y›)",
    "<‹ftp://a.example›>",
    "see ‹ftp://a.example/b›, ok",
    "‹[x][r]› and ‹[r]› ‹<i>›\n\n[r]: js:y",
    "[q]: a.md\n[r]: <b.md>\n  'title'\n‹<b>› [q]",
    "[q]: a.md\n\nb ‹<b>›",
    "- a\n- b ‹<b>›\n  c ‹<i>›\n  - d ‹<u>›\n    e ‹<em>›",
    "1. a\n\n   b ‹<b>›\n   c ‹<i>›",
    "> a ‹<b>›\n> b ‹<i>›\nc ‹<u>›",
    "> - a\n>   b ‹<b>›\n> - [ ] ‹<i>›\n>   [x](‹js:y›)",
    "- > - > a\n  >   > ‹<b>›",
    "- [x] ‹<b>› a",
    "## Head ‹<b>›\n\nSetext ‹<i>›\nb ‹<u>›\n---",
    "   ## Head ‹<b>› ##",
    "| a | ‹<b>› |\n|---|---|\n| ü `\\|` ‹<i>› | [x](‹js:y›) |\n| \\| | ‹<u>› |",
    "a | b\n--|--\n‹<b>› | ‹<i>›",
    "text\n| a | ‹<b>› |\n|---|---|\n| ‹<i>› | |",
    "> | a |\n> |---|\n> | ‹<b>› |",
    "- | a |\n  |---|\n  | b [x](‹js:y›) |",
    "a[^1] ‹<b>›\n\n[^1]: one ‹<i>›\n    two ‹<u>›",
    "a ‹[^no]› b \\[^1] ‹<b>›",
    "a `x\ny` ‹<b>›\nb ‹<i>›",
    "> a `x\n> y` ‹<b>›\n> b ‹<i>›",
    "a ‹<b\n  c=\"d\">› ‹<i>›\n‹<u>›",
    "a ‹<!-- x\ny -->› ‹<i>›",
    "*a\n**b\nc*** ‹<b>›",
    "www.a.example http://b.example me@a.example ‹<b>›",
    "a\\\nb ‹<b>›  \nc ‹<i>›",
    "‹<div>›\nx\n</div>\n\na ‹<b>›",
    "- a\n\n  ‹<details>›\n\n  b\n\n  </details>",
    "> ‹[!NTE]›\n> a ‹<b>›",
    "> [!NOTE]\n> a ‹<b>›",
    "a ‹<?php x ?>› b",
    "\u{201C}a\u{201D}\u{301} ‹<b>›",
  ])
  func exact(marked: String) throws {
    let (text, ranges) = unmark(marked)
    let found = try document(text)
    #expect(found.diagnostics.compactMap { $0.place?.offset } == ranges.map(\.lowerBound))
    for (diagnostic, range) in zip(found.diagnostics, ranges) {
      let place = try #require(diagnostic.place)
      let line = text[range].prefix { $0 != 0x0A && $0 != 0x0D }
      #expect(place.caretWidth == String(decoding: line, as: UTF8.self).count)
    }
  }

  private func unmark(_ marked: String) -> (text: [UInt8], ranges: [Range<Int>]) {
    var text: [UInt8] = []
    var ranges: [Range<Int>] = []
    var start = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "‹": start = text.count
      case "›": ranges.append(start..<text.count)
      default: text += Array(String(scalar).utf8)
      }
    }
    return (text, ranges)
  }

  @Test func slotSpansAreExactToo() throws {
    let text = "> - ü [a](one.md)\n>   [b][r] ![c](p.png 't')\n\n[r]: two.md"
    let found = try document(text)
    let bytes = Array(text.utf8)
    let marked = found.slots.map { String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self) }
    #expect(marked == ["one.md", "[b][r]", "p.png"])
  }

  @Test func bodyBelowFrontMatter() throws {
    let file = SourceFile(path: "a.md", text: "---\ntitle: A\n---\nab <b>\n\n## H\n")
    let source = MarkdownSource(bodyOf: file, from: 17)
    let found = try #require(MarkdownStage().documents(for: [source]).first)
    #expect(found.places == ["M010 4:4"])
    #expect(found.headings.map(\.span) == [Span(25, 29)])
  }

  @Test func linesOfAFieldAreLinesOfTheFile() throws {
    let file = SourceFile(path: "a.md", text: "---\nlead: |\n  a\n\n  b <b> [x\n  ](y.md)\n---\n")
    let source = MarkdownSource(
      text: Array("a\n\nb <b> [x\n](y.md)\n".utf8), file: file,
      origin: .lines([(0, 14), (2, 16), (3, 19), (12, 30)].map { .init(text: $0, file: $1) }))
    let found = try #require(MarkdownStage().documents(for: [source]).first)
    #expect(found.places == ["M010 5:5"])
    #expect(found.slots.map(\.span) == [Span(32, 36)])
  }

  @Test func fixedSpanHoldsEveryDiagnostic() throws {
    let file = SourceFile(path: "a.md", text: "---\nlead: \"a <b> [x](y.md) <i>\"\n---\n")
    let source = MarkdownSource(
      text: Array("a <b> [x](y.md) <i>".utf8), file: file, origin: .fixed(Span(10, 31)), mode: .inline)
    let found = try #require(MarkdownStage().documents(for: [source]).first)
    #expect(found.places == ["M010 2:7", "M010 2:7"])
    #expect(found.slots.map(\.span) == [Span(10, 31)])
  }
}
