// Decides what a link may point at, on the address after entities and backslash escapes are resolved: an allow-list, so
// that an unknown or disguised scheme is refused without being known.

import HTML

/// The address of a link or image, judged.
enum Destination {
  /// `http`, `https`, `mailto` or `tel`: as it stands in the HTML, percent-encoded.
  case external(String)
  /// A file beside the text, a page, or a `#heading`.
  case relative(String)
  case refused(Refusal)

  enum Refusal: Sendable, Hashable {
    case empty
    /// A control character, such as a tab written as `&Tab;`: browsers leave it out, which disguises a scheme.
    case controlCharacter
    case backslash
    /// `//host`: whichever scheme the page happens to have.
    case withoutScheme
    /// `javascript`, `data`, `file` …: as written, before the colon.
    case scheme(String)
    /// `https:` without `//` and a host, `mailto:` without an address.
    case incomplete(String)
  }

  init(_ bytes: ArraySlice<UInt8>) {
    let address = String(decoding: bytes, as: UTF8.self)
    if let refusal = Destination.refusal(of: bytes) {
      self = .refused(refusal)
    } else if Destination.scheme(of: bytes) != nil {
      self = .external(percentEncoded(address))
    } else {
      self = .relative(address)
    }
  }

  private static func refusal(of bytes: ArraySlice<UInt8>) -> Refusal? {
    if bytes.allSatisfy(\.isWhitespace) { return .empty }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .controlCharacter }
    if bytes.contains(UInt8(ascii: "\\")) { return .backslash }
    if bytes.starts(with: "//".utf8) { return .withoutScheme }
    guard let scheme = scheme(of: bytes) else { return nil }
    let rest = bytes.dropFirst(scheme.utf8.count + 1)
    switch String(decoding: scheme.utf8.map(\.lowered), as: UTF8.self) {
    case "http", "https": return hasHost(rest) ? nil : .incomplete(scheme)
    case "mailto", "tel": return rest.isEmpty ? .incomplete(scheme) : nil
    default: return .scheme(scheme)
    }
  }

  /// What stands before a colon that comes before any `/`, `?` or `#`. Whatever it is, a browser might take it for a scheme.
  private static func scheme(of bytes: ArraySlice<UInt8>) -> String? {
    for (index, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case UInt8(ascii: ":"): return String(decoding: bytes[..<index], as: UTF8.self)
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      default: continue
      }
    }
    return nil
  }

  private static func hasHost(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: "//".utf8), let first = rest.dropFirst(2).first else { return false }
    return !"/?#:@".utf8.contains(first) && !first.isWhitespace
  }
}

/// A whole address with the bytes encoded that may not stand in a URL; `%` only where it encodes nothing, and brackets
/// outside the host. Source: RFC 3986, sections 2 and 3.2.2.
private func percentEncoded(_ address: String) -> String {
  let bytes = Array(address.utf8)
  let hostEnd = bytes.hostEnd
  var encoded = ByteBuffer(capacity: bytes.count)
  for (index, byte) in bytes.enumerated() {
    let isBracket = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    let isPercent = byte == UInt8(ascii: "%")
    let mustEncode = isBracket && index >= hostEnd || isPercent && percentEncodedByte(in: bytes, at: index) == nil
    encoded.append(byte, percentEncodedKeeping: mustEncode ? .component : .url)
  }
  return encoded.text
}

extension [UInt8] {
  /// The offset behind the host of `scheme://host/…`; 0 for an address without one.
  fileprivate var hostEnd: Int {
    guard let colon = firstIndex(of: UInt8(ascii: ":")), hasBytes("//".utf8.map { $0 }, at: colon + 1) else {
      return 0
    }
    return self[(colon + 3)...].firstIndex { "/?#".utf8.contains($0) } ?? count
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ byte: UInt8, percentEncodedKeeping kept: URLCharacters) {
    if kept.contains(byte) {
      append(byte)
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      append("%" + (digits.count < 2 ? "0" + digits : digits))
    }
  }
}
