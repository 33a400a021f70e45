// Facts about a render, in words.

import Diagnostics

extension RenderProblem {
  func diagnostic(at place: Place?, notes: [Diagnostic.Note]) -> Diagnostic {
    let (code, message, hint) = words
    return Diagnostic(code, message, at: place, hint: hint, notes: notes)
  }

  private var words: (Code, String, String?) {
    switch self {
    case .tooManySteps(let limit):
      (.tooManySteps, "more than \(limit) turns of loops on one page", "choose the members first: | take(…)")
    case .tooMuchOutput(let limit):
      (.tooMuchOutput, "the page grew beyond \(limit) bytes", "print summaries, or divide the list")
    case .function(let name, let message, let hint): (.functionFault, "\(name): \(message)", hint)
    case .overflow: (.noResult, "the result is too large", nil)
    case .divisionByZero: (.noResult, "a division by zero", "ask first: {% if … > 0 %}")
    case .currencies(let left, let right):
      (.noResult, "amounts in \(printable(left)) and \(printable(right)) do not go together", nil)
    case .blockedURL(let text):
      (
        .blockedURL, "the link \"\(printable(text))\" was blocked",
        "a link begins with http:, https:, mailto: or tel:, or leads to a page of the site"
      )
    case .foreignAddress(let text):
      (.blockedURL, "the address \"\(printable(text))\" was blocked", "only a file of the site may be loaded here")
    }
  }
}
