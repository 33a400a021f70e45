// The names of the kinds of fields in a declaration, and which options each has.

/// A kind by its name: what `kind: text` says.
enum KindName: String, CaseIterable {
  case text, markdown
  case inlineMarkdown = "inline markdown"
  case integer, decimal, percent, money, boolean, date
  case dateTime = "datetime"
  case duration, period, url, email, choice, record, reference, image, consent, slug, series

  /// An option of a field's declaration that only some kinds have.
  enum Option: String, CaseIterable {
    case to, inverse, use, minimum, maximum, choices, fields, short, after
    case notBefore = "not_before"
  }

  var options: [Option] {
    switch self {
    case .text: [.minimum, .maximum, .use]
    case .integer, .decimal, .money, .duration: [.minimum, .maximum]
    case .date, .dateTime, .period: [.after, .notBefore]
    case .choice: [.choices]
    case .record: [.fields, .use, .short]
    case .reference: [.to, .inverse, .use]
    default: []
    }
  }

  /// What `list of` may stand before and `default` behind: `list of list of` is none.
  var takesDefault: Bool {
    switch self {
    case .record, .image, .consent, .series: false
    default: true
    }
  }

  /// What an author writes can be needed, and shown as an example.
  var isWritten: Bool { self != .series }
}

extension KindName.Option {
  /// The kinds that have the option, for a message.
  var kinds: String { alternatives(KindName.allCases.filter { $0.options.contains(self) }.map(\.rawValue)) }
}
