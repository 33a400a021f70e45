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

  /// Of bytes that lie in several places, as if they followed each other in one.
  package init(of pieces: [[UInt8]]) { value = XXH64.hash(pieces) }

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
  /// Bytes that the lanes take at a time.
  static let stripe = 32

  static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    guard bytes.count >= stripe else { return finished(seed &+ prime5, bytes, of: bytes.count) }
    var lanes = Lanes(seed: seed)
    let end = lanes.take(bytes)
    return finished(lanes.merged, UnsafeRawBufferPointer(rebasing: bytes[end...]), of: bytes.count)
  }

  static func hash(_ pieces: [[UInt8]]) -> UInt64 {
    var lanes = Lanes(seed: 0)
    var count = 0
    // What is left of the pieces so far: less than a stripe.
    var rest: [UInt8] = []
    for piece in pieces {
      count += piece.count
      var start = 0
      if !rest.isEmpty {
        start = min(stripe - rest.count, piece.count)
        rest += piece[..<start]
        guard rest.count == stripe else { continue }
        rest.withUnsafeBytes { _ = lanes.take($0) }
        rest.removeAll(keepingCapacity: true)
      }
      piece.withUnsafeBytes { start += lanes.take(UnsafeRawBufferPointer(rebasing: $0[start...])) }
      rest += piece[start...]
    }
    return rest.withUnsafeBytes { finished(count < stripe ? prime5 : lanes.merged, $0, of: count) }
  }

  /// - Parameters:
  ///   - rest: bytes behind the last whole stripe.
  ///   - count: of all bytes.
  private static func finished(_ start: UInt64, _ rest: UnsafeRawBufferPointer, of count: Int) -> UInt64 {
    var hash = start &+ UInt64(count)
    var offset = 0
    while offset + 8 <= rest.count {
      hash = rotated(hash ^ round(0, word(rest, offset)), 27) &* prime1 &+ prime4
      offset += 8
    }
    if offset + 4 <= rest.count {
      let half = UInt32(littleEndian: rest.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      hash = rotated(hash ^ UInt64(half) &* prime1, 23) &* prime2 &+ prime3
      offset += 4
    }
    while offset < rest.count {
      hash = rotated(hash ^ UInt64(rest[offset]) &* prime5, 11) &* prime1
      offset += 1
    }
    return avalanche(hash)
  }

  /// Four sums side by side.
  private struct Lanes {
    private var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64)

    init(seed: UInt64) { (a, b, c, d) = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1) }

    /// - Returns: how many bytes were taken: all whole stripes.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Int {
      var (a, b, c, d) = (a, b, c, d)
      let end = bytes.count / stripe * stripe
      var offset = 0
      while offset != end {
        a = round(a, word(bytes, offset))
        b = round(b, word(bytes, offset &+ 8))
        c = round(c, word(bytes, offset &+ 16))
        d = round(d, word(bytes, offset &+ 24))
        offset &+= stripe
      }
      (self.a, self.b, self.c, self.d) = (a, b, c, d)
      return offset
    }

    var merged: UInt64 {
      let hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
      return XXH64.merged(XXH64.merged(XXH64.merged(XXH64.merged(hash, a), b), c), d)
    }
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
