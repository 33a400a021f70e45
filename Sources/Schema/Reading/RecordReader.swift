// YAML read by a schema: a record's fields in the order they are declared, each with its place, every fault at once.
//
// 1. The notation is read (`readYAML`).
// 2. Each key finds its declaration; each value is read by the kind of its field, and never guessed.
// 3. What is not there takes its default, or is missed when it is required.
// 4. Facts become diagnostics (`Wording`).

package import Diagnostics

/// Reads the record that an author wrote in a part of a file.
///
/// A single value where a list belongs is a list of one. A key with nothing behind it counts as not written.
/// - Parameters:
///   - range: bytes of the file that hold YAML: front matter without its `---` lines, or a whole data file.
///   - describing: the record in a message, with its article: `a story`.
/// - Returns: one field for each declaration, in that order, as good as it could be read, and all faults.
package func readRecord(
  _ range: Range<Int>, of file: SourceFile, as fields: [FieldDeclaration], describing subject: String
) -> (fields: [SourceField], diagnostics: [Diagnostic]) {
  let reading = readYAML(range, of: file.bytes)
  var reader = RecordReader(tree: reading.tree, bytes: file.bytes)
  let record = reader.root(as: fields, describing: subject, emptyAt: Span(at: range.lowerBound))
  reader.faults += TimeOrder.faults(in: record.fields, declared: fields)
  guard !reading.faults.isEmpty || !reader.faults.isEmpty else { return (record.fields, []) }
  return (record.fields, reader.diagnostics(joining: reading, in: file))
}

/// Walks a tree by the schema. Its recursion follows the schema, whose depth the YAML reader bounds, too.
struct RecordReader {
  let tree: YAMLTree
  /// The file, to tell a key that a comma made from one that an author wrote.
  let bytes: [UInt8]
  var faults: [Located<RecordFault>] = []
  /// Values that were cut at a comma, and reported as that.
  private var cutNodes: Set<Int> = []

  init(tree: YAMLTree, bytes: [UInt8] = []) {
    self.tree = tree
    self.bytes = bytes
  }

  /// A record's fields, and the nodes of keys that the caller reads itself.
  struct Record {
    let fields: [SourceField]
    /// One for each name asked for.
    let open: [Int?]
    let span: Span
  }

  /// The outermost mapping; an empty document is a record in which nothing is written.
  mutating func root(
    as fields: [FieldDeclaration], open: [String] = [], describing subject: String, emptyAt span: Span
  ) -> Record {
    guard let root = tree.root, !tree.nodes[root].isEmptyScalar else {
      return complete([], fields, open: [], openCount: open.count, subject: subject, at: span)
    }
    return record(root, as: fields, open: open, describing: subject)
  }

  /// - Parameter open: keys that are allowed besides the fields, whose nodes are returned as they are.
  mutating func record(
    _ node: Int, as fields: [FieldDeclaration], open: [String] = [], describing subject: String
  ) -> Record {
    guard tree.nodes[node].kind == .mapping else {
      if let form = form(of: node) { faults.append(Located(.notRecord(subject: subject, form), at: span(node))) }
      let absent = fields.map { _ in SourceField(.absent, at: span(node)) }
      return Record(fields: absent, open: open.map { _ in nil }, span: span(node))
    }
    var written: [(field: Int, key: Int)] = []
    var misspelt: [(field: Int, key: Int)] = []
    var openNodes: [(name: Int, node: Int)] = []
    var cuts: [CutValue] = []
    written.reserveCapacity(min(fields.count, 32))
    var last: Int?
    var key = node + 1
    while key < tree.nodes[node].end {
      let value = tree.nodes[key].end
      // Reading stopped behind this key.
      guard value < tree.nodes[node].end else { break }
      if let index = index(of: key, in: fields, after: written.last?.field ?? -1) {
        written.append((index, key))
      } else if let index = open.firstIndex(of: tree.string(of: key)) {
        openNodes.append((index, value))
      } else if extend(&cuts, with: key, after: last, fields) {
        key = tree.nodes[value].end
        continue
      } else if let meant = unknown(key, fields, open, subject) {
        misspelt.append((meant, key))
      }
      last = key
      key = tree.nodes[value].end
    }
    for cut in cuts {
      faults.append(fault(of: cut))
      cutNodes.insert(cut.value)
    }
    return complete(
      misspelt.isEmpty ? written : written + misspelt, fields, open: openNodes, openCount: open.count,
      subject: subject, at: span(node))
  }

