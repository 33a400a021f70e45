// The whole portal as values: every published entry's record with all slots filled, the collections and the tags.

package import Coding
package import Diagnostics
package import HTML
package import Schema

/// All entries of one edition, resolved. Immutable; what templates read.
package struct Library: Sendable {
  package let model: ContentModel
  /// By ``EntryID``: ordered by type, then by the type's order, then by slug.
  package let entries: [LibraryEntry]
  /// `records[id.index]` has the slots of its type's shape; the tags' records stand behind those of the entries. The slot
  /// `body` is empty in all of them, see ``html(of:reading:)``.
  package let records: [Record]
  /// By ``EntryID``.
  package let fillings: [[Filling]]
  /// By ``TypeID``: the published entries, in order.
  package let collections: [[EntryID]]
  /// By ``TypeID``: the archived entries, in order.
  package let archived: [[EntryID]]
  /// By name.
  package let tags: [Tag]
  /// What readers answered about pages that are no entries, by their path.
  package let otherAnswers: [String: Value]
  /// The files beside entries that published ones show or link to, by path.
  package let media: [MediaFile]
  /// Links that authors wrote to addresses of the site that are no entries; checked when all addresses are known.
  package let siteLinks: [SiteLink]
  /// People whose consent is withdrawn, of whom no trace may be in any output.
  package let withdrawn: [WithdrawnPerson]

  package subscript(id: EntryID) -> LibraryEntry { entries[id.index] }

  /// The text of an entry with its links joined to the site.
  ///
  /// - Parameter read: gets a body's HTML out of its file; nil when it cannot.
  package func html(of id: EntryID, reading read: (StoredText) -> [UInt8]?) -> SafeHTML? {
    guard entries.indices.contains(id.index) else { return .empty }
    let html: [UInt8]? =
      switch entries[id.index].entry.body.text {
      case .held(let html): html
      case .stored(let text): read(text)
      }
    return html.map { SafeHTML($0, filledWith: fillings[id.index]) }
  }

  /// Tells one text of an entry from another without reading it.
  package func bodyDigest(of id: EntryID) -> Digest {
    Digest(of: entries[id.index].entry.body, filledWith: fillings[id.index])
  }
}

/// An entry with its address and standing.
package struct LibraryEntry: Sendable {
  package let id: EntryID
  package let entry: Entry
  package let path: SitePath
  package let isArchived: Bool
}

/// A tag and what carries it.
package struct Tag: Sendable, Hashable {
  /// Its number in the library, behind those of the entries.
  package let id: EntryID
  /// As the first entry spells it.
  package let name: String
  package let slug: String
  package let path: SitePath
  package let entries: [EntryID]

  package var record: Record {
    Record(
      shape: BuiltInShape.tag.id,
      slots: [.text(name), .text(slug), .url(.site(path)), .list(entries.map(Value.entry))])
  }
}

/// A link from an author's text to an address of the site.
package struct SiteLink: Sendable, Hashable {
  package let target: SitePath
  package let place: Place

  package init(target: SitePath, place: Place) {
    self.target = target
    self.place = place
  }
}

/// Somebody who must appear nowhere, or is looked for everywhere.
package struct WithdrawnPerson: Sendable, Hashable {
  /// The title of their entry, and the name where a field holds it.
  package let names: [String]
  package let slug: String
  /// The file that says so, for messages.
  package let source: String
  /// Names and slugs of other people, who may be named even if this person's name is a part of theirs.
  package let namesakes: [String]

  package init(names: [String], slug: String, source: String, namesakes: [String]) {
    self.names = names
    self.slug = slug
    self.source = source
    self.namesakes = namesakes
  }

  init(_ entry: Entry, among entries: [Entry], in model: ContentModel) {
    names = WithdrawnPerson.names(of: entry, in: model)
    slug = entry.slug
    source = entry.source.path
    namesakes = entries.filter { other in
      other.source.path != entry.source.path && model[other.type].has(.person)
        && Consent.ofPerson(other, in: model)?.withdrawn == nil
    }.flatMap { WithdrawnPerson.names(of: $0, in: model) + [$0.slug] }
  }

  static func names(of entry: Entry, in model: ContentModel) -> [String] {
    var names = [entry.text(of: .title)]
    if case .value(.text(let name))? = entry.field(for: PersonRole.name, in: model)?.content,
      !names.contains(name)
    {
      names.append(name)
    }
    return names.filter { !$0.isEmpty }
  }
}
