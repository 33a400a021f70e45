// One value out of many: sum, least, greatest, average. All take a field, or the members themselves without one.

import FoundationEssentials
import Schema

let aggregateFunctions: [Function] = [sum, minimum, maximum, average]

private let numberField = Parameter("field", .field, default: Value.none, fieldHolds: .numbers)
private let orderedField = Parameter("field", .field, default: Value.none, fieldHolds: .ordered)

private let sum = Function.listFilter(
  "sum", [numberField], returns: .field,
  help: """
    Adds up a field of the members, or the members themselves. Members without a value are passed over; the sum of nothing \
    is nothing, so write `?? 0` where a number must stand. Amounts of different currencies cannot be added.
    """,
  example: ("{{ stories | sum(reach) }}", "115")
) { (call) throws(FunctionFault) in
  try call.numbers().total()
}

private let minimum = Function.listFilter(
  "min", [orderedField], returns: .field,
  help:
    "The least value of a field of the members, or the least member; in the order of `sort`. Nothing for an empty list.",
  example: ("{{ stories | min(date) | iso }}", "2026-08-04")
) { (call) throws(FunctionFault) in
  try call.first(descending: false)
}

private let maximum = Function.listFilter(
  "max", [orderedField], returns: .field,
  help: "The greatest value of a field of the members, or the greatest member; in the order of `sort`.",
  example: ("{{ stories | max(reach) }}", "60")
) { (call) throws(FunctionFault) in
  try call.first(descending: true)
}

private let average = Function.listFilter(
  "average", [numberField], returns: .averageOfField,
  help: """
    The arithmetic mean of a field of the members, or of the members themselves, not rounded (durations to the minute). \
    Members without a value are not counted. Nothing for an empty list.
    """,
  example: ("{{ stories | average(reach) }}", "57.5")
) { (call) throws(FunctionFault) in
  try call.numbers().mean()
}

extension Call {
  /// The values of the field at 1, or the members; without the missing ones.
  fileprivate func numbers() throws(FunctionFault) -> [Value] {
    try values(ofListAt: 0, field: field(1)).filter { !$0.isNone }
  }

  /// What ``CallContext/sorted(_:by:descending:)`` puts first.
  fileprivate func first(descending: Bool) throws(FunctionFault) -> Value {
    let values = try numbers()
    var best: (key: SortKey, value: Value)?
    for (value, key) in zip(values, try context.sortKeys(of: values)) {
      guard let key else { continue }
      if let best, descending ? !(best.key < key) : !(key < best.key) { continue }
      best = (key, value)
    }
    return best?.value ?? .none
  }
}

extension [Value] {
  /// The sum in the kind of the first; none when empty.
  fileprivate func total() throws(FunctionFault) -> Value {
    guard let first else { return .none }
    var total = first
    guard total.amount != nil else { throw FunctionFault("only numbers can be added up") }
    for value in dropFirst() { total = try total.adding(value) }
    return total
  }

  fileprivate func mean() throws(FunctionFault) -> Value {
    let total = try total()
    guard let amount = total.amount else { return .none }
    let mean = amount / Decimal(count)
    switch total {
    case .percent: return .percent(mean)
    case .money(let money): return .money(Money(amount: mean, currency: money.currency))
    case .duration: return .duration(Duration(minutes: DecimalDigits(mean).rounded(to: 0).integer ?? 0))
    default: return .decimal(mean)
    }
  }
}

extension Value {
  /// The number in any kind of number; minutes for a duration.
  fileprivate var amount: Decimal? {
    switch self {
    case .integer(let number): Decimal(number)
    case .decimal(let number), .percent(let number): number
    case .money(let money): money.amount
    case .duration(let duration): Decimal(duration.minutes)
    default: nil
    }
  }

  fileprivate func adding(_ other: Value) throws(FunctionFault) -> Value {
    switch (self, other) {
    case (.integer(let a), .integer(let b)):
      let (sum, overflows) = a.addingReportingOverflow(b)
      return overflows ? .decimal(Decimal(a) + Decimal(b)) : .integer(sum)
    case (.integer(let a), .decimal(let b)): return .decimal(Decimal(a) + b)
    case (.decimal(let a), .integer(let b)): return .decimal(a + Decimal(b))
    case (.decimal(let a), .decimal(let b)): return .decimal(a + b)
    case (.percent(let a), .percent(let b)): return .percent(a + b)
    case (.duration(let a), .duration(let b)):
      let (sum, overflows) = a.minutes.addingReportingOverflow(b.minutes)
      guard !overflows else { throw FunctionFault("these durations add up to more than can be counted") }
      return .duration(Duration(minutes: sum))
    case (.money(let a), .money(let b)):
      guard a.currency == b.currency else {
        throw FunctionFault(
          "cannot add \(b.currency) to \(a.currency)", hint: "amounts must share one currency to be added")
      }
      return .money(Money(amount: a.amount + b.amount, currency: a.currency))
    default: throw FunctionFault("only numbers of one kind can be added up")
    }
  }
}
