// Refuses, before the parser sees it, a text on which libcmark-gfm would take minutes or gigabytes, or read what is not its
// text. Every check reads the text once. The bounds are far beyond what anybody writes by hand.

/// What is wrong with a text before it is parsed.
struct Preflight {
  private(set) var problems: [Located] = []
  /// Where the lines of the text begin; those of one that is too long are not looked for.
  let lines: SourceLines

  static let bodyLimit = 1_000_000
  static let fieldLimit = 16_000
  /// Containers (quotations, list items) that may open on one line.
  static let depthLimit = 64
  static let cellLimit = 100_000
  /// Cells in one line. The parser appends each cell by walking over those before it.
  static let columnLimit = 1_000
  /// Bytes that are read as the first row of a table.
  static let headerLimit = 20_000_000
  /// Bytes that link definitions may add to the page.
  static let expansionLimit = 8_000_000
  /// Words up to this length cost nothing worth counting.
  private static let shortWord = 200
  /// Steps for finding web and e-mail addresses, see ``AddressCost``.
  static let addressLimit = 20_000_000

  init(_ source: MarkdownSource) {
    let text = source.text
    let limit = source.mode == .block ? Self.bodyLimit : Self.fieldLimit
    lines = SourceLines(text.count > limit ? [] : text)
    if text.count > limit {
      problems = [Located(.tooLong(limit: limit), limit..<limit + 1)]
    } else if let problem = Self.problemOfBytes(in: text) {
      problems = [problem]
      if case .nul = problem.problem { checkShape(of: text) }
    } else {
      checkShape(of: text)
    }
  }

  private mutating func checkShape(of text: [UInt8]) {
    problems += checkLines(of: text)
    problems += checkWords(of: text)
    problems += checkCarets(of: text)
  }

  /// Bytes that are no UTF-8, or else the first NUL.
  private static func problemOfBytes(in text: [UInt8]) -> Located? {
    if !text.isASCII, String(validating: text, as: UTF8.self) == nil {
      return Located(.invalidUTF8, firstInvalid(in: text))
    }
    return text.firstIndex(of: 0, in: 0..<text.count).map { Located(.nul, $0..<$0 + 1) }
  }

  private static func firstInvalid(in text: [UInt8]) -> Range<Int> {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = text.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return offset..<min(text.count, offset + 1)
      }
    }
  }

  private func checkLines(of text: [UInt8]) -> [Located] {
    var problems: [Located] = []
    var table = TableCost()
    var definitions = DefinitionCost()
    for number in 1...lines.count {
      let range = lines.range(number)
      let prefix = ContainerPrefix(text, range)
      let content = prefix.end..<range.upperBound
      if prefix.markers > Self.depthLimit {
        problems.append(Located(.tooDeep(limit: Self.depthLimit), range.lowerBound..<prefix.end))
      }
      if let problem = table.add(content, of: text) { problems.append(Located(problem, range)) }
      if content.count > Self.columnLimit,
        text[content].count(where: { $0 == UInt8(ascii: "|") }) > Self.columnLimit
      {
        problems.append(Located(.tooTangled(.tableHeader), range))
      }
      definitions.add(content, of: text, at: range)
    }
    if let range = definitions.excess(in: text) { problems.append(Located(.tooManyReferences, range)) }
    return problems
  }

  private func checkWords(of text: [UInt8]) -> [Located] {
    var addresses = AddressCost()
    var start = 0
    while start + Self.shortWord < text.count {
      let reach = start...start + Self.shortWord
      // White space within reach: every word before it is short, so none of them need be found.
      if let space = text[reach].lastIndex(where: \.isWhitespace) {
        start = space + 1
        continue
      }
      let end = text[reach.upperBound...].firstIndex(where: \.isWhitespace) ?? text.count
      if let tangle = addresses.add(text[start..<end]) {
        return [Located(.tooTangled(tangle), start..<start + 40)]
      }
      start = end + 1
    }
    return []
  }
}

// MARK: - Carets

extension Preflight {
  /// A `^` that is written as an entity where a footnote's name begins: the parser takes as many bytes for the name as the source
  /// has, from where it keeps what the entity stands for, and so from beyond that. It does so only in a text that it looks for
  /// footnotes in.
  private func checkCarets(of text: [UInt8]) -> [Located] {
    guard text.mayHoldFootnotes else { return [] }
    var problems: [Located] = []
    var start = 0
    while let entity = text.firstIndex(of: UInt8(ascii: "&"), in: start..<text.count) {
      start = entity + 1
      guard opensBracket(at: entity - 1, in: text),
        let end = text[start..<min(text.count, start + 10)].firstIndex(of: UInt8(ascii: ";")),
        standsForCaret(text[start..<end])
      else { continue }
      problems.append(Located(.maskedCaret, entity - 1..<end + 1))
    }
    return problems
  }

  /// Whether a `[` stands here without a backslash that takes its meaning away.
  private func opensBracket(at index: Int, in text: [UInt8]) -> Bool {
    guard index >= 0, text[index] == UInt8(ascii: "[") else { return false }
    return text[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
  }

  /// - Parameter entity: without `&` and `;`.
  private func standsForCaret(_ entity: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: entity, as: UTF8.self)
    guard name.hasPrefix("#") else { return name == "Hat" }
    let digits = name.dropFirst()
    // Swift's numbers may have a sign.
    guard !digits.contains("+") else { return false }
    let isHexadecimal = digits.first?.lowercased() == "x"
    return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10) == 0x5E
  }
}

/// The quotation and list markers that a line begins with.
struct ContainerPrefix {
  private(set) var markers = 0
  /// The offset behind them and the white space after them.
  private(set) var end: Int

  init(_ text: [UInt8], _ line: Range<Int>) {
    end = line.lowerBound
    while true {
      while end < line.upperBound, text[end].isSpaceOrTab { end += 1 }
      let width = ContainerPrefix.markerWidth(in: text, end..<line.upperBound)
      guard width > 0 else { return }
      end += width
      markers += 1
    }
  }

  /// `>` with or without white space behind it; `-`, `+`, `*`, `1.` and `1)` with it or at the end of the line.
  private static func markerWidth(in text: [UInt8], _ rest: Range<Int>) -> Int {
    guard !rest.isEmpty else { return 0 }
    var end = rest.lowerBound
    switch text[end] {
    case UInt8(ascii: ">"): return 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let limit = min(rest.upperBound, end + 9)
      while end < limit, text[end].isDigit { end += 1 }
      guard end < rest.upperBound, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")") else {
        return 0
      }
    default: return 0
    }
    end += 1
    return end == rest.upperBound || text[end].isSpaceOrTab ? end - rest.lowerBound : 0
  }
}
