// Text folded for finding names in it: lower case, accents off, every run of blanks one space, invisible characters gone.

import Content
import Diagnostics
import HTML

struct SearchableText {
  /// As it came.
  let source: [UInt8]
  private(set) var bytes: [UInt8] = []
  /// For each of ``bytes``, where it stands in ``source``; empty when both are in step, or nobody asks.
  private var offsets: [Int] = []
  private let keepsOffsets: Bool
  /// For each byte of ``source``, where it stands in the file; empty when that is the file as it is.
  private var origins: [Int] = []

  /// What a file means in its own notation; places are those in the file.
  init(_ text: DecodedText, keepsOffsets: Bool = true) {
    self.init(text.bytes, keepsOffsets: keepsOffsets)
    if keepsOffsets { origins = text.origins }
  }

  /// - Parameters:
  ///   - withoutTags: leaves HTML tags out; those between blocks count as a space.
  ///   - keepsOffsets: false when only whether something is there matters.
  init(_ source: [UInt8], withoutTags: Bool = false, keepsOffsets: Bool = true) {
    self.source = source
    self.keepsOffsets = keepsOffsets
    // A photo or an archive is no text: only its capitals are folded, which keeps a long film quick.
    if source.prefix(4096).contains(0) {
      bytes = source.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
      return
    }
    bytes.reserveCapacity(source.count)
    if keepsOffsets { offsets.reserveCapacity(source.count) }
    var offset = 0
    while offset < source.count {
      offset = appendPlainRun(from: offset)
      guard offset < source.count else { break }
      let byte = source[offset]
      if withoutTags, byte == UInt8(ascii: "<"), let end = SearchableText.tagEnd(from: offset, in: source) {
        if !SearchableText.isInline(source[(offset + 1)..<end]) { append(UInt8(ascii: " "), at: offset) }
        offset = end + 1
      } else if byte == UInt8(ascii: "&"), let (length, meant) = SearchableText.entity(at: offset, in: source) {
        append(meant, at: offset)
        offset += length
      } else if byte == UInt8(ascii: "%"), let (length, meant) = SearchableText.percentRun(at: offset, in: source) {
        for byte in SearchableText(meant).bytes { append(byte, at: offset) }
        offset += length
      } else if byte < 0x80 {
        append(byte, at: offset)
        offset += 1
      } else {
        offset = appendScalar(at: offset)
      }
    }
  }

  static func folded(_ text: String) -> [UInt8] { SearchableText(Array(text.utf8)).bytes }

  /// Where a range of ``bytes`` stands in the file.
  func span(of range: Range<Int>) -> Span { span(ofSource: sourceRange(of: range)) }

  /// Where a range of ``source`` stands in the file.
  func span(ofSource range: Range<Int>) -> Span {
    guard !origins.isEmpty, let first = origins[range].first, let last = origins[range].last else {
      return Span(range.lowerBound, range.upperBound)
    }
    return Span(first, last + 1)
  }

  private func sourceRange(of range: Range<Int>) -> Range<Int> {
    if offsets.isEmpty { return range }
    guard let first = offsets[range].first, let last = offsets[range].last else { return 0..<0 }
    return first..<(last + 1)
  }

  /// False where a small letter was written; true as well where nobody asked for places, so that it cannot be told.
  func isCapital(at index: Int) -> Bool {
    guard keepsOffsets, bytes.indices.contains(index) else { return true }
    return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(
      source[sourceRange(of: index..<(index + 1)).lowerBound])
  }

  /// Bytes that stand for themselves: everything of ASCII but capitals, blanks and the beginnings of markup.
  private static let isPlain: [Bool] = {
    var plain = [Bool](repeating: false, count: 256)
    for byte in 0x21...0x7F { plain[byte] = true }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { plain[Int(byte)] = false }
    for byte in "<&%+".utf8 { plain[Int(byte)] = false }
    return plain
  }()

  /// - Returns: the offset of the first byte that does not stand for itself.
  private mutating func appendPlainRun(from start: Int) -> Int {
    var end = start
    while end < source.count, SearchableText.isPlain[Int(source[end])] { end += 1 }
    bytes.append(contentsOf: source[start..<end])
    if keepsOffsets { offsets.append(contentsOf: start..<end) }
    return end
  }

