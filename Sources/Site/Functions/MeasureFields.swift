// Reads an entry of a type with the facet `measure`: its words, its marks and its observations, whatever its fields are called.

import Charts
import FoundationEssentials
import HTML
import Schema
import Template

/// Which slots of which shape play the roles of the facet `measure`.
struct MeasureFields: Sendable {
  /// By the shape of an entry.
  private var shapes: [ShapeID: Slots] = [:]
  /// By the shape of an entry with the facet `evidence`: the slot of its figure before and after.
  private(set) var beforeAfter: [ShapeID: Int] = [:]

  struct Slots: Sendable {
    var observations: Int?
    var roles: [MeasureRole: Int] = [:]
    /// Of the records `baseline` and `target`: where their period and value lie.
    var marks: [MeasureRole: (period: Int, value: Int)] = [:]
  }

  init(of model: ContentModel) {
    for type in model.types {
      if let field = type.field(for: EvidenceRole.beforeAndAfter) {
        beforeAfter[type.shape] = type.slot(ofField: field)
      }
      guard type.has(.measure) else { continue }
      var slots = Slots()
      slots.observations = type.fields.firstIndex { !$0.kind.isWritten }.flatMap(type.slot)
      for role in MeasureRole.allCases {
        guard let field = type.field(for: role) else { continue }
        slots.roles[role] = type.slot(ofField: field)
        guard case .record(_, let shape) = type.fields[field].kind, let period = model[shape].index(of: "period"),
          let value = model[shape].index(of: "value")
        else { continue }
        slots.marks[role] = (period, value)
      }
      shapes[type.shape] = slots
    }
  }

  /// Nil for what is no such entry.
  func measure(_ value: Value, in context: CallContext) -> Measure? {
    guard case .entry = value, let slots = context.shape(of: value).flatMap({ shapes[$0] }) else { return nil }
    return Measure(entry: value, slots: slots, context: context)
  }
}

/// A value and its quarter: a baseline, a target.
struct Mark {
  let period: Period
  let value: Decimal

  var reference: Reference { Reference(value, period.text) }
}

/// One figure of a measure.
struct Observation {
  let record: Value
  let period: Period
  let group: String?
  let arm: Arm?
  let value: Decimal?
  let count: Int?
  let isSuppressed: Bool

  init?(_ record: Value, in context: CallContext) {
    func slot(_ slot: ObservationSlot) -> Value { context.slot(slot.rawValue, of: record) }
    guard case .period(let period) = slot(.period) else { return nil }
    self.record = record
    self.period = period
    if case .text(let text) = slot(.group) { group = text } else { group = nil }
    if case .choice(let choice) = slot(.arm) { arm = Arm(rawValue: choice.id) } else { arm = nil }
    if case .boolean(true) = slot(.suppressed) { isSuppressed = true } else { isSuppressed = false }
    // What is suppressed has no value; a chart would not show it if it had.
    value = isSuppressed ? nil : slot(.value).plainNumber
    if case .integer(let number) = slot(.n), !isSuppressed { count = number } else { count = nil }
  }

  var reading: Reading { isSuppressed ? .hidden : Reading(value) }

  /// Whether there is a figure, shown or hidden, and not just a plan.
  var isMeasured: Bool { isSuppressed || value != nil }

  func point(_ label: String) -> Point { Point(label, reading, count: count) }
}

/// One entry with the facet, as charts read it. Every read is noted.
struct Measure {
  let entry: Value
  let slots: MeasureFields.Slots
  let context: CallContext

  /// Kept from what a wrong year could do: a hundred years of quarters.
  private static let mostQuarters = 400

  func subject(id: String) -> ChartSubject {
    let settings = context.settings
    let slug = text(context.slot(PageSlot.slug.rawValue, of: entry))
    return ChartSubject(
      id: chartID(from: id.isEmpty ? slug : "\(slug) \(id)"),
      name: text(context.slot(PageSlot.title.rawValue, of: entry)), unit: text(role(.unit)),
      smallestGroup: smallestGroup, write: settings.number(_:places:))
  }

