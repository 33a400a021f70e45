// Groups over quarters as a table whose cells are coloured the stronger the higher their value; the number stands in each.

import FoundationEssentials
package import HTML

/// One figure of several groups over several quarters.
package struct HeatTable: Sendable {
  private let subject: ChartSubject
  private let rows: [Series]

  /// - Parameter rows: one a group, with the same quarters, without a break.
  package init(_ subject: ChartSubject, _ rows: [Series]) {
    self.subject = subject
    self.rows = rows
  }

  /// Shades of a cell, `chart-heat-1` to `chart-heat-5` in the style sheet.
  static let shades = 5

  /// Empty without any figure, shown or hidden.
  package var html: SafeHTML {
    let readings = rows.flatMap { $0.points.map(\.reading) }
    guard let first = rows.first, readings.contains(where: { $0 != .missing }) else { return .empty }
    let values = readings.compactMap(\.value).map(coordinate)
    let ends = (low: values.min() ?? 0, high: values.max() ?? 0)
    let places = fractionDigits(of: readings)
    let unit = subject.unit.isEmpty ? "" : " (\(subject.unit))"
    var fragment = Fragment()
    fragment.append("<div class=\"chart chart-of-heat\">\n<figure>\n")
    DataTable(
      caption: "\(subject.name) by group\(unit)", columns: ["Group"] + first.points.map(\.label),
      rows: rows.map { row in
        DataTable.Row(row.name, row.points.map { cell($0.reading, ends, places) })
      }
    ).write(to: &fragment)
    fragment.append("<figcaption>")
    fragment.append(text: Sentences(subject: subject).heat(rows))
    if values.count > 1 { fragment.append(" The stronger the colour, the higher the figure.") }
    if readings.contains(.hidden) { fragment.append(text: " \(subject.whyHidden)") }
    fragment.append("</figcaption>\n</figure>\n</div>\n")
    return fragment.html
  }

  private func cell(_ reading: Reading, _ ends: (low: Double, high: Double), _ places: Int) -> DataTable.Cell {
    switch reading {
    case .value(let value):
      let share = ends.high > ends.low ? (coordinate(value) - ends.low) / (ends.high - ends.low) : 0
      let shade = min(HeatTable.shades, 1 + Int(share * Double(HeatTable.shades)))
      return DataTable.Cell(subject.write(value, places), look: "chart-heat-\(shade)")
    case .missing: return DataTable.Cell("missing", look: "chart-absent")
    case .hidden: return DataTable.Cell(subject.words(reading, places: places), look: "chart-absent")
    }
  }
}
