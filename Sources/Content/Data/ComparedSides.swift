// The two sides of a comparison: each is one line, so it is one group, or the rows of the side as a whole. Two groups on one side would leave it
// open which is meant, and nothing is drawn.

import Diagnostics
import Schema

enum ComparedSides {
  /// - Parameter rows: the figures of each entry, by its index.
  static func unclear(
    in rows: [Int: [ObservationJoin.Row]], of files: [FigureFile], index: EntryIndex
  ) -> [Diagnostic] {
    rows.keys.sorted().filter { index.ids[$0] != nil }.flatMap { number in
      Arm.allCases.compactMap { arm in
        let side = (rows[number] ?? []).filter { $0.figure.arm == arm && $0.figure.isMeasured }
        guard ArmLine(of: side.lazy.map(\.figure.group)) == nil, let first = side.first?.figure.group,
          let other = side.first(where: { $0.figure.group != first })
        else { return nil }
        let fault = DataFault.twoGroupsOfOneSide(arm, first, other.figure.group ?? "")
        let span = other.figure.groupSpan ?? other.figure.span
        return fault.diagnostic(at: Place(span, in: files[other.file].source))
      }
    }
  }
}
