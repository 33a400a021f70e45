// What steps read: nodes of several slots each, such as an entry with its fields. A node is told by its key from one build
// to the next, and its slots by digests of what they hold.

package import Coding

/// A node's number in its table, from 0.
package struct NodeID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
  package static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// Slots of a node as bits. A node may have more than 64 slots; the last bit then stands for all from the 64th on.
package struct SlotMask: Sendable, Hashable {
  package var bits: UInt64

  package init(bits: UInt64 = 0) { self.bits = bits }

  package init(slot: Int) { bits = 1 << UInt64(min(slot, 63)) }

  package static let all = SlotMask(bits: .max)
  package var isEmpty: Bool { bits == 0 }
  package func intersection(_ other: SlotMask) -> SlotMask { SlotMask(bits: bits & other.bits) }
  package mutating func formUnion(_ other: SlotMask) { bits |= other.bits }

  /// The lowest slot; nil when there is none.
  package var firstSlot: Int? { bits == 0 ? nil : bits.trailingZeroBitCount }
}

/// Every node of one build with the digests of its slots.
package struct NodeTable: Sendable, Equatable {
  package private(set) var keys: [String] = []
  /// For each node a number that several share: all entries of one type. A step that read hundreds of them keeps that.
  package private(set) var groups: [Int32] = []
  /// Where each node's digests begin, and at the end their number.
  private var starts: [Int32] = [0]
  private var digests: [UInt64] = []

  package init(capacity: Int = 0) {
    keys.reserveCapacity(capacity)
    groups.reserveCapacity(capacity)
    starts.reserveCapacity(capacity + 1)
    digests.reserveCapacity(capacity * 40)
  }

  package var count: Int { keys.count }

  @discardableResult
  package mutating func add(_ key: String, group: Int, digests more: ArraySlice<UInt64>) -> NodeID {
    keys.append(key)
    groups.append(Int32(group))
    digests.append(contentsOf: more)
    starts.append(Int32(digests.count))
    return NodeID(keys.count - 1)
  }

  package func digests(of node: NodeID) -> ArraySlice<UInt64> {
    digests[Int(starts[node.index])..<Int(starts[node.index + 1])]
  }

  /// Gives a node other digests, as many as it has; with another number of them nothing is done.
  package mutating func replace(_ node: NodeID, digests new: [UInt64]) {
    guard keys.indices.contains(node.index), digests(of: node).count == new.count else { return }
    let start = Int(starts[node.index])
    digests.replaceSubrange(start..<(start + new.count), with: new)
  }

  package var byKey: [String: NodeID] {
    Dictionary(
      zip(keys, keys.indices.lazy.map(NodeID.init)), uniquingKeysWith: { first, _ in first })
  }
}

extension NodeTable {
  /// For each node of `old`, the slots that hold something else now: all of them for one that is gone.
  package static func changes(from old: NodeTable, to new: NodeTable) -> [SlotMask] {
    // Most builds change a few of thousands: nodes that kept their number need no look-up.
    var names: [String: NodeID]?
    return old.keys.indices.map { index in
      if index < new.count, old.keys[index] == new.keys[index] {
        return changes(from: old.digests(of: NodeID(index)), to: new.digests(of: NodeID(index)))
      }
      let found = names ?? new.byKey
      names = found
      guard let node = found[old.keys[index]] else { return .all }
      return changes(from: old.digests(of: NodeID(index)), to: new.digests(of: node))
    }
  }

  private static func changes(from old: ArraySlice<UInt64>, to new: ArraySlice<UInt64>) -> SlotMask {
    guard old.count == new.count else { return .all }
    var mask = SlotMask()
    for (slot, (before, after)) in zip(old, new).enumerated() where before != after {
      mask.formUnion(SlotMask(slot: slot))
    }
    return mask
  }
}

extension NodeTable {
  /// About how many bytes it takes.
  var size: Int { keys.reduce(digests.count * 8) { $0 + $1.utf8.count + 4 } }

  package func write(to writer: inout ByteWriter) {
    writer.write(keys) { $0.write($1) }
    for group in groups { writer.write(Int(group)) }
    for node in keys.indices {
      let digests = digests(of: NodeID(node))
      writer.write(unsigned: UInt64(digests.count))
      writer.write(fixed: digests)
    }
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    keys = try reader.list { (reader) throws(DamagedData) in try reader.text() }
    groups.reserveCapacity(keys.count)
    for _ in keys { groups.append(Int32(truncatingIfNeeded: try reader.integer())) }
    for _ in keys {
      let count = try reader.count()
      try reader.fixed(count, into: &digests)
      starts.append(Int32(digests.count))
    }
  }
}
