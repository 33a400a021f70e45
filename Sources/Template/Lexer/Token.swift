// What the lexer yields: literal text as ranges of the file, and the small pieces inside `{{ }}` and `{% %}`.

import Diagnostics

/// One token; what it says is the bytes of its span.
struct Token: Sendable, Hashable {
  let kind: TokenKind
  let span: Span
}

enum TokenKind: Sendable, Hashable {
  /// Literal text outside tags, after whitespace was trimmed.
  case text
  case openOutput, closeOutput
  case openTag, closeTag
  case comment
  case name
  /// A text literal with its quotes.
  case string
  case integer, decimal
  case symbol(Symbol)
  /// Something the lexer has already reported.
  case invalid
}

/// Punctuation and operators; the longest spelling wins.
enum Symbol: String, Sendable, Hashable, CaseIterable {
  case equal = "=="
  case unequal = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case coalesce = "??"
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case modulo = "%"
  case join = "~"
  case bar = "|"
  case dot = "."
  case comma = ","
  case colon = ":"
  case assign = "="
  case question = "?"
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"

  /// In the order of declaration, which puts longer spellings first.
  static func beginning(with byte: UInt8) -> [(symbol: Symbol, spelling: [UInt8])] { byFirstByte[Int(byte)] }

  private static let byFirstByte: [[(symbol: Symbol, spelling: [UInt8])]] = {
    var symbols: [[(symbol: Symbol, spelling: [UInt8])]] = Array(repeating: [], count: 256)
    for symbol in allCases {
      let spelling = Array(symbol.rawValue.utf8)
      symbols[Int(spelling[0])].append((symbol, spelling))
    }
    return symbols
  }()
}

/// The tokens of one file, with what was wrong in it.
struct LexedFile: Sendable {
  let file: SourceFile
  let tokens: [Token]
  let faults: [SyntaxError]
  /// What ends where its last token does, for messages.
  var whole = "tag"
}
