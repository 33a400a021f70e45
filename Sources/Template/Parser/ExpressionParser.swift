// tokens -> expressions, by precedence climbing. From loosest to tightest:
// x if c else y · or · and · not · comparisons and in · ~ · ?? · + - · * / % · unary minus · filters, fields, calls

import Diagnostics
import FoundationEssentials

struct ExpressionParser {
  var cursor: TokenCursor
  private var size = 0

  init(_ cursor: TokenCursor) { self.cursor = cursor }

  /// A whole expression; ``Expression/Kind/invalid`` when there is none, which has been reported.
  mutating func parse() -> Expression {
    size = 0
    return conditional()
  }

  private mutating func conditional() -> Expression {
    let value = binary(above: 0)
    guard cursor.isName("if") else { return value }
    guard grow() else { return invalid(value.span) }
    cursor.advance()
    let condition = binary(above: 0)
    guard cursor.take(word: "else") else {
      cursor.reportExpected("else, as in x if condition else y,")
      return invalid(value.span)
    }
    let otherwise = conditional()
    return Expression(
      kind: .conditional(value, condition: condition, otherwise: otherwise),
      span: value.span.joined(with: otherwise.span))
  }

  private mutating func binary(above minimum: Int) -> Expression {
    guard grow() else { return invalid(cursor.current.span) }
    var left = operand(above: minimum)
    while let (operation, words) = binaryOperator(), operation.precedence > minimum {
      guard grow() else { return invalid(left.span) }
      for _ in 0..<words { cursor.advance() }
      let right = binary(above: operation.precedence)
      left = Expression(kind: .binary(operation, left, right), span: left.span.joined(with: right.span))
    }
    return left
  }

  /// `not` binds looser than a comparison, so it is read only where one may stand.
  private mutating func operand(above minimum: Int) -> Expression {
    if cursor.isName("not") {
      let start = cursor.take().span
      let value = binary(above: 3)
      return Expression(kind: .not(value), span: start.joined(with: value.span))
    }
    if cursor.current.kind == .symbol(.minus) {
      let start = cursor.take().span
      guard grow() else { return invalid(start) }
      let value = operand(above: minimum)
      return Expression(kind: .negate(value), span: start.joined(with: value.span))
    }
    return postfix(primary())
  }

