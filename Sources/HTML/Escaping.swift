// One escaper per context. All work over bytes: a quote followed by a combining mark is one `Character`, and an escaper
// that compares characters lets it through.

/// Where a value stands in the output, which decides how it is escaped.
package enum EscapeContext: Sendable, Hashable, CaseIterable {
  /// HTML element text, `title`, `textarea`: `& < >`.
  case elementText
  /// Quoted HTML attribute: also both quotes.
  case attribute
  /// XML text or quoted attribute: the five predefined entities; characters XML forbids are left out.
  case xml
  /// Plain text: as it is.
  case plain
}

extension ByteBuffer {
  /// Appends `text` escaped for `context`.
  package mutating func append(_ text: String, escapedFor context: EscapeContext) {
    var text = text
    text.withUTF8 { append($0, escapedFor: context) }
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, escapedFor context: EscapeContext) {
    switch context {
    case .plain: append(bytes)
    case .elementText: escape(bytes, replacing: .elementText)
    case .attribute: escape(bytes, replacing: .attribute)
    case .xml: escapeXML(bytes)
    }
  }

  /// Appends `text` with everything percent-encoded that is not in `kept` (unreserved characters are always kept).
  /// Source: RFC 3986, section 2.
  package mutating func append(_ text: String, percentEncodedKeeping kept: URLCharacters) {
    var text = text
    text.withUTF8 { append($0, percentEncodedKeeping: kept) }
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, percentEncodedKeeping kept: URLCharacters) {
    encode(bytes, keeping: kept, replacing: .none)
  }

  /// The same inside a quoted attribute: what is kept is escaped there.
  package mutating func append(_ text: String, percentEncodedInAttributeKeeping kept: URLCharacters) {
    var text = text
    text.withUTF8 { encode($0, keeping: kept, replacing: .attribute) }
  }

  private mutating func encode(
    _ bytes: UnsafeBufferPointer<UInt8>, keeping kept: URLCharacters, replacing entities: EntityBytes
  ) {
    var runStart = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      let isKept = kept.contains(byte)
      if isKept, !entities.contains(byte) { continue }
      appendRun(bytes, runStart, index)
      if isKept { append(entity(for: byte)) } else { append(percentEncoded: byte) }
      runStart = index + 1
    }
    appendRun(bytes, runStart, bytes.count)
  }

  private mutating func append(percentEncoded byte: UInt8) {
    append(UInt8(ascii: "%"))
    append(hexDigit(byte >> 4))
    append(hexDigit(byte & 15))
  }

  /// Runs of ordinary bytes are copied whole; only the bytes with an entity are replaced.
  private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, replacing entities: EntityBytes) {
    var runStart = 0
    for index in 0..<bytes.count where entities.contains(bytes[index]) {
      appendRun(bytes, runStart, index)
      append(entity(for: bytes[index]))
      runStart = index + 1
    }
    appendRun(bytes, runStart, bytes.count)
  }

  private mutating func escapeXML(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isNoncharacter(bytes[index...]) {
        index += 3
        continue
      }
      if EntityBytes.attribute.contains(byte) {
        append(entity(for: byte))
      } else if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        append(byte)
      }
      index += 1
    }
  }

  /// Whether U+FFFE or U+FFFF stands first, which XML forbids. Source: XML 1.0, production 2.
  private func isNoncharacter(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.first == 0xEF && bytes.count >= 3 && bytes[bytes.startIndex + 1] == 0xBF
      && bytes[bytes.startIndex + 2] >= 0xBE
  }

  private mutating func appendRun(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    if end > start { append(UnsafeBufferPointer(rebasing: bytes[start..<end])) }
  }

  private mutating func append(_ entity: StaticString) {
    entity.withUTF8Buffer { append($0) }
  }
}

/// Sets of bytes that stay as they are inside a part of a URL.
package struct URLCharacters: Sendable {
  private let low: UInt64
  private let high: UInt64

  package init(_ characters: String) {
    var masks: (low: UInt64, high: UInt64) = (0, 0)
    for byte in (characters + URLCharacters.unreserved).utf8 where byte < 128 {
      if byte < 64 { masks.low |= 1 << UInt64(byte) } else { masks.high |= 1 << UInt64(byte - 64) }
    }
    (low, high) = (masks.low, masks.high)
  }

  package func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? low & (1 << UInt64(byte)) != 0 : byte < 128 && high & (1 << UInt64(byte - 64)) != 0
  }

  private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

  /// Nothing but the unreserved characters: a value inside a query, a mailto header or one path segment.
  package static let component = URLCharacters("")
  /// A path: segments, their sub-delimiters, and `/`.
  package static let path = URLCharacters("/!$&'()*+,;=:@")
  /// A whole URL that is already encoded: keeps reserved characters and `%`, encodes spaces, controls and non-ASCII.
  package static let url = URLCharacters(":/?#[]@!$&'()*+,;=%")
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

/// The bytes that a context writes as entities; all of them lie below 64.
private struct EntityBytes {
  private let mask: UInt64

  private init(_ bytes: UInt8...) { mask = bytes.reduce(0) { $0 | 1 << UInt64($1) } }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool { byte < 64 && mask & (1 << UInt64(byte)) != 0 }

  static let none = EntityBytes()
  static let elementText = EntityBytes(UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"))
  static let attribute = EntityBytes(
    UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"))
}

private func entity(for byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  default: "&#39;"
  }
}
