// Reads a finished page's tags: its ids, its links and what it loads. A tokenizer for HTML that templates and Markdown
// made; it follows the HTML standard as far as well-formed pages need: quoted and unquoted attributes, comments, raw text.

/// What link verification needs to know of one page.
struct PageScan: Sendable {
  private(set) var ids: [(name: String, offset: Int)] = []
  private(set) var links: [PageLink] = []
  private(set) var isNoindex = false

  init(_ bytes: [UInt8]) {
    var scanner = TagReader(bytes)
    while let tag = scanner.next() { note(tag) }
  }

  private mutating func note(_ tag: TagReader.Tag) {
    for attribute in tag.attributes {
      switch attribute.name {
      case "id": ids.append((attribute.text, attribute.offset))
      case "href": add(attribute, loads: tag.loadsHref)
      case "src", "poster", "data": add(attribute, loads: true)
      case "action", "cite": add(attribute, loads: false)
      case "srcset": addCandidates(of: attribute)
      default: break
      }
    }
    if tag.name == "meta", tag.value(of: "name") == "robots" {
      isNoindex = isNoindex || (tag.value(of: "content") ?? "").contains("noindex")
    }
  }

  private mutating func add(_ attribute: TagReader.Attribute, loads: Bool) {
    links.append(PageLink(url: attribute.text, offset: attribute.offset, length: attribute.length, isLoaded: loads))
  }

  /// `a.png 1x, b.png 2x`.
  private mutating func addCandidates(of attribute: TagReader.Attribute) {
    for candidate in attribute.text.split(separator: ",") {
      guard let url = candidate.split(separator: " ").first else { continue }
      links.append(PageLink(url: String(url), offset: attribute.offset, length: attribute.length, isLoaded: true))
    }
  }
}

/// One address on a page.
struct PageLink: Sendable {
  /// As the browser reads it: entities decoded.
  let url: String
  let offset: Int
  let length: Int
  /// True when the browser fetches it with the page: a picture, a style sheet.
  let isLoaded: Bool
}

/// Finds start tags and their attributes.
struct TagReader {
  struct Attribute {
    let name: String
    let text: String
    let offset: Int
    let length: Int
  }

  struct Tag {
    let name: String
    let attributes: [Attribute]

    func value(of name: String) -> String? { attributes.first { $0.name == name }?.text }

    /// A `link` that browsers fetch, an SVG `use` or `image`.
    var loadsHref: Bool {
      if name == "use" || name == "image" { return true }
      guard name == "link" else { return false }
      let relations = (value(of: "rel") ?? "").lowercased().split(separator: " ")
      return relations.contains {
        ["stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"].contains($0)
      }
    }
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Tag? {
    while let open = index(of: UInt8(ascii: "<"), from: offset) {
      offset = open + 1
      guard offset < bytes.count else { return nil }
      if isLetter(bytes[offset]) { return tag() }
      if starts(with: "!--") { skip(past: "-->") }
    }
    return nil
  }

  private mutating func tag() -> Tag {
    let name = word { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") || Self.isSpace($0) }.lowercased()
    var attributes: [Attribute] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
      if Self.isSpace(bytes[offset]) || bytes[offset] == UInt8(ascii: "/") {
        offset += 1
      } else {
        attributes.append(attribute())
      }
    }
    if name == "script" || name == "style" { skip(past: "</" + name) }
    return Tag(name: name, attributes: attributes)
  }

  private mutating func attribute() -> Attribute {
    let start = offset
    let name = word {
      $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") || Self.isSpace($0)
    }
    if offset == start { offset += 1 }
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else {
      return Attribute(name: name.lowercased(), text: "", offset: start, length: name.utf8.count)
    }
    offset += 1
    skipSpace()
    let (valueStart, value) = value()
    return Attribute(
      name: name.lowercased(), text: Entities.decoded(value), offset: valueStart, length: value.utf8.count)
  }

  private mutating func value() -> (start: Int, text: String) {
    guard offset < bytes.count else { return (offset, "") }
    let quote = bytes[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = offset
      return (start, word { $0 == UInt8(ascii: ">") || Self.isSpace($0) })
    }
    let start = offset + 1
    let end = index(of: quote, from: start) ?? bytes.count
    offset = min(end + 1, bytes.count)
    return (start, String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private mutating func word(until isEnd: (UInt8) -> Bool) -> String {
    let start = offset
    while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func skip(past end: String) {
    let marker = Array(end.utf8)
    while offset < bytes.count, !bytes[offset...].starts(with: marker) { offset += 1 }
    offset = min(offset + marker.count, bytes.count)
  }

  private func index(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func starts(with text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }
  private mutating func skipSpace() { while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 } }
  private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// The character references that our escapers write.
enum Entities {
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      rest = rest[mark...]
      if let (entity, character) = table.first(where: { rest.utf8.starts(with: $0.0.utf8) }) {
        result += character
        rest = rest[rest.utf8.index(rest.startIndex, offsetBy: entity.utf8.count)...]
      } else {
        result += "&"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private static let table = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
}
