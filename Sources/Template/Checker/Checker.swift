// tree -> checked tree, for one page template and its parents, or for one component.
// This file holds what a check knows and walks the nodes; expressions, operators and calls are in their own files.

import Diagnostics
import Schema

struct Checker {
  let environment: TemplateEnvironment
  let components: [ComponentSignature]
  var shapes: ShapeTable
  private(set) var faults: [CheckError] = []
  /// In the order in which they were met.
  var componentCalls: [ComponentCall] = []
  private var localCount = 0
  var inheritance: Inheritance
  /// The blocks being filled in, innermost last, for `super()`.
  var openBlocks: [OpenBlock] = []
  var expansions = 0

  init(
    environment: TemplateEnvironment, components: [ComponentSignature], shapes: ShapeTable,
    inheritance: Inheritance = Inheritance(levels: [])
  ) {
    self.environment = environment
    self.components = components
    self.shapes = shapes
    self.inheritance = inheritance
  }

  // MARK: Units

  /// Checks a component's body against its parameters.
  mutating func check(component: ComponentSignature) -> CheckedUnit {
    var scope = Scope(file: component.file, level: 0, variables: globals)
    // Two parameters of one name have been reported by the parser.
    let outer = scope
    for (parameter, syntax) in zip(component.parameters, component.syntax.parameters) {
      checkIsFree(syntax.name, in: outer)
      scope = scope.adding(Variable(name: parameter.name, binding: .local(newLocal()), type: parameter.type))
    }
    let nodes = check(component.syntax.body, in: scope)
    return CheckedUnit(
      name: component.name, nodes: nodes, localCount: localCount, parameterCount: component.parameters.count,
      origin: Origin(file: component.file, span: component.syntax.name.span), shapes: shapes)
  }

  /// Checks the requested template with its parents; the outermost parent's text is the page.
  mutating func check(page name: String, subject: ValueType) -> CheckedUnit {
    let variables = variables(subject)
    var nodes: [CheckedNode] = []
    for (index, level) in inheritance.levels.enumerated() {
      let scope = Scope(file: level.file, level: index, variables: variables)
      if index + 1 < inheritance.levels.count {
        nodes += checkOverrides(of: level.syntax, at: index, in: scope)
      } else {
        nodes += check(level.syntax.nodes, in: scope)
      }
    }
    return CheckedUnit(
      name: name, nodes: nodes, localCount: localCount, parameterCount: 0,
      origin: Origin(file: inheritance.levels.first?.file ?? 0, span: Span(at: 0)), shapes: shapes)
  }

  /// Checks a condition that stands in no template.
  mutating func check(condition: Expression, subject: ValueType) -> CheckedExpression {
    checkCondition(condition, in: Scope(file: 0, level: 0, variables: variables(subject)))
  }

  private func variables(_ subject: ValueType) -> [Variable] {
    [Variable(name: "page", binding: .page, type: StaticType(subject))] + globals
  }

  private var globals: [Variable] {
    environment.globals.enumerated().map { index, slot in
      Variable(name: slot.name, binding: .global(index), type: StaticType(slot.type, optional: slot.isOptional))
    }
  }

  // MARK: Nodes

  /// Checks one run of nodes; names that `let` makes are seen by the nodes after it.
  mutating func check(_ nodes: [Node], in outer: Scope) -> [CheckedNode] {
    var scope = outer
    var checked: [CheckedNode] = []
    checked.reserveCapacity(nodes.count)
    for node in nodes {
      switch node {
      case .text(let span): checked.append(.text(Origin(file: scope.file, span: span)))
      case .output(let expression): checked.append(output(expression, in: scope))
      case .conditional(let syntax): checked.append(conditional(syntax, in: scope))
      case .loop(let syntax): checked.append(loop(syntax, in: scope))
      case .binding(let name, let expression): checked.append(bind(name, expression, in: &scope))
      case .block(let syntax): checked.append(block(syntax, in: scope))
      }
    }
    return checked
  }

  private mutating func output(_ expression: Expression, in scope: Scope) -> CheckedNode {
    if case .parent = expression.kind { return parentBlock(at: expression.span, in: scope) }
    let value = check(expression, in: scope)
    checkCount(in: value)
    return .output(value)
  }

  private mutating func conditional(_ syntax: ConditionalSyntax, in outer: Scope) -> CheckedNode {
    var scope = outer
    var branches: [(condition: CheckedExpression, body: [CheckedNode])] = []
    for branch in syntax.branches {
      let condition = checkCondition(branch.condition, in: scope)
      branches.append((condition, check(branch.body, in: scope.knowing(condition.presentPaths(when: true)))))
      scope = scope.knowing(condition.presentPaths(when: false))
    }
    let otherwise = syntax.otherwise.map { check($0, in: scope) } ?? []
    return .conditional(branches: branches, otherwise: otherwise, Origin(file: scope.file, span: syntax.span))
  }

  private mutating func loop(_ syntax: LoopSyntax, in scope: Scope) -> CheckedNode {
    let list = check(syntax.list, in: scope)
    let element = elementType(of: list)
    checkIsFree(syntax.variable, in: scope)
    let local = newLocal()
    let inner = scope.adding(Variable(name: syntax.variable.text, binding: .local(local), type: element))
      .enteringLoop()
    let body = check(syntax.body, in: inner)
    let otherwise = syntax.otherwise.map { check($0, in: scope) } ?? []
    return .loop(
      CheckedLoop(
        local: local, list: list, body: body, otherwise: otherwise,
        origin: Origin(file: scope.file, span: syntax.span)))
  }

  private mutating func elementType(of list: CheckedExpression) -> StaticType {
    if list.type.isUnknown { return .unknown }
    if let element = list.type.value?.element { return StaticType(element) }
    report(.notAList(shapes.describe(list.type)), at: list.origin)
    return .unknown
  }

  mutating func bind(_ name: Name, _ expression: Expression, in scope: inout Scope) -> CheckedNode {
    let value = check(expression, in: scope)
    checkIsFree(name, in: scope)
    let local = newLocal()
    scope = scope.adding(Variable(name: name.text, binding: .local(local), type: value.type))
    return .binding(local: local, value)
  }

  // MARK: What the other files need

  mutating func newLocal() -> Int {
    defer { localCount += 1 }
    return localCount
  }

  /// A name is given once: what it means never depends on where one looks from.
  private mutating func checkIsFree(_ name: Name, in scope: Scope) {
    guard scope.variable(named: name.text) != nil, !reserved.contains(name.text) else { return }
    report(.nameTaken(name.text), at: Origin(file: scope.file, span: name.span))
  }

  mutating func report(_ fault: CheckFault, at origin: Origin) {
    faults.append(CheckError(fault: fault, origin: origin))
  }
}
