// Rules P11 and P18 in texts of any bytes: what eight bytes at once find is what a plain look at each byte finds.

import Diagnostics
import SeededNumbers
import Testing

@testable import Content

@Suite struct TellingWordsTests {
  @Test(arguments: 0..<400)
  func nothingIsMissed(_ seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let text = TellingWordsTests.text(&random)
    let found = TellingWords.find(in: text)
    #expect(found.matters == TellingWordsTests.plainMatters(in: text))
    #expect(found.claims == TellingWordsTests.plainClaims(in: text))
  }

  @Test(arguments: 0..<100)
  func noStartIsMissed(_ seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let text = (0..<Int.random(in: 0...70, using: &random)).map { _ in
      UInt8.random(in: .min ... .max, using: &random)
    }
    var starts: [Int] = []
    text.withUnsafeBufferPointer { forEachWordStart(in: $0) { starts.append($0) } }
    let letters = text.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    #expect(starts == letters.indices.filter { letters[$0] && ($0 == 0 || !letters[$0 - 1]) })
  }

  /// Words of both rules between all that may stand around them.
  private static func text(_ random: inout SeededNumbers) -> [UInt8] {
    let words =
      PersonalMatter.words.flatMap(\.words) + CausalClaim.texts + ["> ", "\n> ", "not", "up", "of the", "x"]
    let between = [
      " ", " ", "\n", "\n\n", "\r\n", "\t", ", ", "-", "_", "é", "[", "**", "(", "7", "", "\u{0}", "|", "`",
    ]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      var word = Array((words.randomElement(using: &random) ?? "").utf8)
      if Int.random(in: 0..<4, using: &random) == 0 {
        word = Array(String(decoding: word, as: UTF8.self).uppercased().utf8)
      }
      if Int.random(in: 0..<6, using: &random) == 0, !word.isEmpty {
        word[Int.random(in: word.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
      }
      text += word + Array((between.randomElement(using: &random) ?? "").utf8)
    }
    return text
  }

  private static func plainMatters(in text: [UInt8]) -> [PersonalMatter] {
    let all = PersonalMatter.words.flatMap(\.words).sorted { $0.utf8.count > $1.utf8.count }
    var found: [PersonalMatter] = []
    var end = 0
    for start in text.indices where start >= end && (start == 0 || !text[start - 1].isPartOfWord) {
      let line = text[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let word = all.first { word in
        let stop = start + word.utf8.count
        return stop <= text.count && text[start..<stop].map(\.inPlainWords) == Array(word.utf8)
          && (stop == text.count || !text[stop].isPartOfWord)
      }
      guard let word, text[line...].first(where: { $0 > 0x20 }) != UInt8(ascii: ">") else { continue }
      end = start + word.utf8.count
      if !PersonalMatter.isHarmless(word, before: end, in: text) {
        found.append(PersonalMatter(word: word, span: Span(start, end)))
      }
    }
    return found
  }

  private static func plainClaims(in text: [UInt8]) -> [CausalClaim] {
    var found: [(space: Int, claim: CausalClaim)] = []
    for start in text.indices {
      for phrase in CausalClaim.texts {
        let (bytes, end) = (Array(phrase.utf8), start + phrase.utf8.count)
        guard CausalClaim.isPlace(start, of: bytes, in: text),
          !HarmlessClaim(in: text, from: start, to: end).isHarmless(phrase)
        else { continue }
        let space = start + (bytes.firstIndex(of: UInt8(ascii: " ")) ?? 0)
        found.append((space, CausalClaim(phrase: phrase, span: Span(start, end))))
      }
    }
    return found.sorted { $0.space < $1.space }.map(\.claim)
  }
}
