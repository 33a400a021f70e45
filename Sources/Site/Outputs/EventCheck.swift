// What cannot be of something that takes place again and again. Calendars would show it, and nobody could come.

import Content
import Diagnostics
import Outputs
import Schema

enum EventCheck {
  static func diagnostics(of library: Library) -> [Diagnostic] {
    library.model.types.flatMap { type -> [Diagnostic] in
      guard let fields = EventFields(of: type, in: library.model) else { return [] }
      return (library.collections[type.id.index] + library.archived[type.id.index]).flatMap { id in
        guard let times = fields.times({ library.records[id.index].slots[$0] }), let recurrence = times.recurrence
        else { return [Diagnostic]() }
        let entry = library.entries[id.index].entry
        let days = recurrence.days(from: times.start.day)
        return [overlap(times, days, entry, library.model)].compactMap { $0 }
          + strayDays(days, entry, library.model) + lacking(times, days, recurrence, entry, library.model)
      }
    }
  }

  /// An end behind the beginning of the next one: mostly that of the whole series.
  private static func overlap(
    _ times: EventTimes, _ days: [Day], _ entry: Entry, _ model: ContentModel
  ) -> Diagnostic? {
    guard days.count > 1, let end = entry.field(for: EventRole.end, in: model) else { return nil }
    let next = DateTime(day: days[1], minute: times.start.minute, zone: times.start.zone)
    guard times.end.instant > next.instant else { return nil }
    return Diagnostic(
      .overlappingEvent, "it ends on \(times.end.day.iso), and the next one begins on \(next.day.iso)",
      at: end.span,
      in: entry.source, hint: "write the end of the first one; the day of the last one is \"until\"")
  }

  /// Exceptions for days on which it does not take place anyway.
  private static func strayDays(_ days: [Day], _ entry: Entry, _ model: ContentModel) -> [Diagnostic] {
    guard let recurrence = entry.field(for: EventRole.recurrence, in: model),
      case .record(let parts) = recurrence.content
    else {
      return []
    }
    return parts.flatMap { part -> [Diagnostic] in
      guard case .list(let items) = part.content else { return [] }
      return items.compactMap { item in
        guard case .value(.date(let day)) = item.content, !days.contains(day) else { return nil }
        let nearest = days.min { distance($0, day) < distance($1, day) }
        return Diagnostic(
          .strayException, "it does not take place on \(day.iso) anyway", at: item.span, in: entry.source,
          hint: nearest.map { "its nearest day is \($0.iso)" })
      }
    }
  }

  /// A series without any day left, or with one on which the clocks leave its hour out.
  private static func lacking(
    _ times: EventTimes, _ days: [Day], _ recurrence: EventRecurrence, _ entry: Entry, _ model: ContentModel
  ) -> [Diagnostic] {
    guard let place = entry.field(for: EventRole.recurrence, in: model)?.span, !times.isCancelled else { return [] }
    let left = days.filter { !recurrence.except.contains($0) }
    guard !left.isEmpty else {
      return [
        Diagnostic(
          .seriesWithoutDays, "it never takes place: each of its days is an exception", at: place, in: entry.source,
          hint: "leave a day, or write cancelled: true if none is meant to be")
      ]
    }
    let length = times.end.day.daysSince1970 - times.start.day.daysSince1970
    let edges = left.flatMap { day in
      [
        DateTime(day: day, minute: times.start.minute, zone: times.start.zone),
        DateTime(day: day.adding(days: length), minute: times.end.minute, zone: times.end.zone),
      ].map { (day: day, time: $0) }
    }
    guard let skipped = edges.first(where: { $0.time.skippingTransition != nil }) else { return [] }
    return [
      Diagnostic(
        .seriesInSkippedHour,
        "there is no \(skipped.time.words) \(skipped.time.zone): the clocks go forward over it in that night",
        at: place,
        in: entry.source, hint: "choose another hour, or leave the day out: except: [\(skipped.day.iso)]")
    ]
  }

  private static func distance(_ left: Day, _ right: Day) -> Int { abs(left.daysSince1970 - right.daysSince1970) }
}
