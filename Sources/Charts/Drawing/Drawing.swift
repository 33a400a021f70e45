// An SVG drawing as it is made: elements with classes for the style sheet, and presentation attributes for where there is
// none. No style attribute and no style element, so that a strict content security policy holds.

import HTML

/// A place in a drawing; y goes down.
struct Place: Sendable, Hashable {
  let x: Double
  let y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// What an element stands for, which decides how it looks.
enum Ink: Sendable {
  case grid, axis, baseline, target, gap, gapText
  /// The measured line; the one it is compared with.
  case line, otherLine
  case mark, otherMark
  case bar, otherBar
  case label, strongLabel, tickLabel
  case quarter, number

  /// Class and presentation attributes. The attributes lose against any rule of a style sheet.
  var attributes: String {
    switch self {
    case .grid: "class=\"chart-grid\" stroke=\"currentColor\" stroke-opacity=\"0.15\""
    case .axis: "class=\"chart-axis\" stroke=\"currentColor\""
    case .baseline: "class=\"chart-baseline\" stroke=\"currentColor\" stroke-dasharray=\"1.5 3\""
    case .target: "class=\"chart-target\" stroke=\"currentColor\" stroke-dasharray=\"7 3\""
    case .gap: "class=\"chart-gap\" stroke=\"currentColor\" stroke-dasharray=\"1 3\""
    case .gapText: "class=\"chart-gap-text\" fill=\"currentColor\""
    case .line: "class=\"chart-line\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\""
    case .otherLine:
      "class=\"chart-line-other\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"5 3\""
    case .mark: "class=\"chart-mark\" fill=\"currentColor\""
    case .otherMark: "class=\"chart-mark-other\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\""
    case .bar: "class=\"chart-bar\" fill=\"currentColor\""
    case .otherBar: "class=\"chart-bar-other\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"4 2\""
    case .label: "class=\"chart-label\" fill=\"currentColor\""
    case .strongLabel: "class=\"chart-label chart-label-strong\" fill=\"currentColor\" font-weight=\"700\""
    case .tickLabel: "class=\"chart-tick\" fill=\"currentColor\""
    case .quarter: "class=\"chart-quarter\" fill=\"currentColor\""
    case .number: "class=\"chart-number\" fill=\"currentColor\""
    }
  }
}

/// Collects the elements of one picture. Its units are those of its own view box.
struct Drawing: ~Copyable {
  let width: Double
  let height: Double
  private(set) var elements = ByteBuffer()

  /// The size that text is laid out for; a style sheet may make it smaller where there is room.
  static let textSize = 12.0

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func line(from start: Place, to end: Place, _ ink: Ink) {
    open("line", ink)
    attribute("x1", start.x)
    attribute("y1", start.y)
    attribute("x2", end.x)
    attribute("y2", end.y)
    elements.append("/>\n")
  }

  /// One stroke through two places or more; nothing for fewer.
  mutating func polyline(_ places: [Place], _ ink: Ink) {
    guard places.count > 1 else { return }
    open("polyline", ink)
    elements.append(" points=\"")
    for (index, place) in places.enumerated() {
      if index > 0 { elements.append(UInt8(ascii: " ")) }
      elements.append(fixed(place.x), ",", fixed(place.y))
    }
    elements.append("\"/>\n")
  }

  mutating func circle(_ centre: Place, radius: Double, _ ink: Ink) {
    open("circle", ink)
    attribute("cx", centre.x)
    attribute("cy", centre.y)
    attribute("r", radius)
    elements.append("/>\n")
  }

  mutating func square(_ centre: Place, radius: Double, _ ink: Ink) {
    rectangle(Box(x: centre.x - radius, y: centre.y - radius, width: radius * 2, height: radius * 2), ink)
  }

  mutating func rectangle(_ box: Box, _ ink: Ink) {
    open("rect", ink)
    attribute("x", box.x)
    attribute("y", box.y)
    attribute("width", box.width)
    attribute("height", box.height)
    elements.append("/>\n")
  }

  mutating func text(_ label: Label, _ ink: Ink) {
    guard !label.text.isEmpty else { return }
    open("text", ink)
    attribute("x", label.x)
    attribute("y", label.y)
    if label.anchor != .start { elements.append(" text-anchor=\"", label.anchor.rawValue, "\"") }
    elements.append(">")
    elements.append(foreign: label.text)
    elements.append("</text>\n")
  }

  /// Text that is read from below to above, its middle at `place`.
  mutating func uprightText(_ text: String, at place: Place, _ ink: Ink) {
    open("text", ink)
    elements.append(" transform=\"translate(", fixed(place.x), " ", fixed(place.y), ") rotate(-90)\"")
    elements.append(" text-anchor=\"middle\">")
    elements.append(foreign: text)
    elements.append("</text>\n")
  }

  private mutating func open(_ element: String, _ ink: Ink) {
    elements.append("<", element, " ", ink.attributes)
  }

  private mutating func attribute(_ name: String, _ value: Double) {
    elements.append(" ", name, "=\"", fixed(value))
    elements.append("\"")
  }
}

/// A coordinate with one digit after the point, and none when that is 0. The same on every machine.
func fixed(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let tenths = Int((min(1e6, max(-1e6, value)) * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
  return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}

extension ByteBuffer {
  /// Appends a text that somebody wrote, escaped for text and attributes alike. What XML forbids is left out, and so are the
  /// controls of direction (Unicode, Annex 9), which would turn the words around it too.
  mutating func append(foreign text: String) {
    let controls: [ClosedRange<Unicode.Scalar>] = ["\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}"]
    guard text.unicodeScalars.contains(where: { scalar in controls.contains { $0.contains(scalar) } }) else {
      append(text, escapedFor: .xml)
      return
    }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: text.unicodeScalars.filter { scalar in !controls.contains { $0.contains(scalar) } })
    append(String(plain), escapedFor: .xml)
  }
}
