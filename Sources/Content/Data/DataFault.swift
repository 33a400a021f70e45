// What can be wrong with the tables of content/data, and the words for it.

import Diagnostics
import Schema

/// A fact about a data file; its place is the cell or the row it is about.
enum DataFault: Sendable {
  // The file as such.
  case tooLarge, tooManyRows, cellTooLong
  case tooManyColumns(Int)
  case utf16, nul
  case notUTF8(byte: UInt8)
  // Cells and rows.
  case loneReturn, quoteInside, textBehindQuote, quoteNotClosed
  case ragged(cells: Int, columns: Int)
  // The header.
  case noHeader
  case unknownColumn(String, known: [String])
  case unnamedColumn
  case missingColumn(String, written: [String])
  case missingMappedColumn(String, role: String, written: [String])
  case columnTwice(String)
  // Figures.
  /// - Parameter rows: how many rows say the same.
  case unknownSubject(String, known: [String], rows: Int)
  case nothingMeasured
  case notPeriod(String, suggestion: String?)
  case notNumber(String, column: SeriesColumn, suggestion: String?)
  case notCount(String, column: SeriesColumn, suggestion: String?)
  case formula(String, column: SeriesColumn)
  case partAboveWhole(Int, of: Int)
  case dividedByZero
  case halfFraction(lacks: SeriesColumn)
  case valueDisagrees(numerator: Int, denominator: Int)
  case sizeMissing(String, rows: Int)
  case partWithoutSize(String)
  case figureTwice(first: Place)
  case unknownArm(String)
  case emptyFigure
  case tooManyParts(Int)
  /// An entry states another value for the quarter than the row does.
  case markDisagrees(role: String, period: String, row: Place)
  /// An entry states a value that is hidden where it stands.
  case markOfFew(Int, minimum: Int, row: Place)
  /// - Parameter rows: how many rows of the file are beyond, this the first.
  case percentBeyond(String, column: String, rows: Int)
  case nearGroup(String, meant: String, rows: Int)
  case twoGroupsOfOneSide(Arm, String, String)
  // Answers.
  case noColumnMap
  case noResponse
  case unknownPage(String, suggestion: String?, rows: Int)
  case personal(column: String, rows: Int)
  case notYesOrNo(String, rows: Int)
  case notRating(String)

  struct Located: Sendable {
    let fact: DataFault
    let span: Span

    init(_ fact: DataFault, at span: Span) {
      self.fact = fact
      self.span = span
    }

    func diagnostic(in file: SourceFile) -> Diagnostic { fact.diagnostic(at: Place(span, in: file)) }
  }
}

extension DataFault {
  /// Whether a build goes on with it.
  var isWarning: Bool {
    switch self {
    case .markDisagrees, .nearGroup, .twoGroupsOfOneSide, .valueDisagrees, .sizeMissing, .noResponse, .unknownPage,
      .personal, .notYesOrNo, .notRating:
      true
    default: false
    }
  }

  func diagnostic(at place: Place) -> Diagnostic {
    switch self {
    case .tooLarge, .tooManyRows, .cellTooLong, .tooManyColumns, .tooManyParts: tooMuch(place)
    case .utf16, .nul, .notUTF8: notText(place)
    case .loneReturn, .quoteInside, .textBehindQuote, .quoteNotClosed, .ragged: broken(place)
    case .noHeader, .unknownColumn, .unnamedColumn, .missingColumn, .missingMappedColumn, .columnTwice:
      header(place)
    case .notPeriod, .notNumber, .notCount, .formula: cell(place)
    case .partAboveWhole, .dividedByZero, .halfFraction, .valueDisagrees, .sizeMissing, .partWithoutSize,
      .emptyFigure:
      figure(place)
    case .unknownSubject, .nothingMeasured, .figureTwice, .unknownArm: identity(place)
    case .markDisagrees, .markOfFew, .nearGroup, .percentBeyond, .twoGroupsOfOneSide: doubt(place)
    case .noColumnMap, .noResponse, .unknownPage, .personal, .notYesOrNo, .notRating: answer(place)
    }
  }

  private func tooMuch(_ place: Place) -> Diagnostic {
    let (message, hint): (String, String) =
      switch self {
      case .tooLarge: ("the file is larger than 100 MB", "sum the figures up by quarter and group")
      case .tooManyRows: ("the file has more than a million rows", "sum the figures up by quarter and group")
      case .tooManyColumns(let count):
        ("the header has \(count) columns, and 200 are read at most", "delete those that are not needed")
      case .tooManyParts(let count):
        (
          "there are \(count) groups in one quarter, and figures of 2,000 at most can be shown safely",
          "gather them into larger groups"
        )
      default: ("the cell holds more than 64 KB", "close its quote, or shorten it")
      }
    return Diagnostic(.tooMuchData, message, at: place, hint: hint)
  }

  private func notText(_ place: Place) -> Diagnostic {
    let message =
      switch self {
      case .utf16: "the file is saved as UTF-16, not as UTF-8"
      case .nul: "there is a NUL byte, so this is no text"
      case .notUTF8(let byte): "the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8 here"
      default: "this is not UTF-8 text"
      }
    return Diagnostic(.dataNotText, message, at: place, hint: "save it from the spreadsheet as \"CSV UTF-8\"")
  }

