// Finished HTML as tags and text, for the text of a mail and for looking through a mail. The input is our own well-formed HTML: of
// anything else it makes something, in one pass, and never fails.

/// One piece of a page.
package enum MarkupPiece: Sendable, Equatable {
  /// With its entities read.
  case text(String)
  case start(MarkupTag)
  /// The name, in lower case.
  case end(String)
}

/// A start tag.
package struct MarkupTag: Sendable, Equatable {
  /// In lower case.
  package let name: String
  package let attributes: [Attribute]

  package struct Attribute: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  /// The value of the first attribute of this name; nil without one.
  package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

package struct MarkupReader {
  private let bytes: [UInt8]
  private var at = 0
  private var pieces: [MarkupPiece] = []

  /// The pieces of a page, comments and the content of scripts and styles left out.
  package static func pieces(of bytes: [UInt8]) -> [MarkupPiece] {
    var reader = MarkupReader(bytes: bytes)
    reader.read()
    return reader.pieces
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() {
    while at < bytes.count {
      let start = at
      if bytes[at] == UInt8(ascii: "<"), readMarkup() { continue }
      at = start + 1
      while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
      pieces.append(.text(CharacterReferences.read(bytes[start..<at])))
    }
  }

  /// False when `<` begins nothing.
  private mutating func readMarkup() -> Bool {
    if has("<!--") {
      skip(past: "-->")
      return true
    }
    let isEnd = has("</")
    let first = at + (isEnd ? 2 : 1)
    guard first < bytes.count else { return false }
    if bytes[first] == UInt8(ascii: "!") {
      skip(past: ">")
      return true
    }
    guard MarkupReader.isLetter(bytes[first]) else { return false }
    at = first
    let name = run { $0 == UInt8(ascii: "/") }.lowercased()
    let attributes = readAttributes()
    if isEnd {
      pieces.append(.end(name))
    } else {
      pieces.append(.start(MarkupTag(name: name, attributes: attributes)))
      if name == "script" || name == "style" { skip(to: "</" + name) }
    }
    return true
  }

  /// Up to and with the `>` of the tag.
  private mutating func readAttributes() -> [MarkupTag.Attribute] {
    var attributes: [MarkupTag.Attribute] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      if MarkupReader.isBlank(bytes[at]) || bytes[at] == UInt8(ascii: "/") || bytes[at] == UInt8(ascii: "=") {
        at += 1
        continue
      }
      let name = run { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "/") }.lowercased()
      skipBlanks()
      var value = ""
      if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
        at += 1
        skipBlanks()
        value = readValue()
      }
      attributes.append(MarkupTag.Attribute(name: name, value: value))
    }
    at = min(at + 1, bytes.count)
    return attributes
  }

  private mutating func readValue() -> String {
    guard at < bytes.count else { return "" }
    let quote = bytes[at]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return run { _ in false } }
    let start = at + 1
    at = bytes[start...].firstIndex(of: quote) ?? bytes.count
    defer { at = min(at + 1, bytes.count) }
    return CharacterReferences.read(bytes[start..<at])
  }

  /// What stands here up to a blank, `>` or such a byte; at least one byte.
  private mutating func run(_ ends: (UInt8) -> Bool) -> String {
    let start = at
    at += 1
    while at < bytes.count, !MarkupReader.isBlank(bytes[at]), bytes[at] != UInt8(ascii: ">"), !ends(bytes[at]) {
      at += 1
    }
    return CharacterReferences.read(bytes[start..<at])
  }

  private mutating func skipBlanks() { while at < bytes.count, MarkupReader.isBlank(bytes[at]) { at += 1 } }

  private mutating func skip(to word: String) {
    while at < bytes.count, !has(word) { at += 1 }
  }

  private mutating func skip(past word: String) {
    skip(to: word)
    at = min(at + word.utf8.count, bytes.count)
  }

  private func has(_ word: String) -> Bool {
    at + word.utf8.count <= bytes.count
      && zip(bytes[at...], word.utf8).allSatisfy { $0 == $1 || (MarkupReader.isLetter($0) && $0 | 0x20 == $1) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
