// Numbers of footnotes and of the places that refer to them.

/// The footnotes of one document, in the order in which the text first refers to them.
struct Footnotes {
  /// Footnote numbers (from 1) by label, in lower case.
  private var numbers: [String: Int] = [:]
  /// References to each footnote in the whole document.
  private var total: [Int: Int] = [:]
  private var seen: [Int: Int] = [:]
  /// The number of the definition being written; 0 before the first.
  private(set) var current = 0

  struct Reference {
    let number: Int
    /// Which reference to this footnote it is, from 1.
    let occurrence: Int

    /// `fnref:2` for the first, `fnref:2:3` for the third. The colon keeps it apart from every heading's id.
    var id: String { occurrence == 1 ? "fnref:\(number)" : "fnref:\(number):\(occurrence)" }
  }

  /// The parser keeps the labels of definitions to itself, so they are read from the source.
  init(_ tree: SyntaxTree, _ text: [UInt8], _ lines: SourceLines) {
    for (index, node) in tree.nodes.lazy.filter({ $0.kind == .footnoteDefinition }).enumerated() {
      let start = lines.offset(line: node.startLine, column: node.startColumn)
      let label = text[start..<lines.range(node.startLine).upperBound]
        .drop { $0 != UInt8(ascii: "^") }.dropFirst().prefix { $0 != UInt8(ascii: "]") }
      numbers[String(decoding: label, as: UTF8.self).lowercased()] = index + 1
    }
    for node in tree.nodes where node.kind == .footnoteReference {
      if let number = number(of: tree.text(node.literal)) { total[number, default: 0] += 1 }
    }
  }

  mutating func beginDefinition() -> Int {
    current += 1
    return current
  }

  /// The reference that `[^label]` makes; nil when there is no such footnote, or when only another footnote refers to
  /// it, in which case the parser leaves its text out.
  mutating func refer(to label: String) -> Reference? {
    guard let number = number(of: label) else { return nil }
    seen[number, default: 0] += 1
    return Reference(number: number, occurrence: seen[number, default: 1])
  }

  /// All references to a footnote.
  func references(to number: Int) -> [Reference] {
    (0..<total[number, default: 0]).map { Reference(number: number, occurrence: $0 + 1) }
  }

  private func number(of label: String) -> Int? { numbers[label.lowercased()] }
}
