// Names for kinds of bytes that more than one file of this target asks about, and searches in parts of a text.

import HTML

extension UInt8 {
  @inline(__always) var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  @inline(__always) var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }
  @inline(__always) var isWhitespace: Bool { isSpaceOrTab || isLineEnd || self == 0x0B || self == 0x0C }
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  @inline(__always) var isContinuation: Bool { self & 0xC0 == 0x80 }
  /// ASCII capitals in lower case; every other byte as it is.
  @inline(__always) var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// The value of a hexadecimal digit.
  var hexValue: UInt8? {
    if isDigit { return self - 0x30 }
    let letter = lowered
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : nil
  }
}

extension [UInt8] {
  /// Looks at all of them, many at a time: most texts have no byte that would end the search.
  var isASCII: Bool {
    withUnsafeBufferPointer { bytes in
      var bits: UInt8 = 0
      for byte in bytes { bits |= byte }
      return bits < 0x80
    }
  }

  /// Whether it holds `[^`, with which a footnote and a reference to one begin.
  package var mayHoldFootnotes: Bool {
    var start = 0
    while let bracket = firstIndex(of: UInt8(ascii: "["), in: start..<count), bracket + 1 < count {
      if self[bracket + 1] == UInt8(ascii: "^") { return true }
      start = bracket + 1
    }
    return false
  }

  /// The first place of a byte in a part of the text.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { bytes in
      UnsafeBufferPointer(rebasing: bytes[range]).firstIndex(of: byte, from: 0).map { range.lowerBound + $0 }
    }
  }
}

/// The byte that `%` and two hexadecimal digits at `index` stand for, or nil when they do not stand there.
func percentEncodedByte(in bytes: [UInt8], at index: Int) -> UInt8? {
  guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
    let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
  else { return nil }
  return high << 4 | low
}

extension RandomAccessCollection<UInt8> {
  /// Whether the bytes from `index` on begin with `prefix`.
  @inline(__always)
  func hasBytes(_ prefix: some RandomAccessCollection<UInt8>, at index: Index) -> Bool {
    self[index...].starts(with: prefix)
  }
}
