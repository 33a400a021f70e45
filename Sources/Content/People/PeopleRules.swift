// The rules about people that content can break: P1 consent, P2 its scope, P3 its end, P4 withdrawal, P6 names in
// anonymous texts, P7 figures of small groups, P11 personal matters, P18 claims.
// What they need to know of a type comes from its facets and field kinds, never from its name.

import Diagnostics
import Markdown
import Parallel
import Schema

/// The outcome of checking all entries that a build publishes.
struct PeopleRules {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var withdrawn: [WithdrawnPerson] = []

  /// - Parameter language: BCP 47, of the portal: words are looked for in English only.
  init(index: EntryIndex, today: Day, language: String, jobs: Int) {
    let context = RuleContext(
      index: index, today: today, people: KnownNames(among: index.entries, in: index.model),
      peopleByFile: Dictionary(
        index.entries.filter { index.model[$0.type].has(.person) }.map { ($0.source.path, $0.text(of: .title)) },
        uniquingKeysWith: { first, _ in first }),
      leftContacts: index.entries.compactMap { LeftContact(of: $0, in: index.model) },
      isEnglish: language.lowercased().split(separator: "-").first == "en")
    for (position, entry) in index.entries.enumerated() {
      if index.publications[position] == .hidden(.withdrawn) {
        withdrawn.append(WithdrawnPerson(entry, among: index.entries, in: index.model))
      }
    }
    let found = Parallel.slices(of: index.order.count, jobs: jobs) { range in
      range.flatMap { number -> [Diagnostic] in
        let entry = index.entries[index.order[number]]
        return EntryRules(context, entry).faults.map { $0.diagnostic(of: entry) }
      }
    }
    diagnostics = found.flatMap { $0 }
  }
}

/// What the rules on every entry need to know.
private struct RuleContext: Sendable {
  let index: EntryIndex
  let today: Day
  let people: KnownNames
  /// The names of those who have an entry of their own, by its file.
  let peopleByFile: [String: String]
  let leftContacts: [LeftContact]
  let isEnglish: Bool
}

/// The rules on one entry.
private struct EntryRules {
  private let context: RuleContext
  let entry: Entry
  private(set) var faults: [PeopleFault] = []

  private var index: EntryIndex { context.index }
  private var today: Day { context.today }

  init(_ context: RuleContext, _ entry: Entry) {
    self.context = context
    self.entry = entry
    checkPerson()
    let declarations = index.model[entry.type].fields
    for number in index.fieldsNamingPeople[entry.type.index] {
      check(entry.fields[number], kind: declarations[number].kind, use: declarations[number].use)
    }
    checkAnonymousTexts()
    checkMail()
    checkLeftContacts()
    checkIndividualFigures()
    checkBeforeAndAfter()
    if context.isEnglish {
      checkClaims()
      checkMatters()
    }
  }

  /// The entry of a person: consent is there, covers the web and the photo, and has not run out.
  private mutating func checkPerson() {
    guard index.model[entry.type].has(.person) else { return }
    guard let consent = Consent.ofPerson(entry, in: index.model) else { return checkMissingConsent() }
    check(consent, of: entry.text(of: .title), uses: ["web"] + (showsPhoto ? ["photo"] : []))
  }

  /// P1 for a person's own entry, where the type does not itself require the field.
  private mutating func checkMissingConsent() {
    let type = index.model[entry.type]
    let number = type.field(for: PersonRole.consent)
    let (declaration, field) = (number.map { type.fields[$0] }, number.map { entry.fields[$0] })
    let isMissed = declaration.map { $0.isRequired && $0.unless == nil } ?? false
    guard !isMissed, field.map({ $0.content == .absent }) ?? true else { return }
    faults.append(PeopleFault(.noConsent(entry.text(of: .title)), at: entry[.title].span))
  }

  private var showsPhoto: Bool {
    if let left = entry.field(for: PersonRole.left, in: index.model), left.content != .absent { return false }
    return entry.field(for: PersonRole.photo, in: index.model).map { $0.content != .absent } ?? false
  }

  private mutating func check(_ consent: Consent, of name: String, uses: [String]) {
    for use in uses where !consent.scope.contains(use) {
      faults.append(PeopleFault(.scope(name, use: use), at: consent.span))
    }
    if let given = consent.given, given > today {
      faults.append(PeopleFault(.notYetGiven(name, given), at: consent.span))
    }
    guard let expires = consent.expires else { return }
    if expires < today {
      faults.append(PeopleFault(.expired(name, expires), at: consent.span))
    } else if expires <= today.adding(days: 30) {
      faults.append(PeopleFault(.expiresSoon(name, expires), at: consent.span))
    }
  }

