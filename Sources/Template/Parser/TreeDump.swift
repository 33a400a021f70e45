// The syntax tree as text: one line a node, expressions in parentheses with every precedence spelled out.

import Diagnostics
import FoundationEssentials

struct TreeDump {
  let file: SourceFile

  func describe(_ syntax: TemplateSyntax) -> String {
    var lines: [String] = []
    if let parent = syntax.parent { lines.append("extends \"\(parent.text)\"") }
    for component in syntax.components {
      let parameters = component.parameters.map(describe).joined(separator: ", ")
      lines.append("component \(component.name.text)(\(parameters))")
      lines += indented(component.body)
    }
    lines += syntax.nodes.flatMap(describe)
    return lines.map { $0 + "\n" }.joined()
  }

  private func describe(_ parameter: ParameterSyntax) -> String {
    let list = String(repeating: "list of ", count: parameter.type.listDepth)
    let type = list + parameter.type.name.text + (parameter.type.isOptional ? "?" : "")
    return "\(parameter.name.text): \(type)" + (parameter.defaultValue.map { " = " + describe($0) } ?? "")
  }

  private func indented(_ nodes: [Node]) -> [String] { nodes.flatMap(describe).map { "  " + $0 } }

  private func describe(_ node: Node) -> [String] {
    switch node {
    case .text(let span): ["text " + quoted(file.bytes[span.start..<span.end])]
    case .output(let expression): ["print " + describe(expression)]
    case .binding(let name, let expression): ["let \(name.text) = " + describe(expression)]
    case .block(let block): ["block \(block.name.text)"] + indented(block.body)
    case .loop(let loop):
      ["for \(loop.variable.text) in " + describe(loop.list)] + indented(loop.body)
        + (loop.otherwise.map { ["else"] + indented($0) } ?? [])
    case .conditional(let conditional):
      conditional.branches.enumerated().flatMap { index, branch in
        [(index == 0 ? "if " : "elif ") + describe(branch.condition)] + indented(branch.body)
      } + (conditional.otherwise.map { ["else"] + indented($0) } ?? [])
    }
  }

  func describe(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let literal): describe(literal)
    case .list(let elements): "[" + elements.map(describe).joined(separator: ", ") + "]"
    case .name(let name): name
    case .member(let base, let name): describe(base) + "." + name.text
    case .not(let inner): "(not \(describe(inner)))"
    case .negate(let inner): "(- \(describe(inner)))"
    case .binary(let operation, let left, let right): "(\(describe(left)) \(operation.rawValue) \(describe(right)))"
    case .conditional(let value, let condition, let otherwise):
      "(\(describe(value)) if \(describe(condition)) else \(describe(otherwise)))"
    case .filter(let input, let name, let arguments):
      "(\(describe(input)) | \(name.text)(\(arguments.map(describe).joined(separator: ", "))))"
    case .call(let name, let arguments): "\(name.text)(\(arguments.map(describe).joined(separator: ", ")))"
    case .parent: "super()"
    case .invalid: "invalid"
    }
  }

  private func describe(_ argument: ArgumentSyntax) -> String {
    (argument.name.map { $0.map(\.text).joined(separator: ".") + ": " } ?? "") + describe(argument.value)
  }

  private func describe(_ literal: Literal) -> String {
    switch literal {
    case .text(let text): quoted(Array(text.utf8)[...])
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .boolean(let answer): answer ? "true" : "false"
    case .none: "none"
    }
  }
}
