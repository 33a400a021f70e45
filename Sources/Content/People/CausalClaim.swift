// Rule P18: words that say one thing caused another.
//
// Each phrase has a space, and few words end like the first word of one: so only words between two letters that fit are looked at.

import Diagnostics

/// One of the phrases, as it stands in a file.
struct CausalClaim: Sendable, Hashable {
  let phrase: String
  let span: Span

  /// In lower case. English; a portal in another language is not checked.
  private static let phrases = texts.map(Phrase.init)

  static let texts = [
    "led to", "leads to", "leading to", "thanks to", "resulted in", "results in", "resulting in", "as a result",
    "caused by", "caused the", "caused a", "caused this", "caused fewer", "because of", "due to", "owing to",
    "attributable to", "attributed to", "brought about", "gave rise to", "drove down", "drove up", "was driven by",
    "were driven by", "delivered results", "delivered savings", "delivered a saving", "delivered improvements",
    "proves that", "proved that", "proof that",
  ]

  /// A phrase, and the bytes around its first space.
  private struct Phrase {
    let text: String
    let bytes: [UInt8]
    let space: Int

    init(_ text: String) {
      self.text = text
      bytes = Array(text.utf8)
      space = bytes.firstIndex(of: UInt8(ascii: " ")) ?? 0
    }
  }

  /// By the letters before and behind the first space.
  private static let byEdges: [[Phrase]] = {
    var table = [[Phrase]](repeating: [], count: 1024)
    for phrase in phrases where phrase.space > 0 && phrase.space + 1 < phrase.bytes.count {
      table[edges(phrase.bytes[phrase.space - 1], phrase.bytes[phrase.space + 1])].append(phrase)
    }
    return table
  }()

  /// Those of which there is such a phrase.
  private static let edges = LetterSet(byEdges.indices.filter { !byEdges[$0].isEmpty })

  @inline(__always)
  private static func edges(_ before: UInt8, _ behind: UInt8) -> Int {
    LetterSet.number(LetterSet.number(0, before), behind)
  }

  /// Each phrase in a text, as whole words, with its place and in order; ASCII case is ignored.
  struct Search {
    private(set) var found: [CausalClaim] = []
    private let edges = CausalClaim.edges

    /// - Parameter start: perhaps of the second word of a phrase.
    @inline(__always)
    func mayEnd(behind start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
      start > 1 && edges.contains(CausalClaim.edges(text[start - 2], text[start]))
    }

    /// Adds the phrase whose second word begins here, if there is one.
    @inline(never)
    mutating func add(secondWordAt start: Int, in bytes: [UInt8]) {
      for phrase in byEdges[CausalClaim.edges(bytes[start - 2], bytes[start])] {
        let start = start - 1 - phrase.space
        let end = start + phrase.bytes.count
        if isPlace(start, of: phrase.bytes, in: bytes),
          !HarmlessClaim(in: bytes, from: start, to: end).isHarmless(phrase.text)
        {
          found.append(CausalClaim(phrase: phrase.text, span: Span(start, end)))
        }
      }
    }
  }

  static func isPlace(_ start: Int, of phrase: [UInt8], in bytes: [UInt8]) -> Bool {
    start >= 0 && start + phrase.count <= bytes.count
      && phrase.indices.allSatisfy { bytes[start + $0].inPlainWords == phrase[$0] }
      && !isLetter(at: start - 1, in: bytes) && !isLetter(at: start + phrase.count, in: bytes)
  }

  static func isLetter(at index: Int, in bytes: [UInt8]) -> Bool {
    bytes.indices.contains(index)
      && ((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index].inPlainWords) || bytes[index] >= 0x80)
  }
}
