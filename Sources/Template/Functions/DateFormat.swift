// Date formats: the part of Unicode's date field symbols that a portal needs. A format is read once and says at compile time
// what is wrong with it.
// Source: Unicode Technical Standard #35, part 4, "Date Field Symbol Table".

import HTML
import Schema

/// A format such as `EEEE d MMMM yyyy`.
package struct DateFormat: Sendable {
  private enum Part: Sendable {
    case literal(Unicode.Scalar)
    case field(Field, width: Int)
  }

  fileprivate enum Field: Unicode.Scalar, Sendable {
    case day = "d"
    case month = "M"
    case year = "y"
    case weekday = "E"
    case hour24 = "H"
    case hour12 = "h"
    case minute = "m"
    case half = "a"

    /// The longest run of the letter that has a meaning here.
    var widest: Int {
      switch self {
      case .month, .year, .weekday: 4
      case .day, .hour24, .hour12, .minute: 2
      case .half: 1
      }
    }

    var isTime: Bool {
      switch self {
      case .hour24, .hour12, .minute, .half: true
      case .day, .month, .year, .weekday: false
      }
    }
  }

  private let parts: [Part]

  /// The letters there are, for messages and documentation.
  package static let letters = "d dd M MM MMM MMMM y yy yyyy E EEE EEEE, and for times H HH h mm a"

  /// Whether the format needs a time of day.
  package var hasTime: Bool {
    parts.contains { part in
      if case .field(let field, _) = part { field.isTime } else { false }
    }
  }

  /// Reads a format; throws what is wrong with it.
  package init(_ format: String) throws(FunctionFault) {
    var parts: [Part] = []
    parts.reserveCapacity(8)
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(format.utf8.count)
    for scalar in format.unicodeScalars { scalars.append(scalar) }
    var rest = scalars[...]
    while let next = rest.first {
      if next == "'" {
        try DateFormat.takeQuoted(from: &rest, into: &parts)
      } else if DateFormat.isLetter(next) {
        parts.append(try DateFormat.takeField(from: &rest))
      } else if next == "%" {
        throw FunctionFault("\"%\" has no meaning in a date format", hint: "write it as in \"d MMMM yyyy\"")
      } else {
        parts.append(.literal(rest.removeFirst()))
      }
    }
    guard !parts.isEmpty else {
      throw FunctionFault("this date format is empty", hint: "write it as in \"d MMMM yyyy\"")
    }
    self.parts = parts
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// `'de'` is de, `''` is an apostrophe, inside quotes and outside.
  private static func takeQuoted(
    from rest: inout ArraySlice<Unicode.Scalar>, into parts: inout [Part]
  ) throws(FunctionFault) {
    rest.removeFirst()
    if rest.first == "'" {
      parts.append(.literal(rest.removeFirst()))
      return
    }
    while let next = rest.popFirst() {
      if next == "'" {
        guard rest.first == "'" else { return }
        rest.removeFirst()
      }
      parts.append(.literal(next))
    }
    throw FunctionFault(
      "a ' in this date format is not closed", hint: "text stands between two ' marks; an apostrophe is written ''")
  }

  private static func takeField(from rest: inout ArraySlice<Unicode.Scalar>) throws(FunctionFault) -> Part {
    let letter = rest.first ?? " "
    let run = rest.prefix { $0 == letter }
    rest.removeFirst(run.count)
    guard let field = Field(rawValue: letter), run.count <= field.widest, field != .year || run.count != 3 else {
      let letters = String(String.UnicodeScalarView(run))
      throw FunctionFault("\"\(letters)\" has no meaning in a date format", hint: hint(for: letter))
    }
    return .field(field, width: run.count)
  }

  /// The letter that was probably meant.
  private static func hint(for letter: Unicode.Scalar) -> String {
    switch letter {
    case "Y": "the year is \"yyyy\" in small letters"
    case "D": "the day of the month is \"d\" or \"dd\" in small letters"
    case "L", "m", "M": "the month is \"M\", \"MM\", \"MMM\" or \"MMMM\" in capitals"
    case "e", "c": "the day of the week is \"EEE\" or \"EEEE\" in capitals"
    case "s", "S": "times have hours and minutes only: \"HH:mm\""
    default: "the letters are \(letters); put words between ' marks"
    }
  }
}

extension DateFormat {
  /// The date in a language.
  /// - Parameter minute: minutes after midnight; nil for a date without a time, which prints midnight's.
  func text(of day: Day, minute: Int?, in language: Language) -> String {
    var text = ByteBuffer(capacity: 32)
    for part in parts {
      switch part {
      case .literal(let scalar) where scalar.isASCII: text.append(UInt8(scalar.value))
      case .literal(let scalar): text.append(String(scalar))
      case .field(let field, let width):
        text.append(field, width: width, day: day, minute: minute ?? 0, in: language)
      }
    }
    return text.text
  }
}

extension ByteBuffer {
  fileprivate mutating func append(
    _ field: DateFormat.Field, width: Int, day: Day, minute: Int, in language: Language
  ) {
    switch field {
    case .day: append(number: day.day, width: width)
    case .month:
      switch width {
      case 1, 2: append(number: day.month, width: width)
      case 3: append(language.shortMonths[day.month - 1])
      default: append(language.months[day.month - 1])
      }
    case .year: append(number: width == 2 ? day.year % 100 : day.year, width: width)
    case .weekday: append((width == 4 ? language.days : language.shortDays)[day.weekdayFromSunday])
    case .hour24: append(number: minute / 60, width: width)
    case .hour12: append(number: (minute / 60 + 11) % 12 + 1, width: width)
    case .minute: append(number: minute % 60, width: width)
    case .half: append(minute < 720 ? language.halfDays.am : language.halfDays.pm)
    }
  }
}

extension Day {
  /// 0 for Sunday. 1970-01-01 was a Thursday.
  fileprivate var weekdayFromSunday: Int { ((daysSince1970 + 4) % 7 + 7) % 7 }
}
