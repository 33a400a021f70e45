// Reads one file of templates/types/ into a `TypeDraft`, with the same record reader that reads front matter.

import Diagnostics
import HTML

/// A declaration as far as it could be read. What is wrong is replaced by something harmless (an unknown kind by text), so
/// that one mistake is reported once.
struct DeclarationReader {
  let file: SourceFile
  private let reading: YAMLReading
  private var reader: RecordReader
  private(set) var faults: [Located<DeclarationFault>] = []

  init(_ file: SourceFile) {
    self.file = file
    reading = readYAML(0..<file.bytes.count, of: file.bytes)
    reader = RecordReader(tree: reading.tree)
  }

  /// All faults of the file, once it has been read.
  var diagnostics: [Diagnostic] {
    reader.diagnostics(joining: reading, in: file) + faults.map { $0.diagnostic(in: file) }
  }

  mutating func type() -> TypeDraft {
    let record = reader.root(
      as: DeclarationFields.type, open: DeclarationFields.openOfType, describing: "a type", emptyAt: Span(at: 0))
    let fields = record.fields
    if let name = named(fields[0]) { check(name, .type) }
    if let folder = named(fields[4]) { check(folder, .folder) }
    let name = named(fields[0]) ?? Named(text: fileStem, span: fields[0].span)
    let folder = named(fields[4]) ?? Named(text: name.text, span: fields[4].span)
    let permalink = named(fields[5])
    if let permalink { checkPermalink(permalink) }
    return TypeDraft(
      file: file, name: name, title: fields[1].content.text ?? name.text,
      plural: fields[2].content.text ?? name.text, help: fields[3].content.text ?? "", folder: folder,
      permalink: permalink?.text ?? folder.text + "/:slug/", order: named(fields[6]),
      list: record.open[0].map { list($0) },
      facets: record.open[1].map { facets($0) } ?? [], anonymous: named(in: fields[7]),
      hasOneCurrency: fields[8].content == .value(.boolean(true)),
      views: record.open[2].map { views($0) } ?? [],
      fields: record.open[3].map { self.fields($0) } ?? [], auditRules: record.open[4].map { auditRules($0) } ?? [])
  }

  private var fileStem: String {
    let name = file.path.split(separator: "/").last ?? "type"
    return String(name.prefix { $0 != "." })
  }

  private func named(_ field: SourceField) -> Named? {
    field.content.text.map { Named(text: $0, span: field.span) }
  }

  private func named(in list: SourceField) -> [Named] {
    guard case .list(let items) = list.content else { return [] }
    return items.compactMap { named($0) }
  }

  private mutating func list(_ node: Int) -> ListDraft {
    let record = reader.record(
      node, as: DeclarationFields.list, open: DeclarationFields.openOfList, describing: "a list")
    let filters = record.open[0].map { node in
      pairs(node, of: "by").compactMap { path, title in
        reader.isScalar(title) ? FilterDraft(path: path, title: reader.tree.string(of: title)) : nil
      }
    }
    return ListDraft(
      title: record.fields[0].content.text ?? "", summary: record.fields[1].content.text ?? "",
      filters: filters ?? [])
  }

  private mutating func views(_ node: Int) -> [ViewDraft] {
    pairs(node, of: "views").map { name, value in
      check(name, .view)
      let fields = reader.record(value, as: DeclarationFields.view, describing: "the view \"\(name.text)\"").fields
      return ViewDraft(
        name: name, title: fields[0].content.text ?? name.text, template: fields[1].content.text ?? name.text)
    }
  }

  /// A list of rules, or one alone.
  private mutating func auditRules(_ node: Int) -> [AuditRuleDraft] {
    let nodes = reader.tree.nodes[node].kind == .sequence ? reader.tree.children(of: node) : [node]
    return nodes.compactMap { node in
      let fields = reader.record(node, as: DeclarationFields.auditRule, describing: "a rule of the audit").fields
      guard let condition = named(fields[0]), let words = fields[1].content.text else { return nil }
      return AuditRuleDraft(
        condition: condition, words: words, dateField: named(fields[2]),
        newest: fields[3].content == .absent ? nil : fields[3].span)
    }
  }

