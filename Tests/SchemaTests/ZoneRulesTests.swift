// What the clocks of the world show: the table of zones against dates that can be looked up.

import Testing

@testable import Schema

@Suite struct ZoneRulesTests {
  private static func time(_ text: String, _ zone: String) -> DateTime? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let day = Day(iso: parts[0]), let hour = Int(parts[1].prefix(2)),
      let minute = Int(parts[1].suffix(2))
    else { return nil }
    return DateTime(day: day, minute: hour * 60 + minute, zone: zone)
  }

  @Test(arguments: [
    ("2027-03-27 22:00", "Europe/Lisbon", 0), ("2027-03-28 00:59", "Europe/Lisbon", 0),
    ("2027-03-28 01:30", "Europe/Lisbon", 0),  // skipped: as before the change
    ("2027-03-28 02:00", "Europe/Lisbon", 60), ("2026-10-25 00:59", "Europe/Lisbon", 60),
    ("2026-10-25 01:30", "Europe/Lisbon", 60),  // comes twice: the first
    ("2026-10-25 02:00", "Europe/Lisbon", 0), ("2026-07-01 12:00", "Europe/Berlin", 120),
    ("2026-01-01 00:00", "Europe/Berlin", 60), ("2026-12-31 23:59", "Europe/Berlin", 60),
    ("2026-07-01 12:00", "Europe/Dublin", 60), ("2026-12-01 12:00", "Europe/Dublin", 0),
    ("2026-07-01 12:00", "America/New_York", -240), ("2026-11-01 01:30", "America/New_York", -240),
    ("2026-11-01 02:00", "America/New_York", -300), ("2027-01-15 12:00", "Australia/Sydney", 660),
    ("2027-07-15 12:00", "Australia/Sydney", 600), ("2027-01-01 00:00", "Australia/Lord_Howe", 660),
    ("2027-07-01 00:00", "Australia/Lord_Howe", 630), ("2027-05-05 05:05", "Asia/Kathmandu", 345),
    ("2027-05-05 05:05", "Pacific/Kiritimati", 840), ("2027-01-05 05:05", "America/St_Johns", -210),
    ("2027-03-27 22:59", "America/Nuuk", -120), ("2027-03-28 00:00", "America/Nuuk", -60),
    ("2026-09-06 00:30", "America/Santiago", -240), ("2026-09-06 01:00", "America/Santiago", -180),
    ("2027-03-26 01:59", "Asia/Jerusalem", 120), ("2027-03-26 03:00", "Asia/Jerusalem", 180),
    ("2027-02-07 02:59", "Africa/Casablanca", 60), ("2027-02-07 03:00", "Africa/Casablanca", 0),
    ("2027-03-14 03:00", "Africa/Casablanca", 60), ("2050-06-01 12:00", "Africa/Casablanca", 60),
    ("2025-01-01 00:00", "Africa/Casablanca", 60), ("2027-10-30 01:59", "Asia/Gaza", 180),
    ("2027-10-30 02:00", "Asia/Gaza", 120), ("2050-07-01 12:00", "Asia/Gaza", 180),
    ("2027-10-29 00:00", "Africa/Cairo", 120), ("2027-10-28 23:59", "Africa/Cairo", 180),
    ("1999-06-01 12:00", "UTC", 0), ("0001-01-01 00:00", "Europe/Lisbon", 0),
    ("9999-12-31 23:59", "Asia/Tokyo", 540),
  ])
  func offsets(_ text: String, _ zone: String, _ minutes: Int) throws {
    #expect(try #require(Self.time(text, zone)).offset == minutes)
  }

  /// A rule that could not be read would silently count as that of UTC.
  @Test func everyRuleOfTheTableIsRead() {
    var names: [String] = []
    for (rule, zones) in ZoneTable.rules {
      #expect(ZoneRules(posix: rule, listed: []) != nil, "\(rule)")
      names += zones.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    #expect(Set(names).count == names.count && names.count > 450)
    #expect(TimeZones.names == Set(names + ["UTC"]))
    for (zones, transitions) in ZoneTable.listed {
      #expect(OffsetTransition.read(transitions).count == transitions.split(separator: ",").count, "\(zones)")
      for zone in zones.split(separator: " ") { #expect(!ZoneRules.of(String(zone)).listed.isEmpty) }
    }
  }

  @Test(arguments: ["", "WET", "WET0WEST", "WET0WEST,M3.5.0/1", "WET0WEST,M3.5.0,M10.5.0x", "<+01-1", "0WET"])
  func whatIsNoRule(_ text: String) { #expect(ZoneRules(posix: text, listed: []) == nil) }
}
