// Numbers, percentages and amounts in a language's form.

extension Language {
  /// A true minus, which is as wide as a plus and read aloud as "minus"; the hyphen on the keyboard is neither.
  static let minus = "\u{2212}"

  func number(_ digits: DecimalDigits) -> String {
    (digits.isNegative ? Language.minus : "") + unsigned(digits)
  }

  func percent(_ digits: DecimalDigits) -> String { number(digits) + percentSpace + "%" }

  /// - Parameter digits: already rounded to what the currency or the template asks for.
  func money(_ digits: DecimalDigits, currency: String) -> String {
    let symbol = symbol(of: currency)
    let sign = digits.isNegative ? Language.minus : ""
    switch currencyPlace {
    case .before(let space):
      // A code of letters needs a space before digits even where a symbol does not: CHF 20.
      let gap = space.isEmpty && symbol.utf8.last.map(isLetter) == true ? "\u{A0}" : space
      return sign + symbol + gap + unsigned(digits)
    case .after: return sign + unsigned(digits) + "\u{A0}" + symbol
    }
  }

  private func unsigned(_ digits: DecimalDigits) -> String {
    digits.grouped(by: groupMark, minimumGrouped: minimumGrouped, decimalMark: decimalMark)
  }

  private func symbol(of currency: String) -> String {
    switch currency {
    case "EUR": "€"
    case "GBP": "£"
    case "JPY": "¥"
    case "BRL": "R$"
    case "USD": tag == "en-US" ? "$" : "US$"
    default: currency
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

/// Digits after the point of an amount in `currency`. Source: ISO 4217, list one; currencies not listed here have 2.
package func minorDigits(of currency: String) -> Int {
  switch currency {
  case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF",
    "XPF":
    0
  case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
  case "CLF", "UYW": 4
  default: 2
  }
}
