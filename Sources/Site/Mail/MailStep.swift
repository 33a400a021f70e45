// What an issue is sent as: four files beside its page, all made of one template.

import Content
import HTML
import Schema

enum MailForm: UInt8, CaseIterable, Sendable {
  case html, text, draft, message

  /// In ASCII, whatever the entry is called.
  var name: String {
    switch self {
    case .html: "mail.html"
    case .text: "mail.txt"
    case .draft: "draft.eml"
    case .message: "message.eml"
    }
  }

  /// What readers of a template are told that it is.
  var title: String {
    switch self {
    case .html: "The mail as a page"
    case .text: "The mail as plain text"
    case .draft: "A draft that a mail program opens"
    case .message: "The whole message"
    }
  }

  /// The address of the file, beside the page of an issue.
  func path(beside page: SitePath) -> SitePath {
    SitePath((page.path.hasSuffix(".html") ? page.path.dropLast(".html".count) + "/" : page.path[...]) + name)
  }
}

/// How one of the files is made.
struct MailStep: Sendable {
  let form: MailForm
  let use: TemplateUse
  let entry: EntryID
  /// Where the issue can be read on the site.
  let page: SitePath
  /// The slots of the entry that have the subject and the day; nil where its type names none.
  let subject: Int?
  let day: Int?

  /// The address for which the template is laid out, whichever file is made of it.
  var layoutPath: SitePath { MailForm.html.path(beside: page) }
}
