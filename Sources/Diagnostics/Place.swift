// Where a diagnostic points: file, line, column and the line itself, so that it can be printed, stored and replayed
// without the file at hand.

/// A resolved place in a source file.
package struct Place: Sendable, Hashable {
  package let path: String
  /// Byte offset from 0, by which diagnostics of one file are ordered.
  package let offset: Int
  /// Line number from 1; 0 when the diagnostic is about the file as a whole.
  package let line: Int
  /// Column from 1, in UTF-8 bytes.
  package let column: Int
  /// The text of the line, without its line ending, at most ``Place/excerptLimit`` bytes of it.
  package let excerpt: String
  /// How many characters stand in the excerpt before the marked ones, and how many are marked (at least 1).
  package let caretIndent: Int
  package let caretWidth: Int

  /// Longest excerpt shown, in bytes. A minified line of a megabyte is cut around the fault.
  package static let excerptLimit = 160

  /// A place that means the whole file.
  package init(file path: String) {
    self.path = path
    offset = 0
    line = 0
    column = 0
    excerpt = ""
    caretIndent = 0
    caretWidth = 0
  }

  package init(_ span: Span, in file: SourceFile) {
    let bytes = file.bytes
    let start = min(span.start, bytes.count)
    let lineStart = Place.lineStart(of: start, in: bytes)
    let lineEnd = Place.lineEnd(of: start, in: bytes)
    let end = max(start, min(span.end, lineEnd))
    let window = Place.window(around: start, line: lineStart..<lineEnd, in: bytes)
    path = file.path
    offset = start
    line = 1 + bytes[..<lineStart].count(where: { $0 == UInt8(ascii: "\n") })
    column = start - lineStart + 1
    excerpt = String(decoding: bytes[window], as: UTF8.self)
    let before = String(
      decoding: bytes[window.lowerBound..<max(window.lowerBound, min(start, window.upperBound))], as: UTF8.self)
    let marked = String(decoding: bytes[min(start, window.upperBound)..<min(end, window.upperBound)], as: UTF8.self)
    caretIndent = before.count
    caretWidth = max(1, marked.count)
  }

  private static func lineStart(of offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  private static func lineEnd(of offset: Int, in bytes: [UInt8]) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > offset, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// The part of a line to show: all of it, or for a very long one the part around `offset`, cut between characters.
  private static func window(around offset: Int, line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    guard line.count > excerptLimit else { return line }
    var lower = max(line.lowerBound, min(offset - excerptLimit / 2, line.upperBound - excerptLimit))
    var upper = min(line.upperBound, lower + excerptLimit)
    while lower > line.lowerBound, bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper > lower, upper < line.upperBound, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return lower..<upper
  }
}