  /// Reports a key that is none.
  ///
  /// - Returns: the field that was meant, which is read as that, so that it is not reported as missing too.
  private mutating func unknown(
    _ key: Int, _ fields: [FieldDeclaration], _ open: [String], _ subject: String
  ) -> Int? {
    let name = tree.string(of: key)
    guard isScalar(key), name != "<<" else { return nil }
    let known = fields.firstIndex { $0.mistakenNames.contains(name) }
    let fact = RecordFault.unknownKey(
      name, subject: subject, meant: known.map { fields[$0].name }, fields: fields.map(\.name) + open)
    faults.append(Located(fact, at: span(key)))
    let near = known == nil ? nearestName(to: name, among: fields.map(\.name)) : nil
    return known ?? fields.firstIndex { $0.name == near }
  }

  /// Takes a key for the rest of the value before it, if it can be nothing else.
  ///
  /// - Parameter last: the key before it that is one.
  private func extend(
    _ cuts: inout [CutValue], with key: Int, after last: Int?, _ fields: [FieldDeclaration]
  ) -> Bool {
    guard let last, isBehindComma(key), case let value = tree.nodes[last].end, tree.nodes[value].kind == .plain,
      !isBlank(value), isNumber(key) || nearestName(to: tree.string(of: key), among: fields.map(\.name)) == nil
    else { return false }
    if cuts.last?.value == value {
      cuts[cuts.count - 1].add(key)
    } else {
      cuts.append(CutValue(field: tree.string(of: last), value: value, rest: key))
    }
    return true
  }

  /// Beginning with a digit, as no field does.
  private func isNumber(_ key: Int) -> Bool {
    tree.bytes(of: key).first.map { (0x30...0x39).contains($0) } ?? false
  }

  /// Authors mostly write in the order declared, so the search begins behind the field found last.
  private func index(of key: Int, in fields: [FieldDeclaration], after last: Int) -> Int? {
    let found = tree.bytes(of: key).withUnsafeBufferPointer { name in
      for index in (last + 1)..<fields.count where fields[index].name.hasBytes(name) { return index }
      for index in 0..<(last + 1) where fields[index].name.hasBytes(name) { return index }
      return -1
    }
    if found >= 0 { return found }
    // An accent may be written in two ways.
    guard tree.bytes(of: key).contains(where: { $0 >= 0x80 }) else { return nil }
    let name = tree.string(of: key)
    return fields.firstIndex { $0.name == name }
  }

  /// What is written of a field.
  private enum Found {
    case nothing
    /// A key with nothing behind it.
    case blank(key: Int)
    /// The node that was read, or refused.
    case value(Int)
  }

