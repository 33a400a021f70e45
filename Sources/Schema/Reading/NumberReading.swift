// Numbers as authors write them: no grouping, a point for decimals. Each is checked by the lexer here, so no locale and
// no library's leniency decides what a number is.

import FoundationEssentials

/// A decimal number as its digits: `mantissa` x 10^-`scale`.
struct DecimalDigits {
  let mantissa: Int
  let scale: Int

  /// Digits that a mantissa surely holds.
  private static let digitLimit = 18

  /// Nil unless `bytes` are `-`? digits ( `.` digits )? and nothing else.
  init?(_ bytes: ArraySlice<UInt8>) {
    let isNegative = bytes.first == UInt8(ascii: "-")
    var (mantissa, scale, digits) = (0, 0, 0)
    var point: Int?
    for (index, byte) in bytes.dropFirst(isNegative ? 1 : 0).enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < DecimalDigits.digitLimit else { return nil }
        mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if point != nil { scale += 1 }
      case UInt8(ascii: ".") where point == nil && index > 0:
        point = index
      default: return nil
      }
    }
    guard digits > 0, point == nil || scale > 0 else { return nil }
    self.mantissa = isNegative ? -mantissa : mantissa
    self.scale = scale
  }

  var decimal: Decimal {
    Decimal(sign: mantissa < 0 ? .minus : .plus, exponent: -scale, significand: Decimal(mantissa.magnitude))
  }
}

func readInteger(_ bytes: ArraySlice<UInt8>, _ minimum: Int?, _ maximum: Int?) throws(ValueFault) -> Int {
  let trimmed = trimming(bytes)
  guard let digits = DecimalDigits(trimmed), digits.scale == 0 else {
    throw .notWholeNumber(suggestion: numberSuggestion(trimmed, wholeOnly: true))
  }
  guard digits.mantissa >= minimum ?? .min, digits.mantissa <= maximum ?? .max else {
    throw .outOfRange(minimum: minimum, maximum: maximum, of: .number)
  }
  return digits.mantissa
}

func readDecimal(_ bytes: ArraySlice<UInt8>, _ minimum: Int?, _ maximum: Int?) throws(ValueFault) -> Decimal {
  let trimmed = trimming(bytes)
  guard let digits = DecimalDigits(trimmed) else { throw .notNumber(suggestion: numberSuggestion(trimmed)) }
  return try within(minimum, maximum, digits.decimal, of: .number)
}

private func within(
  _ minimum: Int?, _ maximum: Int?, _ number: Decimal, of quantity: Quantity
) throws(ValueFault) -> Decimal {
  if let minimum, number < Decimal(minimum) { throw .outOfRange(minimum: minimum, maximum: maximum, of: quantity) }
  if let maximum, number > Decimal(maximum) { throw .outOfRange(minimum: minimum, maximum: maximum, of: quantity) }
  return number
}

/// `38.5` or `38.5 %`, 0 to 100.
func readPercent(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Decimal {
  var number = trimming(bytes)
  if number.last == UInt8(ascii: "%") { number = trimming(number.dropLast()) }
  guard let digits = DecimalDigits(number) else {
    throw .notPercent(suggestion: numberSuggestion(number))
  }
  let value = digits.decimal
  guard value >= 0, value <= 100 else { throw .outOfRange(minimum: 0, maximum: 100, of: .number) }
  return value
}

/// `1200.50 EUR`: the amount, then the currency's code of ISO 4217.
func readMoney(_ bytes: ArraySlice<UInt8>, _ minimum: Int?, _ maximum: Int?) throws(ValueFault) -> Money {
  let parts = trimming(bytes).split(separator: UInt8(ascii: " "))
  guard parts.count == 2, let digits = DecimalDigits(parts[0]), isCurrencyLike(parts[1]) else {
    throw .notMoney(suggestion: moneySuggestion(parts))
  }
  let currency = String(decoding: parts[1], as: UTF8.self)
  guard Currencies.codes.contains(currency) else { throw .unknownCurrency(currency) }
  return Money(amount: try within(minimum, maximum, digits.decimal, of: .amount), currency: currency)
}

private func isCurrencyLike(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.count == 3 && bytes.allSatisfy { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
}

/// The number that was probably meant: without grouping, with a point.
private func numberSuggestion(_ bytes: ArraySlice<UInt8>, wholeOnly: Bool = false) -> String? {
  var digits: [UInt8] = []
  let separators = bytes.filter { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }.count
  for (offset, byte) in bytes.enumerated() {
    let behind = bytes.count - offset - 1
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): digits.append(byte)
    case UInt8(ascii: ",") where separators == 1 && behind < 3: digits.append(UInt8(ascii: "."))
    case UInt8(ascii: ".") where separators == 1 || behind < 3: digits.append(byte)
    case UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "+"): break
    default: return nil
    }
  }
  guard let number = DecimalDigits(digits[...]), !(wholeOnly && number.scale > 0) else { return nil }
  return String(decoding: digits, as: UTF8.self)
}

/// `EUR 1,200` -> `1200 EUR`, `€1200` -> `1200 EUR`.
private func moneySuggestion(_ parts: [ArraySlice<UInt8>]) -> String? {
  let written = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  var number: [UInt8] = []
  var currency = ""
  for character in written {
    switch character {
    case "€": currency = "EUR"
    case "$": currency = "USD"
    case "£": currency = "GBP"
    case let letter where letter.isLetter: currency += letter.uppercased()
    default: number += Array(String(character).utf8)
    }
  }
  guard Currencies.codes.contains(currency), let amount = numberSuggestion(trimming(number[...])) else {
    return nil
  }
  return amount + " " + currency
}
