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

  /// The low five bits of both bytes, which are the same for small letters and capitals.
  private static func edges(_ before: UInt8, _ behind: UInt8) -> Int { Int(before & 31) << 5 | Int(behind & 31) }

  /// Each phrase in a text, as whole words, with its place and in order; ASCII case is ignored.
  static func find(in bytes: [UInt8]) -> [CausalClaim] {
    let byEdges = byEdges
    return bytes.withUnsafeBufferPointer { text in
      var found: [CausalClaim] = []
      var space = text.firstIndex(from: 1, marking: { $0.marks(below: 0x21) })
      while space + 1 < text.count {
        for phrase in byEdges[edges(text[space - 1], text[space + 1])] {
          let start = space - phrase.space
          guard isPlace(start, of: phrase.bytes, in: bytes),
            !HarmlessClaim(in: bytes, from: start, to: start + phrase.bytes.count).isHarmless(phrase.text)
          else {
            continue
          }
          found.append(CausalClaim(phrase: phrase.text, span: Span(start, start + phrase.bytes.count)))
        }
        space = text.firstIndex(from: space + 1, marking: { $0.marks(below: 0x21) })
      }
      return found
    }
  }

  static func isPlace(_ start: Int, of phrase: [UInt8], in bytes: [UInt8]) -> Bool {
    start >= 0 && start + phrase.count <= bytes.count
      && phrase.indices.allSatisfy { lower(bytes[start + $0]) == phrase[$0] }
      && !isLetter(at: start - 1, in: bytes) && !isLetter(at: start + phrase.count, in: bytes)
  }

  static func lower(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): UInt8(ascii: " ")
    default: byte
    }
  }

  static func isLetter(at index: Int, in bytes: [UInt8]) -> Bool {
    bytes.indices.contains(index)
      && ((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(bytes[index])) || bytes[index] >= 0x80)
  }
}