  private func broken(_ place: Place) -> Diagnostic {
    switch self {
    case .ragged(let cells, let columns):
      return Diagnostic(
        .raggedRow, "the row has \(cells) cells, and the header \(columns)", at: place,
        hint: cells < columns
          ? "add \(columns - cells) empty at its end" : "put a text that holds a separator in double quotes")
    case .loneReturn:
      return Diagnostic(
        .brokenRow, "a line ends in a carriage return alone", at: place, hint: "save the file with LF or CR LF")
    case .quoteInside:
      return Diagnostic(
        .brokenRow, "a quote stands in a cell that is not in quotes", at: place,
        hint: "put the whole cell in quotes, and write this one twice")
    case .textBehindQuote:
      return Diagnostic(
        .brokenRow, "something stands behind the quote that closes the cell", at: place,
        hint: "write a quote inside a cell twice")
    default:
      return Diagnostic(
        .brokenRow, "the quote that opens here is never closed", at: place, hint: "close it, or delete it")
    }
  }

  private func header(_ place: Place) -> Diagnostic {
    switch self {
    case .unknownColumn(let name, let known):
      Diagnostic(
        .unknownColumn, "there is no column \"\(name)\"", at: place,
        hint: didYouMean(name, among: known) ?? "the columns are " + known.joined(separator: ", "))
    case .unnamedColumn:
      Diagnostic(.unknownColumn, "a column has no name", at: place, hint: "name it, or delete it with its cells")
    case .columnTwice(let name):
      Diagnostic(.columnTwice, "the column \"\(name)\" is there twice", at: place, hint: "delete one of them")
    case .missingColumn(let name, let written):
      Diagnostic(
        .missingColumn, "the column \"\(name)\" is missing", at: place,
        hint: nearestName(to: name, among: written).map { "is it \"\($0)\"?" }
          ?? "add it to the header and each row")
    case .missingMappedColumn(let name, let role, let written):
      Diagnostic(
        .missingColumn, "there is no column \"\(name)\", which the column map names as \(role)", at: place,
        hint: didYouMean(name, among: written) ?? "correct feedback: answers: in content/site.yaml")
    default:
      Diagnostic(.missingColumn, "the file has no header", at: place, hint: "write the names of the columns first")
    }
  }

  private func cell(_ place: Place) -> Diagnostic {
    switch self {
    case .notPeriod(let written, let suggestion):
      Diagnostic(
        .badPeriod, "\(DataFault.shown(written)) is no quarter", at: place,
        hint: "write \(suggestion ?? "it like 2026-Q3")")
    case .formula(let written, let column):
      Diagnostic(
        .formulaInCell, "\(column.rawValue) is a formula, \(DataFault.shown(written)), not a number", at: place,
        hint: "put its result here: paste the cells as values")
    case .notCount(let written, let column, let suggestion):
      Diagnostic(
        .badFigure, "\(column.rawValue) is a whole number from 0, not \(DataFault.shown(written))", at: place,
        hint: suggestion.map { "write \($0)" } ?? "write it like 1840")
    case .notNumber(let written, let column, let suggestion):
      Diagnostic(
        .badFigure, "\(column.rawValue) is a number, not \(DataFault.shown(written))", at: place,
        hint: suggestion.map { "write \($0)" } ?? "write it like 38.5")
    default: Diagnostic(.badFigure, "this is no number", at: place)
    }
  }

  private func figure(_ place: Place) -> Diagnostic {
    switch self {
    case .partAboveWhole(let part, let whole):
      Diagnostic(
        .brokenFraction, "the numerator \(part) is larger than the denominator \(whole)", at: place,
        hint: "correct one of them, or leave both out")
    case .dividedByZero:
      Diagnostic(.brokenFraction, "the denominator is 0", at: place, hint: "correct it, or leave both out")
    case .halfFraction(let column):
      Diagnostic(
        .brokenFraction, "there is no \(column.rawValue) in this row", at: place, hint: "add it, or leave both out")
    case .valueDisagrees(let numerator, let denominator):
      Diagnostic(
        .valueDisagrees, "\(numerator) of \(denominator) does not give this value", at: place,
        hint: "correct whichever is wrong")
    case .sizeMissing(let subject, let rows):
      Diagnostic(
        .sizeMissing,
        rows == 1 ? "this figure has no n" : "\(rows) figures of \"\(subject)\" have no n, this the first",
        at: place,
        hint: "write how many people or cases it is made of")
    case .partWithoutSize(let name):
      Diagnostic(
        .groupWithoutSize, "the figure of \(DataFault.shown(name)) has no n", at: place,
        hint: "without it nobody can tell whether the group is too small to be shown")
    default:
      Diagnostic(
        .emptyFigure, "the row has neither a value nor a plan", at: place, hint: "fill it in, or delete it")
    }
  }

