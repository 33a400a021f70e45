// Reads content/data/*.csv: figures by quarter. Here each row is checked by itself; whose figure it is, and whether it may be shown, is found
// out when the library is joined (`ObservationJoin`).

package import Diagnostics
package import FoundationEssentials
package import Schema

/// One row of figures.
package struct Figure: Sendable {
  /// The slug of the entry it belongs to, as written.
  package let subject: String
  package let period: Period
  /// Nil for the whole.
  package let group: String?
  package let arm: Arm?
  package let value: Decimal?
  package let n: Int?
  package let numerator: Int?
  package let denominator: Int?
  package let plan: Decimal?
  /// Where the subject stands.
  let span: Span
  /// Where the group stands; nil for the whole.
  let groupSpan: Span?
  let valueSpan: Span?
  let planSpan: Span?

  /// False for a plan alone, which tells nothing of anybody.
  var isMeasured: Bool { value != nil || n != nil || numerator != nil || denominator != nil }
}

/// The figures of one file.
package struct FigureFile: Sendable {
  /// The largest file that is read, in bytes.
  package static let mostBytes = CSVReader.mostBytes

  package let source: SourceFile
  /// In the order of the file. Of a row with an error, what could be read.
  package let figures: [Figure]
  package let diagnostics: [Diagnostic]

  /// Reads a file whole.
  package init(_ source: SourceFile) {
    var reader = FigureReader(source)
    figures = reader.figures()
    self.source = source
    diagnostics = reader.diagnostics
  }
}

/// Walks the rows of one file; used once.
private struct FigureReader {
  private var table: CSVReader
  /// By ``SeriesColumn``: where it stands.
  private var positions: [SeriesColumn: Int] = [:]
  /// Figures of the whole that lack n: how many by subject, and where the first is.
  private var unsized = Recurrence<String>()
  /// Whether a number has a comma before its decimals, and those with a point that may stand between thousands then.
  private var hasDecimalCommas = false
  private var grouped: [(cell: CSVCell, column: SeriesColumn)] = []

  init(_ source: SourceFile) { table = CSVReader(source) }

  var diagnostics: [Diagnostic] { table.faults.map { $0.diagnostic(in: table.file) } }

  mutating func figures() -> [Figure] {
    guard readHeader() else { return [] }
    var figures: [Figure] = []
    while let row = table.next() {
      if let figure = figure(of: row) { figures.append(figure) }
    }
    if hasDecimalCommas { for number in grouped { reportGrouped(number.cell, number.column) } }
    for subject in unsized.all { table.report(.sizeMissing(subject.what, rows: subject.rows), at: subject.first) }
    return figures
  }

  // MARK: The header

  private mutating func readHeader() -> Bool {
    let header = TableHeader(table)
    guard !header.names.isEmpty else {
      if table.faults.isEmpty { table.report(.noHeader, at: Span(at: 0)) }
      return false
    }
    let known = SeriesColumn.allCases.map(\.rawValue)
    for fault in header.repeated { table.report(fault.fact, at: fault.span) }
    for (position, name) in header.names.enumerated() where !known.contains(name.lowercased()) {
      table.report(
        name.isEmpty ? .unnamedColumn : .unknownColumn(name, known: known), at: header.span(of: position))
    }
    for column in SeriesColumn.allCases {
      positions[column] = header.position(of: column.rawValue)
      guard column.isRequired, positions[column] == nil else { continue }
      // One that is misspelt has been reported as such.
      let isMisspelt = header.names.contains {
        !known.contains($0.lowercased()) && nearestName(to: $0, among: known) == column.rawValue
      }
      if !isMisspelt {
        table.report(.missingColumn(column.rawValue, written: header.names), at: header.span)
      }
    }
    return table.faults.isEmpty
  }

  // MARK: One row

  private mutating func figure(of row: [CSVCell]) -> Figure? {
    guard let subject = positions[.subject].map({ row[$0] }), let period = period(in: row) else { return nil }
    let figure = Figure(
      subject: table.text(subject), period: period, group: name(.group, in: row), arm: arm(in: row),
      value: number(.value, in: row), n: count(.n, in: row), numerator: count(.numerator, in: row),
      denominator: count(.denominator, in: row), plan: number(.plan, in: row), span: subject.span,
      groupSpan: cell(.group, in: row)?.span, valueSpan: cell(.value, in: row)?.span,
      planSpan: cell(.plan, in: row)?.span)
    check(figure, in: row)
    return figure
  }

  private func cell(_ column: SeriesColumn, in row: [CSVCell]) -> CSVCell? {
    guard let position = positions[column], !table.isEmpty(row[position]) else { return nil }
    return row[position]
  }

  private mutating func period(in row: [CSVCell]) -> Period? {
    guard let position = positions[.period] else { return nil }
    do throws(CellReading.Refused) {
      return try CellReading.period(table.trimmed(row[position]))
    } catch {
      table.report(.notPeriod(table.text(row[position]), suggestion: error.suggestion), at: row[position].span)
      return nil
    }
  }

