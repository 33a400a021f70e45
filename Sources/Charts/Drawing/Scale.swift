// An axis: where it begins and ends, and the round numbers it is marked with.

import FoundationEssentials

/// A linear axis with marks at multiples of 1, 2 or 5 times a power of ten.
struct Scale: Sendable {
  struct Tick: Sendable, Hashable {
    /// Between 0, at the low end, and 1.
    let share: Double
    let value: Decimal
    let places: Int
  }

  let low: Double
  let high: Double
  /// From low to high; 2 to 7 of them.
  let ticks: [Tick]
  /// The power of ten that tick values are divided by, because they would be too long to print; else 0.
  let exponent: Int

  /// - Parameters:
  ///   - values: what must have its place on the axis; may be empty.
  ///   - fromZero: true when lengths are compared, as in bars: then the axis takes in zero.
  ///   - roomBelow: true to keep the lowest value off the low end, so that a label has room below it; an axis that could begin
  ///     at zero still does.
  init(covering values: [Decimal], fromZero: Bool = false, roomBelow: Bool = false) {
    let ends = Scale.ends(of: values.map(coordinate), fromZero: fromZero)
    let step = Scale.step(for: (ends.high - ends.low) / 4)
    var first = (ends.low / step.size + Scale.tolerance).rounded(.down)
    let last = (ends.high / step.size - Scale.tolerance).rounded(.up)
    let isTight = ends.low / step.size - first < (last - first) / 8
    if roomBelow, isTight, first != 0 { first -= 1 }
    low = first * step.size
    high = last * step.size
    let largest = max(abs(low), abs(high))
    let exponent = largest >= 1e7 || step.exponent < -4 ? Scale.thousands(in: largest) : 0
    self.exponent = exponent
    ticks = (0...Int(last - first)).map { index in
      let share = last > first ? Double(index) / (last - first) : 0
      let multiple = Decimal(first + Double(index)) * Decimal(step.digit)
      let power = step.exponent - exponent
      return Tick(
        share: share, value: Scale.shifted(multiple, by: power), places: max(0, -power))
    }
  }

  /// Where a value lies between the low end, 0, and the high one, 1.
  func share(_ value: Decimal) -> Double {
    high > low ? min(1, max(0, (coordinate(value) - low) / (high - low))) : 0.5
  }

  /// `× 10⁶`; empty when the ticks are printed as they are.
  var powerWords: String { exponent == 0 ? "" : "× 10" + superscript(exponent) }

  /// Rounding of the quotient must not add a step.
  private static let tolerance = 1e-9

  /// Two different ends, whatever the values.
  private static func ends(of values: [Double], fromZero: Bool) -> (low: Double, high: Double) {
    let values = fromZero ? values + [0] : values
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let largest = max(abs(low), abs(high))
    // What differs by less than a double can tell is the same.
    if high - low > largest * 1e-12 { return (low, high) }
    if largest == 0 { return fromZero ? (0, 1) : (-1, 1) }
    return (low - largest / 10, high + largest / 10)
  }

  /// The smallest round step that is not below `size`, as digit times a power of ten.
  private static func step(for size: Double) -> (digit: Int, exponent: Int, size: Double) {
    let exponent = power(of: size)
    let unit = tens(exponent)
    let digit = [1, 2, 5].first { Double($0) * unit >= size * (1 - tolerance) } ?? 10
    return digit == 10 ? (1, exponent + 1, tens(exponent + 1)) : (digit, exponent, Double(digit) * unit)
  }

  /// The largest power of ten that is not above `size`.
  private static func power(of size: Double) -> Int {
    var exponent = 0
    while tens(exponent + 1) <= size, exponent < 300 { exponent += 1 }
    while tens(exponent) > size, exponent > -300 { exponent -= 1 }
    return exponent
  }

  private static func tens(_ exponent: Int) -> Double {
    let power = (0..<abs(exponent)).reduce(1.0) { product, _ in product * 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// The power of a thousand in which `size` has one to three digits.
  private static func thousands(in size: Double) -> Int {
    let exponent = power(of: size)
    return (exponent >= 0 ? exponent / 3 : (exponent - 2) / 3) * 3
  }

  private static func shifted(_ value: Decimal, by exponent: Int) -> Decimal {
    Decimal(sign: .plus, exponent: exponent, significand: value)
  }
}

/// An exponent in the raised digits that Unicode has.
private func superscript(_ number: Int) -> String {
  let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  let text = String(abs(number)).utf8.map { digits[Int($0 - UInt8(ascii: "0"))] }.joined()
  return number < 0 ? "⁻" + text : text
}
