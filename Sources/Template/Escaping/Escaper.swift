// checked tree -> escaped tree: walks the nodes in the order of the page, keeping the context.
// - The branches of an `if` start in one context and must end in one.
// - A loop's body must end where it starts, because it may run any number of times.
// - A block and a component begin and end in the text of the page.

import Diagnostics
import Schema

struct Escaper {
  private let files: [ParsedTemplate]
  private let shapes: ShapeTable
  private let kind: EscapingKind
  /// Holds the context, so that it is not copied for each text.
  private var scanner: MarkupScanner
  private(set) var faults: [EscapingError] = []

  /// - Parameter files: of the set.
  static func escape(_ unit: CheckedUnit, in files: [ParsedTemplate], isComponent: Bool) -> (
    unit: EscapedUnit, faults: [EscapingError]
  ) {
    let kind = files[unit.origin.file].escaping
    var escaper = Escaper(files: files, shapes: unit.shapes, kind: isComponent ? .html : kind)
    let nodes = escaper.walk(unit.nodes, followedBy: nil)
    escaper.checkEnd(of: unit, isComponent: isComponent)
    let escaped = EscapedUnit(
      name: unit.name, nodes: nodes, localCount: unit.localCount, parameterCount: unit.parameterCount,
      origin: unit.origin)
    return (escaped, escaper.faults)
  }

  private init(files: [ParsedTemplate], shapes: ShapeTable, kind: EscapingKind) {
    self.files = files
    self.shapes = shapes
    self.kind = kind
    scanner = MarkupScanner(isXML: kind == .xml)
  }

  private var context: MarkupContext {
    get { scanner.context }
    set { scanner.context = newValue }
  }

  private mutating func checkEnd(of unit: CheckedUnit, isComponent: Bool) {
    // After branches or a loop that were found to disagree it is not certain where the template ends.
    guard context != .text, !faults.contains(where: \.fault.isAboutBorders) else { return }
    if isComponent {
      report(.boundary(kind: "component \(unit.name)", isStart: false, context.description), unit.origin)
    } else {
      // Point into the file whose text the page is: the last one that had any.
      report(.openAtEnd(context.description), lastPlace ?? unit.origin)
    }
  }

  /// The last literal text or value.
  private var lastPlace: Origin?

  // MARK: Nodes