  private func identity(_ place: Place) -> Diagnostic {
    switch self {
    case .unknownSubject(let name, let known, let rows):
      Diagnostic(
        .unknownMeasure, "there is no page \"\(name)\" that takes figures", at: place,
        hint: didYouMean(name, among: known) ?? DataFault.some(of: known),
        notes: rows == 1 ? [] : [Diagnostic.Note("and so in \(rows - 1) more rows of the file")])
    case .nothingMeasured:
      Diagnostic(
        .unknownMeasure, "no content type takes figures", at: place,
        hint: "give one the facet measure and a field of the kind series")
    case .figureTwice(let first):
      Diagnostic(
        .figureTwice, "this figure is there already", at: place, hint: "delete one of the two",
        notes: [Diagnostic.Note("the first", at: first)])
    default:
      if case .unknownArm(let name) = self {
        Diagnostic(
          .unknownArm, "there is no arm \(DataFault.shown(name))", at: place,
          hint: didYouMean(name, among: Arm.allCases.map(\.rawValue)) ?? "write treated or control")
      } else {
        Diagnostic(.unknownArm, "there is no such arm", at: place)
      }
    }
  }

  private func doubt(_ place: Place) -> Diagnostic {
    switch self {
    case .markDisagrees(let role, let period, let row):
      Diagnostic(
        .markDisagrees, "the \(role) of \(period) is another here than in content/data", at: place,
        hint: "correct whichever is wrong", notes: [Diagnostic.Note("the figure", at: row)])
    case .markOfFew(let count, let minimum, let row):
      Diagnostic(
        .smallGroupFigure, "a figure of \(count) would be shown; groups below \(minimum) are hidden", at: place,
        hint: "begin with a quarter that more people are in", notes: [Diagnostic.Note("the figure", at: row)])
    case .percentBeyond(let written, let column, let rows):
      Diagnostic(
        .percentBeyond, "the \(column) is \(written), and a share in percent lies between 0 and 100", at: place,
        hint: "correct it; if less or more is right, let the unit of the page say of what: \"percent of plan\"",
        notes: rows == 1 ? [] : [Diagnostic.Note("and so in more rows of the file: \(rows - 1)")])
    case .nearGroup(let name, let meant, let rows):
      Diagnostic(
        .nearGroup, "the group \(DataFault.shown(name)) is probably \(DataFault.shown(meant))", at: place,
        hint: "spell it like the others; as it is, it counts as a group of its own",
        notes: rows == 1 ? [] : [Diagnostic.Note("and so in \(rows - 1) more rows")])
    case .twoGroupsOfOneSide(let arm, let one, let other):
      Diagnostic(
        .twoGroupsOfOneSide,
        "both \(DataFault.shown(one)) and \(DataFault.shown(other)) are \(arm.rawValue), so no comparison is drawn",
        at: place,
        hint:
          "add rows of all that are \(arm.rawValue) together, with an empty group; or leave arm empty for one of the two"
      )
    default: Diagnostic(.nearGroup, "the name of this group is in doubt", at: place)
    }
  }

  private func answer(_ place: Place) -> Diagnostic {
    switch self {
    case .noColumnMap:
      Diagnostic(
        .noColumnMap, "content/site.yaml does not say what the columns of this file are", at: place,
        hint: "add answers: {response: …, page: …, useful: …} below feedback:")
    case .unknownPage(let page, let suggestion, let rows):
      Diagnostic(
        .unknownAnsweredPage,
        "\(DataFault.shown(page)) is no page here, so \(rows == 1 ? "its answer is" : "\(rows) answers are") left out",
        at: place, hint: suggestion.map { "did you mean \"\($0)\"?" } ?? "write its address, or type/short-name")
    case .personal(let column, let rows):
      Diagnostic(
        .personalAnswer,
        "the column \"\(column)\" holds e-mail addresses, and "
          + (rows == 1 ? "the row is left out" : "\(rows) rows are left out"), at: place, hint: "map another column"
      )
    case .notYesOrNo(let written, let rows):
      Diagnostic(
        .unreadableAnswer,
        "\(DataFault.shown(written)) is neither a yes nor a no"
          + (rows == 1 ? "" : ", here and \(rows - 1) times more"),
        at: place, hint: "add it to yes: or no: of the column map")
    case .notRating(let written):
      Diagnostic(
        .unreadableAnswer, "\(DataFault.shown(written)) is no rating from 0 to 10", at: place,
        hint: "write a number, or leave the cell empty")
    default:
      Diagnostic(
        .unreadableAnswer, "the row has no number of a response, and is left out", at: place,
        hint: "each response has a number of its own, so that it counts once")
    }
  }

  /// What was written, cut to a length that a message can carry.
  private static func shown(_ written: String) -> String {
    "\"" + (written.count > 40 ? written.prefix(39) + "…" : written[...]) + "\""
  }

  private static func some(of known: [String]) -> String {
    if known.isEmpty { return "there is none yet" }
    let shown = known.prefix(6).joined(separator: ", ")
    return known.count > 6 ? "there are \(shown) and \(known.count - 6) more" : "there are \(shown)"
  }
}
