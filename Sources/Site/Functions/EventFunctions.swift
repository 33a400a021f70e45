// What templates ask of events, whatever their fields are called: when they take place next, and where their calendar file is.

import HTML
import Outputs
import Schema
import Template

func eventFunctions(_ model: ContentModel, _ shapes: SiteShapes) -> [Function] {
  let events = EventFunctions(fields: EventFields.all(of: model), shapes: shapes)
  return [events.nextOccurrence, events.occurrences, events.calendarFile]
}

private let from = Parameter("from", .types([.date, .dateTime]))

/// Reads entries whose type has the facet `event`. Every read is noted.
private struct EventFunctions: Sendable {
  let fields: [ShapeID: EventFields]
  let shapes: SiteShapes

  var nextOccurrence: Function {
    Function(
      "next_occurrence", .call, [Parameter("event", .entry(with: .event)), from],
      returns: .optional(.record(shapes.occurrence)),
      help: """
        When an event takes place for the first time that is not over before a day: `start` and `end`. Nothing when none is left, \
        and for one that is cancelled.
        """,
      example: (
        "{% let next = next_occurrence(page, site.today) %}{% if next %}{{ next.start | date }}{% end %}",
        "3 December 2026"
      ),
      apply: { (arguments, context) throws(FunctionFault) in
        let call = Call(arguments: arguments, context: context)
        guard let day = call.value(1).day else { return .none }
        return next(call.value(0), from: day, in: context)?.record ?? .none
      })
  }

  var occurrences: Function {
    Function(
      "occurrences", .call, [Parameter("events", .types([.list(.entry(shapes.eventTypes))])), from],
      returns: .type(.list(.record(shapes.occurrence))),
      help: """
        The next occurrence of each of some events that has one left, the soonest first: `event`, `start` and `end`.
        """,
      example: (
        "{% for next in occurrences(sessions, site.today) | take(4) %}{{ next.event.title }}{% end %}",
        "Harbour Talk…"
      ),
      apply: { (arguments, context) throws(FunctionFault) in
        let call = Call(arguments: arguments, context: context)
        guard let day = call.value(1).day else { return .list([]) }
        let found = try call.list(0).enumerated().compactMap { number, event in
          next(event, from: day, in: context).map { (instant: $0.instant, number: number, record: $0.record) }
        }
        return .list(found.sorted { ($0.instant, $0.number) < ($1.instant, $1.number) }.map(\.record))
      })
  }

  var calendarFile: Function {
    Function(
      "calendar_file", .call, [Parameter("event", .entry(with: .event))], returns: .optional(.url),
      help: "The address of an event's calendar file (.ics), which adds it to somebody's calendar.",
      example: (
        "{% let file = calendar_file(page) %}{% if file %}<a href=\"{{ file }}\">Add to my calendar</a>{% end %}",
        "…"
      ),
      apply: { (arguments, context) throws(FunctionFault) in
        let event = Call(arguments: arguments, context: context).value(0)
        guard let fields = context.shape(of: event).flatMap({ fields[$0] }) else { return .none }
        return fields.file { context.slot($0, of: event) }.map { .url(.site($0)) } ?? .none
      })
  }

  private func next(_ event: Value, from day: Day, in context: CallContext) -> (instant: Int, record: Value)? {
    guard let fields = context.shape(of: event).flatMap({ fields[$0] }),
      let next = fields.times({ context.slot($0, of: event) })?.next(from: day)
    else { return nil }
    let slots: [Value] = [event, .dateTime(next.start), .dateTime(next.end)]
    return (next.start.instant, .record(Record(shape: shapes.occurrence, slots: slots)))
  }
}

extension Value {
  fileprivate var day: Day? {
    switch self {
    case .date(let day): day
    case .dateTime(let time): time.day
    default: nil
    }
  }
}
