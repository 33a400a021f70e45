// An entry as it was read, as bytes: what the memo of a build keeps of a content file, so that the next build need not
// read it again. Types are written by their number: a memo holds only for the content model it was made with.

package import Coding
package import Diagnostics
import Markdown
import Schema

/// What came of reading one content file.
package struct ReadEntry: Sendable {
  /// Nil for a file that is no entry.
  package let entry: Entry?
  package let diagnostics: [Diagnostic]

  init(entry: Entry?, diagnostics: [Diagnostic]) {
    self.entry = entry
    self.diagnostics = diagnostics
  }
}

extension ReadEntry {
  /// The same with the body's text in a file, and the source read only when it is to be shown.
  package func stored(_ text: StoredText, source: SourceFile) -> ReadEntry {
    ReadEntry(entry: entry?.stored(text, source: source), diagnostics: diagnostics)
  }

  /// Writes everything but the body's text, whose place is written before it: ``StoredText/bytes``.
  package func write(to writer: inout ByteWriter) {
    writer.write(diagnostics) { $1.write(to: &$0) }
    writer.write(entry) { $1.write(to: &$0) }
  }

  package init(from reader: inout ByteReader, source: SourceFile) throws(DamagedData) {
    let text = BodyText.stored(try StoredText(from: &reader))
    diagnostics = try reader.list { (reader) throws(DamagedData) in try Diagnostic(from: &reader) }
    entry = try reader.optional { (reader) throws(DamagedData) in
      try Entry(from: &reader, text: text, source: source)
    }
  }
}

extension StoredText {
  package var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 16)
    for number in [offset, count] { writer.write(number) }
    return writer.bytes
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    self.init(offset: try reader.integer(), count: try reader.integer())
  }
}

extension Entry {
  fileprivate func stored(_ text: StoredText, source: SourceFile) -> Entry {
    Entry(
      source: source, type: type, slug: slug, fields: fields, body: body.with(text: .stored(text)),
      fragments: fragments, claims: claims, matters: matters)
  }

  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(type.index)
    writer.write(slug)
    fields.write(to: &writer)
    body.write(to: &writer)
    writer.write(fragments) { $1.write(to: &$0) }
    writer.write(claims) { $1.write(to: &$0) }
    writer.write(matters) { $1.write(to: &$0) }
  }

  fileprivate convenience init(from reader: inout ByteReader, text: BodyText, source: SourceFile)
    throws(DamagedData)
  {
    self.init(
      source: source, type: TypeID(try reader.integer()), slug: try reader.text(),
      fields: try reader.list { (reader) throws(DamagedData) in try SourceField(from: &reader) },
      body: try EntryBody(from: &reader, text: text),
      fragments: try reader.list { (reader) throws(DamagedData) in try MarkdownDocument(from: &reader) },
      claims: try reader.list { (reader) throws(DamagedData) in try CausalClaim(from: &reader) },
      matters: try reader.list { (reader) throws(DamagedData) in try PersonalMatter(from: &reader) })
  }
}

extension CausalClaim {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(phrase)
    writer.write(span.start)
    writer.write(span.end)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    self.init(phrase: try reader.text(), span: Span(try reader.integer(), try reader.integer()))
  }
}

extension PersonalMatter {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(word)
    writer.write(span.start)
    writer.write(span.end)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    self.init(word: try reader.text(), span: Span(try reader.integer(), try reader.integer()))
  }
}
