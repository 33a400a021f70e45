// Expressions but operators and calls: literals, names, fields, lists, conditions.

import Diagnostics
import Schema

extension Checker {
  mutating func check(_ expression: Expression, in scope: Scope) -> CheckedExpression {
    let origin = Origin(file: scope.file, span: expression.span)
    switch expression.kind {
    case .literal:
      guard let (value, type) = literalValue(expression) else { return invalid(origin) }
      return CheckedExpression(
        kind: .constant(value), type: type.map { StaticType($0) } ?? .nothing, origin: origin)
    case .list(let elements): return list(elements, origin, in: scope)
    case .name(let name): return variable(name, origin, in: scope)
    case .member(let base, let name): return member(name, of: base, origin, in: scope)
    case .not(let inner):
      return CheckedExpression(
        kind: .not(checkCondition(inner, in: scope)), type: StaticType(.boolean), origin: origin)
    case .negate(let inner): return negated(inner, expression, origin, in: scope)
    case .binary(let operation, let left, let right): return binary(operation, left, right, origin, in: scope)
    case .conditional(let value, let condition, let otherwise):
      return choice(value, condition, otherwise, origin, in: scope)
    case .filter(let input, let name, let arguments): return filter(name, input, arguments, origin, in: scope)
    case .call(let name, let arguments): return call(name, arguments, origin, in: scope)
    case .parent:
      report(.misplacedParent, at: origin)
      return invalid(origin)
    case .invalid: return invalid(origin)
    }
  }

  func invalid(_ origin: Origin) -> CheckedExpression {
    CheckedExpression(kind: .invalid, type: .unknown, origin: origin)
  }

  // MARK: Names and fields

  private mutating func variable(_ name: String, _ origin: Origin, in scope: Scope) -> CheckedExpression {
    guard let variable = scope.variable(named: name) else {
      reportUnknown(name, origin, in: scope)
      return invalid(origin)
    }
    let kind: CheckedExpression.Kind =
      switch variable.binding {
      case .page: .page
      case .global(let index): .global(index)
      case .local(let index): .local(index)
      }
    return narrowed(CheckedExpression(kind: kind, type: variable.type, origin: origin), in: scope)
  }

  private mutating func reportUnknown(_ name: String, _ origin: Origin, in scope: Scope) {
    if name == "loop" {
      report(.unknownLoopField("", known: LoopField.allCases.map(\.rawValue)), at: origin)
    } else if components.contains(where: { $0.name == name }) {
      report(.componentAsValue(name), at: origin)
    } else if environment.functions.contains(where: { $0.use == .call && $0.name == name }) {
      report(.functionAsValue(name), at: origin)
    } else {
      report(.unknownName(name, known: scope.variables.map(\.name)), at: origin)
    }
  }

  private mutating func member(
    _ name: Name, of base: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    if case .name("loop") = base.kind, scope.variable(named: "loop") == nil {
      return loopField(name, origin, in: scope)
    }
    let record = check(base, in: scope)
    guard !record.type.isUnknown else { return invalid(origin) }
    let place = Origin(file: scope.file, span: name.span)
    guard let type = record.type.value, let slots = shapes.slots(of: type) else {
      report(.noFields(name.text, of: shapes.describe(record.type)), at: place)
      return invalid(origin)
    }
    guard let index = slots.firstIndex(where: { $0.name == name.text }) else {
      report(.unknownField(name.text, of: shapes.describe(type), known: slots.map(\.name)), at: place)
      return invalid(origin)
    }
    let slot = slots[index]
    return narrowed(
      CheckedExpression(
        kind: .field(record, slot: index),
        type: StaticType(slot.type, optional: slot.isOptional || record.type.isOptional), origin: origin), in: scope
    )
  }

  private mutating func loopField(_ name: Name, _ origin: Origin, in scope: Scope) -> CheckedExpression {
    guard scope.isInLoop else {
      report(.loopOutsideLoop, at: origin)
      return invalid(origin)
    }
    guard let field = LoopField(rawValue: name.text) else {
      report(
        .unknownLoopField(name.text, known: LoopField.allCases.map(\.rawValue)),
        at: Origin(file: scope.file, span: name.span))
      return invalid(origin)
    }
    return CheckedExpression(kind: .loop(field), type: StaticType(field.type), origin: origin)
  }

