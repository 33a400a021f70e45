// The lines of an iCalendar file: folded, with texts escaped. Source: RFC 5545, 3.1 and 3.3.

import HTML
import Schema

/// A file that is written line by line.
struct ContentLines {
  private(set) var bytes: [UInt8] = []
  /// Octets on one line, without its end.
  private static let longest = 75

  /// A line of which nothing need be escaped: dates, numbers, addresses, what stands in the standard.
  mutating func append(_ name: String, raw value: String) {
    append(line: Array((name + ":" + ContentLines.oneLine(value)).utf8))
  }

  /// A line with a text.
  mutating func append(_ name: String, _ text: String) {
    append(line: Array((name + ":" + ContentLines.escaped(text)).utf8))
  }

  /// A text as a value. Control characters have no place in one.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", ";", ",":
        escaped.append("\\")
        escaped.append(scalar)
      case "\r" where scalars.dropFirst(index + 1).first == "\n": continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        escaped.append("\\")
        escaped.append("n")
      case "\t": escaped.append(" ")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": continue
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// What is not escaped may not begin a line of its own.
  private static func oneLine(_ value: String) -> String {
    String(String.UnicodeScalarView(value.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }

  /// The space that continues a line counts as one of its octets. No character is cut in two.
  private mutating func append(line: [UInt8]) {
    var start = 0
    var room = ContentLines.longest
    while line.count - start > room {
      var end = start + room
      while end > start, line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes += line[start..<end]
      bytes += "\r\n ".utf8
      start = end
      room = ContentLines.longest - 1
    }
    bytes += line[start...]
    bytes += "\r\n".utf8
  }
}

/// Times as RFC 5545, 3.3.4, 3.3.5 and 3.3.14 write them.
enum CalendarTime {
  /// `20270117`.
  static func date(_ day: Day) -> String { String(day.iso.filter { $0 != "-" }) }

  /// `20270117T073000`: by the clock of a zone that is named beside it.
  static func local(_ day: Day, minute: Int) -> String {
    date(day) + "T" + two(minute / 60) + two(minute % 60) + "00"
  }

  /// `20270117T073000Z`.
  static func utc(_ time: DateTime) -> String { utc(instant: time.instant) }

  static func utc(instant: Int) -> String { local(atMinute: instant) + "Z" }

  /// - Parameter minute: since 1970, by the clock that is meant.
  static func local(atMinute minute: Int) -> String {
    let day = Day(ofMinute: minute)
    return local(day, minute: minute - day.daysSince1970 * 1440)
  }

  /// `-0330`.
  static func offset(_ minutes: Int) -> String {
    let size = Int(minutes.magnitude)
    return (minutes < 0 ? "-" : "+") + two(size / 60) + two(size % 60)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Days of the week, by their number (1 Monday … 7 Sunday).
enum CalendarWeekday {
  private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  static func name(_ weekday: Int) -> String { names[(weekday + 6) % 7] }
}
