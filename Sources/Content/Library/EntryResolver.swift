// Turns what an author wrote in one entry into values: slugs become entries, Markdown becomes HTML with checked links,
// image paths become pictures with sizes. Collects the relations met on the way, so that the far ends can be filled.

import Diagnostics
import HTML
import Markdown
import Schema

/// One entry referring to another through a field.
struct Relation {
  let target: EntryID
  /// The slot of the target's record that lists those who refer to it.
  let slot: Int
  let source: EntryID
}

/// Resolves one entry; used once.
struct EntryResolver {
  let index: EntryIndex
  let entry: Entry
  let id: EntryID
  let tags: TagIndex
  private let observations: Value?
  private let answers: Value?
  private let relations: [InverseRelation]
  private var links: LinkResolver
  private var fragments: ArraySlice<MarkdownDocument>
  /// As in ``InverseRelation/fieldPath``.
  private var fieldPath = [0]
  /// What the fields on the way to the one at hand say that naming a person there takes.
  private var use: String?

  private(set) var met: [Relation] = []
  private(set) var diagnostics: [Diagnostic] = []
  var usedMedia: Set<String> { links.usedMedia }
  var siteLinks: [SiteLink] { links.siteLinks }
  /// What goes into the links and pictures of the body.
  private(set) var fillings: [Filling] = []

  /// - Parameter values: what data files say for fields of the kind `series`, and what readers of pages answered.
  init(
    index: EntryIndex, entry: Entry, id: EntryID, tags: TagIndex, media: MediaIndex, values: DataValues
  ) {
    let position = index.order[id.index]
    observations = values.observations[position]
    answers = values.answers[position]
    self.index = index
    self.entry = entry
    self.id = id
    self.tags = tags
    relations = index.inverses[entry.type.index]
    links = LinkResolver(index: index, entry: entry, media: media, observations: values.observations)
    fragments = entry.fragments[...]
  }

  /// The values of the entry's own slots: those of every page, then one for each field of its type.
  /// What is related, and the lists of inverse relations, which come last, are left to the library.
  mutating func ownSlots() -> [Value] {
    let type = index.model[entry.type]
    let hidden = type.has(.person) ? withheldFields(of: type) : []
    // The common fields hold no Markdown, so that the order in which fragments are met is that of the fields.
    let fields = entry.fields
    let common = CommonField.allCases.map { value(ofField: $0.rawValue, of: fields, type.fields, hiding: hidden) }
    // One list from the start, with room for the inverse relations.
    var slots: [Value] = []
    slots.reserveCapacity(index.model[type.shape].slots.count)
    for slot in PageSlot.allCases { slots.append(value(of: slot, common: common)) }
    for number in common.count..<type.fields.count {
      slots.append(value(ofField: number, of: fields, type.fields, hiding: hidden))
    }
    fillings = links.fillings(of: entry.body.slots)
    diagnostics += links.diagnostics
    return slots
  }

  private mutating func value(
    ofField number: Int, of fields: [SourceField], _ declared: [FieldDeclaration], hiding hidden: [Int]
  ) -> Value {
    fieldPath[0] = number
    use = nil
    if declared[number].isMany, case .series = declared[number].kind {
      return declared[number].isTeamOnly && index.audience == .all ? .list([]) : observations ?? .list([])
    }
    if hidden.contains(number) { return withheld(fields[number], kind: declared[number].kind) }
    return value(at: number, of: fields, declared: declared)
  }

  /// A field's value; nothing, in the edition for everyone, of a field that belongs to the team (rule P14).
  private mutating func value(at number: Int, of fields: [SourceField], declared: [FieldDeclaration]) -> Value {
    let declaration = declared[number]
    if !declaration.isTeamOnly {
      // What refers to nothing else, as most fields do, is taken where it lies: a field that is handed on is copied.
      switch fields[number].content {
      case .absent: return declaration.isMany ? .list([]) : .none
      case .value(let value): return value
      default: break
      }
    }
    let outer = use
    use = declaration.use ?? outer
    defer { use = outer }
    if declaration.isTeamOnly, index.audience == .all { return withheld(fields[number], kind: declaration.kind) }
    return value(of: fields[number], kind: declaration.kind, short: declaration.short)
  }

  /// What an edition does not show leaves no trace: no picture that only it names, and no place on the far end of a reference. What is
  /// wrong in it is reported all the same.
  private mutating func withheld(_ field: SourceField, kind: FieldKind) -> Value {
    let before = (links, met)
    _ = value(of: field, kind: kind)
    forget(since: before)
    if case .list = kind { return .list([]) }
    return .none
  }

