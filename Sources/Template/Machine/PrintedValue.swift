// The printed form of a value: what `{{ value }}` shows, what `~` and `join` put together.
// Numbers and dates are printed plainly here; filters such as `money` and `date` follow the portal's language.

import FoundationEssentials
package import HTML
package import Schema

/// The printed form of a value; empty for none, and for what a checked template never prints (lists, records, HTML).
///
/// text as it is · choice its label · `1200` · `38.5` · `38.5 %` · `1,200.50 EUR` · `2026-11-03` · `2026-10-25 09:30` ·
/// `1 h 30 min` · `2026-Q3` · a URL relative to `page`. The spaces before units are no-break spaces.
package func printed(_ value: Value, on page: SitePath) -> String {
  switch value {
  case .text(let text): text
  case .choice(let choice): choice.label
  case .integer(let number): String(number)
  case .decimal(let number): number.description
  case .percent(let number): number.description + noBreakSpace + "%"
  case .money(let money): printed(money)
  case .date(let day): day.iso
  case .dateTime(let time): time.day.iso + " " + clock(time.minute)
  case .duration(let duration): printed(duration)
  case .period(let period): "\(period.year)-Q\(period.quarter)"
  case .url(.site(let path)): path.relative(from: page)
  case .url(.external(let address)): address
  case .boolean(let answer): answer ? "true" : "false"
  case .none, .html, .list, .record, .entry: ""
  }
}

private let noBreakSpace = "\u{A0}"

private func clock(_ minute: Int) -> String {
  let (hours, minutes) = minute.quotientAndRemainder(dividingBy: 60)
  return twoDigits(hours) + ":" + twoDigits(minutes)
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// `90` minutes as `1 h 30 min`.
private func printed(_ duration: Schema.Duration) -> String {
  let sign = duration.minutes < 0 ? "-" : ""
  let (hours, minutes) = Int(duration.minutes.magnitude).quotientAndRemainder(dividingBy: 60)
  if hours == 0 { return "\(sign)\(minutes)\(noBreakSpace)min" }
  if minutes == 0 { return "\(sign)\(hours)\(noBreakSpace)h" }
  return "\(sign)\(hours)\(noBreakSpace)h \(minutes)\(noBreakSpace)min"
}

/// Thousands in groups, and as many decimals as the currency has: `1,200.50 EUR`, `1,201 JPY`.
private func printed(_ money: Money) -> String {
  let digits = DecimalDigits(money.amount).rounded(to: minorDigits(of: money.currency))
  let amount = digits.grouped(by: ",", minimumGrouped: 1, decimalMark: ".")
  return (digits.isNegative ? "-" : "") + amount + noBreakSpace + money.currency
}

extension ByteBuffer {
  /// Appends the printed form of the commonest values that no context has to escape; false for all others.
  mutating func appendPlain(_ value: Value) -> Bool {
    switch value {
    case .integer(let number): append(number: number)
    case .date(let day):
      append(number: day.year, width: 4)
      append(UInt8(ascii: "-"))
      append(number: day.month, width: 2)
      append(UInt8(ascii: "-"))
      append(number: day.day, width: 2)
    default: return false
    }
    return true
  }

  /// Appends a number in decimal digits, with leading zeros up to `width`.
  mutating func append(number: Int, width: Int = 1) {
    if number < 0 { append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
      var rest = number.magnitude
      var index = digits.count
      while rest > 0 || digits.count - index < width {
        index -= 1
        digits[index] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      append(UnsafeBufferPointer(rebasing: digits[index...]))
    }
  }
}
