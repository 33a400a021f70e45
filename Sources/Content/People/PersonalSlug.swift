// Rule P17: no e-mail address and no staff number in a page's address.

/// Judges file names, before they are made into slugs.
enum PersonalSlug {
  /// An at sign or a spelt-out one before a domain, or five and more digits in a row that are not a date.
  static func isPersonal(_ name: String) -> Bool {
    mayBePersonal(name) && isSurelyPersonal(name)
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
    return digits >= 5 || name.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "m")
  }

  private static func isSurelyPersonal(_ name: String) -> Bool {
    if name.contains("@") || name.lowercased().contains("-at-") && name.lowercased().hasSuffix("-com") {
      return true
    }
    return name.split(whereSeparator: { !$0.isNumber }).contains { digits in
      digits.count >= 5 && !isCompactDate(digits)
    }
  }

  /// `20261103`.
  private static func isCompactDate(_ digits: Substring) -> Bool {
    guard digits.count == 8, let number = Int(digits) else { return false }
    return (1900...2199).contains(number / 10_000) && (1...12).contains(number / 100 % 100)
      && (1...31).contains(number % 100)
  }
}
