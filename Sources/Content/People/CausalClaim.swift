// Rule P18: words that say one thing caused another.

import Diagnostics

/// One of the phrases, as it stands in a file.
struct CausalClaim: Sendable, Hashable {
  let phrase: String
  let span: Span

  /// In lower case. English; a portal in another language is not checked.
  private static let phrases = [
    "led to", "thanks to", "resulted in", "as a result of", "was caused by", "proves that",
  ]

  /// Each phrase in a text, as whole words, with its place; ASCII case is ignored.
  static func find(in bytes: [UInt8]) -> [CausalClaim] {
    phrases.flatMap { phrase in
      places(of: Array(phrase.utf8), in: bytes).map { CausalClaim(phrase: phrase, span: Span($0, $0 + phrase.utf8.count)) }
    }
  }

  private static func places(of phrase: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = phrase.first, bytes.count >= phrase.count else { return [] }
    return (0...(bytes.count - phrase.count)).filter { start in
      lower(bytes[start]) == first
        && phrase.indices.allSatisfy { lower(bytes[start + $0]) == phrase[$0] }
        && !isLetter(at: start - 1, in: bytes) && !isLetter(at: start + phrase.count, in: bytes)
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): UInt8(ascii: " ")
    default: byte
    }
  }

  private static func isLetter(at index: Int, in bytes: [UInt8]) -> Bool {
    bytes.indices.contains(index)
      && ((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(bytes[index])) || bytes[index] >= 0x80)
  }
}
