// Callouts: a quotation that begins with `[!NOTE]` and the like becomes a box.

/// The kinds of callout, by the word between `[!` and `]`. Source: GitHub's "alerts".
enum Callout: String, CaseIterable, Sendable {
  case note, tip, important, warning, caution

  /// The words at its head.
  var title: String {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .important: "Important"
    case .warning: "Warning"
    case .caution: "Caution"
    }
  }
}

/// The marker at the beginning of a quotation's text.
struct CalloutMarker {
  /// nil when nothing is called so.
  let callout: Callout?
  let name: String
  /// Bytes of the marker, with the white space behind it.
  let length: Int

  /// nil when `text` does not begin with a marker.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.starts(with: "[!".utf8), let end = text.prefix(42).firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let word = text[(text.startIndex + 2)..<end]
    guard let first = word.first, first.isLetter,
      word.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
    else { return nil }
    name = String(decoding: word, as: UTF8.self)
    callout = Callout(rawValue: name.lowercased())
    length = text[(end + 1)...].prefix(while: \.isSpaceOrTab).endIndex - text.startIndex
  }
}
