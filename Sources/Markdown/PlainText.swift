// The text of a document without its markup, for search, summaries and the count of words.

/// Collects text block by block.
struct PlainText {
  private(set) var bytes: [UInt8] = []
  private var excerpt: Range<Int>?

  /// Starts a new line unless at the start of one.
  mutating func breakLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  mutating func append(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

  /// A space, unless at the start of a line or after another.
  mutating func space() {
    if let last = bytes.last, last != 0x0A, last != 0x20 { bytes.append(0x20) }
  }

  /// Takes what was collected from `start` on as the excerpt, if it is the first that says something.
  mutating func offerExcerpt(from start: Int) {
    guard excerpt == nil, start < bytes.count, countWords(bytes[start...]) > 0 else { return }
    excerpt = start..<bytes.count
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var excerptText: String { excerpt.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" }
  var words: Int { countWords(bytes[...]) }
}

/// Counts words: runs without white space or dash that hold a letter or digit; in Chinese and Japanese, which write
/// without spaces, each character.
func countWords(_ text: ArraySlice<UInt8>) -> Int {
  var words = 0
  var isInWord = false
  var index = text.startIndex
  while index < text.endIndex {
    if text[index] < 0x80 {
      let byte = text[index]
      if byte.isLetter || byte.isDigit {
        if !isInWord { words += 1 }
        isInWord = true
      } else if byte.isWhitespace {
        isInWord = false
      }
      index += 1
      continue
    }
    let scalar = scalar(in: text, at: &index)
    if isIdeograph(scalar) {
      words += 1
      isInWord = false
    } else if scalar.properties.isWhitespace || scalar == "\u{2013}" || scalar == "\u{2014}" {
      isInWord = false
    } else if !isInWord, isWordScalar(scalar) {
      words += 1
      isInWord = true
    }
  }
  return words
}

/// Decodes the scalar at `index` of valid UTF-8 and moves behind it.
private func scalar(in text: ArraySlice<UInt8>, at index: inout Int) -> Unicode.Scalar {
  let lead = UInt32(text[index])
  var value = lead >= 0xF0 ? lead & 0x07 : lead >= 0xE0 ? lead & 0x0F : lead & 0x1F
  index += 1
  while index < text.endIndex, text[index].isContinuation {
    value = value << 6 | UInt32(text[index] & 0x3F)
    index += 1
  }
  return Unicode.Scalar(value) ?? "\u{FFFD}"
}

private func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
  default: false
  }
}
