// The size of an SVG picture, and the parts of it that could run or load something when it is opened by itself.

/// A scan of an SVG file's tags; no XML parser, and none needed: anything unusual counts as active.
struct SVGFile {
  private let tags: [Tag]
  private let hasEntities: Bool

  struct Tag {
    let name: String
    let attributes: [(name: String, value: String)]

    func value(of name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// True when the first tag after declarations and comments is `svg`.
  static func isSVG(_ bytes: [UInt8]) -> Bool {
    var scanner = TagScanner(bytes)
    return scanner.next()?.name == "svg"
  }

  init(_ bytes: [UInt8]) {
    var scanner = TagScanner(bytes)
    var found: [Tag] = []
    while let tag = scanner.next() { found.append(tag) }
    tags = found
    hasEntities = scanner.hasEntities
  }

  /// `width` and `height` in pixels, or the size of the `viewBox`. Source: SVG 2, 8.2 and 8.6.
  var size: PixelSize? {
    guard let root = tags.first else { return nil }
    if let width = pixels(root.value(of: "width")), let height = pixels(root.value(of: "height")) {
      return PixelSize(width: width, height: height)
    }
    let box = (root.value(of: "viewbox") ?? "").split(whereSeparator: { $0 == " " || $0 == "," }).compactMap {
      Double($0)
    }
    guard box.count == 4, let width = rounded(box[2]), let height = rounded(box[3]) else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// Each part that is refused, as an author would find it in the file; empty for a plain drawing.
  var activeParts: [String] {
    var parts: [String] = hasEntities ? ["<!ENTITY"] : []
    for tag in tags {
      if SVGFile.activeElements.contains(tag.name) { parts.append("<\(tag.name)>") }
      for (name, value) in tag.attributes where SVGFile.isActive(name, value) {
        parts.append("\(name)=\"\(value)\"")
      }
    }
    return parts
  }

  private static let activeElements: Set<String> = [
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener",
  ]

  private static func isActive(_ name: String, _ value: String) -> Bool {
    if name.hasPrefix("on") { return true }
    let plain = value.lowercased().filter { !$0.isWhitespace }
    if name == "href" || name.hasSuffix(":href") { return !plain.hasPrefix("#") }
    if name == "attributename" { return plain.hasSuffix("href") || plain.hasPrefix("on") }
    if name.hasPrefix("xmlns") { return false }
    let loading = ["javascript:", "url(http", "url(//", "url(\"http", "url('http"]
    return loading.contains { plain.utf8.firstOffset(of: $0.utf8) != nil }
  }

  private func pixels(_ text: String?) -> Int? {
    guard let text else { return nil }
    return rounded(Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text))
  }

  private func rounded(_ number: Double?) -> Int? {
    guard let number, number > 0, number < 100_000 else { return nil }
    return max(1, Int(number.rounded()))
  }
}

/// Finds start tags, skipping comments, declarations and processing instructions.
private struct TagScanner {
  private let bytes: [UInt8]
  private var offset = 0
  private(set) var hasEntities = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> SVGFile.Tag? {
    while let open = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      offset = open + 1
      guard offset < bytes.count else { return nil }
      if bytes[offset...].starts(with: "!--".utf8) {
        skip(past: "-->")
      } else if bytes[offset] == UInt8(ascii: "!") || bytes[offset] == UInt8(ascii: "?") {
        if bytes[offset...].starts(with: "!ENTITY".utf8) { hasEntities = true }
      } else if bytes[offset] != UInt8(ascii: "/") {
        return tag()
      }
    }
    return nil
  }

  private mutating func tag() -> SVGFile.Tag {
    let name = word(until: " \t\r\n/>")
    var attributes: [(String, String)] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
      let attribute = word(until: "= \t\r\n/>")
      guard !attribute.isEmpty else {
        offset += 1
        continue
      }
      attributes.append((attribute.lowercased(), value()))
    }
    return SVGFile.Tag(name: name.lowercased(), attributes: attributes)
  }

  private mutating func value() -> String {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return "" }
    offset += 1
    skipSpace()
    guard offset < bytes.count else { return "" }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return word(until: " \t\r\n>") }
    offset += 1
    let end = bytes[offset...].firstIndex(of: quote) ?? bytes.count
    defer { offset = min(end + 1, bytes.count) }
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }

  private mutating func word(until stops: String) -> String {
    let end = bytes[offset...].firstIndex { stops.utf8.contains($0) } ?? bytes.count
    defer { offset = end }
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while offset < bytes.count, " \t\r\n".utf8.contains(bytes[offset]) { offset += 1 }
  }

  private mutating func skip(past end: String) {
    let marker = Array(end.utf8)
    while offset < bytes.count, !bytes[offset...].starts(with: marker) { offset += 1 }
  }
}

extension String.UTF8View {
  /// How many bytes stand before the first occurrence; nil without one.
  fileprivate func firstOffset(of part: String.UTF8View) -> Int? {
    var rest = self[...]
    var offset = 0
    while !rest.isEmpty {
      if rest.starts(with: part) { return offset }
      rest = rest.dropFirst()
      offset += 1
    }
    return nil
  }
}
