// What a style sheet would load: the addresses in `url(…)` and `image-set(…)`, and behind `@import`. Source: CSS Syntax
// Level 3, 4.3.6; CSS Images Level 4, 2.5.

enum StyleScan {
  /// Every address, comments left out, with its place.
  static func links(in bytes: [UInt8]) -> [PageLink] {
    let text = withoutComments(bytes)
    var links: [PageLink] = []
    var offset = 0
    while offset < text.count {
      guard mayStart[Int(text[offset])] else {
        offset += 1
        continue
      }
      if starts("url(", at: offset, in: text) {
        let range = address(from: offset + 4, endedBy: ")", in: text)
        links.append(link(range, text))
        offset = max(range.upperBound, offset + 4)
      } else if starts("image-set(", at: offset, in: text) {
        links += candidates(from: offset + 10, in: text).map { link($0, text) }
        offset += 10
      } else if starts("@import", at: offset, in: text) {
        let start = afterBlanks(offset + 7, in: text)
        offset = start
        guard start < text.count, isQuote(text[start]) else { continue }
        let range = address(from: start, endedBy: ";", in: text)
        links.append(link(range, text))
        offset = max(range.upperBound, start + 1)
      } else {
        offset += 1
      }
    }
    // Nothing is fetched for data in place, nor for an empty address.
    return links.filter { !$0.url.isEmpty && !$0.url.lowercased().hasPrefix("data:") }
  }

  /// For each byte, whether `url(`, `image-set(` or `@import` may begin with it: all others need no closer look.
  private static let mayStart = (0..<256).map { "uUiI@".utf8.contains(UInt8($0)) }

  private static func link(_ range: Range<Int>, _ text: [UInt8]) -> PageLink {
    PageLink(url: String(decoding: text[range], as: UTF8.self), range: range, isLoaded: true)
  }

  /// The addresses in quotes between the brackets of `image-set(`; a `url(…)` or `type(…)` there has brackets of its own.
  private static func candidates(from start: Int, in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var depth = 1
    var offset = start
    while offset < text.count, depth > 0 {
      switch text[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case let quote where isQuote(quote):
        let close = text[(offset + 1)...].firstIndex(of: quote) ?? text.count
        if depth == 1 { found.append((offset + 1)..<close) }
        offset = close
      default: break
      }
      offset += 1
    }
    return found
  }

  /// The address that begins at `start`, in quotes or up to `end`.
  private static func address(from start: Int, endedBy end: Unicode.Scalar, in text: [UInt8]) -> Range<Int> {
    let first = afterBlanks(start, in: text)
    guard first < text.count else { return text.count..<text.count }
    if isQuote(text[first]) {
      let close = text[(first + 1)...].firstIndex(of: text[first]) ?? text.count
      return (first + 1)..<close
    }
    let close = text[first...].firstIndex { $0 == UInt8(ascii: end) || isBlank($0) } ?? text.count
    return first..<close
  }

  /// Comments as spaces, so that offsets stay.
  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var text = bytes
    var offset = 0
    while offset < text.count {
      guard bytes[offset] == UInt8(ascii: "/"), starts("/*", at: offset, in: bytes) else {
        offset += 1
        continue
      }
      var end = offset + 2
      while end < bytes.count, !starts("*/", at: end, in: bytes) { end += 1 }
      end = min(end + 2, bytes.count)
      for index in offset..<end { text[index] = UInt8(ascii: " ") }
      offset = end
    }
    return text
  }

  /// - Parameter word: in lower case.
  private static func starts(_ word: String, at offset: Int, in text: [UInt8]) -> Bool {
    guard offset + word.utf8.count <= text.count else { return false }
    var offset = offset
    for wanted in word.utf8 {
      if wanted != text[offset], !((0x61...0x7A).contains(wanted) && text[offset] | 0x20 == wanted) { return false }
      offset += 1
    }
    return true
  }

  private static func afterBlanks(_ start: Int, in text: [UInt8]) -> Int {
    text[min(start, text.count)...].firstIndex { !isBlank($0) } ?? text.count
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
