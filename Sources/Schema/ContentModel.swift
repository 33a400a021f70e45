// The content types of a portal, as declared in templates/types/*.yaml, complete and checked.

package import Diagnostics

/// All content types and all shapes of a portal.
package struct ContentModel: Sendable {
  package let types: [ContentType]
  /// `shapes[id.index]`; those of ``BuiltInShape`` come first, then one a type, then the types' records.
  package let shapes: [Shape]
  /// Which references fill which lists on the far end, ordered by source type and field.
  package let inverses: [InverseRelation]

  package init(types: [ContentType], shapes: [Shape], inverses: [InverseRelation] = []) {
    self.types = types
    self.shapes = shapes
    self.inverses = inverses
  }

  package subscript(id: TypeID) -> ContentType { types[id.index] }
  package subscript(id: ShapeID) -> Shape { shapes[id.index] }
  package func type(named name: String) -> ContentType? { types.first { $0.name == name } }
}

/// A reference of one type that makes a list on another: story.program makes program.stories.
///
/// Several relations may fill one slot (two fields of a type with the same inverse); each entry belongs in it once.
package struct InverseRelation: Sendable, Hashable {
  /// The type whose entries refer.
  package let source: TypeID
  /// The referring field: an index into the type's ``ContentType/fields``, then one into the fields of each record on
  /// the way. Lists do not count.
  package let fieldPath: [Int]
  /// The type that is referred to.
  package let target: TypeID
  /// The slot of the target's shape that lists the referring entries.
  package let slot: Int

  package init(source: TypeID, fieldPath: [Int], target: TypeID, slot: Int) {
    self.source = source
    self.fieldPath = fieldPath
    self.target = target
    self.slot = slot
  }
}

