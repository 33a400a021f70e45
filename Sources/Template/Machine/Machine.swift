// flat instructions -> bytes. One pass over the code with a stack of values; it cannot run forever, because jumps go
// back only to the next turn of a loop over a finite list, and turns are counted.

import Diagnostics
import FoundationEssentials
import HTML
import Schema

struct Machine: ~Copyable {
  private let program: Program
  private let page: Value
  private let globals: [Value]
  let context: CallContext
  private let limits: RenderLimits
  /// What components made for earlier pages; nil in a component that is to be kept itself, and where nothing is kept.
  private let kept: KeptFragments?
  /// Links inside the site are left out of the output and noted in ``links``.
  let leavesLinksOut: Bool
  var links: [SafeHTML.Link] = []
  var output: ByteBuffer
  private(set) var warnings: [Diagnostic] = []

  private var position = 0
  private var stack = ValueStack(capacity: 16)
  /// The locals of all components at work; those of the innermost begin at `base`.
  private var locals: ValueStack
  private var base = 0
  private var loops: [LoopState] = []
  private var frames: [Frame] = []
  /// Those of the call at work, in memory that serves the next one.
  private var arguments: [Argument] = []
  /// Where in the output, and among the links, each component begins that renders into a value.
  private var captures: [(output: Int, links: Int)] = []
  /// A link that was left out lies in a value: whatever is done with that would tell it from one that was written.
  private(set) var hasLinksInValues = false
  /// Turns of all loops so far.
  private(set) var steps = 0

  private struct LoopState {
    let list: [Value]
    var index: Int
  }

  private struct Frame {
    let call: Int
    let base: Int
  }

  init(
    program: Program, page: Value, globals: [Value], context: CallContext, kept: KeptFragments?,
    output: consuming ByteBuffer, limits: RenderLimits
  ) {
    self.program = program
    self.page = page
    self.globals = globals
    self.context = context
    self.limits = limits
    self.kept = kept
    self.output = output
    leavesLinksOut = false
    locals = ValueStack(capacity: program.localCount + 16)
    for _ in 0..<program.localCount { locals.push(.none) }
  }

  /// For a component alone, away from any page.
  private init(
    of outer: borrowing Machine, _ component: Program.ComponentSite, context: CallContext,
    output: consuming ByteBuffer
  ) {
    program = outer.program
    page = .none
    globals = outer.globals
    self.context = context
    limits = RenderLimits(loopSteps: outer.limits.loopSteps - outer.steps, outputBytes: KeptFragments.sizeLimit)
    kept = nil
    self.output = output
    leavesLinksOut = true
    locals = ValueStack(capacity: component.localCount + 16)
    for index in outer.stack.count - component.parameterCount..<outer.stack.count {
      locals.push(outer.stack[index])
    }
    while locals.count < component.localCount { locals.push(.none) }
    // The page's own code lies before that of the first component, and ends with a stop: that is where it returns to.
    frames = [Frame(call: (program.components.first?.entry ?? 0) - 2, base: 0)]
    position = component.entry
  }

  mutating func run() throws(RenderFault) {
    do {
      while try step() {}
      try checkOutput()
    } catch {
      throw RenderFault(diagnostic: word(error.problem))
    }
  }

  // MARK: One instruction

  /// False when the program has ended.
  @inline(__always)
  private mutating func step() throws(RenderProblemError) -> Bool {
    let instruction = program.code[position]
    position += 1
    switch instruction {
    case .literal(let start, let count): copyLiteral(Int(start), Int(count))
    case .printLocalSlot(let local, let slot, let escape):
      print(context.slot(Int(slot), of: locals[base + Int(local)]), escape)
    case .printPageSlot(let slot, let escape): print(context.slot(Int(slot), of: page), escape)
    case .print(let escape): print(stack.pop(), escape)
    case .push(let index): stack.push(program.constants[Int(index)])
    case .pushPage: stack.push(page)
    case .pushGlobal(let index): stack.push(global(Int(index)))
    case .pushLocal(let index): stack.push(locals[base + Int(index)])
    case .pushLoop(let field): stack.push(loopField(field))
    case .pushLocalSlot(let local, let slot): stack.push(context.slot(Int(slot), of: locals[base + Int(local)]))
    case .slot(let slot): stack.push(context.slot(Int(slot), of: stack.pop()))
    case .storeLocal(let index): locals.store(stack.pop(), at: base + Int(index))
    case .jump(let target): position = Int(target)
    case .jumpIfFalse(let target): if !isTrue(stack.pop()) { position = Int(target) }
    case .jumpIfTrue(let target): if isTrue(stack.pop()) { position = Int(target) }
    case .jumpIfNone(let target): if stack.count > 0, stack[stack.count - 1].isNone { position = Int(target) }
    case .jumpUnlessNone(let target):
      if stack.count > 0, stack[stack.count - 1].isNone { _ = stack.pop() } else { position = Int(target) }
    case .beginLoop(let local, let target): try beginLoop(Int(local), ifEmpty: Int(target))
    case .nextTurn(let local, let body): try nextTurn(Int(local), body: Int(body))
    case .stop: return false
    default: try compute(instruction)
    }
    return true
  }

