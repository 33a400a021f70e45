// The seam to libcmark-gfm, and the only file that touches it: bytes in, plain values out, C memory freed on every path.
// CCmarkGFM/memory.h is where that memory comes from.
//
// The library's parser must never run in two threads of a process: it adds the extensions' special characters to global
// tables and takes them away when a parse ends. One lock holds it; see MarkdownStage.

import CCmarkGFM
import HTML
import Synchronization

package enum CommonMarkParser {
  /// Runs `body` while nothing else in this process parses. Tests that call the library themselves need it too.
  package static func exclusively<T: Sendable>(_ body: () -> T) -> T {
    lock.withLock { _ in body() }
  }

  /// Parses UTF-8 without NUL; nil when the library has no memory for a parser.
  static func parse(_ text: [UInt8]) -> SyntaxTree? {
    parse(text, seekingAddresses: text.mayHoldBareAddress)
  }

  /// - Parameter seekingAddresses: whether bare addresses become links, which makes no difference where there are none.
  static func parse(_ text: [UInt8], seekingAddresses: Bool) -> SyntaxTree? {
    exclusively {
      guard extensionsAreRegistered else { return nil }
      return withParsedTree(of: text, seekingAddresses) { flatten($0, textCount: text.count) }
    }
  }

  private static let lock = Mutex<Void>(())

  /// Registered once, never released: the registry is global and other parsers of the process use it.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// Without `CMARK_OPT_SOURCEPOS` a code span or tag over several lines puts the lines of what follows wrong. Footnotes, for
  /// which the parser walks through the tree twice more, are looked for only where there may be some.
  private static func options(for text: [UInt8]) -> CInt {
    CMARK_OPT_SOURCEPOS | (text.mayHoldFootnotes ? CMARK_OPT_FOOTNOTES : 0)
  }

  /// The tree is only valid inside `body`.
  private static func withParsedTree<T>(
    of text: [UInt8], _ seekingAddresses: Bool, _ body: (OpaquePointer) -> T
  ) -> T? {
    // Parser and tree need not be freed one by one: what they took is taken back at once.
    defer { laurel_reset_memory() }
    guard let parser = laurel_parser_new(options(for: text)) else { return nil }
    laurel_attach_extensions(parser, seekingAddresses)
    text.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    return body(root)
  }

  /// Children before siblings, from the pointers of the tree: the library's iterator does the same at twice the price.
  private static func flatten(_ root: OpaquePointer, textCount: Int) -> SyntaxTree {
    var copy = TreeCopy(textCount: textCount)
    var open: [(node: OpaquePointer, step: Int)] = []
    open.reserveCapacity(16)
    var next: OpaquePointer? = root
    while true {
      if let node = next {
        let isLeaf = copy.enter(node)
        if !isLeaf { open.append((node, copy.steps.count - 1)) }
        next = isLeaf ? cmark_node_next(node) : cmark_node_first_child(node)
      } else if let (node, step) = open.popLast() {
        copy.leave(step)
        next = open.isEmpty ? nil : cmark_node_next(node)
      } else {
        return copy.tree
      }
    }
  }
}

/// A tree that is being copied.
private struct TreeCopy: ~Copyable {
  private(set) var steps: [SyntaxNode] = []
  private var bytes: ByteBuffer
  private var footnotes = 0
  private var footnoteReferences: [TextPiece] = []

  /// - Parameter textCount: bytes of the text; prose has a step for every 8 of them or so.
  init(textCount: Int) {
    bytes = ByteBuffer(capacity: textCount)
    steps.reserveCapacity(textCount / 8)
  }

  var tree: SyntaxTree {
    SyntaxTree(
      steps: steps, bytes: bytes.bytes, footnotes: footnotes, footnoteReferences: footnoteReferences)
  }

  /// Adds the step into a node. Returns whether it is a leaf.
  mutating func enter(_ node: OpaquePointer) -> Bool {
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_TEXT {
      // Every second node is one.
      steps.append(SyntaxNode(kind: .text, literal: copy(cmark_node_get_literal(node))))
      return true
    }
    var copied = SyntaxNode(kind: kind(of: node, type))
    if copied.kind.hasLiteral { copied.literal = copy(cmark_node_get_literal(node)) }
    if copied.kind.hasPlace { copied.place = place(of: node, copied.kind) }
    if case .footnoteReference = copied.kind { footnoteReferences.append(copied.literal) }
    steps.append(copied)
    return copied.kind.isLeaf
  }

  /// - Parameter step: the one into the node.
  mutating func leave(_ step: Int) {
    var left = steps[step]
    left.isEnd = true
    steps.append(left)
  }

  private func place(of node: OpaquePointer, _ kind: SyntaxNode.Kind) -> SyntaxNode.Place {
    var place = SyntaxNode.Place(
      startLine: cmark_node_get_start_line(node), startColumn: cmark_node_get_start_column(node),
      endLine: cmark_node_get_end_line(node))
    switch kind {
    case .paragraph, .heading:
      if place.endLine > place.startLine { place.contentLines = laurel_node_content_lines(node) }
    default: break
    }
    return place
  }

  private mutating func kind(of node: OpaquePointer, _ type: cmark_node_type) -> SyntaxNode.Kind {
    switch type {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_LIST: return list(node)
    case CMARK_NODE_ITEM: return laurel_node_is_task(node) ? .taskItem : .item
    case CMARK_NODE_CODE_BLOCK: return .codeBlock(info: copy(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: return .htmlBlock
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_HEADING:
      return .heading(level: UInt8(truncatingIfNeeded: cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      footnotes += 1
      return .footnoteDefinition
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_CODE: return .code
    case CMARK_NODE_HTML_INLINE: return .htmlInline
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_LINK:
      return .link(url: copy(cmark_node_get_url(node)), title: copy(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(url: copy(cmark_node_get_url(node)), title: copy(cmark_node_get_title(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
    default: return extensionKind(of: node)
    }
  }

  private mutating func extensionKind(of node: OpaquePointer) -> SyntaxNode.Kind {
    switch laurel_node_extension_kind(node) {
    case LAUREL_EXTENSION_TABLE: .table(alignments: copyAlignments(of: node))
    case LAUREL_EXTENSION_TABLE_ROW, LAUREL_EXTENSION_TABLE_HEADER:
      .tableRow(isHeader: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
    case LAUREL_EXTENSION_TABLE_CELL: .tableCell
    case LAUREL_EXTENSION_STRIKETHROUGH: .strikethrough
    default: .unknown
    }
  }

  private func list(_ node: OpaquePointer) -> SyntaxNode.Kind {
    .list(
      ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
      start: cmark_node_get_list_start(node), tight: cmark_node_get_list_tight(node) != 0)
  }

  private mutating func copyAlignments(of node: OpaquePointer) -> TextPiece {
    guard let alignments = cmark_gfm_extensions_get_table_alignments(node) else { return 0..<0 }
    return copy(UnsafeBufferPointer(start: alignments, count: Int(cmark_gfm_extensions_get_table_columns(node))))
  }

  /// Copies a C string that the node owns.
  private mutating func copy(_ string: UnsafePointer<CChar>?) -> TextPiece {
    guard let string else { return 0..<0 }
    let first = UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
    return copy(UnsafeBufferPointer(start: first, count: laurel_string_length(string)))
  }

  private mutating func copy(_ string: UnsafeBufferPointer<UInt8>) -> TextPiece {
    let start = TextPiece.Bound(bytes.count)
    bytes.append(string)
    return start..<TextPiece.Bound(bytes.count)
  }
}
