// content/site.yaml: the portal's own settings, read by the same schema reader as front matter.

package import Content
package import Diagnostics
import HTML
package import Outputs
package import Schema

/// The settings of a portal.
package struct Configuration: Sendable {
  package let title: String
  package let organisation: String
  package let description: String
  /// With a trailing slash; nil when the portal has no fixed address.
  package let baseURL: String?
  /// BCP 47.
  package let language: String
  /// ISO 4217.
  package let currency: String
  /// Who answers for pages that name no owner of their own: lists, the not-found page.
  package let owner: String
  package let feedback: Feedback
  package let navigation: [NavigationItem]
  package let mail: Mail

  package struct Feedback: Sendable {
    package let email: String?
    /// The address of a form with `{title}` and the like in it.
    package let form: String?
    /// How answers that come back are read; nil when none do.
    package let answers: AnswersMap?
  }

  package struct Mail: Sendable {
    /// Nil when neither an address of its own nor one for feedback is known.
    package let sender: MailSender?
    /// Why readers get it.
    package let why: String?
  }

  package struct NavigationItem: Sendable {
    package let title: String
    /// From the site's root.
    package let target: String
    package let place: Place
  }
}

extension Configuration {
  /// The keys of site.yaml, in the order in which ``read(_:baseURL:)`` takes them.
  private enum Key: Int, CaseIterable {
    case title, organisation, description, baseURL, language, currency, owner, feedback, navigation, mail
  }

  package static let fields: [FieldDeclaration] = [
    field("title", .text(maximum: 80), required: true, "The portal's name.", example: "Larkspur Learning"),
    field(
      "organisation", .text(maximum: 80), required: true, "The company's name.",
      example: "Larkspur Ferries & Harbours"),
    field(
      "description", .text(maximum: 160), required: true, "One sentence for search results and previews.",
      example: "What we learn, and what it changed."),
    field(
      "base_url", .url, "Where the portal will be, for the addresses in sitemaps and mails.",
      example: "https://learning.example.com/"),
    field(
      "language", .text(maximum: 35), default: "en-GB", "The language of the pages, as a tag of BCP 47.",
      example: "en-GB"),
    field(
      "currency", .text(maximum: 3), default: "EUR", "The currency of amounts that name none, by ISO 4217.",
      example: "EUR"),
    field(
      "owner", .text(maximum: 80), required: true, "Who answers for the portal.", example: "Learning & Development"),
    field(
      "feedback",
      .record(
        [
          field("email", .email, "The address that feedback goes to.", example: "learning@example.com"),
          field(
            "form", .text(maximum: 1000),
            "A form that feedback goes to instead; may hold {title} {url} {slug} {type} {answer}.",
            example: "https://forms.example.com/feedback?page={url}&answer={answer}"),
          field(
            "answers", .record(AnswersMap.fields, shape: BuiltInShape.link.id),
            "Which columns of content/data/feedback/*.csv are read.",
            example: "{response: Response ID, page: Page, useful: Was this useful?}"),
        ], shape: BuiltInShape.link.id), "Where the links under each page lead.",
      example: "{email: learning@example.com}"),
    field(
      "navigation",
      .list(
        .record(
          [
            field("title", .text(maximum: 40), required: true, "The word in the navigation.", example: "Stories"),
            field(
              "to", .text(maximum: 200), required: true, "An address from the site's root.", example: "stories/"),
          ], shape: BuiltInShape.link.id)), "The main navigation.", example: "[{title: Stories, to: stories/}]"),
    field(
      "mail",
      .record(
        [
          field(
            "from", .email, "Who the mails are from; without it the address of feedback.",
            example: "learning@example.com"),
          field("name", .text(maximum: 80), "The sender's name; without it the owner.", example: "Learning team"),
          field(
            "why", .text(maximum: 200), "Why readers get the mail, as its last lines say.",
            example: "You get this mail four times a year because you work at Larkspur."),
        ], shape: BuiltInShape.link.id), "Who the mails of issues are from.",
      example: "{from: learning@example.com}"),
  ]

  private static func field(
    _ name: String, _ kind: FieldKind, required: Bool = false, default defaultText: String? = nil, _ help: String,
    example: String
  ) -> FieldDeclaration {
    FieldDeclaration(
      name: name, kind: kind, isRequired: required, defaultText: defaultText, help: help, example: example,
      inverse: nil,
      use: nil, span: Span(at: 0))
  }

