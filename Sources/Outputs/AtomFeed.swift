// A feed as Atom. Source: RFC 4287. All addresses are absolute; what an entry says is its summary, as plain text.

import HTML

extension Feed {
  /// The name of the file in the feed's folder.
  package static let atomName = "feed.xml"

  /// - Returns: `feed.xml`.
  package func atom(of portal: FeedPortal) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 2048 + entries.count * 1024)
    buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    buffer.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    buffer.append(portal.language, escapedFor: .xml)
    buffer.append("\">\n")
    buffer.append(element: "id", id)
    buffer.append(element: "title", title)
    buffer.append(element: "subtitle", summary)
    if let updated { buffer.append(element: "updated", updated.timestamp) }
    buffer.append(author: portal.author)
    buffer.append(
      link: "self", type: "application/atom+xml", SitePath(folder + Feed.atomName).absolute(on: portal.baseURL))
    buffer.append(link: "alternate", type: "text/html", page.absolute(on: portal.baseURL))
    for entry in entries { buffer.append(entry, of: portal) }
    buffer.append("</feed>\n")
    return buffer.bytes
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ entry: FeedEntry, of portal: FeedPortal) {
    append("<entry>\n")
    append(element: "id", entry.id)
    append(element: "title", entry.title)
    append(element: "updated", entry.updated.timestamp)
    append(element: "published", entry.published.timestamp)
    // An entry without an author has the feed's.
    if !entry.author.isEmpty, entry.author != portal.author { append(author: entry.author) }
    append(link: "alternate", type: "text/html", entry.path.absolute(on: portal.baseURL))
    for tag in entry.tags {
      append("<category term=\"")
      append(tag.slug, escapedFor: .xml)
      append("\" label=\"")
      append(tag.name, escapedFor: .xml)
      append("\"/>\n")
    }
    append(element: "summary", entry.summary)
    append("</entry>\n")
  }

  fileprivate mutating func append(element name: String, _ text: String) {
    append("<")
    append(name)
    append(">")
    append(text, escapedFor: .xml)
    append("</")
    append(name)
    append(">\n")
  }

  fileprivate mutating func append(author: String) {
    append("<author><name>")
    append(author, escapedFor: .xml)
    append("</name></author>\n")
  }

  fileprivate mutating func append(link relation: String, type: String, _ url: String) {
    append("<link rel=\"\(relation)\" type=\"\(type)\" href=\"")
    append(url, escapedFor: .xml)
    append("\"/>\n")
  }
}
