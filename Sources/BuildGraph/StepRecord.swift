// What is remembered of a step: what it was made of, what it read, what came out, and what the caller adds to that.

package import Coding

/// One step of the last build.
package struct StepRecord: Sendable, Equatable {
  /// Names the step from one build to the next: its file in the output.
  package let name: String
  /// Digests of what the step is made of, besides what it reads: its template, its subject.
  package let inputs: [Digest]
  package let reads: ReadSet
  /// Of the bytes it made.
  package let output: Digest
  /// What the caller wants back when the step is skipped: its diagnostics, its links.
  package let notes: [UInt8]
  /// As it was read, for a record that is written again unchanged: most are.
  private let raw: ArraySlice<UInt8>?

  package init(name: String, inputs: [Digest], reads: ReadSet, output: Digest, notes: [UInt8]) {
    self.name = name
    self.inputs = inputs
    self.reads = reads
    self.output = output
    self.notes = notes
    raw = nil
  }

  package static func == (left: StepRecord, right: StepRecord) -> Bool {
    left.name == right.name && left.inputs == right.inputs && left.reads == right.reads
      && left.output == right.output
      && left.notes == right.notes
  }
}

/// The slots of nodes that a step read.
package struct ReadSet: Sendable, Equatable {
  /// Ordered by node.
  package let nodes: [Read<NodeID>]
  /// Slots read of any member of a group, and of all that come.
  package let groups: [Read<Int32>]

  package struct Read<Subject: Sendable & Equatable>: Sendable, Equatable {
    package let subject: Subject
    package let mask: SlotMask
  }

  package static let none = ReadSet(nodes: [], groups: [])

  private init(nodes: [Read<NodeID>], groups: [Read<Int32>]) {
    self.nodes = nodes
    self.groups = groups
  }

  /// More reads of one group's members than this are kept as a read of the group: a page that searches through all
  /// entries of a type is made again when any of them changes in what it looked at, and the list of reads stays short.
  package static let groupLimit = 200

  /// - Parameter reads: each node once.
  package init(_ reads: [(node: NodeID, mask: SlotMask)], in table: NodeTable) {
    let reads = reads.sorted { $0.node < $1.node }
    guard reads.count > ReadSet.groupLimit else {
      self.init(nodes: reads.map { Read(subject: $0.node, mask: $0.mask) }, groups: [])
      return
    }
    var counts: [Int32: Int] = [:]
    for read in reads { counts[table.groups[read.node.index], default: 0] += 1 }
    let large = counts.filter { $0.value > ReadSet.groupLimit }
    var masks: [Int32: SlotMask] = [:]
    var single: [Read<NodeID>] = []
    for read in reads {
      let group = table.groups[read.node.index]
      if large[group] == nil {
        single.append(Read(subject: read.node, mask: read.mask))
      } else {
        masks[group, default: SlotMask()].formUnion(read.mask)
      }
    }
    self.init(
      nodes: single, groups: masks.sorted { $0.key < $1.key }.map { Read(subject: $0.key, mask: $0.value) })
  }
}

extension StepRecord {
  /// The record in the numbers of another table; nodes that are gone are left out.
  ///
  /// - Parameter numbers: for each node its new number, -1 for one that is gone.
  package func renumbered(_ numbers: [Int32]) -> StepRecord {
    StepRecord(name: name, inputs: inputs, reads: reads.renumbered(numbers), output: output, notes: notes)
  }

  package func write(to writer: inout ByteWriter) {
    if let raw { return writer.write(raw: raw) }
    writer.write(name)
    writer.write(inputs) { $0.write(fixed: $1.value) }
    reads.write(to: &writer)
    writer.write(fixed: output.value)
    writer.write(notes)
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    let start = reader.remaining
    name = try reader.text()
    inputs = try reader.list { (reader) throws(DamagedData) in Digest(value: try reader.fixed()) }
    reads = try ReadSet(from: &reader)
    output = Digest(value: try reader.fixed())
    notes = try reader.run()
    raw = reader.bytes(since: start)
  }
}

extension ReadSet {
  fileprivate func renumbered(_ numbers: [Int32]) -> ReadSet {
    let moved = nodes.compactMap { read -> Read<NodeID>? in
      guard numbers.indices.contains(read.subject.index), numbers[read.subject.index] >= 0 else { return nil }
      return Read(subject: NodeID(Int(numbers[read.subject.index])), mask: read.mask)
    }
    return ReadSet(nodes: moved.sorted { $0.subject < $1.subject }, groups: groups)
  }

  /// Nodes as differences, which are small.
  fileprivate func write(to writer: inout ByteWriter) {
    var last = 0
    writer.write(nodes) { writer, read in
      writer.write(unsigned: UInt64(read.subject.index - last))
      writer.write(unsigned: read.mask.bits)
      last = read.subject.index
    }
    writer.write(groups) { writer, read in
      writer.write(Int(read.subject))
      writer.write(unsigned: read.mask.bits)
    }
  }

  fileprivate init(from reader: inout ByteReader) throws(DamagedData) {
    let count = try reader.count()
    var nodes: [Read<NodeID>] = []
    nodes.reserveCapacity(count)
    var last = 0
    for _ in 0..<count {
      last += Int(truncatingIfNeeded: try reader.unsigned() & 0xFFFF_FFFF)
      nodes.append(Read(subject: NodeID(last), mask: SlotMask(bits: try reader.unsigned())))
    }
    let groups = try reader.list { (reader) throws(DamagedData) in
      Read(subject: Int32(truncatingIfNeeded: try reader.integer()), mask: SlotMask(bits: try reader.unsigned()))
    }
    self.init(nodes: nodes, groups: groups)
  }
}
