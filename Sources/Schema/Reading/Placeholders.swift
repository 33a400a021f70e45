// The marks that `laurel new` leaves for the author, found again in prose.

package import Diagnostics
import HTML

/// Reports every line of a page's body that still begins with the mark of a placeholder.
///
/// Fields are checked by ``readRecord(_:of:as:describing:)``; this is for the Markdown below them.
package func unfilledPlaceholders(_ range: Range<Int>, of file: SourceFile) -> [Diagnostic] {
  file.bytes.withUnsafeBufferPointer { bytes in
    var diagnostics: [Diagnostic] = []
    var line = range.lowerBound
    while line < range.upperBound {
      let end = min(range.upperBound, bytes.firstIndex(from: line) { $0.marks(of: UInt8(ascii: "\n")) })
      if bytes[line] == placeholderMark.utf8.first, bytes[line..<end].starts(with: placeholderMark.utf8) {
        diagnostics.append(
          Diagnostic(
            .placeholderLeft, "the text of the page is still to be filled in", at: Span(line, end), in: file,
            hint: "replace this text"))
      }
      line = end + 1
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
