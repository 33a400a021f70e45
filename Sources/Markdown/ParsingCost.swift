// Estimates, from the lines and words of a text, of the work that some shapes of Markdown cost the parser.

/// Cells of a table, those included that the parser adds to short rows; and the bytes it reads to find one, because at
/// each line such as `|-|` it takes the whole paragraph so far for the first row.
struct TableCost {
  private var columns = 0
  private var rows = 0
  private var paragraphBytes = 0
  private var headerBytes = 0

  /// Adds a line without its container prefix. A blank line ends a table. Says what there is too much of, at the line
  /// where the limit is crossed.
  mutating func add(_ line: Range<Int>, of text: [UInt8]) -> MarkdownProblem? {
    guard !line.isEmpty else {
      (columns, rows, paragraphBytes) = (0, 0, 0)
      return nil
    }
    let (cellsBefore, headerBytesBefore) = (columns * rows, headerBytes)
    let delimiters = TableCost.delimiterColumns(text[line])
    columns = max(columns, delimiters)
    if columns > 0 { rows += 1 }
    paragraphBytes = text[line].allSatisfy({ $0 == UInt8(ascii: "-") }) ? 0 : paragraphBytes + line.count
    if delimiters > 0 { headerBytes += paragraphBytes }
    if cellsBefore <= Preflight.cellLimit, columns * rows > Preflight.cellLimit {
      return .tableTooLarge(cells: Preflight.cellLimit)
    }
    let isTangled = headerBytesBefore <= Preflight.headerLimit && headerBytes > Preflight.headerLimit
    return isTangled ? .tooTangled(.tableHeaders) : nil
  }

  /// The columns of a line that holds nothing but `|`, `-`, `:` and white space; 0 for any other.
  private static func delimiterColumns(_ line: ArraySlice<UInt8>) -> Int {
    var columns = 0
    var previous: UInt8 = 0
    for byte in line {
      switch byte {
      case UInt8(ascii: "-"): if previous != byte { columns += 1 }
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return 0
      }
      previous = byte
    }
    return columns
  }
}

/// Bytes that links by reference can add: the longest definition once for each opening bracket.
struct DefinitionCost {
  private var longest = 0..<0
  private var current: Range<Int>?
  private var hasColon = false

  /// Adds a line without its container prefix. What begins with `[` and holds `]:` may be a definition, and goes on
  /// until the next bracket at the start of a line or a blank line.
  mutating func add(_ line: Range<Int>, of text: [UInt8], at range: Range<Int>) {
    if line.isEmpty {
      current = nil
    } else if text[line.lowerBound] == UInt8(ascii: "[") {
      let isFootnote = text[line].dropFirst().first == UInt8(ascii: "^")
      (current, hasColon) = (isFootnote ? nil : range, false)
    } else if let begun = current {
      current = begun.lowerBound..<range.upperBound
    }
    guard let current else { return }
    hasColon = hasColon || DefinitionCost.holdsLabelEnd(line, of: text)
    if hasColon, current.count > longest.count { longest = current }
  }

  private static func holdsLabelEnd(_ line: Range<Int>, of text: [UInt8]) -> Bool {
    var index = line.lowerBound
    while let bracket = text.firstIndex(of: UInt8(ascii: "]"), in: index..<line.upperBound) {
      index = bracket + 1
      if index < line.upperBound, text[index] == UInt8(ascii: ":") { return true }
    }
    return false
  }

  /// The longest definition, when the page would become too long.
  func excess(in text: [UInt8]) -> Range<Int>? {
    guard !longest.isEmpty else { return nil }
    let brackets = text.count { $0 == UInt8(ascii: "[") }
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
