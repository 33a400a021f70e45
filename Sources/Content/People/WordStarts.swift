// Where the words of a text begin. Rules P11 and P18 look there for words and phrases of theirs, in every text of a portal, so
// that eight bytes are looked at together, and once for both.

import HTML

/// The words and phrases in an entry's file that rules about people ask for.
struct TellingWords {
  let claims: [CausalClaim]
  let matters: [PersonalMatter]

  static let none = TellingWords(claims: [], matters: [])

  static func find(in bytes: [UInt8]) -> TellingWords {
    var claims = CausalClaim.Search()
    var matters = PersonalMatter.Search()
    bytes.withUnsafeBufferPointer { text in
      forEachWordStart(in: text) { start in
        if claims.mayEnd(behind: start, in: text) { claims.add(secondWordAt: start, in: bytes) }
        if matters.mayBegin(at: start, in: text) { matters.add(at: start, in: bytes) }
      }
    }
    return TellingWords(claims: claims.found, matters: matters.found)
  }
}

extension UInt8 {
  /// A hyphen joins words to one: file names are no prose.
  var isPartOfWord: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || (0x30...0x39).contains(self)
      || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self >= 0x80
  }

  /// ASCII in small letters, white space as a space.
  var inPlainWords: UInt8 {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self + 32
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): UInt8(ascii: " ")
    default: self
    }
  }
}

/// Calls `look` with the index of every letter of ASCII that stands behind none, in order: with all starts of words that begin
/// with one, and with some places behind digits and hyphens.
@inline(__always)
func forEachWordStart(in text: UnsafeBufferPointer<UInt8>, _ look: (Int) -> Void) {
  var last: UInt64 = 0
  for index in stride(from: 0, to: text.count, by: 8) {
    let eight = index + 8 <= text.count ? text.eightBytes(at: index) : text.lastBytes(from: index)
    let letters = EightBytes(eight).folded.marks(from: UInt8(ascii: "a"), through: UInt8(ascii: "z"))
    // The first byte is the lowest, so that a shift to the left brings marks to the byte behind.
    var starts = letters & ~(letters << 8 | last)
    while starts != 0 {
      look(index + starts.trailingZeroBitCount >> 3)
      starts &= starts - 1
    }
    last = letters >> 56
  }
}

/// Two or three letters that tell words worth a closer look from all others. Every word of a text is asked for, and a table
/// of 4 KB stays at hand.
struct LetterSet {
  private let bits: [UInt64]

  /// - Parameter numbers: of as many letters each, three at most.
  init(_ numbers: [Int]) {
    var bits = [UInt64](repeating: 0, count: 1 << 15 / 64)
    for number in numbers { bits[number >> 6] |= 1 << UInt64(number & 63) }
    self.bits = bits
  }

  /// The number of some letters: the low five bits of each, which are the same for small letters and capitals.
  ///
  /// - Parameter number: that of the letters before, at first 0.
  @inline(__always)
  static func number(_ number: Int, _ letter: UInt8) -> Int { number << 5 | Int(letter & 31) }

  /// - Parameter number: of as many letters as the set has.
  @inline(__always)
  func contains(_ number: Int) -> Bool {
    bits.withUnsafeBufferPointer { $0[number >> 6] >> UInt64(number & 63) & 1 != 0 }
  }
}
