// Diagnostics as bytes, so that they can come from another process or wait for the next build. A code is written by its
// id; its texts are those of the catalogue that reads it.

package import Coding

extension Span {
  package func write(to writer: inout ByteWriter) {
    writer.write(natural: start)
    writer.write(natural: end - start)
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    let start = try reader.natural()
    let (end, overflows) = start.addingReportingOverflow(try reader.natural())
    guard !overflows else { throw DamagedData() }
    self.init(start, end)
  }
}

extension Place {
  package func write(to writer: inout ByteWriter) {
    writer.write(path)
    for number in [offset, line, column] { writer.write(natural: number) }
    writer.write(excerpt)
    writer.write(natural: caretIndent)
    writer.write(natural: caretWidth)
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    path = try reader.text()
    offset = try reader.natural()
    line = try reader.natural()
    column = try reader.natural()
    excerpt = try reader.text()
    caretIndent = try reader.natural()
    caretWidth = try reader.natural()
    // A printer writes so many blanks and carets: no more than an excerpt has room for.
    guard caretIndent <= excerpt.utf8.count, caretWidth <= max(1, excerpt.utf8.count) else { throw DamagedData() }
  }
}

extension Diagnostic {
  package func write(to writer: inout ByteWriter) {
    writer.write(code.id)
    writer.write(message)
    writer.write(place) { $1.write(to: &$0) }
    writer.write(hint) { $0.write($1) }
    writer.write(notes) { $1.write(to: &$0) }
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    guard let code = Code.withID[try reader.text()] else { throw DamagedData() }
    self.code = code
    message = try reader.text()
    place = try reader.optional { (reader) throws(DamagedData) in try Place(from: &reader) }
    hint = try reader.optional { (reader) throws(DamagedData) in try reader.text() }
    notes = try reader.list { (reader) throws(DamagedData) in try Note(from: &reader) }
  }
}

extension Diagnostic.Note {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(message)
    writer.write(place) { $1.write(to: &$0) }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    message = try reader.text()
    place = try reader.optional { (reader) throws(DamagedData) in try Place(from: &reader) }
  }
}

extension Code {
  fileprivate static let withID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}