  /// The instructions that are rarer or dearer.
  private mutating func compute(_ instruction: Instruction) throws(RenderProblemError) {
    switch instruction {
    case .not: stack.push(.boolean(!isTrue(stack.pop())))
    case .compare(let comparison):
      let right = stack.pop()
      stack.push(.boolean(try context.compare(comparison, stack.pop(), right)))
    case .contained:
      let list = stack.pop()
      stack.push(.boolean(context.contains(list, element: stack.pop())))
    case .arithmetic(let operation):
      let right = stack.pop()
      stack.push(try reckon(operation, stack.pop(), right))
    case .convert(let conversion): stack.push(convert(stack.pop(), conversion))
    case .join(let count):
      let text = stack.popLast(Int(count)).map { context.printed($0) }.joined()
      stack.push(.text(text))
    case .list(let count): stack.push(.list(stack.popLast(Int(count))))
    case .callFunction(let index): try callFunction(program.functions[Int(index)])
    case .callComponent(let index): try call(program.components[Int(index)])
    case .returnFromComponent: leave()
    case .beginCapture: captures.append((output.count, links.count))
    case .endCapture:
      let start = captures.popLast() ?? (0, 0)
      if links.count > start.links { hasLinksInValues = true }
      stack.push(.html(SafeHTML(trusted: output.bytes(from: start.output))))
      output.truncate(to: start.output)
    default: break
    }
  }

  @inline(__always)
  private mutating func copyLiteral(_ start: Int, _ count: Int) {
    program.literals.withUnsafeBufferPointer { literals in
      output.append(UnsafeBufferPointer(rebasing: literals[start..<(start + count)]))
    }
  }

  private func global(_ index: Int) -> Value {
    guard globals.indices.contains(index) else { return .none }
    context.recorder?.note(global: index)
    return globals[index]
  }

  private func convert(_ value: Value, _ conversion: Conversion) -> Value {
    switch (conversion, value) {
    case (.text, .choice(let choice)): .text(choice.label)
    case (.html, .text(let text)): .html(SafeHTML(text: text))
    case (.decimal, .integer(let number)): .decimal(Decimal(number))
    default: value
    }
  }

  // MARK: Loops

  private mutating func beginLoop(_ local: Int, ifEmpty target: Int) throws(RenderProblemError) {
    guard case .list(let elements) = stack.pop(), let first = elements.first else {
      position = target
      return
    }
    try countStep()
    loops.append(LoopState(list: elements, index: 0))
    locals.store(first, at: base + local)
  }

  private mutating func nextTurn(_ local: Int, body: Int) throws(RenderProblemError) {
    let last = loops.count - 1
    let next = loops[last].index + 1
    guard next < loops[last].list.count else {
      loops.removeLast()
      return
    }
    try countStep()
    loops[last].index = next
    locals.store(loops[last].list[next], at: base + local)
    position = body
  }

  private mutating func countStep() throws(RenderProblemError) {
    steps += 1
    if steps > limits.loopSteps { throw RenderProblemError(.tooManySteps(limit: limits.loopSteps)) }
    try checkOutput()
  }

  private func checkOutput() throws(RenderProblemError) {
    if output.count > limits.outputBytes { throw RenderProblemError(.tooMuchOutput(limit: limits.outputBytes)) }
  }

