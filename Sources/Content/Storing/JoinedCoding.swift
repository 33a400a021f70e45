// What joining adds to entries, as bytes: what is filled into their texts, and who has withdrawn consent.

package import Coding
import HTML
import Schema

extension Filling {
  package func write(to writer: inout ByteWriter) {
    writer.write(natural: offset)
    writer.write(target)
    writer.write(size) { writer, size in
      writer.write(size.width)
      writer.write(size.height)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    offset = try reader.natural()
    target = try reader.sitePath()
    size = try reader.optional { (reader) throws(DamagedData) in
      PixelSize(width: try reader.integer(), height: try reader.integer())
    }
  }
}

extension WithdrawnPerson {
  package func write(to writer: inout ByteWriter) {
    writer.write(names) { $0.write($1) }
    writer.write(slug)
    writer.write(source)
    writer.write(namesakes) { $0.write($1) }
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    names = try reader.list { (reader) throws(DamagedData) in try reader.text() }
    slug = try reader.text()
    source = try reader.text()
    namesakes = try reader.list { (reader) throws(DamagedData) in try reader.text() }
  }
}
