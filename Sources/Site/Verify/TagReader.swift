// Finds the start tags of a finished page, as ranges of its bytes: nothing is copied before somebody wants to know.
//
// It follows the HTML standard as far as well-formed pages need: attributes with and without quotes, comments, and the raw
// text of script and style.

import HTML
import Outputs

/// Reads tags one after the other, and the attributes of the current one when they are asked for, so that no tag takes
/// memory of its own.
struct TagReader {
  struct Attribute {
    let name: Range<Int>
    /// Without quotes; empty when there is none.
    let value: Range<Int>
    /// True for a `href` that is written as nearly all are, and known without a look at its name.
    var isAddress = false
  }

  /// The name of the current tag.
  private(set) var name: Range<Int> = 0..<0
  /// The text behind the current tag, once all its attributes have been read, where it is a script's or a style's; else empty.
  private(set) var rawText: Range<Int> = 0..<0
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where it is.
  private(set) var offset = 0
  /// More attributes may follow.
  private var isInTag = false

  /// - Parameter offset: where to begin.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Goes to the next tag; false when there is none.
  mutating func next() -> Bool {
    while nextAttribute() != nil {}
    return begin()
  }

  /// Goes to the next tag from one that has been read to its end, or has no attributes; false when there is none.
  @inline(__always)
  mutating func begin() -> Bool {
    while skip(to: UInt8(ascii: "<")) {
      offset += 1
      guard offset < bytes.count else { return false }
      let first = bytes[offset]
      if TagReader.isLetter(first) {
        let start = offset
        while offset < bytes.count, !TagReader.endsName(bytes[offset]) || bytes[offset] == UInt8(ascii: "=") {
          offset += 1
        }
        name = start..<offset
        rawText = offset..<offset
        isInTag = true
        return true
      }
      if first == UInt8(ascii: "!"), TagReader.has("!--", at: offset, in: bytes) {
        offset = TagReader.end(of: "-->", from: offset, in: bytes)
      }
    }
    return false
  }

