// UTF-8 text as lines of ASCII. Source: RFC 2045, 6.7.

package enum QuotedPrintable {
  /// Characters in a line, the soft line break with them.
  static let longest = 76

  /// Lines end in CR LF, whatever ended them before. No UTF-8 sequence is divided, and no line begins with what a mail server
  /// changes on the way: a dot, or `From `.
  package static func encoded(_ text: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.count + text.count / 4)
    var line = 0
    var at = 0
    while at < text.count {
      if let end = lineEnd(at, in: text) {
        encoded += crlf
        line = 0
        at = end
        continue
      }
      let count = sequenceLength(at, in: text)
      let isLast = at + count == text.count || lineEnd(at + count, in: text) != nil
      let form = self.form(text[at..<(at + count)], isFirst: line == 0, isLast: isLast, in: text)
      // One place is kept for the `=` of a soft line break.
      if line + form.count > longest - 1 {
        encoded.append(UInt8(ascii: "="))
        encoded += crlf
        line = 0
        continue
      }
      encoded += form
      line += form.count
      at += count
    }
    return encoded
  }

  /// The bytes that encoded ones stand for; what is no code stays as it is.
  package static func decoded(_ encoded: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(encoded.count)
    var at = encoded.startIndex
    while at < encoded.endIndex {
      let rest = encoded[(at + 1)...]
      if encoded[at] != UInt8(ascii: "=") {
        decoded.append(encoded[at])
        at += 1
      } else if rest.starts(with: crlf) {
        at += 3
      } else if rest.count >= 2, let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        decoded.append(byte)
        at += 3
      } else {
        decoded.append(encoded[at])
        at += 1
      }
    }
    return decoded
  }

  static let crlf: [UInt8] = [0x0D, 0x0A]

  /// `=C3` for a byte.
  static func code(_ byte: UInt8) -> [UInt8] {
    [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func form(
    _ sequence: ArraySlice<UInt8>, isFirst: Bool, isLast: Bool, in text: [UInt8]
  ) -> [UInt8] {
    guard sequence.count == 1, let byte = sequence.first else { return sequence.flatMap(code) }
    switch byte {
    case UInt8(ascii: "="): return code(byte)
    case UInt8(ascii: "."): return isFirst ? code(byte) : [byte]
    case UInt8(ascii: "F"):
      return isFirst && text[sequence.startIndex...].starts(with: "From ".utf8) ? code(byte) : [byte]
    case UInt8(ascii: " "), UInt8(ascii: "\t"): return isLast ? code(byte) : [byte]
    case 0x21...0x7E: return [byte]
    default: return code(byte)
    }
  }

  /// Where the next line begins, when one ends here: at LF, CR LF or CR.
  private static func lineEnd(_ at: Int, in text: [UInt8]) -> Int? {
    switch text[at] {
    case 0x0A: at + 1
    case 0x0D: at + 1 < text.count && text[at + 1] == 0x0A ? at + 2 : at + 1
    default: nil
    }
  }

  /// Bytes of the UTF-8 sequence that begins here; 1 for a byte that begins none.
  static func sequenceLength(_ at: Int, in text: [UInt8]) -> Int {
    let wanted =
      switch text[at] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    var count = 1
    while count < wanted, at + count < text.count, text[at + count] & 0xC0 == 0x80 { count += 1 }
    return count == wanted ? count : 1
  }
}
