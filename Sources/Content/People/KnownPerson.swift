// Everybody whom a portal names with a consent: the people who have an entry of their own, by the facet `person`, and those
// whom another entry names beside a field of kind `consent`.

package import Diagnostics
package import Schema

/// Somebody, and the consent that was given for one place.
package struct KnownPerson: Sendable {
  /// The title of their entry, and the name where a field holds it; of somebody named in another entry, that name.
  package let names: [String]
  package let slug: String
  /// The entry that holds the consent.
  package let entry: Entry
  /// The consent; where there is none, the name.
  package let span: Span
  /// Whether the entry is their own, so that a build knows what to leave out once they withdraw.
  package let hasEntry: Bool
  package let hasLeft: Bool
  package let expires: Day?
  package let withdrawn: Day?

  /// In the order of the entries; somebody whom several entries name comes several times.
  package static func all(in entries: [Entry], model: ContentModel) -> [KnownPerson] {
    entries.flatMap { entry -> [KnownPerson] in
      let own = model[entry.type].has(.person) ? [KnownPerson(of: entry, in: model)] : []
      return own + named(in: entry, model: model)
    }
  }

  private init(of entry: Entry, in model: ContentModel) {
    let consent = Consent.ofPerson(entry, in: model)
    names = WithdrawnPerson.names(of: entry, in: model)
    slug = entry.slug
    self.entry = entry
    span = consent?.span ?? entry[.title].span
    hasEntry = true
    hasLeft = entry.hasLeft(in: model)
    expires = consent?.expires
    withdrawn = consent?.withdrawn
  }

  private init(name: String, consent: Consent, in entry: Entry) {
    names = [name]
    slug = Slug.make(from: name)
    self.entry = entry
    span = consent.span
    hasEntry = false
    hasLeft = false
    expires = consent.expires
    withdrawn = consent.withdrawn
  }

  private static func named(in entry: Entry, model: ContentModel) -> [KnownPerson] {
    var found: [KnownPerson] = []
    for (field, declaration) in zip(entry.fields, model[entry.type].fields) {
      collect(from: field, kind: declaration.kind, in: entry, into: &found)
    }
    return found
  }

  /// Records with a consent and a name; the recursion follows the declared kinds, whose depth is bounded.
  private static func collect(
    from field: SourceField, kind: FieldKind, in entry: Entry, into found: inout [KnownPerson]
  ) {
    switch (field.content, kind) {
    case (.list(let items), .list(let element)):
      for item in items { collect(from: item, kind: element, in: entry, into: &found) }
    case (.record(let parts), .record(let declarations, _)):
      let consent = zip(parts, declarations).lazy.compactMap { part, declaration -> Consent? in
        if case .consent = declaration.kind { Consent(part) } else { nil }
      }.first
      let name = zip(parts, declarations).lazy.compactMap { part, declaration -> String? in
        if case .value(.text(let name)) = part.content, declaration.use != nil { name } else { nil }
      }.first
      if let consent, let name { found.append(KnownPerson(name: name, consent: consent, in: entry)) }
      for (part, declaration) in zip(parts, declarations) {
        collect(from: part, kind: declaration.kind, in: entry, into: &found)
      }
    default: break
    }
  }

  /// Whether somebody who types this means this person: the slug, or a name in any spelling that makes the same slug.
  package func isCalled(_ name: String) -> Bool {
    let wanted = Slug.make(from: name)
    return !wanted.isEmpty && ([slug] + names.map { Slug.make(from: $0) }).contains(wanted)
  }
}

// MARK: - Who refers to them

/// A place where an entry refers to another by its slug.
package struct ReferencePlace: Sendable {
  package let span: Span
  /// The reference says whose words the entry is, outside a record that would go with it; they stay when it is gone.
  package let isQuotation: Bool
}

extension Entry {
  /// Whether it is the entry of somebody who has left.
  func hasLeft(in model: ContentModel) -> Bool {
    field(for: PersonRole.left, in: model).map { $0.content != .absent } ?? false
  }

  /// Every reference of this entry to another, in the order of the fields.
  package func references(to target: Entry, in model: ContentModel) -> [ReferencePlace] {
    var found: [ReferencePlace] = []
    for (field, declaration) in zip(fields, model[type].fields) {
      Entry.collect(from: field, kind: declaration.kind, use: declaration.use, to: target, in: model, into: &found)
    }
    return found
  }

  private static func collect(
    from field: SourceField, kind: FieldKind, use: String?, to target: Entry, in model: ContentModel,
    into found: inout [ReferencePlace]
  ) {
    switch (field.content, kind) {
    case (.list(let items), .list(let element)):
      for item in items { collect(from: item, kind: element, use: use, to: target, in: model, into: &found) }
    case (.record(let parts), .record(let declarations, _)):
      for (part, declaration) in zip(parts, declarations) {
        // A record goes as a whole with whoever it quotes.
        collect(from: part, kind: declaration.kind, use: nil, to: target, in: model, into: &found)
      }
    case (.reference(let written), .reference(let types)):
      let parts = written.split(separator: "/", maxSplits: 1)
      guard types.contains(target.type), let slug = parts.last, slug == target.slug,
        parts.count == 1 || parts[0] == model[target.type].name
      else { return }
      found.append(ReferencePlace(span: field.span, isQuotation: use == "quote"))
    default: break
    }
  }

  /// The picture of the person whose entry this is, as a path under content/; nil when there is none.
  package func photo(in model: ContentModel) -> String? {
    guard case .image(let source, _)? = field(for: PersonRole.photo, in: model)?.content else { return nil }
    return contentPath(of: source)
  }
}
