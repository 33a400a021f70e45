// A person's consent, read from the fields that the `person` facet maps.

import Diagnostics
import Schema

/// What a person agreed to, since when and until when.
struct Consent: Sendable {
  let given: Day?
  let expires: Day?
  /// `web`, `newsletter`, `photo`, `quote`.
  let scope: Set<String>
  let withdrawn: Day?
  let span: Span

  /// - Parameter field: a field of kind consent; nil is returned when it is absent or unreadable.
  init?(_ field: SourceField) {
    guard case .record(let parts) = field.content, parts.count == Part.allCases.count else { return nil }
    given = Consent.day(parts[Part.given.rawValue])
    expires = Consent.day(parts[Part.expires.rawValue])
    withdrawn = Consent.day(parts[Part.withdrawn.rawValue])
    scope = Consent.choices(parts[Part.scope.rawValue])
    span = field.span
  }

  /// The order in which the consent kind declares its fields.
  private enum Part: Int, CaseIterable { case basis, given, expires, scope, withdrawn }

  private static func day(_ field: SourceField) -> Day? {
    if case .value(.date(let day)) = field.content { day } else { nil }
  }

  private static func choices(_ field: SourceField) -> Set<String> {
    guard case .list(let items) = field.content else { return [] }
    return Set(
      items.compactMap { item in
        if case .value(.choice(let choice)) = item.content { choice.id } else { nil }
      })
  }
}

extension Consent {
  /// The consent on an entry whose type is a person's; nil for other types, and when it is missing.
  static func ofPerson(_ entry: Entry, in model: ContentModel) -> Consent? {
    entry.field(for: PersonRole.consent, in: model).flatMap(Consent.init)
  }
}
