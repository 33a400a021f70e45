// A type declaration as it was read, before the types know of one another.

import Diagnostics

/// One file of templates/types/: names instead of ids.
struct TypeDraft: Sendable {
  let file: SourceFile
  let name: Named
  let title: String
  let plural: String
  let help: String
  let folder: Named
  let permalink: String
  let order: Named?
  let list: ListDraft?
  let facets: [FacetDraft]
  /// Texts in which nobody may be named, as they are written: `heard.heard`.
  let anonymous: [Named]
  let hasOneCurrency: Bool
  let views: [ViewDraft]
  let fields: [FieldDraft]
  let auditRules: [AuditRuleDraft]
}

/// A rule of `laurel audit` whose field is still a name.
struct AuditRuleDraft: Sendable {
  let condition: Named
  let words: String
  let dateField: Named?
  /// Where it says that only the newest entry is meant.
  let newest: Span?
}

/// A name with its place.
struct Named: Sendable {
  let text: String
  let span: Span

  /// What stands for the text below the front matter among names of fields; no field can be called so.
  static let body = "body"
  var isBody: Bool { text == Named.body }
}

struct ListDraft: Sendable {
  let title: String
  let summary: String
  let filters: [FilterDraft]
}

/// A field to filter a list by, as it is written: `goals.goal`.
struct FilterDraft: Sendable {
  let path: Named
  let title: String
}

struct ViewDraft: Sendable {
  let name: Named
  let title: String
  let template: String
}

struct FacetDraft: Sendable {
  let name: Facet.Name
  let roles: [(role: String, field: Named)]
  /// Its name.
  let span: Span
}

/// A field whose references are still names.
struct FieldDraft: Sendable {
  let name: Named
  let kind: KindDraft
  let isRequired: Bool
  let defaultText: Named?
  let help: String
  let example: Named?
  let inverse: Named?
  let use: String?
  let isTeamOnly: Bool
  let bounds: [BoundDraft]
  let mistakenNames: [Named]
  let short: [Named]
  let emptyIf: String?
  let unless: Named?

  /// The series in it that are no fields of the type itself.
  var misplacedSeries: [Named] {
    if case .list(let kind) = kind, kind.isSeries { return [name] }
    return kind.innerSeries
  }
}

/// What a day must come after, as it is written: `baseline.period`.
struct BoundDraft: Sendable {
  let path: Named
  let allowsSame: Bool

  var bound: FieldBound { FieldBound(path.text.split(separator: ".").map(String.init), allowsSame: allowsSame) }
}

/// A kind whose references are still names, and whose records have no shape yet.
indirect enum KindDraft: Sendable {
  case plain(FieldKind)
  case reference([Named])
  case record([FieldDraft])
  case list(KindDraft)

  /// The fields of a record, or of the items of a list of them.
  var innerFields: [FieldDraft] {
    switch self {
    case .record(let fields): fields
    case .list(let kind): kind.innerFields
    case .plain, .reference: []
    }
  }

  var isList: Bool {
    if case .list = self { true } else { false }
  }

  var isReference: Bool {
    switch self {
    case .reference: true
    case .list(let kind): kind.isReference
    case .plain, .record: false
    }
  }

  var isSeries: Bool {
    if case .plain(.series) = self { true } else { false }
  }

  /// The fields inside that are series, or lists of them.
  var innerSeries: [Named] {
    switch self {
    case .record(let fields): fields.flatMap { ($0.kind.isSeries ? [$0.name] : []) + $0.misplacedSeries }
    case .list(let kind): kind.innerSeries
    case .plain, .reference: []
    }
  }
}
