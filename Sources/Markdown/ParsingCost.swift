// Estimates, from the lines and words of a text, of the work that some shapes of Markdown cost the parser.

/// Cells of a table, those included that the parser adds to short rows.
struct TableCost {
  private var columns = 0
  private var rows = 0
  private var isOverLimit = false

  enum Verdict { case fine, crossesLimit }

  /// Adds a line without its container prefix. A blank line ends a table.
  mutating func add(_ line: ArraySlice<UInt8>) -> Verdict {
    guard !line.isEmpty else {
      self = TableCost()
      return .fine
    }
    columns = max(columns, TableCost.delimiterColumns(line))
    if columns > 0 { rows += 1 }
    guard !isOverLimit, columns * rows > Preflight.cellLimit else { return .fine }
    isOverLimit = true
    return .crossesLimit
  }

  /// The columns of a line that holds nothing but `|`, `-`, `:` and white space; 0 for any other.
  private static func delimiterColumns(_ line: ArraySlice<UInt8>) -> Int {
    var columns = 0
    var previous: UInt8 = 0
    for byte in line {
      guard byte.isSpaceOrTab || "|-:".utf8.contains(byte) else { return 0 }
      if byte == UInt8(ascii: "-"), previous != byte { columns += 1 }
      previous = byte
    }
    return columns
  }
}

/// Bytes that links by reference can add: the longest definition once for each opening bracket.
struct DefinitionCost {
  private var brackets = 0
  private var longest = 0..<0
  private var current: Range<Int>?

  /// Adds a line without its container prefix. A definition goes on until the next one or a blank line.
  mutating func add(_ line: ArraySlice<UInt8>, at range: Range<Int>) {
    brackets += line.count { $0 == UInt8(ascii: "[") }
    if line.isEmpty {
      current = nil
    } else if line.first == UInt8(ascii: "["), !line.starts(with: "[^".utf8) {
      current = range
    } else if let begun = current {
      current = begun.lowerBound..<range.upperBound
    }
    if let current, current.count > longest.count { longest = current }
  }

  /// The longest definition, when the page would become too long.
  var excess: Range<Int>? {
    let (cost, overflows) = brackets.multipliedReportingOverflow(by: longest.count)
    return overflows || cost > Preflight.expansionLimit ? longest : nil
  }
}

/// Steps that looking for addresses takes: each `www.`, `://`, `@` and closing bracket of a word that holds an address
/// may make the parser walk over the whole word.
struct AddressCost {
  private var steps = 0

  /// Adds a word (bytes without white space). Says what there is too much of once the limit is crossed.
  mutating func add(_ word: ArraySlice<UInt8>) -> MarkdownProblem.Tangle? {
    var starts = 0
    var brackets = 0
    var atSigns = 0
    for (index, byte) in zip(word.indices, word) {
      switch byte {
      case UInt8(ascii: "w") where word.hasBytes(AddressCost.web, at: index): starts += 1
      case UInt8(ascii: ":") where word.hasBytes(AddressCost.slashes, at: index): starts += 1
      case UInt8(ascii: ")"): brackets += 1
      case UInt8(ascii: "@"): atSigns += 1
      default: continue
      }
    }
    let walks = starts + (starts > 0 ? brackets : 0)
    steps += (walks + atSigns) * word.count
    guard steps > Preflight.addressLimit else { return nil }
    return atSigns > walks ? .atSigns : .addresses
  }

  private static let web = Array("www.".utf8)
  private static let slashes = Array("://".utf8)
}
