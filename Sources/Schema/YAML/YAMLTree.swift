// What libyaml's events become: a flat run of nodes in document order, each with its place. No types are guessed here;
// the schema decides what a scalar means.

import Diagnostics

/// A parsed YAML document: its nodes in document order, and the bytes that their scalars are parts of.
struct YAMLTree: Sendable {
  let nodes: [YAMLNode]
  let text: [UInt8]

  static let empty = YAMLTree(nodes: [], text: [])

  /// The outermost node; nil for an empty document.
  var root: Int? { nodes.isEmpty ? nil : 0 }

  /// The nodes directly inside a sequence, or the keys and values of a mapping by turns.
  func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }

  /// The unescaped bytes of a scalar.
  func bytes(of node: Int) -> ArraySlice<UInt8> { text[nodes[node].text] }

  func string(of node: Int) -> String { String(decoding: bytes(of: node), as: UTF8.self) }
}

/// One node of a document.
struct YAMLNode: Sendable {
  enum Kind: Sendable {
    /// A value without quotes, on one line or folded over several.
    case plain
    case quoted
    /// `|` or `>`.
    case block
    case sequence
    case mapping
    /// Something that has been reported already, such as an alias: present, but without a value.
    case refused
  }

  let kind: Kind
  /// As written in the file.
  let span: Span
  /// Where a scalar's bytes lie in ``YAMLTree/text``.
  let text: Range<Int>
  /// Index behind the node's last descendant.
  let end: Int

  /// Written, but with nothing in it: `reviewed:`.
  var isEmptyScalar: Bool {
    switch kind {
    case .plain, .quoted, .block: text.isEmpty
    case .sequence, .mapping, .refused: false
    }
  }
}
