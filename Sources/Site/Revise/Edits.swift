// What builds changed after the one that wrote the graph: `edits-…` in the memo. It is small and written whole each time,
// so that an edit of one page need not write the graph of all anew.

import BuildGraph
import Coding
import Content
import Schema

struct Edits: Sendable {
  /// Of the state that it goes on from.
  let base: Digest
  /// As in ``PublishedState``.
  var listing: Digest
  var isSettled: Bool
  /// By number of the content file.
  var files: [Int: KeptListing.KeptFile] = [:]
  /// By number of the step.
  var steps: [Int: EditedStep] = [:]
  /// By number of the record.
  var entries: [Int: EditedEntry] = [:]
  /// How many bytes it was written as.
  private(set) var size = 0

  init(base: Digest, listing: Digest) {
    self.base = base
    self.listing = listing
    isSettled = false
  }

  /// The name of the file for an output folder.
  static func name(for output: String) -> String { PublishedState.name("edits", for: output) }

  /// Larger than this, in bytes, it is time to write the graph anew.
  static let limit = 4 << 20
}

/// A step that was run again.
struct EditedStep: Sendable {
  let record: StepRecord
  /// Of its file.
  let signature: FileSignature
}

/// An entry that was read again.
struct EditedEntry: Sendable {
  /// The digests of its slots.
  let digests: [UInt64]
  /// A ``JoinedRecord``.
  let record: [UInt8]
  /// As in the file `facts`.
  let facts: [UInt8]
  let html: [UInt8]
}

// MARK: - As bytes

extension Edits {
  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: size + 1 << 16)
    writer.write(fixed: base.value)
    writer.write(fixed: listing.value)
    writer.write(isSettled)
    writer.write(files.sorted { $0.key < $1.key }) { writer, item in
      writer.write(natural: item.key)
      item.value.write(to: &writer)
    }
    writer.write(steps.sorted { $0.key < $1.key }) { writer, item in
      writer.write(natural: item.key)
      item.value.record.write(to: &writer)
      item.value.signature.write(to: &writer)
    }
    writer.write(entries.sorted { $0.key < $1.key }) { writer, item in
      writer.write(natural: item.key)
      writer.write(item.value.digests) { $0.write(fixed: $1) }
      for run in [item.value.record, item.value.facts, item.value.html] { writer.write(run) }
    }
    return writer.bytes
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    size = reader.remaining
    base = Digest(value: try reader.fixed())
    listing = Digest(value: try reader.fixed())
    isSettled = try reader.flag()
    for _ in 0..<(try reader.count()) { files[try reader.natural()] = try KeptListing.KeptFile(from: &reader) }
    for _ in 0..<(try reader.count()) {
      steps[try reader.natural()] = EditedStep(
        record: try StepRecord(from: &reader), signature: try FileSignature(from: &reader))
    }
    for _ in 0..<(try reader.count()) {
      entries[try reader.natural()] = EditedEntry(
        digests: try reader.list { (reader) throws(DamagedData) in try reader.fixed() }, record: try reader.run(),
        facts: try reader.run(), html: try reader.run())
    }
  }
}