  /// In the order of the library: by quarter, then group, then arm.
  var observations: [Observation] {
    guard let slot = slots.observations, case .list(let records) = context.slot(slot, of: entry) else { return [] }
    return records.compactMap { Observation($0, in: context) }
  }

  /// Of the whole: no group, no arm.
  var overall: [Observation] { observations.filter { $0.group == nil && $0.arm == nil } }

  /// The two sides of a comparison, treated first; nil unless there is something of both, shown or hidden.
  var sides: [[Observation]]? {
    let compared = observations.filter { $0.arm != nil && $0.isMeasured }
    let sides = Arm.allCases.map { arm in Measure.oneSide(compared.filter { $0.arm == arm }) }
    return sides.allSatisfy { !$0.isEmpty } ? sides : nil
  }

  /// What stands for one side.
  private static func oneSide(_ observations: [Observation]) -> [Observation] {
    switch ArmLine(of: observations.lazy.map(\.group)) {
    case .whole: observations.filter { $0.group == nil }
    case .group: observations
    case nil: []
    }
  }

  /// The quarters in which both sides have a value, from that of the baseline on, in order.
  var comparedQuarters: [Period] {
    let quarters = (sides ?? []).map { Set($0.filter { $0.value != nil }.map(\.period)) }
    guard let first = quarters.first else { return [] }
    let start = baseline?.period
    return quarters.dropFirst().reduce(first) { $0.intersection($1) }
      .filter { quarter in start.map { quarter >= $0 } ?? true }.sorted()
  }

  var baseline: Mark? { mark(.baseline) }
  var target: Mark? { mark(.target) }

  /// The newest of the whole that has a value.
  var latest: Observation? { latest(before: nil) }

  /// The same of the quarters before one; nil for all quarters.
  func latest(before quarter: Period?) -> Observation? {
    overall.filter { observation in
      observation.value != nil && quarter.map { observation.period < $0 } ?? true
    }.max { $0.period < $1.period }
  }

  /// Every quarter from the first figure to the last, so that one without any shows as a gap; the figures' own quarters alone
  /// when that would be too many.
  static func quarters(of observations: [Observation]) -> [Period] {
    let measured = observations.filter(\.isMeasured).map(\.period)
    guard let first = measured.min(), let last = measured.max() else { return [] }
    guard last.ordinal - first.ordinal < mostQuarters else { return Set(measured).sorted() }
    return (first.ordinal...last.ordinal).map(Period.init(ordinal:))
  }

  /// One point for each of the quarters.
  static func points(_ observations: [Observation], over quarters: [Period]) -> [Point] {
    let byPeriod = Dictionary(observations.map { ($0.period, $0) }) { first, _ in first }
    return quarters.map { period in byPeriod[period]?.point(period.text) ?? Point(period.text, .missing) }
  }

  private var smallestGroup: Int {
    if case .integer(let number) = role(.minimumGroup) { number } else { MeasureRole.usualMinimum }
  }

  private func role(_ role: MeasureRole) -> Value {
    slots.roles[role].map { context.slot($0, of: entry) } ?? .none
  }

  private func mark(_ role: MeasureRole) -> Mark? {
    guard let places = slots.marks[role] else { return nil }
    let record = self.role(role)
    guard case .period(let period) = context.slot(places.period, of: record),
      let value = context.slot(places.value, of: record).plainNumber
    else { return nil }
    return Mark(period: period, value: value)
  }

  private func text(_ value: Value) -> String { if case .text(let text) = value { text } else { "" } }
}

extension Period {
  /// The quarter that a day falls in. All quarters before it ended before the day.
  init(of day: Day) { self.init(year: day.year, quarter: (day.month + 2) / 3) }

  /// `2026-Q3`.
  var text: String { "\(year)-Q\(quarter)" }
}
