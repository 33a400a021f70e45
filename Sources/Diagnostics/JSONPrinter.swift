// Diagnostics for programs: one JSON document (RFC 8259).

/// A value of a JSON document.
package indirect enum JSONValue: Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null
  case array([JSONValue])
  /// Members in the order in which they are written.
  case object([(name: String, value: JSONValue)])

  /// The document, without white space.
  package var text: String {
    switch self {
    case .string(let text): JSONValue.quoted(text)
    case .integer(let number): String(number)
    case .boolean(let flag): flag ? "true" : "false"
    case .null: "null"
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { JSONValue.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}

/// Prints diagnostics as JSON.
package enum JSONPrinter {
  /// `{"diagnostics": [{"code", "severity", "file", "line", "column", "offset", "message", "hint", "notes"}], …}` and a line
  /// end. `line` and `column` count from 1, columns in UTF-8 bytes; they are null where a file as a whole is meant.
  ///
  /// - Parameter extra: further members of the document.
  package static func text(_ diagnostics: [Diagnostic], extra: [(name: String, value: JSONValue)] = []) -> String {
    JSONValue.object([("diagnostics", .array(diagnostics.map(value)))] + extra).text + "\n"
  }

  private static func value(_ diagnostic: Diagnostic) -> JSONValue {
    .object(
      [("code", .string(diagnostic.code.id)), ("severity", .string(diagnostic.code.severity.rawValue))]
        + members(of: diagnostic.place) + [
          ("message", .string(diagnostic.message)),
          ("hint", diagnostic.hint.map(JSONValue.string) ?? .null),
          (
            "notes",
            .array(diagnostic.notes.map { .object(members(of: $0.place) + [("message", .string($0.message))]) })
          ),
        ])
  }

  private static func members(of place: Place?) -> [(name: String, value: JSONValue)] {
    let isLine = (place?.line ?? 0) > 0
    return [
      ("file", place.map { .string($0.path) } ?? .null),
      ("line", isLine ? .integer(place?.line ?? 0) : .null),
      ("column", isLine ? .integer(place?.column ?? 0) : .null),
      ("offset", isLine ? .integer(place?.offset ?? 0) : .null),
    ]
  }
}
