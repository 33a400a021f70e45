// Filters of numbers. Rounding is half up, away from zero; grouping and marks come from the portal's language, by tables of
// ours (Languages.swift), so that a build prints the same on every machine. A negative number has a true minus sign.

import FoundationEssentials
import Schema

let numberFunctions: [Function] = [round, number, percent, signed, money]

private let plainNumber = Parameter("value", .types([.decimal, .percent]))
private let digits = Parameter("digits", .types([.integer]), default: Value.none, check: faultInDigits)

private let round = Function.filter(
  "round", Parameter("value", .types([.decimal, .percent, .money])),
  [Parameter("digits", .types([.integer]), default: .integer(0), check: faultInDigits)], returns: .sameAsInput,
  help: """
    Rounds to a number of digits after the point, none if nothing is said. Halves are rounded up, away from zero: 2.5 becomes \
    3 and -2.5 becomes -3.
    """,
  example: ("{{ 6.857 | round(2) }}", "6.86")
) { (call) throws(FunctionFault) in
  let places = try call.places(1)
  switch call.value(0) {
  case .decimal(let number): return .decimal(number.rounded(to: places))
  case .percent(let number): return .percent(number.rounded(to: places))
  case .money(let money):
    return .money(Money(amount: money.amount.rounded(to: places), currency: money.currency))
  default: return call.value(0)
  }
}

private let number = Function.filter(
  "number", plainNumber, [digits], returns: .type(.text),
  help: """
    Prints a number as the portal's language does, with groups of thousands: 1,840 in English, 1.840 in German. With a number \
    of digits, it is rounded to that many after the point.
    """,
  example: ("{{ 1840.5 | number(2) }}", "1,840.50")
) { (call) throws(FunctionFault) in
  .text(call.language.number(try call.roundedDigits()))
}

private let percent = Function.filter(
  "percent", plainNumber, [digits], returns: .type(.text),
  help: "Prints a number from 0 to 100 as a percentage, with the sign set as the portal's language does.",
  example: ("{{ 38.5 | percent }}", "38.5%")
) { (call) throws(FunctionFault) in
  .text(call.language.percent(try call.roundedDigits()))
}

private let signed = Function.filter(
  "signed", Parameter("value", .types([.decimal, .percent, .money])), [digits], returns: .type(.text),
  help: "Prints a change: + before what is above zero, a minus sign before what is below, nothing before zero.",
  example: ("{{ 7 | signed }}", "+7")
) { (call) throws(FunctionFault) in
  let language = call.language
  let plus: String
  let text: String
  switch call.value(0) {
  case .money(let money):
    let places = call.isGiven(1) ? try call.places(1) : minorDigits(of: money.currency)
    let digits = DecimalDigits(money.amount).rounded(to: places)
    (plus, text) = (digits.plus, language.money(digits, currency: money.currency))
  case .percent:
    let digits = try call.roundedDigits()
    (plus, text) = (digits.plus, language.percent(digits))
  default:
    let digits = try call.roundedDigits()
    (plus, text) = (digits.plus, language.number(digits))
  }
  return .text(plus + text)
}

private let money = Function.filter(
  "money", Parameter("value", .types([.money, .decimal])),
  [
    Parameter("digits", .types([.integer]), default: Value.none, check: faultInDigits),
    Parameter("currency", .types([.text]), default: Value.none),
    Parameter("short", .types([.boolean]), default: .boolean(false)),
  ], returns: .type(.text),
  help: """
    Prints an amount with its currency as the portal's language does. It has as many digits after the point as the currency \
    (2 for EUR, none for JPY) unless a number is given; with `short: true` a whole amount has none. A plain number is taken to be in the portal's currency unless another \
    is named.
    """,
  example: (
    "{{ 96000 | money }} {{ 1200.5 | money(currency: \"JPY\") }} {{ 96000 | money(short: true) }}",
    "€96,000.00 ¥1,201 €96,000"
  )
) { (call) throws(FunctionFault) in
  let named = call.isGiven(2) ? try call.text(2) : nil
  let currency: String
  switch call.value(0) {
  case .money(let money):
    if let named, named != money.currency {
      throw FunctionFault(
        "this amount is in \(money.currency), not \(named)",
        hint: "leave the currency out; amounts are not converted")
    }
    currency = money.currency
  default: currency = named ?? call.context.settings.currency
  }
  let places = call.isGiven(1) ? try call.places(1) : minorDigits(of: currency)
  let digits = try call.digits().rounded(to: places)
  let isShort = try call.boolean(3) && digits.fraction.allSatisfy { $0 == 0 }
  return .text(call.language.money(isShort ? digits.rounded(to: 0) : digits, currency: currency))
}

/// Most digits after the point that make sense; ``Foundation/Decimal`` holds 38.
private let mostDigits = 12

private func faultInDigits(_ value: Value) -> FunctionFault? {
  guard case .integer(let digits) = value, !(0...mostDigits).contains(digits) else { return nil }
  return FunctionFault(
    "\(digits) digits after the point cannot be printed", hint: "write a number from 0 to \(mostDigits)")
}

extension Call {
  var language: Language { context.settings.names }

  fileprivate func places(_ index: Int) throws(FunctionFault) -> Int {
    if let fault = faultInDigits(value(index)) { throw fault }
    return try integer(index)
  }

  /// The number before the bar.
  fileprivate func digits() throws(FunctionFault) -> DecimalDigits {
    switch value(0) {
    case .integer(let number): return DecimalDigits(Decimal(number))
    case .decimal(let number), .percent(let number): return DecimalDigits(number)
    case .money(let money): return DecimalDigits(money.amount)
    default: throw FunctionFault("this is not a number")
    }
  }

  /// The number before the bar, rounded when argument 1 says so.
  fileprivate func roundedDigits() throws(FunctionFault) -> DecimalDigits {
    isGiven(1) ? try digits().rounded(to: try places(1)) : try digits()
  }
}

extension DecimalDigits {
  fileprivate var plus: String { isNegative || isZero ? "" : "+" }
}

extension Decimal {
  fileprivate func rounded(to places: Int) -> Decimal { DecimalDigits(self).rounded(to: places).decimal ?? self }
}
