// Which entries are made into mails: those of the types with the facet `mail`, by the template `mail/TYPE.html`, where the portal has
// an address and somebody the mail is from.

import Content
import Diagnostics
import HTML
import Schema

struct MailPlan {
  private(set) var steps: [Step] = []
  /// The templates of all mails, which are checked even while no mail is made.
  private(set) var uses: [TemplateUse] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Why there are no mails, if there could be some.
  private(set) var note: String?

  init(of library: Library, _ configuration: Configuration, templates: Set<String>) {
    for type in library.model.types where type.has(.mail) {
      let entries = library.entries.filter { $0.entry.type == type.id }
      guard !entries.isEmpty else { continue }
      let template = MailPlan.template(of: type)
      guard templates.contains(template) else {
        diagnostics.append(MailFault.noTemplate(template, of: type).diagnostic)
        continue
      }
      let use = TemplateUse(template: template, subject: .entry([type.id]))
      uses.append(use)
      for entry in entries { diagnostics += SubjectLine(of: entry.entry, in: library.model).diagnostics }
      guard MailPlan.canSend(configuration) else {
        note = MailPlan.note(configuration)
        continue
      }
      for entry in entries { plan(entry, type, use) }
    }
  }

  static func template(of type: ContentType) -> String { "mail/\(type.name).html" }

  /// Links in a mail are absolute, and a mail is from somebody.
  static func canSend(_ configuration: Configuration) -> Bool {
    configuration.baseURL != nil && configuration.mail.sender != nil
  }

  private static func note(_ configuration: Configuration) -> String {
    let missing = configuration.baseURL == nil ? "base_url, where the portal will be" : "mail: {from: ADDRESS}"
    return "No mails were made of the issues: content/site.yaml does not have \(missing)."
  }

  private mutating func plan(_ entry: LibraryEntry, _ type: ContentType, _ use: TemplateUse) {
    let place = Place(file: entry.entry.source.path)
    let roles = RoleSlots<MailRole>(of: type)
    for form in MailForm.allCases {
      let mail = MailStep(
        form: form, use: use, entry: entry.id, page: entry.path, subject: roles?[.subject],
        day: roles?[.date])
      steps.append(
        Step(
          path: form.path(beside: entry.path),
          origin: Step.Origin(words: "the mail of \(entry.entry.source.path)", place: place), work: .mail(mail)))
    }
  }
}

/// What readers see of an issue in their list of mails.
private struct SubjectLine {
  private let entry: Entry
  private let subject: (text: String, span: Span)?
  private let preheader: (text: String, span: Span)?

  init(of entry: Entry, in model: ContentModel) {
    func text(of role: MailRole) -> (text: String, span: Span)? {
      guard let field = entry.field(for: role, in: model),
        case .value(.text(let text)) = field.content
      else { return nil }
      return (text, field.span)
    }
    self.entry = entry
    subject = text(of: .subject)
    preheader = text(of: .preheader)
  }

  var diagnostics: [Diagnostic] {
    guard let subject else { return [] }
    var faults: [(MailFault, Span)] = []
    if subject.text.count > MailRole.longestSubject {
      faults.append((.longSubject(subject.text.count), subject.span))
    }
    if let hidden = subject.text.unicodeScalars.first(where: SubjectLine.isHidden) {
      faults.append((.hiddenCharacter(hidden.value), subject.span))
    }
    if let preheader, SubjectLine.key(preheader.text) == SubjectLine.key(subject.text) {
      faults.append((.repeatedSubject, preheader.span))
    }
    return faults.map { $0.diagnostic(at: Place($1, in: entry.source)) }
  }

  /// What turns the order of letters round, or marks the order of bytes.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// The same words say the same, whatever stands between them.
  private static func key(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
