// What the tests of this target share: a record is read from a text, and its faults are told as "C010 2:1".

import Diagnostics
import Schema

func field(
  _ name: String, _ kind: FieldKind, required: Bool = false, default text: String? = nil, example: String? = nil
) -> FieldDeclaration {
  FieldDeclaration(
    name: name, kind: kind, isRequired: required, defaultText: text, help: "", example: example, inverse: nil,
    span: Span(at: 0))
}

struct ReadRecord {
  let fields: [SourceField]
  let diagnostics: [Diagnostic]

  /// `C010 2:1`, in the order of a report.
  var faults: [String] { diagnostics.sortedForReport().map(\.summary) }
}

func read(_ yaml: String, as fields: [FieldDeclaration]) -> ReadRecord {
  read(bytes: Array(yaml.utf8), as: fields)
}

func read(bytes: [UInt8], as fields: [FieldDeclaration]) -> ReadRecord {
  let file = SourceFile(path: "content/a.md", bytes: bytes)
  let result = readRecord(0..<bytes.count, of: file, as: fields, describing: "a note")
  return ReadRecord(fields: result.fields, diagnostics: result.diagnostics)
}

extension Diagnostic {
  var summary: String { "\(code.id) \(place?.line ?? 0):\(place?.column ?? 0)" }
}

/// The bytes a span marks, as text.
func marked(_ span: Span, in yaml: String) -> String {
  String(decoding: Array(yaml.utf8)[span.start..<span.end], as: UTF8.self)
}
