// Fenced blocks that stand for a figure: a chart of a measure, the entry's own change, a number called out.
//
// A chart is drawn when a page is laid out, since it shows what other files hold. Here it becomes a link to what it shows, which the
// filter `figures` replaces; where no template asks for that, as in a feed, the link stays.

import HTML

/// The first word of a fence's info string that makes it a figure.
enum FigureFence: String, CaseIterable {
  /// A chart of the measure named behind it; a third word says which chart.
  case measured = "metric"
  /// The figure before and after that the entry's front matter gives.
  case beforeAfter = "change"
  /// A number in large print: the first line; what it says: the others.
  case callOut = "number"
}

/// How a figure is drawn: the third word of a fence.
package enum FigureForm: String, CaseIterable, Sendable {
  case line, sparkline, groups, heat, comparison, latest
  /// Not for authors to write: the form of ```change.
  case beforeAfter = "before-after"

  static let ofMeasures = allCases.filter { $0 != .beforeAfter }
}

/// The marks around a figure in rendered Markdown, which no author can write.
package enum FigureMarks {
  /// Before the address.
  package static let opening = "<p class=\"figure\"><a href=\""
  /// Between the address and the ``FigureForm``.
  package static let form = "\" data-figure=\""
  package static let formEnd = "\">"
  package static let closing = "</a></p>\n"
}

extension Renderer {
  /// Writes a figure for a fenced block.
  ///
  /// - Returns: false when it is a block of code.
  mutating func appendFigure(_ node: SyntaxNode, info: TextPiece) -> Bool {
    let words = tree.slice(info).split(whereSeparator: \.isWhitespace)
    guard source.mode == .block, let first = words.first,
      let fence = FigureFence(rawValue: String(decoding: first, as: UTF8.self))
    else { return false }
    let line = locator.lines.range(node.startLine)
    let range = offset(of: node)..<max(offset(of: node), line.upperBound)
    switch fence {
    case .measured: appendMeasure(words.dropFirst().map { String(decoding: $0, as: UTF8.self) }, range)
    case .beforeAfter: appendLink(to: "", .beforeAfter, text: "Before and after", range)
    case .callOut: appendNumber(tree.slice(node.literal), range)
    }
    return true
  }

  private mutating func appendMeasure(_ words: [String], _ range: Range<Int>) {
    guard let name = words.first else { return report(.figureWithoutName, range) }
    guard words.count < 3, let form = FigureForm(rawValue: words.dropFirst().first ?? FigureForm.line.rawValue),
      FigureForm.ofMeasures.contains(form)
    else { return report(.unknownFigureForm(words.dropFirst().joined(separator: " ")), range) }
    appendLink(to: name, form, text: name, range)
  }

  private mutating func appendLink(to name: String, _ form: FigureForm, text: String, _ range: Range<Int>) {
    freshLine()
    html.append(FigureMarks.opening)
    slots.append(
      PendingSlot(offset: html.count, kind: .figure, destination: name, alternative: form.rawValue, range: range))
    html.append(FigureMarks.form)
    html.append(form.rawValue)
    html.append(FigureMarks.formEnd)
    html.append(text, escapedFor: .elementText)
    html.append(FigureMarks.closing)
  }

  private mutating func appendNumber(_ text: ArraySlice<UInt8>, _ range: Range<Int>) {
    let lines = text.split(separator: UInt8(ascii: "\n")).map { line in
      line.drop(while: \.isWhitespace)
    }.filter { !$0.isEmpty }
    guard let number = lines.first, lines.count > 1 else { return report(.numberWithoutWords, range) }
    freshLine()
    html.append("<figure class=\"number\"><p class=\"number-value\">")
    appendEscaped(number)
    html.append("</p><figcaption>")
    plain.breakLine()
    plain.append(number)
    for (index, line) in lines.dropFirst().enumerated() {
      if index > 0 { html.append(" ") }
      appendEscaped(line)
      plain.space()
      plain.append(line)
    }
    html.append("</figcaption></figure>\n")
  }
}
