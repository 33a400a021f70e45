// The text of a piece of our own HTML, line by line: paragraphs apart, list items with their number or a hyphen. What links
// lead to is left out.

import HTML

struct PlainLines {
  private var lines: [String] = []
  private var line: [UInt8] = []
  /// For each list that is open, the number of its next item; nil in one without numbers.
  private var lists: [Int?] = []

  static func text(of html: SafeHTML) -> String {
    var reader = PlainLines()
    for piece in MarkupReader.pieces(of: html.bytes) { reader.take(piece) }
    reader.endLine()
    return reader.lines.joined(separator: "\n")
  }

  private mutating func take(_ piece: MarkupPiece) {
    switch piece {
    case .text(let text): append(text)
    case .start(let tag): meet(tag.name, isClosing: false)
    case .end(let name): meet(name, isClosing: true)
    }
  }

  /// Runs of white space are one blank.
  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar.value > 0x20, scalar != "\u{A0}" {
        line += String(scalar).utf8
      } else if line.last != 0x20 {
        line.append(0x20)
      }
    }
  }

  private mutating func endLine() {
    let text = String(decoding: line, as: UTF8.self).trimmed
    line = []
    if !text.isEmpty, !["-"].contains(text) { lines.append(text) }
  }

  private mutating func meet(_ name: String, isClosing: Bool) {
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
