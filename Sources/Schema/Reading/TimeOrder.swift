// Pairs of days and times of which one must come after the other: an end after its start, an expiry after what it ends.

import Diagnostics

/// A day or a time that lies before the one it must come after.
struct TimeOrderFault: Sendable {
  let field: String
  let written: String
  let other: String
  let otherWritten: String
  /// Where the other one is written.
  let otherSpan: Span
  let allowsSame: Bool

  var message: String {
    let order = allowsSame ? "lies before" : "does not come after"
    return "\"\(field)\" is \(written), which \(order) \"\(other)\", \(otherWritten)"
  }

  var hint: String { "correct one of the two" }
}

/// Looks through what was read of a record, and of the records in it.
struct TimeOrder {
  /// The records around a field, the outermost first.
  private var scopes: [(fields: [SourceField], declared: [FieldDeclaration])] = []
  private var faults: [Located<RecordFault>] = []

  /// - Parameters:
  ///   - fields: one for each of `declared`, in that order.
  static func faults(in fields: [SourceField], declared: [FieldDeclaration]) -> [Located<RecordFault>] {
    var order = TimeOrder()
    order.look(through: fields, declared)
    return order.faults
  }

  /// The recursion follows the schema.
  private mutating func look(through fields: [SourceField], _ declared: [FieldDeclaration]) {
    guard declared.contains(where: \.hasBounds) else { return }
    scopes.append((fields, declared))
    for index in 0..<min(fields.count, declared.count) where declared[index].hasBounds {
      let field = fields[index]
      let values = field.content.items ?? [field]
      for bound in declared[index].bounds {
        // One that names itself is at fault where it is declared.
        guard let other = find(bound.path), other.span != field.span, let limit = Moment(other.content) else {
          continue
        }
        for value in values {
          guard let moment = Moment(value.content), !moment.isFine(behind: limit, allowsSame: bound.allowsSame)
          else {
            continue
          }
          let showsZone = moment.zone != limit.zone
          let fault = TimeOrderFault(
            field: declared[index].name, written: moment.words(withZone: showsZone), other: bound.name,
            otherWritten: limit.words(withZone: showsZone),
            otherSpan: other.span, allowsSame: bound.allowsSame)
          faults.append(Located(.outOfOrder(fault), at: value.span))
        }
      }
      let inner = declared[index].kind.innerFields
      for value in values {
        if case .record(let parts) = value.content { look(through: parts, inner) }
      }
    }
    scopes.removeLast()
  }

  /// The field that a path names, seen from the innermost record.
  private func find(_ path: [String]) -> SourceField? {
    for scope in scopes.reversed() {
      guard let first = scope.declared.firstIndex(where: { $0.name == path.first }) else { continue }
      guard scope.fields.indices.contains(first) else { return nil }
      var (field, declared) = (scope.fields[first], scope.declared[first].kind.innerFields)
      for name in path.dropFirst() {
        guard case .record(let parts) = field.content, let index = declared.firstIndex(where: { $0.name == name }),
          parts.indices.contains(index)
        else { return nil }
        (field, declared) = (parts[index], declared[index].kind.innerFields)
      }
      return field
    }
    return nil
  }
}

extension SourceContent {
  /// The items of a list.
  fileprivate var items: [SourceField]? {
    if case .list(let items) = self { items } else { nil }
  }
}

/// A point in time, as exact as it was written.
private enum Moment {
  case day(Day)
  case time(DateTime)
  case quarter(Period)

  init?(_ content: SourceContent) {
    switch content {
    case .value(.date(let day)): self = .day(day)
    case .value(.dateTime(let time)): self = .time(time)
    case .value(.period(let period)): self = .quarter(period)
    default: return nil
    }
  }

  /// Whether it lies after another one, or may. Two moments are as exact as the less exact of them.
  func isFine(behind other: Moment, allowsSame: Bool) -> Bool {
    switch (self, other) {
    case (.time(let time), .time(let limit)):
      return allowsSame ? time.instant >= limit.instant : time.instant > limit.instant
    case (.quarter(let period), _): return allowsSame ? period >= other.period : period > other.period
    case (_, .quarter(let limit)): return allowsSame ? period >= limit : period > limit
    default: return allowsSame ? day >= other.day : day > other.day
    }
  }

  private var day: Day {
    switch self {
    case .day(let day): day
    case .time(let time): time.day
    case .quarter(let period): period.firstDay
    }
  }

  private var period: Period {
    if case .quarter(let period) = self { period } else { day.period }
  }

  /// Nil for what has none.
  var zone: String? { if case .time(let time) = self { time.zone } else { nil } }

  func words(withZone: Bool) -> String {
    switch self {
    case .day(let day): day.iso
    case .time(let time): withZone ? "\(time.words) \(time.zone)" : time.words
    case .quarter(let period): "\(period.year)-Q\(period.quarter)"
    }
  }
}

extension Period {
  fileprivate var firstDay: Day {
    Day(year: year, month: quarter * 3 - 2, day: 1) ?? Day(daysSince1970: 0)
  }
}
