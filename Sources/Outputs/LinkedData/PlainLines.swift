// The text of a piece of our own HTML, line by line: paragraphs apart, list items with their number or a hyphen. What links
// lead to is left out.

import HTML

struct PlainLines {
  private let html: [UInt8]
  private var at = 0
  private var lines: [String] = []
  private var line: [UInt8] = []
  /// For each list that is open, the number of its next item; nil in one without numbers.
  private var lists: [Int?] = []

  static func text(of html: SafeHTML) -> String {
    var reader = PlainLines(html: html.bytes)
    reader.read()
    return reader.lines.joined(separator: "\n")
  }

  private init(html: [UInt8]) { self.html = html }

  private mutating func read() {
    while at < html.count {
      switch html[at] {
      case UInt8(ascii: "<"): readTag()
      case UInt8(ascii: "&"): readEntity()
      case 0x09...0x0D, 0x20:
        if line.last != 0x20 { line.append(0x20) }
        at += 1
      default:
        line.append(html[at])
        at += 1
      }
    }
    endLine()
  }

  private mutating func endLine() {
    let text = String(decoding: line, as: UTF8.self).trimmed
    line = []
    if !text.isEmpty, !["-"].contains(text) { lines.append(text) }
  }

  private mutating func readTag() {
    guard let end = html[at...].firstIndex(of: UInt8(ascii: ">")) else {
      at = html.count
      return
    }
    let tag = html[(at + 1)..<end]
    at = end + 1
    let isClosing = tag.first == UInt8(ascii: "/")
    let name = String(decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x2F }, as: UTF8.self)
    switch (name, isClosing) {
    case ("ol", false), ("ul", false):
      endLine()
      lists.append(name == "ol" ? 1 : nil)
    case ("ol", true), ("ul", true):
      endLine()
      _ = lists.popLast()
    case ("li", false): beginItem()
    case ("p", _), ("li", true), ("div", _), ("blockquote", _), ("pre", _), ("tr", _), ("br", _), ("hr", _),
      ("h2", _), ("h3", _), ("h4", _), ("h5", _), ("h6", _):
      // The first paragraph of an item stands behind its number.
      if !isItemStart { endLine() }
    default: break
    }
  }

  private mutating func beginItem() {
    endLine()
    guard let last = lists.indices.last else { return }
    if let number = lists[last] {
      line += "\(number). ".utf8
      lists[last] = number + 1
    } else {
      line += "- ".utf8
    }
  }

  /// Whether the line holds no more than what an item begins with.
  private var isItemStart: Bool {
    guard line.last == 0x20, let mark = line.dropLast().last else { return false }
    return (mark == UInt8(ascii: "-") && line.count == 2)
      || (mark == UInt8(ascii: ".") && line.dropLast(2).allSatisfy { (0x30...0x39).contains($0) })
  }

  /// Those that our escapers write.
  private mutating func readEntity() {
    for (entity, character) in PlainLines.entities where html[at...].starts(with: entity.utf8) {
      line += character.utf8
      at += entity.utf8.count
      return
    }
    line.append(html[at])
    at += 1
  }

  private static let entities: KeyValuePairs<String, String> = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": " ",
  ]
}

extension String {
  fileprivate var trimmed: String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }), let last = bytes.lastIndex(where: { $0 != 0x20 })
    else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
