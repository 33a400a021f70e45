// bytes -> tokens.
// 1. Literal text runs to the next `{{`, `{%` or `{#`; it stays a range of the file's bytes.
// 2. Inside a tag: names, numbers, text literals and symbols, up to the closing delimiter.
// 3. A tag that is never closed ends with its line, so that the rest of the file is still read.
// 4. Whitespace around tags is trimmed at the end (WhitespaceTrimmer).

import Diagnostics
import HTML

struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []
  private var faults: [SyntaxError] = []

  /// Reads a whole file.
  static func lex(_ file: SourceFile) -> LexedFile {
    var lexer = Lexer(bytes: file.bytes)
    lexer.readFile()
    return LexedFile(file: file, tokens: trimmingWhitespace(lexer.tokens, in: file.bytes), faults: lexer.faults)
  }

  /// Reads one expression that stands in a file of another kind.
  static func lex(expressionAt span: Span, of file: SourceFile) -> LexedFile {
    var lexer = Lexer(bytes: file.bytes)
    lexer.position = span.start
    lexer.readContent(upTo: span.end)
    lexer.add(.closeOutput, span.end, span.end)
    return LexedFile(file: file, tokens: lexer.tokens, faults: lexer.faults, whole: "condition")
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func readFile() {
    while position < bytes.count {
      let start = position
      let opening = nextOpening(from: position)
      if opening > start { add(.text, start, opening) }
      position = opening
      guard position < bytes.count else { return }
      switch bytes[position + 1] {
      case UInt8(ascii: "#"): readComment()
      case UInt8(ascii: "{"): readTag(Delimiters.output)
      default:
        readTag(Delimiters.tag)
        if lastTagIsRaw { readRawText() }
      }
    }
  }

  // MARK: Tags

  private mutating func readTag(_ delimiters: Delimiters) {
    let start = position
    let content = start + (peek(start + 2) == UInt8(ascii: "-") ? 3 : 2)
    add(delimiters.openKind, start, content)
    position = content
    guard let close = closing(of: delimiters, from: content) else {
      recoverUnclosed(delimiters, openedAt: start)
      return
    }
    readContent(upTo: close.start)
    add(delimiters.closeKind, close.start, close.end)
    position = close.end
  }

  /// The first closing delimiter outside text literals, unless another tag opens before it.
  private func closing(of delimiters: Delimiters, from start: Int) -> Span? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), let end = literalEnd(from: index) {
        index = end
        continue
      }
      if isClosing(delimiters, at: index) {
        let trims = index > start && bytes[index - 1] == UInt8(ascii: "-")
        return Span(trims ? index - 1 : index, index + 2)
      }
      if isOpening(at: index) { return nil }
      index += 1
    }
    return nil
  }

  /// Reads what is readable of the line, marks the tag as reported, and goes on with the next line or tag.
  private mutating func recoverUnclosed(_ delimiters: Delimiters, openedAt start: Int) {
    report(.unclosedTag(opening: delimiters.opening, closing: delimiters.closing), start, start + 2)
    var end = position
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), !isOpening(at: end), !isMarkup(at: end) { end += 1 }
    let known = faults.count
    readContent(upTo: end)
    faults.removeSubrange(known...)
    add(.invalid, end, end)
    add(delimiters.closeKind, end, end)
    position = end
  }

  private mutating func readComment() {
    let start = position
    var index = start + 2
    while index + 1 < bytes.count, !(bytes[index] == UInt8(ascii: "#") && bytes[index + 1] == UInt8(ascii: "}")) {
      index += 1
    }
    if index + 1 < bytes.count {
      position = index + 2
    } else {
      report(.unclosedComment, start, start + 2)
      position = bytes.count
    }
    add(.comment, start, position)
  }

  /// True right after `{% raw %}`.
  private var lastTagIsRaw: Bool {
    guard tokens.count >= 3 else { return false }
    let tag = tokens.suffix(3)
    let name = tag[tag.startIndex + 1]
    return tag[tag.startIndex].kind == .openTag && name.kind == .name && spells(name.span, "raw")
      && tag[tag.startIndex + 2].kind == .closeTag
  }

  /// Takes everything up to `{% end %}` or `{% end raw %}` as literal text.
  private mutating func readRawText() {
    let start = position
    while position < bytes.count, !isEndTag(at: position) { position += 1 }
    if position > start { add(.text, start, position) }
  }

  private func isEndTag(at index: Int) -> Bool {
    guard peek(index) == UInt8(ascii: "{"), peek(index + 1) == UInt8(ascii: "%") else { return false }
    guard let close = closing(of: .tag, from: index + 2) else { return false }
    let content = bytes[(index + 2)..<close.start].filter { !isSpace($0) && $0 != UInt8(ascii: "-") }
    return content.elementsEqual("end".utf8) || content.elementsEqual("endraw".utf8)
  }

  // MARK: Inside a tag

  private mutating func readContent(upTo end: Int) {
    while position < end {
      let byte = bytes[position]
      if isSpace(byte) {
        position += 1
      } else if isNameStart(byte) {
        let start = position
        while position < end, isNamePart(bytes[position]) { position += 1 }
        add(.name, start, position)
      } else if isDigit(byte) {
        readNumber(upTo: end)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        readString(upTo: end)
      } else {
        readSymbol(upTo: end)
      }
    }
  }

  private mutating func readNumber(upTo end: Int) {
    let start = position
    while position < end, isDigit(bytes[position]) { position += 1 }
    var kind = TokenKind.integer
    if position + 1 < end, bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1]) {
      kind = .decimal
      position += 1
      while position < end, isDigit(bytes[position]) { position += 1 }
    }
    add(kind, start, position)
  }

  private mutating func readString(upTo end: Int) {
    let start = position
    guard let close = literalEnd(from: start), close <= end else {
      report(.unclosedText, start, end)
      add(.invalid, start, end)
      position = end
      return
    }
    position = close
    add(.string, start, close)
  }

  private mutating func readSymbol(upTo end: Int) {
    for (symbol, spelling) in Symbol.beginning(with: bytes[position])
    where bytes[position..<end].starts(with: spelling) {
      add(.symbol(symbol), position, position + spelling.count)
      position += spelling.count
      return
    }
    let start = position
    position += 1
    while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    report(foreignSymbol(text, next: peek(position)) ?? .unexpectedCharacter(text), start, position)
    position = end
    add(.invalid, start, position)
  }

  // MARK: Bytes

  private func nextOpening(from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = bytes.firstIndex(from: start) { $0.marks(of: UInt8(ascii: "{")) }
      while index < bytes.count, !isOpening(at: index) {
        index = bytes.firstIndex(from: index + 1) { $0.marks(of: UInt8(ascii: "{")) }
      }
      return index
    }
  }

  private func isOpening(at index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "{"), let next = peek(index + 1) else { return false }
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#")
  }

  private func isClosing(_ delimiters: Delimiters, at index: Int) -> Bool {
    bytes[index] == delimiters.closeByte && peek(index + 1) == UInt8(ascii: "}")
  }

  /// `</` or `<p`: text of the page rather than an expression.
  private func isMarkup(at index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "<"), let next = peek(index + 1) else { return false }
    return next == UInt8(ascii: "/") || isNameStart(next)
  }

  /// The end of the text literal that opens at `start`, when it closes on the same line.
  private func literalEnd(from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == bytes[start] { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private func peek(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func spells(_ span: Span, _ text: String) -> Bool {
    bytes[span.start..<span.end].elementsEqual(text.utf8)
  }

  private mutating func add(_ kind: TokenKind, _ start: Int, _ end: Int) {
    tokens.append(Token(kind: kind, span: Span(start, end)))
  }

  private mutating func report(_ fault: SyntaxFault, _ start: Int, _ end: Int) {
    faults.append(SyntaxError(fault: fault, span: Span(start, end)))
  }
}

/// The two kinds of tag and how they are written.
private struct Delimiters {
  let opening: String
  let closing: String
  let closeByte: UInt8
  let openKind: TokenKind
  let closeKind: TokenKind

  static let output = Delimiters(
    opening: "{{", closing: "}}", closeByte: UInt8(ascii: "}"), openKind: .openOutput, closeKind: .closeOutput)
  static let tag = Delimiters(
    opening: "{%", closing: "%}", closeByte: UInt8(ascii: "%"), openKind: .openTag, closeKind: .closeTag)
}

/// Spellings that people bring from other languages.
private func foreignSymbol(_ text: String, next: UInt8?) -> SyntaxFault? {
  switch text {
  case "&": .foreignSpelling("&&", advice: "write and")
  case "!": .foreignSpelling("!", advice: "write not")
  case "{":
    .foreignSpelling(
      "{{{", advice: "two braces are enough: a value of kind html prints as it is, everything else is escaped")
  case "#", "^": .foreignSpelling("{{\(text)", advice: "write {% if … %} or {% for … in … %}")
  case "`", "“", "”", "„", "‘", "’", "«", "»": .foreignSpelling(text, advice: "quote text with \" or '")
  default: nil
  }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
func isLetter(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
}
private func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "_") }
private func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
