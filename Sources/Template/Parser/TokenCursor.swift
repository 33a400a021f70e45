// Reading the tokens of one tag: looking, taking, and reporting each broken tag once.

import Diagnostics

struct TokenCursor {
  let file: SourceFile
  private let tokens: [Token]
  private let whole: String
  private var index = 0
  private(set) var faults: [SyntaxError]
  /// Set by the first fault in a tag, cleared when the next tag begins: one fault a tag is enough.
  private(set) var tagIsDamaged = false

  init(_ lexed: LexedFile) {
    file = lexed.file
    var tokens = lexed.tokens
    tokens.removeAll { if case .comment = $0.kind { true } else { false } }
    self.tokens = tokens
    faults = lexed.faults
    whole = lexed.whole
  }

  var isAtEnd: Bool { index >= tokens.count }
  var current: Token { token(at: index) }
  var next: Token { token(at: index + 1) }
  /// The last token taken.
  var previous: Token { token(at: max(0, index - 1)) }

  func token(at position: Int) -> Token {
    if position < tokens.count { return tokens[position] }
    return Token(kind: .closeTag, span: Span(at: file.bytes.count))
  }

  func text(_ token: Token) -> String {
    String(decoding: file.bytes[token.span.start..<token.span.end], as: UTF8.self)
  }

  mutating func advance() { index += 1 }

  mutating func take() -> Token {
    let token = current
    index += 1
    return token
  }

  mutating func take(_ symbol: Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  /// Compared by its bytes: making a string of each name takes longer than all else here.
  func isName(_ word: String) -> Bool {
    let token = current
    return token.kind == .name && token.span.end - token.span.start == word.utf8.count
      && file.bytes[token.span.start..<token.span.end].elementsEqual(word.utf8)
  }

  mutating func take(word: String) -> Bool {
    guard isName(word) else { return false }
    index += 1
    return true
  }

  /// The name that stands here; keywords are names too where they cannot be mistaken.
  mutating func takeName(_ what: String) -> Name? {
    let token = current
    if token.kind == .name {
      let name = text(token)
      // A word that joins expressions stands where a name is missing.
      if !isOperatorWord(name) {
        advance()
        return Name(text: name, span: token.span)
      }
    }
    reportExpected(what)
    return nil
  }

  // MARK: Tags

  /// Steps over the delimiter that opens a tag or an output.
  mutating func openTag() {
    tagIsDamaged = false
    index += 1
  }

  /// Expects the end of the tag; skips to it after a fault.
  mutating func closeTag() {
    if !isAtTagEnd { reportExpected("the end of the tag") }
    while !isAtEnd, !isAtTagEnd { index += 1 }
    index += 1
  }

  /// Skips what is left of a tag without complaint.
  mutating func skipTag() {
    while !isAtEnd, !isAtTagEnd { index += 1 }
    index += 1
  }

  var isAtTagEnd: Bool { isAtEnd || current.kind == .closeTag || current.kind == .closeOutput }

  // MARK: Faults

  mutating func report(_ fault: SyntaxFault, at span: Span) {
    guard !tagIsDamaged else { return }
    tagIsDamaged = true
    faults.append(SyntaxError(fault: fault, span: span))
  }

  mutating func reportExpected(_ what: String) {
    if current.kind == .invalid {
      tagIsDamaged = true
      return
    }
    if case .symbol(let symbol) = current.kind, let advice = TokenCursor.foreign(symbol) {
      report(.foreignSpelling(symbol.rawValue, advice: advice), at: current.span)
      return
    }
    report(.expected(what, found: found), at: current.span)
  }

  /// What stands here, for a message.
  private var found: String {
    if isAtEnd { return "the end of the file" }
    return switch current.kind {
    case .closeTag, .closeOutput: "the end of the \(whole)"
    case .name, .integer, .decimal, .symbol: "\"" + text(current) + "\""
    case .string: "the text " + text(current)
    default: "something else"
    }
  }

  private static func foreign(_ symbol: Symbol) -> String? {
    switch symbol {
    case .assign: "compare with ==, and name a value with {% let name = … %}"
    case .question: "write x if condition else y"
    case .openBracket: "take an element with the filters first, last, take or skip, and a field with a dot"
    default: nil
    }
  }
}

private func isOperatorWord(_ name: String) -> Bool {
  switch name {
  case "in", "if", "else", "and", "or", "not": true
  default: false
  }
}
