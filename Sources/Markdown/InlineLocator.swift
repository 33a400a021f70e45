// Finds where inline constructs stand in the source.
//
// The parser's columns are wrong in lists and quotes that go over several lines, in tables, and for links that span
// lines; autolinks have none. So a cursor follows the source while the tree is walked in order: text moves it past
// itself, a code span past its backticks, and a link or a tag is looked for from there. The cursor never looks further
// than ``reach``, which keeps the walk linear; where it fails it stays, and the next line break sets it right.

import HTML

struct InlineLocator {
  let text: [UInt8]
  let lines: SourceLines
  private var cursor = 0
  private var limit = 0
  private let holdsEntities: Bool

  /// How many bytes may stand between one piece of text and the next: delimiters, and the prefix of a nested line.
  private static let reach = 512

  /// How a link is written, known where it begins.
  struct Opening {
    let form: Form
    let start: Int

    enum Form { case bracketed, angled, bare }
  }

  /// A link or image found in the source.
  struct Found {
    let whole: Range<Int>
    /// Between the parentheses, angle brackets, or the bare address; nil for a link by reference.
    let destination: Range<Int>?
  }

  init(_ text: [UInt8], _ lines: SourceLines) {
    self.text = text
    self.lines = lines
    holdsEntities = text.firstIndex(of: UInt8(ascii: "&"), in: 0..<text.count) != nil
  }

  /// Sets the cursor to where the inline content of a block begins.
  mutating func begin(_ block: SyntaxNode) {
    guard block.startLine > 0 else {
      limit = text.count
      return
    }
    let last = lastContentLine(of: block)
    let spanned = last - block.startLine + 1
    let definitions = block.contentLines > 0 ? max(0, spanned - block.contentLines) : 0
    cursor =
      definitions > 0 || block.kind.isTableRow
      ? lines.range(block.startLine + definitions).lowerBound
      : lines.offset(line: block.startLine, column: block.startColumn)
    limit = lines.range(last).upperBound
  }

  /// The last line of a block's text. The parser ends an underlined heading somewhere behind its underline.
  private func lastContentLine(of block: SyntaxNode) -> Int {
    let end = max(block.startLine, block.endLine)
    guard case .heading = block.kind, end > block.startLine else { return end }
    return (block.startLine + 1...end).first(where: isUnderline).map { $0 - 1 } ?? end
  }

