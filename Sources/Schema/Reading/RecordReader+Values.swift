// One written value of a record, or a list of them, by the kind of its field.

import Diagnostics

extension RecordReader {
  /// A field by its place among the others, of which some may be meant instead.
  struct Declared {
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
    /// The field beside it that will do instead.
    var alternative: FieldDeclaration? { fields[index].unless.flatMap { name in fields.first { $0.name == name } } }
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
  mutating func value(_ node: Int, as field: Declared) -> SourceField {
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
