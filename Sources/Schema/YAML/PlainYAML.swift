// The YAML that nearly all front matter and type declarations are written in, read without libyaml, which takes two hundred
// instructions a byte: keys that are words or in quotes, values of one line, lists and mappings by their indentation or in
// brackets, and texts behind `>-`.
//
// Whatever else there is, a fault too, ends this reading, and libyaml reads the whole from its start. So this is no second opinion
// on YAML, and the words for faults have one source. `PlainYAMLTests` holds it to libyaml, node by node.

import Diagnostics
import HTML

/// Walks through a document once. What reads something begins at its first byte, and is false where libyaml is to be asked. The
/// recursion is bounded by ``YAMLTreeBuilder/depthLimit``.
struct PlainYAML {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private var builder: YAMLTreeBuilder
  private var offset: Int
  /// Of the line at hand; -1 when there is none left.
  private var indent = 0

  /// - Parameter range: bytes in which ``YAMLByteCheck`` found no fault.
  /// - Returns: nil when libyaml is to be asked.
  static func read(_ range: Range<Int>, of bytes: [UInt8]) -> YAMLReading? {
    var reader = PlainYAML(range, of: bytes)
    reader.beginLine()
    guard reader.indent == 0, reader.document(), reader.indent < 0 else { return nil }
    return reader.builder.finish(stoppedBy: nil)
  }

  private init(_ range: Range<Int>, of bytes: [UInt8]) {
    self.bytes = bytes
    self.range = range
    offset = range.lowerBound
    // Its marks are bytes here, as they are in ASCII.
    builder = YAMLTreeBuilder(range, of: bytes, offsets: CharacterOffsets(range, of: bytes, isASCII: true))
  }

  // MARK: Lines

  /// Fields, a list, or one value, as an example of a field is.
  private mutating func document() -> Bool {
    if isItem { return sequence() }
    return endOfKey != nil ? mapping() : value(isInBrackets: false) && endLine()
  }

  /// Fields one below the other, with nothing less indented between them.
  private mutating func mapping() -> Bool {
    let column = indent
    guard open(.mapping) else { return false }
    repeat {
      guard key(), valueOfKey(at: column) else { return false }
    } while indent == column
    builder.close(0, 0)
    return indent < column
  }

  private mutating func valueOfKey(at column: Int) -> Bool {
    if isLineEnd { return lines(below: column) }
    return byte == UInt8(ascii: ">") ? folded(below: column) : value(isInBrackets: false) && endLine()
  }

  /// The value of a key with nothing behind it. A list need not be further in than its key.
  private mutating func lines(below column: Int) -> Bool {
    guard endLine(), indent > column || indent == column && isItem else { return false }
    return isItem ? sequence() : mapping()
  }

  private mutating func sequence() -> Bool {
    let column = indent
    guard open(.sequence) else { return false }
    repeat {
      let start = offset
      skip(1)
      // What stands behind the hyphen is as far in as the lines that go on with it.
      indent = column + offset - start
      guard endOfKey != nil ? mapping() : value(isInBrackets: false) && endLine() else { return false }
    } while indent == column && isItem
    builder.close(0, 0)
    return indent <= column
  }

  /// The text behind `>-`: lines that are equally far in, which become one.
  private mutating func folded(below column: Int) -> Bool {
    let start = offset
    guard byte(at: start + 1) == UInt8(ascii: "-"), byte(at: start + 2) == UInt8(ascii: "\n") else { return false }
    var text: [UInt8] = []
    var (end, margin) = (start + 2, 0)
    while true {
      offset = end
      // What is empty, further in or ends with a space stays a line of its own, or is read in yet another way.
      guard endLine() else { return false }
      let lineStart = offset - max(indent, 0)
      guard lineStart == min(end + 1, range.upperBound) else { return false }
      if text.isEmpty { margin = indent }
      guard indent == margin, indent > column else { break }
      end = nextMark(from: offset) { $0.marks(below: 0x20) }
      guard byte(at: end) == UInt8(ascii: "\n"), byte(at: end - 1) != UInt8(ascii: " ") else { return false }
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += bytes[offset..<end]
    }
    guard !text.isEmpty, indent <= column else { return false }
    text.withUnsafeBufferPointer { builder.scalar(.block, start - range.lowerBound, end - range.lowerBound, $0) }
    return true
  }

  private var isItem: Bool { byte == UInt8(ascii: "-") && byte(at: offset + 1) == UInt8(ascii: " ") }

  /// Goes on to the next line; false where there is more on this one.
  private mutating func endLine() -> Bool {
    skip(0)
    guard isLineEnd else { return false }
    offset = min(offset + 1, range.upperBound)
    beginLine()
    return true
  }

  /// Passes the indentation of the next line that is not empty.
  private mutating func beginLine() {
    var start = offset
    skip(0)
    while isLineEnd, offset < range.upperBound {
      start = offset + 1
      skip(1)
    }
    indent = offset < range.upperBound ? offset - start : -1
  }

  // MARK: On one line

