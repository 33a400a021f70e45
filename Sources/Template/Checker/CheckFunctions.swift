// A call of a filter or function against its typed signature.
//
// The value before a filter's bar may be absent: then the result is absent too, and prints nothing (a list that is absent
// counts as empty). Every other argument must be there unless its parameter may be left out.

import Diagnostics
import Schema

extension Checker {
  mutating func apply(
    _ index: Int, to input: CheckedExpression?, _ name: Name, _ syntax: [ArgumentSyntax], _ origin: Origin,
    in scope: Scope
  ) -> CheckedExpression {
    let function = environment.functions[index]
    let first = input == nil ? 0 : 1
    let parameters = Array(function.parameters.dropFirst(first))
    let positional = parameters.filter { $0.accepts != .conditions }
    let arguments = matched(
      syntax, with: positional.map(\.name), of: name.text, origin,
      takesConditions: positional.count < parameters.count, in: scope)
    var call = FunctionCall(
      function: function, name: name, origin: origin, place: Origin(file: scope.file, span: name.span),
      hasUnknownArgument: arguments.hasUnknown)
    if let input, let parameter = function.parameters.first {
      call.arguments.append(.value(checked(input, for: parameter, of: function.name, isInput: true)))
      call.input = input.type
    }
    var given = arguments.positions.makeIterator()
    for parameter in parameters {
      if parameter.accepts == .conditions {
        call.arguments.append(conditions(arguments.conditions, call, in: scope))
      } else {
        let value = argument(given.next() ?? nil, for: parameter, &call, in: scope)
        if input == nil, call.arguments.isEmpty, case .value(let value) = value { call.input = value.type }
        call.arguments.append(value)
      }
    }
    checkRanking(of: function.name, input: call.input, field: call.field, at: call.place)
    let type = resultType(of: call)
    return CheckedExpression(kind: .call(index, call.arguments), type: type, origin: origin)
  }

  /// A call on its way to being checked.
  private struct FunctionCall {
    let function: Function
    let name: Name
    let origin: Origin
    /// The name in the template.
    let place: Origin
    let hasUnknownArgument: Bool
    var arguments: [CheckedArgument] = []
    /// Type of the first argument.
    var input = StaticType.unknown
    /// Type of the first field that was named; nil when none was.
    var field: StaticType?
    var isBroken = false
  }

  // MARK: Arguments

  private mutating func argument(
    _ syntax: ArgumentSyntax?, for parameter: Parameter, _ call: inout FunctionCall, in scope: Scope
  ) -> CheckedArgument {
    guard let syntax else {
      guard let value = parameter.defaultValue else {
        if !call.hasUnknownArgument { report(.missingArgument(parameter.name, of: call.name.text), at: call.place) }
        call.isBroken = true
        return .value(invalid(call.origin))
      }
      if parameter.accepts == .field {
        requireContent(
          of: call.input.value?.element.map { StaticType($0) }, parameter, call.name.text, call.place)
      }
      return .value(CheckedExpression(kind: .constant(value), type: .nothing, origin: call.origin))
    }
    if parameter.accepts == .field { return field(syntax.value, for: parameter, &call, in: scope) }
    let value = check(syntax.value, in: scope)
    checkLiteral(value, syntax.value, parameter, call.name.text)
    return .value(checked(value, for: parameter, of: call.name.text, isInput: false))
  }

  private mutating func checkLiteral(
    _ value: CheckedExpression, _ syntax: Expression, _ parameter: Parameter, _ callee: String
  ) {
    guard let (literal, _) = literalValue(syntax) else {
      if parameter.isLiteral, !value.type.isUnknown {
        report(.argumentNotLiteral(parameter.name, of: callee), at: value.origin)
      }
      return
    }
    if let fault = parameter.check?(literal) {
      report(.functionFault(fault.message, hint: fault.hint), at: value.origin)
    }
  }

