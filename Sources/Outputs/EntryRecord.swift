// What feeds and the search index read of an entry's record.

import HTML
import Schema

extension Record {
  /// Empty for what is no text.
  func text(of slot: PageSlot) -> String {
    if case .text(let text)? = slots.dropFirst(slot.rawValue).first { text } else { "" }
  }

  /// The address of the entry's page.
  var path: SitePath {
    if case .url(.site(let path))? = slots.dropFirst(PageSlot.url.rawValue).first { path } else { SitePath("") }
  }

  /// `Story`.
  var typeTitle: String {
    if case .choice(let type)? = slots.dropFirst(PageSlot.type.rawValue).first { type.label } else { "" }
  }

  /// The tags that an entry carries, in its order.
  ///
  /// - Parameter record: gives the record of a tag.
  func tags(_ record: (EntryID) -> Record) -> [FeedTag] {
    guard case .list(let values)? = slots.dropFirst(PageSlot.tags.rawValue).first else { return [] }
    return values.compactMap { value in
      guard case .entry(let id) = value else { return nil }
      // The first two slots of ``BuiltInShape/tag``.
      let slots = record(id).slots.prefix(2)
      guard case .text(let name)? = slots.first, case .text(let slug)? = slots.last else { return nil }
      return FeedTag(slug: slug, name: name)
    }
  }
}
