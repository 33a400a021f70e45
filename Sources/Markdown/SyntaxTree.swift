// A parsed text as plain values: the steps of a walk through its nodes in document order, so that nobody who reads it needs
// recursion, whatever the depth.

/// A parsed text. All strings are pieces of one run of bytes, in the order in which the walk comes to them.
struct SyntaxTree: Sendable {
  /// Each node where it is entered and again where it is left; leaves are entered and never left.
  let steps: [SyntaxNode]
  let bytes: [UInt8]
  /// How many footnotes there are; the parser drops those that nothing refers to.
  let footnotes: Int
  /// The literals of all references to them.
  let footnoteReferences: [TextPiece]

  func slice(_ piece: TextPiece) -> ArraySlice<UInt8> { bytes[piece.offsets] }
  func text(_ piece: TextPiece) -> String { String(decoding: slice(piece), as: UTF8.self) }
}

/// A part of a tree's bytes: a page has hundreds, and half the size is half the memory to walk through.
typealias TextPiece = Range<UInt32>

extension TextPiece {
  var offsets: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

/// One node; positions count lines and byte columns from 1, and are 0 where the parser gives none, or nobody asks for any.
struct SyntaxNode: Sendable {
  let kind: Kind
  /// Whether the walk leaves the node here.
  var isEnd = false
  /// Text, code, raw HTML in a line, or a footnote reference's number.
  var literal: TextPiece = 0..<0
  var place = Place()

  struct Place: Sendable {
    var startLine: Int32 = 0
    var startColumn: Int32 = 0
    var endLine: Int32 = 0
    /// Source lines behind the inline content of a paragraph or heading; fewer than the node spans when link
    /// definitions stood above. 0 for a node of one line.
    var contentLines: Int32 = 0
  }

  var startLine: Int { Int(place.startLine) }
  var startColumn: Int { Int(place.startColumn) }
  var endLine: Int { Int(place.endLine) }
  var contentLines: Int { Int(place.contentLines) }

  enum Kind: Sendable, Hashable {
    // Blocks
    case document, blockQuote, paragraph, thematicBreak, htmlBlock
    case list(ordered: Bool, start: Int32, tight: Bool)
    case item
    case taskItem
    case codeBlock(info: TextPiece)
    /// 1 to 6.
    case heading(level: UInt8)
    case footnoteDefinition
    /// The alignment of each column: one byte each, `l`, `c`, `r` or 0.
    case table(alignments: TextPiece)
    case tableRow(isHeader: Bool)
    case tableCell
    // Inlines
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough
    case link(url: TextPiece, title: TextPiece)
    case image(url: TextPiece, title: TextPiece)
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

    var hasLiteral: Bool {
      switch self {
      case .text, .code, .codeBlock, .htmlInline, .footnoteReference: true
      default: false
      }
    }

    /// Whether its place is asked for: a block whose text is followed in the source, or that a message points at.
    var hasPlace: Bool {
      switch self {
      case .paragraph, .heading, .taskItem, .htmlBlock, .codeBlock, .table, .tableRow: true
      default: false
      }
    }

    var isTableRow: Bool { if case .tableRow = self { true } else { false } }
  }
}
