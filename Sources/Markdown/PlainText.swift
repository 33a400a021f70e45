// The text of a document without its markup, for search, summaries and the count of words.

import HTML

/// Collects text block by block.
struct PlainText: ~Copyable {
  private(set) var bytes: ByteBuffer
  private var excerpt: Range<Int>?

  init(capacity: Int) { bytes = ByteBuffer(capacity: capacity) }

  /// Starts a new line unless at the start of one.
  mutating func breakLine() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  mutating func append(_ text: ArraySlice<UInt8>) { bytes.append(text) }
  mutating func append(_ piece: Range<Int>, of text: [UInt8]) { bytes.append(piece, of: text) }

  /// A space, unless at the start of a line or after another.
  mutating func space() {
    if let last = bytes.last, last != 0x0A, last != 0x20 { bytes.append(0x20) }
  }

  /// Takes what was collected from `start` on as the excerpt, if it is the first that says something.
  mutating func offerExcerpt(from start: Int) {
    guard excerpt == nil, start < bytes.count else { return }
    let offered = start..<bytes.count
    if read(offered, holdsWord) { excerpt = offered }
  }

  var excerptText: String { excerpt.map { read($0) { String(decoding: $0, as: UTF8.self) } } ?? "" }
  var words: Int { bytes.withBytes { countWords($0) } }

  private func read<T>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    bytes.withBytes { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

/// Counts words: runs without white space or dash that hold a letter or digit; in Chinese and Japanese, which write
/// without spaces, each character.
func countWords(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  var counter = WordCounter()
  while counter.index < text.count {
    counter.stepByEight(over: text)
    counter.step(upTo: min(counter.index + 8, text.count), over: text)
  }
  return counter.words
}

private func holdsWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  var counter = WordCounter()
  while counter.index < text.count, counter.words == 0 { counter.step(over: text) }
  return counter.words > 0
}

private struct WordCounter {
  private(set) var words = 0
  private(set) var index = 0
  private var isInWord = false

  /// Goes on, eight bytes at once, up to the end or the first that are not all ASCII, or hold a control character.
  ///
  /// An addition finds the runs that hold a letter or digit: the bytes of a run are all ones, so that a one for each letter is
  /// carried to the byte behind the run, once however many there are, or on to the next eight.
  mutating func stepByEight(over text: UnsafeBufferPointer<UInt8>) {
    let highest = EightBytes.all(0x80)
    var carry: UInt64 = isInWord ? 1 : 0
    while index &+ 8 <= text.count {
      let bytes = text.eightBytes(at: index)
      // Of bytes that are all ASCII, the highest bit of a sum says whether a byte is so large, and nothing is carried on.
      func reaching(_ byte: UInt8, _ bytes: UInt64) -> UInt64 { bytes &+ EightBytes.all(0x80 - byte) }
      guard bytes & highest == 0 else { break }
      // Control characters that are no white space end no word.
      let controls = ~reaching(0x20, bytes) & highest
      if controls != 0, controls & ~(reaching(0x09, bytes) & ~reaching(0x0E, bytes)) != 0 { break }
      let small = bytes | EightBytes.all(0x20)
      let letters =
        reaching(UInt8(ascii: "a"), small) & ~reaching(UInt8(ascii: "z") + 1, small)
        | reaching(UInt8(ascii: "0"), bytes) & ~reaching(UInt8(ascii: "9") + 1, bytes)
      let breaks = (~reaching(0x21, bytes) & highest) >> 7
      let (sum, isBeyond) = (~(breaks &* 0xFF)).addingReportingOverflow((letters & highest) >> 7 &+ carry)
      // The product's highest byte is the sum of all bytes.
      words &+= Int(truncatingIfNeeded: ((sum & breaks) &* EightBytes.all(1)) >> 56 &- carry)
      carry = isBeyond ? 1 : 0
      words &+= Int(truncatingIfNeeded: carry)
      index &+= 8
    }
    isInWord = carry == 1
  }

  @inline(never)
  mutating func step(upTo end: Int, over text: UnsafeBufferPointer<UInt8>) {
    while index < end { step(over: text) }
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
