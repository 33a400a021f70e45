// The components of a set: their signatures, read before any body is checked, so that they may call one another.

import Diagnostics
import FoundationEssentials
import HTML
import Schema

struct ComponentSignature: Sendable {
  let name: String
  /// Index of the file that declares it.
  let file: Int
  let syntax: ComponentSyntax
  let parameters: [ComponentParameter]
}

struct ComponentParameter: Sendable {
  let name: String
  let type: StaticType
  /// Nil when the argument is required.
  let defaultValue: Value?
}

/// Reads parameter types and defaults; a component that has faults keeps what could be read.
struct ComponentReader {
  let shapes: ShapeTable
  let functions: [Function]
  private(set) var signatures: [ComponentSignature] = []
  private(set) var faults: [CheckError] = []

  init(shapes: ShapeTable, functions: [Function]) {
    self.shapes = shapes
    self.functions = functions
  }

  mutating func read(_ syntax: TemplateSyntax, file: Int, isComponentFile: Bool) {
    for component in syntax.components {
      let origin = Origin(file: file, span: component.name.span)
      if !isComponentFile, !isReportedAsMisplaced(syntax) {
        faults.append(CheckError(fault: .componentOutsideFolder(component.name.text), origin: origin))
      }
      if signatures.contains(where: { $0.name == component.name.text }) {
        faults.append(CheckError(fault: .componentTwice(component.name.text), origin: origin))
        continue
      }
      if functions.contains(where: { $0.use == .call && $0.name == component.name.text }) {
        faults.append(CheckError(fault: .componentIsFunction(component.name.text), origin: origin))
      }
      signatures.append(
        ComponentSignature(
          name: component.name.text, file: file, syntax: component,
          parameters: parameters(of: component, file: file)))
    }
  }

  /// A component inside another block has been reported by the parser.
  private func isReportedAsMisplaced(_ syntax: TemplateSyntax) -> Bool {
    syntax.faults.contains { if case .misplaced("component", _) = $0.fault { true } else { false } }
  }

  private mutating func parameters(of component: ComponentSyntax, file: Int) -> [ComponentParameter] {
    var parameters: [ComponentParameter] = []
    for syntax in component.parameters {
      let type = type(syntax.type, file: file)
      var defaultValue: Value? = type.isOptional ? Value.none : nil
      if let expression = syntax.defaultValue {
        defaultValue = constant(expression, of: syntax.name.text, as: type, file: file)
      } else if defaultValue == nil, parameters.last?.defaultValue != nil {
        faults.append(
          CheckError(
            fault: .requiredAfterDefault(syntax.name.text), origin: Origin(file: file, span: syntax.name.span)))
      }
      parameters.append(ComponentParameter(name: syntax.name.text, type: type, defaultValue: defaultValue))
    }
    return parameters
  }

  private mutating func type(_ syntax: TypeSyntax, file: Int) -> StaticType {
    guard var type = shapes.type(named: syntax.name.text) else {
      faults.append(
        CheckError(
          fault: .unknownType(syntax.name.text, known: shapes.typeNames),
          origin: Origin(file: file, span: syntax.name.span)))
      return .unknown
    }
    for _ in 0..<syntax.listDepth { type = .list(type) }
    return StaticType(type, optional: syntax.isOptional)
  }

  private mutating func constant(
    _ expression: Expression, of name: String, as type: StaticType, file: Int
  ) -> Value {
    let origin = Origin(file: file, span: expression.span)
    guard let (value, found) = literalValue(expression) else {
      if case .invalid = expression.kind { return .none }
      faults.append(CheckError(fault: .defaultNotLiteral(name), origin: origin))
      return .none
    }
    switch (value, type.value) {
    case (_, nil): return value
    case (.none, _) where type.isOptional: return value
    case (.integer(let number), .decimal?): return .decimal(Decimal(number))
    case (.text(let text), .html?): return .html(SafeHTML(text: text))
    default:
      if let wanted = type.value, let found, shapes.passes(found, for: wanted) { return value }
      faults.append(
        CheckError(
          fault: .wrongDefault(
            name, wanted: shapes.describe(type), found: found.map(shapes.describe) ?? "none"), origin: origin))
      return value
    }
  }
}

/// The value and type of a literal, a negative number included; nil for any other expression. The type of `none` is nil.
func literalValue(_ expression: Expression) -> (value: Value, type: ValueType?)? {
  switch expression.kind {
  case .literal(.text(let text)): (.text(text), .text)
  case .literal(.integer(let number)): (.integer(number), .integer)
  case .literal(.decimal(let number)): (.decimal(number), .decimal)
  case .literal(.boolean(let answer)): (.boolean(answer), .boolean)
  case .literal(.none): (.none, nil)
  case .negate(let inner):
    switch inner.kind {
    case .literal(.integer(let number)): (.integer(-number), .integer)
    case .literal(.decimal(let number)): (.decimal(-number), .decimal)
    default: nil
    }
  default: nil
  }
}