  /// Walks the fields for people: references to a person's entry, and records with a consent of their own.
  private mutating func check(_ field: SourceField, kind: FieldKind, use: String?) {
    switch (field.content, kind) {
    case (.list(let items), .list(let element)):
      for item in items { check(item, kind: element, use: use) }
    case (.record(let parts), .record(let declarations, _)):
      checkNamedPerson(parts, declarations, at: field.span)
      for (part, declaration) in zip(parts, declarations) {
        check(part, kind: declaration.kind, use: declaration.use ?? use)
      }
    case (.reference(let slug), .reference(let types)):
      checkCredit(slug, types: types, at: field.span, use: use)
    default: break
    }
  }

  /// P1, P2, P3, P4 for a record that names a person: a text whose declaration says so, beside a field of kind consent.
  private mutating func checkNamedPerson(_ parts: [SourceField], _ declarations: [FieldDeclaration], at span: Span)
  {
    guard let position = declarations.firstIndex(where: { if case .consent = $0.kind { true } else { false } })
    else { return }
    let consent = Consent(parts[position])
    let person = EntryRules.namedPerson(parts, declarations)
    // A record has no entry that could go with the next build: its author takes it out.
    if let consent, consent.withdrawn != nil {
      faults.append(PeopleFault(.withdrawn(person?.name ?? "somebody"), at: consent.span))
      return
    }
    guard let (name, use) = person else { return }
    if let consent {
      check(consent, of: name, uses: Set(["web", use]).sorted())
    } else if !refersToPerson(called: name, parts, declarations) {
      faults.append(PeopleFault(.noConsent(name), at: span))
    }
  }

  /// Whose entry the record refers to, their consent is there; but not that of somebody else named beside them.
  private func refersToPerson(called name: String, _ parts: [SourceField], _ declarations: [FieldDeclaration])
    -> Bool
  {
    zip(parts, declarations).contains { part, declaration in
      guard case .reference(let slug) = part.content, case .reference(let types) = declaration.kind,
        types.contains(where: { index.model[$0].has(.person) })
      else { return false }
      // A reference that leads nowhere is reported for itself.
      guard case .entry(let number) = index.find(slug, of: types) else { return true }
      let known = Slug.make(from: index.entries[number].text(of: .title)).split(separator: "-")
      return Slug.make(from: name).split(separator: "-").allSatisfy(known.contains)
    }
  }

  /// The name that a record gives, and what naming the person here takes; nil when it names nobody.
  private static func namedPerson(_ parts: [SourceField], _ declarations: [FieldDeclaration]) -> (
    name: String, use: String
  )? {
    for (part, declaration) in zip(parts, declarations) {
      if case .value(.text(let name)) = part.content, let use = declaration.use { return (name, use) }
    }
    return nil
  }

  /// P2 for a person credited by an entry: in a newsletter, in a quotation, wherever the field says.
  private mutating func checkCredit(_ slug: String, types: [TypeID], at span: Span, use: String?) {
    guard case .entry(let number) = index.find(slug, of: types),
      index.ids[number] != nil,
      let consent = index.consents[number]
    else { return }
    let uses = (use.map { [$0] } ?? []) + (index.model[entry.type].has(.mail) ? ["newsletter"] : [])
    for use in uses where !consent.scope.contains(use) {
      faults.append(PeopleFault(.scope(index.entries[number].text(of: .title), use: use), at: span))
    }
  }

  /// P18: words that claim a cause, in an entry whose evidence does not carry one.
  private mutating func checkClaims() {
    guard let level = entry.field(for: EvidenceRole.level, in: index.model),
      case .value(.integer(let number)) = level.content, number < 4
    else { return }
    if let design = entry.field(for: EvidenceRole.design, in: index.model),
      design.content != .absent
    {
      return
    }
    for claim in entry.claims { faults.append(PeopleFault(.claim(claim.phrase, level: number), at: claim.span)) }
  }

  /// P6: a known person's name in words that are to be nobody's.
  private mutating func checkAnonymousTexts() {
    let type = index.model[entry.type]
    if !type.anonymous.isEmpty {
      for (texts, span) in EntryTexts(of: entry, paths: type.anonymous).found {
        guard let name = texts.lazy.compactMap(context.people.firstNamed).first ?? owner(ofAny: texts) else {
          continue
        }
        faults.append(PeopleFault(.named(name), at: span))
      }
    }
    guard type.isBodyAnonymous else { return }
    let before = faults.count
    for passage in BodyPassages(of: entry).passages {
      guard let name = context.people.firstNamed(in: passage.text) else { continue }
      faults.append(
        PeopleFault(.named(name), at: passage.place { context.people.firstNamed(in: $0) == name }))
    }
    checkAnonymousLinks(toldSince: before)
  }

  /// P6 for a link in a text that is nobody's: it leads to somebody's own entry, whatever its words and its file are called.
  private mutating func checkAnonymousLinks(toldSince before: Int) {
    for slot in entry.body.slots where !slot.path.isEmpty {
      guard let name = owner(ofAny: [slot.path]),
        !faults[before...].contains(where: { $0.span.start <= slot.span.start && slot.span.end <= $0.span.end })
      else { continue }
      faults.append(PeopleFault(.named(name), at: slot.span))
    }
  }

