// HTML to text, for summaries, word counts and metadata. The input is our own well-formed HTML, so this is no parser of the
// wild: it drops tags, keeps what a reader sees, and stays linear and safe on anything else.

/// The text a reader sees: tags, comments, scripts and drawings left out, entities read, white space collapsed; a space
/// where a block ends.
func plainText(ofHTML html: [UInt8]) -> String {
  var scanner = HTMLTextScanner(html: html)
  return collapsed(scanner.text())
}

private struct HTMLTextScanner {
  let html: [UInt8]
  private var at = 0
  private var output: [UInt8] = []

  init(html: [UInt8]) { self.html = html }

  mutating func text() -> String {
    output.reserveCapacity(html.count)
    while at < html.count {
      switch html[at] {
      case UInt8(ascii: "<"): skipMarkup()
      case UInt8(ascii: "&"): readEntity()
      default:
        output.append(html[at])
        at += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func skipMarkup() {
    if starts(with: "<!--") {
      at = end(of: "-->", from: at + 4)
      return
    }
    let nameStart = at + (at + 1 < html.count && html[at + 1] == UInt8(ascii: "/") ? 2 : 1)
    let name = HTMLTextScanner.name(in: html, from: nameStart)
    guard !name.isEmpty || nameStart < html.count && html[nameStart] == UInt8(ascii: "!") else {
      output.append(html[at])
      at += 1
      return
    }
    let isOpening = nameStart == at + 1
    at = endOfTag(from: nameStart)
    if isOpening, unreadElements.contains(name) { at = endOfTag(from: end(of: "</" + name, from: at)) }
    if !inlineElements.contains(name) { output.append(UInt8(ascii: " ")) }
  }

  /// After the `>` that closes the tag, quoted attributes considered.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    var index = start
    while index < html.count {
      let byte = html[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return html.count
  }

  private func starts(with text: String) -> Bool { html[at...].starts(with: text.utf8) }

  /// The offset after the next `text`, or the end.
  private func end(of text: String, from start: Int) -> Int {
    let wanted = Array(text.utf8)
    var index = min(start, html.count)
    while index + wanted.count <= html.count {
      if html[index..<index + wanted.count].elementsEqual(wanted) { return index + wanted.count }
      index += 1
    }
    return html.count
  }

  private static func name(in html: [UInt8], from start: Int) -> String {
    guard start < html.count, (0x61...0x7A).contains(html[start] | 0x20) else { return "" }
    let name = html[start...].prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// The entities that escapers and Markdown write; any other stands as it is.
  private mutating func readEntity() {
    let rest = html[(at + 1)...].prefix(longestEntity)
    guard let semicolon = rest.firstIndex(of: UInt8(ascii: ";")),
      let scalar = HTMLTextScanner.scalar(of: String(decoding: html[(at + 1)..<semicolon], as: UTF8.self))
    else {
      output.append(html[at])
      at += 1
      return
    }
    output.append(contentsOf: Array(String(Character(scalar)).utf8))
    at = semicolon + 1
  }

  private static func scalar(of entity: String) -> Unicode.Scalar? {
    switch entity {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard entity.hasPrefix("#") else { return nil }
      let digits = entity.dropFirst()
      let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    }
  }
}

private let longestEntity = 10
private let unreadElements: Set<String> = ["script", "style", "svg", "template"]
private let inlineElements: Set<String> = [
  "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input", "ins", "kbd",
  "mark",
  "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
]

/// Runs of white space become one space; none at the ends. A no-break space stays.
func collapsed(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var isPending = false
  for scalar in text.unicodeScalars {
    if isBreakingSpace(scalar) {
      isPending = true
    } else {
      if isPending, !result.isEmpty { result.append(" ") }
      isPending = false
      result.append(scalar)
    }
  }
  return String(result)
}

/// White space at which words part.
func isBreakingSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace && scalar.value != 0xA0 && scalar.value != 0x202F
}
