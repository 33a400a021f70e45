// One field of a mail's head, folded. A text cannot end its field: controls and line ends become spaces before anything is written.
// Source: RFC 5322, 2.2 and 3.2.

enum HeaderField {
  private static let longestLine = 76

  /// A field of free text: as it is where that is plain, else in encoded words.
  static func text(_ name: String, _ text: String) -> String {
    let text = cleaned(text)
    let head = name + ": "
    if isPlain(text), let folded = folded(text, after: head.utf8.count) { return head + folded + "\r\n" }
    return head + EncodedWord.words(for: text, after: head.utf8.count).joined(separator: "\r\n ") + "\r\n"
  }

  /// Who a mail is from.
  ///
  /// - Parameter address: of ASCII, as `readEmail` of Schema lets it through.
  static func sender(_ name: String, _ address: String) -> String {
    let (head, name, address) = ("From: ", cleaned(name), "<" + cleaned(address) + ">")
    if name.isEmpty { return head + address + "\r\n" }
    let escaped = String(name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
    let quoted = "\"" + escaped + "\""
    let words =
      isPlain(name) && head.utf8.count + quoted.utf8.count <= longestLine
      ? [quoted] : EncodedWord.words(for: name, after: head.utf8.count)
    let last = (words.last?.utf8.count ?? 0) + (words.count == 1 ? head.utf8.count : 1)
    let gap = last + 1 + address.utf8.count <= longestLine ? " " : "\r\n "
    return head + words.joined(separator: "\r\n ") + gap + address + "\r\n"
  }

  /// Without controls and line ends of any script, and with single spaces.
  static func cleaned(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: " "
      default: Character(scalar)
      }
    }
    return scalars.split(separator: " ").map { String($0) }.joined(separator: " ")
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
  }

  /// Lines broken at spaces; nil when a word is too long for that.
  private static func folded(_ text: String, after used: Int) -> String? {
    var folded = ""
    var line = used
    for word in text.split(separator: " ") {
      if line > used || !folded.isEmpty {
        let breaks = line + 1 + word.utf8.count > longestLine
        folded += breaks ? "\r\n " : " "
        line = breaks ? 1 : line + 1
      }
      line += word.utf8.count
      folded += word
      if line > longestLine { return nil }
    }
    return folded
  }
}
