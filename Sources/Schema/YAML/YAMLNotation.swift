// From libyaml's account of a fault of notation to what the author most likely did. libyaml says where it gave up; the
// cause is often a quote or a colon before that.

import Diagnostics

/// libyaml's own report.
struct YAMLProblem {
  let problem: String
  let context: String
  let character: Int
  let contextCharacter: Int?
}

extension YAMLTreeBuilder {
  mutating func notationFault(_ report: YAMLProblem) -> Located<YAMLFault> {
    let offset = byteOffset(ofCharacter: report.character)
    let context = report.contextCharacter.map { byteOffset(ofCharacter: $0) } ?? offset
    let lines = YAMLLines(bytes: bytes, range: range)
    switch report.problem {
    case "mapping values are not allowed in this context":
      return colonFault(at: offset, lines)
    case "could not find expected ':'":
      return Located(.missingColon(line: lines.text(at: context)), at: lines.content(at: context))
    case "block sequence entries are not allowed in this context":
      let fact: YAMLFault = lines.isFirst(offset) ? .indentation : .listOnKeyLine
      return Located(fact, at: Span(offset, offset + 1))
    case "found character that cannot start any token":
      return Located(.reservedCharacter(lines.character(at: offset)), at: Span(offset, lines.end(of: offset)))
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return bracketFault(at: offset, opened: context, lines)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return strayFault(at: offset, lines)
    case "did not find expected node content":
      return Located(.strayBracket(lines.character(at: offset)), at: Span(offset, offset + 1))
    case let problem where problem.contains("tab character"):
      return Located(.tabInIndentation, at: Span(offset, offset + 1))
    default:
      return contextFault(report, at: offset, context: context, lines)
    }
  }

  /// Faults that the thing being read tells more about than the problem does.
  private func contextFault(
    _ report: YAMLProblem, at offset: Int, context: Int, _ lines: YAMLLines
  ) -> Located<YAMLFault> {
    switch report.context {
    case "while scanning a quoted scalar":
      return Located(.unclosedQuote(mark: lines.character(at: context)), at: lines.rest(from: context))
    case "while parsing a quoted scalar":
      return Located(.badEscape, at: Span(max(context, offset - 1), offset + 1))
    case "while scanning an alias", "while scanning an anchor":
      return Located(.reservedCharacter(lines.character(at: context)), at: lines.rest(from: context))
    case "while scanning a block scalar":
      return Located(.textAfterBlockMark(lines.character(at: context)), at: lines.rest(from: offset))
    case let context where context.contains("tag"):
      return Located(.tag, at: lines.rest(from: offset))
    case let context where context.contains("directive"):
      return Located(.directive, at: lines.content(at: offset))
    default:
      return Located(.unreadable(report.problem), at: Span(offset, offset + 1))
    }
  }

  /// A colon where none can be: a second one in a line, a line that belongs to the value above by its indentation, or
  /// a line above without a colon.
  private func colonFault(at offset: Int, _ lines: YAMLLines) -> Located<YAMLFault> {
    if let value = lines.valueBehindKey(before: offset) {
      return Located(.unquotedColon(value: lines.text(value)), at: value)
    }
    guard let above = lines.lineAbove(offset) else {
      return Located(.indentation, at: Span(offset, offset + 1))
    }
    if lines.indentation(at: offset) > 0, lines.hasKey(at: above) {
      return Located(.indentation, at: lines.content(at: offset))
    }
    return Located(.missingColon(line: lines.text(at: above)), at: lines.content(at: above))
  }

  private func bracketFault(at offset: Int, opened: Int, _ lines: YAMLLines) -> Located<YAMLFault> {
    let open = lines.character(at: opened)
    if lines.start(of: offset) == lines.start(of: opened), offset < lines.end(of: offset) {
      return Located(.missingComma(open: open), at: Span(offset, offset + 1))
    }
    return Located(.unclosedBracket(open: open, close: open == "[" ? "]" : "}"), at: Span(opened, opened + 1))
  }

  /// Something that can be no key: text behind a closing quote, a closing bracket too many, or a line out of line.
  private func strayFault(at offset: Int, _ lines: YAMLLines) -> Located<YAMLFault> {
    if let scalar = lastScalar, scalar.kind == .quoted, !lines.isFirst(offset) {
      let mark = lines.character(at: scalar.span.start)
      if lines.start(of: scalar.span.start) != lines.start(of: scalar.span.end) {
        return Located(.unclosedQuote(mark: mark), at: lines.rest(from: scalar.span.start))
      }
      return Located(.textAfterQuote(mark: mark), at: lines.rest(from: offset))
    }
    let character = lines.character(at: offset)
    if character == "]" || character == "}" {
      return Located(.strayBracket(character), at: Span(offset, offset + 1))
    }
    return Located(.indentation, at: lines.content(at: offset))
  }
}

/// Questions about the lines of a text.
struct YAMLLines {
  let bytes: [UInt8]
  let range: Range<Int>

  func start(of offset: Int) -> Int {
    var start = min(offset, range.upperBound)
    while start > range.lowerBound, bytes[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// Without the line ending.
  func end(of offset: Int) -> Int {
    var end = min(offset, range.upperBound)
    while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
    while end > offset, bytes[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  /// The line without its indentation.
  func content(at offset: Int) -> Span {
    Span(start(of: offset) + indentation(at: offset), end(of: offset))
  }

  func rest(from offset: Int) -> Span { Span(offset, end(of: offset)) }

  func indentation(at offset: Int) -> Int {
    let start = start(of: offset)
    var first = start
    while first < range.upperBound, bytes[first] == 0x20 { first += 1 }
    return first - start
  }

  /// True for the first character of a line that is not a space.
  func isFirst(_ offset: Int) -> Bool { start(of: offset) + indentation(at: offset) == offset }

  func text(at offset: Int) -> String { text(content(at: offset)) }
  func text(_ span: Span) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

  /// The character at an offset, empty at the end.
  func character(at offset: Int) -> String {
    String(decoding: bytes[offset..<range.upperBound].prefix(4), as: UTF8.self).unicodeScalars.first.map(
      String.init)
      ?? ""
  }

  /// The value behind the first `: ` of the line, when that colon stands before `offset`.
  func valueBehindKey(before offset: Int) -> Span? {
    let start = start(of: offset)
    guard let colon = (start..<offset).first(where: { isColon($0) }) else { return nil }
    var value = colon + 1
    while value < offset, bytes[value] <= 0x20 { value += 1 }
    return Span(value, end(of: value))
  }

  func hasKey(at offset: Int) -> Bool {
    let start = start(of: offset)
    return (start..<end(of: start)).contains(where: { isColon($0) })
  }

  /// The start of the nearest line above with something in it.
  func lineAbove(_ offset: Int) -> Int? {
    var line = start(of: offset)
    while line > range.lowerBound {
      line = start(of: line - 1)
      let content = content(at: line)
      if content.start < content.end, bytes[content.start] != UInt8(ascii: "#") { return line }
    }
    return nil
  }

  private func isColon(_ offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: ":") && (offset + 1 >= range.upperBound || bytes[offset + 1] <= 0x20)
  }
}
