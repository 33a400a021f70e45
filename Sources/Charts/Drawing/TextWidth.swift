// How wide a text will be: an estimate on the generous side, since nobody knows the reader's font.

/// In the units of the drawing.
/// - Parameter size: of the font, in the same units.
func textWidth(_ text: String, size: Double) -> Double {
  text.unicodeScalars.reduce(0) { $0 + share($1) } * size
}

/// The text, or as much of its beginning as `width` has room for, with an ellipsis.
func fitted(_ text: String, to width: Double, size: Double) -> String {
  guard textWidth(text, size: size) > width else { return text }
  var kept = ""
  var used = share("…") * size
  for character in text {
    used += textWidth(String(character), size: size)
    if used > width { break }
    kept.append(character)
  }
  while kept.last?.isWhitespace == true { kept.removeLast() }
  return kept.isEmpty ? "" : kept + "…"
}

/// The width of a character as a share of the font's size; measured on sans-serif fonts of common systems.
private func share(_ scalar: Unicode.Scalar) -> Double {
  switch scalar {
  case "i", "j", "l", "I", "f", "t", "r", ".", ",", ":", ";", "'", "|", "!", "(", ")", "-", " ", "\u{A0}",
    "\u{202F}":
    0.37
  case "m", "w", "M", "W", "%", "@", "…", "\u{2212}": 0.92
  case "A"..."Z", "&": 0.72
  case _ where scalar.value >= 0x1100: 1.05
  case _ where scalar.value > 0x17F: 0.75
  default: 0.59
  }
}
