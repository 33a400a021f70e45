// On which days something recurs.

package import Schema

package struct EventRecurrence: Sendable, Hashable {
  package let every: EventInterval
  /// The day of the last one at the latest.
  package let until: Day
  /// Days on which it does not take place.
  package let except: [Day]

  package init(every: EventInterval, until: Day, except: [Day] = []) {
    self.every = every
    self.until = until
    self.except = except
  }

  /// Kept from what a wrong year could do: a hundred years of weeks.
  private static let most = 5200

  /// The days from the first on, those left out too. The first always counts.
  package func days(from first: Day) -> [Day] {
    var days = [first]
    while days.count < EventRecurrence.most, let next = day(number: days.count, from: first), next <= until {
      days.append(next)
    }
    return days
  }

  private func day(number: Int, from first: Day) -> Day? {
    switch every {
    case .week: return first.adding(days: number * 7)
    case .fortnight: return first.adding(days: number * 14)
    case .month:
      let month = first.month - 1 + number
      return Day(
        ordinal: EventRecurrence.week(of: first), weekday: first.weekday, ofMonth: month % 12 + 1,
        in: first.year + month / 12)
    }
  }

  /// Which of its weekday in its month a day is, from 1. Few months have a fifth one, so that 5 means the last.
  private static func week(of day: Day) -> Int { (day.day - 1) / 7 + 1 }

  /// `1TH` for the first Thursday of a month, `-1TH` for a fifth, which is meant as the last. Source: RFC 5545, 3.3.10.
  static func monthlyDay(of day: Day) -> String {
    let week = week(of: day)
    return "\(week == 5 ? -1 : week)\(CalendarWeekday.name(day.weekday))"
  }
}

extension EventTimes {
  /// Those of the first one that is not over before a day; nil when none is left, and for what is cancelled.
  package func next(from day: Day) -> (start: DateTime, end: DateTime)? {
    guard !isCancelled else { return nil }
    let length = end.day.daysSince1970 - start.day.daysSince1970
    // What ends at midnight is over when the day begins.
    let lastDay = length > 0 && end.minute == 0 ? length - 1 : length
    let days =
      recurrence?.days(from: start.day).filter { !(recurrence?.except.contains($0) ?? false) } ?? [start.day]
    return days.first { $0.adding(days: lastDay) >= day }.map { first in
      (
        DateTime(day: first, minute: start.minute, zone: start.zone),
        DateTime(day: first.adding(days: length), minute: end.minute, zone: end.zone)
      )
    }
  }
}
