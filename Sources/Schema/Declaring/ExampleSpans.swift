// Where the examples of a declared type stand in its file. They are for `laurel new` and `laurel explain`, and on no page.

package import Diagnostics

/// The values of `example:` of all fields, those inside records too; empty for a file that cannot be read.
package func exampleSpans(in file: SourceFile) -> [Span] {
  let tree = readYAML(0..<file.bytes.count, of: file.bytes).tree
  guard let root = tree.root else { return [] }
  return exampleSpans(below: root, in: tree)
}

/// The recursion is as deep as the tree, whose depth is bounded.
private func exampleSpans(below declaration: Int, in tree: YAMLTree) -> [Span] {
  guard let fields = tree.value(of: "fields", in: declaration) else { return [] }
  return tree.pairs(of: fields).flatMap { _, field in
    let example = tree.value(of: "example", in: field).map { [tree.nodes[$0].span] } ?? []
    return example + exampleSpans(below: field, in: tree)
  }
}

extension YAMLTree {
  /// The keys and values of a mapping; none of anything else.
  fileprivate func pairs(of node: Int) -> [(key: Int, value: Int)] {
    guard nodes[node].kind == .mapping else { return [] }
    let children = children(of: node)
    return stride(from: 0, to: children.count - 1, by: 2).map { (children[$0], children[$0 + 1]) }
  }

  fileprivate func value(of key: String, in node: Int) -> Int? {
    pairs(of: node).first { string(of: $0.key) == key }?.value
  }
}
