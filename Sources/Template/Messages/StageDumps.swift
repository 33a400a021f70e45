// Every stage as text, for people and for golden tests.

package import Diagnostics
import Schema

/// What each stage made of one page template and of the components its set holds.
package struct StageDump: Sendable {
  package let tokens: String
  package let tree: String
  package let checked: String
  package let escaped: String
  package let code: String
  package let diagnostics: [Diagnostic]

  /// - Parameter request: the page to show; its file's tokens and tree, and the rest with parents and components.
  package init(_ files: [TemplateFile], request: TemplateRequest, environment: TemplateEnvironment) {
    let stages = CheckedTemplates(
      ParsedTemplates(files), likely: [request], environment: environment, jobs: 1)
    let compiled = stages.compiled([request], jobs: 1)
    let parts = [try? stages.page(request).get()].compactMap(\.self) + stages.components
    let file = files.first { $0.name == request.template }
    tokens = file.map { describe(Lexer.lex($0.source)) } ?? ""
    tree = file.map { TreeDump(file: $0.source).describe(Parser.parse($0.source)) } ?? ""
    func dump(_ part: EscapedPart) -> CheckedDump {
      CheckedDump(
        files: files.map(\.source), shapes: part.checked.unit.shapes,
        components: stages.components.map(\.checked.unit.name), environment: environment)
    }
    checked = parts.map { dump($0).describe($0.checked.unit) }.joined()
    escaped = parts.map { dump($0).describe($0.escaped) }.joined()
    code = compiled.programs.compactMap { $0?.listing }.joined()
    diagnostics = compiled.diagnostics
  }
}

/// Bytes as they stand between quotes in a dump.
func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  var text = "\""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "\n": text += "\\n"
    case "\t": text += "\\t"
    case "\r": text += "\\r"
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}

private func describe(_ lexed: LexedFile) -> String {
  lexed.tokens.map { token in
    let kind =
      switch token.kind {
      case .symbol: "symbol"
      default: "\(token.kind)"
      }
    return
      "\(token.span.start)-\(token.span.end) \(kind) \(quoted(lexed.file.bytes[token.span.start..<token.span.end]))\n"
  }.joined()
}
