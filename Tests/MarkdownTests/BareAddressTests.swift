// Bare addresses are looked for only in texts that may hold one. That must never show: texts put together at random, read
// with and without.

import SeededNumbers
import Testing

@testable import Markdown

@Suite struct BareAddressTests {
  @Test(arguments: 0..<20)
  func noneIsMissed(seed: Int) {
    var random = SeededNumbers(seed: UInt64(seed + 1))
    var passedOver = 0
    for _ in 0..<200 {
      let text = Array(randomText(&random).utf8)
      if text.mayHoldBareAddress { continue }
      passedOver += 1
      let sought = CommonMarkParser.parse(text, seekingAddresses: true)
      let found = CommonMarkParser.parse(text, seekingAddresses: false)
      let shown = String(decoding: text, as: UTF8.self).debugDescription
      #expect(String(describing: sought) == String(describing: found), "\(shown)")
    }
    #expect(passedOver > 20)
  }

  @Test(arguments: [
    "www.a.example", "(www.a.example", "https://a.example", "me@a.example", "me&#64;a.example",
    "me&commat;a.example",
    "a: www. b: www.a.example",
  ])
  func oneIsFound(text: String) {
    #expect(Array(text.utf8).mayHoldBareAddress)
  }

  @Test(arguments: ["", "w", "www", ".", "ww.", "a.b", ":", ":/", "a: b", ": //"])
  func noneIsSought(text: String) {
    #expect(!Array(text.utf8).mayHoldBareAddress)
  }

  private static let pieces = [
    "a", "w", "ww", "www", ".", "a.example", ":", "/", "http", "mailto:", "xmpp:", "-", "\\", "\\:", "\\.", " ",
    "  \n",
    "\n", "\n\n", "> ", "- ", "- [ ] ", "# ", "*", "**", "_", "~~", "~", "`", "[", "![", "](", "](b.md)", ")", "<",
    ">", "|",
    "\n|a|b|\n|-|-|\n", "\\|", "[^1]", "\n[^1]: n\n", "\n[w]: w.md\n", "ü", "\t", "\r\n", "\r", "{", "<b>",
    "<!-- w:w -->",
  ]
  /// Now and then, so that most texts are without.
  private static let rarePieces = ["@", "//", "www.", "://", "&#64;", "&commat;", "&amp;"]

  private func randomText(_ random: inout SeededNumbers) -> String {
    let length = Int.random(in: 1...24, using: &random)
    return (0..<length).map { _ in
      let pieces = Int.random(in: 0..<40, using: &random) == 0 ? Self.rarePieces : Self.pieces
      return pieces.randomElement(using: &random) ?? ""
    }.joined()
  }
}