  private mutating func append(_ byte: UInt8, at offset: Int) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte + 32)
    // In the query of an address a plus sign is a blank.
    case 0x09...0x0D, 0x20, UInt8(ascii: "+"):
      if bytes.last == UInt8(ascii: " ") { return }
      bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
    if keepsOffsets { offsets.append(offset) }
  }

  /// - Returns: the offset behind the character.
  private mutating func appendScalar(at offset: Int) -> Int {
    var count = 1
    while count < 4, offset + count < source.count, source[offset + count] & 0xC0 == 0x80 { count += 1 }
    let text = String(decoding: source[offset..<offset + count], as: UTF8.self).lowercased()
    for scalar in text.unicodeScalars {
      for byte in SearchableText.folded(scalar) { append(byte, at: offset) }
    }
    return offset + count
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .format, .enclosingMark: []
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: [UInt8(ascii: " ")]
    case .dashPunctuation: [UInt8(ascii: "-")]
    case _ where scalar.properties.isAlphabetic || scalar.properties.numericType != nil:
      Array((Slug.plainLetters(for: scalar) ?? String(scalar)).utf8)
    default: [UInt8(ascii: "'")]
    }
  }
}

// MARK: - Markup

extension SearchableText {
  /// The offset of a tag's `>`, quoted values skipped; nil when `<` begins no tag.
  private static func tagEnd(from start: Int, in bytes: [UInt8]) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "/") || isLetter(bytes[start + 1]) else {
      return nil
    }
    var quote: UInt8?
    for offset in (start + 1)..<bytes.count {
      let byte = bytes[offset]
      if byte == quote {
        quote = nil
      } else if quote == nil {
        if byte == UInt8(ascii: ">") { return offset }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
      }
    }
    return nil
  }

  private static func isInline(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { isLetter($0) || (0x30...0x39).contains($0) }
    return inlineElements.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static let inlineElements: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "small",
    "span", "strong", "sub", "sup", "u", "var", "wbr",
  ]

  /// The character that a reference of our escapers, or one for a blank, stands for.
  private static func entity(at offset: Int, in bytes: [UInt8]) -> (length: Int, meant: UInt8)? {
    let table: [(String, UInt8)] = [
      ("&#39;", 0x27), ("&amp;", 0x26), ("&quot;", 0x22), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&nbsp;", 0x20),
      ("&#160;", 0x20), ("&#10;", 0x20), ("&#32;", 0x20),
    ]
    return table.first { bytes[offset...].starts(with: $0.0.utf8) }.map { ($0.0.utf8.count, $0.1) }
  }
}

// MARK: - Addresses

extension SearchableText {
  /// The bytes that one or more `%41` after one another stand for.
  private static func percentRun(at start: Int, in bytes: [UInt8]) -> (length: Int, meant: [UInt8])? {
    var meant: [UInt8] = []
    var offset = start
    while offset + 2 < bytes.count, bytes[offset] == UInt8(ascii: "%"),
      let byte = UInt8(String(decoding: bytes[(offset + 1)...(offset + 2)], as: UTF8.self), radix: 16),
      byte != UInt8(ascii: "%")
    {
      meant.append(byte)
      offset += 3
    }
    return meant.isEmpty ? nil : (offset - start, meant)
  }
}

// MARK: - Searching

extension SearchableText {
  /// The first occurrence of `form` that is no part of a longer word.
  ///
  /// - Parameters:
  ///   - start: where to begin.
  ///   - hyphenates: a hyphen joins words to one.
  static func firstWords(
    _ form: [UInt8], in bytes: [UInt8], from start: Int = 0, hyphenates: Bool = false
  ) -> Range<Int>? {
    guard let first = form.first, bytes.count >= form.count else { return nil }
    var start = start
    while let found = next(first, from: start, in: bytes), found <= bytes.count - form.count {
      if isWords(form, at: found, in: bytes, hyphenates: hyphenates) { return found..<(found + form.count) }
      start = found + 1
    }
    return nil
  }

  /// Whether a form stands here, as whole words.
  static func isWords(_ form: [UInt8], at start: Int, in bytes: [UInt8], hyphenates: Bool = false) -> Bool {
    func isWord(at index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      let byte = bytes[index]
      return isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
        || (hyphenates && byte == UInt8(ascii: "-"))
    }
    let end = start + form.count
    return end <= bytes.count && bytes[start..<end].elementsEqual(form) && !isWord(at: start - 1)
      && !isWord(at: end)
  }

  /// All occurrences, in order.
  static func allWords(_ form: [UInt8], in bytes: [UInt8], hyphenates: Bool = false) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let range = firstWords(form, in: bytes, from: found.last?.upperBound ?? 0, hyphenates: hyphenates) {
      found.append(range)
    }
    return found
  }

  /// The next place of a byte.
  private static func next(_ byte: UInt8, from start: Int, in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { $0.firstIndex(of: byte, from: start) }
  }

  /// Blots out every occurrence.
  static func mask(_ form: [UInt8], in bytes: inout [UInt8]) {
    while let range = firstWords(form, in: bytes) {
      for index in range { bytes[index] = 0 }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