  /// The keys and values of an open mapping; anything else is reported as not being one.
  private mutating func pairs(_ node: Int, of name: String) -> [(key: Named, value: Int)] {
    guard reader.tree.nodes[node].kind == .mapping else {
      if let form = reader.form(of: node) {
        reader.faults.append(Located(.notRecord(subject: "\"\(name)\"", form), at: reader.span(node)))
      }
      return []
    }
    let children = reader.tree.children(of: node)
    return stride(from: 0, to: children.count - 1, by: 2).compactMap { index in
      guard reader.isScalar(children[index]) else { return nil }
      let key = Named(text: reader.tree.string(of: children[index]), span: reader.span(children[index]))
      return (key, children[index + 1])
    }
  }

  private mutating func facets(_ node: Int) -> [FacetDraft] {
    pairs(node, of: "facets").compactMap { key, value in
      guard let name = Facet.Name(rawValue: key.text) else {
        faults.append(Located(.unknownFacet(key.text), at: key.span))
        return nil
      }
      let roles = pairs(value, of: key.text).compactMap { role, field -> (String, Named)? in
        guard reader.isScalar(field) else { return nil }
        return (role.text, Named(text: reader.tree.string(of: field), span: reader.span(field)))
      }
      return FacetDraft(name: name, roles: roles, span: key.span)
    }
  }

  private mutating func fields(_ node: Int) -> [FieldDraft] {
    pairs(node, of: "fields").map { key, value in
      check(key, .field)
      return field(key, value)
    }
  }

  private mutating func field(_ name: Named, _ node: Int) -> FieldDraft {
    let record = reader.record(
      node, as: DeclarationFields.field, open: DeclarationFields.openOfField,
      describing: "the field \"\(name.text)\"")
    checkEmptyOptions(node, of: name)
    let options = FieldOptions(record)
    let kind = kind(options, of: name)
    if let inverse = options.inverse { check(inverse, .inverse) }
    if kind.isReference, options.inverse == nil {
      faults.append(Located(.inverseMissing(field: name.text), at: name.span))
    }
    return FieldDraft(
      name: name, kind: kind, isRequired: options.isRequired,
      defaultText: options.default.flatMap { source(of: $0) },
      help: options.help, example: options.example.flatMap { source(of: $0) }, inverse: options.inverse,
      use: options.use, isTeamOnly: options.isTeamOnly, bounds: options.bounds,
      mistakenNames: options.mistakenNames, short: options.short,
      emptyIf: kind.isList && options.isRequired ? options.emptyIf?.text : nil,
      unless: options.unless)
  }

  /// Options with nothing behind their name, which would be left out silently; what the kind needs is told elsewhere.
  private mutating func checkEmptyOptions(_ node: Int, of field: Named) {
    let told = ["kind", "help", "to", "inverse"]
    guard reader.tree.nodes[node].kind == .mapping,
      reader.tree.children(of: node).contains(where: { reader.isBlank($0) })
    else { return }
    for (key, value) in pairs(node, of: field.text) where reader.isBlank(value) && !told.contains(key.text) {
      guard let option = DeclarationFields.field.first(where: { $0.name == key.text }) else { continue }
      reader.faults.append(
        Located(.missing(option, subject: "the field \"\(field.text)\"", isWritten: true), at: key.span))
    }
  }

