// Values as bytes, for what crosses a pipe or waits on the disk for the next build. No names, no padding: a reader must
// read in the order of the writer, and a version written beside the bytes says which order that was.

/// Writes values end to end. Integers take one byte for each seven bits (LEB128, the sign in the lowest bit).
///
/// Every other target writes through it in its inner loops; without `@usableFromInline` nothing of it is inlined there. It owns
/// bare memory and cannot be copied: an array would be asked at each byte whether somebody else holds it.
@usableFromInline
package struct ByteWriter: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  /// - Parameter capacity: bytes to make room for at first.
  package init(capacity: Int = 64) {
    self.capacity = max(capacity, 16)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  @inlinable
  package var count: Int { end }

  /// A copy of all bytes.
  package var bytes: [UInt8] { withBytes { Array($0) } }

  /// Of all bytes.
  package var digest: Digest { withBytes { Digest(of: UnsafeRawBufferPointer($0)) } }

  /// The bytes, for as long as `read` runs.
  @inlinable
  package borrowing func withBytes<T>(_ read: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    read(UnsafeBufferPointer(start: start, count: end))
  }

  /// Keeps the memory for what comes next.
  @inlinable
  package mutating func removeAll() { end = 0 }

  @inlinable @inline(__always)
  package mutating func write(byte: UInt8) {
    if end == capacity { makeRoom(for: 1) }
    start[end] = byte
    end &+= 1
  }

  @inlinable @inline(__always)
  package mutating func write(_ number: Int) {
    write(unsigned: UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
  }

  @inlinable @inline(__always)
  package mutating func write(unsigned number: UInt64) {
    if number < 0x80 { write(byte: UInt8(truncatingIfNeeded: number)) } else { write(large: number) }
  }

  @usableFromInline @inline(never)
  mutating func write(large number: UInt64) {
    if ByteWriter.longest > capacity &- end { makeRoom(for: ByteWriter.longest) }
    var (rest, index) = (number, end)
    while rest >= 0x80 {
      start[index] = UInt8(truncatingIfNeeded: rest) | 0x80
      rest >>= 7
      index &+= 1
    }
    start[index] = UInt8(truncatingIfNeeded: rest)
    end = index &+ 1
  }

  /// Bytes of the longest integer.
  private static let longest = 10

  /// Eight bytes, the lowest first: for numbers with no small values, such as digests.
  @inlinable @inline(__always)
  package mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { append($0) }
  }

  /// The same for each of them.
  package mutating func write(fixed numbers: ArraySlice<UInt64>) {
    #if _endian(little)
      numbers.withUnsafeBytes { append($0) }
    #else
      for number in numbers { write(fixed: number) }
    #endif
  }

  /// What `content` writes, behind its length of four bytes, the lowest first.
  package mutating func writeFrame(_ content: (inout ByteWriter) -> Void) {
    if 4 > capacity &- end { makeRoom(for: 4) }
    let head = end
    end += 4
    content(&self)
    let length = UInt32(end - head - 4)
    for index in 0..<4 { start[head + index] = UInt8(truncatingIfNeeded: length >> (8 * UInt32(index))) }
  }

  /// Bytes that were written by another writer, as they are.
  @inlinable
  package mutating func write(raw bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { append($0) } }

  @inlinable @inline(__always)
  package mutating func write(_ flag: Bool) { write(byte: flag ? 1 : 0) }

  package mutating func write(_ text: String) {
    // A text that is no native one is rare, and must be copied.
    guard text.utf8.withContiguousStorageIfAvailable({ write(run: UnsafeRawBufferPointer($0)) }) == nil else {
      return
    }
    var native = text
    native.withUTF8 { write(run: UnsafeRawBufferPointer($0)) }
  }

  @inlinable
  package mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write(run: $0) } }

  @inlinable
  package mutating func write(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { write(run: $0) } }

  @usableFromInline
  mutating func write(run bytes: UnsafeRawBufferPointer) {
    write(unsigned: UInt64(bytes.count))
    append(bytes)
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

  // MARK: Memory

  @inlinable @inline(__always)
  mutating func append(_ more: UnsafeRawBufferPointer) {
    guard let first = more.baseAddress else { return }
    if more.count > capacity &- end { makeRoom(for: more.count) }
    UnsafeMutableRawPointer(start + end).copyMemory(from: first, byteCount: more.count)
    end &+= more.count
  }

  @usableFromInline @inline(never)
  mutating func makeRoom(for count: Int) {
    let larger = max(capacity * 2, end + count)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: start, count: end)
    start.deallocate()
    (start, capacity) = (memory, larger)
  }
}
