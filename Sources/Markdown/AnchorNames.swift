// Ids for headings, as GitHub makes them: the text in lower case, spaces as hyphens, punctuation left out, letters of
// every script kept, and a number behind a name that is taken.

/// The ids of one document.
struct AnchorNames {
  /// In the order they were given.
  private(set) var all: [String] = []
  private var taken: Set<String> = []
  private var nextNumber: [String: Int] = [:]

  /// Longer names are cut: an id is a handle, not the text.
  private static let scalarLimit = 120

  /// A new id for a heading, never empty, unlike every other even when case is ignored.
  mutating func addHeading(_ text: String) -> String {
    let name = AnchorNames.slug(text)
    guard taken.contains(name) else { return add(name) }
    var number = nextNumber[name, default: 1]
    while taken.contains("\(name)-\(number)") { number += 1 }
    nextNumber[name] = number + 1
    return add("\(name)-\(number)")
  }

  /// Records an id that cannot be a heading's, because it holds a colon.
  mutating func addFootnote(_ name: String) { all.append(name) }

  private mutating func add(_ name: String) -> String {
    taken.insert(name)
    all.append(name)
    return name
  }

  private static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(min(text.utf8.count, scalarLimit))
    var scalars = text.unicodeScalars.makeIterator()
    for _ in 0..<scalarLimit {
      guard let scalar = scalars.next() else { break }
      append(scalar, to: &slug)
    }
    return slug.contains { $0 != UInt8(ascii: "-") } ? String(decoding: slug, as: UTF8.self) : "section"
  }

  private static func append(_ scalar: Unicode.Scalar, to slug: inout [UInt8]) {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        slug.append(byte.lowered)
      } else if byte.isWhitespace {
        slug.append(UInt8(ascii: "-"))
      }
    } else if isWordScalar(scalar) {
      slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else if scalar.properties.isWhitespace {
      slug.append(UInt8(ascii: "-"))
    }
  }
}

/// Whether a scalar is part of a word: a letter, a digit, or a mark on one.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return UInt8(scalar.value).isLetter || UInt8(scalar.value).isDigit }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
    return true
  default:
    return false
  }
}
