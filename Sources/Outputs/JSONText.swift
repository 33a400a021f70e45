// Texts as JSON that may also stand in a script, whichever way that is read: nothing ends a script element, a line or the
// text. Sources: RFC 8259, 7; ECMA-262, LineTerminator; HTML Living Standard, "Restrictions for contents of script".

import HTML

extension ByteBuffer {
  /// Appends the text in quotes.
  mutating func appendJSON(text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { appendJSON(bytes: $0) }
    append(UInt8(ascii: "\""))
  }

  /// Appends a list of texts.
  mutating func appendJSON(texts: some Sequence<String>) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for text in texts {
      if !isFirst { append(UInt8(ascii: ",")) }
      appendJSON(text: text)
      isFirst = false
    }
    append(UInt8(ascii: "]"))
  }

  /// Runs of ordinary bytes are copied whole.
  private mutating func appendJSON(bytes: UnsafeBufferPointer<UInt8>) {
    var runStart = 0
    var index = 0
    while index < bytes.count {
      let length = escapedLength(bytes, at: index)
      if length > 0 {
        append(UnsafeBufferPointer(rebasing: bytes[runStart..<index]))
        appendEscape(length == 1 ? Int(bytes[index]) : 0x2028 + Int(bytes[index + 2] & 1))
        runStart = index + length
      }
      index += max(1, length)
    }
    append(UnsafeBufferPointer(rebasing: bytes[runStart...]))
  }

  /// How many bytes here must be escaped as one character; 0 for an ordinary one. U+2028 and U+2029 are E2 80 A8 and A9.
  private func escapedLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch bytes[index] {
    case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      1
    case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8: 3
    default: 0
    }
  }

  private mutating func appendEscape(_ scalar: Int) {
    append("\\u")
    for shift in [12, 8, 4, 0] { append(jsonDigits[(scalar >> shift) & 15]) }
  }
}

private let jsonDigits: [UInt8] = Array("0123456789abcdef".utf8)
