// One fault in many rows is said once: at the first of them, with their number.

import Diagnostics

/// Counts what recurs, in the order in which it was first met.
struct Recurrence<What: Hashable> {
  private(set) var all: [(what: What, rows: Int, first: Span)] = []
  private var positions: [What: Int] = [:]

  mutating func note(_ what: What, at span: Span) {
    if let position = positions[what] {
      all[position].rows += 1
    } else {
      positions[what] = all.count
      all.append((what, 1, span))
    }
  }
}