  /// The value as the parameter takes it, with every mismatch reported.
  private mutating func checked(
    _ value: CheckedExpression, for parameter: Parameter, of callee: String, isInput: Bool
  ) -> CheckedExpression {
    guard !value.type.isUnknown else { return value }
    let mayBeAbsent = isInput || parameter.defaultValue == Value.none || parameter.accepts == .any
    if value.type.isOptional, !mayBeAbsent {
      report(.optionalArgument(parameter.name, of: callee), at: value.origin)
      return value
    }
    guard let type = value.type.value else { return value }
    if let wanted = target(of: type, in: parameter.accepts) { return adapted(value, to: wanted) }
    let wanted = describe(parameter.accepts)
    let name = isInput ? "" : parameter.name
    report(.wrongArgument(name, of: callee, wanted: wanted, found: shapes.describe(type)), at: value.origin)
    return invalid(value.origin)
  }

  /// The type to pass the value as; nil when it is not accepted.
  private func target(of type: ValueType, in accepts: Parameter.Accepts) -> ValueType? {
    switch accepts {
    case .types(let types):
      if types.contains(type) { return type }
      if let wanted = types.first(where: { shapes.passes(type, for: $0) }) { return wanted }
      if case .choice = type, types.contains(.text) { return .text }
      if case .choice = type { return types.contains { if case .choice = $0 { true } else { false } } ? type : nil }
      return nil
    case .number: return type.isNumber ? type : nil
    case .printable: return type.isPrintable ? type : nil
    case .list: return type.element == nil ? nil : type
    case .listOfPrintable: return type.element?.isPrintable == true ? type : nil
    case .page: return shapes.passes(type, for: .record(BuiltInShape.page.id)) || isEntry(type) ? type : nil
    case .entry(let facet): return shapes.hasFacet(facet, type) ? type : nil
    case .linkable: return isLinkable(type) ? type : nil
    case .any: return type
    case .field, .conditions: return nil
    }
  }

  private func isEntry(_ type: ValueType) -> Bool { if case .entry = type { true } else { false } }

  private func isLinkable(_ type: ValueType) -> Bool {
    if type == .url { return true }
    return shapes.slots(of: type)?.contains { $0.name == "url" && $0.type == .url } ?? false
  }

  private func describe(_ accepts: Parameter.Accepts) -> String {
    switch accepts {
    case .types(let types): types.map(shapes.describe).joined(separator: " or ")
    case .number: "a number"
    case .printable: "text, a number, a date or a choice"
    case .list: "a list"
    case .listOfPrintable: "a list of texts, numbers or dates"
    case .page: "an entry or a page"
    case .entry(let facet): shapes.describe(entryWith: facet)
    case .linkable: "an entry, a page, a link or a URL"
    case .any: "any value"
    case .field: "the name of a field"
    case .conditions: "conditions such as department: page.department"
    }
  }

  // MARK: Fields

  private mutating func field(
    _ expression: Expression, for parameter: Parameter, _ call: inout FunctionCall, in scope: Scope
  ) -> CheckedArgument {
    let origin = Origin(file: scope.file, span: expression.span)
    guard !call.input.isUnknown, let element = call.input.value?.element else { return broken(&call, origin) }
    guard let names = fieldNames(expression) else {
      if case .invalid = expression.kind { return broken(&call, origin) }
      report(.argumentNotField(parameter.name, of: call.name.text), at: origin)
      return broken(&call, origin)
    }
    guard let (path, type) = follow(names, from: element, in: scope) else { return broken(&call, origin) }
    requireContent(of: type, parameter, call.name.text, origin)
    if call.field == nil { call.field = type }
    return .field(path)
  }

  private func broken(_ call: inout FunctionCall, _ origin: Origin) -> CheckedArgument {
    call.isBroken = true
    return .value(invalid(origin))
  }

  private func fieldNames(_ expression: Expression) -> [Name]? {
    switch expression.kind {
    case .name(let text): [Name(text: text, span: expression.span)]
    case .member(let base, let name): fieldNames(base).map { $0 + [name] }
    default: nil
    }
  }

