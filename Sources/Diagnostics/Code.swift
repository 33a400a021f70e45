// A diagnostic's stable code and what `laurel explain CODE` prints for it. One code, one entry in Catalogue/.

/// How grave a diagnostic is: an error keeps the site from being published, a warning does not.
package enum Severity: String, Sendable, Hashable {
  case error, warning
}

/// A stable diagnostic code such as `C012`, with its documentation.
///
/// The letter names the part that reports it: C content, S content types, M Markdown, T template, E escaping,
/// P people and privacy, L links and output, D data files, K configuration and command line.
package struct Code: Sendable {
  package let id: String
  package let severity: Severity
  /// What is wrong, in a few words: the heading of the explanation.
  package let title: String
  /// Why it is reported, for somebody who has never seen a compiler.
  package let meaning: String
  /// Input that provokes it.
  package let example: String
  /// What to do about it.
  package let remedy: String

  package init(
    _ id: String, _ severity: Severity = .error, title: String, meaning: String, example: String, remedy: String
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.meaning = meaning
    self.example = example
    self.remedy = remedy
  }
}

extension Code: Hashable {
  package static func == (left: Code, right: Code) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
