// The header of a data file: which column stands where.

import Diagnostics

/// Names of columns by their position.
struct TableHeader {
  /// As written, without white space around them.
  let names: [String]
  private let cells: [CSVCell]

  init(_ reader: CSVReader) {
    cells = reader.header
    names = cells.map { reader.text($0) }
  }

  /// Where a column stands; capitals make no difference.
  func position(of name: String) -> Int? {
    let wanted = name.lowercased()
    return names.firstIndex { $0.lowercased() == wanted }
  }

  /// Each column that has the name of an earlier one.
  var repeated: [DataFault.Located] {
    names.indices.filter { !names[$0].isEmpty && position(of: names[$0]) != $0 }.map {
      DataFault.Located(.columnTwice(names[$0]), at: cells[$0].span)
    }
  }

  func span(of position: Int) -> Span { cells[position].span }

  /// The whole header, for what is missing from it.
  var span: Span {
    guard let first = cells.first, let last = cells.last else { return Span(at: 0) }
    return first.span.joined(with: last.span)
  }
}
