// Values inside URL attributes. The literal text around a value has decided which part of a URL it is; here the value is
// made harmless for that part and then escaped for the attribute.
//
// The scheme of a text is what a browser would see: without surrounding controls and spaces, without tabs and line breaks
// inside. Source: WHATWG URL Standard, 4.4 URL parsing. A colon before any `/`, `?` or `#` counts as the end of a scheme
// even where the standard is more lenient.

import HTML
import Schema

/// What is written instead of a refused URL; it leads nowhere and shows in the page's source what happened.
let blockedURL = "about:blank#blocked"

enum URLVerdict: Sendable, Hashable {
  case allowed(String)
  case blocked
}

/// The address to write for a text at the start of a URL.
/// - Parameter isWhole: false when literal text or another value goes on after it.
func verdict(onURL text: String, isWhole: Bool) -> URLVerdict {
  var address = browserView(of: text)
  let isAllowed = address.withUTF8 { bytes in
    if let colon = schemeEnd(in: bytes) { return isAllowedScheme(bytes, count: colon) }
    let slashes = bytes.prefix { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }.count
    if slashes > 1 || bytes.first == UInt8(ascii: "\\") { return false }
    // What follows may begin with a slash, and two of them would name another host.
    return isWhole || bytes.isEmpty || slashes < bytes.count
  }
  guard isAllowed else { return .blocked }
  return .allowed(address.isEmpty && !isWhole ? "." : address)
}

/// Whether the first bytes are one of ``allowedSchemes``, in capitals or not.
private func isAllowedScheme(_ bytes: UnsafeBufferPointer<UInt8>, count: Int) -> Bool {
  schemeBytes.contains { scheme in
    scheme.count == count && scheme.indices.allSatisfy { scheme[$0] == lowercased(bytes[$0]) }
  }
}

private let schemeBytes = allowedSchemes.map { Array($0.utf8) }

/// Nearly every address is as a browser sees it already.
private func browserView(of text: String) -> String {
  var text = text
  if text.withUTF8({ bytes in bytes.firstIndex(from: 0) { $0.marks(below: 0x21) } == bytes.count }) { return text }
  var bytes = Array(text.utf8.drop { $0 <= 0x20 })
  while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
  bytes.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  return String(decoding: bytes, as: UTF8.self)
}

private func schemeEnd(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  for index in 0..<bytes.count {
    switch bytes[index] {
    case UInt8(ascii: ":"): return index
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
    default: continue
    }
  }
  return nil
}

extension ByteBuffer {
  /// A path after the slash a URL begins with, or after any other: it may not begin with one more.
  mutating func append(path text: String, afterRoot: Bool) {
    if text.isEmpty {
      if afterRoot { append(UInt8(ascii: ".")) }
      return
    }
    let slashes = text.utf8.prefix { $0 == UInt8(ascii: "/") }.count
    let isAfterSlash = afterRoot || last == UInt8(ascii: "/")
    if isAfterSlash { for _ in 0..<slashes { append("%2F") } }
    append(isAfterSlash ? String(text.dropFirst(slashes)) : text, percentEncodedInAttributeKeeping: .path)
  }
}

extension URLCharacters {
  /// One address of a `srcset`: a comma would end it.
  static let sourceSet = URLCharacters(":/?#[]@!$&'()*+;=%")
}
