// A text that diagnostics point into: its path as the author knows it, and its bytes.

/// One input file, read whole.
package struct SourceFile: Sendable, Hashable {
  /// The path as shown to the author, relative to the portal, with `/` between its parts.
  package let path: String
  /// The bytes of the file; expected to be UTF-8, but nothing here relies on it.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// A half-open range of byte offsets in one source file.
package struct Span: Sendable, Hashable {
  package let start: Int
  package let end: Int

  /// - Parameters: byte offsets from 0; an `end` before `start` is taken as an empty span at `start`.
  package init(_ start: Int, _ end: Int) {
    self.start = max(0, start)
    self.end = max(self.start, end)
  }

  package init(at offset: Int) { self.init(offset, offset) }

  /// The smallest span that holds both.
  package func joined(with other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  /// The same span in a text that begins `offset` bytes into the file.
  package func shifted(by offset: Int) -> Span { Span(start + offset, end + offset) }
}
