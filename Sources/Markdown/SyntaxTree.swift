// A parsed text as plain values: a flat list of nodes in document order and of the steps of a walk through them, so that
// nobody who reads it needs recursion, whatever the depth.

/// A parsed text. All strings are ranges of one run of bytes.
struct SyntaxTree: Sendable {
  var nodes: [SyntaxNode] = []
  var steps: [Step] = []
  var bytes: [UInt8] = []

  /// - Parameter textCount: bytes of the text; prose has a node for every 13 of them or so.
  init(textCount: Int) {
    bytes.reserveCapacity(textCount)
    nodes.reserveCapacity(textCount / 12)
    steps.reserveCapacity(textCount / 8)
  }

  /// One step of the walk. Leaves are entered and never left.
  enum Step: Sendable, Hashable {
    case enter(Int)
    case leave(Int)
  }

  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// One node; positions count lines and byte columns from 1, and are 0 where the parser gives none, or nobody asks for any.
struct SyntaxNode: Sendable {
  let kind: Kind
  /// Text, code, raw HTML, or a footnote reference's number.
  let literal: Range<Int>
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  /// Source lines behind the inline content of a paragraph or heading; fewer than the node spans when link
  /// definitions stood above.
  let contentLines: Int

  enum Kind: Sendable, Hashable {
    // Blocks
    case document, blockQuote, paragraph, thematicBreak, htmlBlock
    case list(ordered: Bool, start: Int, tight: Bool)
    case item
    case taskItem
    case codeBlock(info: Range<Int>)
    case heading(level: Int)
    case footnoteDefinition
    /// The alignment of each column: one byte each, `l`, `c`, `r` or 0.
    case table(alignments: Range<Int>)
    case tableRow(isHeader: Bool)
    case tableCell
    // Inlines
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough
    case link(url: Range<Int>, title: Range<Int>)
    case image(url: Range<Int>, title: Range<Int>)
    /// The literal is the footnote's number.
    case footnoteReference
    /// A kind of node that this version of the parser should not make; its children are shown.
    case unknown
    /// Whether the walk enters it without leaving it. Source: `cmark-gfm.h`, iterators.
    var isLeaf: Bool {
      switch self {
      case .htmlBlock, .thematicBreak, .codeBlock, .text, .softBreak, .lineBreak, .code, .htmlInline: true
      default: false
      }
    }

    /// Whether its place is asked for: a block whose text is followed in the source, or text that may be a marker.
    var hasPlace: Bool {
      switch self {
      case .paragraph, .heading, .taskItem, .htmlBlock, .codeBlock, .table, .tableRow, .text: true
      default: false
      }
    }

    var isTableRow: Bool { if case .tableRow = self { true } else { false } }
  }
}