  /// - Parameter override: `--base-url`, which wins over the file.
  package static func read(_ file: SourceFile, baseURL override: String?) -> (
    configuration: Configuration, diagnostics: [Diagnostic]
  ) {
    let read = readRecord(0..<file.bytes.count, of: file, as: fields, describing: "site.yaml")
    let record = ReadRecord(fields: read.fields)
    let feedback = ReadRecord(record[Key.feedback.rawValue])
    let mail = ReadRecord(record[Key.mail.rawValue])
    let owner = record.text(Key.owner.rawValue) ?? ""
    let configuration = Configuration(
      title: record.text(Key.title.rawValue) ?? "",
      organisation: record.text(Key.organisation.rawValue) ?? "",
      description: record.text(Key.description.rawValue) ?? "",
      baseURL: (override ?? record.url(Key.baseURL.rawValue)).map { $0.hasSuffix("/") ? $0 : $0 + "/" },
      language: record.text(Key.language.rawValue) ?? "en-GB",
      currency: record.text(Key.currency.rawValue) ?? "EUR",
      owner: owner,
      feedback: Feedback(
        email: feedback.text(0), form: feedback.text(1), answers: AnswersMap(ReadRecord(feedback[2]))),
      navigation: record.items(Key.navigation.rawValue).map { item in
        let item = ReadRecord(item)
        return NavigationItem(
          title: item.text(0) ?? "", target: item.text(1) ?? "",
          place: Place(item[1]?.span ?? Span(at: 0), in: file))
      },
      mail: Mail(
        sender: (mail.text(0) ?? feedback.text(0)).map { MailSender(name: mail.text(1) ?? owner, address: $0) },
        why: mail.text(2)))
    return (configuration, read.diagnostics + checks(configuration, record, feedback, in: file))
  }

  private static func checks(
    _ configuration: Configuration, _ record: ReadRecord, _ feedback: ReadRecord, in file: SourceFile
  )
    -> [Diagnostic]
  {
    var diagnostics: [Diagnostic] = []
    if !LanguageTag.isWellFormed(configuration.language), let field = record[Key.language.rawValue] {
      diagnostics.append(
        Diagnostic(
          .unknownLanguage, "\"\(configuration.language)\" is no language tag", at: field.span, in: file,
          hint: "write a tag such as en-GB, de or fr-BE"))
    }
    if let url = record.address(Key.baseURL.rawValue), let fault = BaseURL.fault(in: url),
      let field = record[Key.baseURL.rawValue]
    {
      diagnostics.append(
        Diagnostic(
          .notURL, "\"\(url)\" is no address for a portal: \(fault)", at: field.span, in: file,
          hint: "write a host and, if need be, a folder: https://learning.example.com/"))
    }
    if let form = configuration.feedback.form, let field = feedback[1] {
      diagnostics += FeedbackForm.faults(of: form).map { fault in
        Diagnostic(.feedbackForm, fault.message, at: field.span, in: file, hint: fault.hint)
      }
    }
    return diagnostics
  }
}

/// The fields of a record by number, with their plain values.
struct ReadRecord {
  let fields: [SourceField]

  init(fields: [SourceField]) { self.fields = fields }

  init(_ field: SourceField?) {
    if case .record(let parts)? = field?.content { fields = parts } else { fields = [] }
  }

  subscript(number: Int) -> SourceField? { fields.indices.contains(number) ? fields[number] : nil }

  func text(_ number: Int) -> String? {
    if case .value(.text(let text))? = self[number]?.content { text } else { nil }
  }

  func url(_ number: Int) -> String? {
    if case .value(.url(.external(let url)))? = self[number]?.content { url } else { nil }
  }

  /// As it was written, with a scheme or without.
  func address(_ number: Int) -> String? {
    if case .value(.url(.site(let path)))? = self[number]?.content { path.path } else { url(number) }
  }

  func items(_ number: Int) -> [SourceField] {
    if case .list(let items)? = self[number]?.content { items } else { [] }
  }
}

/// Language tags. Source: RFC 5646, 2.1, the part that real tags use: language, script, region, variants.
enum LanguageTag {
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.count) else { return false }
    return parts.allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
      && language.allSatisfy(\.isLetter)
  }
}
