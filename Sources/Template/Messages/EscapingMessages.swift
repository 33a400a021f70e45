// Facts about where values stand, in words.

import Diagnostics

extension EscapingError {
  func diagnostic(in files: [SourceFile]) -> Diagnostic {
    let (code, message, hint) = fault.words
    return Diagnostic(code, message, at: origin.place(in: files), hint: hint)
  }
}

extension EscapingFault {
  fileprivate var words: (Code, String, String?) { placeWords ?? urlWords ?? borderWords }

  private var placeWords: (Code, String, String?)? {
    switch self {
    case .unquotedAttribute(let name):
      (
        .unquotedAttribute, "a value in the attribute \(named(name)) without quotes",
        "write \(named(name))=\"{{ … }}\""
      )
    case .attributeName:
      (
        .valueInAttributeName, "a value where an attribute's name belongs",
        "write the attribute out, and decide with {% if … %}"
      )
    case .tagName:
      (.valueInTagName, "a value in the name of a tag", "write the tag out, and decide with {% if … %}")
    case .eventHandler(let name):
      (
        .valueInEventHandler, "a value in the event handler \(named(name))",
        "put it into a data- attribute, for a script file to read"
      )
    case .styleAttribute: (.valueInStyle, "a value in a style attribute", "choose a class: class=\"level-{{ … }}\"")
    case .styleElement:
      (.valueInStyle, "a value in a <style> element", "choose a class, and style it in the style sheet")
    case .script:
      (
        .valueInScript, "a value in a script",
        "print it as data: <script type=\"application/json\">{{ … }}</script>"
      )
    case .jsonString:
      (.jsonForm, "a value inside a text of JSON", "leave the quotes away: the value brings its own")
    case .noJSONForm(let type): (.jsonForm, "\(type) has no form in JSON", "print its fields one by one")
    case .comment:
      (.valueInComment, "a value in a comment", "a comment of the template is not in the page: {# … #}")
    case .declaration: (.valueInComment, "a value in a declaration", "write it out")
    case .characterData:
      (.valueInComment, "a CDATA section takes no values", "print outside it: values are escaped by themselves")
    case .sourceDocument: (.valueInSourceDocument, "a value in srcdoc", nil)
    case .rawElement(let name):
      (.valueInRawElement, "a value in <\(named(name))>", "use another element, such as <pre>")
    case .animation(let name): (.valueInRawElement, "a value in \(named(name)) of an animation", nil)
    case .metaRefresh: (.metaRefresh, "a value in an order to the browser", "use a link")
    case .htmlInside(let place): (.htmlOutsideText, "HTML in \(place)", "print its text only: … | plain")
    case .notPrintable(let type, let advice): (.notPrintable, "\(type) cannot be printed", advice)
    default: nil
    }
  }

  private var urlWords: (Code, String, String?)? {
    switch self {
    case .schemeFromValue:
      (
        .valueAsScheme, "a colon after a value makes the value the kind of the URL",
        "write the beginning of the URL out, or print it whole as one value"
      )
    case .refusedScheme(let scheme):
      (
        .valueAsScheme, "a value in a URL that begins with \"\(printable(scheme))\"",
        "values may follow http:, https:, mailto: and tel:"
      )
    case .unclearURL:
      (
        .unclearURL, "a value in a URL of which it is not certain what came before",
        "put the whole URL into each branch"
      )
    case .sourceSet:
      (.sourceSet, "a value that cannot stand here in srcset", "print a url first, then a space and a number")
    case .siteAddressOnly(let attribute, let element):
      (
        .siteAddressOnly, "\(named(attribute)) of <\(named(element))> takes an address of the site",
        "use asset(\"…\") or a field that holds a url"
      )
    default: nil
    }
  }

  private var borderWords: (Code, String, String?) {
    switch self {
    case .branchesDisagree(let first, let second):
      (
        .unlikeBranches, "the branches end in different places: in \(first), and in \(second)",
        "close in each branch what it opens"
      )
    case .loopDisagrees(let start, let end):
      (.loopContext, "the loop begins in \(start) and ends in \(end)", "close inside the loop what it opens")
    case .boundary(let kind, let isStart, let place):
      (
        .blockBoundary, "the \(kind) \(isStart ? "begins" : "ends") in \(place)",
        "it begins and ends in the text of the page"
      )
    case .openAtEnd(let place): (.openAtEnd, "the template ends in \(place)", "look for a missing quote or >")
    case .malformedTag(let what): (.malformedMarkup, what, nil)
    case .unclearTag:
      (
        .malformedMarkup, "the tag goes on differently after a branch or value",
        "put a space before the next attribute"
      )
    default: (.malformedMarkup, "this markup cannot be followed", nil)
    }
  }

  private func named(_ name: String) -> String { printable(name) }
}
