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
    text.withBytes { append($0, escapedFor: context) }
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, escapedFor context: EscapeContext) {
    switch context {
    case .plain: append(bytes)
    case .elementText: escape(bytes, marking: { $0.marksOfElementText }, with: elementTextEntities)
    case .attribute: escape(bytes, marking: { $0.marksOfAttribute }, with: attributeEntities)
    case .xml: escapeXML(bytes)
    }
  }

  /// Appends `text` with everything percent-encoded that is not in `kept` (unreserved characters are always kept).
  /// Source: RFC 3986, section 2.
  package mutating func append(_ text: String, percentEncodedKeeping kept: URLCharacters) {
    text.withBytes { append($0, percentEncodedKeeping: kept) }
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, percentEncodedKeeping kept: URLCharacters) {
    encode(bytes, keeping: kept, inAttribute: false)
  }

  /// The same inside a quoted attribute: what is kept is escaped there.
  package mutating func append(_ text: String, percentEncodedInAttributeKeeping kept: URLCharacters) {
    text.withBytes { encode($0, keeping: kept, inAttribute: true) }
  }

  private mutating func encode(
    _ bytes: UnsafeBufferPointer<UInt8>, keeping kept: URLCharacters, inAttribute: Bool
  ) {
    append(upTo: bytes.count * URLCharacters.longestForm) { kept.encode(bytes, inAttribute: inAttribute, to: $0) }
  }

  /// Runs of ordinary bytes are copied whole; only the bytes with an entity are replaced.
  @inline(__always)
  private mutating func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, marking marks: (EightBytes) -> UInt64,
    with entities: (UInt8) -> StaticString?
  ) {
    var runStart = 0
    while true {
      let index = bytes.firstIndex(from: runStart, marking: marks)
      appendRun(bytes[runStart..<index])
      guard index < bytes.count else { return }
      if let entity = entities(bytes[index]) { append(fixed: entity) } else { append(bytes[index]) }
      runStart = index + 1
    }
  }

  private mutating func escapeXML(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isNoncharacter(bytes[index...]) {
        index += 3
        continue
      }
      if let entity = attributeEntities(byte) {
        append(fixed: entity)
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

  private mutating func appendRun(_ run: Slice<UnsafeBufferPointer<UInt8>>) {
    append(UnsafeBufferPointer(rebasing: run))
  }
}

extension EightBytes {
  /// `&`, and `<` and `>`, which differ in one bit.
  @inline(__always)
  fileprivate var marksOfElementText: UInt64 {
    marks(of: UInt8(ascii: "&")) | marks(of: UInt8(ascii: ">"), ignoring: 0x02)
  }

  /// Both quotes too: `"` differs from `&` in one bit.
  @inline(__always)
  fileprivate var marksOfAttribute: UInt64 {
    marks(of: UInt8(ascii: "&"), ignoring: 0x04) | marks(of: UInt8(ascii: ">"), ignoring: 0x02)
      | marks(of: UInt8(ascii: "'"))
  }
}

/// Sets of bytes that stay as they are inside a part of a URL.
package struct URLCharacters: Sendable {
  /// By byte: 1 for those in the set.
  private let kept: [UInt8]
  /// The same without the bytes that a quoted attribute writes as entities.
  private let plain: [UInt8]

  package init(_ characters: String) {
    var kept = [UInt8](repeating: 0, count: 256)
    for byte in (characters + URLCharacters.unreserved).utf8 where byte < 128 { kept[Int(byte)] = 1 }
    self.kept = kept
    for byte in "&<>\"'".utf8 { kept[Int(byte)] = 0 }
    plain = kept
  }

  package func contains(_ byte: UInt8) -> Bool { kept[Int(byte)] != 0 }

  /// `&quot;`, of six bytes, is the longest form that a byte can take.
  static let longestForm = 6

  /// Writes `bytes` encoded to a place that has room for the longest form of each; returns how many bytes it wrote.
  func encode(
    _ bytes: UnsafeBufferPointer<UInt8>, inAttribute: Bool, to place: UnsafeMutablePointer<UInt8>
  ) -> Int {
    (inAttribute ? plain : kept).withUnsafeBufferPointer { ordinary in
      var end = place
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count {
          // Nearly all are ordinary; eight are written first, and kept if they are.
          let eight = bytes.eightBytes(at: index)
          UnsafeMutableRawPointer(end).storeBytes(of: eight.littleEndian, as: UInt64.self)
          if ordinary.hold(eight) {
            end += 8
            index += 8
            continue
          }
        }
        for byte in bytes[index..<min(index + 8, bytes.count)] {
          end.pointee = byte
          if ordinary[Int(byte)] != 0 { end += 1 } else { end += encode(byte, inAttribute: inAttribute, to: end) }
          index += 1
        }
      }
      return end - place
    }
  }

  /// The same for a byte that is not ordinary.
  private func encode(_ byte: UInt8, inAttribute: Bool, to place: UnsafeMutablePointer<UInt8>) -> Int {
    if inAttribute, contains(byte), let entity = attributeEntities(byte) {
      return entity.withUTF8Buffer { form in
        if let first = form.baseAddress { place.update(from: first, count: form.count) }
        return form.count
      }
    }
    place[0] = UInt8(ascii: "%")
    place[1] = hexDigit(byte >> 4)
    place[2] = hexDigit(byte & 15)
    return 3
  }

  private static let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"

  /// Nothing but the unreserved characters: a value inside a query, a mailto header or one path segment.
  package static let component = URLCharacters("")
  /// A path: segments, their sub-delimiters, and `/`.
  package static let path = URLCharacters("/!$&'()*+,;=:@")
  /// A whole URL that is already encoded: keeps reserved characters and `%`, encodes spaces, controls and non-ASCII.
  package static let url = URLCharacters(":/?#[]@!$&'()*+,;=%")
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether a table by byte has 1 for each of eight bytes.
  @inline(__always)
  fileprivate func hold(_ bytes: UInt64) -> Bool {
    func mark(_ number: UInt64) -> UInt8 { self[Int(truncatingIfNeeded: bytes >> (number << 3) & 0xFF)] }
    return mark(0) & mark(1) & mark(2) & mark(3) & mark(4) & mark(5) & mark(6) & mark(7) != 0
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
}

private func elementTextEntities(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  default: nil
  }
}

private func attributeEntities(_ byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: elementTextEntities(byte)
  }
}
