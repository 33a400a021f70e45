// The measures of the target Impact as functions of the template language: arguments to plain numbers, and back. A measure that is not
// defined for its arguments (no benefits, a target that is the baseline) is absent, so that a page can say so and never prints a zero for it.

import FoundationEssentials
import Impact
import Schema
import Template

let measureFunctions: [Function] = [
  adjustedBenefitFunction, roi, bcr, payback, attainmentFunction, completion, gain, promoters, differences,
  correlationFunction,
]

private func number(_ name: String) -> Parameter {
  Parameter(name, .types([.decimal, .percent]), default: Value.none)
}
private func amount(_ name: String) -> Parameter {
  Parameter(name, .types([.money, .decimal]), default: Value.none)
}
private func count(_ name: String) -> Parameter { Parameter(name, .types([.integer]), default: Value.none) }

private let adjustedBenefitFunction = Function(
  "adjusted_benefit", .filter,
  [
    Parameter("list", .list), Parameter("value", .field, fieldHolds: .numbers),
    Parameter("attribution", .field, fieldHolds: .numbers), Parameter("confidence", .field, fieldHolds: .numbers),
    Parameter("months", .field, default: Value.none),
  ], returns: .field,
  help: """
    Adds up benefits, each times the share that is due to the programme (attribution) and times how sure the estimate is (confidence), both \
    percentages. Members that lack one of the three are passed over; without any benefit there is nothing, not zero. With a field of `months`, over which each \
    benefit comes in (12 where it is absent), the sum is that of one year, as `payback_months` wants it.
    """,
  example: (
    "{{ page.benefits | adjusted_benefit(value, attribution: attribution, confidence: confidence) | money(0) }}",
    "€132,000"
  )
) { (arguments, context) throws(FunctionFault) in
  let call = Call(arguments: arguments, context: context)
  guard let value = call.field(1), let attribution = call.field(2), let confidence = call.field(3) else {
    return .none
  }
  var currency: String?
  var benefits: [Benefit] = []
  for member in try call.list(0) {
    let worth = context.value(at: value, from: member)
    guard let amount = worth.plainNumber, let share = context.value(at: attribution, from: member).plainNumber,
      let certainty = context.value(at: confidence, from: member).plainNumber
    else { continue }
    currency = try oneCurrency(currency, worth)
    let months = call.field(4).flatMap { context.value(at: $0, from: member).plainNumber } ?? 12
    guard months > 0 else { continue }
    benefits.append(Benefit(value: amount * 12 / months, attribution: share, confidence: certainty))
  }
  guard let sum = adjustedBenefit(benefits) else { return .none }
  return currency.map { .money(Money(amount: sum, currency: $0)) } ?? .decimal(sum)
}

private let roi = measure(
  "return_on_investment", [amount("benefits"), amount("costs")], returns: .percent,
  help: """
    ROI in percent, (benefits - costs) / costs x 100. Nothing when there are no benefits or no costs: an investment without an estimate has \
    no return of zero.
    """,
  example: ("{{ return_on_investment(350000, 200000) | percent }}", "75%")
) { (call) throws(FunctionFault) in
  try call.ofAmounts(returnOnInvestment(benefits:costs:)).map(Value.percent)
}

private let bcr = measure(
  "benefit_cost_ratio", [amount("benefits"), amount("costs")], returns: .decimal,
  help: "Benefits divided by costs. Nothing when there are no benefits or no costs.",
  example: ("{{ benefit_cost_ratio(350000, 200000) | number(2) }}", "1.75")
) { (call) throws(FunctionFault) in
  try call.ofAmounts(benefitCostRatio(benefits:costs:)).map(Value.decimal)
}

private let payback = measure(
  "payback_months",
  [amount("benefits"), amount("costs"), Parameter("months", .types([.integer]), default: .integer(12))],
  returns: .decimal,
  help: """
    How many months it takes until benefits cover costs, costs / (benefits / months). `months` is the time over which the benefits come in: 12 \
    unless said otherwise.
    """,
  example: ("{{ payback_months(350000, 200000) | number(2) }}", "6.86")
) { (call) throws(FunctionFault) in
  let months = try call.integer(2)
  return try call.ofAmounts { paybackMonths(benefits: $0, costs: $1, over: months) }.map(Value.decimal)
}

private let attainmentFunction = measure(
  "attainment", [number("actual"), number("baseline"), number("target")], returns: .percent,
  help: """
    How much of the way from the baseline to the target has been made, in percent, whether the figure should rise or fall. Nothing when one is \
    absent, or the target is the baseline.
    """,
  example: ("{{ attainment(1.9, baseline: 2.4, target: 1.5) | percent(0) }}", "56%")
) { (call) in
  call.numbers(3).flatMap { attainment(actual: $0[0], baseline: $0[1], target: $0[2]) }.map(Value.percent)
}

