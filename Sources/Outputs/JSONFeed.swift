// A feed as JSON. Source: JSON Feed 1.1 (jsonfeed.org/version/1.1).

import HTML

extension Feed {
  /// The name of the file in the feed's folder.
  package static let jsonName = "feed.json"

  /// - Returns: `feed.json`.
  package func json(of portal: FeedPortal) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 2048 + entries.count * 1024)
    buffer.append("{\"version\":\"https://jsonfeed.org/version/1.1\"")
    buffer.append(member: "title", title)
    buffer.append(member: "description", summary)
    buffer.append(member: "language", portal.language)
    buffer.append(member: "home_page_url", page.absolute(on: portal.baseURL))
    buffer.append(member: "feed_url", SitePath(folder + Feed.jsonName).absolute(on: portal.baseURL))
    buffer.append(authors: portal.author)
    buffer.append(",\"items\":[")
    for (number, entry) in entries.enumerated() {
      buffer.append(number == 0 ? "\n" : ",\n")
      buffer.append(item: entry, of: portal)
    }
    buffer.append("\n]}\n")
    return buffer.bytes
  }
}

extension ByteBuffer {
  fileprivate mutating func append(item entry: FeedEntry, of portal: FeedPortal) {
    append("{\"id\":")
    appendJSON(text: entry.id)
    append(member: "url", entry.path.absolute(on: portal.baseURL))
    append(member: "title", entry.title)
    // An item must have a content; there is no more of it here than the summary.
    append(member: "content_text", entry.summary)
    append(member: "date_published", entry.published.timestamp)
    append(member: "date_modified", entry.updated.timestamp)
    if !entry.author.isEmpty, entry.author != portal.author { append(authors: entry.author) }
    if !entry.tags.isEmpty {
      append(",\"tags\":")
      appendJSON(texts: entry.tags.lazy.map(\.name))
    }
    append("}")
  }

  fileprivate mutating func append(member name: String, _ text: String) {
    append(",\"")
    append(name)
    append("\":")
    appendJSON(text: text)
  }

  fileprivate mutating func append(authors name: String) {
    append(",\"authors\":[{\"name\":")
    appendJSON(text: name)
    append("}]")
  }
}
