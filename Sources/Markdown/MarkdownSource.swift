// What goes into the Markdown stage: a text, and where in which file it stands.

package import Diagnostics

/// A Markdown text with its place.
package struct MarkdownSource: Sendable {
  package let text: [UInt8]
  package let file: SourceFile
  package let origin: Origin
  package let mode: Mode
  /// Which of the texts that one page may show side by side, from 1: their footnotes have ids of their own.
  package let part: Int

  /// How positions in the text become positions in the file.
  package enum Origin: Sendable, Hashable {
    /// The text is a run of the file's bytes that begins at this offset: every position maps exactly.
    case offset(Int)
    /// The text was put together from something else (a YAML scalar): every diagnostic points at this span.
    case fixed(Span)
  }

  /// What the text may hold.
  package enum Mode: Sendable, Hashable {
    /// A whole body: headings, lists, tables.
    case block
    /// The inline content of exactly one paragraph, written without `<p>`.
    case inline
  }

  package init(text: [UInt8], file: SourceFile, origin: Origin, mode: Mode = .block, part: Int = 1) {
    self.text = text
    self.file = file
    self.origin = origin
    self.mode = mode
    self.part = part
  }

  /// The rest of `file` from `offset`: the body below the front matter.
  package init(bodyOf file: SourceFile, from offset: Int) {
    let start = min(max(0, offset), file.bytes.count)
    self.init(text: Array(file.bytes[start...]), file: file, origin: .offset(start))
  }

  /// A range of byte offsets in the text as a span of the file.
  func span(_ range: Range<Int>) -> Span {
    switch origin {
    case .offset(let base): Span(range.lowerBound, min(range.upperBound, text.count)).shifted(by: base)
    case .fixed(let span): span
    }
  }
}
