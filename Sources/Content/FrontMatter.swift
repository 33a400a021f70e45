// Splits a content file into its front matter (YAML between two lines of `---`) and its Markdown body.

import Diagnostics
import HTML

/// Where the two parts of a content file lie, as byte ranges of the file.
package struct FrontMatter: Sendable, Equatable {
  /// The YAML between the fences, without them.
  package let yaml: Range<Int>
  /// Everything after the closing fence's line.
  package let body: Range<Int>
}

/// Why a file could not be split.
enum FrontMatterFault: Error, Equatable {
  /// The file does not begin with `---`.
  case missing
  /// The opening fence, without a closing one.
  case unterminated(Span)
}

extension FrontMatter {
  /// Finds the fences. A byte order mark before the first and CRLF line endings are accepted.
  static func split(_ bytes: [UInt8]) -> Swift.Result<FrontMatter, FrontMatterFault> {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let opening = line(at: start, in: bytes)
    guard isFence(bytes[opening.text]) else { return .failure(.missing) }
    var next = opening.end
    while next < bytes.count {
      let line = line(at: next, in: bytes)
      if isFence(bytes[line.text]) {
        return .success(FrontMatter(yaml: opening.end..<next, body: line.end..<bytes.count))
      }
      next = line.end
    }
    return .failure(.unterminated(Span(opening.text.lowerBound, opening.text.upperBound)))
  }

  /// The line that begins at `offset`: its text without the line ending, and where the next line begins.
  private static func line(at offset: Int, in bytes: [UInt8]) -> (text: Range<Int>, end: Int) {
    let end = bytes.withUnsafeBufferPointer { bytes in
      bytes.firstIndex(from: offset) { $0.marks(of: UInt8(ascii: "\n")) }
    }
    let textEnd = end > offset && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    return (offset..<textEnd, min(end + 1, bytes.count))
  }

  /// Three hyphens, and nothing but spaces after them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    let hyphens = line.prefix { $0 == UInt8(ascii: "-") }.count
    return hyphens == 3 && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") }
  }
}
