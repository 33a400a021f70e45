// Kinds of fields in words, and how a field is written.

extension FieldKind {
  /// What belongs in the field, for a message: "one line of text".
  var form: String {
    switch self {
    case .text(let low?, let high?): "text of \(low) to \(high) characters"
    case .text(let low?, nil): "text of at least \(low) characters"
    case .text(nil, let high?): "text of up to \(high) characters"
    case .text(nil, nil): "one line of text"
    case .markdown: "Markdown text"
    case .inlineMarkdown: "one paragraph of text with emphasis and links"
    case .integer: "a whole number"
    case .decimal: "a number"
    case .percent: "a percentage"
    case .money: "an amount of money"
    case .boolean: "yes or no"
    case .date: "a date"
    case .dateTime: "a date, a time and a zone"
    case .duration: "a length of time"
    case .period: "a quarter of a year"
    case .url: "an address"
    case .email: "an e-mail address"
    case .choice(let choices): "one of " + choices.map(\.id).joined(separator: ", ")
    case .list(let kind): "a list, each item \(kind.form)"
    case .record: "a group of fields"
    case .reference: "the short name of a page"
    case .image: "an image with src and alt"
    case .consent: "a consent record"
    case .slug: "a short name"
    case .series: "observations, from the rows of content/data/*.csv"
    }
  }

  /// Whether authors write it in an entry; a series comes from data files.
  package var isWritten: Bool {
    if case .series = self { false } else { true }
  }

  /// The kind of a list's items; any other kind itself.
  package var element: FieldKind {
    if case .list(let kind) = self { kind } else { self }
  }

  /// A value an author could write, where the declaration shows none.
  var sample: String {
    switch self {
    case .text, .markdown, .inlineMarkdown: "some text"
    case .integer(let minimum, _): String(minimum ?? 1)
    case .decimal(let minimum, let maximum): FieldKind.sample("38.5", 38, minimum, maximum)
    case .percent: "38.5 %"
    case .money(let minimum, let maximum): FieldKind.sample("1200.50", 1200, minimum, maximum) + " EUR"
    case .boolean: "yes"
    case .date: "2026-11-03"
    case .dateTime: "2026-10-25 09:30 Europe/Lisbon"
    case .duration(let minimum, let maximum): FieldKind.sample("1 h 30", 90, minimum, maximum) + " min"
    case .period: "2026-Q3"
    case .url: "https://www.larkspur.example/"
    case .email: "name@organisation.example"
    case .choice(let choices): choices.first?.id ?? "some text"
    case .list(let kind): "[\(kind.sample)]"
    case .record(let fields, _): FieldKind.sample(of: fields)
    case .reference: "short-name"
    case .image: "{src: harbour.svg, alt: What it shows}"
    case .consent: FieldKind.sample(of: BuiltInFields.consent)
    case .slug: "short-name"
    case .series: ""
    }
  }

  /// The usual number where it lies within the limits, otherwise one of them.
  private static func sample(_ usual: String, _ number: Int, _ minimum: Int?, _ maximum: Int?) -> String {
    if let minimum, number < minimum { return String(minimum) }
    if let maximum, number >= maximum { return String(maximum) }
    return usual
  }

  /// The fields that are needed, or the first one when none is.
  private static func sample(of fields: [FieldDeclaration]) -> String {
    let required = fields.filter(\.isRequired)
    let shown = required.isEmpty ? Array(fields.prefix(1)) : required
    return "{" + shown.map { "\($0.name): \($0.example ?? $0.kind.sample)" }.joined(separator: ", ") + "}"
  }
}

extension FieldDeclaration {
  /// `owner: Learning team`, on one line.
  var exampleLine: String {
    let value = example ?? kind.sample
    return "\(name): " + (value.contains("\n") ? kind.sample : value)
  }
}
