// `extends`, `block` and `super()`: which content of a block counts, and what it can see.
// - A block's content sees the variables in sight where it is written, not those around the parent's block.
// - Of a template that extends another only its blocks count, and the `let`s before them.

import Diagnostics

/// The requested template and its parents, the requested one first.
struct Inheritance: Sendable {
  struct Level: Sendable {
    let file: Int
    let syntax: TemplateSyntax
  }

  let levels: [Level]
  /// The blocks that each level but the last gives content to, with what they see.
  var overrides: [Override] = []

  struct Override: Sendable {
    let block: BlockSyntax
    let scope: Scope
  }

  init(levels: [Level]) { self.levels = levels }
}

/// A block being filled in: all contents it could have, the nearest to the page first.
struct OpenBlock {
  let name: String
  let contents: [(body: [Node], scope: Scope)]
  /// Which of them is being checked.
  let index: Int
}

extension Checker {
  /// The most parents' contents one page may take in: a bound on `super()` in `super()`.
  private static let expansionLimit = 500

  /// Checks the top of a template that extends another: its `let`s become nodes, its blocks are remembered.
  mutating func checkOverrides(of syntax: TemplateSyntax, at index: Int, in outer: Scope) -> [CheckedNode] {
    var scope = outer
    var nodes: [CheckedNode] = []
    var seen: Set<String> = []
    var complained = false
    let known = blockNames(above: index)
    for node in syntax.nodes {
      switch node {
      case .binding(let name, let expression): nodes.append(bind(name, expression, in: &scope))
      case .block(let block):
        let origin = Origin(file: scope.file, span: block.name.span)
        if !seen.insert(block.name.text).inserted { report(.blockTwice(block.name.text), at: origin) }
        if !known.contains(block.name.text) { report(.unknownBlock(block.name.text, known: known), at: origin) }
        inheritance.overrides.append(Inheritance.Override(block: block, scope: scope))
      case .text(let span) where syntax.file.bytes[span.start..<span.end].allSatisfy(isSpace): break
      default:
        if !complained {
          report(.contentOutsideBlocks, at: Origin(file: scope.file, span: start(of: node, in: syntax.file)))
        }
        complained = true
      }
    }
    return nodes
  }

  private func blockNames(above index: Int) -> [String] {
    var names: [String] = []
    for level in inheritance.levels[(index + 1)...] { collectBlocks(level.syntax.nodes, into: &names) }
    return names
  }

  private func collectBlocks(_ nodes: [Node], into names: inout [String]) {
    for node in nodes {
      switch node {
      case .block(let block):
        names.append(block.name.text)
        collectBlocks(block.body, into: &names)
      case .conditional(let conditional):
        for branch in conditional.branches { collectBlocks(branch.body, into: &names) }
        collectBlocks(conditional.otherwise ?? [], into: &names)
      case .loop(let loop):
        collectBlocks(loop.body, into: &names)
        collectBlocks(loop.otherwise ?? [], into: &names)
      default: break
      }
    }
  }

  /// A block where it stands: the content of the template nearest to the page, or its own.
  mutating func block(_ syntax: BlockSyntax, in scope: Scope) -> CheckedNode {
    var contents = inheritance.overrides
      .filter { $0.block.name.text == syntax.name.text && $0.scope.level < scope.level }
      .map { (body: $0.block.body, scope: $0.scope) }
    contents.append((syntax.body, scope))
    return fill(OpenBlock(name: syntax.name.text, contents: contents, index: 0), syntax.name.span, in: scope)
  }

  /// `{{ super() }}`.
  mutating func parentBlock(at span: Span, in scope: Scope) -> CheckedNode {
    let origin = Origin(file: scope.file, span: span)
    guard let open = openBlocks.last else {
      report(.misplacedParent, at: origin)
      return .block(name: "super", [], origin)
    }
    guard open.index + 1 < open.contents.count else {
      report(.noParentBlock(open.name), at: origin)
      return .block(name: open.name, [], origin)
    }
    return fill(OpenBlock(name: open.name, contents: open.contents, index: open.index + 1), span, in: scope)
  }

  private mutating func fill(_ open: OpenBlock, _ span: Span, in scope: Scope) -> CheckedNode {
    let origin = Origin(file: scope.file, span: span)
    expansions += 1
    guard expansions <= Self.expansionLimit, openBlocks.count < SyntaxLimits.nesting else {
      if expansions == Self.expansionLimit + 1 || openBlocks.count == SyntaxLimits.nesting {
        report(.tooLarge, at: origin)
      }
      return .block(name: open.name, [], origin)
    }
    openBlocks.append(open)
    defer { openBlocks.removeLast() }
    let content = open.contents[open.index]
    return .block(name: open.name, check(content.body, in: content.scope), origin)
  }

  private func start(of node: Node, in file: SourceFile) -> Span {
    switch node {
    case .text(let span):
      let first = file.bytes[span.start..<span.end].firstIndex { !isSpace($0) } ?? span.start
      let end = file.bytes[first..<span.end].firstIndex(of: UInt8(ascii: "\n")) ?? span.end
      return Span(first, end)
    case .output(let expression): return expression.span
    case .conditional(let conditional): return conditional.span
    case .loop(let loop): return loop.span
    case .binding(let name, _): return name.span
    case .block(let block): return block.name.span
    }
  }
}
