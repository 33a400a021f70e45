// Checks of the bytes before libyaml sees them: size, UTF-8, invisible characters, tabs that indent. One linear pass.

import Diagnostics
import HTML

/// What the pass over the bytes found.
struct YAMLByteCheck {
  let isASCII: Bool
  let faults: [Located<YAMLFault>]

  /// Longest front matter or type declaration, in bytes.
  static let sizeLimit = 64 * 1024

  init(_ range: Range<Int>, of bytes: [UInt8]) {
    guard range.count <= YAMLByteCheck.sizeLimit else {
      isASCII = false
      faults = [Located(.tooLarge(bytes: range.count), at: Span(range.lowerBound, range.lowerBound + 1))]
      return
    }
    var pass = Pass(end: range.upperBound)
    pass.run(from: range.lowerBound, over: bytes)
    isASCII = pass.isASCII
    faults = pass.faults
  }

  private struct Pass {
    let end: Int
    var isASCII = true
    var faults: [Located<YAMLFault>] = []
    var hasTab = false
    /// True between the start of a line and its first character that is neither space nor tab.
    var isIndentation = true
    var indentingTab: Int?

    mutating func run(from start: Int, over bytes: [UInt8]) {
      var offset = start
      while offset < end {
        let byte = bytes[offset]
        switch byte {
        case 0x20:
          offset += 1
        case 0x21..<0x7F:
          if isIndentation { leaveIndentation() }
          offset = endOfPlainRun(from: offset, over: bytes)
        case 0x0A:
          if isIndentation { leaveIndentation() }
          (isIndentation, indentingTab) = (true, nil)
          offset += 1
        case 0x09:
          if isIndentation, indentingTab == nil { indentingTab = offset }
          offset += 1
        case 0x0D where offset + 1 < bytes.count && bytes[offset + 1] == 0x0A:
          offset += 1
        case 0x80...:
          if isIndentation { leaveIndentation() }
          isASCII = false
          guard let next = scalar(at: offset, in: bytes) else { return }
          offset = next
        default:
          faults.append(Located(.controlCharacter(UInt32(byte)), at: Span(offset, offset + 1)))
          return
        }
      }
    }

    /// Behind the indentation, nothing but line ends and rare bytes need be looked at.
    private func endOfPlainRun(from start: Int, over bytes: [UInt8]) -> Int {
      bytes.withUnsafeBufferPointer { bytes in
        let found = bytes.firstIndex(from: start) {
          $0.marks(below: 0x20) | $0.marks(of: 0x7F) | $0.marksBeyondASCII
        }
        return min(end, found)
      }
    }

    /// The first tab is reported, also on a line with nothing else, where libyaml stumbles over it.
    private mutating func leaveIndentation() {
      isIndentation = false
      guard let tab = indentingTab, !hasTab else { return }
      hasTab = true
      faults.append(Located(.tabInIndentation, at: Span(tab, tab + 1)))
    }

    /// The offset behind the multi-byte character at `offset`, or nil after reporting that it is none, or not allowed.
    private mutating func scalar(at offset: Int, in bytes: [UInt8]) -> Int? {
      guard let (value, length) = decodeScalar(bytes[offset..<end]) else {
        faults.append(Located(.invalidUTF8(byte: bytes[offset]), at: Span(offset, offset + 1)))
        return nil
      }
      switch value {
      case 0x80...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        faults.append(Located(.controlCharacter(value), at: Span(offset, offset + length)))
        return nil
      default:
        return offset + length
      }
    }
  }
}

/// The multi-byte UTF-8 character that begins `bytes`, and its length; nil when it is not well formed.
/// Source: RFC 3629, section 4.
private func decodeScalar(_ bytes: ArraySlice<UInt8>) -> (value: UInt32, length: Int)? {
  guard let first = bytes.first else { return nil }
  let (length, smallest): (Int, UInt32)
  switch first {
  case 0xC2...0xDF: (length, smallest) = (2, 0x80)
  case 0xE0...0xEF: (length, smallest) = (3, 0x800)
  case 0xF0...0xF4: (length, smallest) = (4, 0x10000)
  default: return nil
  }
  guard bytes.count >= length else { return nil }
  var value = UInt32(first) & (0x7F >> UInt32(length))
  for byte in bytes.dropFirst().prefix(length - 1) {
    guard byte & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  guard value >= smallest, Unicode.Scalar(value) != nil else { return nil }
  return (value, length)
}
