// Words are counted eight bytes at a time where that is possible: counted one scalar after the other they must be as many.

import SeededNumbers
import Testing

@testable import Markdown

@Suite struct WordCountTests {
  @Test(arguments: 0..<50) func asCountedOneByOne(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed + 1))
    for _ in 0..<100 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }.joined()
      #expect(words(text) == Self.words(of: text), "\(text.debugDescription)")
    }
  }

  @Test func longTexts() {
    #expect(words(String(repeating: "a ", count: 10_000)) == 10_000)
    #expect(words(String(repeating: "a! (b)\n", count: 10_000)) == 20_000)
    #expect(words(String(repeating: "!", count: 999)) == 0)
  }

  private func words(_ text: String) -> Int { Array(text.utf8).withUnsafeBufferPointer { countWords($0) } }

  private static let pieces = [
    " ", " ", " ", "\n", "\t", "a", "word", "Größe", "7", "-", "–", "—", "!", "(", "\"", "é", "東", "の", "👍",
    "\u{A0}",
    "\u{1}", "a\u{1}b", "\u{1F}", "\u{E}", "\u{7F}", "well-known", "don't", "x!",
  ]

  private static func words(of text: String) -> Int {
    var words = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      if "東の".unicodeScalars.contains(scalar) {
        words += 1
        isInWord = false
      } else if scalar.properties.isWhitespace || "–—".unicodeScalars.contains(scalar) {
        isInWord = false
      } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        words += 1
        isInWord = true
      }
    }
    return words
  }
}
