// The feeds of a portal: as files of the site, and as links for the heads of its pages.

import Content
import HTML
import Outputs
import Schema

struct PublishedFeeds: Sendable {
  /// What is in them.
  let members: [Feeds.Members]
  private let feeds: [Feed]
  private let portal: FeedPortal?

  /// Feeds are read far from the site, so their addresses are absolute: a portal without a base URL has none.
  init(of library: Library, _ configuration: Configuration) {
    self.init(
      configuration.baseURL == nil ? [] : Feeds.members(of: library), model: library.model, configuration
    ) { library.records[$0.index] }
  }

  /// - Parameter record: gives the record of an entry or a tag.
  init(
    _ members: [Feeds.Members], model: ContentModel, _ configuration: Configuration,
    record: (EntryID) -> Record
  ) {
    let portal = configuration.baseURL.map { base in
      FeedPortal(
        title: configuration.title, summary: configuration.description, author: configuration.owner,
        language: configuration.language, baseURL: base)
    }
    self.members = members
    self.portal = portal
    feeds = portal.map { Feeds.all(members, model: model, portal: $0, record: record) } ?? []
  }

  var files: [(path: String, bytes: [UInt8], words: String)] {
    guard let portal else { return [] }
    return feeds.flatMap { feed in
      [
        (feed.folder + Feed.atomName, feed.atom(of: portal), "the feed \"\(feed.title)\""),
        (feed.folder + Feed.jsonName, feed.json(of: portal), "the JSON feed \"\(feed.title)\""),
      ]
    }
  }

  /// The Atom feeds, as records of the shape link.
  var links: [Value] { feeds.map { Planner.link($0.title, SitePath($0.folder + Feed.atomName)) } }
}
