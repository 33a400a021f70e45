// Values as bytes, for what crosses a pipe or waits on the disk for the next build. No names, no padding: a reader must
// read in the order of the writer, and a version written beside the bytes says which order that was.

/// Writes values end to end. Integers take one byte for each seven bits (LEB128, the sign in the lowest bit).
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  package var count: Int { bytes.count }

  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  @inline(__always)
  package mutating func write(byte: UInt8) { bytes.append(byte) }

  package mutating func write(_ number: Int) {
    write(unsigned: UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
  }

  package mutating func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Eight bytes, the lowest first: for numbers with no small values, such as digests.
  package mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func write(_ text: String) {
    write(unsigned: UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func write(_ run: [UInt8]) { write(run[...]) }

  package mutating func write(_ run: ArraySlice<UInt8>) {
    write(unsigned: UInt64(run.count))
    bytes.append(contentsOf: run)
  }

  package mutating func write<Element>(
    _ list: some Collection<Element>, _ each: (inout ByteWriter, Element) -> Void
  ) {
    write(unsigned: UInt64(list.count))
    for element in list { each(&self, element) }
  }

  package mutating func write<Wrapped>(_ value: Wrapped?, _ some: (inout ByteWriter, Wrapped) -> Void) {
    write(value != nil)
    if let value { some(&self, value) }
  }
}