  /// Whose own entry one of these leads to, as links are written.
  private func owner(ofAny destinations: [String]) -> String? {
    destinations.lazy.compactMap { entry.contentPath(of: String($0.prefix { $0 != "#" })) }
      .compactMap { context.peopleByFile["content/" + $0] }.first
  }

  /// P2 for names in what is mailed: a mailing goes further than a page, and cannot be called back.
  private mutating func checkMail() {
    guard index.model[entry.type].has(.mail) else { return }
    for (texts, span) in EntryTexts(of: entry).found {
      let named = texts.flatMap(context.people.named)
      for person in lackingMail(named) {
        faults.append(PeopleFault(.scope(person.name, use: "newsletter"), at: span))
      }
    }
    for passage in BodyPassages(of: entry).passages {
      for person in lackingMail(context.people.named(in: passage.text)) {
        let span = passage.place { line in context.people.named(in: line).contains { $0.entry == person.entry } }
        faults.append(PeopleFault(.scope(person.name, use: "newsletter"), at: span))
      }
    }
  }

  /// Those who have not agreed to be named in mail, each once. Whoever withdrew is looked for in every output (P4).
  private func lackingMail(_ named: [(name: String, entry: Int)]) -> [(name: String, entry: Int)] {
    var seen: Set<Int> = []
    return named.filter { person in
      guard let consent = index.consents[person.entry], consent.withdrawn == nil else { return false }
      return !consent.scope.contains("newsletter") && seen.insert(person.entry).inserted
    }
  }

  /// P5: the address of somebody who has left, where others would still write to it.
  private mutating func checkLeftContacts() {
    let contacts = context.leftContacts.filter { $0.source != entry.source.path }
    guard !contacts.isEmpty else { return }
    for (texts, span) in EntryTexts(of: entry).found {
      let text = texts.joined(separator: " ").lowercased()
      guard text.utf8.contains(UInt8(ascii: "@")) else { continue }
      for contact in contacts where text.contains(contact.address) {
        faults.append(PeopleFault(.leftContact(contact.name), at: span))
      }
    }
  }

  /// P11: words about somebody's health, absence, pay or discipline.
  private mutating func checkMatters() {
    for matter in entry.matters {
      guard let subject = PersonalMatter.subject(of: matter.word) else { continue }
      faults.append(PeopleFault(.matter(matter.word, subject), at: matter.span))
    }
  }

  /// P11 for what tells of one person: no figure that is nobody's business.
  private mutating func checkIndividualFigures() {
    guard let scope = entry.field(for: EvidenceRole.scope, in: index.model),
      case .value(.choice(let reach)) = scope.content, reach.id == "individual"
    else { return }
    let declarations = index.model[entry.type].fields
    for number in declarations.indices.clamped(to: entry.fields.indices) where entry.fields[number].content.mayRefer
    {
      checkFigures(in: entry.fields[number], kind: declarations[number].kind)
    }
  }

  /// P7 for the figure before and after that an entry writes itself: its `n` is the group that it was measured in.
  private mutating func checkBeforeAndAfter() {
    var size: (count: Int, span: Span)?
    var minimum = MeasureRole.usualMinimum
    for (part, declaration) in entry.beforeAndAfter(in: index.model) {
      switch (part.content, declaration.kind) {
      case (.value(.integer(let count)), _) where declaration.name == "n": size = (count, part.span)
      case (.reference(let slug), .reference(let types)):
        guard case .entry(let measure) = index.find(slug, of: types) else { continue }
        minimum = index.entries[measure].smallestGroup(in: index.model)
      default: continue
      }
    }
    if let size, size.count < minimum {
      faults.append(PeopleFault(.smallGroup(size.count, minimum: minimum), at: size.span))
    }
  }

  private mutating func checkFigures(in field: SourceField, kind: FieldKind) {
    switch (field.content, kind) {
    case (.list(let items), .list(let element)):
      for item in items { checkFigures(in: item, kind: element) }
    case (.record(let parts), .record(let declarations, _)):
      for (part, declaration) in zip(parts, declarations) { checkFigures(in: part, kind: declaration.kind) }
    case (.reference(let slug), .reference(let types)):
      guard case .entry(let number) = index.find(slug, of: types),
        let mark = index.entries[number].field(for: MeasureRole.sensitive, in: index.model),
        mark.content == .value(.boolean(true))
      else { return }
      faults.append(PeopleFault(.individualFigure(slug), at: field.span))
    default: break
    }
  }
}

extension SourceContent {
  /// Whether a reference may be in it.
  fileprivate var mayRefer: Bool {
    switch self {
    case .reference, .list, .record: true
    default: false
    }
  }
}
