// The text of a document without its markup, for search, summaries and the count of words.

import HTML

/// Collects text block by block.
struct PlainText {
  private(set) var bytes: [UInt8] = []
  private var excerpt: Range<Int>?

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

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
    guard excerpt == nil, start < bytes.count, countWords(bytes[start...], upTo: 1) > 0 else { return }
    excerpt = start..<bytes.count
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var excerptText: String { excerpt.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" }
  var words: Int { countWords(bytes[...]) }
}

/// Counts words: runs without white space or dash that hold a letter or digit; in Chinese and Japanese, which write
/// without spaces, each character.
///
/// - Parameter limit: counting more words than this is not worth while; a few more may be counted.
func countWords(_ text: ArraySlice<UInt8>, upTo limit: Int = .max) -> Int {
  text.withUnsafeBufferPointer { text in
    var counter = WordCounter()
    while counter.index < text.count, counter.words < limit {
      if counter.stepEight(over: text) { continue }
      let end = min(counter.index + 8, text.count)
      while counter.index < end { counter.step(over: text) }
    }
    return counter.words
  }
}

private struct WordCounter {
  private(set) var words = 0
  private(set) var index = 0
  private var isInWord = false

  /// Eight bytes at once, where each run that begins in them begins with a letter or digit of ASCII; false where that is not so.
  @inline(__always)
  mutating func stepEight(over text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index + 8 <= text.count else { return false }
    let eight = EightBytes(text.eightBytes(at: index))
    let breaks = eight.marks(below: 0x21)
    let letters =
      eight.folded.marks(from: UInt8(ascii: "a"), through: UInt8(ascii: "z"))
      | eight.marks(from: UInt8(ascii: "0"), through: UInt8(ascii: "9"))
    // The first byte is the lowest, so that a shift to the left brings marks to the byte behind.
    // Control characters that are no white space end no word.
    let controls = eight.marks(below: 0x09) | eight.marks(from: 0x0E, through: 0x1F)
    let behindBreaks = breaks << 8 | (isInWord ? 0 : 0x80)
    let others = ~(breaks | letters) & EightBytes.all(0x80)
    guard behindBreaks & others | controls | eight.marksBeyondASCII == 0 else { return false }
    let starts = behindBreaks & letters
    // The product's highest byte is the sum of all bytes.
    words += Int(((starts >> 7) &* EightBytes.all(1)) >> 56)
    isInWord = breaks >> 63 == 0
    index += 8
    return true
  }

  @inline(__always)
  mutating func step(over text: UnsafeBufferPointer<UInt8>) {
    let byte = text[index]
    if byte >= 0x80 { return step(overScalarOf: text) }
    index += 1
    if byte.isWhitespace {
      isInWord = false
    } else if !isInWord, byte.isLetter || byte.isDigit {
      words += 1
      isInWord = true
    }
  }

  private mutating func step(overScalarOf text: UnsafeBufferPointer<UInt8>) {
    let scalar = scalar(in: text, at: &index)
    if isIdeograph(scalar) {
      words += 1
      isInWord = false
    } else if isWhitespace(scalar) || scalar == "\u{2013}" || scalar == "\u{2014}" {
      isInWord = false
    } else if !isInWord, isWordScalar(scalar) {
      words += 1
      isInWord = true
    }
  }
}

/// Decodes the scalar at `index` of valid UTF-8 and moves behind it.
private func scalar(in text: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Unicode.Scalar {
  let lead = UInt32(text[index])
  var value = lead >= 0xF0 ? lead & 0x07 : lead >= 0xE0 ? lead & 0x0F : lead & 0x1F
  index += 1
  while index < text.count, text[index].isContinuation {
    value = value << 6 | UInt32(text[index] & 0x3F)
    index += 1
  }
  return Unicode.Scalar(value) ?? "\u{FFFD}"
}

private func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
  // Between the no-break space and the Ogham space mark there is none; asking Unicode's tables takes its time.
  (0xA1..<0x1680).contains(scalar.value) ? false : scalar.properties.isWhitespace
}

private func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
  default: false
  }
}
