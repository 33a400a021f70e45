// What a page template compiles to: code, constants, and where each instruction came from.

import Diagnostics
import Schema

/// A compiled page template for one subject, with the components it uses. Immutable; renders any number of pages at once.
package struct Program: Sendable {
  /// The template's name, `story.html`.
  package let name: String
  let code: [Instruction]
  /// For each instruction the place in the template it came from.
  let origins: [Origin]
  /// All literal text, end to end.
  let literals: [UInt8]
  let constants: [Value]
  let functions: [FunctionSite]
  let components: [ComponentSite]
  let localCount: Int
  let groupShape: ShapeID
  let files: [SourceFile]

  /// How a call of a filter or function takes its arguments from the stack. A class, because a copy would count a dozen
  /// references at every call.
  final class FunctionSite: Sendable {
    let function: Function
    let arguments: [ArgumentSource]
    /// How many values are popped.
    let valueCount: Int

    init(function: Function, arguments: [ArgumentSource], valueCount: Int) {
      self.function = function
      self.arguments = arguments
      self.valueCount = valueCount
    }
  }

  enum ArgumentSource: Sendable, Hashable {
    case value
    case field(FieldPath)
    case conditions([FieldPath])
  }

  /// Where a component's code begins. A class for the same reason.
  final class ComponentSite: Sendable {
    let name: String
    /// Of the component in its set: the same in all programs of the set.
    let number: Int
    let entry: Int
    let parameterCount: Int
    let localCount: Int

    init(name: String, number: Int, entry: Int, parameterCount: Int, localCount: Int) {
      self.name = name
      self.number = number
      self.entry = entry
      self.parameterCount = parameterCount
      self.localCount = localCount
    }
  }
}
