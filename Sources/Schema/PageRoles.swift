// The facets that say what else a page is about: `course`, `person`, `feed` and `badge`.

/// The roles of ``Facet/Name/course``: something that can be learned.
package enum CourseRole: String, FacetRole {
  /// The form it takes.
  case format
  /// How long it takes one person.
  case duration
  /// What it costs; for people, not for machines, because nobody pays it.
  case cost
  /// Where to book it.
  case url

  package static let facet = Facet.Name.course

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.format, .choice), (.format, .text), (.duration, .duration), (.cost, .money), (.url, .url): true
    default: false
    }
  }

  package var words: String {
    switch self {
    case .format: "a choice or a text"
    case .duration: "a duration"
    case .cost: "an amount of money"
    case .url: "a url"
    }
  }
}

/// The roles of ``Facet/Name/person``: somebody who agreed to be shown.
package enum PersonRole: String, FacetRole {
  case name, consent, photo, contact, left

  package static let facet = Facet.Name.person

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.name, .text), (.consent, .consent), (.photo, .image), (.contact, .email), (.contact, .url),
      (.contact, .text),
      (.left, .date):
      true
    default: false
    }
  }

  package var words: String {
    switch self {
    case .name: "a text"
    case .consent: "a consent"
    case .photo: "an image"
    case .contact: "an email, a url or a text"
    case .left: "a date"
    }
  }
}

/// The roles of ``Facet/Name/feed``: news.
package enum FeedRole: String, FacetRole {
  /// When it was published, and last changed.
  case date, updated

  package static let facet = Facet.Name.feed

  package func accepts(_ kind: FieldKind) -> Bool {
    switch kind {
    case .date, .dateTime: true
    default: false
    }
  }

  package var words: String { "a date" }
}

/// The roles of ``Facet/Name/badge``: something that can be earned.
package enum BadgeRole: String, FacetRole {
  /// What a person has to do.
  case criteria
  case image

  package static let facet = Facet.Name.badge
  package static let required: [BadgeRole] = [.criteria]

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.criteria, .markdown), (.criteria, .inlineMarkdown), (.criteria, .text), (.image, .image): true
    default: false
    }
  }

  package var words: String { self == .image ? "an image" : "Markdown or a text" }
}
