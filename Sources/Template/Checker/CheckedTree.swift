// The tree in which every name is a slot, every expression has a type, and parents and their blocks are one.

import Diagnostics
import Schema

/// A page template with its parents for one subject, or one component.
struct CheckedUnit: Sendable {
  let name: String
  let nodes: [CheckedNode]
  /// Parameters first.
  let localCount: Int
  /// How many of the locals are parameters.
  let parameterCount: Int
  let origin: Origin
  /// With those that its groups brought along.
  let shapes: ShapeTable
}

indirect enum CheckedNode: Sendable {
  case text(Origin)
  case output(CheckedExpression)
  case conditional(
    branches: [(condition: CheckedExpression, body: [CheckedNode])], otherwise: [CheckedNode], Origin)
  case loop(CheckedLoop)
  case binding(local: Int, CheckedExpression)
  /// A block's chosen content, or what `super()` stands for.
  case block(name: String, [CheckedNode], Origin)
}

struct CheckedLoop: Sendable {
  let local: Int
  let list: CheckedExpression
  let body: [CheckedNode]
  let otherwise: [CheckedNode]
  let origin: Origin
}

struct CheckedExpression: Sendable {
  let kind: Kind
  let type: StaticType
  let origin: Origin

  indirect enum Kind: Sendable {
    case constant(Value)
    case page
    case global(Int)
    case local(Int)
    case loop(LoopField)
    case field(CheckedExpression, slot: Int)
    case not(CheckedExpression)
    case and(CheckedExpression, CheckedExpression)
    case or(CheckedExpression, CheckedExpression)
    case compare(Comparison, CheckedExpression, CheckedExpression)
    case contained(CheckedExpression, in: CheckedExpression)
    case arithmetic(Arithmetic, CheckedExpression, CheckedExpression)
    case join([CheckedExpression])
    case coalesce(CheckedExpression, CheckedExpression)
    case choose(CheckedExpression, condition: CheckedExpression, otherwise: CheckedExpression)
    case list([CheckedExpression])
    case call(Int, [CheckedArgument])
    case component(Int, [CheckedExpression])
    case convert(Conversion, CheckedExpression)
    /// A fault has been reported.
    case invalid
  }
}

enum CheckedArgument: Sendable {
  case value(CheckedExpression)
  case field(FieldPath)
  case conditions([(field: FieldPath, equals: CheckedExpression)])
}

/// What a loop knows about its turn.
enum LoopField: String, Sendable, CaseIterable {
  case index, index0, first, last, length

  var type: ValueType {
    switch self {
    case .index, .index0, .length: .integer
    case .first, .last: .boolean
    }
  }
}

enum Comparison: String, Sendable {
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var isOrdering: Bool { self != .equal && self != .unequal }
}

enum Arithmetic: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case modulo = "%"
}

/// Where the checker lets one type pass for another that looks different at run time.
enum Conversion: String, Sendable {
  /// A choice's label.
  case text
  /// Text, escaped.
  case html
  case decimal
}