private let completion = measure(
  "completion", [number("part"), number("whole")], returns: .percent,
  help: """
    A part in percent of the whole: completed of enrolled, learners of headcount. Nothing unless the part is between 0 and the whole.
    """,
  example: ("{{ completion(368, whole: 400) | percent }}", "92%")
) { (call) in
  call.numbers(2).flatMap { share($0[0], of: $0[1]) }.map(Value.percent)
}

private let gain = measure(
  "gain", [number("before"), number("after"), number("maximum")], returns: .percent,
  help: """
    Normalised gain in percent, (after - before) / (maximum - before) x 100: how much of what could still be learned was learned.
    """,
  example: ("{{ gain(52, after: 76, maximum: 100) | percent }}", "50%")
) { (call) in
  call.numbers(3).flatMap { normalisedGain(before: $0[0], after: $0[1], maximum: $0[2]) }.map(Value.percent)
}

private let promoters = measure(
  "net_promoter_score", [count("promoters"), count("passives"), count("detractors")], returns: .decimal,
  help:
    "The percentage of answers 9 and 10 less that of 0 to 6, -100 to 100, from the three counts. Nothing without answers.",
  example: ("{{ net_promoter_score(60, passives: 25, detractors: 15) | signed }}", "+45")
) { (call) throws(FunctionFault) in
  guard call.isGiven(0), call.isGiven(1), call.isGiven(2) else { return nil }
  return netPromoterScore(
    promoters: try call.integer(0), passives: try call.integer(1), detractors: try call.integer(2)
  ).map(Value.decimal)
}

private let differences = measure(
  "difference_in_differences",
  [number("treated_before"), number("treated_after"), number("control_before"), number("control_after")],
  returns: .decimal,
  help: """
    By how much those who took part changed more than those who did not. \(parallelTrends) Say so beside it, with the sizes of both groups.
    """,
  example: ("{{ difference_in_differences(86, 92, control_before: 85, control_after: 87) | signed }}", "+4")
) { (call) in
  call.numbers(4).map {
    .decimal(
      differenceInDifferences(treatedBefore: $0[0], treatedAfter: $0[1], controlBefore: $0[2], controlAfter: $0[3]))
  }
}

private let correlationFunction = measure(
  "correlation", [Parameter("left", .list), Parameter("right", .list)], returns: .decimal,
  help: """
    Pearson's r of two lists of numbers, -1 to 1, with 3 digits. Nothing for fewer than \(fewestPairs) pairs, or lists of different lengths. \
    \(notProofOfCause) Say so beside it.
    """,
  example: ("{{ correlation(points | map(hours), points | map(score)) | number(2) }}", "0.62")
) { (call) throws(FunctionFault) in
  let (left, right) = (try call.list(0).map(\.plainNumber), try call.list(1).map(\.plainNumber))
  guard left.allSatisfy({ $0 != nil }), right.allSatisfy({ $0 != nil }) else { return nil }
  return correlation(left.compactMap { $0 }, right.compactMap { $0 }).map(Value.decimal)
}

/// A function whose answer may be absent.
private func measure(
  _ name: String, _ parameters: [Parameter], returns type: ValueType, help: String,
  example: (template: String, prints: String),
  apply: @escaping @Sendable (Call) throws(FunctionFault) -> Value?
) -> Function {
  Function(name, .call, parameters, returns: .optional(type), help: help, example: example) {
    (arguments, context) throws(FunctionFault) in
    try apply(Call(arguments: arguments, context: context)) ?? .none
  }
}

/// The currency of all amounts so far; a fault when this one is in another.
private func oneCurrency(_ currency: String?, _ value: Value) throws(FunctionFault) -> String? {
  guard case .money(let money) = value else { return currency }
  if let currency, currency != money.currency {
    throw FunctionFault(
      "amounts in \(currency) and \(money.currency) cannot be set against each other",
      hint: "give both in one currency; amounts are not converted")
  }
  return money.currency
}

extension Call {
  /// The first `count` arguments as numbers; nil when one is absent.
  fileprivate func numbers(_ count: Int) -> [Decimal]? {
    let numbers = (0..<count).compactMap { value($0).plainNumber }
    return numbers.count == count ? numbers : nil
  }

  /// A measure of the first two arguments, amounts of one currency; nil when one is absent.
  fileprivate func ofAmounts(_ measure: (Decimal, Decimal) -> Decimal?) throws(FunctionFault) -> Decimal? {
    _ = try oneCurrency(try oneCurrency(nil, value(0)), value(1))
    return numbers(2).flatMap { measure($0[0], $0[1]) }
  }
}

extension Value {
  /// A number, a percentage or an amount as a plain number; nil for anything else.
  var plainNumber: Decimal? {
    switch self {
    case .integer(let number): Decimal(number)
    case .decimal(let number), .percent(let number): number
    case .money(let money): money.amount
    default: nil
    }
  }
}
