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
    var last: Int?
    var key = node + 1
    while key < tree.nodes[node].end {
      let value = tree.nodes[key].end
      // Reading stopped behind this key.
      guard value < tree.nodes[node].end else { break }
      let name = tree.string(of: key)
      if let index = index(of: name, in: fields, after: written.last?.field ?? -1) {
        written.append((index, key))
      } else if let index = open.firstIndex(of: name) {
        openNodes.append((index, value))
      } else if extend(&cuts, with: key, after: last, fields) {
        key = tree.nodes[value].end
        continue
      } else if isScalar(key), name != "<<" {
        let known = fields.firstIndex { $0.mistakenNames.contains(name) }
        let fact = RecordFault.unknownKey(
          name, subject: subject, meant: known.map { fields[$0].name }, fields: fields.map(\.name) + open)
        faults.append(Located(fact, at: span(key)))
        // Read as the field that was meant, so that it is not reported as missing too.
        let near = known == nil ? nearestName(to: name, among: fields.map(\.name)) : nil
        if let index = known ?? fields.firstIndex(where: { $0.name == near }) { misspelt.append((index, key)) }
      }
      last = key
      key = tree.nodes[value].end
    }
    for cut in cuts {
      faults.append(fault(of: cut))
      cutNodes.insert(cut.value)
    }
    return complete(
      written + misspelt, fields, open: openNodes, openCount: open.count, subject: subject, at: span(node))
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
  private func index(of name: String, in fields: [FieldDeclaration], after last: Int) -> Int? {
    for offset in 1...max(1, fields.count) {
      let index = (last + offset) % max(1, fields.count)
      if index < fields.count, fields[index].name == name { return index }
    }
    return nil
  }

  private mutating func complete(
    _ written: [(field: Int, key: Int)], _ fields: [FieldDeclaration], open: [(name: Int, node: Int)],
    openCount: Int, subject: String, at span: Span
  ) -> Record {
    // The first key stands for the record: a caret under ten lines helps nobody.
    let place = tree.nodes.isEmpty ? span : firstKey(at: span)
    var values: [SourceField?] = Array(repeating: nil, count: fields.count)
    var emptyKeys: [Int?] = Array(repeating: nil, count: fields.count)
    for (field, key) in written where values[field] == nil && emptyKeys[field] == nil {
      let node = tree.nodes[key].end
      if isBlank(node) {
        emptyKeys[field] = key
      } else {
        let known = faults.count
        values[field] = value(node, as: Declared(fields, field))
        if cutNodes.contains(node) { faults.removeSubrange(known...) }
      }
    }
    let complete = fields.indices.map { index in
      values[index]
        ?? absent(Declared(fields, index), key: emptyKeys[index], subject: subject, record: span, place: place)
    }
    var openNodes: [Int?] = Array(repeating: nil, count: openCount)
    for (name, node) in open where openNodes[name] == nil && !isBlank(node) { openNodes[name] = node }
    return Record(fields: complete, open: openNodes, span: span)
  }

  private mutating func absent(
    _ field: Declared, key: Int?, subject: String, record: Span, place: Span
  ) -> SourceField {
    if let content = field.defaultContent { return SourceField(content.placed(at: record), at: record) }
    if field.isRequired {
      let fact = RecordFault.missing(field.declaration, subject: subject, isWritten: key != nil)
      faults.append(Located(fact, at: key.map { span($0) } ?? place))
    }
    if case .list = field.kind { return SourceField(.list([]), at: record) }
    return SourceField(.absent, at: record)
  }

  private func firstKey(at record: Span) -> Span {
    tree.nodes.first { $0.span.start >= record.start && ($0.kind == .plain || $0.kind == .quoted) }?.span ?? record
  }

  /// A field by its place among the others: a declaration is large, and copying it would take longer than reading most
  /// values.
  private struct Declared {
    private let fields: [FieldDeclaration]
    private let index: Int

    init(_ fields: [FieldDeclaration], _ index: Int) {
      self.fields = fields
      self.index = index
    }

    var declaration: FieldDeclaration { fields[index] }
    var name: String { fields[index].name }
    var kind: FieldKind { fields[index].kind }
    var isRequired: Bool { fields[index].isRequired }
    var defaultContent: SourceContent? { fields[index].defaultContent }
    var short: [Int] { fields[index].short }
    /// Another choice that is often called like this field, and has this value.
    func other(with choice: String) -> String? {
      let other = fields.first { field in
        guard case .choice(let choices) = field.kind, field.mistakenNames.contains(name) else { return false }
        return choices.contains { $0.id == choice }
      }
      return other?.name
    }
  }

  /// A written value by a declaration alone.
  mutating func value(_ node: Int, as field: FieldDeclaration) -> SourceContent {
    value(node, as: Declared([field], 0)).content
  }

  /// A written value by the field's kind.
  private mutating func value(_ node: Int, as field: Declared) -> SourceField {
    guard field.kind.isWritten else {
      faults.append(Located(.writtenSeries(field: field.name), at: span(node)))
      return SourceField(.absent, at: span(node))
    }
    guard case .list(let kind) = field.kind else {
      return SourceField(content(node, kind: field.kind, field: field, isItem: false), at: span(node))
    }
    guard tree.nodes[node].kind == .sequence else {
      guard isScalar(node) else {
        if let form = form(of: node) {
          faults.append(Located(.wrongForm(field.declaration, form, isItem: false), at: span(node)))
        }
        return SourceField(.list([]), at: span(node))
      }
      let only = SourceField(content(node, kind: kind, field: field, isItem: true), at: span(node))
      return SourceField(.list(only.content == .absent ? [] : [only]), at: span(node))
    }
    return SourceField(.list(items(of: node, kind: kind, field: field)), at: span(node))
  }

  /// The items of a sequence; those that could not be read are left out.
  private mutating func items(of node: Int, kind: FieldKind, field: Declared) -> [SourceField] {
    var items: [SourceField] = []
    if node + 1 == tree.nodes[node].end, field.isRequired, field.declaration.emptyIf == nil {
      faults.append(
        Located(.missing(field.declaration, subject: "it", isWritten: true), at: span(node)))
    }
    var child = node + 1
    while child < tree.nodes[node].end {
      if isBlank(child) {
        faults.append(Located(.emptyItem(field: field.name), at: span(child)))
      } else {
        let content = content(child, kind: kind, field: field, isItem: true)
        if content != .absent { items.append(SourceField(content, at: span(child))) }
      }
      child = tree.nodes[child].end
    }
    return items
  }

  /// The content of one value that is no list.
  private mutating func content(
    _ node: Int, kind: FieldKind, field: Declared, isItem: Bool
  ) -> SourceContent {
    switch kind {
    case .record(let fields, _):
      if isScalar(node), !field.short.isEmpty { return brief(node, as: fields, field: field) }
      return nested(node, as: fields, field: field, isItem: isItem)
    case .consent:
      return nested(node, as: BuiltInFields.consent, field: field, isItem: isItem)
    case .image:
      return image(node, field: field, isItem: isItem)
    default:
      guard isScalar(node) else { return refuse(node, field, isItem: isItem) }
      return scalar(node, kind: kind, field: field)
    }
  }

  private mutating func nested(
    _ node: Int, as fields: [FieldDeclaration], field: Declared, isItem: Bool
  ) -> SourceContent {
    guard tree.nodes[node].kind == .mapping else { return refuse(node, field, isItem: isItem) }
    return .record(record(node, as: fields, describing: "\"\(field.name)\"").fields)
  }

  /// A record of which one field is written, and nothing but its value.
  private mutating func brief(_ node: Int, as fields: [FieldDeclaration], field: Declared) -> SourceContent {
    let bytes = tree.bytes(of: node)
    let meant = field.short.first { fields[$0].kind.suits(bytes) } ?? field.short.last
    let subject = "\"\(field.name)\""
    return .record(
      fields.indices.map { index in
        let declared = Declared(fields, index)
        guard index != meant else { return value(node, as: declared) }
        return absent(declared, key: nil, subject: subject, record: span(node), place: span(node))
      })
  }

  private mutating func image(_ node: Int, field: Declared, isItem: Bool) -> SourceContent {
    guard tree.nodes[node].kind == .mapping else { return refuse(node, field, isItem: isItem) }
    let known = faults.count
    let fields = record(node, as: BuiltInFields.image, describing: "\"\(field.name)\"").fields
    guard let source = fields.first?.content.text else {
      // A misspelt or refused `src` has been reported as what it is.
      if faults.count == known { fault(.imageWithoutSource, field.name, node) }
      return .absent
    }
    return .image(source: source, alternative: fields.last?.content.text)
  }

  private mutating func scalar(_ node: Int, kind: FieldKind, field: Declared) -> SourceContent {
    do throws(ValueFault) {
      return try readScalar(tree.bytes(of: node), as: kind)
    } catch {
      if case .unknownChoice(let text, let choices) = error, let other = field.other(with: text) {
        let fact = RecordFault.choiceOfAnother(text, field: field.name, other: other, choices: choices)
        faults.append(Located(fact, at: span(node)))
      } else {
        fault(error, field.name, node)
      }
      return .absent
    }
  }

  private mutating func fault(_ fault: ValueFault, _ field: String, _ node: Int) {
    let written = isScalar(node) ? tree.string(of: node) : ""
    faults.append(Located(.value(fault, field: field, written: written), at: span(node)))
  }

  private mutating func refuse(_ node: Int, _ field: Declared, isItem: Bool) -> SourceContent {
    if let form = form(of: node) {
      faults.append(Located(.wrongForm(field.declaration, form, isItem: isItem), at: span(node)))
    }
    return .absent
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

extension FieldKind {
  /// Whether a value looks like one of this kind. Names are without spaces and capitals; anything may be a text.
  fileprivate func suits(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .text, .inlineMarkdown, .markdown: true
    case .reference:
      bytes.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
      }
    default: (try? readScalar(bytes, as: self)) != nil
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
