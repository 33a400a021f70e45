// Plain sentences are taken for one paragraph without checking, parsing and rendering. That must never show: texts put together
// at random, read with and without.

import Diagnostics
import SeededNumbers
import Testing

@testable import Markdown

@Suite struct PlainSentenceTests {
  @Test(arguments: 0..<20)
  func asParsed(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed + 1))
    var sentences = 0
    for _ in 0..<200 {
      let text = Array(randomText(&random).utf8)
      guard text.isPlainSentence else { continue }
      sentences += 1
      try compare(text)
    }
    #expect(sentences > 20)
  }

  /// Every byte that stands alone in ASCII, in the middle and at the end.
  @Test(arguments: 0..<UInt8(0x80))
  func byte(byte: UInt8) throws {
    for text in [[0x61, byte, 0x62], [0x61, byte], [byte, 0x61], [0x61, 0x20, byte, 0x62]] as [[UInt8]]
    where text.isPlainSentence {
      try compare(text)
    }
  }

  @Test func longOnes() throws {
    try compare(Array(String(repeating: "a!) ", count: 3_999).utf8) + [0x2E])
    try compare([0x61] + [UInt8](repeating: UInt8(ascii: ")"), count: 15_999))
  }

  @Test func longerOnesAreChecked() throws {
    #expect(try document(String(repeating: "a", count: 16_001), mode: .inline).codes == ["M001"])
    #expect(try document([0x61, 0xFF], mode: .inline).codes == ["M002"])
  }

  private func compare(_ text: [UInt8]) throws {
    let shown = String(decoding: text, as: UTF8.self).debugDescription
    for (mode, wantsPlainText) in [(MarkdownSource.Mode.block, true), (.block, false), (.inline, true)] {
      let file = SourceFile(path: "page.md", bytes: text)
      let source = MarkdownSource(
        text: text, file: file, origin: .offset(0), mode: mode, wantsPlainText: wantsPlainText)
      #expect(Preflight(source).problems.isEmpty, "\(shown)")
      #expect(try #require(MarkdownDocument(ofSentence: source)) == MarkdownStage.parsed(source), "\(shown)")
    }
  }

  @Test(arguments: [
    "a", "A pier, twelve crews; 3 % more: done!", "Größe – \u{A0}x", "a > b \"d\" 'e' ^ #f", "a\u{7F}",
  ])
  func needsNoParser(text: String) {
    #expect(Array(text.utf8).isPlainSentence)
  }

  @Test(arguments: [
    "", " a", "a ", "1. a", "- a", "> a", "# a", "a\n", "a\nb", "a\rb", "a\tb", "a *b*", "a_b", "a `b`", "a & b",
    "a < b",
    "a [b]", "a\\b", "a ~b", "a | b", "a www.b.example", "a http://b", "a@b.example", "Äpfel", "\u{FEFF}a", "a\0b",
  ])
  func needsOne(text: String) {
    #expect(!Array(text.utf8).isPlainSentence)
  }

  private static let pieces = [
    "a", "word", " ", "  ", ".", ",", ":", ";", "!", "?", "\"", "'", "(", ")", "-", "--", "+", "=", "===", "#", "|",
    ">",
    "1", "1.", "^", "$", "%", "{", "}", "ü", "–", "\u{A0}", "\u{2028}", "\u{7F}", "w", "http:", "/", "東",
  ]
  private static let rarePieces = ["*", "|", "_", "[", "]", "~", "&", "<", "\\", "`", "\n", "\t", "@", "www."]

  private func randomText(_ random: inout SeededNumbers) -> String {
    let length = Int.random(in: 1...16, using: &random)
    return "a"
      + (0..<length).map { _ in
        let pieces = Int.random(in: 0..<40, using: &random) == 0 ? Self.rarePieces : Self.pieces
        return pieces.randomElement(using: &random) ?? ""
      }.joined()
  }
}