  /// Without the "may be absent" where a condition around this place rules it out.
  private func narrowed(_ expression: CheckedExpression, in scope: Scope) -> CheckedExpression {
    guard expression.type.isOptional, let path = expression.accessPath, scope.isPresent(path) else {
      return expression
    }
    return CheckedExpression(kind: expression.kind, type: expression.type.present, origin: expression.origin)
  }

  // MARK: Lists

  private mutating func list(_ elements: [Expression], _ origin: Origin, in scope: Scope) -> CheckedExpression {
    let checked = elements.map { check($0, in: scope) }
    guard !checked.isEmpty else {
      report(.emptyList, at: origin)
      return invalid(origin)
    }
    var common: ValueType?
    for element in checked {
      if element.type.isUnknown { return invalid(origin) }
      guard let type = element.type.value, !element.type.isOptional else {
        report(.optionalArgument("element", of: "a list"), at: element.origin)
        return invalid(origin)
      }
      guard let known = common else {
        common = type
        continue
      }
      guard let joined = shapes.common(known, type) else {
        report(.mixedList(shapes.describe(known), shapes.describe(type)), at: element.origin)
        return invalid(origin)
      }
      common = joined
    }
    guard let common else { return invalid(origin) }
    return CheckedExpression(
      kind: .list(checked.map { adapted($0, to: common) }), type: StaticType(.list(common)), origin: origin)
  }

  // MARK: Conditions

  /// What is true: true itself, and every value that is there, unless it is an empty text, an empty list or empty HTML.
  /// A number that is always there is refused, because languages do not agree whether 0 is true.
  mutating func checkCondition(_ expression: Expression, in scope: Scope) -> CheckedExpression {
    let condition = check(expression, in: scope)
    if let type = condition.type.value, type.isNumber, !condition.type.isOptional,
      !isKnownPresent(condition, in: scope)
    {
      report(.numberAsCondition(shapes.describe(type)), at: condition.origin)
    }
    return condition
  }

  /// An optional number that an outer condition has asked about may be asked about again.
  private func isKnownPresent(_ expression: CheckedExpression, in scope: Scope) -> Bool {
    expression.accessPath.map(scope.isPresent) ?? false
  }

  private mutating func choice(
    _ value: Expression, _ condition: Expression, _ otherwise: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let asked = checkCondition(condition, in: scope)
    let first = check(value, in: scope.knowing(asked.presentPaths(when: true)))
    let second = check(otherwise, in: scope.knowing(asked.presentPaths(when: false)))
    let type = unified(first, second, origin)
    return CheckedExpression(
      kind: .choose(adapted(first, to: type.value), condition: asked, otherwise: adapted(second, to: type.value)),
      type: type, origin: origin)
  }

  /// The type of a value that is one or the other.
  mutating func unified(_ first: CheckedExpression, _ second: CheckedExpression, _ origin: Origin) -> StaticType {
    if first.type.isUnknown || second.type.isUnknown { return .unknown }
    let isOptional = first.type.isOptional || second.type.isOptional
    guard let left = first.type.value else { return second.type.optional }
    guard let right = second.type.value else { return first.type.optional }
    guard let common = shapes.common(left, right) else {
      report(.unlikeBranches(shapes.describe(left), shapes.describe(right)), at: origin)
      return .unknown
    }
    return StaticType(common, optional: isOptional)
  }

  /// The expression as a value of `type`, for which it passes: a choice becomes its label, an integer a decimal.
  func adapted(_ expression: CheckedExpression, to type: ValueType?) -> CheckedExpression {
    let conversion: Conversion? =
      switch (expression.type.value, type) {
      case (.choice, .text): .text
      case (.text, .html): .html
      case (.integer, .decimal): .decimal
      default: nil
      }
    guard let conversion, let type else { return expression }
    return CheckedExpression(
      kind: .convert(conversion, expression), type: StaticType(type, optional: expression.type.isOptional),
      origin: expression.origin)
  }
}
