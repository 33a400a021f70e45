// escaped tree -> flat instructions. The page's code comes first, then that of each component it reaches.

import Diagnostics
import Schema

struct Compiler {
  private let files: [ParsedTemplate]
  private let components: [EscapedUnit]
  private let environment: TemplateEnvironment
  private var code: [Instruction] = []
  private var origins: [Origin] = []
  private var literals: [UInt8] = []
  private var constants: [Value] = []
  private var constantIndexes: [Value: Int32] = [:]
  private var functions: [Program.FunctionSite] = []
  /// Components in the order in which they are first called; what `callComponent` counts.
  private var reached: [Int] = []
  /// Where the instruction being emitted comes from.
  private var origin: Origin

  static func compile(
    _ unit: EscapedUnit, components: [EscapedUnit], of files: [ParsedTemplate], in environment: TemplateEnvironment
  ) -> Program {
    var compiler = Compiler(files: files, components: components, environment: environment, origin: unit.origin)
    compiler.emit(unit.nodes)
    compiler.emit(.stop)
    var sites: [Program.ComponentSite] = []
    while sites.count < compiler.reached.count {
      let component = components[compiler.reached[sites.count]]
      sites.append(
        Program.ComponentSite(
          name: component.name, number: compiler.reached[sites.count], entry: compiler.code.count,
          parameterCount: component.parameterCount,
          localCount: component.localCount))
      compiler.emit(component.nodes)
      compiler.emit(.returnFromComponent)
    }
    return Program(
      name: unit.name, code: compiler.code, origins: compiler.origins, literals: compiler.literals,
      constants: compiler.constants, functions: compiler.functions, components: sites, localCount: unit.localCount,
      groupShape: ShapeTable.groupShape(in: environment), files: files.map(\.syntax.file))
  }

  private init(
    files: [ParsedTemplate], components: [EscapedUnit], environment: TemplateEnvironment, origin: Origin
  ) {
    self.files = files
    self.components = components
    self.environment = environment
    self.origin = origin
  }

  // MARK: Nodes

  private mutating func emit(_ nodes: [EscapedNode]) {
    for node in nodes { emit(node) }
  }

  private mutating func emit(_ node: EscapedNode) {
    switch node {
    case .text(let origin): emitText(origin)
    case .output(let expression, let escape): emitOutput(expression, escape)
    case .conditional(let branches, let otherwise, let origin): emitConditional(branches, otherwise, origin)
    case .loop(let local, let list, let body, let otherwise, let origin):
      emitLoop(local, list, body, otherwise, origin)
    case .binding(let local, let value):
      emit(value)
      emit(.storeLocal(Int32(local)))
    case .block(_, let nodes, _): emit(nodes)
    }
  }

  private mutating func emitText(_ place: Origin) {
    origin = place
    let bytes = files[place.file].syntax.file.bytes[place.span.start..<place.span.end]
    let start = literals.count
    literals.append(contentsOf: bytes)
    // Texts that meet, as around a tag that vanished, are copied at once; a jump must not land between them.
    if case .literal(let before, let count)? = code.last, Int(before + count) == start,
      !targets.contains(code.count)
    {
      code[code.count - 1] = .literal(start: before, count: count + Int32(bytes.count))
    } else {
      emit(.literal(start: Int32(start), count: Int32(bytes.count)))
    }
  }

  private mutating func emitOutput(_ expression: CheckedExpression, _ escape: Escape) {
    if case .component(let index, let arguments) = expression.kind, escape == .html {
      emitCall(index, arguments, expression.origin)
      return
    }
    if case .field(let base, let slot) = expression.kind {
      origin = expression.origin
      if case .local(let local) = base.kind {
        return emit(.printLocalSlot(local: Int32(local), slot: Int32(slot), escape))
      }
      if case .page = base.kind { return emit(.printPageSlot(Int32(slot), escape)) }
    }
    emit(expression)
    origin = expression.origin
    emit(.print(escape))
  }

  private mutating func emitConditional(
    _ branches: [(condition: CheckedExpression, body: [EscapedNode])], _ otherwise: [EscapedNode], _ place: Origin
  ) {
    var exits: [Int] = []
    for (index, branch) in branches.enumerated() {
      let skip = emitJumpIfFalse(branch.condition)
      emit(branch.body)
      if index + 1 < branches.count || !otherwise.isEmpty {
        origin = place
        exits.append(emitHole(.jump(0)))
      }
      fill(skip)
    }
    emit(otherwise)
    fill(exits)
  }

