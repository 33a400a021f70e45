// Slugs: the part of a page's address that is made from a file's name or a tag's text, so that an author's
// "My Story.md" just works.

/// Makes and judges slugs.
package enum Slug {
  /// The longest slug, in bytes: file systems stop at 255, and a temporary name needs room.
  package static let longest = 200

  /// Lower case, accents folded, everything that is not a letter or a digit a hyphen. Letters of other scripts stay.
  ///
  /// - Parameters:
  ///   - text: in NFC, as file names are when they are discovered; a combining mark left after a Latin letter is
  ///     dropped like a precomposed accent.
  ///   - joinsAtApostrophes: whether "don't" is `dont`, not `don-t`.
  package static func make(from text: String, joinsAtApostrophes: Bool = true) -> String {
    var slug = SlugWriter(capacity: text.utf8.count, joinsAtApostrophes: joinsAtApostrophes)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        slug.append(ascii: UInt8(truncatingIfNeeded: scalar.value))
      } else {
        for lowered in scalar.properties.lowercaseMapping.unicodeScalars { slug.append(lowered) }
      }
    }
    return slug.text
  }

  /// What keeps a slug from being a file name on every system, in words; nil when it is fine.
  package static func fault(in slug: String) -> String? {
    if slug.isEmpty { return "has no letter or digit to make an address from" }
    if slug.utf8.count > longest { return "is longer than \(longest) bytes" }
    if reservedNames.contains(slug) { return "is a name that Windows reserves" }
    return nil
  }

  /// The plain letters for an accented or joined Latin one in lower case; nil for every other.
  package static func plainLetters(for scalar: Unicode.Scalar) -> String? {
    scalar.value < 0xC0 ? nil : foldedLetters[scalar]
  }

  private static let reservedNames: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
    "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]
}

/// A slug as far as it is written.
private struct SlugWriter {
  private var bytes: [UInt8] = []
  private var lastWasLatin = false
  private var pendingHyphen = false
  private let joinsAtApostrophes: Bool

  init(capacity: Int, joinsAtApostrophes: Bool) {
    self.joinsAtApostrophes = joinsAtApostrophes
    bytes.reserveCapacity(capacity)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Most bytes are plain ASCII, where nothing need be asked of Unicode's tables.
  mutating func append(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): appendLetter(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): appendLetter(byte | 0x20)
    default: skip(isApostrophe: byte == UInt8(ascii: "'"))
    }
  }

  /// - Parameter scalar: in lower case.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { return append(ascii: UInt8(truncatingIfNeeded: scalar.value)) }
    let isMark = scalar.properties.generalCategory == .nonspacingMark
    if isMark, lastWasLatin || bytes.isEmpty || pendingHyphen { return }
    let letters = Slug.plainLetters(for: scalar)
    guard isMark || letters != nil || SlugWriter.isWordPart(scalar) else {
      return skip(isApostrophe: scalar == "\u{2019}")
    }
    appendPendingHyphen()
    if let letters { bytes += letters.utf8 } else { bytes += scalar.utf8 }
    if !isMark { lastWasLatin = scalar.value < 0x250 }
  }

  private mutating func appendLetter(_ byte: UInt8) {
    appendPendingHyphen()
    bytes.append(byte)
    lastWasLatin = true
  }

  private mutating func skip(isApostrophe: Bool) {
    if !(isApostrophe && joinsAtApostrophes) { pendingHyphen = !bytes.isEmpty }
    lastWasLatin = false
  }

  private mutating func appendPendingHyphen() {
    if pendingHyphen { bytes.append(UInt8(ascii: "-")) }
    pendingHyphen = false
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || scalar.properties.generalCategory == .spacingMark
  }
}

/// Accented Latin letters and ligatures, by what they fold to (the letters of Unicode's Latin blocks whose canonical
/// decomposition begins with an ASCII letter, and those German, Nordic and French spell with two).
private let foldedLetters: [Unicode.Scalar: String] = {
  let rows: [(plain: String, accented: String)] = [
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("b", "ḃḅḇ"),
    ("c", "çćĉċčḉ"),
    ("d", "ďḋḍḏḑḓ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵ"),
    ("l", "ĺļľḷḹḻḽ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňǹṅṇṉṋ"),
    ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšșṡṣṥṧṩ"),
    ("t", "ţťțṫṭṯṱẗ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕ"),
    ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("o", "ø"), ("d", "đð"), ("th", "þ"), ("l", "ł"), ("i", "ı"),
  ]
  var letters: [Unicode.Scalar: String] = [:]
  for row in rows {
    for scalar in row.accented.unicodeScalars { letters[scalar] = row.plain }
  }
  return letters
}()
