// Diagnostics for people: place, code, sentence; the line; a caret below the fault with what to do; further places.

/// Prints diagnostics as text.
///
///     content/stories/pier-2.md:4:10: error[C012]: there is no programme called "calm-at-the-countr"
///       4 | program: calm-at-the-countr
///         |          ^^^^^^^^^^^^^^^^^^ did you mean "calm-at-the-counter"?
package struct TerminalPrinter: Sendable {
  private let usesColour: Bool

  package init(usesColour: Bool) { self.usesColour = usesColour }

  /// All diagnostics in the order given, and a last line that counts them; empty without any.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    return diagnostics.map { text($0) + "\n" }.joined() + count(diagnostics)
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.code.severity
    let colour: Colour = severity == .error ? .red : .yellow
    let label = paint("\(severity.rawValue)[\(diagnostic.code.id)]", colour)
    var lines = [heading(diagnostic.place) + label + paint(": " + VisibleText.line(diagnostic.message), .bold)]
    lines += body(of: diagnostic.place, hint: diagnostic.hint, colour)
    for note in diagnostic.notes {
      lines.append("  " + heading(note.place) + paint("note", .cyan) + ": " + VisibleText.line(note.message))
      lines += excerpt(of: note.place, hint: nil, .cyan).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ place: Place?) -> String {
    guard let place else { return "" }
    let path = VisibleText.line(place.path)
    return place.line == 0 ? path + ": " : "\(path):\(place.line):\(place.column): "
  }

  /// The line with the caret; a hint that has no line to stand below gets one of its own.
  private func body(of place: Place?, hint: String?, _ colour: Colour) -> [String] {
    let lines = excerpt(of: place, hint: hint, colour)
    guard lines.isEmpty, let hint else { return lines }
    return ["  = " + VisibleText.line(hint)]
  }

  private func excerpt(of place: Place?, hint: String?, _ colour: Colour) -> [String] {
    guard let place, place.line > 0 else { return [] }
    let number = String(place.line)
    let gutter = String(repeating: " ", count: number.count)
    let shown = VisibleText.excerpt(place.excerpt, marking: place.caretIndent, count: place.caretWidth)
    let caret =
      String(repeating: " ", count: shown.indent) + paint(String(repeating: "^", count: shown.width), colour)
    return [
      "  \(number) | \(shown.text)", "  \(gutter) | \(caret)" + (hint.map { " " + VisibleText.line($0) } ?? ""),
    ]
  }

  private func count(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count(where: \.isError)
    let warnings = diagnostics.count - errors
    var parts: [String] = []
    if errors > 0 { parts.append("\(errors) error\(errors == 1 ? "" : "s")") }
    if warnings > 0 { parts.append("\(warnings) warning\(warnings == 1 ? "" : "s")") }
    return parts.joined(separator: ", ")
  }

  private enum Colour: String {
    case red = "31"
    case yellow = "33"
    case cyan = "36"
    case bold = "1"
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    usesColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
