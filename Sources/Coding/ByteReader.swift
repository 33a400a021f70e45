// Reads what ``ByteWriter`` wrote. The bytes may come from a damaged file or a broken pipe: nothing is believed before it
// is checked, and the answer to everything that cannot be is ``DamagedData``.

/// The bytes are not what was written: cut off, changed, or of another version.
@usableFromInline
package struct DamagedData: Error, Sendable, Hashable {
  @inlinable
  package init() {}
}

/// Reads values from bytes, front to back.
@usableFromInline
package struct ByteReader: Sendable {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline var position: Int
  @usableFromInline let end: Int

  @inlinable
  package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  /// - Parameter range: the part of `bytes` to read; what lies outside of them is cut off.
  @inlinable
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = min(max(0, range.upperBound), bytes.count)
    position = min(max(0, range.lowerBound), end)
  }

  @inlinable
  package var isAtEnd: Bool { position == end }
  /// Bytes that are still to be read.
  @inlinable
  package var remaining: Int { end - position }

  @inlinable @inline(__always)
  package mutating func byte() throws(DamagedData) -> UInt8 {
    guard position < end else { throw DamagedData() }
    defer { position += 1 }
    return bytes[position]
  }

  @inlinable
  package mutating func integer() throws(DamagedData) -> Int {
    let bits = try unsigned()
    let number = Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
    return Int(truncatingIfNeeded: number)
  }

  @inlinable
  package mutating func unsigned() throws(DamagedData) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 64 else { throw DamagedData() }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  @inlinable
  package mutating func fixed() throws(DamagedData) -> UInt64 {
    guard remaining >= 8 else { throw DamagedData() }
    defer { position += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  /// So many of them, put behind those that are there.
  @inlinable
  package mutating func fixed(_ count: Int, into numbers: inout [UInt64]) throws(DamagedData) {
    guard remaining / 8 >= count else { throw DamagedData() }
    bytes.withUnsafeBytes { bytes in
      for number in 0..<count {
        numbers.append(
          UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position + number * 8, as: UInt64.self)))
      }
    }
    position += count * 8
  }

  @inlinable
  package mutating func flag() throws(DamagedData) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw DamagedData()
    }
  }

  @inlinable
  package mutating func text() throws(DamagedData) -> String {
    let range = try range()
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  @inlinable
  package mutating func run() throws(DamagedData) -> [UInt8] { Array(bytes[try range()]) }

  /// What was read since there were so many bytes left.
  @inlinable
  package func bytes(since remaining: Int) -> ArraySlice<UInt8> { bytes[max(0, end - remaining)..<position] }

  /// A length and so many bytes, as their place among all bytes.
  @inlinable
  package mutating func range() throws(DamagedData) -> Range<Int> {
    let count = try count()
    defer { position += count }
    return position..<(position + count)
  }

  /// A length that the bytes still there could hold, at one byte an element.
  @inlinable
  package mutating func count() throws(DamagedData) -> Int {
    let count = try unsigned()
    guard count <= UInt64(remaining) else { throw DamagedData() }
    return Int(count)
  }

  @inlinable @inline(__always)
  package mutating func list<Element>(
    _ each: (inout ByteReader) throws(DamagedData) -> Element
  ) throws(DamagedData) -> [Element] {
    let count = try count()
    var elements: [Element] = []
    elements.reserveCapacity(min(count, 4096))
    for _ in 0..<count { elements.append(try each(&self)) }
    return elements
  }

  @inlinable @inline(__always)
  package mutating func optional<Wrapped>(
    _ some: (inout ByteReader) throws(DamagedData) -> Wrapped
  ) throws(DamagedData) -> Wrapped? {
    try flag() ? try some(&self) : nil
  }
}