  private mutating func emitLoop(
    _ local: Int, _ list: CheckedExpression, _ body: [EscapedNode], _ otherwise: [EscapedNode], _ place: Origin
  ) {
    emit(list)
    origin = place
    let begin = emitHole(.beginLoop(local: Int32(local), ifEmpty: 0))
    let start = code.count
    targets.insert(start)
    emit(body)
    origin = place
    emit(.nextTurn(local: Int32(local), body: Int32(start)))
    guard !otherwise.isEmpty else { return fill([begin]) }
    let exit = emitHole(.jump(0))
    fill([begin])
    emit(otherwise)
    fill([exit])
  }

  // MARK: Expressions

  /// Leaves the value of the expression on the stack.
  private mutating func emit(_ expression: CheckedExpression) {
    switch expression.kind {
    case .constant(let value): emitConstant(value)
    case .page: emit(.pushPage, at: expression)
    case .global(let index): emit(.pushGlobal(Int32(index)), at: expression)
    case .local(let index): emit(.pushLocal(Int32(index)), at: expression)
    case .loop(let field): emit(.pushLoop(field), at: expression)
    case .field(let base, let slot): emitField(base, slot, expression)
    case .not(let inner):
      emit(inner)
      emit(.not, at: expression)
    case .and, .or: emitLogical(expression)
    case .compare(let comparison, let left, let right): emit(.compare(comparison), left, right, at: expression)
    case .contained(let element, let list): emit(.contained, element, list, at: expression)
    case .arithmetic(let operation, let left, let right): emit(.arithmetic(operation), left, right, at: expression)
    case .join(let parts):
      for part in parts { emit(part) }
      emit(.join(Int32(parts.count)), at: expression)
    case .list(let elements):
      for element in elements { emit(element) }
      emit(.list(Int32(elements.count)), at: expression)
    case .coalesce(let left, let right):
      emit(left)
      let exit = emitHole(.jumpUnlessNone(0))
      emit(right)
      fill([exit])
    case .choose(let value, let condition, let otherwise): emitChoice(value, condition, otherwise)
    case .call(let index, let arguments): emitFunction(index, arguments, expression)
    case .component(let index, let arguments):
      emit(.beginCapture, at: expression)
      emitCall(index, arguments, expression.origin)
      emit(.endCapture, at: expression)
    case .convert(let conversion, let inner):
      emit(inner)
      emit(.convert(conversion), at: expression)
    case .invalid: emitConstant(.none)
    }
  }

  private mutating func emit(
    _ instruction: Instruction, _ left: CheckedExpression, _ right: CheckedExpression,
    at expression: CheckedExpression
  ) {
    emit(left)
    emit(right)
    emit(instruction, at: expression)
  }

  private mutating func emitField(_ base: CheckedExpression, _ slot: Int, _ expression: CheckedExpression) {
    if case .local(let local) = base.kind {
      return emit(.pushLocalSlot(local: Int32(local), slot: Int32(slot)), at: expression)
    }
    emit(base)
    emit(.slot(Int32(slot)), at: expression)
  }

  private mutating func emitConstant(_ value: Value) {
    let index = constantIndexes[value] ?? Int32(constants.count)
    if Int(index) == constants.count {
      constants.append(value)
      constantIndexes[value] = index
    }
    emit(.push(constant: index))
  }

  private mutating func emitChoice(
    _ value: CheckedExpression, _ condition: CheckedExpression, _ otherwise: CheckedExpression
  ) {
    let skip = emitJumpIfFalse(condition)
    emit(value)
    let exit = emitHole(.jump(0))
    fill(skip)
    emit(otherwise)
    fill([exit])
  }

  // MARK: Conditions

  /// `and` and `or` as values: true or false.
  private mutating func emitLogical(_ expression: CheckedExpression) {
    let skip = emitJumpIfFalse(expression)
    emitConstant(.boolean(true))
    let exit = emitHole(.jump(0))
    fill(skip)
    emitConstant(.boolean(false))
    fill([exit])
  }

