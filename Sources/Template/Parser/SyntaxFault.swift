// What can be wrong with the writing of a template, as facts; Messages/ words them.

import Diagnostics

/// A fact with its place in the file being read.
struct SyntaxError: Sendable, Hashable {
  let fault: SyntaxFault
  let span: Span
}

enum SyntaxFault: Sendable, Hashable {
  case unclosedTag(opening: String, closing: String)
  case unclosedText
  case unclosedComment
  case unexpectedCharacter(String)
  /// A spelling of another language, with what to write instead.
  case foreignSpelling(String, advice: String)
  case unknownEscape(String)
  case numberTooLarge(String)
  case expected(String, found: String)
  case unclosedBlock(tag: String)
  case endWithoutBlock
  case endMismatch(tag: String, opened: String)
  case elseOutsideBlock(String)
  case elseAfterElse(String)
  case unknownTag(String)
  /// A tag of another template language, with what to write instead.
  case foreignTag(String, advice: String)
  case nestedTooDeep(limit: Int)
  case expressionTooLong(limit: Int)
  case misplaced(String, advice: String)
  case declaredTwice(kind: String, name: String)
  case reservedName(String)
  case positionalAfterNamed

  /// True when the tree's blocks can no longer be trusted, so that complaints about their borders would mislead.
  var isStructural: Bool {
    switch self {
    case .unclosedTag, .unclosedComment, .unclosedBlock, .endWithoutBlock, .endMismatch, .elseOutsideBlock,
      .elseAfterElse, .unknownTag, .foreignTag, .nestedTooDeep:
      true
    default: false
    }
  }
}