  private func isUnderline(_ line: Int) -> Bool {
    let content = text[lines.range(line)].drop { $0.isSpaceOrTab || $0 == UInt8(ascii: ">") }
    guard let mark = content.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "=") else { return false }
    return content.drop { $0 == mark }.allSatisfy(\.isSpaceOrTab)
  }

  /// Sets the cursor to a table's first row. A paragraph that stood right above it has been followed already, and the
  /// parser takes its line for the table's.
  mutating func beginTable(_ table: SyntaxNode) {
    let followed = cursor
    begin(table)
    if (cursor...limit).contains(followed) { cursor = followed }
  }

  /// Follows a text node, in which entities and backslash escapes are resolved. Returns the source it passed.
  mutating func pass(_ piece: Range<Int>, of literals: [UInt8]) -> Range<Int> {
    let start = cursor
    literals.withUnsafeBufferPointer { follow(UnsafeBufferPointer(rebasing: $0[piece.clamped(to: 0..<$0.count)])) }
    return start..<cursor
  }

  private mutating func follow(_ literal: UnsafeBufferPointer<UInt8>) {
    if stands(literal, from: 0) {
      cursor += literal.count
      return
    }
    var index = 0
    while index < literal.count, cursor < limit {
      if text[cursor] == UInt8(ascii: "&"), let length = entityLength(at: cursor),
        !literal.hasBytes(text[cursor..<cursor + length], at: index)
      {
        cursor += length
        index = literal.index(afterScalarAt: index)
      } else if text[cursor] == literal[index] {
        // All that stands alike, but for what may be an entity.
        let length =
          !holdsEntities && stands(literal, from: index)
          ? literal.count - index : commonCount(literal, from: index)
        let entity = holdsEntities ? text.firstIndex(of: UInt8(ascii: "&"), in: cursor + 1..<cursor + length) : nil
        let end = entity ?? cursor + length
        index += end - cursor
        cursor = end
      } else {
        if let found = findText(literal[index]) {
          cursor = found
          guard text[found] == literal[index] else { continue }
          cursor += 1
        }
        index += 1
      }
    }
  }

  /// Whether the rest of a literal stands at the cursor, as it does but for entities, escapes and line prefixes.
  private func stands(_ literal: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
    guard literal.count - index <= limit - cursor else { return false }
    return text[cursor..<limit].withUnsafeBufferPointer {
      $0.begins(with: UnsafeBufferPointer(rebasing: literal[index...]))
    }
  }

  /// How many bytes of a literal stand at the cursor.
  private func commonCount(_ literal: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    text[cursor..<max(cursor, limit)].withUnsafeBufferPointer {
      $0.commonCount(from: 0, with: literal, from: index)
    }
  }

  /// The next place of a byte of text, or of an entity before it, which is text too.
  private func findText(_ byte: UInt8) -> Int? {
    let end = min(limit, cursor + Self.reach)
    var index = cursor
    while index < end {
      if text[index] == byte { return index }
      if text[index] == UInt8(ascii: "&"), index > cursor, entityLength(at: index) != nil { return index }
      index += 1
    }
    return nil
  }

  mutating func passLineBreak() {
    guard let end = text[cursor..<limit].firstIndex(where: { $0.isLineEnd }) else { return }
    cursor = end + 1
    if text[end] == 0x0D, cursor < limit, text[cursor] == 0x0A { cursor += 1 }
  }

  mutating func passCode() {
    guard let open = find(UInt8(ascii: "`"), from: cursor) else { return }
    let content = endOfRun(at: open)
    var close = find(UInt8(ascii: "`"), from: content)
    while let run = close {
      let end = endOfRun(at: run)
      if end - run == content - open {
        cursor = end
        return
      }
      close = find(UInt8(ascii: "`"), from: end)
    }
  }

  /// Follows a piece of raw HTML and returns where it stands.
  mutating func passHTML(_ literal: ArraySlice<UInt8>) -> Range<Int> {
    let firstLine = literal.prefix { !$0.isLineEnd }
    var start = cursor
    let end = min(limit, cursor + Self.reach)
    while start < end, !text.hasBytes(firstLine, at: start) { start += 1 }
    guard start < end else { return cursor..<min(limit, cursor + 1) }
    cursor = min(limit, start + firstLine.count)
    literal[firstLine.endIndex...].withUnsafeBufferPointer { follow($0) }
    return start..<cursor
  }

  mutating func passFootnoteReference() {
    guard let close = find(UInt8(ascii: "]"), from: cursor) else { return }
    cursor = close + 1
  }

  /// Finds where a link begins. `bareText` is what an autolink shows.
  mutating func openLink(bareText: ArraySlice<UInt8>?) -> Opening {
    let end = min(limit, cursor + Self.reach)
    let beginning = bareText?.prefix { $0 != UInt8(ascii: "&") }
    for index in cursor..<max(cursor, end) {
      if text[index] == UInt8(ascii: "[") { return open(.bracketed, at: index, width: 1) }
      guard let beginning else { continue }
      if text[index] == UInt8(ascii: "<"), text.hasBytes(beginning, at: index + 1) {
        return open(.angled, at: index, width: 1)
      }
      if text.hasBytes(beginning, at: index) || text[index].isLetter { return open(.bare, at: index, width: 0) }
    }
    return Opening(form: .bare, start: cursor)
  }

  mutating func openImage() -> Opening {
    let end = min(limit, cursor + Self.reach)
    for index in cursor..<max(cursor, end) where text.hasBytes([UInt8(ascii: "!"), UInt8(ascii: "[")], at: index) {
      return open(.bracketed, at: index, width: 2)
    }
    return Opening(form: .bare, start: cursor)
  }

  mutating func close(_ opening: Opening) -> Found {
    switch opening.form {
    case .bare:
      return Found(whole: opening.start..<cursor, destination: opening.start..<cursor)
    case .angled:
      let end = find(UInt8(ascii: ">"), from: cursor) ?? cursor
      cursor = min(limit, end + 1)
      return Found(whole: opening.start..<cursor, destination: opening.start + 1..<max(opening.start + 1, end))
    case .bracketed:
      let bracket = find(UInt8(ascii: "]"), from: cursor) ?? cursor
      let tail = LinkTail(in: text, at: bracket + 1, limit: limit)
      cursor = max(cursor, min(limit, tail.end))
      return Found(whole: opening.start..<cursor, destination: tail.destination)
    }
  }

  private mutating func open(_ form: Opening.Form, at start: Int, width: Int) -> Opening {
    cursor = start + width
    return Opening(form: form, start: start)
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    start < limit ? text.firstIndex(of: byte, in: start..<limit) : nil
  }

  private func endOfRun(at start: Int) -> Int {
    text[start..<limit].firstIndex { $0 != text[start] } ?? limit
  }

  /// The length of what looks like an entity: `&amp;`, `&#39;`, `&#x27;`.
  private func entityLength(at start: Int) -> Int? {
    var index = start + 1
    let end = min(limit, start + 34)
    while index < end, text[index].isLetter || text[index].isDigit || text[index] == UInt8(ascii: "#") {
      index += 1
    }
    guard index < end, index > start + 1, text[index] == UInt8(ascii: ";") else { return nil }
    return index + 1 - start
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func index(afterScalarAt index: Int) -> Int {
    var next = index + 1
    while next < count, self[next].isContinuation { next += 1 }
    return next
  }
}
