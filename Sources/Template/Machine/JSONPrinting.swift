// A value as JSON inside a script element: `<`, `>`, `&` and the two line separators of JavaScript are escaped, so that
// nothing can end the element. Source: RFC 8259; ECMA-262, LineTerminator.

import FoundationEssentials
import HTML
import Schema

extension ByteBuffer {
  /// Texts and what prints as text are quoted; numbers, true and false are not; a duration is ISO 8601 (`PT90M`).
  mutating func appendJSON(_ value: Value, on page: SitePath) {
    switch value {
    case .none: append("null")
    case .boolean(let answer): append(answer ? "true" : "false")
    case .integer(let number): append(String(number))
    case .decimal(let number), .percent(let number): append(number.description)
    case .duration(let duration):
      appendJSON(text: duration.minutes < 0 ? "-PT\(-duration.minutes)M" : "PT\(duration.minutes)M")
    case .list(let elements):
      append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        appendJSON(element, on: page)
      }
      append(UInt8(ascii: "]"))
    default: appendJSON(text: printed(value, on: page))
    }
  }

  private mutating func appendJSON(text: String) {
    append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}": appendEscape(scalar)
      default: append(String(scalar))
      }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
