// Builds a `YAMLTree` from events, and refuses the parts of YAML that authors do not need and attackers do.

import Diagnostics

/// Collects nodes; where nothing else is said, marks are libyaml's character indexes until they become spans here.
struct YAMLTreeBuilder {
  /// Deepest nesting of lists and mappings.
  static let depthLimit = 32

  let bytes: [UInt8]
  let range: Range<Int>
  private var offsets: CharacterOffsets
  private var nodes: [YAMLNode] = []
  private var text: [UInt8] = []
  private var openNodes: [Int] = []
  private var faults: [Located<YAMLFault>] = []
  private var documents = 0
  /// End of the node that was finished last: where an enclosing block collection ends, too.
  private var lastEnd: Int

  init(_ range: Range<Int>, of bytes: [UInt8], offsets: CharacterOffsets) {
    self.bytes = bytes
    self.range = range
    self.offsets = offsets
    lastEnd = range.lowerBound
    nodes.reserveCapacity(64)
    openNodes.reserveCapacity(8)
    // Most scalars are what stands there; the others are put behind it.
    text = Array(bytes[range])
  }

  /// The scalar read last, which explains many a fault of notation behind it.
  var lastScalar: YAMLNode? {
    nodes.last.flatMap { $0.kind == .sequence || $0.kind == .mapping ? nil : $0 }
  }

  mutating func startDocument(_ start: Int, _ end: Int, hasDirective: Bool) -> Located<YAMLFault>? {
    documents += 1
    if hasDirective { faults.append(Located(.directive, at: span(start, end))) }
    return documents > 1 ? Located(.secondDocument, at: span(start, end)) : nil
  }

  mutating func properties(_ start: Int, anchor: Bool, tag: Bool) {
    guard anchor || tag else { return }
    let first = offsets.byteOffset(ofCharacter: start)
    faults.append(Located(anchor ? .anchor : .tag, at: word(at: first)))
  }

  mutating func alias(_ start: Int, _ end: Int) {
    let span = span(start, end)
    faults.append(Located(.alias, at: span))
    append(.refused, span, text: text.count..<text.count)
  }

  mutating func scalar(_ kind: YAMLNode.Kind, _ start: Int, _ end: Int, _ value: UnsafeBufferPointer<UInt8>) {
    let begin = text.count
    text.append(contentsOf: value)
    let written = span(start, end)
    append(kind, withoutTrailingSpace(written), text: begin..<text.count)
  }

  /// Adds a scalar whose bytes stand in the file as they are.
  ///
  /// - Parameters: offsets in the file; there is no white space at the end of `written`.
  mutating func scalar(_ kind: YAMLNode.Kind, as value: Range<Int>, at written: Range<Int>) {
    append(
      kind, Span(written.lowerBound, written.upperBound),
      text: (value.lowerBound - range.lowerBound)..<(value.upperBound - range.lowerBound))
  }

  mutating func open(_ kind: YAMLNode.Kind, _ start: Int) -> Located<YAMLFault>? {
    let first = offsets.byteOffset(ofCharacter: start)
    guard openNodes.count < YAMLTreeBuilder.depthLimit else { return Located(.tooDeep, at: Span(first, first + 1)) }
    openNodes.append(nodes.count)
    append(kind, Span(first, first), text: text.count..<text.count)
    return nil
  }

  /// - Parameters: the marks of the end event: equal for a block collection, around the bracket for a flow collection.
  mutating func close(_ start: Int, _ end: Int) {
    let bracket = start < end ? offsets.byteOffset(ofCharacter: end) : nil
    closeLast(at: bracket)
  }

  /// The tree of everything read, with all faults. Whatever is still open ends with its last node.
  mutating func finish(stoppedBy stop: Located<YAMLFault>?) -> YAMLReading {
    while !openNodes.isEmpty { closeLast(at: nil) }
    let tree = YAMLTree(nodes: nodes, text: text)
    faults += keyFaults(in: tree)
    return YAMLReading(tree: tree, faults: (stop.map { [$0] } ?? []) + faults, stop: stop?.span)
  }

  private mutating func closeLast(at bracket: Int?) {
    guard let index = openNodes.popLast() else { return }
    let node = nodes[index]
    lastEnd = bracket ?? max(lastEnd, node.span.start)
    nodes[index] = YAMLNode(
      kind: node.kind, span: Span(node.span.start, lastEnd), text: node.text, end: nodes.count)
  }

  private mutating func append(_ kind: YAMLNode.Kind, _ span: Span, text: Range<Int>) {
    nodes.append(YAMLNode(kind: kind, span: span, text: text, end: nodes.count + 1))
    lastEnd = max(lastEnd, span.end)
  }

  private mutating func span(_ start: Int, _ end: Int) -> Span {
    Span(offsets.byteOffset(ofCharacter: start), offsets.byteOffset(ofCharacter: end))
  }

  mutating func byteOffset(ofCharacter index: Int) -> Int { offsets.byteOffset(ofCharacter: index) }

  private func withoutTrailingSpace(_ span: Span) -> Span {
    var end = span.end
    while end > span.start, bytes[end - 1] <= 0x20 { end -= 1 }
    return Span(span.start, end)
  }

  private func word(at start: Int) -> Span {
    var end = start
    while end < range.upperBound, bytes[end] > 0x20 { end += 1 }
    return Span(start, end)
  }
}