  /// A value as it is written in the file; what stands on lines of its own moves to the left margin.
  private func source(of node: Int) -> Named? {
    let span = reader.span(node)
    guard let form = reader.form(of: node) else { return nil }
    let text = String(decoding: file.bytes[span.start..<span.end], as: UTF8.self)
    guard form != .scalar, text.utf8.contains(UInt8(ascii: "\n")) else { return Named(text: text, span: span) }
    let margin = file.bytes[..<span.start].reversed().prefix { $0 != UInt8(ascii: "\n") }.count
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      index == 0 ? String(line) : String(line.dropFirst(min(margin, line.prefix { $0 == " " }.count)))
    }
    return Named(text: lines.joined(separator: "\n"), span: span)
  }

  private mutating func kind(_ options: FieldOptions, of field: Named) -> KindDraft {
    guard let written = options.kind else { return .plain(.text(maximum: nil)) }
    var words = written.text.lowercased().replacingASCII("-", with: " ").replacingASCII("_", with: " ")
    let isList = words.hasPrefix("list of ")
    if isList { words.removeFirst("list of ".count) }
    guard let name = KindName(rawValue: words) else {
      faults.append(Located(words.hasPrefix("list") ? .listOfLists : .unknownKind(written.text), at: written.span))
      return .plain(.text(maximum: nil))
    }
    checkOptions(options, of: name, field)
    if let minimum = options.crossedMinimum {
      faults.append(
        Located(.minimumAboveMaximum(minimum.text, maximum: options.maximum ?? 0), at: minimum.span))
    }
    if let clause = options.emptyIf, !isList || !options.isRequired {
      let fact = DeclarationFault.optionNotOfKind(
        option: "empty_if", kind: written.text, belongsTo: "lists that are required")
      faults.append(Located(fact, at: clause.span))
    }
    if let other = options.unless, !options.isRequired {
      let fact = DeclarationFault.optionNotOfKind(
        option: "unless", kind: written.text, belongsTo: "fields that are required")
      faults.append(Located(fact, at: other.span))
    }
    let kind = kind(name, options, field)
    return isList ? .list(kind) : kind
  }

  private mutating func kind(_ name: KindName, _ options: FieldOptions, _ field: Named) -> KindDraft {
    switch name {
    case .text: .plain(.text(minimum: options.minimum, maximum: options.maximum))
    case .markdown: .plain(.markdown)
    case .inlineMarkdown: .plain(.inlineMarkdown)
    case .integer: .plain(.integer(minimum: options.minimum, maximum: options.maximum))
    case .decimal: .plain(.decimal(minimum: options.minimum, maximum: options.maximum))
    case .percent: .plain(.percent)
    case .money: .plain(.money(minimum: options.minimum, maximum: options.maximum))
    case .boolean: .plain(.boolean)
    case .date: .plain(.date)
    case .dateTime: .plain(.dateTime)
    case .duration: .plain(.duration(minimum: options.minimum, maximum: options.maximum))
    case .period: .plain(.period)
    case .url: .plain(.url)
    case .email: .plain(.email)
    case .image: .plain(.image)
    case .consent: .plain(.consent)
    case .slug: .plain(.slug)
    case .series: .plain(.series)
    case .choice: .plain(.choice(options.choices.map { choices($0) } ?? []))
    case .record: .record(options.fields.map { fields($0) } ?? [])
    case .reference: .reference(options.targets)
    }
  }

  /// Options that the kind does not have, and those it cannot do without.
  private mutating func checkOptions(_ options: FieldOptions, of kind: KindName, _ field: Named) {
    for (option, span) in options.written(in: reader) where !kind.options.contains(option) {
      let fact = DeclarationFault.optionNotOfKind(
        option: option.rawValue, kind: kind.rawValue, belongsTo: option.kinds)
      faults.append(Located(fact, at: span))
    }
    let needed: KindName.Option? =
      switch kind {
      case .choice where options.choices == nil: .choices
      case .record where options.fields == nil: .fields
      case .reference where options.targets.isEmpty: .to
      default: nil
      }
    if let needed {
      faults.append(Located(.optionMissing(option: needed.rawValue, kind: kind.rawValue), at: field.span))
    }
    if !kind.takesDefault, let node = options.default {
      let fact = DeclarationFault.optionNotOfKind(
        option: "default", kind: kind.rawValue, belongsTo: "fields of a single value")
      faults.append(Located(fact, at: reader.span(node)))
    }
    if !kind.isWritten {
      for (option, span) in options.ofWrittenFields(in: reader) {
        let fact = DeclarationFault.optionNotOfKind(
          option: option, kind: kind.rawValue, belongsTo: "fields that authors write")
        faults.append(Located(fact, at: span))
      }
    }
  }

  /// Choices with their labels, or only the ids: then the label is the id, capitalised, with spaces for hyphens.
  private mutating func choices(_ node: Int) -> [Choice] {
    let names: [(id: Named, label: String?)]
    if reader.tree.nodes[node].kind == .mapping {
      names = pairs(node, of: "choices").map { key, value in
        (key, reader.isScalar(value) && !reader.isBlank(value) ? reader.tree.string(of: value) : nil)
      }
    } else {
      let children = reader.tree.children(of: node).filter { reader.isScalar($0) }
      names = children.map { (Named(text: reader.tree.string(of: $0), span: reader.span($0)), nil) }
    }
    if names.isEmpty { faults.append(Located(.badChoices("there are none"), at: reader.span(node))) }
    var seen: Set<String> = []
    for (id, _) in names {
      check(id, .choice)
      if !seen.insert(id.text).inserted {
        faults.append(Located(.badChoices("\"\(id.text)\" is written twice"), at: id.span))
      }
    }
    return names.map { Choice(id: $0.id.text, label: $0.label ?? capitalised($0.id.text)) }
  }

  private func capitalised(_ id: String) -> String {
    let words = id.replacingASCII("-", with: " ").replacingASCII("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private mutating func check(_ name: Named, _ role: NameRole) {
    if let fault = role.fault(of: name.text) { faults.append(Located(fault, at: name.span)) }
  }

  private mutating func checkPermalink(_ permalink: Named) {
    if let reason = permalinkFault(permalink.text) {
      faults.append(Located(.badPermalink(permalink.text, reason: reason), at: permalink.span))
    }
  }
}

