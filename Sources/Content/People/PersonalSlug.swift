// Rule P17: no e-mail address and no staff number in a page's address.

/// Judges file names, before they are made into slugs, and earlier addresses.
enum PersonalSlug {
  /// An at sign or a spelt-out one before a domain, five and more digits in a row that are not a date, or fewer behind a word
  /// that says what they are.
  static func isPersonal(_ name: String) -> Bool {
    mayBePersonal(name) && isSurelyPersonal(name)
  }

  /// The same of an earlier address, `people/jo%40small.example/`: of each part, and of parts that only together say it.
  static func isPersonal(address: String) -> Bool {
    let address = address.replacing("%40", with: "@")
    return isPersonal(address) || address.split(separator: "/").contains { isPersonal(String($0)) }
  }

  /// A quick look at the bytes, which lets nearly every name pass: whole characters take their time.
  private static func mayBePersonal(_ name: String) -> Bool {
    var digits = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "@"), 0x80...: return true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      default: continue
      }
    }
    return digits >= 2 || name.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "m")
  }

  private static func isSurelyPersonal(_ name: String) -> Bool {
    let lower = name.lowercased()
    if lower.contains("@") || lower.contains("-at-") && lower.hasSuffix("-com") { return true }
    let parts = parts(of: lower)
    return parts.indices.contains { index in
      let digits = parts[index]
      guard digits.first?.isNumber ?? false else { return false }
      if digits.count >= 5 { return !isCompactDate(digits) }
      return digits.count >= 2 && !isYear(digits) && isAnnounced(parts[..<index])
    }
  }

  /// Runs of digits and runs of letters: `emp`, `4711` of `emp-4711` and of `emp4711`.
  private static func parts(of name: String) -> [Substring] {
    name.split { !$0.isLetter && !$0.isNumber }.flatMap { word -> [Substring] in
      var parts: [Substring] = []
      var rest = word
      while let first = rest.first {
        let part = rest.prefix { $0.isNumber == first.isNumber }
        parts.append(part)
        rest = rest.dropFirst(part.count)
      }
      return parts
    }
  }

  /// Whether a number behind these words is somebody's: `emp`, `staff no`.
  private static func isAnnounced(_ words: ArraySlice<Substring>) -> Bool {
    guard let last = words.last else { return false }
    if owners.contains(last) { return true }
    return numberWords.contains(last) && words.dropLast().last.map(owners.contains) ?? false
  }

  private static let owners: Set<Substring> = [
    "emp", "empl", "employee", "id", "payroll", "personnel", "staff", "uid", "personalnummer",
  ]
  private static let numberWords: Set<Substring> = ["no", "nr", "number"]

  private static func isYear(_ digits: Substring) -> Bool {
    digits.count == 4 && Int(digits).map { (1900...2199).contains($0) } ?? false
  }

  /// `20261103`.
  private static func isCompactDate(_ digits: Substring) -> Bool {
    guard digits.count == 8, let number = Int(digits) else { return false }
    return (1900...2199).contains(number / 10_000) && (1...12).contains(number / 100 % 100)
      && (1...31).contains(number % 100)
  }
}
