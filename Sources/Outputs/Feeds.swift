// Which feeds a portal has, and what is in them: one for each type with the facet `feed`, and one for all these together.

package import Content
import HTML
import Schema

package enum Feeds {
  /// Entries in a feed at most.
  package static let most = 30

  /// The feed of everything first; none without an entry that has a day, for a feed must say when it was updated.
  package static func all(of library: Library, portal: FeedPortal) -> [Feed] {
    let names = TagURIs(baseURL: portal.baseURL)
    let dated = library.model.types.compactMap { type in
      FeedDates(of: type).map { (type, newest(of: type, by: $0, in: library)) }
    }.filter { !$0.1.isEmpty }
    guard !dated.isEmpty else { return [] }
    func entries(_ dated: [DatedEntry]) -> [FeedEntry] {
      dated.sorted().prefix(most).map { $0.entry(in: library, names: names) }
    }
    let everything = Feed(
      page: SitePath(""), folder: "", id: names.ofAll, title: portal.title, summary: portal.summary,
      entries: entries(dated.flatMap(\.1)))
    return [everything]
      + dated.map { type, newest in
        Feed(
          page: SitePath(type.list == nil ? "" : type.folder + "/"), folder: type.folder + "/",
          id: names.of(type: type.name), title: "\(type.list?.title ?? type.plural) · \(portal.title)",
          summary: type.list?.summary ?? portal.summary, entries: entries(newest))
      }
  }

  /// The newest of a type's published entries that have a day.
  private static func newest(of type: ContentType, by dates: FeedDates, in library: Library) -> [DatedEntry] {
    let all = library.collections[type.id.index].compactMap { id in
      dates.published(library.records[id.index]).map { published in
        DatedEntry(id: id, published: published, updated: dates.updated(library.records[id.index]) ?? published)
      }
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
    guard let facet = type.facets.first(where: { $0.name == .feed }),
      let slot = FeedDates.slot(of: "date", in: facet, of: type)
    else { return nil }
    publishedSlot = slot
    updatedSlot = FeedDates.slot(of: "updated", in: facet, of: type)
  }

  private static func slot(of role: String, in facet: Facet, of type: ContentType) -> Int? {
    facet.field(for: role).flatMap(type.field(named:)).flatMap(type.slot(ofField:))
  }

  func published(_ record: Record) -> Day? { day(publishedSlot, of: record) }

  func updated(_ record: Record) -> Day? { updatedSlot.flatMap { day($0, of: record) } }

  private func day(_ slot: Int, of record: Record) -> Day? {
    guard record.slots.indices.contains(slot) else { return nil }
    switch record.slots[slot] {
    case .date(let day): return day
    case .dateTime(let time): return time.day
    default: return nil
    }
  }
}

/// An entry with what orders it: newest first, then as in the library.
private struct DatedEntry: Comparable {
  let id: EntryID
  let published: Day
  let updated: Day

  static func < (left: DatedEntry, right: DatedEntry) -> Bool {
    left.published == right.published ? left.id < right.id : right.published < left.published
  }

  func entry(in library: Library, names: TagURIs) -> FeedEntry {
    let entry = library[id]
    return FeedEntry(
      id: names.of(type: library.model[entry.entry.type].name, slug: entry.entry.slug),
      title: entry.entry.text(of: .title), summary: entry.entry.text(of: .summary), path: entry.path,
      published: published, updated: max(published, updated), author: entry.entry.text(of: .owner),
      tags: library.tags(of: id).map { FeedTag(slug: $0.slug, name: $0.name) })
  }
}

extension Library {
  /// The tags that an entry carries, in its order.
  func tags(of id: EntryID) -> [Tag] {
    guard case .list(let values) = records[id.index].slots[PageSlot.tags.rawValue] else { return [] }
    return values.compactMap { value in
      guard case .entry(let tag) = value else { return nil }
      let number = tag.index - entries.count
      return tags.indices.contains(number) ? tags[number] : nil
    }
  }
}