  /// Emits a condition that goes on when it is true; returns the jumps to fill for when it is false.
  private mutating func emitJumpIfFalse(_ condition: CheckedExpression) -> [Int] {
    switch condition.kind {
    case .and(let left, let right): return emitJumpIfFalse(left) + emitJumpIfFalse(right)
    case .or(let left, let right):
      let hits = emitJumpIfTrue(left)
      let misses = emitJumpIfFalse(right)
      fill(hits)
      return misses
    case .not(let inner): return emitJumpIfTrue(inner)
    default:
      emit(condition)
      origin = condition.origin
      return [emitHole(.jumpIfFalse(0))]
    }
  }

  private mutating func emitJumpIfTrue(_ condition: CheckedExpression) -> [Int] {
    switch condition.kind {
    case .or(let left, let right): return emitJumpIfTrue(left) + emitJumpIfTrue(right)
    case .and(let left, let right):
      let misses = emitJumpIfFalse(left)
      let hits = emitJumpIfTrue(right)
      fill(misses)
      return hits
    case .not(let inner): return emitJumpIfFalse(inner)
    default:
      emit(condition)
      origin = condition.origin
      return [emitHole(.jumpIfTrue(0))]
    }
  }

  // MARK: Calls

  private mutating func emitCall(_ index: Int, _ arguments: [CheckedExpression], _ place: Origin) {
    for argument in arguments { emit(argument) }
    let site = reached.firstIndex(of: index) ?? reached.count
    if site == reached.count { reached.append(index) }
    origin = place
    emit(.callComponent(Int32(site)))
  }

  private mutating func emitFunction(_ index: Int, _ arguments: [CheckedArgument], _ expression: CheckedExpression)
  {
    var sources: [Program.ArgumentSource] = []
    var valueCount = 0
    var absent: Int?
    for (position, argument) in arguments.enumerated() {
      switch argument {
      case .value(let value):
        emit(value)
        valueCount += 1
        sources.append(.value)
        if position == 0, expression.skipsAbsentInput(value, environment.functions[index]) {
          absent = emitHole(.jumpIfNone(0))
        }
      case .field(let path): sources.append(.field(path))
      case .conditions(let conditions):
        for condition in conditions { emit(condition.equals) }
        valueCount += conditions.count
        sources.append(.conditions(conditions.map(\.field)))
      }
    }
    functions.append(
      Program.FunctionSite(function: environment.functions[index], arguments: sources, valueCount: valueCount))
    emit(.callFunction(Int32(functions.count - 1)), at: expression)
    if let absent { fill([absent]) }
  }

  // MARK: Emitting

  /// Places that jumps lead to, between which literal text may not be joined.
  private var targets: Set<Int> = []

  private mutating func emit(_ instruction: Instruction) {
    code.append(instruction)
    origins.append(origin)
  }

  private mutating func emit(_ instruction: Instruction, at expression: CheckedExpression) {
    origin = expression.origin
    emit(instruction)
  }

  /// Emits a jump whose target is not known yet; returns its index.
  private mutating func emitHole(_ instruction: Instruction) -> Int {
    emit(instruction)
    return code.count - 1
  }

  /// Lets the jumps lead to the next instruction.
  private mutating func fill(_ holes: [Int]) {
    let target = Int32(code.count)
    targets.insert(code.count)
    for hole in holes { code[hole] = code[hole].leading(to: target) }
  }
}

extension CheckedExpression {
  /// A filter whose input may be absent is not called for an absent one; a list filter takes it as empty.
  fileprivate func skipsAbsentInput(_ input: CheckedExpression, _ function: Function) -> Bool {
    function.use == .filter && input.type.isOptional && input.type.value?.element == nil
  }
}

extension Instruction {
  fileprivate func leading(to target: Int32) -> Instruction {
    switch self {
    case .jump: .jump(target)
    case .jumpIfFalse: .jumpIfFalse(target)
    case .jumpIfTrue: .jumpIfTrue(target)
    case .jumpIfNone: .jumpIfNone(target)
    case .jumpUnlessNone: .jumpUnlessNone(target)
    case .beginLoop(let local, _): .beginLoop(local: local, ifEmpty: target)
    default: self
    }
  }
}