/// One content type: what authors may write, and how its entries look to templates. A class, because every entry asks it.
package final class ContentType: Sendable {
  package let id: TypeID
  /// Singular, as authors say it to `laurel new`: `story`.
  package let name: String
  /// For readers: `Story`, `Stories`.
  package let title: String
  package let plural: String
  package let help: String
  /// Folder under content/, and the name of the collection in templates: `stories`.
  package let folder: String
  /// Path of an entry's page from the site's root with `:slug` in it: `stories/:slug/`.
  package let permalink: String
  /// The type's list of entries at `folder/`; nil when it has none.
  package let list: ListDeclaration?
  /// In the order authors should write them; the common fields first.
  package let fields: [FieldDeclaration]
  /// The shape of its entries: the slots of ``PageSlot``, then one for each field of its own, then the inverse relations.
  package let shape: ShapeID
  package let order: EntryOrder
  /// Facet name -> facet role -> field name, for example `person: {consent: consent, photo: photo}`.
  package let facets: [Facet]
  /// The texts in which nobody may be named: each an index into ``fields``, then one into the fields of each record on the
  /// way. Lists do not count.
  package let anonymous: [[Int]]
  /// Whether nobody may be named in the text below the front matter either.
  package let isBodyAnonymous: Bool
  /// Whether all amounts of an entry must be in one currency, since pages add them up.
  package let hasOneCurrency: Bool
  /// Further pages of each entry, besides the one at ``permalink``.
  package let views: [View]
  /// What `laurel audit` asks of its entries.
  package let auditRules: [AuditRule]
  /// Where the type is declared.
  package let source: SourceFile
  /// What ``field(for:)`` looks through.
  private let roleFields: [(facet: Facet.Name, role: String, field: Int)]

  package init(
    id: TypeID, name: String, title: String, plural: String, help: String, folder: String, permalink: String,
    list: ListDeclaration?, fields: [FieldDeclaration], shape: ShapeID, order: EntryOrder, facets: [Facet],
    anonymous: [[Int]] = [], isBodyAnonymous: Bool = false, hasOneCurrency: Bool = false, views: [View] = [],
    auditRules: [AuditRule] = [],
    source: SourceFile
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.plural = plural
    self.help = help
    self.folder = folder
    self.permalink = permalink
    self.list = list
    self.fields = fields
    self.shape = shape
    self.order = order
    self.facets = facets
    self.anonymous = anonymous
    self.isBodyAnonymous = isBodyAnonymous
    self.hasOneCurrency = hasOneCurrency
    self.views = views
    self.auditRules = auditRules
    self.source = source
    roleFields = facets.flatMap { facet in
      facet.roles.compactMap { role, name in
        fields.firstIndex { $0.name == name }.map { (facet.name, role, $0) }
      }
    }
  }

  /// Whether it opts into a facet.
  package func has(_ facet: Facet.Name) -> Bool { facets.contains { $0.name == facet } }

  /// The index in ``fields`` of the field that plays a role; nil when the type does not have the facet, or the facet not the role.
  package func field<Role: FacetRole>(for role: Role) -> Int? {
    let name = role.rawValue
    return roleFields.first { $0.facet == Role.facet && $0.role == name }?.field
  }

  /// The slot of ``shape`` that holds the field at `index` of ``fields``; nil for common fields that have none.
  package func slot(ofField index: Int) -> Int? {
    if let common = CommonField(rawValue: index) { return common.slot?.rawValue }
    return index < fields.count ? PageSlot.allCases.count + index - CommonField.allCases.count : nil
  }

  /// The index in ``fields`` of the field with this name.
  package func field(named name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// The heading of a type's list pages.
package struct ListDeclaration: Sendable {
  package let title: String
  package let summary: String
  /// What readers may narrow the list by; each value that occurs gets a list of its own.
  package let filters: [ListFilter]

  package init(title: String, summary: String, filters: [ListFilter] = []) {
    self.title = title
    self.summary = summary
    self.filters = filters
  }
}

/// A field of a type whose values divide its list: choices, texts or references.
package struct ListFilter: Sendable {
  /// The field's own name, which addresses use: `goal` of `goals.goal`.
  package let name: String
  /// For readers: `Goal`.
  package let title: String
  /// The slot of the type's shape, then those of the records in it. Lists do not count.
  package let slots: [Int]

  package init(name: String, title: String, slots: [Int]) {
    self.name = name
    self.title = title
    self.slots = slots
  }
}

extension ListFilter {
  /// The kind of the field in its type; nil when the type is another.
  package func kind(in type: ContentType) -> FieldKind? {
    guard let first = slots.first else { return nil }
    let index = first - PageSlot.allCases.count + CommonField.allCases.count
    guard type.fields.indices.contains(index) else { return nil }
    var kind = type.fields[index].kind
    for slot in slots.dropFirst() {
      guard case .record(let fields, _) = kind.element, fields.indices.contains(slot) else { return nil }
      kind = fields[slot].kind
    }
    return kind
  }
}

/// A further page of each entry of a type, at `name/` below the entry's own.
package struct View: Sendable {
  package let name: String
  /// What links to it say.
  package let title: String
  /// The name of its template, without `.html`.
  package let template: String

  package init(name: String, title: String, template: String) {
    self.name = name
    self.title = title
    self.template = template
  }
}

/// How the entries of a type are ordered in collections; ties are broken by slug.
package struct EntryOrder: Sendable, Hashable {
  package let field: String
  package let isDescending: Bool

  package init(field: String, isDescending: Bool) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// A standard interface that a type opts into by mapping its fields.
package struct Facet: Sendable {
  package enum Name: String, Sendable, CaseIterable {
    case feed, event, mail, person, course, badge, evidence, measure
  }
  package let name: Name
  /// Role -> name of the type's field that plays it, in the order declared.
  package let roles: [(role: String, field: String)]

  package init(name: Name, roles: [(role: String, field: String)]) {
    self.name = name
    self.roles = roles
  }
}

/// One field an author may write. A class, because it has many parts, and every value that is read or joined goes by one.
package final class FieldDeclaration: Sendable {
  package let name: String
  package let kind: FieldKind
  package let isRequired: Bool
  /// Whether its value is a list, which is empty when there is nothing.
  package let isMany: Bool
  /// As written in YAML; read by the field's kind.
  package let defaultText: String?
  /// ``defaultText`` as read, for a field that is not written; nil when there is none or its kind refuses it.
  package let defaultContent: SourceContent?
  /// One or two sentences for authors.
  package let help: String
  /// As an author would write it.
  package let example: String?
  /// Name of the list of entries, on the far end of a reference, that refer here; nil when `kind` holds no reference.
  package let inverse: String?
  /// On a text: it names a person, so the record needs their consent. On a text and on a reference to a person: what they
  /// must have agreed to for being named here, one of ``BuiltInFields/consentScopes``; nil for no more than
  /// being on the web.
  package let use: String?
  /// Absent from the edition for everyone, whatever it holds.
  package let isTeamOnly: Bool
  /// The fields that a day or a time must come after.
  package let bounds: [FieldBound]
  /// Whether ``bounds`` says something, here or in a field of a record inside.
  let hasBounds: Bool
  /// Names that authors try instead, for the message that suggests the right one.
  package let mistakenNames: [String]
  /// On a record: which of its fields a value stands for that is written without keys; the first that it suits.
  package let short: [Int]
  /// On a required list: when it may be written with nothing in it, as a clause.
  package let emptyIf: String?
  /// On a required field: the one beside it that will do instead.
  package let unless: String?
  /// The name in the declaring file.
  package let span: Span

  package init(
    name: String, kind: FieldKind, isRequired: Bool, defaultText: String?, help: String, example: String?,
    inverse: String?, use: String? = nil, isTeamOnly: Bool = false, bounds: [FieldBound] = [],
    mistakenNames: [String] = [], short: [Int] = [], emptyIf: String? = nil,
    unless: String? = nil, span: Span
  ) {
    self.name = name
    self.kind = kind
    self.isRequired = isRequired
    isMany = kind.isMany
    self.defaultText = defaultText
    defaultContent = defaultText.flatMap { readSnippet($0, as: kind, named: name).content }
    self.help = help
    self.example = example
    self.inverse = inverse
    self.use = use
    self.isTeamOnly = isTeamOnly
    self.bounds = bounds
    hasBounds = !bounds.isEmpty || kind.innerFields.contains { $0.hasBounds }
    self.mistakenNames = mistakenNames
    self.short = short
    self.emptyIf = emptyIf
    self.unless = unless
    self.span = span
  }

  /// A field of which only name and kind matter.
  static func bare(_ name: String, _ kind: FieldKind, short: [Int] = []) -> FieldDeclaration {
    FieldDeclaration(
      name: name, kind: kind, isRequired: false, defaultText: nil, help: "", example: nil, inverse: nil,
      short: short,
      span: Span(at: 0))
  }
}

/// Another field that a day, a time or a quarter must come after.
package struct FieldBound: Sendable, Hashable {
  /// Whether the same day will do.
  package let allowsSame: Bool
  /// `start`, or `baseline.period`. The first name is one of the fields beside it, or else of those around its record.
  package let path: [String]

  package init(_ path: [String], allowsSame: Bool) {
    self.path = path
    self.allowsSame = allowsSame
  }

  /// As it is declared.
  var name: String { path.joined(separator: ".") }
}

/// What an author may write in a field, with its behaviour.
package indirect enum FieldKind: Sendable {
  /// One line; `minimum` and `maximum` in characters.
  case text(minimum: Int? = nil, maximum: Int?)
  /// Block Markdown.
  case markdown
  /// One paragraph's worth of Markdown: emphasis, links, code; no HTML, no blocks.
  case inlineMarkdown
  case integer(minimum: Int?, maximum: Int?)
  case decimal(minimum: Int? = nil, maximum: Int? = nil)
  case percent
  case money(minimum: Int? = nil, maximum: Int? = nil)
  case boolean
  case date
  /// Local time with an IANA zone: `2026-10-25 09:30 Europe/Lisbon`.
  case dateTime
  /// `minimum` and `maximum` in minutes.
  case duration(minimum: Int? = nil, maximum: Int? = nil)
  case period
  case url
  case email
  case choice([Choice])
  case list(FieldKind)
  case record([FieldDeclaration], shape: ShapeID)
  /// The slug of an entry of one of these types.
  case reference([TypeID])
  /// `src` beside the entry and `alt`.
  case image
  case consent
  case slug
  /// What was measured, quarter by quarter: filled from the rows of content/data/*.csv, never written in the entry.
  case series
}

extension FieldKind {
  /// Whether a value of it is a list.
  package var isMany: Bool {
    switch self {
    case .list, .series: true
    default: false
    }
  }
}
