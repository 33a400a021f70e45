// What the search page looks through, as a script: a page opened from a file share may load a script, but not fetch JSON.
// Titles, summaries, kinds and tags of the edition's published entries; no text, and nothing that is not in the library.

package import Content
import HTML
package import Schema

package enum SearchIndex {
  /// The name of the file at the site's root. The addresses in it count from there.
  package static let name = "search-index.js"

  /// One line an entry, in the order of the library.
  ///
  /// - Parameter linksToFiles: whether addresses name the file itself, for a portal that no server serves.
  package static func script(of library: Library, linksToFiles: Bool) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 64 + library.entries.count * 320)
    buffer.append("\"use strict\";\nconst searchIndex = [")
    var separator = "\n"
    let records = library.records
    for entry in library.entries where !entry.isArchived {
      buffer.append(separator)
      separator = ",\n"
      append(
        records[entry.id.index], to: &buffer, linksToFiles: linksToFiles, record: { records[$0.index] })
    }
    buffer.append("\n];\n")
    return buffer.bytes
  }

  /// The line of one entry, without what separates it from others. No line holds another.
  ///
  /// - Parameter record: gives the record of a tag.
  package static func line(of entry: Record, linksToFiles: Bool, record: (EntryID) -> Record) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 512)
    append(entry, to: &buffer, linksToFiles: linksToFiles, record: record)
    return buffer.bytes
  }

  private static func append(
    _ entry: Record, to buffer: inout ByteBuffer, linksToFiles: Bool, record: (EntryID) -> Record
  ) {
    let path = entry.path
    buffer.append("{\"url\":\"")
    buffer.append(linksToFiles ? SitePath(path.file) : path, relativeFrom: SitePath(""))
    buffer.append("\",\"type\":")
    buffer.appendJSON(text: entry.typeTitle)
    buffer.append(",\"title\":")
    buffer.appendJSON(text: entry.text(of: .title))
    buffer.append(",\"summary\":")
    buffer.appendJSON(text: entry.text(of: .summary))
    buffer.append(",\"tags\":")
    buffer.appendJSON(texts: entry.tags(record).lazy.map(\.name))
    buffer.append("}")
  }
}
