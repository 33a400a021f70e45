// Rule P5: the address of somebody who has left. An address that others share, such as that of a team, stays; it is told by the
// name in it.

import Diagnostics
import Schema

/// An address that belongs to one person.
struct LeftContact: Sendable {
  let name: String
  /// In lower case.
  let address: String
  /// The file of the person's entry.
  let source: String

  /// Nil unless the entry is that of somebody who has left, with an address of their own.
  init?(of entry: Entry, in model: ContentModel) {
    guard entry.hasLeft(in: model),
      case .value(.text(let contact))? = entry.field(for: PersonRole.contact, in: model)?.content,
      let written = contact.split(separator: "@").first
    else { return nil }
    let mailbox = Slug.make(from: String(written).replacing(".", with: "-"))
    let names = WithdrawnPerson.names(of: entry, in: model).flatMap { Slug.make(from: $0).split(separator: "-") }
    guard names.contains(where: { $0.utf8.count > 2 && mailbox.contains($0) }) else { return nil }
    name = entry.text(of: .title)
    address = contact.lowercased()
    source = entry.source.path
  }
}
