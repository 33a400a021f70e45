// The Markdown stage: checks a text, parses it, renders it.
//
// 1. `Preflight` refuses what the parser would choke on, in linear time.
// 2. `CommonMarkParser` makes a `SyntaxTree` of plain values; the only step that touches C.
// 3. `Renderer` walks the tree once and writes HTML, plain text, headings, slots and problems.
//
// A plain sentence needs none of them (`PlainSentence`).

import Diagnostics

/// Turns Markdown texts into documents: the seam behind which they are parsed in worker processes, or here, one after
/// the other.
package struct MarkdownStage: Sendable {
  private let workers: MarkdownWorkers?

  /// Parses in this process, where a text that the library cannot cope with ends it: for tests.
  package init() { workers = nil }

  package init(workers: MarkdownWorkers) { self.workers = workers }

  /// Makes ready for work that is about to come.
  ///
  /// - Parameter bytes: how much text, roughly.
  /// - Returns: how many workers that is worth; nil when it is parsed in this process.
  @discardableResult
  package func prepare(for bytes: Int) -> Int? { workers?.start(for: bytes) }

  /// - Parameter files: one list of texts a file.
  /// - Returns: the same number of lists, each with a document for each text, in the same order. What is wrong with a
  ///   text stands in its document's diagnostics.
  /// - Throws: only when there should be workers and the system gives none.
  package func documents(for files: [[MarkdownSource]]) throws(WorkerFailure) -> [[MarkdownDocument]] {
    guard let workers else { return files.map { $0.map(MarkdownStage.document) } }
    return try workers.documents(for: files)
  }

  /// One document for each text of one file, in the same order.
  package func documents(for sources: [MarkdownSource]) throws(WorkerFailure) -> [MarkdownDocument] {
    try documents(for: [sources]).first ?? []
  }

  /// The document of one text, made in this process.
  package static func document(for source: MarkdownSource) -> MarkdownDocument {
    if let document = MarkdownDocument(ofSentence: source) { return document }
    let preflight = Preflight(source)
    guard preflight.problems.isEmpty else { return .refused(preflight.problems.diagnostics(in: source)) }
    return parsed(source, preflight.lines)
  }

  /// The document of a text that `Preflight` lets pass; any other may take minutes, or end the process.
  package static func parsed(_ source: MarkdownSource) -> MarkdownDocument {
    parsed(source, SourceLines(source.text))
  }

  private static func parsed(_ source: MarkdownSource, _ lines: SourceLines) -> MarkdownDocument {
    guard let tree = CommonMarkParser.parse(source.text) else {
      return .refused([Located(.parserGaveUp, 0..<0)].diagnostics(in: source))
    }
    return Renderer(source, lines, tree).rendered()
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
  /// A text with more problems than this has one cause; its last message says how many were left out.
  private static let reportLimit = 200

  /// In order of place.
  func diagnostics(in source: MarkdownSource) -> [Diagnostic] {
    let ordered = sorted { $0.range.lowerBound < $1.range.lowerBound }
    var diagnostics = ordered.prefix(Self.reportLimit)
      .map { $0.problem.diagnostic(at: source.span($0.range), in: source.file) }
    if count > Self.reportLimit, let last = diagnostics.popLast() {
      diagnostics.append(last.noting(.init("and \(count - Self.reportLimit) more in this text")))
    }
    return diagnostics
  }
}

extension MarkdownDocument {
  /// The document of a text that is not parsed at all.
  static func refused(_ diagnostics: [Diagnostic]) -> MarkdownDocument {
    MarkdownDocument(
      html: [], slots: [], headings: [], anchors: [], plainText: "", words: 0, excerpt: "", diagnostics: diagnostics
    )
  }
}
