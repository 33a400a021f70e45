// Finds the start tags of a finished page, as ranges of its bytes: nothing is copied before somebody wants to know.
//
// It follows the HTML standard as far as well-formed pages need: attributes with and without quotes, comments, and the raw
// text of script and style.

import HTML
import Outputs

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads tags one after the other, and the attributes of the current one when they are asked for, so that no tag takes
/// memory of its own.
struct TagReader {
  struct Attribute {
    let name: Range<Int>
    /// Without quotes; empty when there is none.
    let value: Range<Int>
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
  @inline(__always)
  mutating func next() -> Bool {
    while nextAttribute() != nil {}
    while skip(to: UInt8(ascii: "<")) {
      offset += 1
      guard offset < bytes.count else { return false }
      if TagReader.isLetter(bytes[offset]) {
        name = run { TagReader.endsName($0) && $0 != UInt8(ascii: "=") }
        rawText = offset..<offset
        isInTag = true
        return true
      }
      if bytes[offset] != UInt8(ascii: "/"), TagReader.has("!--", at: offset, in: bytes) { skip(past: "-->") }
    }
    return false
  }

  /// The next attribute of the current tag, but for a class in `"`: most are that, and nobody asks for them. Nil behind the last one.
  @inline(__always)
  mutating func nextAttribute() -> Attribute? {
    guard isInTag else { return nil }
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
      if offset + 8 <= bytes.count, bytes.eightBytes(at: offset) == TagReader.beginningOfClass {
        offset += 8
        if skip(to: UInt8(ascii: "\"")) { offset += 1 }
      } else if TagReader.isSpace(bytes[offset]) || bytes[offset] == UInt8(ascii: "/") {
        offset += 1
      } else {
        return attribute()
      }
    }
    isInTag = false
    if name.count >= 5 { readRawText() }
    return nil
  }

  /// ` class="`, the first byte lowest.
  private static let beginningOfClass: UInt64 = 0x223D_7373_616C_6320

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

  @inline(never)
  private mutating func readRawText() {
    if matches(name, "script") { readRawText(endedBy: "</script") }
    if matches(name, "style") { readRawText(endedBy: "</style") }
  }

  private mutating func readRawText(endedBy end: StaticString) {
    let start = min(offset + 1, bytes.count)
    skip(past: end)
    let mark = offset - end.utf8CodeUnitCount
    rawText = start..<max(start, TagReader.has(end, at: mark, in: bytes) ? mark : offset)
  }

  @inline(never)
  private mutating func attribute() -> Attribute {
    let name = run(until: TagReader.endsName)
    // A stray `=` begins no value, and must not be met again.
    if name.isEmpty { offset += 1 }
    skipSpace()
    guard !name.isEmpty, offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: offset..<offset)
    }
    offset += 1
    skipSpace()
    return Attribute(name: name, value: value())
  }

  @inline(__always)
  private mutating func value() -> Range<Int> {
    guard offset < bytes.count else { return offset..<offset }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return run { $0 == UInt8(ascii: ">") || TagReader.isSpace($0) }
    }
    offset += 1
    let start = offset
    let isClosed = skip(to: quote)
    defer { if isClosed { offset += 1 } }
    return start..<offset
  }

  @inline(__always)
  private mutating func run(until isEnd: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    var end = start
    while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
    offset = end
    return start..<end
  }

  /// Goes to the next such byte, or to the end; false when there is none.
  @discardableResult @inline(__always)
  private mutating func skip(to byte: UInt8) -> Bool {
    guard offset < bytes.count, let start = bytes.baseAddress,
      let found = memchr(start + offset, Int32(byte), bytes.count - offset)
    else {
      offset = bytes.count
      return false
    }
    offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
    return true
  }

  private mutating func skip(past end: StaticString) {
    while offset < bytes.count, !TagReader.has(end, at: offset, in: bytes) { offset += 1 }
    offset = min(offset + end.utf8CodeUnitCount, bytes.count)
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
  private mutating func skipSpace() { while offset < bytes.count, TagReader.isSpace(bytes[offset]) { offset += 1 } }

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
