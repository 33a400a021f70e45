// What the bytes of a file mean to the program that reads it, where the format writes texts in another way: calendars fold and
// escape lines, JSON escapes characters. Each byte knows where it stands in the file, so that what is found can be shown.

import HTML

struct DecodedText {
  private(set) var bytes: [UInt8] = []
  /// For each of ``bytes``, where what it was written as begins.
  private(set) var origins: [Int] = []

  /// The texts of an artifact besides its bytes as they are; none for a format without a notation of its own.
  static func all(of artifact: Artifact) -> [DecodedText] {
    let file = artifact.file
    if file.hasSuffix(".ics") { return [DecodedText(calendar: artifact.bytes)] }
    // In pages, JSON stands in scripts of data.
    guard artifact.isPage || file.hasSuffix(".json") || file.hasSuffix(".js") else { return [] }
    return artifact.bytes.contains(UInt8(ascii: "\\")) ? [DecodedText(json: artifact.bytes)] : []
  }

  /// Lines of iCalendar: unfolded, `\n`, `\,` and the like read. Source: RFC 5545, 3.1 and 3.3.11.
  init(calendar source: [UInt8]) {
    reserve(source.count)
    var at = 0
    while at < source.count {
      let rest = source[at...]
      if rest.starts(with: [0x0D, 0x0A, 0x20]) || rest.starts(with: [0x0D, 0x0A, 0x09]) {
        at += 3
      } else if source[at] == UInt8(ascii: "\\"), at + 1 < source.count {
        let isBreak = source[at + 1] | 0x20 == UInt8(ascii: "n")
        append(isBreak ? 0x0A : source[at + 1], at)
        at += 2
      } else {
        append(source[at], at)
        at += 1
      }
    }
  }

  /// Escapes of JSON and JavaScript. Source: RFC 8259, 7.
  init(json source: [UInt8]) {
    reserve(source.count)
    var at = 0
    while at < source.count {
      guard source[at] == UInt8(ascii: "\\"), at + 1 < source.count else {
        append(source[at], at)
        at += 1
        continue
      }
      if source[at + 1] == UInt8(ascii: "u"), let (scalar, length) = DecodedText.scalar(at: at, in: source) {
        for byte in String(scalar).utf8 { append(byte, at) }
        at += length
      } else {
        append(DecodedText.blanks.contains(source[at + 1]) ? 0x20 : source[at + 1], at)
        at += 2
      }
    }
  }

  /// The letters of the escapes that mean a blank.
  private static let blanks = Array("bfnrt".utf8)

  private mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
    origins.reserveCapacity(count)
  }

  private mutating func append(_ byte: UInt8, _ origin: Int) {
    bytes.append(byte)
    origins.append(origin)
  }

  /// `\u00e9`, or two halves of a character.
  private static func scalar(at start: Int, in source: [UInt8]) -> (Unicode.Scalar, length: Int)? {
    guard let first = half(at: start, in: source) else { return nil }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first & 0xFC00 == 0xD800, let second = half(at: start + 6, in: source), second & 0xFC00 == 0xDC00 else {
      return nil
    }
    let whole = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
    return Unicode.Scalar(whole).map { ($0, 12) }
  }

  private static func half(at start: Int, in source: [UInt8]) -> UInt32? {
    guard start + 6 <= source.count, source[start] == UInt8(ascii: "\\"), source[start + 1] == UInt8(ascii: "u")
    else {
      return nil
    }
    return UInt32(String(decoding: source[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16)
  }
}