  /// The operator that stands here and how many tokens it takes.
  private func binaryOperator() -> (BinaryOperator, Int)? {
    switch cursor.current.kind {
    case .symbol(let symbol): return BinaryOperator(symbol).map { ($0, 1) }
    case .name:
      switch cursor.text(cursor.current) {
      case "and": return (.and, 1)
      case "or": return (.or, 1)
      case "in": return (.contained, 1)
      case "not" where cursor.next.kind == .name && cursor.text(cursor.next) == "in": return (.notContained, 2)
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: Fields, filters, calls

  private mutating func postfix(_ start: Expression) -> Expression {
    var value = start
    while true {
      if cursor.current.kind == .symbol(.dot) {
        guard grow() else { return invalid(value.span) }
        cursor.advance()
        guard let name = cursor.takeName("the name of a field after the dot") else { return invalid(value.span) }
        value = Expression(kind: .member(value, name), span: value.span.joined(with: name.span))
        if cursor.current.kind == .symbol(.openParenthesis) {
          cursor.report(
            .foreignSpelling(
              "." + name.text + "(", advice: "a value has no methods; write value | \(name.text)(…)"),
            at: name.span)
          _ = arguments()
          return invalid(value.span)
        }
      } else if cursor.current.kind == .symbol(.bar), cursor.next.kind == .symbol(.bar) {
        cursor.report(
          .foreignSpelling("||", advice: "write or"), at: cursor.current.span.joined(with: cursor.next.span))
        return invalid(value.span)
      } else if cursor.current.kind == .symbol(.bar) {
        guard grow() else { return invalid(value.span) }
        cursor.advance()
        guard let name = cursor.takeName("the name of a filter after |") else { return invalid(value.span) }
        let arguments = cursor.current.kind == .symbol(.openParenthesis) ? self.arguments() : []
        value = Expression(
          kind: .filter(value, name, arguments), span: value.span.joined(with: cursor.previous.span))
      } else if cursor.isName("is") {
        cursor.report(
          .foreignSpelling("is", advice: "write {% if x %} to ask whether there is a value, or x == none"),
          at: cursor.current.span)
        return invalid(value.span)
      } else {
        return value
      }
    }
  }

  private mutating func arguments() -> [ArgumentSyntax] {
    cursor.advance()
    var arguments: [ArgumentSyntax] = []
    while !cursor.isAtTagEnd, cursor.current.kind != .symbol(.closeParenthesis) {
      let name = argumentName()
      if name == nil, let last = arguments.last, last.name != nil {
        cursor.report(.positionalAfterNamed, at: cursor.current.span)
      }
      arguments.append(ArgumentSyntax(name: name, value: conditional()))
      guard cursor.take(.comma) else { break }
    }
    if !cursor.take(.closeParenthesis) { cursor.reportExpected("a comma or )") }
    return arguments
  }

  /// `name:` or `name.field:`, when the tokens ahead spell one.
  private mutating func argumentName() -> [Name]? {
    guard cursor.next.kind == .symbol(.colon) || cursor.next.kind == .symbol(.dot) else { return nil }
    var ahead = cursor
    var parts: [Name] = []
    while ahead.current.kind == .name {
      let token = ahead.take()
      parts.append(Name(text: ahead.text(token), span: token.span))
      if ahead.take(.colon) {
        cursor = ahead
        return parts
      }
      guard ahead.take(.dot) else { return nil }
    }
    return nil
  }

  // MARK: Primaries

  private mutating func primary() -> Expression {
    let token = cursor.current
    switch token.kind {
    case .string:
      cursor.advance()
      return Expression(kind: .literal(.text(unescaped(token))), span: token.span)
    case .integer, .decimal:
      cursor.advance()
      return number(token)
    case .name: return word(token)
    case .symbol(.openParenthesis):
      cursor.advance()
      let value = conditional()
      if !cursor.take(.closeParenthesis) { cursor.reportExpected(")") }
      return Expression(kind: value.kind, span: token.span.joined(with: cursor.previous.span))
    case .symbol(.openBracket): return list(token)
    default:
      cursor.reportExpected("a value")
      return invalid(token.span)
    }
  }

  private mutating func list(_ open: Token) -> Expression {
    cursor.advance()
    var elements: [Expression] = []
    while !cursor.isAtTagEnd, cursor.current.kind != .symbol(.closeBracket) {
      elements.append(conditional())
      guard cursor.take(.comma) else { break }
    }
    if !cursor.take(.closeBracket) { cursor.reportExpected("a comma or ]") }
    return Expression(kind: .list(elements), span: open.span.joined(with: cursor.previous.span))
  }

  private mutating func word(_ token: Token) -> Expression {
    let text = cursor.text(token)
    switch text {
    case "true", "false":
      cursor.advance()
      return Expression(kind: .literal(.boolean(text == "true")), span: token.span)
    case "none":
      cursor.advance()
      return Expression(kind: .literal(.none), span: token.span)
    case "null", "nil", "None", "undefined":
      cursor.report(.foreignSpelling(text, advice: "write none"), at: token.span)
      return invalid(token.span)
    case "if", "else", "and", "or", "in", "not", "is":
      cursor.reportExpected("a value")
      return invalid(token.span)
    default:
      cursor.advance()
      let name = Name(text: text, span: token.span)
      guard cursor.current.kind == .symbol(.openParenthesis) else {
        return Expression(kind: .name(text), span: token.span)
      }
      let arguments = self.arguments()
      let span = token.span.joined(with: cursor.previous.span)
      if text == "super", arguments.isEmpty { return Expression(kind: .parent, span: span) }
      return Expression(kind: .call(name, arguments), span: span)
    }
  }

  private mutating func number(_ token: Token) -> Expression {
    let text = cursor.text(token)
    if token.kind == .integer, let value = Int(text) {
      return Expression(kind: .literal(.integer(value)), span: token.span)
    }
    if token.kind == .decimal, text.utf8.count <= 30, let value = Decimal(string: text) {
      return Expression(kind: .literal(.decimal(value)), span: token.span)
    }
    cursor.report(.numberTooLarge(text), at: token.span)
    return invalid(token.span)
  }

  /// The text between the quotes with `\n`, `\t`, `\\`, `\"` and `\'` replaced.
  private mutating func unescaped(_ token: Token) -> String {
    let content = cursor.file.bytes[(token.span.start + 1)..<max(token.span.start + 1, token.span.end - 1)]
    guard content.contains(UInt8(ascii: "\\")) else { return String(decoding: content, as: UTF8.self) }
    var result: [UInt8] = []
    var index = content.startIndex
    while index < content.endIndex {
      let byte = content[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < content.endIndex else {
        result.append(byte)
        index += 1
        continue
      }
      switch content[index + 1] {
      case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): result.append(content[index + 1])
      default:
        let spelling = String(decoding: content[index...min(index + 1, content.endIndex - 1)], as: UTF8.self)
        cursor.report(.unknownEscape(spelling), at: Span(index, index + 2))
      }
      index += 2
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Bounds

  /// Counts one more part of the expression; false, reported, when it has grown too large.
  private mutating func grow() -> Bool {
    size += 1
    guard size > SyntaxLimits.expression else { return true }
    cursor.report(.expressionTooLong(limit: SyntaxLimits.expression), at: cursor.current.span)
    return false
  }

  private func invalid(_ span: Span) -> Expression { Expression(kind: .invalid, span: span) }
}

extension BinaryOperator {
  /// Nil for a symbol that joins no values.
  fileprivate init?(_ symbol: Symbol) {
    switch symbol {
    case .equal: self = .equal
    case .unequal: self = .unequal
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    case .join: self = .join
    case .coalesce: self = .coalesce
    case .plus: self = .add
    case .minus: self = .subtract
    case .times: self = .multiply
    case .divide: self = .divide
    case .modulo: self = .modulo
    case .bar, .dot, .comma, .colon, .assign, .question: return nil
    case .openParenthesis, .closeParenthesis, .openBracket, .closeBracket: return nil
    }
  }
}
