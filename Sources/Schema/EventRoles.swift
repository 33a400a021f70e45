// The facet `event`: which field of a type says when something takes place, where, and how often.

/// The roles of ``Facet/Name/event``. Calendar files are written from them.
package enum EventRole: String, FacetRole {
  case start, end
  case place
  /// Where to take part from elsewhere.
  case url
  /// Who invites: a team or a role.
  case organizer
  /// A record with `every`, a choice of ``EventInterval``; `until`, the day of the last one; perhaps `except`, days.
  case recurrence
  case cancelled
  /// How often it was changed.
  case sequence

  package static let facet = Facet.Name.event
  package static let required: [EventRole] = [.start, .end]

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.start, .dateTime), (.end, .dateTime), (.place, .text), (.url, .url), (.organizer, .text),
      (.cancelled, .boolean), (.sequence, .integer):
      true
    case (.recurrence, .record(let fields, _)): EventRole.recurs(fields)
    default: false
    }
  }

  package var words: String {
    switch self {
    case .start, .end: "a datetime"
    case .place, .organizer: "a text"
    case .url: "a url"
    case .recurrence: "a record with every (week, fortnight, month), until (a date) and perhaps except (dates)"
    case .cancelled: "a yes or no"
    case .sequence: "a whole number"
    }
  }

  private static func recurs(_ fields: [FieldDeclaration]) -> Bool {
    func has(_ name: String, _ fits: (FieldKind) -> Bool) -> Bool? {
      fields.first { $0.name == name }.map { fits($0.kind) }
    }
    let every = has("every") { kind in
      if case .choice(let choices) = kind {
        choices.allSatisfy { EventInterval(rawValue: $0.id) != nil }
      } else {
        false
      }
    }
    let until = has("until") { if case .date = $0 { true } else { false } }
    let except = has("except") { if case .list(.date) = $0 { true } else { false } }
    return every == true && until == true && except != false
  }
}

/// How often something takes place.
package enum EventInterval: String, Sendable {
  case week, fortnight
  /// On the same day of the week: on every first Thursday.
  case month
}
