// Foreign text made safe and measurable for a terminal: no control characters, tabs expanded, widths in cells.

/// Text for one line of a terminal.
package enum VisibleText {
  /// Control characters, and those that turn the direction of writing, as `\u{1B}`; line ends and tabs as a space.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars { visible += shown(scalar, at: nil) }
    return visible
  }

  /// An excerpt with its tabs expanded to every fourth cell, and the cells at which the marked characters lie.
  ///
  /// - Parameters: the marked characters by their number in the excerpt.
  static func excerpt(_ text: String, marking first: Int, count: Int) -> (text: String, indent: Int, width: Int) {
    var visible = ""
    var (cell, indent, end) = (0, 0, 0)
    for (number, character) in text.enumerated() {
      if number == first { indent = cell }
      for scalar in character.unicodeScalars {
        let part = shown(scalar, at: cell)
        visible += part
        cell += isHidden(scalar) ? part.unicodeScalars.count : 0
      }
      if !character.unicodeScalars.contains(where: isHidden) { cell += width(of: character) }
      if number < first + count { end = cell }
    }
    if first >= text.count { (indent, end) = (cell, cell + 1) }
    return (visible, indent, max(1, end - indent))
  }

  private static func shown(_ scalar: Unicode.Scalar, at cell: Int?) -> String {
    switch scalar {
    case "\t": String(repeating: " ", count: cell.map { 4 - $0 % 4 } ?? 1)
    case "\n", "\r": " "
    default: isHidden(scalar) ? "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : String(scalar)
    }
  }

  /// C0, DEL, C1, and the bidirectional controls, which make a line look like another one.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Cells of a terminal: two for East Asian wide and emoji, none for a lone mark. Source: Unicode Standard Annex 11, its
  /// main ranges.
  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.properties.generalCategory == .nonspacingMark { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
