// Fields as authors wrote them, as bytes: what the memo keeps of a front matter.

package import Coding
import Diagnostics

extension [SourceField] {
  /// Each is written where it lies: one that is handed on is copied with all that it holds.
  package func write(to writer: inout ByteWriter) {
    writer.write(unsigned: UInt64(count))
    for index in indices {
      writer.write(self[index].span.start)
      writer.write(self[index].span.end - self[index].span.start)
      switch self[index].content {
      case .absent: writer.write(byte: 0)
      case .value(let value):
        writer.write(byte: 1)
        value.write(to: &writer, entry: { UInt64($0.index) })
      case .reference(let slug): writer.write(2, slug)
      case .markdown(let text): writer.write(3, text)
      case .inlineMarkdown(let text): writer.write(4, text)
      case .image(let source, let alternative):
        writer.write(5, source)
        writer.write(alternative) { $0.write($1) }
      case .list(let items):
        writer.write(byte: 6)
        items.write(to: &writer)
      case .record(let parts):
        writer.write(byte: 7)
        parts.write(to: &writer)
      }
    }
  }
}

extension SourceField {
  package init(from reader: inout ByteReader) throws(DamagedData) {
    try self.init(from: &reader, depth: 0)
  }

  /// No field kind nests deeper; damaged bytes could.
  private static let deepest = 64

  private init(from reader: inout ByteReader, depth: Int) throws(DamagedData) {
    guard depth < SourceField.deepest else { throw DamagedData() }
    let start = try reader.integer()
    let length = try reader.integer()
    let (end, overflows) = start.addingReportingOverflow(length)
    guard start >= 0, length >= 0, !overflows else { throw DamagedData() }
    self.init(try SourceField.content(from: &reader, depth: depth), at: Span(start, end))
  }

  private static func content(from reader: inout ByteReader, depth: Int) throws(DamagedData) -> SourceContent {
    switch try reader.byte() {
    case 0: return .absent
    case 1: return .value(try Value(scalarFrom: &reader))
    case 2: return .reference(slug: try reader.text())
    case 3: return .markdown(try reader.text())
    case 4: return .inlineMarkdown(try reader.text())
    case 5:
      return .image(
        source: try reader.text(),
        alternative: try reader.optional { (reader) throws(DamagedData) in try reader.text() })
    case 6: return .list(try fields(from: &reader, depth: depth))
    case 7: return .record(try fields(from: &reader, depth: depth))
    default: throw DamagedData()
    }
  }

  private static func fields(from reader: inout ByteReader, depth: Int) throws(DamagedData) -> [SourceField] {
    try reader.list { (reader) throws(DamagedData) in try SourceField(from: &reader, depth: depth + 1) }
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ tag: UInt8, _ text: String) {
    write(byte: tag)
    write(text)
  }
}
