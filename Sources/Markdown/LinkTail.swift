// What stands behind the closing bracket of a link: `(destination "title")`, `[label]`, `[]` or nothing.
// Source: CommonMark 0.29, section 6.5.

struct LinkTail {
  /// The destination, without angle brackets; nil for a link by reference.
  let destination: Range<Int>?
  /// The offset behind the link.
  let end: Int

  init(in text: [UInt8], at start: Int, limit: Int) {
    var scanner = Scanner(text: text, limit: limit, index: start)
    switch scanner.current {
    case UInt8(ascii: "("):
      let found = scanner.scanResource()
      destination = found
      end = found == nil ? start : scanner.index
    case UInt8(ascii: "["):
      destination = nil
      scanner.index += 1
      end = scanner.skip(past: UInt8(ascii: "]")) ? scanner.index : start
    default:
      destination = nil
      end = start
    }
  }

  private struct Scanner {
    let text: [UInt8]
    let limit: Int
    var index: Int

    var current: UInt8? { index < limit ? text[index] : nil }

    /// `(`, destination, perhaps a title, `)`: the destination's range, or nil when it is no such thing.
    mutating func scanResource() -> Range<Int>? {
      index += 1
      skipWhitespace()
      let destination = current == UInt8(ascii: "<") ? scanPointed() : scanPlain()
      guard let destination else { return nil }
      skipWhitespace()
      if let opener = current, let closer = LinkTail.titleCloser(opener) {
        index += 1
        guard skip(past: closer) else { return nil }
        skipWhitespace()
      }
      guard current == UInt8(ascii: ")") else { return nil }
      index += 1
      return destination
    }

    private mutating func scanPointed() -> Range<Int>? {
      index += 1
      let start = index
      return skip(past: UInt8(ascii: ">")) ? start..<index - 1 : nil
    }

    private mutating func scanPlain() -> Range<Int>? {
      let start = index
      var depth = 0
      while let byte = current, !byte.isWhitespace {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        index += 1
      }
      index = min(index, limit)
      return start..<index
    }

    /// Moves behind the next unescaped `byte`.
    mutating func skip(past byte: UInt8) -> Bool {
      while let found = current {
        index += found == UInt8(ascii: "\\") ? 2 : 1
        if found == byte { return true }
      }
      return false
    }

    /// White space, and the quote markers of the next line.
    private mutating func skipWhitespace() {
      var isLineStart = false
      while let byte = current, byte.isWhitespace || (isLineStart && byte == UInt8(ascii: ">")) {
        if byte.isLineEnd { isLineStart = true }
        index += 1
      }
    }
  }

  private static func titleCloser(_ opener: UInt8) -> UInt8? {
    switch opener {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): opener
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }
}
