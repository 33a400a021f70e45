// Which charts of an entry's figures can be drawn at all: a comparison takes figures of both sides, a heat table those of groups. A text that asks
// for another would have a bare link in its place.

import Markdown
import Schema

/// What an entry has figures of, shown or hidden.
struct DrawnForms {
  private var hasWhole = false
  /// The quarters with figures of groups.
  private var grouped: Set<Period> = []
  /// By side: the groups of its figures, nil for one of the whole.
  private var sides: [String: Set<String?>] = [:]

  /// - Parameter observations: a list of records, as the join of data files makes it.
  init(_ observations: Value?) {
    guard case .list(let records) = observations else { return }
    for case .record(let record) in records {
      func slot(_ slot: ObservationSlot) -> Value { record.slots[slot.rawValue] }
      guard slot(.value) != .none || slot(.suppressed) == .boolean(true), case .period(let period) = slot(.period)
      else { continue }
      let group: String? = if case .text(let name) = slot(.group) { name } else { nil }
      if case .choice(let arm) = slot(.arm) {
        sides[arm.id, default: []].insert(group)
      } else if group != nil {
        grouped.insert(period)
      } else {
        hasWhole = true
      }
    }
  }

  /// True until figures come in.
  var isEmpty: Bool { !hasWhole && grouped.isEmpty && sides.isEmpty }

  /// Those that can be drawn.
  var all: [FigureForm] { FigureForm.allCases.filter(contains) }

  func contains(_ form: FigureForm) -> Bool {
    switch form {
    case .line, .sparkline, .latest: hasWhole
    case .groups: !grouped.isEmpty
    case .heat: grouped.count > 1
    case .comparison: Arm.allCases.allSatisfy { ArmLine(of: sides[$0.rawValue] ?? []) != nil }
    case .beforeAfter: false
    }
  }
}

extension FigureForm {
  /// The figures that it takes.
  var needs: String {
    switch self {
    case .line, .sparkline, .latest, .beforeAfter: "figures of the whole (no group, no arm)"
    case .groups: "figures of groups"
    case .heat: "figures of groups in two quarters"
    case .comparison: "two sides to compare (arm: treated and control), each one group or a whole"
    }
  }
}
