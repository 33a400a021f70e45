// The records of the last build in their file, `records-…`: taken out one by one, when a page reads them.

import Coding
import Content
import HTML
import Parallel
import Schema
import Synchronization

/// The records of a library and the site's own, by number. What is read twice is taken apart once.
final class RecordShelf: Sendable {
  private let file: OpenFile
  private let places: [KeptRun]
  /// What later builds made of some of them.
  private let edited: [Int: [UInt8]]
  private let known: Mutex<[JoinedRecord?]>
  private let isDamaged = Atomic<Bool>(false)

  /// Nil when the file is of other records.
  init?(_ file: OpenFile, _ kept: KeptSite, edited: [Int: [UInt8]]) {
    var reader = ByteReader(file.read(at: 0, count: RecordShelf.headSize) ?? [])
    guard let identity = try? reader.fixed(), identity == kept.shelf.value else { return nil }
    self.file = file
    places = kept.records
    self.edited = edited
    known = Mutex(Array(repeating: nil, count: kept.records.count))
  }

  /// True when a record could not be had: what was made of it is worth nothing.
  var wasDamaged: Bool { isDamaged.load(ordering: .relaxed) }

  var count: Int { places.count }

  subscript(number: Int) -> JoinedRecord {
    if let record = known.withLock({ $0.indices.contains(number) ? $0[number] : nil }) { return record }
    guard let record = taken(number) else {
      isDamaged.store(true, ordering: .relaxed)
      return JoinedRecord(record: Record(shape: ShapeID(0), slots: []), fillings: [])
    }
    replace(number, by: record)
    return record
  }

  /// Puts another record in the place of one.
  func replace(_ number: Int, by record: JoinedRecord) {
    known.withLock { if $0.indices.contains(number) { $0[number] = record } }
  }

  private func taken(_ number: Int) -> JoinedRecord? {
    guard places.indices.contains(number), let bytes = edited[number] ?? places[number].bytes(in: file) else {
      return nil
    }
    var reader = ByteReader(bytes)
    return try? JoinedRecord(from: &reader, limit: places.count)
  }
}

/// A record and what is filled into the text of its entry. A class, because pages read thousands of slots one by one.
final class JoinedRecord: Sendable {
  let record: Record
  let fillings: [Filling]

  init(record: Record, fillings: [Filling]) {
    self.record = record
    self.fillings = fillings
  }
}

// MARK: - As bytes

extension JoinedRecord {
  func write(to writer: inout ByteWriter) {
    writer.write(natural: record.shape.index)
    writer.write(record.slots) { $1.write(to: &$0) { UInt64($0.index) } }
    writer.write(fillings) { $1.write(to: &$0) }
  }

  /// - Parameter limit: how many records there are.
  convenience init(from reader: inout ByteReader, limit: Int) throws(DamagedData) {
    let shape = ShapeID(try reader.natural())
    let slots = try reader.list { (reader) throws(DamagedData) in
      try Value(from: &reader) { (key) throws(DamagedData) in
        guard key < UInt64(limit) else { throw DamagedData() }
        return EntryID(Int(key))
      }
    }
    self.init(
      record: Record(shape: shape, slots: slots),
      fillings: try reader.list { (reader) throws(DamagedData) in try Filling(from: &reader) })
  }
}

extension RecordShelf {
  /// The identity of the records stands before them.
  private static let headSize = 8
  /// Records that are bytes at a time: the file is never in memory as a whole.
  private static let batch = 2048

  /// Writes all records of a site into a file.
  ///
  /// - Returns: where each lies, and the identity of all; a build that is killed before leaves one that fits nothing.
  static func write(
    _ records: [Record], fillings: [[Filling]], to file: OpenFile, jobs: Int
  ) throws(DiskFailure) -> (places: [KeptRun], identity: Digest) {
    try file.truncate(to: 0)
    var places: [KeptRun] = []
    places.reserveCapacity(records.count)
    var end = headSize
    for start in stride(from: 0, to: records.count, by: batch) {
      let slices = Parallel.slices(of: min(batch, records.count - start), jobs: jobs, smallest: 64) { range in
        packed(records, fillings, (start + range.lowerBound)..<(start + range.upperBound))
      }
      for slice in slices {
        try file.write(slice.bytes, at: end)
        for run in slice.runs {
          places.append(KeptRun((end + run.offset)..<(end + run.offset + run.count), digest: run.digest))
        }
        end += slice.bytes.count
      }
    }
    var writer = ByteWriter(capacity: places.count * 8)
    for place in places { writer.write(fixed: place.digest.value) }
    let identity = writer.digest
    writer.removeAll()
    writer.write(fixed: identity.value)
    try file.write(writer.bytes, at: 0)
    return (places, identity)
  }

  private static func packed(
    _ records: [Record], _ fillings: [[Filling]], _ range: Range<Int>
  ) -> (bytes: [UInt8], runs: [KeptRun]) {
    var writer = ByteWriter(capacity: range.count * 2560)
    let ranges = range.map { number in
      let start = writer.count
      JoinedRecord(record: records[number], fillings: fillings.indices.contains(number) ? fillings[number] : [])
        .write(to: &writer)
      return start..<writer.count
    }
    let bytes = writer.bytes
    return (bytes, ranges.map { KeptRun($0, digest: Digest(of: bytes[$0])) })
  }
}
