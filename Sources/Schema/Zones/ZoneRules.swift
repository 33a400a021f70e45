// What a clock in a place shows: the offsets from UTC of a time zone, and when they change.

import Synchronization

/// The offsets of one zone, in minutes east of UTC.
package struct ZoneRules: Sendable {
  /// While no other is in force.
  package let standard: Offset
  /// The two changes of each year, as they come in it; nil where the clock never changes.
  package let yearly: (YearlyTransition, YearlyTransition)?
  /// Changes that no rule tells, in order; they stand for those of the rule in the years in which they are.
  let listed: [OffsetTransition]

  package struct Offset: Sendable, Hashable {
    package let minutes: Int
    /// `WEST`; `+01` where people have no word for it.
    package let name: String
  }

  static let utc = ZoneRules(standard: Offset(minutes: 0, name: "UTC"), yearly: nil, listed: [])

  /// Those of a zone; of UTC for a name that is none.
  package static func of(_ zone: String) -> ZoneRules { named(zone) ?? utc }

  /// Nil for a name that is none.
  static func named(_ zone: String) -> ZoneRules? {
    known.withLock { known in
      if let rules = known[zone] { return rules }
      guard let rules = read(zone) else { return nil }
      known[zone] = rules
      return rules
    }
  }

  /// Those that were asked for: reading the whole table would take as long as reading a small portal.
  private static let known = Mutex<[String: ZoneRules]>([:])

  private static func read(_ zone: String) -> ZoneRules? {
    if zone == "UTC" { return utc }
    func holds(_ zones: String) -> Bool { ZoneTable.names(in: zones).contains { $0 == zone } }
    guard let rule = ZoneTable.rules.first(where: { holds($0.zones) }) else { return nil }
    let listed = ZoneTable.listed.first { holds($0.zones) }
    return ZoneRules(posix: rule.posix, listed: listed.map { OffsetTransition.read($0.transitions) } ?? []) ?? utc
  }
}

/// A change that comes every year: on the last Sunday of March at 01:00.
package struct YearlyTransition: Sendable, Hashable {
  /// 1-12.
  package let month: Int
  /// 1-4, or 5 for the last.
  package let week: Int
  /// 1 Monday … 7 Sunday.
  package let weekday: Int
  /// After midnight, by the clock that is changed; below zero for the day before, over 1439 for days later.
  package let minute: Int
  package let before: ZoneRules.Offset
  package let after: ZoneRules.Offset

  package func transition(in year: Int) -> OffsetTransition? {
    Day(ordinal: week, weekday: weekday, ofMonth: month, in: year).map { day in
      OffsetTransition(
        instant: day.daysSince1970 * 1440 + minute - before.minutes, before: before, after: after)
    }
  }
}

/// One change of a clock.
package struct OffsetTransition: Sendable, Hashable {
  /// Minutes since 1970-01-01 00:00 UTC.
  package let instant: Int
  package let before: ZoneRules.Offset
  package let after: ZoneRules.Offset
}

extension ZoneRules {
  /// The changes of some years, in order.
  package func transitions(in years: ClosedRange<Int>) -> [OffsetTransition] {
    let told = listedYears
    let regular = years.filter { !(told?.contains($0) ?? false) }.flatMap { year in
      [yearly?.0.transition(in: year), yearly?.1.transition(in: year)].compactMap { $0 }
    }
    let others = listed.filter { years.contains($0.year) }
    return (regular + others).sorted { $0.instant < $1.instant }
  }

  /// The years in which the changes are listed one by one; nil where the rule always holds.
  package var listedYears: ClosedRange<Int>? {
    guard let first = listed.first, let last = listed.last else { return nil }
    return first.year...last.year
  }

  /// The offset at a time by the clock, in minutes since 1970. A time that is skipped counts by the offset before; of one
  /// that comes twice, the first is meant. Source: RFC 5545, 3.3.5.
  package func offset(atLocal minute: Int) -> Offset {
    let year = Day(ofMinute: minute).year
    let transitions = transitions(in: year - 1...year + 1)
    var offset = transitions.first?.before ?? standard
    for transition in transitions
    where minute >= transition.instant + max(transition.before.minutes, transition.after.minutes) {
      offset = transition.after
    }
    return offset
  }
}

extension OffsetTransition {
  var year: Int { Day(ofMinute: instant).year }
}

extension DateTime {
  /// Minutes since 1970-01-01 00:00 by the clock of the zone.
  package var localMinute: Int { day.daysSince1970 * 1440 + minute }

  /// How far the clock is ahead of UTC, in minutes.
  package var offset: Int { ZoneRules.of(zone).offset(atLocal: localMinute).minutes }

  /// Minutes since 1970-01-01 00:00 UTC.
  package var instant: Int { localMinute - offset }
}

extension Day {
  /// The day of a minute since 1970-01-01 00:00.
  package init(ofMinute minute: Int) {
    self.init(daysSince1970: minute >= 0 ? minute / 1440 : (minute - 1439) / 1440)
  }

  /// The first (1) to fourth, or the last (5), of a weekday (1 Monday … 7 Sunday) in a month; nil when there is no such year.
  package init?(ordinal: Int, weekday: Int, ofMonth month: Int, in year: Int) {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    var number = 1 + (weekday - first.weekday + 7) % 7 + (ordinal - 1) * 7
    while number > Day.length(ofMonth: month, in: year) { number -= 7 }
    self.init(year: year, month: month, day: number)
  }
}

extension ZoneTable {
  /// The names in a list of them, which spaces and ends of lines part.
  static func names(in zones: String) -> [Substring] {
    zones.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { Substring($0) }
  }
}
