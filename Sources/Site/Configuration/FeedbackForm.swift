// The links of the feedback block: mail with subject and body, or a form whose address takes the page's data.

import HTML

/// What a reader can do in the feedback block, in its fixed order (WCAG 2.2, success criterion 3.2.6).
enum FeedbackKind: String, CaseIterable {
  case usefulYes = "useful-yes"
  case usefulNo = "useful-no"
  case improve, tell, report

  /// What templates call its link.
  var field: String { rawValue.replacingASCII("-", with: "_") }

  /// What a reader says with it.
  var help: String {
    switch self {
    case .usefulYes: "The page was useful."
    case .usefulNo: "It was not."
    case .improve: "What could be better."
    case .tell: "A story of one's own."
    case .report: "A problem, or the wish to be removed."
    }
  }

  /// The mail's subject begins with it.
  var subject: String {
    switch self {
    case .usefulYes: "Useful"
    case .usefulNo: "Not useful"
    case .improve: "Suggestion"
    case .tell: "My story"
    case .report: "Problem or removal"
    }
  }

  /// What the mail's body invites to write.
  var prompt: String {
    switch self {
    case .usefulYes: "What was useful about it?"
    case .usefulNo: "What did you miss?"
    case .improve: "What should we change?"
    case .tell: "What was the problem, what did you do, and what changed?"
    case .report: "What is wrong, or what should be removed?"
    }
  }
}

/// The page a feedback link is about.
struct FeedbackSubject {
  let title: String
  /// Absolute where the portal has an address, from the site's root otherwise.
  let url: String
  let slug: String
  let type: String
}

/// The mail links of one page. Source: RFC 6068; line breaks are %0D%0A, and only subject and body are set.
struct FeedbackMail {
  /// The longest link, in characters: some mail programs cut longer ones.
  static let longest = 1800

  private let address: String
  private let title: String
  /// Encoded, since every link of the page holds them.
  private let encodedTitle: String
  private let page: String

  init(to address: String, about subject: FeedbackSubject) {
    self.address = FeedbackMail.encoded(address, keeping: FeedbackMail.mailbox)
    title = subject.title
    encodedTitle = FeedbackMail.encoded(subject.title)
    page = FeedbackMail.encoded(subject.url)
  }

  /// One for each ``FeedbackKind``, in order.
  var urls: [String] { FeedbackMail.words.map(url) }

  private func url(_ words: Words) -> String {
    var url = url(words, title: encodedTitle)
    var title = title
    while url.utf8.count > FeedbackMail.longest, !title.isEmpty {
      title = String(title.dropLast(max(1, title.count / 4)))
      url = self.url(words, title: FeedbackMail.encoded(title))
    }
    return url
  }

  private func url(_ words: Words, title: String) -> String {
    var buffer = ByteBuffer(capacity: 2 * title.utf8.count + page.utf8.count + 256)
    buffer.append("mailto:")
    buffer.append(address)
    buffer.append(words.beforeSubject)
    buffer.append(title)
    buffer.append(words.beforeBody)
    buffer.append(title)
    buffer.append("%0D%0A")
    buffer.append(page)
    return buffer.text
  }

  /// What stands before the title in subject and body.
  private struct Words {
    let beforeSubject: String
    let beforeBody: String

    init(_ kind: FeedbackKind) {
      beforeSubject = "?subject=" + encoded(kind.subject + ": ")
      beforeBody = "&body=" + encoded(kind.prompt + "\r\n\r\n\r\n")
    }
  }

  private static let words = FeedbackKind.allCases.map(Words.init)

  private static func encoded(_ text: String, keeping kept: URLCharacters = .component) -> String {
    var buffer = ByteBuffer(capacity: text.utf8.count + 32)
    buffer.append(text, percentEncodedKeeping: kept)
    return buffer.text
  }

  private static let mailbox = URLCharacters("@+")
}

/// A form's address with the names in braces filled in, each percent-encoded.
enum FeedbackForm {
  private static let names = ["title", "url", "slug", "type", "answer"]

  /// What is wrong with a form's address; empty when it can be used.
  static func faults(of form: String) -> [(message: String, hint: String)] {
    var faults: [(String, String)] = []
    if !form.lowercased().hasPrefix("https://"), !form.lowercased().hasPrefix("http://") {
      faults.append(("the form's address does not begin with https://", "write the whole address of the form"))
    }
    if let bad = form.unicodeScalars.first(where: isRefused) {
      faults.append(("the form's address holds \"\(bad)\"", "copy the address from the browser"))
    }
    let host = form.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first?
      .prefix { !"/?#".contains($0) }
    if faults.isEmpty, host?.isEmpty != false || host?.contains("{") == true {
      faults.append(("the form's address names no host of its own", "write the whole address of the form"))
    }
    if form.split(separator: "{", omittingEmptySubsequences: false).dropFirst().contains(where: {
      !$0.contains("}")
    }) {
      faults.append(("the form's address holds { without }", "the names are {title} {url} {slug} {type} {answer}"))
    }
    for name in placeholders(in: form) where !names.contains(name) {
      faults.append(
        (
          "the form's address holds {\(name)}, which nothing fills in",
          "the names are {title} {url} {slug} {type} {answer}"
        ))
    }
    return faults
  }

  static func url(_ form: String, _ kind: FeedbackKind, about subject: FeedbackSubject) -> String {
    var url = form
    for (name, value) in [
      ("title", subject.title), ("url", subject.url), ("slug", subject.slug), ("type", subject.type),
      ("answer", kind.rawValue),
    ] {
      var buffer = ByteBuffer()
      buffer.append(value, percentEncodedKeeping: .component)
      url = url.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: buffer.text)
    }
    return url
  }

  /// What no address holds as it is.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || scalar.value == 0x7F || "\"<>\\^`|".unicodeScalars.contains(scalar)
  }

  private static func placeholders(in form: String) -> [String] {
    form.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}
