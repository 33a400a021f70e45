// What goes over the pipes between the build and a worker process.
//
// A worker first writes its greeting. Then each request is answered by one frame, in the order of the requests. A frame is
// a length of four bytes, the lowest first, and so many bytes: a number that tells requests apart, and what
// ``FileRequest`` and ``FileAnswer`` write.

import Coding
import Diagnostics
import HTML

enum WorkerProtocol {
  /// Changes with everything that changes what the frames hold, so that no two versions talk past each other.
  static let greeting = Array("laurel markdown worker 3\n".utf8)
  static let headerLength = 4
  /// No frame is longer: a worker has less memory than two of these.
  static let frameLimit = 1 << 28
}

/// The texts of one file, to be parsed.
struct FileRequest {
  let number: Int
  /// All of one file.
  let sources: [MarkdownSource]

  init(number: Int, sources: [MarkdownSource]) {
    self.number = number
    self.sources = sources
  }

  func write(to writer: inout ByteWriter) {
    writer.write(natural: number)
    let file = sources.first?.file ?? SourceFile(path: "", bytes: [])
    writer.write(file.path)
    writer.write(file.bytes)
    writer.write(sources) { FileRequest.write($1, to: &$0) }
  }

  /// A text that is a run of the file's bytes is not sent again.
  private static func write(_ source: MarkdownSource, to writer: inout ByteWriter) {
    writer.write(source.mode == .inline)
    writer.write(source.wantsPlainText)
    writer.write(natural: source.part)
    switch source.origin {
    case .offset(let base):
      let isRun = isRun(source.text, of: source.file.bytes, at: base)
      writer.write(byte: isRun ? 0 : 1)
      writer.write(base)
      if isRun { writer.write(natural: source.text.count) } else { writer.write(source.text) }
    case .lines(let lines):
      writer.write(byte: 3)
      writer.write(lines) { writer, line in
        writer.write(line.text)
        writer.write(line.file)
      }
      writer.write(source.text)
    case .fixed(let span):
      writer.write(byte: 2)
      span.write(to: &writer)
      writer.write(source.text)
    }
  }

  private static func isRun(_ text: [UInt8], of bytes: [UInt8], at start: Int) -> Bool {
    guard start >= 0, start <= bytes.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      text.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: bytes[start...]).begins(with: $0) }
    }
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    number = try reader.natural()
    let file = SourceFile(path: try reader.text(), bytes: try reader.run())
    sources = try reader.list { (reader) throws(DamagedData) in try FileRequest.source(of: file, from: &reader) }
  }

  private static func source(of file: SourceFile, from reader: inout ByteReader) throws(DamagedData)
    -> MarkdownSource
  {
    let mode: MarkdownSource.Mode = try reader.flag() ? .inline : .block
    let wantsPlainText = try reader.flag()
    let part = try reader.natural()
    func source(_ text: [UInt8], _ origin: MarkdownSource.Origin) -> MarkdownSource {
      MarkdownSource(
        text: text, file: file, origin: origin, mode: mode, part: part, wantsPlainText: wantsPlainText)
    }
    switch try reader.byte() {
    case 0:
      let base = try reader.integer()
      let count = try reader.natural()
      guard base >= 0, base <= file.bytes.count, count <= file.bytes.count - base else { throw DamagedData() }
      return source(Array(file.bytes[base..<base + count]), .offset(base))
    case 1:
      let base = try reader.integer()
      return source(try reader.run(), .offset(base))
    case 2:
      let span = try Span(from: &reader)
      return source(try reader.run(), .fixed(span))
    case 3:
      let lines = try reader.list { (reader) throws(DamagedData) in
        MarkdownSource.Line(text: try reader.integer(), file: try reader.integer())
      }
      return source(try reader.run(), .lines(lines))
    default: throw DamagedData()
    }
  }
}

/// The documents of a request's texts, in their order.
struct FileAnswer {
  let number: Int
  let documents: [MarkdownDocument]

  init(number: Int, documents: [MarkdownDocument]) {
    self.number = number
    self.documents = documents
  }

  func write(to writer: inout ByteWriter) {
    writer.write(natural: number)
    writer.write(documents) { $1.write(to: &$0) }
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    number = try reader.natural()
    documents = try reader.list { (reader) throws(DamagedData) in try MarkdownDocument(from: &reader) }
    guard reader.isAtEnd else { throw DamagedData() }
  }
}
