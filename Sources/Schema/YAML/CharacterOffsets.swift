// libyaml counts characters, we count bytes.

/// Turns libyaml's character indexes into byte offsets of the file. Marks come nearly in order, so a cursor that walks
/// from the last one is enough.
struct CharacterOffsets {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private let isASCII: Bool
  private var character = 0
  private var byte: Int

  /// - Parameters:
  ///   - range: the bytes libyaml was given; they must be valid UTF-8.
  init(_ range: Range<Int>, of bytes: [UInt8], isASCII: Bool) {
    self.bytes = bytes
    self.range = range
    self.isASCII = isASCII
    byte = range.lowerBound
  }

  mutating func byteOffset(ofCharacter index: Int) -> Int {
    if isASCII { return min(range.lowerBound + index, range.upperBound) }
    while character < index, byte < range.upperBound {
      byte += 1
      while byte < range.upperBound, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > index, byte > range.lowerBound {
      byte -= 1
      while byte > range.lowerBound, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    return byte
  }
}