  /// Takes back which files and entries were met, not what is wrong in them.
  private mutating func forget(since before: (links: LinkResolver, met: [Relation])) {
    diagnostics += links.diagnostics.dropFirst(before.links.diagnostics.count)
    (links, met) = before
  }

  /// Rule P5: who has left keeps the page, without a way to reach them and without a picture.
  ///
  /// - Returns: the numbers of the fields.
  private func withheldFields(of type: ContentType) -> [Int] {
    guard let left = entry.field(for: PersonRole.left, in: index.model), left.content != .absent else { return [] }
    return [PersonRole.contact, .photo].compactMap { type.field(for: $0) }
  }

  private func value(of slot: PageSlot, common: [Value]) -> Value {
    switch slot {
    case .title: common[CommonField.title.rawValue]
    case .summary: common[CommonField.summary.rawValue]
    case .owner: common[CommonField.owner.rawValue]
    case .status: common[CommonField.status.rawValue]
    case .visibility: common[CommonField.visibility.rawValue]
    case .publishOn: common[CommonField.publishOn.rawValue]
    case .expiresOn: common[CommonField.expiresOn.rawValue]
    case .reviewed: common[CommonField.reviewed.rawValue]
    case .reviewBy: common[CommonField.reviewBy.rawValue]
    case .tags: .list(tags.ofEntries[id.index].map(Value.entry))
    case .feedback: common[CommonField.feedback.rawValue]
    case .slug: .text(entry.slug)
    case .url: .url(.site(index.paths[index.order[id.index]]))
    case .type: index.typeChoices[entry.type.index]
    case .section: index.sections[entry.type.index]
    // Fetched when a page shows it.
    case .body: .html(.empty)
    case .contents: .list(entry.body.headings.map(\.value))
    case .words: .integer(entry.body.words)
    case .readingMinutes: .integer(entry.body.readingMinutes)
    case .excerpt: .text(entry.body.excerpt)
    // Found meanwhile, and filled in by the library.
    case .related: .list([])
    case .views: index.views(of: index.order[id.index])
    case .answers: answers ?? .none
    }
  }
}

extension MarkdownDocument.Heading {
  /// As a row of a page's contents.
  var value: Value {
    .record(
      Record(shape: BuiltInShape.heading.id, slots: [.integer(level), .text(id), .text(text)]))
  }
}

// MARK: - One field

extension EntryResolver {
  /// - Parameter short: which fields of a record a value alone may stand for.
  private mutating func value(of field: SourceField, kind: FieldKind, short: [Int] = []) -> Value {
    switch field.content {
    case .absent: kind.isMany ? .list([]) : .none
    case .value(let value): value
    case .reference(let slug): reference(to: slug, kind: kind, at: field.span)
    case .markdown, .inlineMarkdown: nextFragment()
    case .image(let source, let alternative): image(source, alternative, at: field.span)
    case .list(let items): list(items, kind: kind, short: short)
    case .record(let parts): record(parts, kind: kind)
    }
  }

  /// Items that come to nothing, such as references to hidden entries, are left out; so are what an item says of a hidden entry, and
  /// what was named before.
  private mutating func list(_ items: [SourceField], kind: FieldKind, short: [Int]) -> Value {
    guard case .list(let element) = kind else { return .none }
    var values: [Value] = []
    values.reserveCapacity(items.count)
    // In a short list, the entries named before are found sooner than noted.
    let isShort = items.count <= 16
    var named: Set<EntryID> = []
    for item in items {
      if isAboutHidden(item, kind: element, short: short) {
        _ = withheld(item, kind: element)
        continue
      }
      let value = value(of: item, kind: element)
      if case .entry(let id) = value, isShort ? values.contains(value) : !named.insert(id).inserted {
        if case .reference(let written) = item.content { report(.repeatedReference(written), at: item.span) }
      } else if !value.isNone {
        values.append(value)
      }
    }
    return .list(values)
  }

  /// Whether an item tells of an entry that this edition does not have: one that is named where its name alone would do.
  private func isAboutHidden(_ item: SourceField, kind: FieldKind, short: [Int]) -> Bool {
    guard !short.isEmpty, case .record(let parts) = item.content, case .record(let fields, _) = kind else {
      return false
    }
    return short.contains { number in
      guard parts.indices.contains(number), fields.indices.contains(number),
        case .reference(let types) = fields[number].kind, case .reference(let written) = parts[number].content,
        case .entry(let found) = index.find(written, of: types)
      else { return false }
      return index.ids[found] == nil
    }
  }

