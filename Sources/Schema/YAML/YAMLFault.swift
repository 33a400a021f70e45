// What can be wrong with YAML before anybody looks at what it says.

import Diagnostics

/// A fact with the place it is about.
struct Located<Fact: Sendable>: Sendable {
  let fact: Fact
  let span: Span

  init(_ fact: Fact, at span: Span) {
    self.fact = fact
    self.span = span
  }
}

/// A fault of notation, or a part of YAML that is not used here.
enum YAMLFault: Sendable {
  // Bytes.
  case tooLarge(bytes: Int)
  case invalidUTF8(byte: UInt8)
  case controlCharacter(UInt32)
  case tabInIndentation

  // Parts of YAML that are refused.
  case anchor, alias, tag, directive, mergeKey, secondDocument, complexKey
  case tooDeep
  case duplicateKey(String, first: Span)

  // Notation.
  case unquotedColon(value: String)
  case reservedCharacter(String)
  case listOnKeyLine
  case missingColon(line: String)
  case unclosedQuote(mark: String)
  case textAfterQuote(mark: String)
  case badEscape
  case unclosedBracket(open: String, close: String)
  case missingComma(open: String)
  case strayBracket(String)
  case textAfterBlockMark(String)
  case indentation
  /// Anything else, in libyaml's words.
  case unreadable(String)
}
