// The text of an entry below its front matter: what the rest of the site wants to know of it is at hand; the text itself,
// which only the entry's own page shows, may wait in a file until that page is made.

package import Coding
package import Markdown

/// A body, rendered, with everything but its HTML at hand.
package struct EntryBody: Sendable {
  package let text: BodyText
  /// Of the HTML.
  package let digest: Digest
  /// The links and pictures to be filled in, ordered by offset.
  package let slots: [LinkSlot]
  package let headings: [MarkdownDocument.Heading]
  /// Every id in the HTML.
  package let anchors: [String]
  package let words: Int
  package let readingMinutes: Int
  package let excerpt: String
  /// False for a text that could not be read, which is told: nothing can be missing in it.
  package let isRead: Bool

  init(_ document: MarkdownDocument, isRead: Bool) {
    self.isRead = isRead
    text = .held(document.html)
    digest = Digest(of: document.html)
    slots = document.slots
    headings = document.headings
    anchors = document.anchors
    words = document.words
    readingMinutes = document.readingMinutes
    excerpt = document.excerpt
  }

  private init(_ body: EntryBody, text: BodyText) {
    self.text = text
    digest = body.digest
    slots = body.slots
    headings = body.headings
    anchors = body.anchors
    words = body.words
    readingMinutes = body.readingMinutes
    excerpt = body.excerpt
    isRead = body.isRead
  }

  func with(text: BodyText) -> EntryBody { EntryBody(self, text: text) }
}

/// Where a body's HTML is.
package enum BodyText: Sendable {
  case held([UInt8])
  case stored(StoredText)
}

/// A place in the file of bodies, in bytes.
package struct StoredText: Sendable, Hashable {
  package let offset: Int
  package let count: Int

  package init(offset: Int, count: Int) {
    self.offset = offset
    self.count = count
  }
}

// MARK: - As bytes

extension EntryBody {
  /// Everything but the text.
  func write(to writer: inout ByteWriter) {
    writer.write(fixed: digest.value)
    writer.write(slots) { $1.write(to: &$0) }
    writer.write(headings) { $1.write(to: &$0) }
    writer.write(anchors) { $0.write($1) }
    writer.write(words)
    writer.write(readingMinutes)
    writer.write(excerpt)
    writer.write(isRead)
  }

  init(from reader: inout ByteReader, text: BodyText) throws(DamagedData) {
    self.text = text
    digest = Digest(value: try reader.fixed())
    slots = try reader.list { (reader) throws(DamagedData) in try LinkSlot(from: &reader) }
    headings = try reader.list { (reader) throws(DamagedData) in try MarkdownDocument.Heading(from: &reader) }
    anchors = try reader.list { (reader) throws(DamagedData) in try reader.text() }
    words = try reader.integer()
    readingMinutes = try reader.integer()
    excerpt = try reader.text()
    isRead = try reader.flag()
  }
}