  private mutating func record(_ parts: [SourceField], kind: FieldKind) -> Value {
    let (declarations, shape): ([FieldDeclaration], ShapeID)
    switch kind {
    case .record(let fields, let id): (declarations, shape) = (fields, id)
    case .consent: (declarations, shape) = (BuiltInFields.consent, BuiltInShape.consent.id)
    default: return .none
    }
    let isLeftOut = quotesWithdrawn(parts, declarations) || needsHidden(parts, declarations)
    let before = isLeftOut ? (links, met) : nil
    var values: [Value] = []
    values.reserveCapacity(parts.count)
    for number in 0..<min(parts.count, declarations.count) {
      fieldPath.append(number)
      values.append(value(at: number, of: parts, declared: declarations))
      fieldPath.removeLast()
    }
    if let before {
      forget(since: before)
      return .none
    }
    return .record(Record(shape: shape, slots: values))
  }

  /// Whether a record is about an entry that is not out: one that it cannot do without.
  private func needsHidden(_ parts: [SourceField], _ declarations: [FieldDeclaration]) -> Bool {
    zip(parts, declarations).contains { part, declaration in
      guard declaration.isRequired, case .reference(let types) = declaration.kind,
        case .reference(let written) = part.content, case .entry(let number) = index.find(written, of: types)
      else { return false }
      return index.ids[number] == nil
    }
  }

  /// Rule P4: whether a record holds the words of somebody who has withdrawn consent; they go with the name.
  private func quotesWithdrawn(_ parts: [SourceField], _ declarations: [FieldDeclaration]) -> Bool {
    zip(parts, declarations).contains { part, declaration in
      guard declaration.use ?? use == "quote", case .reference(let types) = declaration.kind.element else {
        return false
      }
      let references = if case .list(let items) = part.content { items } else { [part] }
      return references.contains { reference in
        guard case .reference(let written) = reference.content,
          case .entry(let number) = index.find(written, of: types)
        else { return false }
        return index.publications[number] == .hidden(.withdrawn)
      }
    }
  }

  private mutating func nextFragment() -> Value {
    guard let fragment = fragments.popFirst() else { return .none }
    return .html(links.html(of: fragment))
  }

  private mutating func image(_ source: String, _ alternative: String?, at span: Span) -> Value {
    guard let picture = links.picture(source, alternative: alternative, at: span) else { return .none }
    return .record(
      Record(
        shape: BuiltInShape.image.id,
        slots: [
          .url(.site(picture.file.path)), .text(picture.alternative),
          .integer(picture.size.width), .integer(picture.size.height),
        ]))
  }
}

// MARK: - References

extension EntryResolver {
  private mutating func reference(to written: String, kind: FieldKind, at span: Span) -> Value {
    // A type that does not exist is told where the reference is declared.
    guard case .reference(let types) = kind, !types.isEmpty else { return .none }
    switch index.find(written, of: types) {
    case .missing(let known):
      let names = types.map { index.model[$0].title.lowercased() }
      let what = names.count > 3 ? "entry" : names.joined(separator: " or ")
      report(.missingEntry(written, what: what, known: known), at: span)
      return .none
    case .ambiguous(let names):
      report(.ambiguousReference(written, names), at: span)
      return .none
    case .entry(let number):
      return reference(toEntry: number, written: written, at: span)
    }
  }

  private mutating func reference(toEntry number: Int, written: String, at span: Span) -> Value {
    let target = index.entries[number]
    guard let id = index.ids[number] else {
      if case .hidden(let reason) = index.publications[number], reason != .audience {
        report(.hiddenEntry(target.slug, what: index.model[target.type].title.lowercased(), reason), at: span)
      }
      return .none
    }
    let made = relations.firstIndex { $0.target == target.type && $0.fieldPath == fieldPath }
    if let made { met.append(Relation(target: id, slot: relations[made].slot, source: self.id)) }
    return .entry(id)
  }

  private mutating func report(_ fault: LibraryFault, at span: Span) {
    diagnostics.append(fault.diagnostic(at: span, of: entry))
  }
}

extension Value {
  fileprivate var isNone: Bool { if case .none = self { true } else { false } }
}

extension EntryIndex {
  enum Found {
    case entry(Int)
    case missing(known: [String])
    /// The same slug in several types: the ways to say which.
    case ambiguous([String])
  }

  /// Finds the entry that an author named by `slug`, or by `type/slug` where several types may be meant.
  func find(_ written: String, of types: [TypeID]) -> Found {
    var (slug, named) = (written, types)
    if written.utf8.place(of: UInt8(ascii: "/")) != nil {
      let parts = written.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1).map { Substring($0) }
      if parts.count == 2 { named = types.filter { model[$0].name == parts[0] } }
      slug = String(parts.last ?? "")
    }
    let matches = all(called: slug, of: named)
    switch matches.count {
    case 0: return .missing(known: slugs(of: types))
    case 1: return .entry(matches[0])
    default: return .ambiguous(matches.map { model[entries[$0].type].name + "/" + slug })
    }
  }
}
