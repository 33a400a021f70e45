// The facet `mail`: which field of a type says what of an issue that is sent to readers.

/// The roles of ``Facet/Name/mail``.
package enum MailRole: String, FacetRole {
  /// The subject line, and the line that mail programs show behind it.
  case subject, preheader
  /// The day it goes out.
  case date
  /// The opening, and what it tells.
  case lead, items

  package static let facet = Facet.Name.mail

  /// More characters of a subject are not seen on a phone.
  package static let longestSubject = 45

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.subject, .text), (.preheader, .text), (.date, .date), (.lead, .markdown), (.lead, .inlineMarkdown),
      (.lead, .text), (.items, .list):
      true
    default: false
    }
  }

  package var words: String {
    switch self {
    case .subject, .preheader: "a text"
    case .date: "a date"
    case .lead: "a text or Markdown"
    case .items: "a list"
    }
  }
}
