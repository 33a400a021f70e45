// Facts about the writing of templates, in words.

import Diagnostics

extension SyntaxError {
  func diagnostic(in file: SourceFile) -> Diagnostic {
    let (code, message, hint) = fault.words
    return Diagnostic(code, message, at: span, in: file, hint: hint)
  }
}

extension SyntaxFault {
  fileprivate var words: (Code, String, String?) {
    switch self {
    case .unclosedTag(let opening, let closing):
      (.unclosedTag, "\(opening) is never closed", "write \(closing) where it ends")
    case .unclosedComment: (.unclosedTag, "the comment is never closed", "write #} where it ends")
    case .unclosedText: (.unclosedText, "the quoted text is never closed", "write the same quote where it ends")
    case .unexpectedCharacter(let text):
      (.unexpectedCharacter, "the character \"\(printable(text))\" means nothing here", nil)
    case .unknownEscape(let text):
      (.unexpectedCharacter, "\(printable(text)) means nothing in a text", "write \\\\ for a backslash")
    case .numberTooLarge(let text): (.unexpectedCharacter, "the number \(text) is too large", nil)
    case .foreignSpelling(let text, let advice):
      (.foreignSpelling, "\"\(printable(text))\" is not written like this here", advice)
    case .expected(let wanted, let found):
      (.unexpectedToken, "expected \(trimmingComma(wanted)) but found \(found)", nil)
    case .positionalAfterNamed:
      (
        .unexpectedToken, "an argument without a name follows one with a name",
        "give it its name too, or move it to the front"
      )
    case .unclosedBlock(let tag): (.unclosedBlock, "{% \(tag) %} has no {% end %}", "write {% end %} where it ends")
    case .endWithoutBlock:
      (.strayTag, "{% end %} closes nothing", "remove it, or look for an {% end %} too many above")
    case .endMismatch(let tag, let opened):
      (.strayTag, "{% end \(tag) %} stands where {% \(opened) %} is open", "write {% end %} or {% end \(opened) %}")
    case .elseOutsideBlock(let tag):
      (.strayTag, "{% \(tag) %} belongs to no {% if %}" + (tag == "else" ? " or {% for %}" : ""), nil)
    case .elseAfterElse(let tag): (.strayTag, "{% \(tag) %} follows an {% else %}", "an {% else %} comes last")
    case .unknownTag(let tag):
      (
        .unknownTag, "there is no tag called \"\(tag)\"",
        didYouMean(tag, among: tagNames) ?? "to print a value write {{ … }}"
      )
    case .foreignTag(let tag, let advice): (.unknownTag, "there is no tag called \"\(tag)\"", advice)
    case .nestedTooDeep(let limit):
      (.nestedTooDeep, "more than \(limit) blocks inside one another", "move a part into a component")
    case .expressionTooLong(let limit):
      (.nestedTooDeep, "an expression of more than \(limit) parts", "name a part of it with {% let %}")
    case .misplaced(let tag, let advice): (.misplacedTag, "{% \(tag) %} cannot stand here", advice)
    case .declaredTwice(let kind, let name): (.declaredTwice, "a second \(kind), \"\(name)\"", "remove one of them")
    case .reservedName(let name):
      (.declaredTwice, "\"\(name)\" already means something in every template", "choose another name")
    }
  }

  private func trimmingComma(_ text: String) -> String {
    text.hasSuffix(",") ? String(text.dropLast()) + "," : text
  }
}

/// Input as it may stand in a message: without control characters, and not too long.
func printable(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars.prefix(80) {
    scalars.append(
      scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint
        ? "\u{FFFD}" : scalar)
  }
  return String(scalars) + (text.unicodeScalars.count > 80 ? "…" : "")
}
