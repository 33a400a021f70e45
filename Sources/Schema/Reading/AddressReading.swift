// Addresses: web addresses by an allow-list of schemes, and e-mail addresses.

import HTML

/// An address that may be linked: http, https, mailto, tel, or a path from the root of this site.
func readURL(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> URLValue {
  let text = try readText(bytes, maximum: nil)
  if let scheme = hiddenScheme(of: text), !isAllowed(scheme) { throw .unsafeScheme(scheme) }
  if let bad = text.unicodeScalars.first(where: { isForbiddenInURL($0) }) {
    throw .notURL(.forbiddenCharacter(String(bad)))
  }
  guard let scheme = scheme(of: text) else { return .site(try readSitePath(text)) }
  let rest = text.dropFirst(scheme.count + 1)
  switch scheme.lowercased() {
  case "http", "https": try checkHost(of: rest)
  case "mailto": try checkMailbox(rest)
  case "tel": try checkPhone(rest)
  default: throw .unsafeScheme(scheme)
  }
  return .external(text)
}

/// The mailbox of one person or team; the syntax of HTML's `input type=email`, and a domain with a dot.
/// Source: HTML Living Standard, 4.10.5.1.5.
func readEmail(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> String {
  let text = try readText(bytes, maximum: nil)
  guard isMailbox(text) else { throw .notEmail }
  return text
}

private func isMailbox(_ text: some StringProtocol) -> Bool {
  let parts = Array(text.utf8).split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
  guard parts.count == 2, isLocalPart(parts[0]), parts[1].count <= 253 else { return false }
  let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return labels.count >= 2 && labels.allSatisfy(isLabel) && (labels.last?.count ?? 0) >= 2
}

private func isLocalPart(_ part: ArraySlice<UInt8>) -> Bool {
  let dot = UInt8(ascii: ".")
  return (1...64).contains(part.count) && part.allSatisfy(isMailboxByte) && part.first != dot && part.last != dot
    && !zip(part, part.dropFirst()).contains { $0 == dot && $1 == dot }
}

private func isMailboxByte(_ byte: UInt8) -> Bool {
  isLetterOrDigit(byte) || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
}

private func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
  let hyphen = UInt8(ascii: "-")
  return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
    && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: false
  }
}

/// What stands before the first colon, when that comes before any `/`, `?` or `#`.
private func scheme(of text: String) -> String? {
  guard let end = text.firstIndex(where: { ":/?#".contains($0) }), text[end] == ":" else { return nil }
  return String(text[..<end])
}

private func isAllowed(_ scheme: String) -> Bool {
  ["http", "https", "mailto", "tel"].contains(scheme.lowercased())
}

/// The scheme a browser might see: after character references and percent escapes are resolved and white space dropped.
private func hiddenScheme(of text: String) -> String? {
  let visible = resolvingReferences(text).filter { scalar in
    scalar.value > 0x20 && !(0x7F...0xA0).contains(scalar.value) && !scalar.properties.isDefaultIgnorableCodePoint
  }
  return scheme(of: String(String.UnicodeScalarView(visible)))
}

private func isForbiddenInURL(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || "<>\"\\^`{}|".unicodeScalars.contains(scalar)
    || scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    || scalar.properties.generalCategory == .format
}

private func checkHost(of rest: Substring) throws(ValueFault) {
  guard rest.hasPrefix("//") else { throw .notURL(.noHost) }
  let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
  if authority.contains("@") { throw .notURL(.userInHost) }
  let host = authority.prefix { $0 != ":" }
  let port = authority.dropFirst(host.count).dropFirst()
  let isHost = !host.isEmpty && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
  guard isHost, !host.hasPrefix("."), !host.hasPrefix("-"), port.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
  else {
    throw .notURL(.noHost)
  }
}

private func checkMailbox(_ rest: Substring) throws(ValueFault) {
  guard isMailbox(rest.prefix { $0 != "?" }) else { throw .notURL(.notMailbox) }
}

private func checkPhone(_ rest: Substring) throws(ValueFault) {
  let digits = rest.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
  guard digits >= 3, rest.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || "+-.()".utf8.contains($0) }) else {
    throw .notURL(.notPhone)
  }
}

/// A page or file of this site, from its root: `stories/pier-2/#results`, with or without a slash in front.
private func readSitePath(_ text: String) throws(ValueFault) -> SitePath {
  if text.hasPrefix("//") { throw .notURL(.protocolRelative) }
  if text.lowercased().hasPrefix("www.") { throw .notURL(.missingScheme) }
  if let bad = text.unicodeScalars.first(where: { "?&%:;@".unicodeScalars.contains($0) }) {
    throw .notURL(.forbiddenCharacter(String(bad)))
  }
  let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let path = parts[0].hasPrefix("/") ? parts[0].dropFirst() : parts[0]
  if path.split(separator: "/").contains(where: { $0 == ".." || $0 == "." }) { throw .notURL(.climbs) }
  let fragment = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
  return SitePath(String(path), fragment: fragment)
}

/// The text with `&#106;`, `&#x6A`, `&colon;`, `&Tab;`, `&NewLine;` and `%6A` resolved, once.
private func resolvingReferences(_ text: String) -> [Unicode.Scalar] {
  let scalars = Array(text.unicodeScalars)
  var result: [Unicode.Scalar] = []
  var index = 0
  while index < scalars.count {
    let (scalar, length) = reference(in: scalars[index...]) ?? (scalars[index], 1)
    result.append(scalar)
    index += length
  }
  return result
}

private func reference(in scalars: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, length: Int)? {
  let window = scalars.prefix(16)
  if window.first == "%" {
    let digits = String(String.UnicodeScalarView(window.dropFirst().prefix(2)))
    return digits.count == 2 ? UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { ($0, 3) } : nil
  }
  guard window.first == "&" else { return nil }
  let named: [(name: String, scalar: Unicode.Scalar)] = [("&colon;", ":"), ("&Tab;", "\t"), ("&NewLine;", "\n")]
  for (name, scalar) in named where window.starts(with: name.unicodeScalars) {
    return (scalar, name.unicodeScalars.count)
  }
  guard window.dropFirst().first == "#" else { return nil }
  let isHex = window.dropFirst(2).first.map { $0 == "x" || $0 == "X" } ?? false
  let digits = window.dropFirst(isHex ? 3 : 2).prefix {
    isHex ? $0.properties.isASCIIHexDigit : ("0"..."9").contains($0)
  }
  let value = UInt32(String(String.UnicodeScalarView(digits)), radix: isHex ? 16 : 10)
  guard let scalar = value.flatMap(Unicode.Scalar.init) else { return nil }
  let length = (isHex ? 3 : 2) + digits.count
  let hasEnd = window.dropFirst(length).first == ";"
  return (scalar, length + (hasEnd ? 1 : 0))
}
