// From drafts to the content model: names become ids, records get shapes, references get their far ends.
//
// 1. The types are numbered; a name or folder that is taken is reported.
// 2. Each field gets its kind; the records inside get shapes, behind those of the types.
// 3. Inverse relations get their slots on the types they lead to.
// 4. Shapes are laid out.

package import Diagnostics
import Parallel

/// Reads all type declarations of a portal (templates/types/*.yaml).
///
/// The files may come in any order. The model is as complete as it can be made, also when there are errors.
package func loadContentModel(_ files: [SourceFile], jobs: Int = 1) -> (
  model: ContentModel, diagnostics: [Diagnostic]
) {
  let read = Parallel.map(files.sorted { $0.path < $1.path }, jobs: jobs, smallest: 1) { file in
    var reader = DeclarationReader(file)
    return (draft: reader.type(), diagnostics: reader.diagnostics)
  }
  var builder = ModelBuilder(read.map(\.draft))
  let model = builder.build()
  return (model, (read.flatMap(\.diagnostics) + builder.diagnostics).sortedForReport())
}

private struct ModelBuilder {
  let drafts: [TypeDraft]
  private(set) var diagnostics: [Diagnostic] = []
  private let ids: [String: TypeID]
  private var nestedShapes: [Shape] = []

  init(_ drafts: [TypeDraft]) {
    self.drafts = drafts
    ids = Dictionary(
      drafts.enumerated().map { ($1.name.text, TypeID($0)) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func build() -> ContentModel {
    checkUniqueness()
    let fields = drafts.map { draft in draft.fields.map { field($0, in: draft, owner: draft.name.text) } }
    for (draft, own) in zip(drafts, fields) { diagnostics += NamedFieldChecker.diagnostics(of: draft, fields: own) }
    var relations = InverseBuilder(drafts: drafts, fields: fields)
    let inverses = relations.build()
    diagnostics += relations.diagnostics
    let types = drafts.indices.map { type(drafts[$0], TypeID($0), BuiltInFields.common + fields[$0]) }
    let builtIn = BuiltInShapes(types: types)
    let typeShapes = types.map { type in
      let own = type.fields.dropFirst(CommonField.allCases.count).map { slot(of: $0) }
      return Shape(
        id: type.shape, name: type.name,
        slots: builtIn.pageSlots(relatives: [type.id]) + own + relations.slots[type.id.index])
    }
    return ContentModel(types: types, shapes: builtIn.shapes + typeShapes + nestedShapes, inverses: inverses)
  }

  private mutating func report(_ fact: DeclarationFault, _ span: Span, _ draft: TypeDraft) {
    diagnostics.append(Located(fact, at: span).diagnostic(in: draft.file))
  }

  private mutating func checkUniqueness() {
    for (index, draft) in drafts.enumerated() {
      let earlier = drafts[..<index]
      if let first = earlier.first(where: { $0.name.text == draft.name.text }) {
        report(
          .sameName(draft.name.text, .type, firstFile: first.file, first: first.name.span), draft.name.span, draft)
      }
      if let first = earlier.first(where: { $0.folder.text == draft.folder.text }) {
        report(
          .sameName(draft.folder.text, .folder, firstFile: first.file, first: first.folder.span), draft.folder.span,
          draft)
      }
      for field in draft.fields { checkNotTaken(field, draft) }
      checkSeries(of: draft)
    }
  }

  private mutating func checkNotTaken(_ field: FieldDraft, _ draft: TypeDraft) {
    let name = field.name.text
    if BuiltInFields.commonNames.contains(name) {
      report(.fieldNameTaken(name, by: .commonField), field.name.span, draft)
    } else if PageSlot.names.contains(name) {
      report(.fieldNameTaken(name, by: .pageSlot), field.name.span, draft)
    }
  }

  /// A series is filled in one place: directly in an entry of a type that measures something.
  private mutating func checkSeries(of draft: TypeDraft) {
    let series = draft.fields.filter { $0.kind.isSeries }
    if let first = series.first, !draft.facets.contains(where: { $0.name == .measure }) {
      report(.seriesMisplaced(field: first.name.text, .noFacet), first.name.span, draft)
    }
    for field in series.dropFirst() {
      report(.seriesMisplaced(field: field.name.text, .second), field.name.span, draft)
    }
    for field in draft.fields.flatMap(\.misplacedSeries) {
      report(.seriesMisplaced(field: field.text, .inside), field.span, draft)
    }
  }

  private mutating func type(_ draft: TypeDraft, _ id: TypeID, _ fields: [FieldDeclaration]) -> ContentType {
    checkFacets(draft, fields)
    let order = order(draft, fields)
    return ContentType(
      id: id, name: draft.name.text, title: draft.title, plural: draft.plural, help: draft.help,
      folder: draft.folder.text, permalink: draft.permalink, list: list(draft, fields), fields: fields,
      shape: ShapeID(BuiltInShape.allCases.count + id.index), order: order,
      facets: draft.facets.map { facet in
        Facet(name: facet.name, roles: facet.roles.map { (role: $0.role, field: $0.field.text) })
      },
      anonymous: draft.anonymous.filter { !$0.isBody }.compactMap { anonymousPath($0, in: draft, fields) },
      isBodyAnonymous: draft.anonymous.contains(where: \.isBody), hasOneCurrency: draft.hasOneCurrency,
      views: draft.views.map { View(name: $0.name.text, title: $0.title, template: $0.template) },
      auditRules: AuditRuleBuilder(draft: draft, fields: fields, order: order).rules(reporting: &diagnostics),
      source: draft.file)
  }

  private mutating func list(_ draft: TypeDraft, _ fields: [FieldDeclaration]) -> ListDeclaration? {
    guard let list = draft.list else { return nil }
    let filters = list.filters.compactMap { filter($0, in: draft, fields) }
    return ListDeclaration(title: list.title, summary: list.summary, filters: filters)
  }

  private mutating func filter(_ filter: FilterDraft, in draft: TypeDraft, _ fields: [FieldDeclaration])
    -> ListFilter?
  {
    var (known, slots): ([FieldDeclaration], [Int]) = (fields, [])
    var found: FieldDeclaration?
    for name in filter.path.text.split(separator: ".") {
      guard let index = known.firstIndex(where: { $0.name == name }) else {
        report(.unknownFilter(String(name), fields: known.map(\.name)), filter.path.span, draft)
        return nil
      }
      slots.append(slots.isEmpty ? PageSlot.allCases.count + index - CommonField.allCases.count : index)
      found = known[index]
      known = known[index].kind.innerFields
    }
    guard let found, slots.first.map({ $0 >= PageSlot.allCases.count }) ?? false, found.kind.dividesLists else {
      report(.fieldCannotFilter(filter.path.text, kind: found?.kind.form ?? "nothing"), filter.path.span, draft)
      return nil
    }
    return ListFilter(name: found.name, title: filter.title, slots: slots)
  }

  /// The indexes that lead to a text in which nobody may be named; nil, reported, when there is none.
  private mutating func anonymousPath(_ name: Named, in draft: TypeDraft, _ fields: [FieldDeclaration]) -> [Int]? {
    var known = fields
    var path: [Int] = []
    var kind: FieldKind?
    for part in name.text.split(separator: ".") {
      guard let index = known.firstIndex(where: { $0.name == part }) else {
        let names = known.map(\.name) + (path.isEmpty ? [Named.body] : [])
        report(.unknownAnonymous(String(part), fields: names), name.span, draft)
        return nil
      }
      path.append(index)
      kind = known[index].kind
      known = known[index].kind.innerFields
    }
    guard let kind, kind.element.holdsWords else {
      report(.notAnonymousText(name.text, kind: kind?.form ?? "nothing"), name.span, draft)
      return nil
    }
    return path
  }

  private mutating func checkFacets(_ draft: TypeDraft, _ fields: [FieldDeclaration]) {
    let names = fields.map(\.name)
    for facet in draft.facets {
      for (role, field) in facet.roles {
        guard let declared = fields.first(where: { $0.name == field.text }) else {
          report(.unknownFacetField(field.text, facet: facet.name.rawValue, fields: names), field.span, draft)
          continue
        }
        switch facet.name {
        case .measure: check(role, of: MeasureRole.self, played: declared, at: field, draft)
        case .evidence: check(role, of: EvidenceRole.self, played: declared, at: field, draft)
        case .event: check(role, of: EventRole.self, played: declared, at: field, draft)
        case .course: check(role, of: CourseRole.self, played: declared, at: field, draft)
        case .person: check(role, of: PersonRole.self, played: declared, at: field, draft)
        case .feed: check(role, of: FeedRole.self, played: declared, at: field, draft)
        case .badge: check(role, of: BadgeRole.self, played: declared, at: field, draft)
        case .mail: check(role, of: MailRole.self, played: declared, at: field, draft)
        }
      }
      let missing: [String] =
        switch facet.name {
        case .event: EventRole.missing(in: facet)
        case .badge: BadgeRole.missing(in: facet)
        case .feed, .mail, .person, .course, .evidence, .measure: []
        }
      if let role = missing.first {
        report(.missingRole(role, facet: facet.name.rawValue), facet.span, draft)
      }
    }
  }

  private mutating func check<Role: FacetRole>(
    _ name: String, of roles: Role.Type, played field: FieldDeclaration, at place: Named, _ draft: TypeDraft
  ) {
    let facet = roles.facet.rawValue
    guard let role = Role(rawValue: name) else {
      report(.unknownRole(name, facet: facet, roles: roles.allCases.map(\.rawValue)), place.span, draft)
      return
    }
    guard !role.accepts(field.kind) else { return }
    report(.roleOfOtherKind(name, facet: facet, field: field.name, wanted: role.words), place.span, draft)
  }

  private mutating func order(_ draft: TypeDraft, _ fields: [FieldDeclaration]) -> EntryOrder {
    let fallback = EntryOrder(field: "title", isDescending: false)
    guard let order = draft.order else { return fallback }
    let isDescending = order.text.hasPrefix("-")
    let name = isDescending ? String(order.text.dropFirst()) : order.text
    guard let field = fields.first(where: { $0.name == name }) else {
      report(.unknownOrder(name, fields: fields.map(\.name)), order.span, draft)
      return fallback
    }
    guard !field.isTeamOnly else {
      report(.orderOfTeamField(name), order.span, draft)
      return fallback
    }
    guard field.kind.isOrdered else {
      report(.unorderedField(name, kind: field.kind.form), order.span, draft)
      return fallback
    }
    // Rule P15. A number is a score; a day or a name is none.
    if draft.facets.contains(where: { $0.name == .person }), field.kind.isScore {
      report(.orderOfPeople(name), order.span, draft)
    }
    return EntryOrder(field: name, isDescending: isDescending)
  }

  /// A field with its kind resolved; the recursion follows records, whose depth the YAML reader bounds.
  private mutating func field(_ draft: FieldDraft, in type: TypeDraft, owner: String) -> FieldDeclaration {
    let kind = kind(draft.kind, of: draft, in: type, owner: owner)
    let short = draft.short.compactMap { shortField($0, among: kind.innerFields, in: type) }
    check(draft.defaultText, as: kind, short, in: type) { .badDefault(field: draft.name.text, $0) }
    check(draft.example, as: kind, short, in: type) { .badExample(field: draft.name.text, $0) }
    return FieldDeclaration(
      name: draft.name.text, kind: kind, isRequired: draft.isRequired, defaultText: draft.defaultText?.text,
      help: draft.help, example: draft.example?.text, inverse: draft.inverse?.text, use: draft.use,
      isTeamOnly: draft.isTeamOnly, bounds: draft.bounds.map(\.bound),
      mistakenNames: draft.mistakenNames.map(\.text),
      short: short, emptyIf: draft.emptyIf, unless: draft.unless?.text,
      span: draft.name.span)
  }

  /// The field of a record that a value alone may stand for.
  private mutating func shortField(_ name: Named, among fields: [FieldDeclaration], in type: TypeDraft) -> Int? {
    guard let index = fields.firstIndex(where: { $0.name == name.text }) else {
      report(.unknownShort(name.text, fields: fields.map(\.name)), name.span, type)
      return nil
    }
    guard fields[index].kind.isSingleValue else {
      report(.shortOfOtherKind(name.text, kind: fields[index].kind.form), name.span, type)
      return nil
    }
    return index
  }

  private mutating func kind(
    _ kind: KindDraft, of field: FieldDraft, in type: TypeDraft, owner: String
  ) -> FieldKind {
    switch kind {
    case .plain(let kind): return kind
    case .list(let element): return .list(self.kind(element, of: field, in: type, owner: owner))
    case .reference(let names): return .reference(names.compactMap { target($0, in: type) })
    case .record(let drafts):
      let name = "\(field.name.text) of \(owner)"
      let fields = drafts.map { self.field($0, in: type, owner: name) }
      let base = BuiltInShape.allCases.count + self.drafts.count
      let shape = Shape(id: ShapeID(base + nestedShapes.count), name: name, slots: fields.map { slot(of: $0) })
      nestedShapes.append(shape)
      return .record(fields, shape: shape.id)
    }
  }

  private mutating func target(_ name: Named, in type: TypeDraft) -> TypeID? {
    if let id = ids[name.text] { return id }
    report(.unknownTarget(name.text, types: drafts.map(\.name.text)), name.span, type)
    return nil
  }

  private mutating func check(
    _ text: Named?, as kind: FieldKind, _ short: [Int], in type: TypeDraft, _ fact: (Words) -> DeclarationFault
  ) {
    guard let text, let fault = readSnippet(text.text, as: kind, named: "it", short: short).fault else { return }
    report(fact(fault.words), text.span, type)
  }

  private func slot(of field: FieldDeclaration) -> Slot {
    Slot(field.name, field.kind.valueType, optional: field.isOptionalValue, help: field.help)
  }
}

extension FieldKind {
  /// True for what an author writes sentences in.
  fileprivate var holdsWords: Bool {
    switch self {
    case .text, .markdown, .inlineMarkdown: true
    default: false
    }
  }

  /// True for what is written as one value.
  fileprivate var isSingleValue: Bool {
    switch self {
    case .list, .record, .image, .consent, .series: false
    default: true
    }
  }

  /// True for what ranks whoever has it.
  fileprivate var isScore: Bool {
    switch self {
    case .integer, .decimal, .percent, .money, .duration: true
    default: false
    }
  }
}

extension FacetRole {
  /// The names of required roles that no field plays.
  fileprivate static func missing(in facet: FacetDraft) -> [String] {
    required.map(\.rawValue).filter { name in !facet.roles.contains { $0.role == name } }
  }
}
