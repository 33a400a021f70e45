// Names are told apart by their letters, not by how their accents were typed.

import Foundation
import HTML
import Testing

@Suite struct ComposedTextTests {
  #if !canImport(Darwin)
    /// Foundation leaves this one as it is; Unicode Standard Annex 15 does not.
    @Test func aSyllableOfThreePartsIsOne() {
      #expect(Array("\u{AFD4}\u{11BE}".composed.unicodeScalars) == ["\u{AFEB}"])
    }
  #endif

  @Test(arguments: [
    "", "plain", "e\u{301}", "\u{E9}", "a\u{30A}\u{323}", "\u{1100}\u{1161}\u{11A8}", "\u{212B}", "\u{FB01}",
    "\u{1F600}\u{300}", "n\u{303}o/a\u{308}.md",
    "\u{344}", "q\u{307}\u{323}",
  ])
  func accentsArePartOfTheirLetters(_ text: String) {
    #expect(Array(text.composed.unicodeScalars) == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars))
  }

  @Test(arguments: [
    "", "a", "ab", "b", "a/b", "a.b", "abcdefgh", "abcdefghi", "abcdefgz", "\u{E9}", "z", "e\u{301}", "\u{10000}",
    "\u{FFFF}",
  ])
  func theOrderIsThatOfBytes(_ left: String) {
    for right in ["", "a", "abcdefgh", "abcdefghij", "\u{E9}", "\u{FFFF}", "b", "a-b"] {
      #expect(precedesByBytes(left, right) == left.utf8.lexicographicallyPrecedes(right.utf8))
    }
  }
}