  private func loopField(_ field: LoopField) -> Value {
    guard let loop = loops.last else { return .none }
    return switch field {
    case .index: .integer(loop.index + 1)
    case .index0: .integer(loop.index)
    case .first: .boolean(loop.index == 0)
    case .last: .boolean(loop.index + 1 == loop.list.count)
    case .length: .integer(loop.list.count)
    }
  }

  // MARK: Calls

  /// Runs a component, or copies what it made of the same arguments before.
  private mutating func call(_ component: Program.ComponentSite) throws(RenderProblemError) {
    guard let kept, !loops.isEmpty, let key = KeptFragments.Key(component, stack),
      kept.isWorthKeeping(component.number), let fragment = kept.find(key) ?? made(component, key, kept),
      // Near a limit it runs, so that a fault is told where it is.
      steps + fragment.steps < limits.loopSteps, output.count + KeptFragments.printLimit < limits.outputBytes
    else { return try enter(component) }
    stack.truncate(to: stack.count - component.parameterCount)
    kept.append(fragment, to: &output, on: context.path, context.recorder)
    steps += fragment.steps
  }

  /// Runs a component by itself, and keeps what it made; nil where that cannot be kept. Whatever is wrong is found again, and
  /// told with the calls that led there, when the component runs for its page.
  private func made(_ component: Program.ComponentSite, _ key: KeptFragments.Key, _ kept: KeptFragments)
    -> KeptFragments.Fragment?
  {
    let alone = CallContext(
      records: context.records, recorder: kept.recorder, page: context.path, settings: context.settings,
      groupShape: context.groupShape)
    var machine = Machine(of: self, component, context: alone, output: ByteBuffer(capacity: 1024))
    let isWhole = (try? machine.run()) != nil
    let reads = kept.recorder.take()
    guard isWhole, machine.warnings.isEmpty, !alone.isPageRead, !machine.hasLinksInValues, reads.files.isEmpty,
      machine.links.count <= KeptFragments.linkLimit, reads.records.count <= KeptFragments.readLimit
    else {
      kept.refuse(component.number)
      return nil
    }
    return kept.keep(machine.output, machine.links, reads, steps: machine.steps, for: key)
  }

  private mutating func enter(_ component: Program.ComponentSite) throws(RenderProblemError) {
    try checkOutput()
    frames.append(Frame(call: position - 1, base: base))
    base = locals.count
    let first = max(0, stack.count - component.parameterCount)
    for index in first..<stack.count { locals.push(stack[index]) }
    stack.truncate(to: first)
    while locals.count < base + component.localCount { locals.push(.none) }
    position = component.entry
  }

  private mutating func leave() {
    guard let frame = frames.popLast() else { return }
    locals.truncate(to: base)
    base = frame.base
    position = frame.call + 1
  }

  private mutating func callFunction(_ site: Program.FunctionSite) throws(RenderProblemError) {
    let first = max(0, stack.count - site.valueCount)
    var next = first
    func value() -> Value {
      guard next < stack.count else { return .none }
      defer { next += 1 }
      return stack[next]
    }
    // Not `removeAll(keepingCapacity:)`, which takes longer than many a function.
    while arguments.popLast() != nil {}
    for source in site.arguments {
      switch source {
      case .value: arguments.append(.value(value()))
      case .field(let path): arguments.append(.field(path))
      case .conditions(let paths): arguments.append(.conditions(paths.map { (field: $0, equals: value()) }))
      }
    }
    stack.truncate(to: first)
    do {
      stack.push(try site.function.apply(arguments, context))
    } catch {
      throw RenderProblemError(.function(name: site.function.name, message: error.message, hint: error.hint))
    }
  }

  // MARK: Messages

  /// One page may hold many bad links; beyond this many the page is reported well enough.
  private static let warningLimit = 50

  mutating func warn(_ problem: RenderProblem) {
    guard warnings.count < Self.warningLimit else { return }
    warnings.append(word(problem))
  }

  /// Words a problem at the instruction being run, with the calls that led here.
  private func word(_ problem: RenderProblem) -> Diagnostic {
    let calls = frames.reversed().map { program.origins[$0.call] }
    return problem.diagnostic(
      at: place(of: program.origins[max(0, position - 1)]),
      notes: calls.map { Diagnostic.Note("called from here", at: place(of: $0)) })
  }

  private func place(of origin: Origin) -> Place? {
    program.files.indices.contains(origin.file) ? Place(origin.span, in: program.files[origin.file]) : nil
  }
}
