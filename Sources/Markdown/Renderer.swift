// Walks a syntax tree once, from top to bottom, and writes the document: HTML, plain text, headings, slots, problems.
//
// The walk has no recursion; what is open is kept on explicit stacks. Renderer+Blocks.swift, +Inlines.swift and
// +Links.swift hold what each kind of node becomes.

import Diagnostics
import HTML

struct Renderer: ~Copyable {
  let source: MarkdownSource
  let tree: SyntaxTree

  var html: ByteBuffer
  var plain: PlainText
  var anchors = AnchorNames()
  var headings: [MarkdownDocument.Heading] = []
  var problems: [Located] = []

  var locator: InlineLocator
  /// Of the tree's bytes.
  var marks = MarkedText()
  var footnotes: Footnotes
  /// The blocks that are open, outermost first.
  var containers: [Container] = []
  var links: [OpenLink] = []
  var slots: [PendingSlot] = []
  /// Whether the cell being written is a `th`, which a header cell with text is: an empty one would be a heading of nothing.
  var cellIsHeader = false
  /// How many images are open: their content is alternative text, not HTML.
  var imageDepth = 0
  /// The step being walked; a case that handles its successor too moves it on.
  var position = 0
  /// A `[!NOTE]` that is not to be shown: the step into its text and how much of it.
  var marker: (step: Int, length: Int)?
  /// Where the plain text of the paragraph begins that may become the excerpt.
  var paragraphStart = 0
  /// Elements of raw HTML reported already, so that the closing tag is not reported as well.
  var reportedElements: Set<String> = []

  /// A block that can hold blocks.
  enum Container: Hashable {
    case document, quote, callout, item, footnote, other
    case list(tight: Bool)
    /// A task whose check box is still to be written, or has been.
    case task(done: Bool, hasBox: Bool)
    case table(alignments: TextPiece, hasBody: Bool)
    case row(isHeader: Bool, column: Int)
  }

  init(_ source: MarkdownSource, _ lines: SourceLines, _ tree: SyntaxTree) {
    self.source = source
    self.tree = tree
    html = ByteBuffer(capacity: source.text.count * 3 / 2)
    plain = PlainText(capacity: source.text.count)
    locator = InlineLocator(source.text, lines)
    footnotes = Footnotes(tree, part: source.part)
  }

  /// The whole walk.
  consuming func rendered() -> MarkdownDocument {
    if source.mode == .inline, let problem = inlineProblem() {
      report(problem, 0..<source.text.count)
    } else {
      while position < tree.steps.count {
        let node = tree.steps[position]
        if node.isEnd { leave(node) } else { enter(node) }
        position += 1
      }
    }
    return document()
  }

  private func document() -> MarkdownDocument {
    MarkdownDocument(
      html: html.bytes, slots: slots.map { $0.slot(in: source) }, headings: headings, anchors: anchors.all,
      plainText: source.wantsPlainText ? plain.bytes.text : "", words: plain.words, excerpt: plain.excerptText,
      diagnostics: problems.diagnostics(in: source))
  }

  private mutating func enter(_ node: SyntaxNode) {
    switch node.kind {
    case .document, .blockQuote, .list, .item, .taskItem, .footnoteDefinition, .table, .tableRow:
      enterContainer(node)
    case .paragraph, .heading, .tableCell, .codeBlock, .htmlBlock, .thematicBreak:
      enterBlock(node)
    case .link, .image: enterLink(node)
    default: enterInline(node)
    }
  }

  private mutating func leave(_ node: SyntaxNode) {
    switch node.kind {
    case .document, .blockQuote, .list, .item, .taskItem, .footnoteDefinition, .table, .tableRow:
      leaveContainer(node)
    case .paragraph, .heading, .tableCell: leaveBlock(node)
    case .link, .image: leaveLink(node)
    default: leaveInline(node)
    }
  }

  mutating func report(_ problem: MarkdownProblem, _ range: Range<Int>) {
    problems.append(Located(problem, range))
  }

  /// Where the parser says that a block begins.
  func offset(of node: SyntaxNode) -> Int {
    locator.lines.offset(line: node.startLine, column: node.startColumn)
  }

  /// A step further on, if it enters a node.
  func entered(after steps: Int) -> Int? {
    let step = position + steps
    return tree.steps.indices.contains(step) && !tree.steps[step].isEnd ? step : nil
  }

  /// Starts a new line of HTML unless at the start of one.
  mutating func freshLine() {
    if let last = html.last, last != UInt8(ascii: "\n") { html.append(UInt8(ascii: "\n")) }
  }

  mutating func appendEscaped(_ text: ArraySlice<UInt8>, _ context: EscapeContext = .elementText) {
    text.withUnsafeBufferPointer { html.append($0, escapedFor: context) }
  }

  /// What is wrong with a text that should be one paragraph, if anything.
  private func inlineProblem() -> MarkdownProblem? {
    var depth = 0
    var blocks: [SyntaxNode.Kind] = []
    for node in tree.steps {
      if node.isEnd {
        depth -= 1
      } else {
        if depth == 1 { blocks.append(node.kind) }
        if !node.kind.isLeaf { depth += 1 }
      }
    }
    if let other = blocks.first(where: { $0 != .paragraph }) { return .notInline(.init(other)) }
    if blocks.count > 1 { return .notInline(.paragraphs) }
    let isBlank = source.text.allSatisfy(\.isWhitespace)
    return blocks.isEmpty && !isBlank ? .notInline(.definition) : nil
  }
}

extension MarkdownProblem.BlockKind {
  fileprivate init(_ kind: SyntaxNode.Kind) {
    switch kind {
    case .heading: self = .heading
    case .list(let ordered, _, _): self = ordered ? .numberedList : .list
    case .blockQuote: self = .quote
    case .codeBlock: self = .code
    case .table: self = .table
    case .thematicBreak: self = .rule
    case .footnoteDefinition: self = .footnote
    case .htmlBlock: self = .html
    default: self = .paragraphs
    }
  }
}
