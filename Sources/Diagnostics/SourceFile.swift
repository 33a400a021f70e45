// A text that diagnostics point into: its path as the author knows it, and its bytes.

/// One input file, read whole.
package struct SourceFile: Sendable {
  /// The path as shown to the author, relative to the portal, with `/` between its parts.
  package let path: String
  private let text: Text

  private enum Text: Sendable {
    case held([UInt8])
    case read(@Sendable () -> [UInt8])
  }

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    text = .held(bytes)
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// A file whose bytes are wanted only when something in it is to be shown: they are read anew each time.
  package init(path: String, reading read: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    text = .read(read)
  }

  /// The bytes of the file; expected to be UTF-8, but nothing here relies on it.
  package var bytes: [UInt8] {
    switch text {
    case .held(let bytes): bytes
    case .read(let read): read()
    }
  }
}

extension SourceFile: Hashable {
  package static func == (left: SourceFile, right: SourceFile) -> Bool {
    left.path == right.path && left.bytes == right.bytes
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(path) }
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
