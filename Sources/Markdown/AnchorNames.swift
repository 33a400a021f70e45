// Ids for headings, as GitHub makes them: the text in lower case, spaces as hyphens, punctuation left out, letters of
// every script kept, and a number behind a name that is taken.

/// The ids of one document.
struct AnchorNames {
  /// In the order they were given.
  private(set) var all: [String] = []
  /// All of them once they are many: among a few, looking at each is quicker.
  private var taken: Set<String> = []
  private static let few = 16
  private var nextNumber: [String: Int] = [:]

  /// Longer names are cut: an id is a handle, not the text.
  private static let scalarLimit = 120

  /// A new id for a heading, never empty, unlike every other even when case is ignored.
  mutating func addHeading(_ text: String) -> String {
    let name = AnchorNames.slug(text)
    guard isTaken(name) else { return add(name) }
    var number = nextNumber[name, default: 1]
    while isTaken("\(name)-\(number)") { number += 1 }
    nextNumber[name] = number + 1
    return add("\(name)-\(number)")
  }

  /// Records an id that cannot be a heading's, because it holds a colon.
  mutating func addFootnote(_ name: String) { all.append(name) }

  private func isTaken(_ name: String) -> Bool { taken.isEmpty ? all.contains(name) : taken.contains(name) }

  private mutating func add(_ name: String) -> String {
    all.append(name)
    if !taken.isEmpty {
      taken.insert(name)
    } else if all.count > Self.few {
      taken = Set(all)
    }
    return name
  }

  private static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(min(text.utf8.count, scalarLimit))
    var scalars = text.unicodeScalars.makeIterator()
    for _ in 0..<scalarLimit {
      guard let scalar = scalars.next() else { break }
      if !scalar.isASCII {
        append(scalar, to: &slug)
      } else if let form = form(UInt8(truncatingIfNeeded: scalar.value)) {
        slug.append(form)
      }
    }
    return slug.contains { $0 != UInt8(ascii: "-") } ? String(decoding: slug, as: UTF8.self) : "section"
  }

  /// What an id has for a character of ASCII, if anything.
  private static func form(_ byte: UInt8) -> UInt8? {
    if byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
      return byte.lowered
    }
    return byte.isWhitespace ? UInt8(ascii: "-") : nil
  }

  private static func append(_ scalar: Unicode.Scalar, to slug: inout [UInt8]) {
    if isWordScalar(scalar) {
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
