// Character references of HTML: those that our escapers write, all numbers, and the names that authors of templates use.
// Source: HTML Living Standard, 13.5 Named character references.

package enum CharacterReferences {
  /// The text that bytes of a page stand for. A reference that is unknown stays as it is.
  package static func read(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: "&"), let (meant, end) = reference(at, in: bytes) {
        text += Array(meant.utf8)
        at = end
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What a reference means, and where it ends; nil when none is here.
  private static func reference(_ start: Int, in bytes: ArraySlice<UInt8>) -> (meant: String, end: Int)? {
    let longest = min(bytes.endIndex, start + 12)
    guard let end = bytes[start..<longest].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    if name.hasPrefix("#") { return scalar(name.dropFirst()).map { ($0, end + 1) } }
    return named[name].map { ($0, end + 1) }
  }

  private static func scalar(_ number: Substring) -> String? {
    let isHexadecimal = number.hasPrefix("x") || number.hasPrefix("X")
    let value = isHexadecimal ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return value.flatMap(Unicode.Scalar.init).map { String($0) }
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
    "zwnj": "\u{200C}",
    "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "ndash": "–", "mdash": "—", "middot": "·",
    "bull": "•", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«",
    "raquo": "»", "larr": "←", "rarr": "→", "copy": "©", "euro": "€", "times": "×", "minus": "−",
  ]
}
