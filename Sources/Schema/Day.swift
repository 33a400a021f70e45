// Calendar dates without a clock, a locale or a time zone.

/// A day of the proleptic Gregorian calendar.
package struct Day: Sendable, Hashable, Comparable {
  package var year: Int { Int(storedYear) }
  /// 1-12.
  package var month: Int { Int(storedMonth) }
  /// 1-31.
  package var day: Int { Int(storedDay) }

  // Eight bytes together, so that a `Value` holds a day without memory of its own.
  private let storedYear: Int32
  private let storedMonth: Int8
  private let storedDay: Int8

  /// Nil when there is no such day, or the year is outside 1-9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    storedYear = Int32(year)
    storedMonth = Int8(month)
    storedDay = Int8(day)
  }

  /// The day `number` days after 1970-01-01, kept within the years 1-9999.
  /// Source: Howard Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`.
  package init(daysSince1970 number: Int) {
    let shifted = min(max(number, Day.first), Day.last) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    storedDay = Int8(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    storedMonth = Int8(month)
    storedYear = Int32(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))
  }

  /// Days since 1970-01-01, negative before. Source: Hinnant, `days_from_civil`.
  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 1 Monday … 7 Sunday (ISO 8601).
  package var weekday: Int { (((daysSince1970 + 3) % 7) + 7) % 7 + 1 }

  /// The quarter the day lies in.
  package var period: Period { Period(year: year, quarter: (month - 1) / 3 + 1) }

  package func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

  /// `2026-11-03`.
  package var iso: String {
    String(unsafeUninitializedCapacity: 10) { text in
      var rest = year * 10_000 + month * 100 + day
      for index in (0..<10).reversed() {
        if index == 4 || index == 7 {
          text[index] = UInt8(ascii: "-")
        } else {
          text[index] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      return 10
    }
  }

  package static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static let first = -719_162
  private static let last = 2_932_896
}

extension Day {
  /// Reads `YYYY-MM-DD` exactly; nil for anything else, such as 2026-02-30.
  package init?(iso text: some StringProtocol) {
    self.init(iso: Array(text.utf8)[...])
  }

  /// The same from UTF-8 bytes.
  init?(iso bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
      let year = Day.number(bytes[start..<start + 4]), let month = Day.number(bytes[start + 5..<start + 7]),
      let day = Day.number(bytes[start + 8..<start + 10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

/// A wall-clock time on a day in a place: the zone is an IANA name and stays with it.
package struct DateTime: Sendable, Hashable {
  package let day: Day
  /// Minutes after midnight, 0-1439.
  package let minute: Int
  /// IANA name such as `Europe/Lisbon`.
  package let zone: String

  package init(day: Day, minute: Int, zone: String) {
    self.day = day
    self.minute = minute
    self.zone = zone
  }
}
