// Filters of dates. None of them knows what day it is: `site.today` is a value like any other.

import Schema

let dateFunctions: [Function] = [date, iso, quarter, yearsBefore, yearSoFar, daysUntil, zone]

private let dateOrTime = Parameter("value", .types([.date, .dateTime]))

private let date = Function.filter(
  "date", dateOrTime,
  [Parameter("format", .types([.text]), default: Value.none, literal: true, check: faultInDateFormat)],
  returns: .type(.text),
  help: """
    Prints a date in the portal's language. The format is written in Unicode's letters: \(DateFormat.letters); everything \
    else stands for itself, words between ' marks. Without a format it is the language's usual long form. \
    E and EEE give Tue, EEEE Tuesday; MMM gives Nov, MMMM November.
    """,
  example: ("{{ page.date | date(\"EEEE d MMMM yyyy\") }}", "Tuesday 3 November 2026")
) { (call) throws(FunctionFault) in
  let written = call.isGiven(1) ? try call.text(1) : call.language.longDate
  let long = written == call.language.longDate ? call.language.longDateFormat : nil
  let format = if let long { long } else { try DateFormat(written) }
  switch call.value(0) {
  case .date(let day):
    if format.hasTime {
      throw FunctionFault("this date has no time of day", hint: "leave H, h, m and a out of the format")
    }
    return .text(format.text(of: day, minute: nil, in: call.language))
  case .dateTime(let time): return .text(format.text(of: time.day, minute: time.minute, in: call.language))
  default: throw FunctionFault("this is not a date")
  }
}

private let iso = Function.filter(
  "iso", Parameter("value", .types([.date, .dateTime, .duration])), returns: .type(.text),
  help: """
    The form machines read, for the datetime attribute of <time>: 2026-11-03, 2026-11-03T09:30 (local time, without its \
    zone), and PT90M for a duration. Source: ISO 8601.
    """,
  example: ("<time datetime=\"{{ page.date | iso }}\">", "<time datetime=\"2026-11-03\">")
) { (call) throws(FunctionFault) in
  switch call.value(0) {
  case .date(let day): return .text(day.iso)
  case .dateTime(let time):
    return .text(
      time.day.iso + "T"
        + (try DateFormat("HH:mm")).text(of: time.day, minute: time.minute, in: Language.britishEnglish))
  case .duration(let duration): return .text("PT\(duration.minutes)M")
  default: throw FunctionFault("this is not a date")
  }
}

private let quarter = Function.filter(
  "quarter", dateOrTime, returns: .type(.period), help: "The quarter of the year that a date falls in.",
  example: ("{{ page.date | quarter }}", "2026-Q4")
) { (call) throws(FunctionFault) in
  let day = try call.day(0)
  return .period(Period(year: day.year, quarter: (day.month + 2) / 3))
}

private let yearsBefore = Function.filter(
  "years_before", Parameter("quarter", .types([.period])),
  [Parameter("years", .types([.integer]), default: .integer(1))], returns: .type(.period),
  help: "The same quarter of an earlier year: of the year before unless another number is given.",
  example: ("{{ page.date | quarter | years_before }}", "2025-Q4")
) { (call) throws(FunctionFault) in
  let (quarter, years) = (try call.period(0), try call.count(1))
  guard years < quarter.year else { throw FunctionFault("\(years) years before \(quarter.year) there is no year") }
  return .period(Period(year: quarter.year - years, quarter: quarter.quarter))
}

private let yearSoFar = Function.filter(
  "year_so_far", Parameter("quarter", .types([.period])),
  [Parameter("begins", .types([.integer]), default: .integer(1), check: faultInFirstQuarter)],
  returns: .type(.list(.period)),
  help: """
    The quarters of a year up to this one, in order, one to four of them. `begins` is the quarter that the year begins with, 1 to 4: 1, \
    unless said otherwise; with 2 it is that of April.
    """,
  example: ("{{ page.date | quarter | year_so_far(begins: 2) | join(\", \") }}", "2026-Q2, 2026-Q3, 2026-Q4")
) { (call) throws(FunctionFault) in
  let (quarter, begins) = (try call.period(0), try call.integer(1))
  if let fault = faultInFirstQuarter(.integer(begins)) { throw fault }
  let last = quarter.ordinal
  return .list(((last - (quarter.quarter - begins + 4) % 4)...last).map { .period(Period(ordinal: $0)) })
}

private func faultInFirstQuarter(_ value: Value) -> FunctionFault? {
  guard case .integer(let number) = value, !(1...4).contains(number) else { return nil }
  return FunctionFault("a year cannot begin with quarter \(number)", hint: "write 1, 2, 3 or 4")
}

private let daysUntil = Function.filter(
  "days_until", dateOrTime, [Parameter("today", .types([.date, .dateTime]))], returns: .type(.integer),
  help: """
    How many days lie between a day, usually site.today, and the date: 0 on the day itself, below zero when it is past. \
    Times of day do not count.
    """,
  example: ("{{ page.date | days_until(site.today) }}", "5")
) { (call) throws(FunctionFault) in
  if !call.isGiven(1) { return .none }
  return .integer(try call.day(0).daysSince1970 - call.day(1).daysSince1970)
}

private let zone = Function.filter(
  "zone", Parameter("value", .types([.dateTime])), returns: .type(.text),
  help: """
    The place whose clock shows a time, as it is called in the list of time zones (Europe/Lisbon): to be printed where two \
    times of one thing are of different places.
    """,
  example: ("{% if page.met %}{{ page.met | zone | split(\"/\") | last }}{% end %}", "Lisbon")
) { (call) throws(FunctionFault) in
  guard case .dateTime(let time) = call.value(0) else { throw FunctionFault("this is not a time") }
  return .text(time.zone)
}

private func faultInDateFormat(_ value: Value) -> FunctionFault? {
  guard case .text(let format) = value else { return nil }
  do throws(FunctionFault) {
    _ = try DateFormat(format)
    return nil
  } catch {
    return error
  }
}

extension Call {
  fileprivate func period(_ index: Int) throws(FunctionFault) -> Period {
    guard case .period(let period) = value(index) else { throw FunctionFault("this is not a quarter") }
    return period
  }

  func day(_ index: Int) throws(FunctionFault) -> Day {
    switch value(index) {
    case .date(let day): return day
    case .dateTime(let time): return time.day
    default: throw FunctionFault("this is not a date")
    }
  }
}
