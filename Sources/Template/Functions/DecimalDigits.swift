// A decimal number as its digits, for rounding and printing by rules of ours rather than a locale's.

import FoundationEssentials

/// Sign, digits before the point and digits after it.
struct DecimalDigits: Hashable {
  var isNegative: Bool
  /// At least one digit, no leading zeros.
  var whole: [UInt8]
  var fraction: [UInt8]

  init(_ number: Decimal) {
    // Decimal prints plain digits with an optional "-" and ".", never an exponent; NaN counts as zero.
    let text = number.description.utf8
    isNegative = text.first == UInt8(ascii: "-")
    let parts = text.drop { $0 == UInt8(ascii: "-") }.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    whole = DecimalDigits.digits(parts.first)
    fraction = parts.count > 1 ? DecimalDigits.digits(parts[1]) : []
    normalise()
  }

  /// With `places` digits after the point. Halves are rounded up, away from zero: 2.5 -> 3, -2.5 -> -3.
  func rounded(to places: Int) -> DecimalDigits {
    var result = self
    let places = max(0, places)
    guard fraction.count > places else {
      result.fraction += [UInt8](repeating: 0, count: places - fraction.count)
      return result
    }
    result.fraction = Array(fraction[..<places])
    if fraction[places] >= 5 { result.increment() }
    result.normalise()
    return result
  }

  var isZero: Bool { whole.allSatisfy { $0 == 0 } && fraction.allSatisfy { $0 == 0 } }

  /// `-1234.50`, for reading back.
  var plain: String { (isNegative ? "-" : "") + text(whole) + (fraction.isEmpty ? "" : "." + text(fraction)) }

  var decimal: Decimal? { Decimal(string: plain) }
  /// Nil when there is a fraction, or the number is too large.
  var integer: Int? { Int(plain) }

  /// `1,234.50` without a sign.
  /// - Parameter minimumGrouped: digits the first group must have for grouping to begin (Spanish writes 1234 but 12.345).
  func grouped(by group: String, minimumGrouped: Int, decimalMark: String) -> String {
    let isGrouped = whole.count >= 3 + minimumGrouped
    var result = ""
    for (index, digit) in whole.enumerated() {
      if isGrouped, index > 0, (whole.count - index).isMultiple(of: 3) { result += group }
      result.unicodeScalars.append(Unicode.Scalar(digit + 0x30))
    }
    return fraction.isEmpty ? result : result + decimalMark + text(fraction)
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    var digits = whole + fraction
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    let split = digits.count - fraction.count
    (whole, fraction) = (Array(digits[..<split]), Array(digits[split...]))
  }

  /// No leading zeros, and no "-0".
  private mutating func normalise() {
    whole = Array(whole.drop { $0 == 0 })
    if whole.isEmpty { whole = [0] }
    if isZero { isNegative = false }
  }

  private func text(_ digits: [UInt8]) -> String { String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) }

  private static func digits(_ text: Substring.UTF8View.SubSequence?) -> [UInt8] {
    (text ?? "".utf8[...]).compactMap { (0x30...0x39).contains($0) ? $0 - 0x30 : nil }
  }
}
