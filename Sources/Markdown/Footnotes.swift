// Numbers of footnotes and of the places that refer to them.

/// The footnotes of one document, in the order in which the text first refers to them.
struct Footnotes {
  /// How many footnotes are defined and referred to.
  private let count: Int
  /// References to each footnote in the whole document, by its number (from 1).
  private var total: [Int: Int] = [:]
  private var seen: [Int: Int] = [:]
  /// The number of the definition being written; 0 before the first.
  private(set) var current = 0
  /// What ids hold of ``MarkdownSource/part``: nothing in the first.
  private let part: String

  struct Reference {
    let number: Int
    /// Which reference to this footnote it is, from 1.
    let occurrence: Int
    fileprivate let part: String

    /// `fnref:2` for the first, `fnref:2:3` for the third, `fnref4:2` in the fourth text. The colon keeps it apart from every
    /// heading's id.
    var id: String { "fnref\(part):\(number)" + (occurrence == 1 ? "" : ":\(occurrence)") }
  }

  init(_ tree: SyntaxTree, part: Int) {
    self.part = part == 1 ? "" : "\(part)"
    count = tree.footnotes
    for reference in tree.footnoteReferences {
      if let number = number(of: tree.text(reference)) { total[number, default: 0] += 1 }
    }
  }

  mutating func beginDefinition() -> Int {
    current += 1
    return current
  }

  /// The id of a footnote's text.
  func id(of number: Int) -> String { "fn\(part):\(number)" }

  /// The next reference to a footnote; nil when there is no such footnote.
  mutating func refer(to literal: String) -> Reference? {
    guard let number = number(of: literal) else { return nil }
    seen[number, default: 0] += 1
    return Reference(number: number, occurrence: seen[number, default: 1], part: part)
  }

  /// All references to a footnote.
  func references(to number: Int) -> [Reference] {
    (0..<total[number, default: 0]).map { Reference(number: number, occurrence: $0 + 1, part: part) }
  }

  /// The parser has put numbers for the labels, and the definitions last, in the order of their numbers.
  private func number(of literal: String) -> Int? {
    guard let number = Int(literal), number > 0, number <= count else { return nil }
    return number
  }
}
