// Takes a Swift file apart into code, string literals and comments, so that a rule about one never trips over another.
//
// It knows what house rules need: nested block comments, raw and multi-line strings, interpolation. It does not know
// regex literals that hold a lone quote; write those with `\u{22}`.

/// A piece of a Swift file and the line it begins on, counted from 1.
struct Piece: Sendable {
  let text: String
  let line: Int
  /// A literal's argument label, such as `example` in `f(example: "a")`.
  var label: String?
}

/// A Swift file in three layers.
struct SwiftText: Sendable {
  /// The file with the inside of literals and comments blanked, lines kept.
  private(set) var code = ""
  private(set) var literals: [Piece] = []
  private(set) var comments: [Piece] = []

  private var rest: Substring
  private var line = 1

  init(_ text: String) {
    rest = Substring(text)
    readCode(untilParenthesis: false)
  }

  /// The code's identifiers and keywords, each with its line.
  var words: [Piece] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, text in
      text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map { Piece(text: String($0), line: index + 1) }
    }
  }

  // MARK: Reading

  /// Reads code to the end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while let character = rest.first {
      if rest.hasPrefix("//") {
        readLineComment()
      } else if rest.hasPrefix("/*") {
        readBlockComment()
      } else if let opening = literalOpening() {
        readLiteral(opening)
      } else {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
        if untilParenthesis && depth < 0 { return }
        code.append(take())
      }
    }
  }

  private mutating func readLineComment() {
    let start = line
    let text = rest.prefix { !$0.isNewline }
    comments.append(Piece(text: String(text), line: start))
    rest = rest[text.endIndex...]
  }

  private mutating func readBlockComment() {
    let start = line
    var text = ""
    var depth = 0
    repeat {
      if rest.hasPrefix("/*") { depth += 1 }
      if rest.hasPrefix("*/") {
        depth -= 1
        text.append(take())
      }
      text.append(take())
    } while depth > 0 && !rest.isEmpty
    comments.append(Piece(text: text, line: start))
    code.append(contentsOf: text.filter(\.isNewline))
  }

  /// The hashes and quotes that open a literal here, such as `#"` or `"""`; nil if none does.
  private func literalOpening() -> (hashes: String, quotes: String)? {
    let hashes = String(rest.prefix { $0 == "#" })
    let after = rest.dropFirst(hashes.count)
    guard after.first == "\"" else { return nil }
    return (hashes, after.hasPrefix("\"\"\"") ? "\"\"\"" : "\"")
  }

  private mutating func readLiteral(_ opening: (hashes: String, quotes: String)) {
    let start = line
    let label = labelBefore()
    let closing = opening.quotes + opening.hashes
    let escape = "\\" + opening.hashes
    var text = ""
    take(opening.hashes.count + opening.quotes.count)
    code.append("\"")
    while !rest.isEmpty && !rest.hasPrefix(closing) {
      if rest.hasPrefix(escape + "(") {
        take(escape.count + 1)
        readCode(untilParenthesis: true)
        take()
        text.append("\u{FFFC}")
      } else if rest.hasPrefix(escape) {
        take(escape.count)
        text.append(take())
      } else {
        if rest.first?.isNewline == true { code.append("\n") }
        text.append(take())
      }
    }
    take(closing.count)
    code.append("\"")
    literals.append(Piece(text: text, line: start, label: label))
  }

  /// The argument label that the code read so far ends with; a literal takes it.
  private func labelBefore() -> String? {
    let before = code.reversed().drop(while: \.isWhitespace)
    guard before.first == ":" else { return nil }
    let label = before.dropFirst().prefix { $0.isLetter || $0.isNumber }
    return label.isEmpty ? nil : String(label.reversed())
  }

  /// Consumes characters, counting lines; gives the last of them, or a space at the end of the file.
  @discardableResult
  private mutating func take(_ count: Int = 1) -> Character {
    var last: Character = " "
    for _ in 0..<count {
      guard let character = rest.popFirst() else { break }
      if character.isNewline { line += 1 }
      last = character
    }
    return last
  }
}