  private mutating func key() -> Bool {
    if byte.isQuote {
      let start = offset
      guard quoted(), offset - start < PlainYAML.keyLimit, isColon(at: offset) else { return false }
    } else {
      guard let end = endOfKey else { return false }
      builder.scalar(.plain, as: offset..<end, at: offset..<end)
      offset = end
    }
    skip(1)
    return true
  }

  /// Where the colon of the key is that stands here, without quotes; nil where none does.
  private var endOfKey: Int? {
    guard byte.isPlain else { return nil }
    var end = offset
    let limit = offset + PlainYAML.keyLimit
    while end < limit, byte(at: end).isPlain || byte(at: end) == UInt8(ascii: "-") { end += 1 }
    return isColon(at: end) ? end : nil
  }

  private func isColon(at index: Int) -> Bool {
    byte(at: index) == UInt8(ascii: ":") && byte(at: index + 1).isBlank
  }

  /// Longer ones are left to libyaml, which has a limit, too.
  private static let keyLimit = 64

  private mutating func value(isInBrackets: Bool) -> Bool {
    switch byte {
    case _ where byte.isQuote: quoted()
    case UInt8(ascii: "["): bracketed(.sequence, until: UInt8(ascii: "]"))
    case UInt8(ascii: "{"): bracketed(.mapping, until: UInt8(ascii: "}"))
    default: plain(isInBrackets: isInBrackets)
    }
  }

  private mutating func bracketed(_ kind: YAMLNode.Kind, until close: UInt8) -> Bool {
    guard open(kind) else { return false }
    skip(1)
    while byte != close {
      guard kind == .sequence || key(), value(isInBrackets: true) else { return false }
      skip(0)
      guard byte == UInt8(ascii: ",") else { break }
      skip(1)
      // Behind the last one, where it says nothing.
      guard byte != close else { return false }
    }
    guard byte == close else { return false }
    builder.close(offset - range.lowerBound, offset + 1 - range.lowerBound)
    offset += 1
    return true
  }

  private mutating func quoted() -> Bool {
    var end = offset + 1
    while byte(at: end) != byte {
      guard byte(at: end) >= 0x20, byte(at: end) != UInt8(ascii: "\\") else { return false }
      end += 1
    }
    // Two single quotes are one.
    guard byte(at: end + 1) != byte else { return false }
    builder.scalar(.quoted, as: (offset + 1)..<end, at: offset..<(end + 1))
    offset = end + 1
    return true
  }

  private mutating func plain(isInBrackets: Bool) -> Bool {
    // `-3` and `-date` are values; `- 3` is an item.
    guard byte.isPlain || byte == UInt8(ascii: "-") && byte(at: offset + 1).isPlain else { return false }
    var end = nextMark(from: offset, isInBrackets)
    // A colon or a number sign in a word is a part of it.
    while !isInBrackets,
      byte(at: end) == UInt8(ascii: ":") && !byte(at: end + 1).isBlank
        || byte(at: end) == UInt8(ascii: "#") && !byte(at: end - 1).isBlank
    {
      end = nextMark(from: end + 1, isInBrackets)
    }
    switch byte(at: end) {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break
    default: return false
    }
    let next = end
    while byte(at: end - 1) == UInt8(ascii: " ") { end -= 1 }
    builder.scalar(.plain, as: offset..<end, at: offset..<end)
    offset = next
    return true
  }

  /// The next byte that may end a value.
  private func nextMark(from start: Int, _ isInBrackets: Bool) -> Int {
    nextMark(from: start) {
      let marks = $0.marks(below: 0x20) | $0.marks(of: UInt8(ascii: ":")) | $0.marks(of: UInt8(ascii: "#"))
      guard isInBrackets else { return marks }
      return marks | $0.marks(of: UInt8(ascii: ",")) | $0.marks(of: UInt8(ascii: "?"))
        | $0.marks(of: UInt8(ascii: "{"), ignoring: 0x20) | $0.marks(of: UInt8(ascii: "}"), ignoring: 0x20)
    }
  }

  private func nextMark(from start: Int, marking marks: (EightBytes) -> UInt64) -> Int {
    bytes.withUnsafeBufferPointer { min($0.firstIndex(from: start, marking: marks), range.upperBound) }
  }

  // MARK: Bytes

  private var byte: UInt8 { byte(at: offset) }
  private var isLineEnd: Bool { byte == UInt8(ascii: "\n") }

  /// Behind the last byte is the end of a line.
  private func byte(at index: Int) -> UInt8 { index < range.upperBound ? bytes[index] : UInt8(ascii: "\n") }

  /// Passes so many bytes, and the spaces behind them.
  private mutating func skip(_ count: Int) {
    offset += count
    while byte == UInt8(ascii: " ") { offset += 1 }
  }

  private mutating func open(_ kind: YAMLNode.Kind) -> Bool { builder.open(kind, offset - range.lowerBound) == nil }
}

extension UInt8 {
  /// What a plain value may begin with, as far as it is read here.
  fileprivate var isPlain: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || (0x30...0x39).contains(self) || self >= 0x80
      || self == UInt8(ascii: "_")
  }

  fileprivate var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\n") }
}