  /// The next attribute of the current tag, but for a class in `"`: most are that, and nobody asks for them. Nil behind the last one.
  @inline(__always)
  mutating func nextAttribute() -> Attribute? {
    guard isInTag else { return nil }
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
      let beginning = offset + 8 <= bytes.count ? bytes.eightBytes(at: offset) : 0
      if beginning == TagReader.beginningOfClass {
        offset += 8
        if skip(to: UInt8(ascii: "\"")) { offset += 1 }
      } else if beginning & TagReader.sevenBytes == TagReader.beginningOfAddress {
        let name = (offset + 1)..<(offset + 5)
        offset += 7
        let start = offset
        let isClosed = skip(to: UInt8(ascii: "\""))
        let value = start..<offset
        if isClosed { offset += 1 }
        return Attribute(name: name, value: value, isAddress: true)
      } else if TagReader.isSpace(bytes[offset]) || bytes[offset] == UInt8(ascii: "/") {
        offset += 1
      } else {
        let start = offset
        let (nameEnd, valueStart, valueEnd, end) = TagReader.attribute(at: start, in: bytes)
        offset = end
        return Attribute(name: start..<nameEnd, value: valueStart..<valueEnd)
      }
    }
    isInTag = false
    if name.count >= 5, let (start, textEnd, end) = TagReader.rawText(of: name, behind: offset, in: bytes) {
      rawText = start..<textEnd
      offset = end
    }
    return nil
  }

  /// ` class="`, the first byte lowest.
  private static let beginningOfClass: UInt64 = 0x223D_7373_616C_6320
  /// ` href="`, which nearly all others are.
  private static let beginningOfAddress: UInt64 = 0x22_3D66_6572_6820
  private static let sevenBytes: UInt64 = 0xFF_FFFF_FFFF_FFFF

  /// True when the current tag has no attributes, and is no script and no style, whose names are longer: so are most.
  @inline(__always)
  var isBare: Bool { name.count < 5 && offset < bytes.count && bytes[offset] == UInt8(ascii: ">") }

  /// True when the bytes of a range are this word, which is in lower case; ASCII case is ignored.
  @inline(__always)
  func matches(_ range: Range<Int>, _ word: StaticString) -> Bool { TagReader.matches(range, word, in: bytes) }

  @inline(__always)
  static func matches(_ range: Range<Int>, _ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Few words of one length begin with the same letter.
    range.count == word.utf8CodeUnitCount && bytes[range.lowerBound] | 0x20 == word.utf8Start[0]
      && has(word, at: range.lowerBound, in: bytes)
  }

  /// True when this word, which is in lower case, stands in a range; ASCII case is ignored.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    range.count >= word.utf8CodeUnitCount
      && (range.lowerBound...range.upperBound - word.utf8CodeUnitCount).contains {
        TagReader.has(word, at: $0, in: bytes)
      }
  }

  /// A text of the page as the browser reads it.
  func meant(_ range: Range<Int>) -> String { CharacterReferences.read(Array(bytes[range])[...]) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// True when one of these words, which are in lower case, stands in a range with white space around it.
  func contains(anyOf words: [StaticString], in range: Range<Int>) -> Bool {
    var rest = range
    while let end = rest.first(where: { TagReader.isSpace(bytes[$0]) }) {
      if words.contains(where: { matches(rest.lowerBound..<end, $0) }) { return true }
      rest = (end + 1)..<rest.upperBound
    }
    return words.contains { matches(rest, $0) }
  }

  /// The first attribute of this name of the current tag, whatever of it has been read; never a class, see ``nextAttribute()``.
  func value(of wanted: StaticString) -> Range<Int>? {
    var reader = self
    reader.offset = name.upperBound
    reader.isInTag = true
    while let attribute = reader.nextAttribute() {
      if matches(attribute.name, wanted) { return attribute.value }
    }
    return nil
  }

  /// Reads what is left of the current tag, and of a script or a style its text.
  /// - Returns: the offset behind it.
  mutating func end() -> Int {
    while nextAttribute() != nil {}
    return min(offset + 1, bytes.count)
  }

  // What follows takes and gives numbers: a reader that lent itself out would lie in memory, and not in registers.

  /// The text of a script or a style, and where its end tag begins to end; nil for other tags.
  @inline(never)
  private static func rawText(
    of name: Range<Int>, behind offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (start: Int, textEnd: Int, end: Int)? {
    let mark: StaticString
    if matches(name, "script", in: bytes) {
      mark = "</script"
    } else if matches(name, "style", in: bytes) {
      mark = "</style"
    } else {
      return nil
    }
    let start = min(offset + 1, bytes.count)
    let end = TagReader.end(of: mark, from: start, in: bytes)
    let textEnd = end - mark.utf8CodeUnitCount
    return (start, max(start, has(mark, at: textEnd, in: bytes) ? textEnd : end), end)
  }

  /// The attribute whose name begins here.
  @inline(never)
  private static func attribute(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (nameEnd: Int, valueStart: Int, valueEnd: Int, end: Int) {
    var offset = start
    while offset < bytes.count, !endsName(bytes[offset]) { offset += 1 }
    let nameEnd = offset
    // A stray `=` begins no value, and must not be met again.
    if nameEnd == start { offset += 1 }
    offset = endOfSpace(from: offset, in: bytes)
    guard nameEnd > start, offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else {
      return (nameEnd, offset, offset, offset)
    }
    offset = endOfSpace(from: offset + 1, in: bytes)
    guard offset < bytes.count else { return (nameEnd, offset, offset, offset) }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let valueStart = offset
      while offset < bytes.count, bytes[offset] != UInt8(ascii: ">"), !isSpace(bytes[offset]) { offset += 1 }
      return (nameEnd, valueStart, offset, offset)
    }
    let end = place(of: quote, from: offset + 1, in: bytes)
    return (nameEnd, offset + 1, end, min(end + 1, bytes.count))
  }

  /// Goes to the next such byte, or to the end; false when there is none.
  @discardableResult @inline(__always)
  private mutating func skip(to byte: UInt8) -> Bool {
    offset = TagReader.place(of: byte, from: offset, in: bytes)
    return offset < bytes.count
  }

  /// The next place of a byte; the end when there is none.
  @inline(__always)
  private static func place(of byte: UInt8, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // It is mostly near, where a call would take longer than a look.
    var offset = start
    let near = min(start + 24, bytes.count - 8)
    while offset <= near {
      let marks = EightBytes(bytes.eightBytes(at: offset)).marks(of: byte)
      if marks != 0 { return offset &+ marks.trailingZeroBitCount >> 3 }
      offset &+= 8
    }
    return bytes.firstIndex(of: byte, from: offset) ?? bytes.count
  }

  /// The end of a word, which is in lower case, from its next place on; that of all bytes when it does not come.
  private static func end(of word: StaticString, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = start
    while offset < bytes.count, !has(word, at: offset, in: bytes) { offset += 1 }
    return min(offset + word.utf8CodeUnitCount, bytes.count)
  }

  private static func endOfSpace(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = start
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func has(_ word: StaticString, at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard start >= 0, start + word.utf8CodeUnitCount <= bytes.count else { return false }
    let letters = word.utf8Start
    for index in 0..<word.utf8CodeUnitCount {
      let byte = bytes[start + index]
      if byte != letters[index], !(TagReader.isLetter(byte) && byte | 0x20 == letters[index]) { return false }
    }
    return true
  }

  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// White space, `/`, `=` and `>`, as the bits of one word.
  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool {
    byte < 64 && (0x6000_8001_0000_3E00 as UInt64) >> UInt64(byte) & 1 != 0
  }
}
