// Arithmetic, comparing and truth, on values whose types the checker has compared.

import FoundationEssentials
import HTML
import Schema

/// What conditions take for true: what is there and not empty.
func isTrue(_ value: Value) -> Bool {
  switch value {
  case .none: false
  case .boolean(let answer): answer
  case .text(let text): !text.isEmpty
  case .html(let html): !html.isEmpty
  case .list(let elements): !elements.isEmpty
  default: true
  }
}

func reckon(_ operation: Arithmetic, _ left: Value, _ right: Value) throws(RenderProblemError) -> Value {
  switch (left, right) {
  case (.integer(let a), .integer(let b)) where operation != .divide: return .integer(try reckon(operation, a, b))
  case (.date(let day), .integer(let days)):
    return .date(day.adding(days: operation == .subtract ? -bounded(days) : bounded(days)))
  case (.date(let later), .date(let earlier)): return .integer(later.daysSince1970 - earlier.daysSince1970)
  case (.duration(let a), .duration(let b)):
    if operation == .divide { return .decimal(try divide(Decimal(a.minutes), Decimal(b.minutes))) }
    return .duration(Duration(minutes: try reckon(operation, a.minutes, b.minutes)))
  case (.duration(let duration), .integer(let factor)), (.integer(let factor), .duration(let duration)):
    return .duration(Duration(minutes: try reckon(operation, duration.minutes, factor)))
  default: return try reckonDecimals(operation, left, right)
  }
}

/// Days beyond the calendar end up at its ends; this keeps the negation from overflowing.
private func bounded(_ days: Int) -> Int { max(-10_000_000, min(10_000_000, days)) }

private func reckon(_ operation: Arithmetic, _ a: Int, _ b: Int) throws(RenderProblemError) -> Int {
  if operation == .modulo || operation == .divide, b == 0 { throw RenderProblemError(.divisionByZero) }
  let (value, overflow) =
    switch operation {
    case .add: a.addingReportingOverflow(b)
    case .subtract: a.subtractingReportingOverflow(b)
    case .multiply: a.multipliedReportingOverflow(by: b)
    case .divide: a.dividedReportingOverflow(by: b)
    case .modulo: a.remainderReportingOverflow(dividingBy: b)
    }
  if overflow { throw RenderProblemError(.overflow) }
  return value
}

/// Percentages and money keep their kind beside a plain number; of two alike a quotient is a plain number.
private func reckonDecimals(_ operation: Arithmetic, _ left: Value, _ right: Value) throws(RenderProblemError)
  -> Value
{
  if case .money(let a) = left, case .money(let b) = right, a.currency != b.currency {
    throw RenderProblemError(.currencies(a.currency, b.currency))
  }
  guard let a = magnitude(left), let b = magnitude(right) else { return .none }
  let result: Decimal =
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: try divide(a, b)
    case .modulo: 0
    }
  if result.isNaN { throw RenderProblemError(.overflow) }
  switch (left, right) {
  case (.percent, .percent) where operation == .divide, (.money, .money) where operation == .divide:
    return .decimal(result)
  case (.percent, _), (_, .percent): return .percent(result)
  case (.money(let money), _), (_, .money(let money)):
    return .money(Money(amount: result, currency: money.currency))
  default: return .decimal(result)
  }
}

private func divide(_ a: Decimal, _ b: Decimal) throws(RenderProblemError) -> Decimal {
  if b == 0 { throw RenderProblemError(.divisionByZero) }
  return a / b
}

/// A number as a decimal: of a duration its minutes; nil for what is no number.
private func magnitude(_ value: Value) -> Decimal? {
  switch value {
  case .integer(let number): Decimal(number)
  case .decimal(let number), .percent(let number): number
  case .money(let money): money.amount
  case .duration(let duration): Decimal(duration.minutes)
  default: nil
  }
}

extension CallContext {
  /// - An absent value is neither less nor greater than anything.
  func compare(_ comparison: Comparison, _ left: Value, _ right: Value) throws(RenderProblemError) -> Bool {
    switch comparison {
    case .equal: return isEqual(left, right)
    case .unequal: return !isEqual(left, right)
    case .less: return try isLess(left, right)
    case .greater: return try isLess(right, left)
    case .lessOrEqual: return try isLess(left, right) || (left != .none && isEqual(left, right))
    case .greaterOrEqual: return try isLess(right, left) || (left != .none && isEqual(left, right))
    }
  }

  private func isEqual(_ left: Value, _ right: Value) -> Bool {
    // The commonest first, each by itself: a switch over both would copy them first.
    if case .text(let a) = left, case .text(let b) = right { return a == b }
    if case .url(let a) = left, case .url(let b) = right { return a == b }
    if case .integer(let a) = left, case .integer(let b) = right { return a == b }
    switch (left, right) {
    case (.choice, _), (_, .choice): return areEqual(left, right)
    case (.money, .money): return left == right
    case (.date(let day), .dateTime(let time)), (.dateTime(let time), .date(let day)): return day == time.day
    default:
      if let a = magnitude(left), let b = magnitude(right) { return a == b }
      return areEqual(left, right)
    }
  }

  private func isLess(_ left: Value, _ right: Value) throws(RenderProblemError) -> Bool {
    if case .integer(let a) = left, case .integer(let b) = right { return a < b }
    if case .money(let a) = left, case .money(let b) = right, a.currency != b.currency {
      throw RenderProblemError(.currencies(a.currency, b.currency))
    }
    if let a = magnitude(left), let b = magnitude(right) { return a < b }
    switch (left, right) {
    case (.date(let day), .dateTime(let time)): return day < time.day
    case (.dateTime(let time), .date(let day)): return time.day < day
    default:
      guard let a = SortKey(left, in: self), let b = SortKey(right, in: self) else { return false }
      return a < b
    }
  }

  /// `in`: a member of a list, or a part of a text.
  func contains(_ haystack: Value, element: Value) -> Bool {
    switch (haystack, element) {
    case (.list(let elements), _): elements.contains { isEqual($0, element) }
    case (.text(let text), .text(let part)): part.isEmpty || text.contains(part)
    default: false
    }
  }
}
