// `laurel explain TYPE` and `laurel explain TYPE.FIELD`: the documentation of a portal's own types, from the same
// declarations that its pages are checked against.

import Diagnostics

/// There is nothing of the name that was asked for.
package struct UnknownField: Error, Sendable, Hashable {
  /// With the nearest name, when there is one.
  package let message: String

  package init(message: String) { self.message = message }
}

/// What authors need to know about a type: where its pages lie, and every field.
package func explain(type: ContentType, in model: ContentModel) -> String {
  let words = FieldWords(model: model)
  var lines = ["\(type.name): \(type.help)", ""]
  lines.append(
    "Write content/\(type.folder)/NAME.md; its page is \(type.permalink.replacing(":slug", with: "NAME")).")
  if type.list != nil { lines.append("All of them are listed at \(type.folder)/.") }
  if !type.anonymous.isEmpty || type.isBodyAnonymous {
    let fields = type.anonymous.map { type.name(of: $0) } + (type.isBodyAnonymous ? ["the text"] : [])
    let names = fields.joined(separator: ", ")
    lines.append("Nobody who is known here may be named in: \(names).")
  }
  let common = type.fields.prefix(CommonField.allCases.count)
  let own = type.fields.dropFirst(common.count)
  if !own.isEmpty { lines += ["", "Fields of its own:", ""] + words.table(of: Array(own)) }
  lines += ["", "Fields that every type has:", ""] + words.table(of: Array(common))
  if !type.auditRules.isEmpty {
    lines += ["", "What `laurel audit` asks of each published one:", ""] + audit(of: type)
  }
  let inverse = model[type.shape].slots.dropFirst(PageSlot.allCases.count + own.count)
  if !inverse.isEmpty {
    lines += ["", "Lists that come from other pages, for templates:", ""]
    lines += columns(inverse.map { ($0.name, $0.help) })
  }
  return lines.joined(separator: "\n") + "\n"
}

/// Each rule's words, and below them its condition.
private func audit(of type: ContentType) -> [String] {
  type.auditRules.flatMap { rule in
    ["  \(rule.words)", "      when \(rule.condition.text)" + (rule.isForNewest ? ", of the newest only" : "")]
  }
}

/// What authors need to know about one field, also inside a record: `["story", "quote", "text"]`.
package func explain(field path: [String], in model: ContentModel) -> Result<String, UnknownField> {
  guard let first = path.first, let type = model.type(named: first) else {
    return .failure(unknown("content type", path.first ?? "", among: model.types.map(\.name)))
  }
  guard path.count > 1 else { return .success(explain(type: type, in: model)) }
  var fields = type.fields
  var owner = type.name
  var found: FieldDeclaration?
  for name in path.dropFirst() {
    guard !fields.isEmpty else {
      return .failure(
        UnknownField(message: "\"\(owner)\" has no fields of its own, so there is no \"\(name)\" in it"))
    }
    guard let field = fields.first(where: { $0.name == name }) else {
      return .failure(unknown("field of \"\(owner)\"", name, among: fields.map(\.name)))
    }
    fields = field.kind.innerFields
    owner += "." + name
    found = field
  }
  guard let found else { return .success(explain(type: type, in: model)) }
  return .success(FieldWords(model: model).page(of: found, called: owner))
}

private func unknown(_ what: String, _ name: String, among names: [String]) -> UnknownField {
  let hint = didYouMean(name, among: names) ?? "there are: " + names.joined(separator: ", ")
  return UnknownField(message: "there is no \(what) called \"\(name)\"; \(hint)")
}

/// Fields in words; a reference is told by the names of its types.
struct FieldWords {
  let model: ContentModel

  /// Each field on a line with its kind and whether it is needed; below it the help and an example.
  func table(of fields: [FieldDeclaration]) -> [String] {
    let heads = columns(fields.map { ($0.name, "\(kind($0.kind)); \(need(of: $0))") })
    return zip(heads, fields).flatMap { head, field in [head] + details(of: field).map { "      " + $0 } }
  }

