// A time zone as a calendar file defines it, for programs that do not know its name. Source: RFC 5545, 3.6.5.

import Schema

/// What the clock of a zone does while something in a file recurs.
struct ZoneDefinition {
  let zone: String
  /// The years of which a program may want to know.
  let years: ClosedRange<Int>

  func append(to lines: inout ContentLines) {
    let rules = ZoneRules.of(zone)
    lines.append("BEGIN", raw: "VTIMEZONE")
    lines.append("TZID", raw: zone)
    if let transitions = yearlyRules(of: rules) {
      for (onset, rule) in transitions { append(onset, rule: rule, to: &lines) }
    } else {
      // A year more at the front: a definition holds from its first change on.
      let transitions = rules.transitions(in: years.lowerBound - 1...years.upperBound)
      if transitions.isEmpty { append(unchanging: rules.standard, to: &lines) }
      for transition in transitions { append(transition, rule: nil, to: &lines) }
    }
    lines.append("END", raw: "VTIMEZONE")
  }

  /// The two changes of each year as rules; nil when they cannot be told as such, or none of them is.
  private func yearlyRules(of rules: ZoneRules) -> [(onset: OffsetTransition, rule: String)]? {
    guard let yearly = rules.yearly, !(rules.listedYears.map { $0.overlaps(years) } ?? false),
      let first = yearly.0.rule, let second = yearly.1.rule,
      let firstOnset = yearly.0.transition(in: years.lowerBound - 1),
      let secondOnset = yearly.1.transition(in: years.lowerBound - 1)
    else { return nil }
    return [(firstOnset, first), (secondOnset, second)]
  }

  private func append(_ transition: OffsetTransition, rule: String?, to lines: inout ContentLines) {
    append(
      isDaylight: transition.after.minutes > transition.before.minutes,
      onset: CalendarTime.local(atMinute: transition.instant + transition.before.minutes), rule: rule,
      from: transition.before,
      to: transition.after, in: &lines)
  }

  private func append(unchanging offset: ZoneRules.Offset, to lines: inout ContentLines) {
    let first = Day(year: years.lowerBound - 1, month: 1, day: 1) ?? Day(daysSince1970: 0)
    append(
      isDaylight: false, onset: CalendarTime.local(first, minute: 0), rule: nil, from: offset, to: offset,
      in: &lines)
  }

  private func append(
    isDaylight: Bool, onset: String, rule: String?, from before: ZoneRules.Offset, to after: ZoneRules.Offset,
    in lines: inout ContentLines
  ) {
    let part = isDaylight ? "DAYLIGHT" : "STANDARD"
    lines.append("BEGIN", raw: part)
    lines.append("DTSTART", raw: onset)
    if let rule { lines.append("RRULE", raw: rule) }
    lines.append("TZOFFSETFROM", raw: CalendarTime.offset(before.minutes))
    lines.append("TZOFFSETTO", raw: CalendarTime.offset(after.minutes))
    lines.append("TZNAME", after.name)
    lines.append("END", raw: part)
  }
}

extension YearlyTransition {
  /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`. Where the clock changes on the day before or after the one that the rule counts,
  /// the days of the month on which that can be are listed; nil when they would lie in two months.
  fileprivate var rule: String? {
    let shift = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
    let start = "FREQ=YEARLY;BYMONTH=\(month);"
    let day = CalendarWeekday.name((weekday + shift % 7 + 6) % 7 + 1)
    if shift == 0 { return start + "BYDAY=\(week == 5 ? -1 : week)\(day)" }
    // The last week of February begins on another day in leap years.
    guard week < 5 || month != 2 else { return nil }
    let length = Day.length(ofMonth: month, in: 2001)
    let first = (week == 5 ? length - 6 : week * 7 - 6) + shift
    guard first >= 1, first + 6 <= length else { return nil }
    return start + "BYMONTHDAY=" + (first...first + 6).map { "\($0)" }.joined(separator: ",") + ";BYDAY=\(day)"
  }
}
