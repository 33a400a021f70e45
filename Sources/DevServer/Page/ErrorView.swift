// Errors for the browser: the same words, lines and carets that the terminal shows, as HTML. As a part of a page it is laid
// over the last good one; as a whole page it stands in for a site that has never been built.

package import Diagnostics
import HTML

package enum ErrorView {
  /// More would bury the first one; the terminal has all.
  package static let most = 50

  /// The heading and each error.
  ///
  /// - Parameter isOverSite: a good version of the site stands behind it.
  package static func fragment(_ diagnostics: [Diagnostic], isOverSite: Bool) -> String {
    let errors = diagnostics.filter(\.isError)
    var buffer = ByteBuffer()
    let count = errors.count == 1 ? "1 error" : "\(errors.count) errors"
    heading(
      isOverSite ? "\(count): the site was not rebuilt" : "\(count): the site cannot be built yet", isOverSite,
      &buffer)
    buffer.append("<ol class=\"errors\">\n")
    for error in errors.prefix(most) { append(error, &buffer) }
    buffer.append("</ol>\n")
    if errors.count > most {
      buffer.append("<p class=\"more\">And \(errors.count - most) more; the terminal shows all.</p>\n")
    }
    return buffer.text
  }

  /// When nothing is wrong with the portal, but the build could not do its work.
  package static func fragment(failure words: String, isOverSite: Bool) -> String {
    var buffer = ByteBuffer()
    heading("The site could not be written", isOverSite, &buffer)
    buffer.append("<ol class=\"errors\"><li><p class=\"message\">")
    buffer.append(VisibleText.line(words), escapedFor: .elementText)
    buffer.append("</p></li></ol>\n")
    return buffer.text
  }

  package static func page(title: String, fragment: String, version: String, nonce: String) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    buffer.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    buffer.append(title, escapedFor: .elementText)
    buffer.append("</title>\n<meta name=\"color-scheme\" content=\"light dark\">\n")
    buffer.append(
      "<link rel=\"stylesheet\" href=\"/\(RequestTarget.ownFolder)/\(RequestTarget.Own.style.rawValue)\">\n")
    buffer.append("<link rel=\"icon\" href=\"/\(RequestTarget.ownFolder)/\(RequestTarget.Own.icon.rawValue)\">\n")
    buffer.append("</head>\n<body class=\"laurel-page\">\n<main id=\"laurel-errors\">\n")
    buffer.append(fragment)
    buffer.append("</main>\n\(PageInjection.tag(version: version, nonce: nonce))\n</body>\n</html>\n")
    return buffer.bytes
  }

  /// Until the first build has ended.
  package static let starting = "<h1>Building the site …</h1>\n<p class=\"lead\">The page appears by itself.</p>\n"

  private static func heading(_ text: String, _ isOverSite: Bool, _ buffer: inout ByteBuffer) {
    let lead =
      isOverSite
      ? "Behind this is the last good version. Mend the file and save it: this goes away by itself."
      : "Mend the file and save it: the page appears by itself."
    buffer.append("<h1>\(text)</h1>\n<p class=\"lead\">\(lead)</p>\n")
  }
}

// MARK: - One error

extension ErrorView {
  private static func append(_ error: Diagnostic, _ buffer: inout ByteBuffer) {
    buffer.append("<li>\n<p class=\"message\"><span class=\"code\">\(error.code.id)</span> ")
    buffer.append(VisibleText.line(error.message), escapedFor: .elementText)
    buffer.append("</p>\n")
    append(error.place, &buffer)
    if let hint = error.hint {
      buffer.append("<p class=\"hint\">")
      buffer.append(VisibleText.line(hint), escapedFor: .elementText)
      buffer.append("</p>\n")
    }
    for note in error.notes {
      buffer.append("<div class=\"note\">\n<p>")
      buffer.append(VisibleText.line(note.message), escapedFor: .elementText)
      buffer.append("</p>\n")
      append(note.place, &buffer)
      buffer.append("</div>\n")
    }
    buffer.append("</li>\n")
  }

  /// File, line and column; the line; carets under what is wrong.
  private static func append(_ place: Place?, _ buffer: inout ByteBuffer) {
    guard let place else { return }
    buffer.append("<p class=\"place\">")
    buffer.append(
      VisibleText.line(place.path) + (place.line == 0 ? "" : ":\(place.line):\(place.column)"),
      escapedFor: .elementText)
    buffer.append("</p>\n")
    guard place.line > 0 else { return }
    let parts = split(place)
    let number = String(place.line)
    buffer.append("<pre tabindex=\"0\"><span class=\"gutter\">\(number) | </span>")
    buffer.append(parts.before, escapedFor: .elementText)
    buffer.append("<mark>")
    buffer.append(parts.marked, escapedFor: .elementText)
    buffer.append("</mark>")
    buffer.append(parts.after, escapedFor: .elementText)
    buffer.append("\n<span class=\"gutter\">\(String(repeating: " ", count: number.count)) | </span>")
    buffer.append(String(repeating: " ", count: parts.before.count))
    buffer.append(
      "<span class=\"caret\">\(String(repeating: "^", count: max(1, parts.marked.count)))</span></pre>\n")
  }

  /// The line before, at and after the fault, with nothing invisible in it.
  private static func split(_ place: Place) -> (before: String, marked: String, after: String) {
    let characters = Array(place.excerpt)
    let start = min(place.caretIndent, characters.count)
    let end = min(start + place.caretWidth, characters.count)
    func shown(_ range: Range<Int>) -> String { VisibleText.line(String(characters[range])) }
    return (shown(0..<start), shown(start..<end), shown(end..<characters.count))
  }
}