  /// A group's name on one line.
  private func name(_ column: SeriesColumn, in row: [CSVCell]) -> String? {
    cell(column, in: row).map { table.text($0).split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  private mutating func arm(in row: [CSVCell]) -> Arm? {
    guard let cell = cell(.arm, in: row) else { return nil }
    let written = table.text(cell)
    if let arm = Arm(rawValue: written.lowercased()) { return arm }
    table.report(.unknownArm(written), at: cell.span)
    return nil
  }

  private mutating func number(_ column: SeriesColumn, in row: [CSVCell]) -> Decimal? {
    guard let cell = cell(column, in: row), !isFormula(cell, column) else { return nil }
    do throws(CellReading.Refused) {
      let number = try CellReading.decimal(table.number(cell))
      noteMarks(of: cell, column)
      return number
    } catch {
      table.report(.notNumber(table.text(cell), column: column, suggestion: error.suggestion), at: cell.span)
      return nil
    }
  }

  /// `1.234` is twelve hundred and more where others of the file are written like `1,5`, and one and more elsewhere.
  private mutating func noteMarks(of cell: CSVCell, _ column: SeriesColumn) {
    guard table.separator != UInt8(ascii: ",") else { return }
    let written = table.trimmed(cell)
    if written.contains(UInt8(ascii: ",")) { hasDecimalCommas = true }
    if let point = written.firstIndex(of: UInt8(ascii: ".")), written.endIndex - point == 4 {
      grouped.append((cell, column))
    }
  }

  private mutating func reportGrouped(_ cell: CSVCell, _ column: SeriesColumn) {
    let written = table.text(cell)
    let both = written.replacing(".", with: "") + " or " + written.replacing(".", with: ",")
    table.report(
      .notNumber(
        written, column: column, suggestion: both + ", as meant: others of the file have a comma before decimals"),
      at: cell.span)
  }

  private mutating func count(_ column: SeriesColumn, in row: [CSVCell]) -> Int? {
    guard let cell = cell(column, in: row), !isFormula(cell, column) else { return nil }
    do throws(CellReading.Refused) {
      return try CellReading.count(table.trimmed(cell))
    } catch {
      table.report(.notCount(table.text(cell), column: column, suggestion: error.suggestion), at: cell.span)
      return nil
    }
  }

  /// Reports what a spreadsheet would work out. Source: OWASP, "CSV Injection".
  private mutating func isFormula(_ cell: CSVCell, _ column: SeriesColumn) -> Bool {
    let content = table.trimmed(cell)
    guard let first = content.first, "=@+-".utf8.contains(first) else { return false }
    let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
    if isSigned, content.dropFirst().allSatisfy({ "0123456789.,' ".utf8.contains($0) }) { return false }
    table.report(.formula(table.text(cell), column: column), at: cell.span)
    return true
  }

  // MARK: What the cells of a row say together

  private mutating func check(_ figure: Figure, in row: [CSVCell]) {
    checkSize(figure, in: row)
    checkFraction(figure, in: row)
    let isEmpty = cell(.value, in: row) == nil && cell(.plan, in: row) == nil
    if isEmpty { table.report(.emptyFigure, at: figure.span) }
  }

  private mutating func checkSize(_ figure: Figure, in row: [CSVCell]) {
    guard figure.isMeasured, cell(.n, in: row) == nil else { return }
    if let part = figure.group ?? figure.arm?.rawValue {
      table.report(.partWithoutSize(part), at: (cell(.group, in: row) ?? cell(.arm, in: row))?.span ?? figure.span)
    } else {
      unsized.note(figure.subject, at: figure.span)
    }
  }

  private mutating func checkFraction(_ figure: Figure, in row: [CSVCell]) {
    let (part, whole) = (cell(.numerator, in: row), cell(.denominator, in: row))
    if let part, whole == nil { table.report(.halfFraction(lacks: .denominator), at: part.span) }
    if let whole, part == nil { table.report(.halfFraction(lacks: .numerator), at: whole.span) }
    guard let part, let whole, let numerator = figure.numerator, let denominator = figure.denominator else {
      return
    }
    if denominator == 0 {
      table.report(.dividedByZero, at: whole.span)
    } else if numerator > denominator {
      table.report(.partAboveWhole(numerator, of: denominator), at: part.span)
    } else if let value = figure.value, let cell = cell(.value, in: row),
      !Fraction(numerator, denominator).gives(value, decimals: decimals(of: cell))
    {
      table.report(.valueDisagrees(numerator: numerator, denominator: denominator), at: cell.span)
    }
  }

  /// How many digits stand behind the point.
  private func decimals(of cell: CSVCell) -> Int {
    let content = table.trimmed(cell)
    return content.firstIndex(of: UInt8(ascii: ".")).map { content.endIndex - $0 - 1 } ?? 0
  }
}

/// A share, compared without dividing, so that nothing is rounded twice.
struct Fraction {
  private let numerator: Decimal
  private let denominator: Decimal

  /// - Parameter denominator: above 0.
  init(_ numerator: Int, _ denominator: Int) {
    self.numerator = Decimal(numerator)
    self.denominator = Decimal(denominator)
  }

  /// What a share is counted for: itself, a hundred, a thousand, a hundred thousand.
  private static let bases: [Decimal] = [1, 100, 1000, 100_000]

  /// Whether the value is the share for one of the usual bases, rounded either way at its last digit.
  func gives(_ value: Decimal, decimals: Int) -> Bool {
    let twice = Decimal(sign: .plus, exponent: decimals, significand: 2)
    return Fraction.bases.contains { base in
      let difference = numerator * base - value * denominator
      return (difference < 0 ? -difference : difference) * twice <= denominator
    }
  }
}