  /// One field at length.
  func page(of field: FieldDeclaration, called name: String) -> String {
    var lines = ["\(name): \(kind(field.kind)); \(need(of: field))"]
    if !field.help.isEmpty { lines += ["", field.help] }
    lines += rules(of: field).map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    guard field.kind.isWritten else { return (lines + seriesLines).joined(separator: "\n") + "\n" }
    lines += ["", "For example:"] + example(of: field)
    if case .choice(let choices) = field.kind.element {
      lines += ["", "Choices:"] + columns(choices.map { ($0.id, $0.label) })
    }
    let inner = field.kind.innerFields
    if !inner.isEmpty { lines += ["", "Fields inside:", ""] + table(of: inner) }
    if let inverse = field.inverse {
      lines += ["", "The page it leads to lists this one under \"\(inverse)\"."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The columns of a data file, and what templates see of its rows.
  private var seriesLines: [String] {
    let header = SeriesColumn.allCases.map(\.rawValue).joined(separator: ",")
    let example = SeriesColumn.allCases.map(\.example).joined(separator: ",")
    let files = columns(SeriesColumn.allCases.map { ($0.rawValue, $0.help + ($0.isRequired ? " Required." : "")) })
    let slots = columns(ObservationSlot.allCases.map { ($0.slot.name, $0.slot.help) })
    return ["", "For example, in content/data/figures.csv:", "  " + header, "  " + example, "", "Columns:"] + files
      + ["", "Templates see a list of observations, each with:"] + slots
  }

  private func need(of field: FieldDeclaration) -> String {
    guard field.kind.isWritten else { return "not written here" }
    let needed = "required" + (field.unless.map { ", unless \($0) is written" } ?? "")
    let need = field.defaultText.map { "optional, otherwise \($0)" } ?? (field.isRequired ? needed : "optional")
    return field.isTeamOnly ? need + "; in the team edition only" : need
  }

  private func details(of field: FieldDeclaration) -> [String] {
    var lines = field.help.isEmpty ? [] : [field.help]
    if let example = field.example, !example.contains("\n") { lines.append("\(field.name): \(example)") }
    let inner = field.kind.innerFields
    if !inner.isEmpty {
      lines.append("with " + inner.map { $0.name + ($0.isRequired ? " (required)" : "") }.joined(separator: ", "))
    }
    return lines + rules(of: field)
  }

  /// What else holds for what is written.
  private func rules(of field: FieldDeclaration) -> [String] {
    var lines = field.bounds.map { ($0.allowsSame ? "not before " : "after ") + $0.name }
    let inner = field.kind.innerFields
    if !field.short.isEmpty {
      lines.append("a value alone stands for " + alternatives(field.short.map { inner[$0].name }))
    }
    if let clause = field.emptyIf { lines.append("write \(field.name): [] if \(clause)") }
    return lines
  }

  private func example(of field: FieldDeclaration) -> [String] {
    let value = field.example ?? field.kind.sample
    guard value.contains("\n") else { return ["  \(field.name): \(value)"] }
    return ["  \(field.name):"] + value.split(separator: "\n").map { "    " + $0 }
  }

  /// The kind in words.
  func kind(_ kind: FieldKind) -> String {
    switch kind {
    case .reference(let types): "the short name of " + alternatives(types.map { withArticle(model[$0].name) })
    case .list(let element): "list, each item " + self.kind(element)
    case .integer(let low, let high), .decimal(let low, let high), .money(let low, let high):
      kind.form + limits(low, high)
    case .duration(let low, let high):
      kind.form + limits(low, high) + (low == nil && high == nil ? "" : " min")
    default: kind.form
    }
  }

  private func limits(_ low: Int?, _ high: Int?) -> String {
    switch (low, high) {
    case (let low?, let high?): " from \(low) to \(high)"
    case (let low?, nil): " from \(low)"
    case (nil, let high?): " up to \(high)"
    case (nil, nil): ""
    }
  }
}

extension ContentType {
  /// A way to a field as a declaration writes it: `heard.heard`.
  fileprivate func name(of path: [Int]) -> String {
    var known = fields
    var names: [String] = []
    for index in path where known.indices.contains(index) {
      names.append(known[index].name)
      known = known[index].kind.innerFields
    }
    return names.joined(separator: ".")
  }
}

/// `a story`, `an achievement`.
package func withArticle(_ name: String) -> String {
  (name.utf8.first.map { "aeio".utf8.contains($0) } ?? false ? "an " : "a ") + name
}

extension FieldKind {
  /// The fields of a record, an image, a consent record, or of the items of a list of them.
  var innerFields: [FieldDeclaration] {
    switch element {
    case .record(let fields, _): fields
    case .image: BuiltInFields.image
    case .consent: BuiltInFields.consent
    default: []
    }
  }
}

/// Two columns, the second one aligned.
private func columns(_ rows: [(String, String)]) -> [String] {
  let width = rows.map(\.0.count).max() ?? 0
  return rows.map { name, words in "  " + name + String(repeating: " ", count: width - name.count + 2) + words }
}
