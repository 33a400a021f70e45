// Words of other letters in the head of a mail. Source: RFC 2047.

package enum EncodedWord {
  /// The most characters of one word, its frame with it. Source: RFC 2047, 2.
  static let longest = 75
  /// The most characters of a line of a head that has such a word.
  static let longestLine = 76

  private static let opening = "=?utf-8?Q?"
  private static let closing = "?="

  /// The words for a text: to be set one on each line, the first behind so many characters. None divides a UTF-8 sequence.
  package static func words(for text: String, after used: Int) -> [String] {
    let bytes = Array(text.utf8)
    let frame = opening.utf8.count + closing.utf8.count
    var words: [String] = []
    var word = ""
    var room = min(longest, longestLine - used) - frame
    var at = 0
    while at < bytes.count {
      let count = QuotedPrintable.sequenceLength(at, in: bytes)
      let form = form(bytes[at..<(at + count)])
      if word.utf8.count + form.utf8.count > room {
        words.append(opening + word + closing)
        (word, room) = ("", longest - frame)
      }
      word += form
      at += count
    }
    return word.isEmpty ? words : words + [opening + word + closing]
  }

  /// Letters and digits stand for themselves, which holds in a text and in the name of a sender. Source: RFC 2047, 5 (3).
  private static func form(_ sequence: ArraySlice<UInt8>) -> String {
    guard sequence.count == 1, let byte = sequence.first else { return coded(sequence) }
    switch byte {
    case UInt8(ascii: " "): return "_"
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      return String(UnicodeScalar(byte))
    default: return coded(sequence)
    }
  }

  private static func coded(_ sequence: ArraySlice<UInt8>) -> String {
    String(decoding: sequence.flatMap(QuotedPrintable.code), as: UTF8.self)
  }

  /// A line of a head with its words of the form that ``words(for:after:)`` makes read.
  package static func decoded(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var at = line.startIndex
    // Where the blanks begin that follow a word; nil where none is right before.
    var gap: Int?
    while at < line.endIndex {
      if let (text, end) = word(at, in: line) {
        // Blanks between two words belong to their frame.
        if let gap { decoded.removeLast(decoded.count - gap) }
        decoded += text
        (at, gap) = (end, decoded.count)
      } else {
        if line[at] != UInt8(ascii: " ") { gap = nil }
        decoded.append(line[at])
        at += 1
      }
    }
    return decoded
  }

  private static func word(_ start: Int, in line: ArraySlice<UInt8>) -> (text: [UInt8], end: Int)? {
    guard line[start...].starts(with: opening.utf8) else { return nil }
    let first = start + opening.utf8.count
    guard let end = line[first...].firstRange(of: Array(closing.utf8)) else { return nil }
    let spaced = line[first..<end.lowerBound].map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
    return (QuotedPrintable.decoded(spaced[...]), end.upperBound)
  }
}
