// What an entry says itself of its figures, held against the rows of data files: the value it started from, which may be of no
// smaller a group than those, and what is planned for the quarter in which its target is due.

import Diagnostics
import FoundationEssentials
import Schema

/// A value that an entry states for a quarter.
struct StatedMark {
  let role: MeasureRole
  private let period: Period
  let value: Decimal
  private let span: Span

  /// The record that plays the role of an entry; nil when there is none.
  init?(_ role: MeasureRole, of entry: Entry, in model: ContentModel) {
    let type = model[entry.type]
    guard let number = type.field(for: role), case .record(let parts) = entry.fields[number].content,
      case .record(let declared, _) = type.fields[number].kind
    else { return nil }
    var (period, value): (Period?, (number: Decimal, span: Span)?)
    for (part, declaration) in zip(parts, declared) {
      switch part.content {
      case .value(.period(let written)) where declaration.name == "period": period = written
      case .value(.decimal(let written)) where declaration.name == "value": value = (written, part.span)
      default: break
      }
    }
    guard let period, let value else { return nil }
    (self.role, self.period, self.value, span) = (role, period, value.number, value.span)
  }

  /// What a figure of the whole says instead: where it began is what was measured, where it should get to is what was planned. And whether
  /// it is of so few that it is hidden, and the mark would tell it.
  fileprivate func fault(beside figure: Figure, minimum: Int, at place: @autoclosure () -> Place) -> DataFault? {
    guard figure.period == period, figure.group == nil, figure.arm == nil else { return nil }
    if role == .baseline, let n = figure.n, n < minimum {
      return .markOfFew(n, minimum: minimum, row: place())
    }
    guard let other = role == .baseline ? figure.value : figure.plan, other != value else { return nil }
    return .markDisagrees(role: role.rawValue, period: "\(period.year)-Q\(period.quarter)", row: place())
  }

  func place(in entry: Entry) -> Place { Place(span, in: entry.source) }
}

enum StatedMarks {
  /// - Parameter rows: the figures of each entry, by its index.
  static func contradicted(
    by rows: [Int: [ObservationJoin.Row]], in files: [FigureFile], index: EntryIndex
  ) -> [Diagnostic] {
    rows.keys.sorted().filter { index.ids[$0] != nil }.flatMap { number -> [Diagnostic] in
      let entry = index.entries[number]
      let marks = [MeasureRole.baseline, .target].compactMap { StatedMark($0, of: entry, in: index.model) }
      let minimum = entry.smallestGroup(in: index.model)
      return marks.flatMap { mark in
        (rows[number] ?? []).compactMap { row in
          mark.fault(
            beside: row.figure, minimum: minimum, at: Place(row.figure.span, in: files[row.file].source))?
            .diagnostic(at: mark.place(in: entry))
        }
      }
    }
  }
}
