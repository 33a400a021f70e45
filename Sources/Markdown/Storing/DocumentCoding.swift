// Documents as bytes.

package import Coding
import Diagnostics

extension MarkdownDocument {
  package func write(to writer: inout ByteWriter) {
    writer.write(html)
    writer.write(slots) { $1.write(to: &$0) }
    writer.write(headings) { $1.write(to: &$0) }
    writer.write(anchors) { $0.write($1) }
    writer.write(natural: words)
    writer.write(excerpt)
    writer.write(diagnostics) { $1.write(to: &$0) }
    writer.write(plainText)
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    // Nothing can fail once it is complete: it would be copied for that.
    let html = try reader.run()
    let slots = try reader.list { (reader) throws(DamagedData) in try LinkSlot(from: &reader) }
    let headings = try reader.list { (reader) throws(DamagedData) in try Heading(from: &reader) }
    let anchors = try reader.list { (reader) throws(DamagedData) in try reader.text() }
    let words = try reader.natural()
    let excerpt = try reader.text()
    let diagnostics = try reader.list { (reader) throws(DamagedData) in try Diagnostic(from: &reader) }
    let plainText = try reader.text()
    // What fills the slots cuts the HTML there, from the first to the last.
    var end = html.count
    for index in slots.indices.reversed() {
      guard slots[index].offset < end else { throw DamagedData() }
      end = slots[index].offset
    }
    self.init(
      html: html, slots: slots, headings: headings, anchors: anchors, plainText: plainText, words: words,
      excerpt: excerpt, diagnostics: diagnostics)
  }
}

extension LinkSlot {
  package func write(to writer: inout ByteWriter) {
    writer.write(natural: offset)
    writer.write(byte: kind.number)
    writer.write(destination)
    writer.write(alternative) { $0.write($1) }
    span.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    offset = try reader.natural()
    guard let kind = LinkSlot.Kind(number: try reader.byte()) else { throw DamagedData() }
    self.kind = kind
    destination = try reader.text()
    alternative = try reader.optional { (reader) throws(DamagedData) in try reader.text() }
    span = try Span(from: &reader)
  }
}

extension LinkSlot.Kind {
  fileprivate var number: UInt8 {
    switch self {
    case .link: 0
    case .image: 1
    case .figure: 2
    }
  }

  fileprivate init?(number: UInt8) {
    switch number {
    case 0: self = .link
    case 1: self = .image
    case 2: self = .figure
    default: return nil
    }
  }
}

extension MarkdownDocument.Heading {
  package func write(to writer: inout ByteWriter) {
    writer.write(byte: UInt8(clamping: level))
    writer.write(id)
    writer.write(text)
    span.write(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    level = Int(try reader.byte())
    guard 1...6 ~= level else { throw DamagedData() }
    id = try reader.text()
    text = try reader.text()
    span = try Span(from: &reader)
  }
}
