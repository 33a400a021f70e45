// The table "Targets, ground to top" of ARCHITECTURE.md as data, and the imports of a Swift file.

/// Which target may import which, as ARCHITECTURE.md's table says.
struct ImportMatrix: Sendable {
  /// Targets in the table's order, each with what it may import.
  private(set) var allowed: [(target: String, imports: Set<String>)] = []

  var targets: Set<String> { Set(allowed.map(\.target)) }

  /// Reads the rows after the heading `| target | may import |`.
  init(architecture: String) {
    let rows = architecture.split(separator: "\n").map { $0.split(separator: "|").map(Self.names) }
    guard let heading = rows.firstIndex(where: { $0.first == ["target"] }) else { return }
    for row in rows[(heading + 2)...].prefix(while: { $0.count >= 3 }) {
      let named = Set(row[1]).subtracting(["-", "all above"])
      let imports = row[1].contains("all above") ? named.union(targets) : named
      allowed += row[0].map { ($0, imports) }
    }
  }

  func imports(of target: String) -> Set<String>? {
    allowed.first { $0.target == target }?.imports
  }

  private static func names(_ cell: Substring) -> [String] {
    cell.split(separator: ",").map { name in
      var name = name.drop { $0 == " " || $0 == "`" }
      while let last = name.last, last == " " || last == "`" { name.removeLast() }
      return String(name)
    }
  }
}

extension SwiftText {
  /// The modules the file imports: `package import struct A.B` imports A.
  var imports: [Piece] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, text in
      var words = text.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), words[..<keyword].allSatisfy(Self.isImportPrefix) else {
        return nil
      }
      words.removeSubrange(...keyword)
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
      guard let module = words.first?.split(separator: ".").first else { return nil }
      return Piece(text: String(module), line: index + 1)
    }
  }

  private static func isImportPrefix(_ word: Substring) -> Bool {
    word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
  }
}
