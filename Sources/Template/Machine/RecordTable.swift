// What the library offers to a render: every record by its number, and the texts of entries, which are fetched only when
// a page shows them. Every read of a render passes `slot(_:of:)`, where it is noted.

package import HTML
package import Schema

/// The records of all entries, and of what else has a number in the library.
package struct RecordTable: Sendable {
  package let count: Int
  /// All of them by number; empty where they are fetched.
  private let records: [Record]
  private let fetched: (@Sendable (EntryID) -> Record)?
  /// The text of an entry, which its record does not hold.
  private let body: @Sendable (EntryID) -> SafeHTML

  /// - Parameter body: asked for the slot `body` of entries.
  package init(_ records: [Record], body: @escaping @Sendable (EntryID) -> SafeHTML) {
    count = records.count
    self.records = records
    fetched = nil
    self.body = body
  }

  /// Records that are fetched when they are read.
  ///
  /// - Parameter record: asked for numbers below `count`, as often as a slot is read.
  package init(
    count: Int, record: @escaping @Sendable (EntryID) -> Record, body: @escaping @Sendable (EntryID) -> SafeHTML
  ) {
    self.count = count
    records = []
    fetched = record
    self.body = body
  }

  /// Records that hold their texts themselves.
  package init(_ records: [Record]) {
    self.init(records) { id in
      guard case .html(let html)? = records[id.index].slots.dropFirst(PageSlot.body.rawValue).first else {
        return .empty
      }
      return html
    }
  }

  /// The slot of the entry with this number; none where there is no such thing.
  func slot(_ slot: Int, of id: EntryID) -> Value {
    guard id.index < count else { return .none }
    let value: Value
    if let fetched {
      let slots = fetched(id).slots
      guard slot < slots.count else { return .none }
      value = slots[slot]
    } else {
      guard slot < records[id.index].slots.count else { return .none }
      value = records[id.index].slots[slot]
    }
    if case .html = value, slot == PageSlot.body.rawValue { return .html(body(id)) }
    return value
  }

  /// The shape of the entry with this number; nil where there is no such thing.
  func shape(of id: EntryID) -> ShapeID? {
    guard id.index < count else { return nil }
    return fetched.map { $0(id).shape } ?? records[id.index].shape
  }

  /// How many slots the entry with this number has; 0 where there is no such thing.
  func slotCount(of id: EntryID) -> Int {
    guard id.index < count else { return 0 }
    return fetched.map { $0(id).slots.count } ?? records[id.index].slots.count
  }
}

/// Notes what a render reads, for whoever wants to know when the page must be made again. One thread's own.
package final class ReadRecorder {
  private let recordCount: Int
  /// For each record of the table the slots read, as bits, the last bit for all from the 64th on; then the globals. Bare memory,
  /// because each read of a render comes by here: an array of a class is checked for other users each time.
  private let masks: UnsafeMutablePointer<UInt64>
  @exclusivity(unchecked) private var touched: [Int] = []
  private var files: Set<String> = []

  package init(recordCount: Int) {
    self.recordCount = recordCount
    masks = .allocate(capacity: recordCount + 1)
    masks.initialize(repeating: 0, count: recordCount + 1)
  }

  deinit { masks.deallocate() }

  @inline(__always)
  func note(_ slot: Int, of id: EntryID) {
    guard id.index >= 0, id.index < recordCount else { return }
    if masks[id.index] == 0 { touched.append(id.index) }
    masks[id.index] |= 1 << UInt64(min(slot, 63))
  }

  /// Notes the read of a list of ``TemplateEnvironment/globals``.
  @inline(__always)
  func note(global index: Int) { masks[recordCount] |= 1 << UInt64(min(index, 63)) }

  /// Notes what was read before, when the same was made.
  func note(_ records: ArraySlice<(id: EntryID, slots: UInt64)>, globals: UInt64) {
    for (id, slots) in records {
      guard id.index >= 0, id.index < recordCount else { continue }
      if masks[id.index] == 0 { touched.append(id.index) }
      masks[id.index] |= slots
    }
    masks[recordCount] |= globals
  }

  /// Notes that a page names a file of the theme.
  package func note(file name: String) { files.insert(name) }

  /// What was noted since the last time.
  package func take() -> Reads {
    // Whoever keeps them wants them in order, and numbers alone are ordered quickest.
    touched.sort()
    let reads = Reads(
      records: touched.map { (EntryID($0), masks[$0]) }, globals: masks[recordCount], files: files.sorted())
    for index in touched { masks[index] = 0 }
    touched.removeAll(keepingCapacity: true)
    masks[recordCount] = 0
    if !files.isEmpty { files.removeAll(keepingCapacity: true) }
    return reads
  }
}

/// What one render read.
package struct Reads: Sendable {
  /// Each record once, in order, with the slots as bits.
  package let records: [(id: EntryID, slots: UInt64)]
  /// The globals as bits.
  package let globals: UInt64
  /// Files of the theme, by name.
  package let files: [String]
}
