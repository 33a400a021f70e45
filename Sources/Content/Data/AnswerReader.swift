// Reads content/data/feedback/*.csv: answers of readers, as a form exported them. Only the columns of the map are read. Names, addresses and
// comments in others are blanked before anything can quote them, also in the line that a message shows.

package import Diagnostics
import FoundationEssentials
import Schema

/// One answer about one page.
package struct Answer: Sendable {
  let response: String
  /// As written: a slug, a path or an address.
  let page: String
  let useful: Bool?
  let rating: Decimal?
  let submitted: Day?
  /// Where the page stands.
  let span: Span
}

/// The answers of one file.
package struct AnswerFile: Sendable {
  /// The file with everything blank that is not read.
  package let source: SourceFile
  package let answers: [Answer]
  package let diagnostics: [Diagnostic]

  /// - Parameter map: nil when the settings have none; the file is then reported, and not read.
  package init(_ file: SourceFile, map: AnswersMap?) {
    guard let map else {
      source = SourceFile(path: file.path, bytes: [])
      answers = []
      diagnostics = [DataFault.noColumnMap.diagnostic(at: Place(file: file.path))]
      return
    }
    var reader = AnswerReader(file, map)
    answers = reader.answers()
    let readable = SourceFile(path: file.path, bytes: reader.readable)
    source = readable
    diagnostics = reader.faults.map { $0.diagnostic(in: readable) }
  }
}

/// Walks the rows of one file; used once.
private struct AnswerReader {
  private let map: AnswersMap
  private var table: CSVReader
  /// The file's bytes, blank where nothing is read.
  private(set) var readable: [UInt8]
  private let yes: Set<String>
  private let no: Set<String>
  /// By column.
  private var addresses = Recurrence<Int>()
  private var unreadWords = Recurrence<String>()

  var faults: [DataFault.Located] { table.faults }

  init(_ file: SourceFile, _ map: AnswersMap) {
    self.map = map
    table = CSVReader(file)
    readable = file.bytes.map { AnswerReader.blank($0) }
    yes = Set(map.yes.map { $0.lowercased() })
    no = Set(map.no.map { $0.lowercased() })
  }

  /// Everything but line ends is a space.
  private static func blank(_ byte: UInt8) -> UInt8 {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? byte : 0x20
  }

  /// Where the columns stand that are read.
  private struct Columns {
    var response = 0
    var page = 0
    var useful: Int?
    var rating: Int?
    var submitted: Int?

    var all: [Int] { [response, page] + [useful, rating, submitted].compactMap { $0 } }
  }

  mutating func answers() -> [Answer] {
    guard let columns = columns() else { return [] }
    var answers: [Answer] = []
    while let row = table.next() {
      guard !isPersonal(row, columns) else { continue }
      for position in columns.all { show(row[position]) }
      if let answer = answer(row, columns) { answers.append(answer) }
    }
    let names = TableHeader(table).names
    for found in addresses.all {
      table.report(.personal(column: names[found.what], rows: found.rows), at: found.first)
    }
    for word in unreadWords.all { table.report(.notYesOrNo(word.what, rows: word.rows), at: word.first) }
    return answers
  }

  private mutating func columns() -> Columns? {
    let header = TableHeader(table)
    guard !header.names.isEmpty else {
      if table.faults.isEmpty { table.report(.noHeader, at: Span(at: 0)) }
      return nil
    }
    // The names of columns are no answers, and messages about them would be blank without them.
    for cell in table.header { show(cell) }
    let mapped = Set(map.columns.map { $0.name.lowercased() })
    for fault in header.repeated {
      if case .columnTwice(let name) = fault.fact, mapped.contains(name.lowercased()) {
        table.report(fault.fact, at: fault.span)
      }
    }
    for (role, name) in map.columns where header.position(of: name) == nil {
      table.report(.missingMappedColumn(name, role: role, written: header.names), at: header.span)
    }
    guard table.faults.isEmpty, let response = header.position(of: map.response),
      let page = header.position(of: map.page)
    else { return nil }
    return Columns(
      response: response, page: page, useful: map.useful.flatMap { header.position(of: $0) },
      rating: map.rating.flatMap { header.position(of: $0) },
      submitted: map.submitted.flatMap { header.position(of: $0) })
  }

  private mutating func show(_ cell: CSVCell) {
    readable.replaceSubrange(
      cell.span.start..<cell.span.end, with: table.file.bytes[cell.span.start..<cell.span.end])
  }

  /// Whether a cell that is read holds an address. That of a page may have an @ in its query, which nobody reads.
  private mutating func isPersonal(_ row: [CSVCell], _ columns: Columns) -> Bool {
    for position in columns.all {
      let text = table.text(row[position])
      guard holdsMailbox(position == columns.page ? AnsweredPages.path(of: text) : text) else { continue }
      addresses.note(position, at: row[position].span)
      return true
    }
    return false
  }

  private mutating func answer(_ row: [CSVCell], _ columns: Columns) -> Answer? {
    let response = table.text(row[columns.response])
    guard !response.isEmpty else {
      table.report(.noResponse, at: row[columns.response].span)
      return nil
    }
    let useful = columns.useful.flatMap { isUseful(row[$0]) }
    let rating = columns.rating.flatMap { mark(row[$0]) }
    return Answer(
      response: response, page: table.text(row[columns.page]), useful: useful, rating: rating,
      submitted: columns.submitted.flatMap { Day(iso: String(table.text(row[$0]).prefix(10))) },
      span: row[columns.page].span)
  }

  private mutating func isUseful(_ cell: CSVCell) -> Bool? {
    let written = table.text(cell)
    if written.isEmpty { return nil }
    if yes.contains(written.lowercased()) { return true }
    if no.contains(written.lowercased()) { return false }
    unreadWords.note(written, at: cell.span)
    return nil
  }

  private mutating func mark(_ cell: CSVCell) -> Decimal? {
    if table.isEmpty(cell) { return nil }
    if let rating = try? CellReading.decimal(table.number(cell)), rating >= 0, rating <= 10 { return rating }
    table.report(.notRating(table.text(cell)), at: cell.span)
    return nil
  }
}

/// An @ between two letters or digits.
private func holdsMailbox(_ text: String) -> Bool {
  let characters = Array(text)
  return characters.indices.dropFirst().dropLast().contains { index in
    characters[index] == "@" && (characters[index - 1].isLetter || characters[index - 1].isNumber)
      && (characters[index + 1].isLetter || characters[index + 1].isNumber)
  }
}
