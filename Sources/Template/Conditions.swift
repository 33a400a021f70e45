// Conditions that stand in files of another kind, such as the declaration of a content type: read, checked and compiled like
// those of `{% if … %}`. Each becomes a program of its own that writes something only when the condition is true.

package import Diagnostics
import HTML
package import Schema

/// A condition and where it stands.
package struct ConditionSource: Sendable {
  package let file: SourceFile
  /// As it is written, with its quotes if there are any.
  package let span: Span
  /// As it is meant.
  package let text: String
  /// The type of `page`.
  package let subject: ValueType

  package init(file: SourceFile, span: Span, text: String, subject: ValueType) {
    self.file = file
    self.span = span
    self.text = text
    self.subject = subject
  }
}

/// A compiled condition.
package struct Condition: Sendable {
  private let program: Program
  private let source: ConditionSource

  fileprivate init(_ program: Program, of source: ConditionSource) {
    self.program = program
    self.source = source
  }

  /// Whether it is true of a page.
  ///
  /// - Parameters: as for ``Program/render(page:globals:records:recorder:at:settings:sizeHint:limits:)``.
  package func holds(of page: Value, globals: [Value], records: RecordTable, settings: RenderSettings)
    throws(RenderFault) -> Bool
  {
    do throws(RenderFault) {
      let rendering = try program.render(
        page: page, globals: globals, records: records, at: SitePath(""), settings: settings, sizeHint: 16)
      return !rendering.bytes.isEmpty
    } catch {
      throw RenderFault(diagnostic: source.placed(error.diagnostic))
    }
  }
}

/// Compiles conditions, each for its subject.
///
/// - Returns: one condition for each source, nil where it is wrong; and what is wrong.
package func compileConditions(_ sources: [ConditionSource], environment: TemplateEnvironment) -> (
  conditions: [Condition?], diagnostics: [Diagnostic]
) {
  let compiled = sources.map { ConditionCompiler(of: $0, environment: environment) }
  return (compiled.map(\.condition), compiled.flatMap(\.diagnostics).sortedForReport())
}

/// All stages for one condition.
private struct ConditionCompiler {
  private(set) var condition: Condition?
  let diagnostics: [Diagnostic]

  init(of source: ConditionSource, environment: TemplateEnvironment) {
    let (file, span) = source.read
    var parser = ExpressionParser(TokenCursor(Lexer.lex(expressionAt: span, of: file)))
    let expression = parser.parse()
    if !parser.cursor.isAtTagEnd { parser.cursor.reportExpected("the end of the condition") }
    guard parser.cursor.faults.isEmpty else {
      diagnostics = parser.cursor.faults.map { source.placed($0.diagnostic(in: file)) }
      return
    }
    var checker = Checker(environment: environment, components: [], shapes: ShapeTable(environment))
    let checked = checker.check(condition: expression, subject: source.subject)
    diagnostics = checker.faults.map { source.placed($0.diagnostic(in: [file])) }
    guard diagnostics.isEmpty else { return }
    let origin = Origin(file: 0, span: span)
    // What is written when it is true: its own first byte, since some text has to be.
    let text = Origin(file: 0, span: Span(span.start, span.start + 1))
    let unit = EscapedUnit(
      name: file.path, nodes: [.conditional(branches: [(checked, [.text(text)])], otherwise: [], origin)],
      localCount: 0, parameterCount: 0, origin: origin)
    let syntax = TemplateSyntax(file: file, parent: nil, nodes: [], components: [], faults: [])
    let files = [ParsedTemplate(name: file.path, syntax: syntax)]
    condition = Condition(Compiler.compile(unit, components: [], of: files, in: environment), of: source)
  }
}

extension ConditionSource {
  /// What to read: the file itself where it says the condition byte for byte; else the condition alone, as when YAML folds its lines.
  fileprivate var read: (file: SourceFile, span: Span) {
    if let exact { return (file, exact) }
    return (SourceFile(path: file.path, text: text), Span(0, text.utf8.count))
  }

  private var exact: Span? {
    let bytes = file.bytes
    return [span, Span(span.start + 1, span.end - 1)].first {
      $0.end <= bytes.count && bytes[$0.start..<$0.end].elementsEqual(text.utf8)
    }
  }

  /// A diagnostic about what was read, at its place in the file.
  fileprivate func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    if exact != nil { return diagnostic }
    return Diagnostic(
      diagnostic.code, diagnostic.message, at: span, in: file, hint: diagnostic.hint, notes: diagnostic.notes)
  }
}
