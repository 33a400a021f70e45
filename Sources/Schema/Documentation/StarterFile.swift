// What `laurel new` writes: front matter with every field there is. What only the author can know is marked, and the marks
// are refused by the reader until they are replaced (C029); what may be left out is there as a comment.

/// A new entry's file.
package struct StarterFile: Sendable {
  /// The whole file.
  package let text: String
  /// What is to be filled in, from the top.
  package let placeholders: [Placeholder]

  package struct Placeholder: Sendable, Hashable {
    /// From 1.
    package let line: Int
    /// `quote.text`, or `body` for the text below the front matter.
    package let field: String
  }
}

/// - Parameters:
///   - title: as the author gave it; it is written in quotes, so that anything may be in it.
///   - today: used as an example in places for dates, never as a value: a guessed date would go unnoticed.
package func starterFile(
  for type: ContentType, in model: ContentModel, title: String, today: Day
) -> StarterFile {
  var writer = StarterWriter(words: FieldWords(model: model), today: today)
  let optional = type.fields.filter { !$0.isRequired && $0.kind.isWritten }
  writer.line("---")
  for field in type.fields where field.isRequired {
    switch field.name {
    case BuiltInFields.common[CommonField.title.rawValue].name: writer.line("title: " + quotedYAML(title))
    case BuiltInFields.common[CommonField.status.rawValue].name:
      writer.line("status: " + BuiltInFields.statuses[0].id)
    default: writer.required(field, path: [], indent: "")
    }
  }
  if !optional.isEmpty {
    writer.line("# What follows may be left out. To use a field, remove the # in front of its name.")
    for field in optional { writer.optional(field) }
  }
  writer.line("---")
  writer.line("")
  writer.body(type)
  return writer.file
}

private struct StarterWriter {
  let words: FieldWords
  let today: Day
  private var lines: [String] = []
  private var placeholders: [StarterFile.Placeholder] = []

  init(words: FieldWords, today: Day) {
    self.words = words
    self.today = today
  }

  var file: StarterFile {
    StarterFile(text: lines.joined(separator: "\n") + "\n", placeholders: placeholders)
  }

  mutating func line(_ text: String) { lines.append(text) }

  private mutating func placeholder(_ text: String, path: [String]) {
    line(text)
    placeholders.append(StarterFile.Placeholder(line: lines.count, field: path.joined(separator: ".")))
  }

  /// A field that must be there; a record with the fields it needs. The recursion follows the schema.
  mutating func required(_ field: FieldDeclaration, path: [String], indent: String) {
    let path = path + [field.name]
    let inner = neededFields(of: field.kind)
    let other = field.unless.map { " # or \($0)" } ?? ""
    if !inner.isEmpty, !field.kind.isList {
      line("\(indent)\(field.name):" + other)
      for field in inner { required(field, path: path, indent: indent + "  ") }
    } else if !inner.isEmpty {
      line("\(indent)\(field.name):" + (field.emptyIf.map { " # or \(field.name): [] if \($0)" } ?? other))
      item(of: inner, path: path, indent: indent + "  ")
    } else if field.kind.isList {
      line("\(indent)\(field.name):" + other)
      placeholder("\(indent)  - " + mark(for: field), path: path)
    } else if field.kind.isProse {
      line("\(indent)\(field.name): |" + other)
      placeholder("\(indent)  " + prose(for: field), path: path)
    } else {
      placeholder("\(indent)\(field.name): " + mark(for: field) + other, path: path)
    }
  }

  /// One item of a list of records: its first line carries the hyphen.
  private mutating func item(of fields: [FieldDeclaration], path: [String], indent: String) {
    let first = lines.count
    for field in fields { required(field, path: path, indent: indent + "  ") }
    guard first < lines.count else { return }
    lines[first] = indent + "- " + lines[first].dropFirst(indent.count + 2)
  }

  /// Help above, the field as a comment.
  mutating func optional(_ field: FieldDeclaration) {
    if !field.help.isEmpty { line("# " + oneLine(field.help)) }
    let value = field.example ?? field.defaultText ?? field.kind.sample
    guard value.contains("\n") else { return line("#\(field.name): \(value)") }
    line("#\(field.name):")
    for part in value.split(separator: "\n") { line("#  " + part) }
  }

  mutating func body(_ type: ContentType) {
    placeholder("\(placeholderMark) the text of the page, in Markdown. \(oneLine(type.help))", path: ["body"])
  }

  /// `"FILL IN: the help; a date, such as 2026-11-23"`, in quotes, because of its colon.
  private func mark(for field: FieldDeclaration) -> String { quotedYAML(prose(for: field)) }

  private func prose(for field: FieldDeclaration) -> String {
    let help = oneLine(field.help.isEmpty ? field.name.replacing("_", with: " ") : field.help)
    return "\(placeholderMark) \(help) (\(words.kind(field.kind.element))\(suchAs(field)))"
  }

  private func suchAs(_ field: FieldDeclaration) -> String {
    switch field.kind.element {
    case .date: ", such as \(today.iso)"
    case .dateTime: ", such as \(today.iso) 09:30 Europe/Lisbon"
    case .duration, .period, .money, .percent, .decimal, .url: ", such as \(field.kind.element.sample)"
    default: ""
    }
  }

  /// The fields without which a record says nothing: those required, both of an image, else the first.
  private func neededFields(of kind: FieldKind) -> [FieldDeclaration] {
    let fields = kind.innerFields
    if case .image = kind.element { return fields }
    let required = fields.filter(\.isRequired)
    return required.isEmpty ? Array(fields.prefix(1)) : required
  }

  private func oneLine(_ text: String) -> String { text.replacing("\n", with: " ") }
}

extension FieldKind {
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }

  fileprivate var isProse: Bool {
    if case .markdown = self { true } else { false }
  }
}

/// A text in double quotes, whatever is in it: line ends and tabs become spaces, and characters that the reader refuses
/// are left out.
private func quotedYAML(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x22, 0x5C: quoted += "\\" + String(scalar)
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: quoted += " "
    case 0..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: break
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
