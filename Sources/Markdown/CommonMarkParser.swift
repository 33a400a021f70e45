// The seam to libcmark-gfm, and the only file that touches it: bytes in, plain values out, C memory freed on every path.
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
    exclusively {
      guard extensionsAreRegistered else { return nil }
      return withParsedTree(of: text, flatten) ?? nil
    }
  }

  private static let lock = Mutex<Void>(())

  /// Registered once, never released: the registry is global and other parsers of the process use it.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private static let extensionNames = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]

  /// Without `CMARK_OPT_SOURCEPOS` a code span or tag over several lines puts the lines of what follows wrong.
  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS

  /// The tree is only valid inside `body`.
  private static func withParsedTree<T>(of text: [UInt8], _ body: (OpaquePointer) -> T) -> T? {
    guard let parser = cmark_parser_new(CInt(options)) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in extensionNames {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    text.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    return body(root)
  }

  private static func flatten(_ root: OpaquePointer) -> SyntaxTree? {
    guard let iterator = cmark_iter_new(root) else { return nil }
    defer { cmark_iter_free(iterator) }
    var tree = SyntaxTree()
    var open: [Int] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) {
        tree.steps.append(.enter(tree.nodes.count))
        if !isLeaf(node) { open.append(tree.nodes.count) }
        tree.nodes.append(tree.copy(node))
      } else if event == CMARK_EVENT_EXIT, let entered = open.popLast() {
        tree.steps.append(.leave(entered))
      } else {
        return tree
      }
    }
  }

  /// The kinds for which the iterator gives no exit event; `cmark-gfm.h` lists them.
  private static func isLeaf(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
      CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }
}

extension SyntaxTree {
  fileprivate mutating func copy(_ node: OpaquePointer) -> SyntaxNode {
    let kind = kind(of: node)
    return SyntaxNode(
      kind: kind, literal: copy(cmark_node_get_literal(node)),
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
