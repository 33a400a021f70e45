// Operators: what compares with what, what can be reckoned with, what joins.

import Diagnostics
import Schema

extension Checker {
  mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    switch operation {
    case .and, .or: return logical(operation, left, right, origin, in: scope)
    case .equal: return comparison(.equal, left, right, origin, in: scope)
    case .unequal: return comparison(.unequal, left, right, origin, in: scope)
    case .less: return comparison(.less, left, right, origin, in: scope)
    case .lessOrEqual: return comparison(.lessOrEqual, left, right, origin, in: scope)
    case .greater: return comparison(.greater, left, right, origin, in: scope)
    case .greaterOrEqual: return comparison(.greaterOrEqual, left, right, origin, in: scope)
    case .contained: return membership(left, right, origin, in: scope)
    case .notContained:
      let inner = membership(left, right, origin, in: scope)
      return CheckedExpression(kind: .not(inner), type: inner.type, origin: origin)
    case .join: return join(left, right, origin, in: scope)
    case .coalesce: return coalesce(left, right, origin, in: scope)
    case .add: return arithmetic(.add, left, right, origin, in: scope)
    case .subtract: return arithmetic(.subtract, left, right, origin, in: scope)
    case .multiply: return arithmetic(.multiply, left, right, origin, in: scope)
    case .divide: return arithmetic(.divide, left, right, origin, in: scope)
    case .modulo: return arithmetic(.modulo, left, right, origin, in: scope)
    }
  }

  private mutating func logical(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let first = checkCondition(left, in: scope)
    let second = checkCondition(right, in: scope.knowing(first.presentPaths(when: operation == .and)))
    return CheckedExpression(
      kind: operation == .and ? .and(first, second) : .or(first, second), type: StaticType(.boolean), origin: origin
    )
  }

  private mutating func coalesce(
    _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let (first, second) = (check(left, in: scope), check(right, in: scope))
    let type = unified(first, second, origin)
    let result = type.isUnknown || second.type.isOptional ? type : type.present
    return CheckedExpression(
      kind: .coalesce(adapted(first, to: type.value), adapted(second, to: type.value)), type: result, origin: origin
    )
  }

  private mutating func join(
    _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let (first, second) = (check(left, in: scope), check(right, in: scope))
    for part in [first, second] {
      guard let type = part.type.value, !type.isPrintable else { continue }
      report(.notJoinable(shapes.describe(type)), at: part.origin)
    }
    var parts: [CheckedExpression] = []
    if case .join(let more) = first.kind { parts += more } else { parts.append(first) }
    if case .join(let more) = second.kind { parts += more } else { parts.append(second) }
    return CheckedExpression(kind: .join(parts), type: StaticType(.text), origin: origin)
  }

  // MARK: Comparing

  private mutating func comparison(
    _ comparison: Comparison, _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let (first, second) = (check(left, in: scope), check(right, in: scope))
    let (a, b) = compared(first, second, by: comparison.rawValue, ordering: comparison.isOrdering, origin)
    return CheckedExpression(kind: .compare(comparison, a, b), type: StaticType(.boolean), origin: origin)
  }

  /// Both sides ready to be compared: a text literal beside a choice, a date or a quarter becomes one, if it is one.
  mutating func compared(
    _ left: CheckedExpression, _ right: CheckedExpression, by operation: String, ordering: Bool, _ origin: Origin
  ) -> (CheckedExpression, CheckedExpression) {
    guard !left.type.isUnknown, !right.type.isUnknown else { return (left, right) }
    guard let first = left.type.value, let second = right.type.value else {
      if ordering { report(.notOrdered("none"), at: origin) }
      return (left, right)
    }
    if let literal = literal(right, as: first) { return (left, literal) }
    if let literal = literal(left, as: second) { return (literal, right) }
    if !compares(first, with: second) {
      report(.unlike(shapes.describe(first), shapes.describe(second), operation: operation), at: origin)
    } else if ordering, !first.isOrdered || !second.isOrdered {
      report(.notOrdered(shapes.describe(first.isOrdered ? second : first)), at: origin)
    }
    return (left, right)
  }

  private func compares(_ left: ValueType, with right: ValueType) -> Bool {
    switch (left, right) {
    case (.list, _), (_, .list), (.html, _), (_, .html): false
    case (.choice, .text), (.text, .choice), (.choice, .choice): true
    case (.integer, _) where right.isNumber, (.decimal, _) where right.isNumber: true
    case (_, .integer) where left.isNumber, (_, .decimal) where left.isNumber: true
    case (.date, .dateTime), (.dateTime, .date): true
    case (.entry, .entry): true
    case (.entry, .record(let shape)), (.record(let shape), .entry): shapes.isPage(shape)
    case (.record(let a), .record(let b)): a == b || (shapes.isPage(a) && shapes.isPage(b))
    default: left == right
    }
  }

  /// A text literal as a value of `type`; nil when it is not a text literal or `type` takes texts as they are.
  private mutating func literal(_ expression: CheckedExpression, as type: ValueType) -> CheckedExpression? {
    guard case .constant(.text(let text)) = expression.kind else { return nil }
    let value: Value?
    switch type {
    case .choice(let choices):
      value = choices.first { $0.id == text }.map { .choice($0) }
      if value == nil { report(.unknownChoice(text, choices: choices.map(\.id)), at: expression.origin) }
    case .date, .dateTime:
      value = Day(iso: text).map { .date($0) }
      if value == nil { report(.badDateText(text, form: "2026-11-03"), at: expression.origin) }
      guard let value else { return invalid(expression.origin) }
      return CheckedExpression(kind: .constant(value), type: StaticType(.date), origin: expression.origin)
    case .period:
      value = period(text).map { .period($0) }
      if value == nil { report(.badDateText(text, form: "2026-Q3"), at: expression.origin) }
    default: return nil
    }
    guard let value else { return invalid(expression.origin) }
    return CheckedExpression(kind: .constant(value), type: StaticType(type), origin: expression.origin)
  }

  private func period(_ text: String) -> Period? {
    let parts = text.split(separator: "-Q", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), let quarter = Int(parts[1]),
      (1...4).contains(quarter)
    else { return nil }
    return Period(year: year, quarter: quarter)
  }

  private mutating func membership(
    _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let needle = check(left, in: scope)
    var (element, haystack) = (needle, check(right, in: scope))
    if case .list(let elements) = haystack.kind {
      let pairs = elements.map { compared(needle, $0, by: "in", ordering: false, origin).1 }
      haystack = CheckedExpression(kind: .list(pairs), type: haystack.type, origin: haystack.origin)
    } else if let type = haystack.type.value?.element {
      let member = CheckedExpression(kind: .invalid, type: StaticType(type), origin: haystack.origin)
      element = compared(needle, member, by: "in", ordering: false, origin).0
    } else if haystack.type.value == .text {
      if let type = needle.type.value, type != .text {
        report(.unlike(shapes.describe(type), "text", operation: "in"), at: origin)
      }
    } else if !haystack.type.isUnknown {
      report(.notSearchable(shapes.describe(haystack.type)), at: haystack.origin)
    }
    return CheckedExpression(kind: .contained(element, in: haystack), type: StaticType(.boolean), origin: origin)
  }

  // MARK: Reckoning

  private mutating func arithmetic(
    _ operation: Arithmetic, _ left: Expression, _ right: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let (first, second) = (check(left, in: scope), check(right, in: scope))
    guard !first.type.isUnknown, !second.type.isUnknown else { return invalid(origin) }
    for side in [first, second] where side.type.isOptional {
      report(.optionalOperand(operation: operation.rawValue), at: side.origin)
      return invalid(origin)
    }
    guard let a = first.type.value, let b = second.type.value, let result = Self.result(of: operation, a, b) else {
      let isText = first.type.value == .text || second.type.value == .text
      report(
        .badArithmetic(
          shapes.describe(first.type), shapes.describe(second.type), operation: operation.rawValue,
          advice: isText && operation == .add ? "join texts with ~" : nil), at: origin)
      return invalid(origin)
    }
    return CheckedExpression(
      kind: .arithmetic(operation, first, second), type: StaticType(result), origin: origin)
  }

  /// The type of what comes out; nil when the two do not go together.
  static func result(of operation: Arithmetic, _ left: ValueType, _ right: ValueType) -> ValueType? {
    let isPlain = { (type: ValueType) in type == .integer || type == .decimal }
    switch operation {
    case .add, .subtract:
      if isPlain(left), isPlain(right) { return left == right ? left : .decimal }
      if left == right, left == .percent || left == .money || left == .duration { return left }
      if left == .date, right == .integer { return .date }
      return operation == .subtract && left == .date && right == .date ? .integer : nil
    case .multiply:
      if isPlain(left), isPlain(right) { return left == right ? left : .decimal }
      if isPlain(right), left == .percent || left == .money { return left }
      if isPlain(left), right == .percent || right == .money { return right }
      return Set([left, right]) == [.duration, .integer] ? .duration : nil
    case .divide:
      if isPlain(left), isPlain(right) { return .decimal }
      if isPlain(right), left == .percent || left == .money { return left }
      return left == right && (left == .percent || left == .money || left == .duration) ? .decimal : nil
    case .modulo: return left == .integer && right == .integer ? .integer : nil
    }
  }

  mutating func negated(
    _ inner: Expression, _ whole: Expression, _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    if let literal = literalValue(whole), let type = literal.type {
      return CheckedExpression(kind: .constant(literal.value), type: StaticType(type), origin: origin)
    }
    let value = check(inner, in: scope)
    guard let type = value.type.value else { return invalid(origin) }
    guard type.isNumber else {
      report(.notNegatable(shapes.describe(type)), at: value.origin)
      return invalid(origin)
    }
    guard !value.type.isOptional else {
      report(.optionalOperand(operation: "-"), at: value.origin)
      return invalid(origin)
    }
    let minusOne = CheckedExpression(kind: .constant(.integer(-1)), type: StaticType(.integer), origin: origin)
    return CheckedExpression(kind: .arithmetic(.multiply, value, minusOne), type: value.type, origin: origin)
  }
}
