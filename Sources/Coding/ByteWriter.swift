// Values as bytes, for what crosses a pipe or waits on the disk for the next build. No names, no padding: a reader must
// read in the order of the writer, and a version written beside the bytes says which order that was.

/// Writes values end to end. Integers take one byte for each seven bits (LEB128, the sign in the lowest bit).
///
/// Every other target writes through it in its inner loops; without `@usableFromInline` nothing of it is inlined there.
@usableFromInline
package struct ByteWriter: Sendable {
  @inlinable
  package var bytes: [UInt8] { run }
  @usableFromInline var run: [UInt8] = []

  @inlinable
  package init() {}

  @inlinable
  package init(capacity: Int) { run.reserveCapacity(capacity) }

  @inlinable
  package var count: Int { run.count }

  @inlinable
  package mutating func removeAll() { run.removeAll(keepingCapacity: true) }

  @inlinable @inline(__always)
  package mutating func write(byte: UInt8) { run.append(byte) }

  @inlinable
  package mutating func write(_ number: Int) {
    write(unsigned: UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
  }

  @inlinable
  package mutating func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      run.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    run.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Eight bytes, the lowest first: for numbers with no small values, such as digests.
  @inlinable
  package mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { run.append(contentsOf: $0) }
  }

  /// The same for each of them.
  package mutating func write(fixed numbers: ArraySlice<UInt64>) {
    #if _endian(little)
      numbers.withUnsafeBytes { run.append(contentsOf: $0) }
    #else
      for number in numbers { write(fixed: number) }
    #endif
  }

  /// What `content` writes, behind its length of four bytes, the lowest first.
  package mutating func writeFrame(_ content: (inout ByteWriter) -> Void) {
    let start = run.count
    run.append(contentsOf: repeatElement(0, count: 4))
    content(&self)
    let length = UInt32(run.count - start - 4)
    for index in 0..<4 { run[start + index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
  }

  /// Bytes that were written by another writer, as they are.
  @inlinable
  package mutating func write(raw bytes: ArraySlice<UInt8>) { run.append(contentsOf: bytes) }

  @inlinable
  package mutating func write(_ flag: Bool) { run.append(flag ? 1 : 0) }

  @inlinable
  package mutating func write(_ text: String) {
    write(unsigned: UInt64(text.utf8.count))
    run.append(contentsOf: text.utf8)
  }

  @inlinable
  package mutating func write(_ bytes: [UInt8]) { write(bytes[...]) }

  @inlinable
  package mutating func write(_ bytes: ArraySlice<UInt8>) {
    write(unsigned: UInt64(bytes.count))
    run.append(contentsOf: bytes)
  }

  @inlinable @inline(__always)
  package mutating func write<Element>(
    _ list: some Collection<Element>, _ each: (inout ByteWriter, Element) -> Void
  ) {
    write(unsigned: UInt64(list.count))
    for element in list { each(&self, element) }
  }

  @inlinable @inline(__always)
  package mutating func write<Wrapped>(_ value: Wrapped?, _ some: (inout ByteWriter, Wrapped) -> Void) {
    write(value != nil)
    if let value { some(&self, value) }
  }
}