  private mutating func complete(
    _ written: [(field: Int, key: Int)], _ fields: [FieldDeclaration], open: [(name: Int, node: Int)],
    openCount: Int, subject: String, at span: Span
  ) -> Record {
    // The first key stands for the record: a caret under ten lines helps nobody.
    let place = tree.nodes.isEmpty ? span : firstKey(at: span)
    var values: [SourceField] = []
    var found: [Found] = []
    values.reserveCapacity(fields.count)
    found.reserveCapacity(fields.count)
    for _ in fields {
      values.append(SourceField(.absent, at: span))
      found.append(.nothing)
    }
    for (field, key) in written {
      guard case .nothing = found[field] else { continue }
      let node = tree.nodes[key].end
      if isBlank(node) {
        found[field] = .blank(key: key)
      } else {
        let known = faults.count
        values[field] = value(node, as: Declared(fields, field))
        found[field] = .value(node)
        if cutNodes.contains(node) { faults.removeSubrange(known...) }
      }
    }
    /// Whether what will do instead of a field is written, be it refused: that is told already. Nothing is missed for the sake
    /// of a name that is none, or the field's own, which is at fault where it is declared.
    func isReplaced(_ index: Int) -> Bool {
      guard let name = fields[index].unless else { return false }
      guard let other = fields.firstIndex(where: { $0.name == name }), other != index else { return true }
      guard case .value(let node) = found[other] else { return false }
      return tree.nodes[node].kind != .sequence || node + 1 < tree.nodes[node].end
    }
    for index in fields.indices {
      let key: Int?
      switch found[index] {
      case .value: continue
      case .blank(let blank): key = blank
      case .nothing: key = nil
      }
      values[index] = absent(
        Declared(fields, index), key: key, isReplaced: isReplaced(index), subject: subject, record: span,
        place: place)
    }
    var openNodes: [Int?] = Array(repeating: nil, count: openCount)
    for (name, node) in open where openNodes[name] == nil && !isBlank(node) { openNodes[name] = node }
    return Record(fields: values, open: openNodes, span: span)
  }

  mutating func absent(
    _ field: Declared, key: Int?, isReplaced: Bool = false, subject: String, record: Span, place: Span
  ) -> SourceField {
    if let content = field.defaultContent { return SourceField(content.placed(at: record), at: record) }
    // Nor is a field whose default is refused.
    if field.isRequired, !isReplaced, field.declaration.defaultText == nil {
      let fact = RecordFault.missing(
        field.declaration, or: field.alternative, subject: subject, isWritten: key != nil)
      faults.append(Located(fact, at: key.map { span($0) } ?? place))
    }
    if case .list = field.kind { return SourceField(.list([]), at: record) }
    return SourceField(.absent, at: record)
  }

  private func firstKey(at record: Span) -> Span {
    tree.nodes.first { $0.span.start >= record.start && ($0.kind == .plain || $0.kind == .quoted) }?.span ?? record
  }

  func span(_ node: Int) -> Span { tree.nodes[node].span }

  func isScalar(_ node: Int) -> Bool { form(of: node) == .scalar }

  /// Nothing but white space.
  func isBlank(_ node: Int) -> Bool { isScalar(node) && tree.bytes(of: node).allSatisfy { $0 <= 0x20 } }

  /// Nil for what has been reported already.
  func form(of node: Int) -> WrittenForm? {
    switch tree.nodes[node].kind {
    case .plain, .quoted, .block: .scalar
    case .sequence: .list
    case .mapping: .mapping
    case .refused: nil
    }
  }
}

extension SourceContent {
  /// The text of a text field.
  var text: String? {
    if case .value(.text(let text)) = self { text } else { nil }
  }

  /// The same content with every place inside it at `span`: a default lies nowhere in the author's file.
  func placed(at span: Span) -> SourceContent {
    switch self {
    case .list(let items): .list(items.map { SourceField($0.content.placed(at: span), at: span) })
    case .record(let fields): .record(fields.map { SourceField($0.content.placed(at: span), at: span) })
    case .absent, .value, .reference, .markdown, .inlineMarkdown, .image: self
    }
  }
}

/// Reads YAML that stands for one value, such as a default or an example, by a kind.
///
/// - Parameter short: what a value alone may stand for, where the kind is a record or a list of them.
func readSnippet(_ text: String, as kind: FieldKind, named name: String, short: [Int] = []) -> (
  content: SourceContent?, fault: RecordFault?
) {
  let reading = readYAML(0..<text.utf8.count, of: Array(text.utf8))
  guard reading.faults.isEmpty, let root = reading.tree.root else { return (nil, nil) }
  var reader = RecordReader(tree: reading.tree)
  let content = reader.value(root, as: .bare(name, kind, short: short))
  reader.faults += TimeOrder.faults(in: [SourceField(content, at: Span(at: 0))], declared: [.bare(name, kind)])
  guard let fault = reader.faults.first else { return (content, nil) }
  return (nil, fault.fact)
}
