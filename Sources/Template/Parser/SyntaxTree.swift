// The tree of one template file, with spans, before any name is known to mean something.

import Diagnostics
import FoundationEssentials

/// One parsed file: a page template, a parent, or a file of components.
struct TemplateSyntax: Sendable {
  let file: SourceFile
  let parent: Name?
  let nodes: [Node]
  let components: [ComponentSyntax]
  let faults: [SyntaxError]

  /// False when blocks were left open or closed twice.
  var isStructurallySound: Bool { !faults.contains { $0.fault.isStructural } }
}

/// A name as written.
struct Name: Sendable, Hashable {
  let text: String
  let span: Span
}

indirect enum Node: Sendable {
  /// Literal bytes of the file.
  case text(Span)
  case output(Expression)
  case conditional(ConditionalSyntax)
  case loop(LoopSyntax)
  case binding(Name, Expression)
  case block(BlockSyntax)
}

struct ConditionalSyntax: Sendable {
  let branches: [(condition: Expression, body: [Node])]
  let otherwise: [Node]?
  /// The `{% if %}` tag.
  let span: Span
}

struct LoopSyntax: Sendable {
  let variable: Name
  let list: Expression
  let body: [Node]
  let otherwise: [Node]?
  /// The `{% for %}` tag.
  let span: Span
}

struct BlockSyntax: Sendable {
  let name: Name
  let body: [Node]
}

struct ComponentSyntax: Sendable {
  let name: Name
  let parameters: [ParameterSyntax]
  let body: [Node]
}

struct ParameterSyntax: Sendable {
  let name: Name
  let type: TypeSyntax
  let defaultValue: Expression?
}

/// `story`, `list of tag`, `date?`.
struct TypeSyntax: Sendable {
  let name: Name
  /// How many `list of` stand before the name.
  let listDepth: Int
  let isOptional: Bool
  let span: Span
}

struct Expression: Sendable {
  let kind: Kind
  let span: Span

  indirect enum Kind: Sendable {
    case literal(Literal)
    case list([Expression])
    case name(String)
    case member(Expression, Name)
    case not(Expression)
    case negate(Expression)
    case binary(BinaryOperator, Expression, Expression)
    case conditional(Expression, condition: Expression, otherwise: Expression)
    case filter(Expression, Name, [ArgumentSyntax])
    case call(Name, [ArgumentSyntax])
    /// `super()`.
    case parent
    /// Already reported.
    case invalid
  }
}

enum Literal: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case decimal(Decimal)
  case boolean(Bool)
  case none
}

struct ArgumentSyntax: Sendable {
  /// The parts of `name:` or, for a condition, of `program.title:`; nil for a positional argument.
  let name: [Name]?
  let value: Expression
}

enum BinaryOperator: String, Sendable, Hashable {
  case or, and
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case notContained = "not in"
  case join = "~"
  case coalesce = "??"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"

  /// Binds tighter the higher; operators of one level group from the left.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained, .notContained: 4
    case .join: 5
    case .coalesce: 6
    case .add, .subtract: 7
    case .multiply, .divide, .modulo: 8
    }
  }
}

/// Bounds on what one file may nest, so that no later walk over the tree runs out of stack.
enum SyntaxLimits {
  /// `if`, `for` and `block` within one another.
  static let nesting = 48
  /// Operators, members, filters and parentheses of one expression.
  static let expression = 120
  /// Templates extending one another.
  static let parents = 8
}
