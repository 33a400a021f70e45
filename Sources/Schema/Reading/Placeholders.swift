// The marks that `laurel new` leaves for the author, found again in prose.

package import Diagnostics
import HTML

/// Reports every line of a page's body that still begins with the mark of a placeholder.
///
/// Fields are checked by ``readRecord(_:of:as:describing:)``; this is for the Markdown below them.
package func unfilledPlaceholders(_ range: Range<Int>, of file: SourceFile) -> [Diagnostic] {
  file.bytes.withUnsafeBufferPointer { bytes in
    var diagnostics: [Diagnostic] = []
    var next = range.lowerBound
    // Few texts have many capitals like the one that the mark begins with.
    while let start = bytes.firstIndex(of: firstOfPlaceholderMark, from: next), start < range.upperBound {
      let isLineStart = start == range.lowerBound || bytes[start - 1] == UInt8(ascii: "\n")
      if isLineStart, bytes[start..<range.upperBound].starts(with: placeholderMark.utf8) {
        let end = min(range.upperBound, bytes.firstIndex(from: start) { $0.marks(of: UInt8(ascii: "\n")) })
        diagnostics.append(
          Diagnostic(
            .placeholderLeft, "the text of the page is still to be filled in", at: Span(start, end), in: file,
            hint: "replace this text"))
      }
      next = start + 1
    }
    return diagnostics
  }
}

/// The first placeholder inside a value, to the end of its line.
func firstPlaceholder(in span: Span, of file: SourceFile) -> Span? {
  let mark = Array(placeholderMark.utf8)
  var offset = span.start
  while offset + mark.count <= min(span.end, file.bytes.count) {
    if file.bytes[offset..<offset + mark.count].elementsEqual(mark) {
      let end = file.bytes[offset..<span.end].firstIndex(of: UInt8(ascii: "\n")) ?? span.end
      return Span(offset, end)
    }
    offset += 1
  }
  return nil
}
