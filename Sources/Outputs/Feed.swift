// What a feed says, in whichever format it is written. Days come from the content, never from the clock.

package import HTML
package import Schema

/// The newest entries of one type, or of all types with a feed.
package struct Feed: Sendable {
  /// The address of the page that lists the same: the home page, or the list of a type. The feed lies beside it.
  package let page: SitePath
  /// The folder it lies in: empty, or `stories/`.
  package let folder: String
  /// A tag URI, see ``TagURIs``.
  package let id: String
  package let title: String
  package let summary: String
  /// Newest first, at least one.
  package let entries: [FeedEntry]

  /// The last day on which an entry was.
  package var updated: Day? { entries.map(\.updated).max() }
}

package struct FeedEntry: Sendable, Hashable {
  package let id: String
  package let title: String
  package let summary: String
  package let path: SitePath
  package let published: Day
  /// Not before ``published``.
  package let updated: Day
  package let author: String
  package let tags: [FeedTag]
}

package struct FeedTag: Sendable, Hashable {
  package let slug: String
  package let name: String
}

/// What all feeds of a portal share.
package struct FeedPortal: Sendable {
  package let title: String
  package let summary: String
  /// Who answers for the portal.
  package let author: String
  /// BCP 47.
  package let language: String
  /// With a slash at its end.
  package let baseURL: String

  package init(title: String, summary: String, author: String, language: String, baseURL: String) {
    self.title = title
    self.summary = summary
    self.author = author
    self.language = language
    self.baseURL = baseURL
  }
}

extension Day {
  /// Midnight as a timestamp, `2026-11-03T00:00:00Z`: the content knows days, and a fixed zone keeps them in order.
  /// Source: RFC 3339, 5.6.
  var timestamp: String { iso + "T00:00:00Z" }
}
