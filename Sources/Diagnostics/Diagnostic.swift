// One thing that is wrong, said once, with the place and the way out.

/// A finished message. Parsers hold facts (an enum a target); one file a target turns its facts into these.
package struct Diagnostic: Sendable, Hashable {
  package let code: Code
  /// One sentence, lower case, no full stop: `there is no programme called "calm"`.
  package let message: String
  package let place: Place?
  /// Stands beside the caret: `did you mean "calm-at-the-counter"?`
  package let hint: String?
  package let notes: [Note]

  /// A second place that matters: "called from here", "first declared here".
  package struct Note: Sendable, Hashable {
    package let message: String
    package let place: Place?

    package init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  package init(_ code: Code, _ message: String, at place: Place?, hint: String? = nil, notes: [Note] = []) {
    self.code = code
    self.message = message
    self.place = place
    self.hint = hint
    self.notes = notes
  }

  package init(
    _ code: Code, _ message: String, at span: Span, in file: SourceFile, hint: String? = nil, notes: [Note] = []
  ) {
    self.init(code, message, at: Place(span, in: file), hint: hint, notes: notes)
  }

  package var isError: Bool { code.severity == .error }

  /// The same diagnostic with one more note at its end.
  package func noting(_ note: Note) -> Diagnostic {
    Diagnostic(code, message, at: place, hint: hint, notes: notes + [note])
  }
}

extension [Diagnostic] {
  package var hasErrors: Bool { contains(where: \.isError) }

  /// Each once, ordered by file, then offset, then code, then words: the same whatever order work was done in.
  package func sortedForReport() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { seen.insert($0).inserted }.sorted { left, right in
      let (a, b) = (left.place, right.place)
      return (a?.path ?? "", a?.offset ?? 0, left.code.id, left.message)
        < (b?.path ?? "", b?.offset ?? 0, right.code.id, right.message)
    }
  }
}
