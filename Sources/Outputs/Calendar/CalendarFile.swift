// Events as an iCalendar file. Source: RFC 5545; NAME and REFRESH-INTERVAL from RFC 7986.
//
// It publishes and asks for nothing: no METHOD, no ATTENDEE. What recurs keeps the time of its place, so that it stays at
// nine o'clock when the clocks change; everything else is in UTC, which every program reads alike.

import HTML
import Schema

/// What all calendar files of a portal share.
package struct CalendarPortal: Sendable {
  /// Who answers for the names of events: a host, as in `learning.example.com`.
  package let authority: String
  /// With a slash at its end; nil when nobody knows where the portal will be.
  package let baseURL: String?

  /// - Parameter organisation: stands for the host of a portal that has none.
  package init(baseURL: String?, organisation: String) {
    authority = PortalNames(baseURL: baseURL, organisation: organisation).authority
    self.baseURL = baseURL
  }
}

package struct CalendarFile: Sendable {
  /// What programs show it as; nil for the file of one event.
  package let name: String?
  /// At least one: a calendar without any is none.
  package let events: [Event]

  package init(name: String?, events: [Event]) {
    self.name = name
    self.events = events
  }

  package func bytes(of portal: CalendarPortal) -> [UInt8] {
    var lines = ContentLines()
    lines.append("BEGIN", raw: "VCALENDAR")
    lines.append("VERSION", raw: "2.0")
    lines.append("PRODID", raw: "-//Laurel//Laurel//EN")
    lines.append("CALSCALE", raw: "GREGORIAN")
    if let name {
      lines.append("NAME", name)
      lines.append("X-WR-CALNAME", name)
      lines.append("REFRESH-INTERVAL;VALUE=DURATION", raw: "P1D")
      lines.append("X-PUBLISHED-TTL", raw: "P1D")
    }
    for zone in zones { zone.append(to: &lines) }
    for event in events { event.append(to: &lines, portal) }
    lines.append("END", raw: "VCALENDAR")
    return lines.bytes
  }

  /// Those that a time is written in, by name.
  private var zones: [ZoneDefinition] {
    var years: [String: ClosedRange<Int>] = [:]
    for event in events {
      guard let last = event.times.recurring?.until else { continue }
      for zone in Set([event.times.start.zone, event.times.end.zone]) where zone != CalendarFile.utc {
        let first = event.times.start.day.year
        let range = first...min(max(first, last.year), first + CalendarFile.longest) + 1
        let known = years[zone] ?? range
        years[zone] = min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
      }
    }
    return years.sorted { $0.key < $1.key }.map { ZoneDefinition(zone: $0.key, years: $0.value) }
  }

  /// Kept from what a wrong year could do, in years.
  private static let longest = 100
  /// Needs no definition.
  fileprivate static let utc = "UTC"
}

extension EventTimes {
  /// Nil for what takes place once, also because its last day is its first.
  fileprivate var recurring: EventRecurrence? {
    recurrence.flatMap { $0.until > start.day ? $0 : nil }
  }
}

extension Event {
  fileprivate func append(to lines: inout ContentLines, _ portal: CalendarPortal) {
    lines.append("BEGIN", raw: "VEVENT")
    lines.append("UID", "\(type)/\(slug)@\(portal.authority)")
    lines.append("DTSTAMP", raw: CalendarTime.local(revised, minute: 0) + "Z")
    times.append(to: &lines)
    lines.append("SUMMARY", title)
    let page = portal.baseURL.map { path.absolute(on: $0) }
    lines.append("DESCRIPTION", [summary, url, page].compactMap { $0 }.joined(separator: "\n"))
    if let place = place ?? url { lines.append("LOCATION", place) }
    if let organizer { lines.append("CONTACT", organizer) }
    if let page { lines.append("URL", raw: page) }
    // One higher for what is cancelled, whether or not its author counted that.
    lines.append("SEQUENCE", raw: "\(min(max(sequence, 0), 1_000_000) * 2 + (times.isCancelled ? 1 : 0))")
    lines.append("STATUS", raw: times.isCancelled ? "CANCELLED" : "CONFIRMED")
    lines.append("END", raw: "VEVENT")
  }

}

extension EventTimes {
  fileprivate func append(to lines: inout ContentLines) {
    append(time: start, as: "DTSTART", to: &lines)
    if end.instant > start.instant { append(time: end, as: "DTEND", to: &lines) }
    if let recurring { append(recurring, to: &lines) }
  }

  private func append(time: DateTime, as name: String, to lines: inout ContentLines) {
    if recurring == nil || time.zone == CalendarFile.utc {
      lines.append(name, raw: CalendarTime.utc(time))
    } else {
      lines.append("\(name);TZID=\(time.zone)", raw: CalendarTime.local(time.day, minute: time.minute))
    }
  }

  private func append(_ recurrence: EventRecurrence, to lines: inout ContentLines) {
    let rhythm =
      switch recurrence.every {
      case .week: "FREQ=WEEKLY"
      case .fortnight: "FREQ=WEEKLY;INTERVAL=2"
      case .month: "FREQ=MONTHLY;BYDAY=" + EventRecurrence.monthlyDay(of: start.day)
      }
    // In UTC, for the start has a zone: the moment at which the last one may begin.
    let last = DateTime(day: recurrence.until, minute: start.minute, zone: start.zone)
    lines.append("RRULE", raw: rhythm + ";UNTIL=" + CalendarTime.utc(last))
    let days = Set(recurrence.days(from: start.day))
    for day in Set(recurrence.except).sorted() where days.contains(day) {
      append(time: DateTime(day: day, minute: start.minute, zone: start.zone), as: "EXDATE", to: &lines)
    }
  }
}
