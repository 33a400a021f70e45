// A table of data being read out of a mail, and its rows as sentences: what stands above a cell, then the cell.

struct DataTable {
  private var rows: [[Cell]] = []
  private(set) var isInCell = false
  private var isHeading = false

  private struct Cell {
    let text: String
    let isHeading: Bool
  }

  mutating func beginRow() { rows.append([]) }

  mutating func beginCell(isHeading: Bool) {
    isInCell = true
    self.isHeading = isHeading
  }

  mutating func endCell(_ text: String) {
    isInCell = false
    if rows.isEmpty { rows.append([]) }
    rows[rows.count - 1].append(Cell(text: text, isHeading: isHeading))
  }

  /// `Departures on time; 2026-Q1: 86.9 %; 2026-Q2: 87.9 %` for each row with something in it.
  var sentences: [String] {
    let full = rows.filter { !$0.isEmpty }
    // A row of headings, the corner aside, which may be empty and is a plain cell then.
    let hasHead = full.count > 1 && full[0].count > 1 && full[0].dropFirst().allSatisfy(\.isHeading)
    let head = hasHead ? full[0] : []
    return full.dropFirst(hasHead ? 1 : 0).compactMap { row in
      let parts = row.enumerated().compactMap { column, cell -> String? in
        guard !cell.text.isEmpty else { return nil }
        let name = head.indices.contains(column) ? head[column].text : ""
        return name.isEmpty ? cell.text : name + ": " + cell.text
      }
      return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
  }
}
