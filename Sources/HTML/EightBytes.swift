// Looks at eight bytes of a text at once, so that a search need not stop at each of the many bytes it does not care about.

/// Eight bytes of a text, the first one lowest.
///
/// Marks are a number with the highest bit of some bytes set. The lowest mark is right; those above it may be too many,
/// because a borrow runs upwards. Source: Sean Eron Anderson, Bit Twiddling Hacks, "Determine if a word has a zero byte".
@usableFromInline
package struct EightBytes {
  @usableFromInline let bits: UInt64

  @inlinable @inline(__always)
  package init(_ bits: UInt64) { self.bits = bits }

  /// Marks the bytes equal to `byte`; with `ignoring`, those equal to it but for these bits, which `byte` must have set.
  @inlinable @inline(__always)
  package func marks(of byte: UInt8, ignoring: UInt8 = 0) -> UInt64 {
    let difference = (bits | EightBytes.all(ignoring)) ^ EightBytes.all(byte)
    return (difference &- EightBytes.all(1)) & ~difference & EightBytes.all(0x80)
  }

  /// Marks the bytes below `limit`, which is 0x80 at most.
  @inlinable @inline(__always)
  package func marks(below limit: UInt8) -> UInt64 {
    (bits &- EightBytes.all(limit)) & ~bits & EightBytes.all(0x80)
  }

  /// Marks the bytes from `first` to `last`, which are ASCII, and no others: nothing is carried from byte to byte.
  @inlinable @inline(__always)
  package func marks(from first: UInt8, through last: UInt8) -> UInt64 {
    let low = bits & EightBytes.all(0x7F)
    let (reaching, passing) = (low &+ EightBytes.all(0x80 - first), low &+ EightBytes.all(0x7F - last))
    return reaching & ~(passing | bits) & EightBytes.all(0x80)
  }

  /// ASCII capitals as small letters; some other bytes below 0x60 change, too.
  @inlinable @inline(__always)
  package var folded: EightBytes { EightBytes(bits | EightBytes.all(0x20)) }

  /// Marks the bytes from 0x80 on, which are no ASCII.
  @inlinable @inline(__always)
  package var marksBeyondASCII: UInt64 { bits & EightBytes.all(0x80) }

  @inlinable @inline(__always)
  package static func all(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first byte from `start` on that `marks` marks; the count when there is none.
  @inlinable @inline(__always)
  package func firstIndex(from start: Int, marking marks: (EightBytes) -> UInt64) -> Int {
    var index = start
    while index + 8 <= count {
      let found = marks(EightBytes(eightBytes(at: index)))
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
    guard index < count else { return count }
    let found = marks(EightBytes(lastBytes(from: index)))
    return found == 0 ? count : Swift.min(count, index + found.trailingZeroBitCount >> 3)
  }

  /// The number of bytes, up to `limit`, that stand in both texts alike.
  @inlinable @inline(__always)
  package func commonCount(from start: Int, with other: UnsafeBufferPointer<UInt8>, from otherStart: Int) -> Int {
    let limit = Swift.min(count - start, other.count - otherStart)
    var length = 0
    while length + 8 <= limit {
      let difference = eightBytes(at: start + length) ^ other.eightBytes(at: otherStart + length)
      if difference != 0 { return length + difference.trailingZeroBitCount >> 3 }
      length += 8
    }
    while length < limit, self[start + length] == other[otherStart + length] { length += 1 }
    return length
  }

  /// - Parameter index: less than eight before the end, and not behind it. Behind the last byte come zeros.
  @inlinable @inline(__always)
  package func lastBytes(from index: Int) -> UInt64 {
    if count >= 8 { return eightBytes(at: count - 8) >> UInt64((8 - (count - index)) << 3) }
    var bits: UInt64 = 0
    for offset in index..<count { bits |= UInt64(self[offset]) << UInt64((offset - index) << 3) }
    return bits
  }

  /// - Parameter index: at least eight before the end.
  @inlinable @inline(__always)
  package func eightBytes(at index: Int) -> UInt64 {
    guard let base = baseAddress else { return 0 }
    return UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }
}
