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
  /// Whether ``MarkdownDocument/plainText`` is asked for: that of a body is as long as all else that is known of it.
  package let wantsPlainText: Bool

  /// How positions in the text become positions in the file.
  package enum Origin: Sendable, Hashable {
    /// The text is a run of the file's bytes that begins at this offset: every position maps exactly.
    case offset(Int)
    /// Each line of the text is a run of the file's bytes.
    case lines([Line])
    /// The text was put together from something else (a YAML scalar): every diagnostic points at this span.
    case fixed(Span)
  }

  /// Where a line begins, in the text and in the file.
  package struct Line: Sendable, Hashable {
    package let text: Int
    package let file: Int

    package init(text: Int, file: Int) {
      self.text = text
      self.file = file
    }
  }

  /// What the text may hold.
  package enum Mode: Sendable, Hashable {
    /// A whole body: headings, lists, tables.
    case block
    /// The inline content of exactly one paragraph, written without `<p>`.
    case inline
  }

  package init(
    text: [UInt8], file: SourceFile, origin: Origin, mode: Mode = .block, part: Int = 1, wantsPlainText: Bool = true
  ) {
    self.text = text
    self.file = file
    self.origin = origin
    self.mode = mode
    self.part = part
    self.wantsPlainText = wantsPlainText
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
    case .lines(let lines): span(range, lines)
    case .fixed(let span): span
    }
  }

  private func span(_ range: Range<Int>, _ lines: [Line]) -> Span {
    let start = place(min(range.lowerBound, text.count), in: lines)
    let end = min(range.upperBound, text.count)
    return Span(start, end > range.lowerBound ? max(start, place(end - 1, in: lines) + 1) : start)
  }

  /// Where in the file a place of the text lies.
  private func place(_ offset: Int, in lines: [Line]) -> Int {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? lines[low - 1].file + offset - lines[low - 1].text : 0
  }
}
