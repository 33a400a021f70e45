// Figures in percent that cannot be: a share lies between 0 and 100. Only a unit that says nothing but "percent" is taken for
// a share; what may go beyond says of what it is: "percent of plan", "percent change".

import Diagnostics
import FoundationEssentials
import Schema

enum PercentRange {
  /// - Parameter rows: the figures of each entry, by its index.
  static func left(by rows: [Int: [ObservationJoin.Row]], in files: [FigureFile], index: EntryIndex) -> [Diagnostic]
  {
    let isMeasured = index.model.types.map { $0.has(MeasureRole.facet) }
    let shares = index.entries.indices.filter { number in
      isMeasured[index.entries[number].type.index] && index.ids[number] != nil
        && isShare(index.entries[number], in: index.model)
    }
    return shares.flatMap { number -> [Diagnostic] in
      let entry = index.entries[number]
      let marks = [MeasureRole.baseline, .target].compactMap { StatedMark($0, of: entry, in: index.model) }
      let stated = marks.filter { isBeyond($0.value) }.map { mark in
        DataFault.percentBeyond("\(mark.value)", column: mark.role.rawValue, rows: 1).diagnostic(
          at: mark.place(in: entry))
      }
      return stated + faults(in: rows[number] ?? [], of: files)
    }
  }

  /// One for each column of a file: when the unit is wrong, all rows are.
  private static func faults(in rows: [ObservationJoin.Row], of files: [FigureFile]) -> [Diagnostic] {
    Dictionary(grouping: rows, by: \.file).sorted { $0.key < $1.key }.flatMap { file, rows in
      let columns: [(SeriesColumn, KeyPath<Figure, Decimal?>, KeyPath<Figure, Span?>)] = [
        (.value, \.value, \.valueSpan), (.plan, \.plan, \.planSpan),
      ]
      return columns.compactMap { column, value, span -> Diagnostic? in
        let beyond = rows.filter { row in row.figure[keyPath: value].map(isBeyond) ?? false }
        guard let first = beyond.first?.figure, let written = first[keyPath: value] else { return nil }
        return DataFault.percentBeyond("\(written)", column: column.rawValue, rows: beyond.count)
          .diagnostic(at: Place(first[keyPath: span] ?? first.span, in: files[file].source))
      }
    }
  }

  /// The figures that entries tell themselves, before and after.
  static func left(byEntriesOf index: EntryIndex) -> [Diagnostic] {
    let tells = index.model.types.map { $0.field(for: EvidenceRole.beforeAndAfter) != nil }
    return index.entries.indices.filter { tells[index.entries[$0].type.index] && index.ids[$0] != nil }.flatMap {
      number -> [Diagnostic] in
      let entry = index.entries[number]
      let parts = entry.beforeAndAfter(in: index.model)
      guard isShare(parts.first { $0.declaration.name == MeasureRole.unit.rawValue }?.part) else { return [] }
      return parts.compactMap { part, declaration in
        guard ["before", "after"].contains(declaration.name), case .value(.decimal(let value)) = part.content,
          isBeyond(value)
        else { return nil }
        return DataFault.percentBeyond("\(value)", column: declaration.name, rows: 1)
          .diagnostic(at: Place(part.span, in: entry.source))
      }
    }
  }

  private static func isBeyond(_ value: Decimal) -> Bool { value < 0 || value > 100 }

  /// Whether an entry's figures are shares in percent.
  static func isShare(_ entry: Entry, in model: ContentModel) -> Bool {
    isShare(entry.field(for: MeasureRole.unit, in: model))
  }

  private static func isShare(_ unit: SourceField?) -> Bool {
    guard case .value(.text(let unit))? = unit?.content else { return false }
    return ["percent", "per cent", "%"].contains(unit.lowercased())
  }
}
