// The checked and the escaped tree as text: names are slots, expressions have types, outputs have their escaping.

import Diagnostics
import FoundationEssentials
import HTML
import Schema

struct CheckedDump {
  let files: [SourceFile]
  let shapes: ShapeTable
  /// The names of all components, by number.
  let components: [String]
  let environment: TemplateEnvironment

  func describe(_ unit: CheckedUnit) -> String {
    header(unit.name, unit.parameterCount, unit.localCount)
      + unit.nodes.flatMap(lines).map { "  " + $0 + "\n" }.joined()
  }

  func describe(_ unit: EscapedUnit) -> String {
    header(unit.name, unit.parameterCount, unit.localCount)
      + unit.nodes.flatMap(lines).map { "  " + $0 + "\n" }.joined()
  }

  private func header(_ name: String, _ parameters: Int, _ locals: Int) -> String {
    "\(name): \(parameters) parameters, \(locals) locals\n"
  }

  // MARK: Nodes

  private func lines(_ node: CheckedNode) -> [String] {
    switch node {
    case .text(let origin): [text(origin)]
    case .output(let expression): ["print " + describe(expression) + ": " + shapes.describe(expression.type)]
    case .binding(let local, let value):
      ["local \(local) = " + describe(value) + ": " + shapes.describe(value.type)]
    case .block(let name, let nodes, _): ["block \(name)"] + nodes.flatMap(lines).map { "  " + $0 }
    case .loop(let loop):
      ["for local \(loop.local) in " + describe(loop.list)] + loop.body.flatMap(lines).map { "  " + $0 }
        + otherwise(loop.otherwise.flatMap(lines))
    case .conditional(let branches, let rest, _):
      branches.enumerated().flatMap { index, branch in
        [(index == 0 ? "if " : "elif ") + describe(branch.condition)] + branch.body.flatMap(lines).map { "  " + $0 }
      } + otherwise(rest.flatMap(lines))
    }
  }

  private func lines(_ node: EscapedNode) -> [String] {
    switch node {
    case .text(let origin): [text(origin)]
    case .output(let expression, let escape): ["print \(escape.rawValue) " + describe(expression)]
    case .binding(let local, let value): ["local \(local) = " + describe(value)]
    case .block(let name, let nodes, _): ["block \(name)"] + nodes.flatMap(lines).map { "  " + $0 }
    case .loop(let local, let list, let body, let rest, _):
      ["for local \(local) in " + describe(list)] + body.flatMap(lines).map { "  " + $0 }
        + otherwise(rest.flatMap(lines))
    case .conditional(let branches, let rest, _):
      branches.enumerated().flatMap { index, branch in
        [(index == 0 ? "if " : "elif ") + describe(branch.condition)] + branch.body.flatMap(lines).map { "  " + $0 }
      } + otherwise(rest.flatMap(lines))
    }
  }

  private func otherwise(_ lines: [String]) -> [String] { lines.isEmpty ? [] : ["else"] + lines.map { "  " + $0 } }

  private func text(_ origin: Origin) -> String {
    "text " + quoted(files[origin.file].bytes[origin.span.start..<origin.span.end])
  }

  // MARK: Expressions

  private func describe(_ expression: CheckedExpression) -> String {
    switch expression.kind {
    case .constant(let value): dumped(value)
    case .page: "page"
    case .global(let index): "global \(index)"
    case .local(let index): "local \(index)"
    case .loop(let field): "loop.\(field.rawValue)"
    case .field(let base, let slot): "\(describe(base)).\(slot)" + (expression.type.isOptional ? "?" : "")
    case .not(let inner): "(not \(describe(inner)))"
    case .and(let left, let right): "(\(describe(left)) and \(describe(right)))"
    case .or(let left, let right): "(\(describe(left)) or \(describe(right)))"
    case .compare(let comparison, let left, let right):
      "(\(describe(left)) \(comparison.rawValue) \(describe(right)))"
    case .contained(let element, let list): "(\(describe(element)) in \(describe(list)))"
    case .arithmetic(let operation, let left, let right):
      "(\(describe(left)) \(operation.rawValue) \(describe(right)))"
    case .join(let parts): "(" + parts.map(describe).joined(separator: " ~ ") + ")"
    case .coalesce(let left, let right): "(\(describe(left)) ?? \(describe(right)))"
    case .choose(let value, let condition, let otherwise):
      "(\(describe(value)) if \(describe(condition)) else \(describe(otherwise)))"
    case .list(let elements): "[" + elements.map(describe).joined(separator: ", ") + "]"
    case .call(let index, let arguments):
      environment.functions[index].name + "(" + arguments.map(describe).joined(separator: ", ") + ")"
    case .component(let index, let arguments):
      components[index] + "(" + arguments.map(describe).joined(separator: ", ") + ")"
    case .convert(let conversion, let inner): "\(conversion.rawValue)(\(describe(inner)))"
    case .invalid: "invalid"
    }
  }

  private func describe(_ argument: CheckedArgument) -> String {
    switch argument {
    case .value(let value): describe(value)
    case .field(let path): dumped(path)
    case .conditions(let conditions):
      conditions.map { dumped($0.field) + ": " + describe($0.equals) }.joined(separator: ", ")
    }
  }
}

func dumped(_ path: FieldPath) -> String { path.slots.map { ".\($0)" }.joined() }

func dumped(_ value: Value) -> String {
  switch value {
  case .none: "none"
  case .text(let text): quoted(Array(text.utf8)[...])
  case .choice(let choice): "choice \(choice.id)"
  case .boolean(let answer): "\(answer)"
  case .integer(let number): "\(number)"
  case .decimal(let number): number.description
  case .date(let day): day.iso
  case .period(let period): "\(period.year)-Q\(period.quarter)"
  case .html(let html): "html " + quoted(html.bytes[...])
  case .percent, .money, .dateTime, .duration, .url, .list, .record, .entry: "value"
  }
}
