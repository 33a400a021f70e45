// Reads a table of separated values row by row, each cell with its place. Source: RFC 4180; besides commas it takes the semicolons and
// tabs that spreadsheets write, told by the header, a byte order mark, and line ends of both kinds. What it cannot read for certain it
// refuses, with the place, and goes on with the next line.

import Diagnostics

/// One cell of a row.
struct CSVCell: Sendable, Hashable {
  /// What it holds, without quotes around it: bytes of the file.
  let span: Span
  /// Quotes inside are written twice.
  let hasDoubledQuotes: Bool
}

/// Reads the rows of one file; a value that is used once.
struct CSVReader {
  /// Bounds of one file: bytes, rows, columns, bytes of a cell.
  static let mostBytes = 100 << 20
  static let mostRows = 1_000_000
  static let mostColumns = 200
  static let largestCell = 64 << 10

  let file: SourceFile
  private let bytes: [UInt8]
  /// A comma, a semicolon or a tab.
  let separator: UInt8
  private(set) var faults: [DataFault.Located] = []
  /// The first row; empty when there is none that can be read.
  private(set) var header: [CSVCell] = []
  private var offset: Int
  private var rowCount = 0
  private var isBroken = false
  /// How many warnings and how many errors have been reported.
  private var told: [Bool: Int] = [:]

  init(_ file: SourceFile) {
    self.file = file
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = bytes
    offset = start
    separator = CSVReader.separator(of: bytes, from: start)
    if let fault = CSVReader.byteFault(in: bytes, from: start) {
      stop(fault.fact, at: fault.span)
      return
    }
    while let row = nextCells() {
      guard !isBlank(row) else { continue }
      header = row
      break
    }
    if header.count > CSVReader.mostColumns { stop(.tooManyColumns(header.count), at: header[0].span) }
  }

  /// The next row that has a cell for each column and is not empty; nil at the end, or where reading cannot go on.
  mutating func next() -> [CSVCell]? {
    while let row = nextCells() {
      guard !isBlank(row) else { continue }
      rowCount += 1
      guard rowCount <= CSVReader.mostRows else {
        stop(.tooManyRows, at: row[0].span)
        return nil
      }
      if row.count == header.count { return row }
      let place = row.count > header.count ? row[header.count].span : row[row.count - 1].span
      report(.ragged(cells: row.count, columns: header.count), at: place)
    }
    return nil
  }

  /// The content of a cell, without white space around it.
  func text(_ cell: CSVCell) -> String {
    let content = String(decoding: trimmed(cell), as: UTF8.self)
    return cell.hasDoubledQuotes ? content.replacing("\"\"", with: "\"") : content
  }

  func trimmed(_ cell: CSVCell) -> ArraySlice<UInt8> {
    var content = bytes[cell.span.start..<cell.span.end]
    while let first = content.first, first <= 0x20 { content.removeFirst() }
    while let last = content.last, last <= 0x20 { content.removeLast() }
    return content
  }

  /// The bytes of a number with a point before decimals. Where cells are not parted by commas, as spreadsheets of many countries write
  /// them, a single comma is that point.
  func number(_ cell: CSVCell) -> ArraySlice<UInt8> {
    let content = trimmed(cell)
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    guard separator != comma, !content.contains(point), content.count(where: { $0 == comma }) == 1 else {
      return content
    }
    return content.map { $0 == comma ? point : $0 }[...]
  }

  func isEmpty(_ cell: CSVCell) -> Bool { trimmed(cell).isEmpty }

  // MARK: Rows and cells

  private func isBlank(_ row: [CSVCell]) -> Bool { row.allSatisfy { isEmpty($0) } }

  /// The cells up to the end of the row; rows with a fault are reported and passed over.
  private mutating func nextCells() -> [CSVCell]? {
    while !isBroken, offset < bytes.count {
      if let row = row() { return row }
      skipLine()
    }
    return nil
  }

  private mutating func row() -> [CSVCell]? {
    var cells: [CSVCell] = []
    cells.reserveCapacity(header.count)
    while let cell = cell() {
      guard cell.span.end - cell.span.start <= CSVReader.largestCell else {
        report(.cellTooLong, at: Span(cell.span.start, cell.span.start + 1))
        return nil
      }
      cells.append(cell)
      guard offset < bytes.count, bytes[offset] == separator else {
        skipLineEnd()
        return cells
      }
      offset += 1
    }
    return nil
  }

