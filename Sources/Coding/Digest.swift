// A digest of bytes that is the same in every process and on every machine. Not for secrets.

/// XXH64, with seed 0 unless another is given. Source: Yann Collet, xxHash specification, "XXH64 algorithm".
@usableFromInline
package struct Digest: Sendable, Hashable {
  @usableFromInline package let value: UInt64

  @inlinable
  package init(value: UInt64) { self.value = value }

  package init(of bytes: [UInt8]) { self.init(of: bytes[...]) }

  package init(of bytes: ArraySlice<UInt8>) {
    value = bytes.withUnsafeBytes { XXH64.hash($0, seed: 0) }
  }

  package init(of bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) { value = XXH64.hash(bytes, seed: seed) }

  /// 16 hexadecimal digits.
  package var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

private enum XXH64 {
  static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var (hash, offset) = stripes(of: bytes, seed)
    hash &+= UInt64(bytes.count)
    while offset + 8 <= bytes.count {
      hash = rotated(hash ^ round(0, word(bytes, offset)), 27) &* prime1 &+ prime4
      offset += 8
    }
    if offset + 4 <= bytes.count {
      let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      hash = rotated(hash ^ UInt64(half) &* prime1, 23) &* prime2 &+ prime3
      offset += 4
    }
    while offset < bytes.count {
      hash = rotated(hash ^ UInt64(bytes[offset]) &* prime5, 11) &* prime1
      offset += 1
    }
    return avalanche(hash)
  }

  /// Four lanes over whole stripes of 32 bytes, merged.
  private static func stripes(of bytes: UnsafeRawBufferPointer, _ seed: UInt64) -> (hash: UInt64, offset: Int) {
    guard bytes.count >= 32 else { return (seed &+ prime5, 0) }
    var (a, b, c, d) = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
    var offset = 0
    let last = bytes.count - 32
    repeat {
      a = round(a, word(bytes, offset))
      b = round(b, word(bytes, offset &+ 8))
      c = round(c, word(bytes, offset &+ 16))
      d = round(d, word(bytes, offset &+ 24))
      offset &+= 32
    } while offset <= last
    var hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
    hash = merged(merged(merged(merged(hash, a), b), c), d)
    return (hash, offset)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  private static func merged(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
    (hash ^ round(0, lane)) &* prime1 &+ prime4
  }

  private static func avalanche(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ hash >> 33) &* prime2
    hash = (hash ^ hash >> 29) &* prime3
    return hash ^ hash >> 32
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
}
