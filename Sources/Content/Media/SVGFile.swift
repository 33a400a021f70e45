// The size of an SVG picture, and the parts of it that could run or load something when it is opened by itself.

/// A scan of an SVG file's tags; no XML parser, and none needed: anything unusual counts as active.
struct SVGFile {
  private let tags: [Tag]
  private let otherParts: [String]

  struct Tag {
    /// As written, in lower case.
    let name: String
    let attributes: [(name: String, value: String)]

    /// Without a namespace prefix: `s:script` is a script where `s` means SVG.
    var localName: String {
      name.split(separator: ":", omittingEmptySubsequences: false).last.map(String.init) ?? name
    }

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
    otherParts = scanner.activeParts
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
    var parts = otherParts
    for tag in tags {
      if SVGFile.activeElements.contains(tag.localName) { parts.append("<\(tag.name)>") }
      for (name, value) in tag.attributes where SVGFile.isActive(name, value) {
        parts.append("\(name)=\"\(value)\"")
      }
    }
    return parts
  }

  private static let activeElements: Set<String> = [
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "html", "body",
    "img", "link", "base", "meta", "form", "input", "frame", "source",
  ]

  private static func isActive(_ name: String, _ value: String) -> Bool {
    if name.hasPrefix("on") { return true }
    let plain = value.lowercased().filter { !$0.isWhitespace }
    if name == "href" || name.hasSuffix(":href") { return !plain.hasPrefix("#") }
    if name == "attributename" { return plain.hasSuffix("href") || plain.hasPrefix("on") || plain.contains("&") }
    if name == "src" || name == "xml:base" { return true }
    if name.hasPrefix("xmlns") { return false }
    // In CSS, character references and escapes could hide the others.
    let hiding = name == "style" ? ["&#", "\\"] : []
    let loading = ["javascript:", "url(http", "url(//", "url(\"http", "url('http", "url(&"]
    return (loading + hiding).contains { plain.utf8.firstOffset(of: $0.utf8) != nil }
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

/// Finds start tags as an XML reader does: comments, CDATA, declarations and instructions end only where theirs ends.
private struct TagScanner {
  private let bytes: [UInt8]
  private var offset = 0
  /// Constructs outside tags that may run or load something, or hide what does.
  private(set) var activeParts: [String] = []
  /// Whether the last tag was a style element's, whose text is CSS.
  private var isInStyle = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> SVGFile.Tag? {
    if isInStyle { noteStyle() }
    while let open = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      offset = open + 1
      guard offset < bytes.count else { return nil }
      switch bytes[offset] {
      case UInt8(ascii: "!"): skipDeclaration()
      case UInt8(ascii: "?"): skipInstruction()
      case UInt8(ascii: "/"): continue
      default: return tag()
      }
    }
    return nil
  }

  private mutating func skipDeclaration() {
    if bytes[offset...].starts(with: "!--".utf8) { return skip(past: "-->") }
    if bytes[offset...].starts(with: "![CDATA[".utf8) { return skip(past: "]]>") }
    // Between the quotes of a document type, > and <!-- are plain characters.
    var quote: UInt8?
    while offset < bytes.count, quote != nil || bytes[offset] != UInt8(ascii: ">") {
      let byte = bytes[offset]
      if byte == quote {
        quote = nil
      } else if quote == nil {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if byte == UInt8(ascii: "[") {
          activeParts.append("a document type with declarations of its own (<!ENTITY)")
        }
      }
      offset += 1
    }
  }

  /// Only the XML declaration is expected, in an encoding that the scan can read.
  private mutating func skipInstruction() {
    let start = offset
    skip(past: "?>")
    let text = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    let isDeclaration = text.utf8.starts(with: "?xml ".utf8)
    if !isDeclaration || (text.contains("encoding") && !text.contains("utf-8")) {
      activeParts.append("<" + text + (isDeclaration ? "?>, an encoding other than UTF-8" : "?>"))
    }
  }

  /// CSS that loads something, or is written so that a scan cannot see what it does.
  private mutating func noteStyle() {
    isInStyle = false
    let end = bytes[offset...].firstRange(of: Array("</".utf8))?.lowerBound ?? bytes.count
    let text = String(decoding: bytes[offset..<end], as: UTF8.self).lowercased()
    for sign in ["@import", "//", "\\", "&#"] where text.utf8.firstOffset(of: sign.utf8) != nil {
      activeParts.append("\(sign) in <style>")
    }
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
    let isEmpty = offset > 0 && offset < bytes.count && bytes[offset - 1] == UInt8(ascii: "/")
    let tag = SVGFile.Tag(name: name.lowercased(), attributes: attributes)
    isInStyle = tag.localName == "style" && !isEmpty
    return tag
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