  /// Leaves ``offset`` at a separator, a line end or the end of the file; nil after a fault.
  private mutating func cell() -> CSVCell? {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") { return quotedCell() }
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case separator, UInt8(ascii: "\n"): return CSVCell(span: Span(start, offset), hasDoubledQuotes: false)
      case UInt8(ascii: "\r"):
        if isLineEnd(at: offset) { return CSVCell(span: Span(start, offset), hasDoubledQuotes: false) }
        report(.loneReturn, at: Span(offset, offset + 1))
        return nil
      case UInt8(ascii: "\""):
        report(.quoteInside, at: Span(offset, offset + 1))
        return nil
      default: offset += 1
      }
    }
    return CSVCell(span: Span(start, offset), hasDoubledQuotes: false)
  }

  private mutating func quotedCell() -> CSVCell? {
    let start = offset + 1
    var hasDoubled = false
    offset = start
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "\"") else {
        offset += 1
        continue
      }
      guard offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") else {
        let cell = CSVCell(span: Span(start, offset), hasDoubledQuotes: hasDoubled)
        offset += 1
        if offset == bytes.count || bytes[offset] == separator || isLineEnd(at: offset) { return cell }
        report(.textBehindQuote, at: Span(offset, offset + 1))
        return nil
      }
      hasDoubled = true
      offset += 2
    }
    report(.quoteNotClosed, at: Span(start - 1, start))
    return nil
  }

  /// True at LF, at CR LF, and at a CR that ends the file.
  private func isLineEnd(at offset: Int) -> Bool {
    if bytes[offset] == UInt8(ascii: "\n") { return true }
    guard bytes[offset] == UInt8(ascii: "\r") else { return false }
    return offset + 1 == bytes.count || bytes[offset + 1] == UInt8(ascii: "\n")
  }

  private mutating func skipLineEnd() {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
  }

  private mutating func skipLine() {
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    skipLineEnd()
  }

  // MARK: Faults

  /// Most errors told of one file, and most warnings: many warnings must not hide that there is an error.
  private static let faultLimit = 200

  mutating func report(_ fact: DataFault, at span: Span) {
    let isWarning = fact.isWarning
    guard told[isWarning, default: 0] < CSVReader.faultLimit else { return }
    told[isWarning, default: 0] += 1
    faults.append(DataFault.Located(fact, at: span))
  }

  private mutating func stop(_ fact: DataFault, at span: Span) {
    report(fact, at: span)
    isBroken = true
    header = []
  }
}

// MARK: - Before the first row

extension CSVReader {
  /// The commonest of the three in the first line that holds anything, outside quotes; a comma where there is none.
  private static func separator(of bytes: [UInt8], from start: Int) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var (isQuoted, hasText) = (false, false)
    for byte in bytes[start...] {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n"), hasText { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
      if byte > 0x20 { hasText = true }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
  }

  /// The first thing that keeps the file from being UTF-8 text.
  private static func byteFault(in bytes: [UInt8], from start: Int) -> DataFault.Located? {
    let file = Span(0, 1)
    if bytes.count > mostBytes { return DataFault.Located(.tooLarge, at: file) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return DataFault.Located(.utf16, at: file)
    }
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == 0 { return DataFault.Located(.nul, at: Span(offset, offset + 1)) }
      if byte < 0x80 {
        offset += 1
        continue
      }
      guard let length = scalarLength(at: offset, in: bytes) else {
        return DataFault.Located(.notUTF8(byte: byte), at: Span(offset, offset + 1))
      }
      offset += length
    }
    return nil
  }

  /// The length of the well-formed character of several bytes at `offset`. Source: RFC 3629, 4.
  private static func scalarLength(at offset: Int, in bytes: [UInt8]) -> Int? {
    let (length, second): (Int, ClosedRange<UInt8>)
    switch bytes[offset] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    return bytes[(offset + 2)..<(offset + length)].allSatisfy({ $0 & 0xC0 == 0x80 }) ? length : nil
  }
}