  /// - Parameter following: the literal byte after these nodes, when it is certain.
  private mutating func walk(_ nodes: [CheckedNode], followedBy following: UInt8?) -> [EscapedNode] {
    var escaped: [EscapedNode] = []
    escaped.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      let next = index + 1 < nodes.count ? firstByte(of: nodes[index + 1]) : following
      switch node {
      case .text(let origin): escaped.append(text(origin))
      case .output(let expression): escaped.append(output(expression, followedBy: next))
      case .conditional(let branches, let otherwise, let origin):
        escaped.append(conditional(branches, otherwise, origin, followedBy: next))
      case .loop(let loop): escaped.append(self.loop(loop, followedBy: next))
      case .binding(let local, let value): escaped.append(.binding(local: local, value))
      case .block(let name, let nodes, let origin): escaped.append(block(name, nodes, origin, followedBy: next))
      }
    }
    return escaped
  }

  private func firstByte(of node: CheckedNode) -> UInt8? {
    guard case .text(let origin) = node else { return nil }
    return files[origin.file].syntax.file.bytes[origin.span.start]
  }

  private mutating func text(_ origin: Origin) -> EscapedNode {
    if kind != .plain {
      scanner.scan(
        files[origin.file].syntax.file.bytes[origin.span.start..<origin.span.end], from: origin.span.start)
      for (fault, offset) in scanner.faults {
        report(fault, Origin(file: origin.file, span: Span(offset, offset + 1)))
      }
    }
    lastPlace = Origin(file: origin.file, span: Span(at: max(origin.span.start, origin.span.end - 1)))
    return .text(origin)
  }

  private mutating func output(_ expression: CheckedExpression, followedBy next: UInt8?) -> EscapedNode {
    lastPlace = Origin(file: expression.origin.file, span: Span(at: expression.origin.span.end))
    if expression.type.isUnknown {
      // The value is wrong already; the place may be wrong too.
      _ = judge(nil, expression.origin, followedBy: next)
      return .output(expression, .plain)
    }
    let escape = judge(expression.type.value, expression.origin, followedBy: next)
    if let escape, let type = expression.type.value { checkPrints(type, as: escape, expression.origin) }
    return .output(expression, escape ?? .plain)
  }

  private mutating func judge(_ type: ValueType?, _ origin: Origin, followedBy next: UInt8?) -> Escape? {
    if kind == .plain {
      if type == .html { report(.htmlInside("plain text"), origin) }
      return .plain
    }
    let (result, after) = context.output(of: type, followedBy: next, isXML: kind == .xml)
    context = after
    switch result {
    case .success(let escape): return escape
    case .failure(let refusal):
      report(refusal.fault, origin)
      return nil
    }
  }

  private mutating func checkPrints(_ type: ValueType, as escape: Escape, _ origin: Origin) {
    if type == .html || type.isPrintable {
      if escape == .json, type == .html { report(.noJSONForm(shapes.describe(type)), origin) }
      return
    }
    if escape == .json {
      if !hasJSONForm(type) { report(.noJSONForm(shapes.describe(type)), origin) }
      return
    }
    let advice: String =
      switch type {
      case .boolean: "ask with {% if … %}, or write \"yes\" if … else \"no\""
      case .list(let element) where element.isPrintable:
        "join its members, | join(\", \"), or go through them with {% for … in … %}"
      case .list: "go through its members with {% for … in … %}, or count them with | count"
      default: "print one of its fields" + fieldExamples(of: type)
      }
    report(.notPrintable(shapes.describe(type), advice: advice), origin)
  }

  private func hasJSONForm(_ type: ValueType) -> Bool {
    if type == .boolean { return true }
    return type.element.map { $0.isPrintable || hasJSONForm($0) } ?? type.isPrintable
  }

  private func fieldExamples(of type: ValueType) -> String {
    let names = (shapes.slots(of: type) ?? []).filter { $0.type.isPrintable }.prefix(3).map { "." + $0.name }
    return names.isEmpty ? "" : ", such as " + names.joined(separator: " or ")
  }

  // MARK: Branches, loops, blocks

  private mutating func conditional(
    _ branches: [(condition: CheckedExpression, body: [CheckedNode])], _ otherwise: [CheckedNode], _ origin: Origin,
    followedBy next: UInt8?
  ) -> EscapedNode {
    let start = context
    var end: MarkupContext?
    var disagrees = false
    var escaped: [(condition: CheckedExpression, body: [EscapedNode])] = []
    for branch in branches {
      context = start
      escaped.append((branch.condition, walk(branch.body, followedBy: next)))
      join(&end, &disagrees, origin)
    }
    context = start
    let rest = walk(otherwise, followedBy: next)
    join(&end, &disagrees, origin)
    context = end ?? start
    return .conditional(branches: escaped, otherwise: rest, origin)
  }

  /// Joins the context at the end of one more branch with those before; complains once.
  private mutating func join(_ end: inout MarkupContext?, _ disagrees: inout Bool, _ origin: Origin) {
    guard let known = end else {
      end = context
      return
    }
    if let joined = known.joined(with: context) {
      end = joined
    } else if !disagrees {
      disagrees = true
      report(.branchesDisagree(known.description, context.description), origin)
      end = outermost(known, context)
    }
  }

  /// Where to go on after contexts that disagree, so that the rest gives few further complaints.
  private func outermost(_ left: MarkupContext, _ right: MarkupContext) -> MarkupContext {
    left.state == .text || right.state == .text ? .text : left
  }

  private mutating func loop(_ loop: CheckedLoop, followedBy next: UInt8?) -> EscapedNode {
    let start = context
    let before = faults.count
    var body = walk(loop.body, followedBy: nil)
    var joined = start.joined(with: context)
    if let again = joined, again != start {
      // The second turn begins where the first ended: read the body from what is common to both.
      faults.removeSubrange(before...)
      context = again
      body = walk(loop.body, followedBy: nil)
      joined = again.joined(with: context) == again ? again : nil
    }
    if joined == nil { report(.loopDisagrees(start.description, context.description), loop.origin) }
    let afterLoop = joined ?? outermost(start, context)
    context = start
    let otherwise = walk(loop.otherwise, followedBy: next)
    if !loop.otherwise.isEmpty {
      if let both = afterLoop.joined(with: context) {
        context = both
      } else {
        report(.branchesDisagree(afterLoop.description, context.description), loop.origin)
        context = afterLoop
      }
    } else {
      context = afterLoop
    }
    return .loop(local: loop.local, list: loop.list, body: body, otherwise: otherwise, loop.origin)
  }

  private mutating func block(
    _ name: String, _ nodes: [CheckedNode], _ origin: Origin, followedBy next: UInt8?
  ) -> EscapedNode {
    let start = context
    if !isText(start) { report(.boundary(kind: "block \(name)", isStart: true, start.description), origin) }
    let body = walk(nodes, followedBy: next)
    if isText(start), context != start {
      report(.boundary(kind: "block \(name)", isStart: false, context.description), origin)
      context = start
    }
    return .block(name: name, body, origin)
  }

  /// Text of the page, or of its title.
  private func isText(_ context: MarkupContext) -> Bool {
    kind == .plain || context.state == .text || (context.state == .titleText && context.pending.isEmpty)
  }

  private mutating func report(_ fault: EscapingFault, _ origin: Origin) {
    faults.append(EscapingError(fault: fault, origin: origin))
  }
}