/// The options of a field as they were written.
struct FieldOptions {
  let kind: Named?
  let isRequired: Bool
  let help: String
  let targets: [Named]
  let inverse: Named?
  let use: String?
  let isTeamOnly: Bool
  let bounds: [BoundDraft]
  let mistakenNames: [Named]
  let short: [Named]
  let emptyIf: Named?
  let unless: Named?
  let minimum: Int?
  let maximum: Int?
  /// A minimum above the maximum, which does not count.
  let crossedMinimum: Named?
  let `default`: Int?
  let example: Int?
  let choices: Int?
  let fields: Int?
  private let requiredSpan: Span
  private let spans: [(KindName.Option, Span)]

  /// - Parameter record: read by ``DeclarationFields/field`` and its open keys, in that order.
  init(_ record: RecordReader.Record) {
    let fields = record.fields
    kind = fields[0].content.text.map { Named(text: $0, span: fields[0].span) }
    isRequired = fields[1].content == .value(.boolean(true))
    requiredSpan = fields[1].span
    help = fields[2].content.text ?? ""
    targets = FieldOptions.names(in: fields[3])
    inverse = FieldOptions.name(in: fields[4])
    let after = FieldOptions.name(in: fields[9]).map { BoundDraft(path: $0, allowsSame: false) }
    let notBefore = FieldOptions.name(in: fields[10]).map { BoundDraft(path: $0, allowsSame: true) }
    bounds = [after, notBefore].compactMap { $0 }
    mistakenNames = FieldOptions.names(in: fields[11])
    short = FieldOptions.names(in: fields[12])
    emptyIf = FieldOptions.name(in: fields[13])
    unless = FieldOptions.name(in: fields[14])
    if case .value(.choice(let scope)) = fields[7].content { use = scope.id } else { use = nil }
    if case .value(.choice(let edition)) = fields[8].content {
      isTeamOnly = edition.id == "team"
    } else {
      isTeamOnly = false
    }
    let (lowest, highest) = (fields[5].content.integer, fields[6].content.integer)
    let isCrossed = (lowest ?? .min) > (highest ?? .max)
    crossedMinimum = isCrossed ? Named(text: "\(lowest ?? 0)", span: fields[5].span) : nil
    // One that no value could keep would only be told of each value.
    minimum = isCrossed ? nil : lowest
    maximum = highest
    (`default`, example, choices, self.fields) = (record.open[0], record.open[1], record.open[2], record.open[3])
    var spans: [(KindName.Option, Span)] = []
    if !targets.isEmpty { spans.append((.to, fields[3].span)) }
    if inverse != nil { spans.append((.inverse, fields[4].span)) }
    if use != nil { spans.append((.use, fields[7].span)) }
    if minimum != nil { spans.append((.minimum, fields[5].span)) }
    if maximum != nil { spans.append((.maximum, fields[6].span)) }
    if after != nil { spans.append((.after, fields[9].span)) }
    if notBefore != nil { spans.append((.notBefore, fields[10].span)) }
    if !short.isEmpty { spans.append((.short, fields[12].span)) }
    self.spans = spans
  }

  private static func name(in field: SourceField) -> Named? {
    field.content.text.map { Named(text: $0, span: field.span) }
  }

  private static func names(in field: SourceField) -> [Named] {
    guard case .list(let items) = field.content else { return [] }
    return items.compactMap { name(in: $0) }
  }

  /// The options of fields that authors write, with their places.
  func ofWrittenFields(in reader: RecordReader) -> [(option: String, span: Span)] {
    (isRequired ? [("required", requiredSpan)] : []) + (example.map { [("example", reader.span($0))] } ?? [])
  }

  /// The options that only some kinds have, with their places.
  func written(in reader: RecordReader) -> [(KindName.Option, Span)] {
    let open: [(KindName.Option, Span)] = [(KindName.Option.choices, choices), (.fields, fields)].compactMap {
      option, node in
      node.map { (option, reader.span($0)) }
    }
    return spans + open
  }
}

extension SourceContent {
  var integer: Int? {
    if case .value(.integer(let number)) = self { number } else { nil }
  }
}
