// Slugs: the part of a page's address that is made from a file's name or a tag's text, so that an author's
// "My Story.md" just works.

/// Makes and judges slugs.
package enum Slug {
  /// The longest slug, in bytes: file systems stop at 255, and a temporary name needs room.
  package static let longest = 200

  /// Lower case, accents folded, everything that is not a letter or a digit a hyphen. Letters of other scripts stay.
  ///
  /// - Parameter text: in NFC, as file names are when they are discovered; a combining mark left after a Latin letter is
  ///   dropped like a precomposed accent.
  package static func make(from text: String) -> String {
    var slug = String.UnicodeScalarView()
    var lastWasLatin = false
    var pendingHyphen = false
    for scalar in text.lowercased().unicodeScalars {
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if isMark, lastWasLatin || slug.isEmpty || pendingHyphen { continue }
      let letters = folded(scalar)
      guard isMark || letters != nil || isWordPart(scalar) else {
        if !isApostrophe(scalar) { pendingHyphen = !slug.isEmpty }
        lastWasLatin = false
        continue
      }
      if pendingHyphen { slug.append("-") }
      pendingHyphen = false
      slug.append(contentsOf: (letters ?? String(scalar)).unicodeScalars)
      lastWasLatin = isMark ? lastWasLatin : scalar.value < 0x250
    }
    return String(slug)
  }

  /// What keeps a slug from being a file name on every system, in words; nil when it is fine.
  package static func fault(in slug: String) -> String? {
    if slug.isEmpty { return "has no letter or digit to make an address from" }
    if slug.utf8.count > longest { return "is longer than \(longest) bytes" }
    if reservedNames.contains(slug) { return "is a name that Windows reserves" }
    return nil
  }

  /// The plain letters for an accented or joined Latin one in lower case; nil for every other.
  package static func plainLetters(for scalar: Unicode.Scalar) -> String? { folded(scalar) }

  /// The plain letters for an accented or joined Latin one.
  private static func folded(_ scalar: Unicode.Scalar) -> String? {
    scalar.value < 0xC0 ? nil : foldedLetters[scalar]
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || scalar.properties.generalCategory == .spacingMark
  }

  /// Apostrophes vanish: "don't" is `dont`, not `don-t`.
  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }

  private static let reservedNames: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
    "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]
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
