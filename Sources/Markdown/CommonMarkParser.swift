// The seam to libcmark-gfm, and the only file that touches it: bytes in, plain values out, C memory freed on every path.
// CCmarkGFM/memory.h is where that memory comes from.
//
// The library's parser must never run in two threads of a process: it adds the extensions' special characters to global
// tables and takes them away when a parse ends. One lock holds it; see MarkdownStage.

import CCmarkGFM
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

  /// Without `CMARK_OPT_SOURCEPOS` a code span or tag over several lines puts the lines of what follows wrong.
  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS

  /// The tree is only valid inside `body`.
  private static func withParsedTree<T>(
    of text: [UInt8], _ seekingAddresses: Bool, _ body: (OpaquePointer) -> T
  ) -> T? {
    // Parser and tree need not be freed one by one: what they took is taken back at once.
    defer { laurel_reset_memory() }
    guard let parser = laurel_parser_new(CInt(options)) else { return nil }
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
    var tree = SyntaxTree(textCount: textCount)
    var open: [(node: OpaquePointer, index: Int)] = []
    var next: OpaquePointer? = root
    while true {
      if let node = next {
        let index = tree.nodes.count
        let isLeaf = tree.enter(node)
        if !isLeaf { open.append((node, index)) }
        next = isLeaf ? cmark_node_next(node) : cmark_node_first_child(node)
      } else if let (node, index) = open.popLast() {
        tree.steps.append(.leave(index))
        next = open.isEmpty ? nil : cmark_node_next(node)
      } else {
        return tree
      }
    }
  }
}

extension SyntaxTree {
  /// Adds a node and the step into it. Returns whether it is a leaf.
  fileprivate mutating func enter(_ node: OpaquePointer) -> Bool {
    let copied = copy(node)
    steps.append(.enter(nodes.count))
    nodes.append(copied)
    return copied.kind.isLeaf
  }

  private mutating func copy(_ node: OpaquePointer) -> SyntaxNode {
    let kind = kind(of: node)
    let literal = copy(cmark_node_get_literal(node))
    guard kind.hasPlace else {
      return SyntaxNode(kind: kind, literal: literal, startLine: 0, startColumn: 0, endLine: 0, contentLines: 0)
    }
    return SyntaxNode(
      kind: kind, literal: literal,
      startLine: Int(cmark_node_get_start_line(node)), startColumn: Int(cmark_node_get_start_column(node)),
      endLine: Int(cmark_node_get_end_line(node)), contentLines: contentLines(of: node, kind))
  }

  private func contentLines(of node: OpaquePointer, _ kind: SyntaxNode.Kind) -> Int {
    switch kind {
    case .paragraph, .heading: Int(laurel_node_content_lines(node))
    default: 0
    }
  }

  private mutating func kind(of node: OpaquePointer) -> SyntaxNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: list(node)
    case CMARK_NODE_ITEM: laurel_node_is_task(node) ? .taskItem : .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock(info: copy(cmark_node_get_fence_info(node)))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link(url: copy(cmark_node_get_url(node)), title: copy(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE: .image(url: copy(cmark_node_get_url(node)), title: copy(cmark_node_get_title(node)))
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: extensionKind(of: node)
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
      start: Int(cmark_node_get_list_start(node)), tight: cmark_node_get_list_tight(node) != 0)
  }

  private mutating func copyAlignments(of node: OpaquePointer) -> Range<Int> {
    let start = bytes.count
    guard let alignments = cmark_gfm_extensions_get_table_alignments(node) else { return start..<start }
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    bytes.append(contentsOf: UnsafeBufferPointer(start: alignments, count: columns))
    return start..<bytes.count
  }

  /// Copies a C string that the node owns.
  private mutating func copy(_ string: UnsafePointer<CChar>?) -> Range<Int> {
    let start = bytes.count
    guard let string else { return start..<start }
    bytes.append(contentsOf: UnsafeRawBufferPointer(start: string, count: laurel_string_length(string)))
    return start..<bytes.count
  }
}
