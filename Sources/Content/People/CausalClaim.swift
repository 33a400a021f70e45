// Rule P18: words that say one thing caused another.
//
// This reads every byte of a portal. Each phrase has a space, and few words end like the first word of one: so only the
// white space is looked at, and of that only what stands between two letters that fit.

import Diagnostics
import HTML

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

  /// What may stand behind a phrase so that it says no cause: due to arrive, due to the timetable's next day.
  private static let harmless: [String: [String]] = [
    "due to": [
      "arrive", "be", "become", "begin", "close", "come", "depart", "end", "finish", "go", "happen", "join",
      "leave", "meet",
      "move", "open", "report", "retire", "return", "run", "sail", "start", "take", "us", "you", "them", "him",
      "her",
    ]
  ]

  /// Words before a phrase that take the claim back: not because of the course.
  private static let denials = ["not", "never", "nor"]

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

  /// Which bytes stand before, and which behind, the first space of a phrase.
  private static let edges: (before: [Bool], behind: [Bool]) = {
    var edges = (before: [Bool](repeating: false, count: 256), behind: [Bool](repeating: false, count: 256))
    for phrase in phrases where phrase.space > 0 {
      for byte in 0...UInt8.max {
        if lower(byte) == phrase.bytes[phrase.space - 1] { edges.before[Int(byte)] = true }
        if lower(byte) == phrase.bytes[phrase.space + 1] { edges.behind[Int(byte)] = true }
      }
    }
    return edges
  }()

  /// Each phrase in a text, as whole words, with its place; ASCII case is ignored.
  static func find(in bytes: [UInt8]) -> [CausalClaim] {
    let spaces = bytes.withUnsafeBufferPointer(fittingSpaces)
    guard !spaces.isEmpty else { return [] }
    return phrases.flatMap { phrase in
      spaces.map { $0 - phrase.space }
        .filter { isPlace($0, of: phrase.bytes, in: bytes) && !isHarmless(phrase, at: $0, in: bytes) }
        .map { CausalClaim(phrase: phrase.text, span: Span($0, $0 + phrase.bytes.count)) }
    }
  }

  /// The white space that could be the first in a phrase.
  private static func fittingSpaces(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    let (before, behind) = edges
    var spaces: [Int] = []
    var index = bytes.firstIndex(from: 1, marking: { $0.marks(below: 0x21) })
    while index + 1 < bytes.count {
      if before[Int(bytes[index - 1])], behind[Int(bytes[index + 1])] { spaces.append(index) }
      index = bytes.firstIndex(from: index + 1, marking: { $0.marks(below: 0x21) })
    }
    return spaces
  }

  private static func isPlace(_ start: Int, of phrase: [UInt8], in bytes: [UInt8]) -> Bool {
    start >= 0 && start + phrase.count <= bytes.count
      && phrase.indices.allSatisfy { lower(bytes[start + $0]) == phrase[$0] }
      && !isLetter(at: start - 1, in: bytes) && !isLetter(at: start + phrase.count, in: bytes)
  }

  private static func isHarmless(_ phrase: Phrase, at start: Int, in bytes: [UInt8]) -> Bool {
    if word(before: start, in: bytes).map(denials.contains) ?? false { return true }
    guard let others = harmless[phrase.text] else { return false }
    return others.contains { isPlace(start + phrase.bytes.count + 1, of: Array($0.utf8), in: bytes) }
  }

  /// The word that ends one white space before `offset`, in lower case.
  private static func word(before offset: Int, in bytes: [UInt8]) -> String? {
    guard offset > 1, lower(bytes[offset - 1]) == UInt8(ascii: " ") else { return nil }
    var start = offset - 1
    while isLetter(at: start - 1, in: bytes) { start -= 1 }
    return start < offset - 1 ? String(decoding: bytes[start..<offset - 1].map(lower), as: UTF8.self) : nil
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
