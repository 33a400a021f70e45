// An entry that was edited, where the edit changes nothing but the text and the plain slots of its own record: what was
// joined before still holds, and need not be joined anew.
//
// To be sure of that, everything is refused that another entry, an order, a list, a tag, an address, a rule about people
// or a diagnostic could depend on. Places in the file may move: no value holds one.

package import Coding
import Diagnostics
package import HTML
import Markdown
package import Schema

/// The record of an edited entry, made from that of the last build.
package struct EntryRevision: Sendable {
  package let record: Record
  package let fillings: [Filling]
  /// As ``Library/bodyDigest(of:)`` tells the text.
  package let bodyDigest: Digest

  /// Nil when the edit could change more than the entry's own slots.
  ///
  /// - Parameters:
  ///   - old: the entry as the last build read it, of which nothing was reported.
  ///   - new: as it reads now, without a diagnostic.
  ///   - record: what the last build made of it.
  ///   - fillings: what that filled into its text.
  ///   - neighbours: the records before and behind it in the library; nil where there is none of its type.
  ///   - target: the address of the entry read from a file; nil when the library has none of that file.
  package init?(
    of old: Entry, to new: Entry, record: Record, fillings: [Filling], between neighbours: (Record?, Record?),
    in model: ContentModel, target: (String) -> SitePath?
  ) {
    let type = model[new.type]
    guard old.source.path == new.source.path, old.type == new.type, old.slug == new.slug,
      old.fields.count == new.fields.count, record.slots.count == model[type.shape].slots.count,
      // A claim that was not reported was allowed by the entry's evidence, which is the same.
      !old.claims.isEmpty || new.claims.isEmpty, new.matters.isEmpty,
      // Names are looked for in all that is mailed, and in texts that are nobody's.
      !type.has(.mail), !type.isBodyAnonymous,
      Set(old.body.anchors).isSubset(of: new.body.anchors),
      let refilled = Refilling(of: old, with: fillings)?.fillings(for: new, target: target)
    else { return nil }
    var slots = record.slots
    for (number, (before, after)) in zip(old.fields, new.fields).enumerated() {
      if before.content.isSame(as: after.content) { continue }
      guard type.keepsToItself(fieldAt: number, in: model), let slot = type.slot(ofField: number),
        slots.indices.contains(slot), before.content.plain != nil, let value = after.content.plain,
        // It may be that of somebody who has left.
        !after.content.holdsAddress
      else { return nil }
      slots[slot] = value
    }
    slots[PageSlot.contents.rawValue] = .list(new.body.headings.map(\.value))
    slots[PageSlot.words.rawValue] = .integer(new.body.words)
    slots[PageSlot.readingMinutes.rawValue] = .integer(new.body.readingMinutes)
    slots[PageSlot.excerpt.rawValue] = .text(new.body.excerpt)
    let revised = Record(shape: record.shape, slots: slots)
    guard neighbours.0.map({ type.isOrdered($0, revised) }) ?? true,
      neighbours.1.map({ type.isOrdered(revised, $0) }) ?? true
    else { return nil }
    self.record = revised
    self.fillings = refilled
    bodyDigest = Digest(of: new.body, filledWith: refilled)
  }
}

extension ContentType {
  /// True for a field that only templates read: no facet, no rule, no list narrowed by it, no edition without it.
  fileprivate func keepsToItself(fieldAt number: Int, in model: ContentModel) -> Bool {
    guard !has(.person), fields.indices.contains(number), !fields[number].isTeamOnly,
      !anonymous.contains(where: { $0.first == number }),
      !facets.contains(where: { $0.roles.contains { $0.field == fields[number].name } })
    else { return false }
    switch CommonField(rawValue: number) {
    case .title: return !model.narrowsLists(byEntriesOf: id)
    case nil: return !(list?.filters.contains { $0.slots.first == slot(ofField: number) } ?? false)
    case .summary, .owner, .reviewed, .reviewBy, .feedback: return true
    case .status, .visibility, .publishOn, .expiresOn, .tags, .aliases, .layout: return false
    }
  }
}

extension ContentModel {
  /// Whether a list can be narrowed by an entry of this type, whose title is then on it.
  fileprivate func narrowsLists(byEntriesOf id: TypeID) -> Bool {
    types.contains { type in
      type.list?.filters.contains { $0.kind(in: type)?.leads(to: id) ?? false } ?? false
    }
  }
}

extension FieldKind {
  fileprivate func leads(to id: TypeID) -> Bool {
    if case .reference(let types) = element { types.contains(id) } else { false }
  }
}

extension SourceContent {
  /// The value of a field that stands for itself; nil for one that refers to something, or holds others.
  fileprivate var plain: Value? {
    switch self {
    case .absent: Value.none
    case .value(let value): value
    case .reference, .markdown, .inlineMarkdown, .image, .list, .record: nil
    }
  }

  /// Whether an address of mail could be in it.
  fileprivate var holdsAddress: Bool {
    switch self {
    case .value(.text(let text)), .value(.url(.external(let text))): text.utf8.contains(UInt8(ascii: "@"))
    default: false
    }
  }

  /// True when both say the same, wherever it stands.
  fileprivate func isSame(as other: SourceContent) -> Bool {
    switch (self, other) {
    case (.list(let some), .list(let others)), (.record(let some), .record(let others)):
      some.count == others.count && zip(some, others).allSatisfy { $0.content.isSame(as: $1.content) }
    default: self == other
    }
  }
}

/// What the links and pictures of a text were filled with, to fill those of its next version.
private struct Refilling {
  private let known: [Key: (slot: LinkSlot, filling: Filling)]
  private let entry: Entry

  private struct Key: Hashable {
    let kind: LinkSlot.Kind
    let destination: String
    let alternative: String?

    init(_ slot: LinkSlot) {
      (kind, destination, alternative) = (slot.kind, slot.destination, slot.alternative)
    }
  }

  /// Nil when the text had a link that was left empty.
  init?(of entry: Entry, with fillings: [Filling]) {
    let slots = entry.body.slots
    guard slots.count == fillings.count, zip(slots, fillings).allSatisfy({ $0.offset == $1.offset }) else {
      return nil
    }
    known = Dictionary(
      zip(slots, fillings).map { (Key($0), (slot: $0, filling: $1)) }, uniquingKeysWith: { first, _ in first })
    self.entry = entry
  }

  /// Nil when a link leads to what no link led to before and is no entry, or when a file may not be used any more.
  func fillings(for new: Entry, target: (String) -> SitePath?) -> [Filling]? {
    var used: Set<Key> = []
    var fillings: [Filling] = []
    for slot in new.body.slots {
      let key = Key(slot)
      used.insert(key)
      if let filling = known[key]?.filling {
        fillings.append(Filling(offset: slot.offset, target: filling.target, size: filling.size))
      } else if let address = address(of: slot, target) {
        fillings.append(Filling(offset: slot.offset, target: address, size: nil))
      } else {
        return nil
      }
    }
    // What is no link to an entry may be the last use of a file, or the only one to be checked.
    guard known.allSatisfy({ used.contains($0.key) || address(of: $0.value.slot, target) != nil }) else {
      return nil
    }
    return fillings
  }

  /// The address that a link to an entry as a whole leads to.
  private func address(of slot: LinkSlot, _ target: (String) -> SitePath?) -> SitePath? {
    guard slot.kind == .link, slot.fragment == nil, !slot.path.isEmpty, !slot.path.hasPrefix("/"),
      let path = entry.contentPath(of: slot.path)
    else { return nil }
    return target("content/" + path)
  }
}
