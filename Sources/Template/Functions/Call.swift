// One call being answered: reads its arguments as what the signature promises. The checker has compared the types before,
// so a mismatch here is a fault with a message, not a crash.

import FoundationEssentials
import HTML
package import Schema

/// The arguments of one call and what else it may look at.
package struct Call {
  package let arguments: [Argument]
  package let context: CallContext

  package init(arguments: [Argument], context: CallContext) {
    self.arguments = arguments
    self.context = context
  }

  /// The value at `index`; ``Value/none`` when it was left out.
  package func value(_ index: Int) -> Value {
    guard index < arguments.count, case .value(let value) = arguments[index] else { return .none }
    return value
  }

  package func isGiven(_ index: Int) -> Bool { !value(index).isNone }

  /// Any printable value as its text.
  package func text(_ index: Int) throws(FunctionFault) -> String { try printedText(value(index), in: context) }

  package func integer(_ index: Int) throws(FunctionFault) -> Int {
    guard case .integer(let number) = value(index) else { throw mismatch(index, "a whole number") }
    return number
  }

  /// An integer that counts something.
  package func count(_ index: Int) throws(FunctionFault) -> Int {
    let number = try integer(index)
    guard number >= 0 else { throw FunctionFault("\(number) is not a count", hint: "write 0 or more") }
    return number
  }

  package func boolean(_ index: Int) throws(FunctionFault) -> Bool {
    guard case .boolean(let answer) = value(index) else { throw mismatch(index, "true or false") }
    return answer
  }

  /// The elements of a list; an optional list without a value has none.
  package func list(_ index: Int) throws(FunctionFault) -> [Value] {
    switch value(index) {
    case .list(let elements): return elements
    case .none: return []
    default: throw mismatch(index, "a list")
    }
  }

  /// The field named at `index`; nil when it was left out.
  package func field(_ index: Int) -> FieldPath? {
    guard index < arguments.count, case .field(let path) = arguments[index] else { return nil }
    return path
  }

  package func conditions(_ index: Int) -> [(field: FieldPath, equals: Value)] {
    guard index < arguments.count, case .conditions(let conditions) = arguments[index] else { return [] }
    return conditions
  }

  /// What `path` leads to from each element of the list at `index`; the elements themselves without a path.
  package func values(ofListAt index: Int, field path: FieldPath?) throws(FunctionFault) -> [Value] {
    let elements = try list(index)
    guard let path else { return elements }
    return elements.map { context.value(at: path, from: $0) }
  }

  private func mismatch(_ index: Int, _ wanted: String) -> FunctionFault {
    FunctionFault("argument \(index + 1) is not \(wanted)")
  }
}

extension CallContext {
  /// Follows `path` from an element. A missing value on the way gives none; a list on the way gives all its values.
  package func value(at path: FieldPath, from element: Value) -> Value {
    if path.slots.count == 1, !element.isList { return slot(path.slots[0], of: element) }
    var current = element
    for (step, slot) in path.slots.enumerated() {
      if case .list(let elements) = current {
        let rest = FieldPath(Array(path.slots[step...]))
        return .list(elements.flatMap { flattened(value(at: rest, from: $0)) })
      }
      current = self.slot(slot, of: current)
    }
    return current
  }

  /// The one way from a record or an entry to what it holds; every read of a render passes here.
  @inline(__always)
  package func slot(_ slot: Int, of value: Value) -> Value {
    switch value {
    case .record(let record): return slot < record.slots.count ? record.slots[slot] : .none
    case .entry(let id):
      recorder?.note(slot, of: id)
      return records.slot(slot, of: id)
    default: return .none
    }
  }

  /// The shape of a record or an entry; nil for what is neither.
  package func shape(of value: Value) -> ShapeID? {
    switch value {
    case .record(let record): record.shape
    case .entry(let id): records.shape(of: id)
    default: nil
    }
  }

  /// How many slots a record or an entry has; 0 for what is neither.
  package func slotCount(of value: Value) -> Int {
    switch value {
    case .record(let record): record.slots.count
    case .entry(let id): records.slotCount(of: id)
    default: 0
    }
  }

  private func flattened(_ value: Value) -> [Value] {
    switch value {
    case .none: []
    case .list(let elements): elements
    default: [value]
    }
  }
}

extension Value {
  var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// The same as `== .none`, which compares contents.
  package var isNone: Bool {
    if case .none = self { true } else { false }
  }
}

extension Function {
  /// A filter whose answer for a missing value is a missing value, so that optional fields need no `if`.
  static func filter(
    _ name: String, _ input: Parameter, _ more: [Parameter] = [], returns result: ResultType, help: String,
    example: (template: String, prints: String),
    apply: @escaping @Sendable (Call) throws(FunctionFault) -> Value
  ) -> Function {
    Function(name, .filter, [input] + more, returns: result, help: help, example: example) {
      (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      if !call.isGiven(0) { return .none }
      return try apply(call)
    }
  }

  /// A filter of a list; an optional list without a value counts as empty.
  static func listFilter(
    _ name: String, _ more: [Parameter] = [], of list: Parameter = Parameter("list", .list),
    returns result: ResultType,
    help: String, example: (template: String, prints: String),
    apply: @escaping @Sendable (Call) throws(FunctionFault) -> Value
  ) -> Function {
    Function(name, .filter, [list] + more, returns: result, help: help, example: example) {
      (arguments, context) throws(FunctionFault) in
      try apply(Call(arguments: arguments, context: context))
    }
  }
}
