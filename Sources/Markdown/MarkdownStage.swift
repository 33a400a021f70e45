// The Markdown stage: checks a text, parses it, renders it.
//
// 1. `Preflight` refuses what the parser would choke on, in linear time.
// 2. `CommonMarkParser` makes a `SyntaxTree` of plain values; the only step that touches C.
// 3. `Renderer` walks the tree once and writes HTML, plain text, headings, slots and problems.

import Diagnostics

/// Turns Markdown texts into documents: the seam behind which they may be parsed here, one after the other, or in
/// worker processes.
package struct MarkdownStage: Sendable {
  package init() {}

  /// One document for each source, in the same order. Never fails: what is wrong stands in the documents' diagnostics.
  package func documents(for sources: [MarkdownSource]) -> [MarkdownDocument] {
    sources.map(document)
  }

  private func document(for source: MarkdownSource) -> MarkdownDocument {
    let preflight = Preflight(source)
    guard preflight.problems.isEmpty else { return .refused(source, preflight.problems) }
    guard let tree = CommonMarkParser.parse(source.text) else {
      return .refused(source, [Located(.notParsed, 0..<0)])
    }
    return Renderer(source, tree).rendered()
  }
}

/// A problem and the bytes of the text that it is about.
struct Located: Sendable, Hashable {
  let problem: MarkdownProblem
  let range: Range<Int>

  init(_ problem: MarkdownProblem, _ range: Range<Int>) {
    self.problem = problem
    self.range = range
  }
}

extension [Located] {
  /// In order of place.
  func diagnostics(in source: MarkdownSource) -> [Diagnostic] {
    sorted { $0.range.lowerBound < $1.range.lowerBound }
      .map { $0.problem.diagnostic(at: source.span($0.range), in: source.file) }
  }
}

extension MarkdownDocument {
  /// The document of a text that is not parsed at all.
  fileprivate static func refused(_ source: MarkdownSource, _ problems: [Located]) -> MarkdownDocument {
    MarkdownDocument(
      html: [], slots: [], headings: [], anchors: [], plainText: "", words: 0, excerpt: "",
      diagnostics: problems.diagnostics(in: source))
  }
}
