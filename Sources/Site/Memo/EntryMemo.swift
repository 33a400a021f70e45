// Content files as they were read by an earlier build, so that only changed ones are read again.
//
// `entries` lists the files with their signatures and digests; `facts` holds what each said, but for the bodies, which lie
// in `bodies`. The last two are only ever lengthened, so a list always finds what it names, also after a build was killed.

import Coding
import Content
import Diagnostics
import Schema

/// One content file in the memo.
struct RememberedFile: Sendable {
  let signature: FileSignature
  /// False when the file could have changed after it was read without its signature showing it.
  let isSettled: Bool
  let content: Digest
  /// Where in `facts`, in bytes.
  let facts: Range<Int>
  /// Of the facts.
  let digest: Digest
}

struct EntryMemo: Sendable {
  /// Of the content model that the entries were read by.
  let model: Digest
  /// As they were found. Of names that differ in NFC and NFD only, the last stands for the path.
  private(set) var files: [(path: String, file: RememberedFile)] = []
  /// How much of the two files is in use, in bytes.
  private(set) var factsEnd = 0
  private(set) var bodiesEnd = 0
  /// How much of that is of files that are no more, or have changed.
  private(set) var waste = 0

  static let name = "entries"

  init(model: Digest) { self.model = model }

  var byPath: [String: RememberedFile] { Dictionary(files.map { ($0.path, $0.file) }, uniquingKeysWith: { $1 }) }

  mutating func add(_ file: RememberedFile, as path: String) { files.append((path, file)) }

  mutating func grow(facts: Int, bodies: Int, waste more: Int) {
    factsEnd += facts
    bodiesEnd += bodies
    waste += more
  }

  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: files.count * 96)
    writer.write(fixed: model.value)
    for number in [factsEnd, bodiesEnd, waste] { writer.write(number) }
    writer.write(files) { writer, item in
      writer.write(item.path)
      item.file.write(to: &writer)
    }
    return writer.bytes
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    model = Digest(value: try reader.fixed())
    factsEnd = try reader.integer()
    bodiesEnd = try reader.integer()
    waste = try reader.integer()
    let count = try reader.count()
    files.reserveCapacity(count)
    for _ in 0..<count { files.append((try reader.text(), try RememberedFile(from: &reader))) }
  }
}

extension FileSignature {
  func write(to writer: inout ByteWriter) {
    writer.write(size)
    writer.write(modified)
    writer.write(unsigned: inode)
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    self.init(size: try reader.integer(), modified: try reader.integer(), inode: try reader.unsigned())
  }
}

extension RememberedFile {
  fileprivate func write(to writer: inout ByteWriter) {
    signature.write(to: &writer)
    writer.write(isSettled)
    writer.write(fixed: content.value)
    writer.write(facts.lowerBound)
    writer.write(facts.count)
    writer.write(fixed: digest.value)
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    signature = try FileSignature(from: &reader)
    isSettled = try reader.flag()
    content = Digest(value: try reader.fixed())
    let start = try reader.integer()
    let (end, overflows) = start.addingReportingOverflow(try reader.integer())
    guard !overflows, start >= 0, end >= start else { throw DamagedData() }
    facts = start..<end
    digest = Digest(value: try reader.fixed())
  }
}
