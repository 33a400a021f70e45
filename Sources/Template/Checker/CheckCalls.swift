// Filters, functions and components: finding them, and matching arguments with parameters.

import Diagnostics
import Schema

extension Checker {
  mutating func filter(
    _ name: Name, _ input: Expression, _ arguments: [ArgumentSyntax], _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let value = check(input, in: scope)
    guard let index = environment.functions.firstIndex(where: { $0.use == .filter && $0.name == name.text }) else {
      let isFunction = environment.functions.contains { $0.use == .call && $0.name == name.text }
      let known = environment.functions.filter { $0.use == .filter }.map(\.name)
      report(
        .unknownFilter(name.text, known: known, isFunction: isFunction),
        at: Origin(file: scope.file, span: name.span))
      for argument in arguments where argument.name == nil { _ = quietly(argument.value, in: scope) }
      return invalid(origin)
    }
    return apply(index, to: value, name, arguments, origin, in: scope)
  }

  mutating func call(
    _ name: Name, _ arguments: [ArgumentSyntax], _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    if let index = components.firstIndex(where: { $0.name == name.text }) {
      return callComponent(index, arguments, origin, in: scope)
    }
    if let index = environment.functions.firstIndex(where: { $0.use == .call && $0.name == name.text }) {
      return apply(index, to: nil, name, arguments, origin, in: scope)
    }
    let known = components.map(\.name) + environment.functions.filter { $0.use == .call }.map(\.name)
    let isFilter = environment.functions.contains { $0.use == .filter && $0.name == name.text }
    report(
      .unknownFunction(name.text, known: known, isFilter: isFilter), at: Origin(file: scope.file, span: name.span))
    for argument in arguments { _ = check(argument.value, in: scope) }
    return invalid(origin)
  }

  /// Checks an argument of something unknown, which may be the name of a field, without complaint.
  private mutating func quietly(_ expression: Expression, in scope: Scope) -> CheckedExpression {
    var copy = self
    return copy.check(expression, in: scope)
  }

  // MARK: Components

  private mutating func callComponent(
    _ index: Int, _ arguments: [ArgumentSyntax], _ origin: Origin, in scope: Scope
  ) -> CheckedExpression {
    let component = components[index]
    componentCalls.append(ComponentCall(component: index, origin: origin))
    let slots = matched(
      arguments, with: component.parameters.map(\.name), of: component.name, origin, takesConditions: false,
      in: scope)
    var values: [CheckedExpression] = []
    for (parameter, argument) in zip(component.parameters, slots.positions) {
      if let argument {
        values.append(pass(check(argument.value, in: scope), for: parameter, of: component.name))
      } else if let value = parameter.defaultValue {
        values.append(CheckedExpression(kind: .constant(value), type: parameter.type, origin: origin))
      } else {
        if !slots.hasUnknown { report(.missingArgument(parameter.name, of: component.name), at: origin) }
        values.append(invalid(origin))
      }
    }
    return CheckedExpression(kind: .component(index, values), type: StaticType(.html), origin: origin)
  }

  private mutating func pass(
    _ value: CheckedExpression, for parameter: ComponentParameter, of component: String
  ) -> CheckedExpression {
    guard !value.type.isUnknown, let wanted = parameter.type.value else { return value }
    if value.type.isOptional, !parameter.type.isOptional {
      report(.optionalArgument(parameter.name, of: component), at: value.origin)
      return value
    }
    guard let found = value.type.value else { return value }
    guard converts(found, to: wanted) else {
      report(
        .wrongArgument(
          parameter.name, of: component, wanted: shapes.describe(wanted), found: shapes.describe(found)),
        at: value.origin)
      return value
    }
    return adapted(value, to: wanted)
  }

  private func converts(_ type: ValueType, to wanted: ValueType) -> Bool {
    switch (type, wanted) {
    case (.choice, .text), (.text, .html): true
    default: shapes.passes(type, for: wanted)
    }
  }

  // MARK: Matching

  struct MatchedArguments {
    /// One for each parameter; nil where none was given.
    var positions: [ArgumentSyntax?]
    /// Named arguments that are no parameter.
    var conditions: [ArgumentSyntax] = []
    /// A misspelt name may be the very argument that seems to be missing.
    var hasUnknown = false
  }

  /// Puts each argument beside its parameter.
  func unmatched(_ count: Int) -> MatchedArguments {
    MatchedArguments(positions: Array(repeating: nil, count: count))
  }

  mutating func matched(
    _ arguments: [ArgumentSyntax], with parameters: [String], of callee: String, _ origin: Origin,
    takesConditions: Bool, in scope: Scope
  ) -> MatchedArguments {
    var result = unmatched(parameters.count)
    var position = 0
    for (index, argument) in arguments.enumerated() {
      guard let name = argument.name else {
        // One after a named argument has been reported, and nobody knows which parameter it is for.
        if arguments[..<index].contains(where: { $0.name != nil }) { continue }
        guard position < parameters.count else {
          report(
            .tooManyArguments(of: callee, limit: parameters.count),
            at: Origin(file: scope.file, span: argument.value.span))
          return result
        }
        result.positions[position] = argument
        position += 1
        continue
      }
      if name.count == 1, let index = parameters.firstIndex(of: name[0].text) {
        if result.positions[index] != nil {
          report(.argumentTwice(name[0].text, of: callee), at: Origin(file: scope.file, span: name[0].span))
        }
        result.positions[index] = argument
      } else if takesConditions {
        result.conditions.append(argument)
      } else {
        result.hasUnknown = true
        report(
          .unknownArgument(name.map(\.text).joined(separator: "."), of: callee, known: parameters),
          at: Origin(file: scope.file, span: name[0].span))
      }
    }
    return result
  }
}
