// Calendar files, rule by rule: lines, texts, times, what recurs and what is cancelled.

import HTML
import Schema
import Testing

@testable import Outputs

@Suite struct CalendarTests {
  private static let portal = CalendarPortal(baseURL: "https://learning.example.com/", organisation: "Example")

  private static func time(_ text: String, zone: String = "Europe/Lisbon") throws -> DateTime {
    let day = try #require(Day(iso: text.prefix(10)))
    let (hour, minute) = (try #require(Int(text.dropFirst(11).prefix(2))), try #require(Int(text.suffix(2))))
    return DateTime(day: day, minute: hour * 60 + minute, zone: zone)
  }

  private static func event(
    _ start: String, _ end: String, zone: String = "Europe/Lisbon", title: String = "Talk",
    summary: String = "About it.",
    place: String? = nil, url: String? = nil, recurs: EventRecurrence? = nil, isCancelled: Bool = false,
    sequence: Int = 0
  ) throws -> Event {
    Event(
      type: "event", slug: "talk", title: title, summary: summary, path: SitePath("events/talk/"),
      times: EventTimes(
        start: try time(start, zone: zone), end: try time(end, zone: zone), recurrence: recurs,
        isCancelled: isCancelled),
      place: place, url: url, organizer: nil, sequence: sequence, revised: try #require(Day(iso: "2026-11-09")))
  }

  private static func lines(_ events: Event..., name: String? = nil, portal: CalendarPortal = portal) -> [String] {
    unfolded(CalendarFile(name: name, events: events).bytes(of: portal))
  }

  /// By bytes: a combining accent would join the space that continues a line.
  private static func unfolded(_ bytes: [UInt8]) -> [String] {
    let marks = Array("\r\n ".utf8)
    var (text, at) = ([UInt8](), 0)
    while at < bytes.count {
      let isFold = bytes[at...].starts(with: marks)
      if !isFold { text.append(bytes[at]) }
      at += isFold ? marks.count : 1
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  private static func recurrence(_ every: EventInterval, until: String, except: String...) throws -> EventRecurrence
  {
    EventRecurrence(every: every, until: try #require(Day(iso: until)), except: except.compactMap { Day(iso: $0) })
  }

  @Test func oneEvent() throws {
    let event = try Self.event("2027-03-27 22:00", "2027-03-28 06:00", place: "Hall", url: "https://a.example/")
    #expect(
      Self.lines(event) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Laurel//Laurel//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT",
        "UID:event/talk@learning.example.com", "DTSTAMP:20261109T000000Z", "DTSTART:20270327T220000Z",
        "DTEND:20270328T050000Z", "SUMMARY:Talk",
        "DESCRIPTION:About it.\\nhttps://a.example/\\nhttps://learning.example.com/events/talk/", "LOCATION:Hall",
        "URL:https://learning.example.com/events/talk/", "SEQUENCE:0", "STATUS:CONFIRMED", "END:VEVENT",
        "END:VCALENDAR",
      ])
  }

  @Test func aPortalWithoutAnAddress() throws {
    let portal = CalendarPortal(baseURL: nil, organisation: "Larkspur Ferries & Harbours")
    let lines = Self.lines(try Self.event("2027-01-17 07:30", "2027-01-17 11:00"), portal: portal)
    #expect(lines.contains("UID:event/talk@larkspur-ferries-harbours.invalid"))
    #expect(lines.contains("DESCRIPTION:About it."))
    #expect(!lines.contains { $0.hasPrefix("URL") })
  }

  /// What recurs keeps the time of its place; the zone is defined by its rules.
  @Test func everyFirstThursday() throws {
    let event = try Self.event(
      "2026-12-03 12:15", "2026-12-03 12:45",
      recurs: Self.recurrence(.month, until: "2027-06-03", except: "2027-04-01", "2027-04-02"))
    let lines = Self.lines(event, name: "Events")
    let zone = [
      "BEGIN:VTIMEZONE", "TZID:Europe/Lisbon", "BEGIN:DAYLIGHT", "DTSTART:20250330T010000",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:WEST",
      "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:20251026T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
      "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:WET", "END:STANDARD", "END:VTIMEZONE",
    ]
    #expect(lines.contains(zone))
    let times = [
      "DTSTART;TZID=Europe/Lisbon:20261203T121500", "DTEND;TZID=Europe/Lisbon:20261203T124500",
      "RRULE:FREQ=MONTHLY;BYDAY=1TH;UNTIL=20270603T111500Z", "EXDATE;TZID=Europe/Lisbon:20270401T121500",
    ]
    #expect(lines.contains(times))
    #expect(lines.contains(["NAME:Events", "X-WR-CALNAME:Events"]))
    // No day on which it would not take place anyway.
    #expect(lines.count { $0.hasPrefix("EXDATE") } == 1)
  }

  @Test(arguments: [
    ("2026-12-03", EventInterval.week, "2026-12-31", "FREQ=WEEKLY;UNTIL=20261231T090000Z"),
    ("2026-12-03", .fortnight, "2027-07-01", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270701T080000Z"),
    ("2026-12-29", .month, "2027-03-30", "FREQ=MONTHLY;BYDAY=-1TU;UNTIL=20270330T080000Z"),
    ("2026-12-22", .month, "2027-02-28", "FREQ=MONTHLY;BYDAY=4TU;UNTIL=20270228T090000Z"),
  ])
  func rhythms(_ start: String, _ every: EventInterval, _ until: String, _ rule: String) throws {
    let event = try Self.event(
      start + " 09:00", start + " 10:00", recurs: Self.recurrence(every, until: until))
    #expect(Self.lines(event).contains("RRULE:" + rule))
  }

  /// Nothing recurs before it begins: an ordinary event, in UTC.
  @Test(arguments: ["2026-12-03", "2026-01-01"])
  func aLastDayThatIsTheFirst(_ until: String) throws {
    let event = try Self.event("2026-12-03 09:00", "2026-12-03 10:00", recurs: Self.recurrence(.week, until: until))
    let lines = Self.lines(event)
    #expect(lines.contains("DTSTART:20261203T090000Z"))
    #expect(!lines.contains { $0.hasPrefix("RRULE") || $0.hasPrefix("BEGIN:VTIMEZONE") })
  }

  @Test func inUTCNothingIsDefined() throws {
    let event = try Self.event(
      "2026-12-03 09:00", "2026-12-03 10:00", zone: "UTC",
      recurs: Self.recurrence(.week, until: "2027-12-03", except: "2026-12-10"))
    let lines = Self.lines(event)
    #expect(lines.contains(["DTSTART:20261203T090000Z", "DTEND:20261203T100000Z"]))
    #expect(lines.contains("EXDATE:20261210T090000Z"))
    #expect(!lines.contains("BEGIN:VTIMEZONE"))
  }

  /// Clocks that change on the day before or after the one that is counted, in no fixed way, or never.
  @Test(arguments: [
    ("America/Nuuk", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA"),
    ("America/Santiago", "RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"),
    ("Asia/Jerusalem", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"),
    ("Europe/Dublin", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"), ("Africa/Cairo", nil), ("Africa/Casablanca", nil),
    ("Asia/Kathmandu", nil),
  ])
  func zones(_ zone: String, _ rule: String?) throws {
    let event = try Self.event(
      "2026-12-03 09:00", "2026-12-03 10:00", zone: zone, recurs: Self.recurrence(.week, until: "2027-12-03"))
    let lines = Self.lines(event)
    let end = try #require(lines.firstIndex(of: "END:VTIMEZONE"))
    let rules = lines[..<end].filter { $0.hasPrefix("RRULE") }
    #expect(rules.isEmpty == (rule == nil) && rule.map(rules.contains) ?? true)
    // Every part has its onset and both offsets, and one is in force before anything takes place.
    let parts = lines[..<end].filter { $0 == "BEGIN:STANDARD" || $0 == "BEGIN:DAYLIGHT" }.count
    for name in ["DTSTART:", "TZOFFSETFROM:", "TZOFFSETTO:"] {
      #expect(lines[..<end].count { $0.hasPrefix(name) } == parts, "\(name)")
    }
    #expect(lines[..<end].contains { $0.hasPrefix("DTSTART:2025") } && parts > 0)
  }

  @Test func oneDefinitionForAllEventsOfAZone() throws {
    let first = try Self.event(
      "2026-12-03 09:00", "2026-12-03 10:00", recurs: Self.recurrence(.week, until: "2027-01-07"))
    let second = try Self.event(
      "2024-05-03 09:00", "2024-05-03 10:00", recurs: Self.recurrence(.week, until: "2025-01-07"))
    let lines = Self.lines(first, second)
    #expect(lines.count { $0 == "BEGIN:VTIMEZONE" } == 1)
    #expect(lines.contains("DTSTART:20230326T010000"))
  }

  @Test(arguments: [
    (0, false, "0"), (0, true, "1"), (1, false, "2"), (1, true, "3"), (-4, false, "0"), (.max, true, "2000001"),
  ])
  func whatIsCancelledIsANewerVersion(_ sequence: Int, _ isCancelled: Bool, _ written: String) throws {
    let lines = Self.lines(
      try Self.event("2026-12-03 09:00", "2026-12-03 10:00", isCancelled: isCancelled, sequence: sequence))
    #expect(lines.contains(["SEQUENCE:" + written, "STATUS:" + (isCancelled ? "CANCELLED" : "CONFIRMED")]))
    #expect(lines.contains("UID:event/talk@learning.example.com"))
    #expect(!lines.contains { $0.hasPrefix("METHOD") || $0.hasPrefix("ATTENDEE") || $0.hasPrefix("ORGANIZER") })
  }

  @Test func anEndThatIsNoneIsLeftOut() throws {
    let lines = Self.lines(try Self.event("2026-12-03 09:00", "2026-12-03 09:00"))
    #expect(!lines.contains { $0.hasPrefix("DTEND") })
  }

  @Test(arguments: [
    ("a, b; c\\d", "a\\, b\\; c\\\\d"), ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"), ("\u{0}a\u{7}\tb\u{7F}", "a b"),
    ("BEGIN:VEVENT\r\nUID:x", "BEGIN:VEVENT\\nUID:x"), ("a\u{2028}b", "a\\nb"), ("\"é\" – 🎉", "\"é\" – 🎉"),
    (",\u{301}", "\\,\u{301}"),
  ])
  func texts(_ text: String, _ written: String) { #expect(ContentLines.escaped(text) == written) }

  /// 75 octets a line at most, no character cut, and nothing lost; also where an escape falls on the fold.
  @Test(arguments: ["é", "–", "🎉", "e\u{301}", "a,", "\\", "\n", "x"])
  func folds(_ part: String) throws {
    for count in 20..<80 {
      let title = "x" + String(repeating: part, count: count)
      let bytes = CalendarFile(
        name: title, events: [try Self.event("2026-12-03 09:00", "2026-12-03 10:00", title: title)]
      ).bytes(of: Self.portal)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(Array(text.utf8) == bytes)
      let physical = text.utf8.split(separator: 0x0D, omittingEmptySubsequences: false)
      for line in physical.dropFirst() where !line.isEmpty { #expect(line.first == 0x0A && line.count <= 76) }
      for line in physical { #expect(String(validating: line.drop { $0 == 0x0A }, as: UTF8.self) != nil) }
      let wanted = Array(("SUMMARY:" + ContentLines.escaped(title)).utf8)
      #expect(Self.unfolded(bytes).contains { Array($0.utf8) == wanted })
      #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    }
  }

  @Test(arguments: [
    ("2026-11-23", "2026-12-03"), ("2026-12-03", "2026-12-03"), ("2026-12-04", "2027-01-07"),
    ("2027-03-05", "2027-05-06"), ("2027-06-03", "2027-06-03"), ("2027-06-04", nil), ("9999-12-31", nil),
  ])
  func theNextOne(_ from: String, _ next: String?) throws {
    let event = try Self.event(
      "2026-12-03 12:15", "2026-12-03 12:45",
      recurs: Self.recurrence(.month, until: "2027-06-30", except: "2027-04-01"))
    #expect(event.times.next(from: try #require(Day(iso: from)))?.start.day.iso == next)
  }

  @Test func theNextOneOfWhatHappensOnce() throws {
    let night = try Self.event("2027-03-27 22:00", "2027-03-28 06:00").times
    #expect(night.next(from: night.end.day)?.start == night.start)
    #expect(night.next(from: night.end.day.adding(days: 1)) == nil)
    let cancelled = try Self.event("2027-03-27 22:00", "2027-03-28 06:00", isCancelled: true).times
    #expect(cancelled.next(from: night.start.day) == nil)
  }

  /// A fifth weekday stands for the last; a wrong year ends.
  @Test func days() throws {
    let first = try #require(Day(iso: "2026-12-31"))
    let last = try Self.recurrence(.month, until: "2027-04-30").days(from: first).map(\.iso)
    #expect(last == ["2026-12-31", "2027-01-28", "2027-02-25", "2027-03-25", "2027-04-29"])
    #expect(try Self.recurrence(.week, until: "9999-12-31").days(from: first).count == 5200)
  }
}

extension [String] {
  fileprivate func contains(_ part: [String]) -> Bool { firstRange(of: part) != nil }
}
