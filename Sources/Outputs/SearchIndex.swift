// What the search page looks through, as a script: a page opened from a file share may load a script, but not fetch JSON.
// Titles, summaries, kinds and tags of the edition's published entries; no text, and nothing that is not in the library.

package import Content
import HTML
import Schema

package enum SearchIndex {
  /// The name of the file at the site's root. The addresses in it count from there.
  package static let name = "search-index.js"

  /// One line an entry, in the order of the library.
  ///
  /// - Parameter linksToFiles: whether addresses name the file itself, for a portal that no server serves.
  package static func script(of library: Library, linksToFiles: Bool) -> [UInt8] {
    let types = library.model.types.map { type in
      var buffer = ByteBuffer()
      buffer.appendJSON(text: type.title)
      return buffer.bytes
    }
    let root = SitePath("")
    var buffer = ByteBuffer(capacity: 64 + library.entries.count * 320)
    buffer.append("\"use strict\";\nconst searchIndex = [")
    var separator = "\n"
    for entry in library.entries where !entry.isArchived {
      buffer.append(separator)
      separator = ",\n"
      buffer.append("{\"url\":\"")
      buffer.append(linksToFiles ? SitePath(entry.path.file) : entry.path, relativeFrom: root)
      buffer.append("\",\"type\":")
      buffer.append(types[entry.entry.type.index])
      buffer.append(",\"title\":")
      buffer.appendJSON(text: entry.entry.text(of: .title))
      buffer.append(",\"summary\":")
      buffer.appendJSON(text: entry.entry.text(of: .summary))
      buffer.append(",\"tags\":")
      buffer.appendJSON(texts: library.tags(of: entry.id).lazy.map(\.name))
      buffer.append("}")
    }
    buffer.append("\n];\n")
    return buffer.bytes
  }
}