  /// The slots that `names` lead to from an element, and what lies there; nil, reported, when there is no such field.
  private mutating func follow(_ names: [Name], from element: ValueType, in scope: Scope) -> (
    FieldPath, StaticType
  )? {
    var type = StaticType(element)
    var slots: [Int] = []
    for name in names {
      let place = Origin(file: scope.file, span: name.span)
      guard let value = type.value, let fields = shapes.slots(of: value) else {
        report(.noFields(name.text, of: shapes.describe(type)), at: place)
        return nil
      }
      guard let index = fields.firstIndex(where: { $0.name == name.text }) else {
        report(.unknownField(name.text, of: shapes.describe(value), known: fields.map(\.name)), at: place)
        return nil
      }
      slots.append(index)
      type = StaticType(fields[index].type, optional: fields[index].isOptional || type.isOptional)
    }
    return (FieldPath(slots), type)
  }

  private mutating func requireContent(
    of type: StaticType?, _ parameter: Parameter, _ callee: String, _ origin: Origin
  ) {
    guard let value = type?.value else { return }
    switch parameter.fieldHolds {
    case .anything: return
    case .numbers where value.isNumber: return
    case .lists where value.element != nil: return
    case .ordered where isSortable(value): return
    case .dates where value == .date || value == .dateTime: return
    case .dates:
      report(
        .wrongArgument(
          parameter.name, of: callee, wanted: "a field that holds a date", found: shapes.describe(value)),
        at: origin)
    case .numbers:
      report(
        .wrongArgument(
          parameter.name, of: callee, wanted: "a field that holds a number", found: shapes.describe(value)),
        at: origin)
    case .lists:
      report(
        .wrongArgument(
          parameter.name, of: callee, wanted: "a field that holds a list", found: shapes.describe(value)),
        at: origin)
    case .ordered:
      report(
        .wrongArgument(
          parameter.name, of: callee, wanted: "a field with text, a number or a date", found: shapes.describe(value)
        ),
        at: origin)
    }
  }

  private func isSortable(_ type: ValueType) -> Bool {
    switch type {
    case .html, .list: false
    case .record(let shape): shapes.isPage(shape)
    default: true
    }
  }

  // MARK: Conditions

  private mutating func conditions(
    _ arguments: [ArgumentSyntax], _ call: FunctionCall, in scope: Scope
  ) -> CheckedArgument {
    var conditions: [(field: FieldPath, equals: CheckedExpression)] = []
    if arguments.isEmpty { report(.missingArgument("field: value", of: call.name.text), at: call.place) }
    for argument in arguments {
      let value = check(argument.value, in: scope)
      guard let names = argument.name, let element = call.input.value?.element,
        let (path, type) = follow(names, from: element, in: scope)
      else { continue }
      let held = type.value?.element.map { StaticType($0) } ?? type
      let place = Origin(file: scope.file, span: argument.value.span)
      let member = CheckedExpression(kind: .invalid, type: held, origin: place)
      conditions.append((path, compared(member, value, by: "==", ordering: false, place).1))
    }
    return .conditions(conditions)
  }

  // MARK: Results

  private mutating func resultType(of call: FunctionCall) -> StaticType {
    if case .type(let type) = call.function.result { return StaticType(type, optional: propagatesAbsence(call)) }
    if case .optional(let type) = call.function.result { return StaticType(type, optional: true) }
    guard !call.isBroken, let input = call.input.value else { return .unknown }
    let field = call.field ?? input.element.map { StaticType($0) } ?? .unknown
    switch call.function.result {
    case .type(let type): return StaticType(type)
    case .optional(let type): return StaticType(type, optional: true)
    case .sameAsInput: return StaticType(input, optional: propagatesAbsence(call))
    case .element: return input.element.map { StaticType($0, optional: true) } ?? .unknown
    case .listOfField: return field.value.map { StaticType(.list($0)) } ?? .unknown
    case .listInField: return field.value?.element.map { StaticType(.list($0)) } ?? .unknown
    case .field: return field.optional
    case .averageOfField: return (field.value == .integer ? StaticType(.decimal) : field).optional
    case .groups:
      guard let key = field.value else { return .unknown }
      return StaticType(.list(shapes.groupType(key: key, keyIsOptional: field.isOptional, items: input)))
    }
  }

  /// True when an absent input makes an absent result.
  private func propagatesAbsence(_ call: FunctionCall) -> Bool {
    call.function.use == .filter && call.input.isOptional && call.input.value?.element == nil
  }
}
