// The type of an expression, and which type passes for which.

import Schema

/// A type with the two things ``ValueType`` cannot say: that the value may be absent, and that it could not be found out.
struct StaticType: Sendable, Hashable {
  enum Base: Sendable, Hashable {
    case value(ValueType)
    /// `none` itself.
    case nothing
    /// A fault has been reported; nothing more is said about it.
    case unknown
  }

  let base: Base
  let isOptional: Bool

  init(_ type: ValueType, optional: Bool = false) {
    base = .value(type)
    isOptional = optional
  }

  private init(base: Base, isOptional: Bool) {
    self.base = base
    self.isOptional = isOptional
  }

  static let unknown = StaticType(base: .unknown, isOptional: false)
  static let nothing = StaticType(base: .nothing, isOptional: true)

  /// Nil for `none` and for what is unknown.
  var value: ValueType? { if case .value(let type) = base { type } else { nil } }
  var isUnknown: Bool { base == .unknown }
  var present: StaticType { StaticType(base: base, isOptional: false) }
  var optional: StaticType { isUnknown ? self : StaticType(base: base, isOptional: true) }
  func optional(if condition: Bool) -> StaticType { condition ? optional : self }
}

extension ValueType {
  var isNumber: Bool {
    switch self {
    case .integer, .decimal, .percent, .money, .duration: true
    default: false
    }
  }

  /// True for what prints as text: all scalars but a boolean.
  var isPrintable: Bool {
    switch self {
    case .text, .choice, .integer, .decimal, .percent, .money, .date, .dateTime, .duration, .period, .url: true
    case .html, .boolean, .list, .record, .entry: false
    }
  }

  var isOrdered: Bool {
    switch self {
    case .text, .integer, .decimal, .percent, .money, .date, .dateTime, .duration, .period: true
    default: false
    }
  }

  var element: ValueType? { if case .list(let element) = self { element } else { nil } }
}

extension ShapeTable {
  /// True when every value of `type` is one of `wanted`.
  func passes(_ type: ValueType, for wanted: ValueType) -> Bool {
    switch (type, wanted) {
    case (.integer, .decimal): true
    case (.choice(let some), .choice(let all)): Set(some.map(\.id)).isSubset(of: Set(all.map(\.id)))
    case (.entry(let some), .entry(let all)): Set(some).isSubset(of: Set(all))
    case (.entry, .record(let shape)): shape == BuiltInShape.page.id
    case (.record(let shape), .record(BuiltInShape.page.id)): isPage(shape)
    case (.list(let some), .list(let all)): passes(some, for: all)
    default: type == wanted
    }
  }

  /// The narrowest type both pass for, so that branches of an expression can differ.
  func common(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if passes(left, for: right) { return right }
    if passes(right, for: left) { return left }
    switch (left, right) {
    case (.entry(let some), .entry(let more)): return .entry(Array(Set(some + more)).sorted())
    case (.choice(let some), .choice(let more)): return .choice(some + more.filter { !some.contains($0) })
    case (.list(let some), .list(let more)): return common(some, more).map { .list($0) }
    case (.choice, .text), (.text, .choice): return .text
    default: return nil
    }
  }
}
