// Which feeds a portal has, and what is in them: one for each type with the facet `feed`, and one for all these together.

package import Content
import HTML
package import Schema

package enum Feeds {
  /// Entries in a feed at most.
  package static let most = 30

  /// What is in a feed.
  package struct Members: Sendable, Hashable {
    /// Nil for the feed of everything.
    package let type: TypeID?
    /// Newest first, at most ``Feeds/most``.
    package let entries: [EntryID]

    package init(type: TypeID?, entries: [EntryID]) {
      self.type = type
      self.entries = entries
    }
  }

  /// The feed of everything first; none without an entry that has a day, for a feed must say when it was updated.
  package static func members(of library: Library) -> [Members] {
    let dated = library.model.types.compactMap { type in
      FeedDates(of: type).map { (type, newest(of: type, by: $0, in: library)) }
    }.filter { !$0.1.isEmpty }
    guard !dated.isEmpty else { return [] }
    return [Members(type: nil, entries: dated.flatMap(\.1).sorted().prefix(most).map(\.id))]
      + dated.map { type, newest in Members(type: type.id, entries: newest.map(\.id)) }
  }

  package static func all(of library: Library, portal: FeedPortal) -> [Feed] {
    all(members(of: library), model: library.model, portal: portal) { library.records[$0.index] }
  }

  /// The feeds with these members.
  ///
  /// - Parameter record: gives the record of an entry or a tag.
  package static func all(
    _ members: [Members], model: ContentModel, portal: FeedPortal, record: (EntryID) -> Record
  ) -> [Feed] {
    let names = TagURIs(baseURL: portal.baseURL)
    return members.map { members in
      let entries = members.entries.compactMap { id in
        FeedEntry(of: record(id), in: model, names: names, record: record)
      }
      guard let type = members.type.map({ model[$0] }) else {
        return Feed(
          page: SitePath(""), folder: "", id: names.ofAll, title: portal.title, summary: portal.summary,
          entries: entries)
      }
      return Feed(
        page: SitePath(type.list == nil ? "" : type.folder + "/"), folder: type.folder + "/",
        id: names.of(type: type.name), title: "\(type.list?.title ?? type.plural) · \(portal.title)",
        summary: type.list?.summary ?? portal.summary, entries: entries)
    }
  }

  /// The newest of a type's published entries that have a day.
  private static func newest(of type: ContentType, by dates: FeedDates, in library: Library) -> [DatedEntry] {
    let all = library.collections[type.id.index].compactMap { id in
      dates.published(library.records[id.index]).map { DatedEntry(id: id, published: $0) }
    }
    return Array(all.sorted().prefix(most))
  }
}

/// The slots of a type's records that say when an entry was published and updated.
private struct FeedDates {
  private let publishedSlot: Int
  private let updatedSlot: Int?

  /// Nil when the type has no feed.
  init?(of type: ContentType) {
    guard let roles = RoleSlots<FeedRole>(of: type), let published = roles[.date] else { return nil }
    publishedSlot = published
    updatedSlot = roles[.updated]
  }

  func published(_ record: Record) -> Day? { day(publishedSlot, of: record) }

  func updated(_ record: Record) -> Day? { updatedSlot.flatMap { day($0, of: record) } }

  private func day(_ slot: Int, of record: Record) -> Day? {
    guard record.slots.indices.contains(slot) else { return nil }
    return record.slots[slot].day
  }
}

/// An entry with what orders it: newest first, then as in the library.
private struct DatedEntry: Comparable {
  let id: EntryID
  let published: Day

  static func < (left: DatedEntry, right: DatedEntry) -> Bool {
    left.published == right.published ? left.id < right.id : right.published < left.published
  }
}

extension FeedEntry {
  /// Nil for what has no day.
  fileprivate init?(
    of entry: Record, in model: ContentModel, names: TagURIs, record: (EntryID) -> Record
  ) {
    guard let type = model.types.first(where: { $0.shape == entry.shape }), let dates = FeedDates(of: type),
      let published = dates.published(entry)
    else { return nil }
    self.init(
      id: names.of(type: type.name, slug: entry.text(of: .slug)), title: entry.text(of: .title),
      summary: entry.text(of: .summary), path: entry.path, published: published,
      updated: max(published, dates.updated(entry) ?? published), author: entry.text(of: .owner),
      tags: entry.tags(record))
  }
}
