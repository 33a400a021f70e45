// Reads what a chart printed, as strictly as XML does, and measures it.

import HTML
import Testing

@testable import Charts

/// The elements of a piece of HTML that is also well-formed XML.
struct Picture {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The text right inside, entities as written.
    var text = ""

    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
  }

  private(set) var elements: [Element] = []
  /// What is wrong with it; empty when it is well-formed.
  private(set) var faults: [String] = []
  private var open: [Int] = []

  init(_ html: SafeHTML) {
    let text = String(decoding: html.bytes, as: UTF8.self)
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      read(text: rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag does not end")
        return
      }
      read(tag: rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    read(text: rest)
    if !open.isEmpty { faults.append("\(open.map { elements[$0].name }) stay open") }
  }

  private mutating func read(text: Substring) {
    for scalar in text.unicodeScalars where scalar.value < 0x20 && scalar != "\n" || scalar.value == 0xFFFE {
      faults.append("U+\(String(scalar.value, radix: 16)) is not allowed")
    }
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    where !["amp;", "lt;", "gt;", "quot;", "apos;", "#39;"].contains(where: part.hasPrefix) {
      faults.append("& begins no entity: \(part)")
    }
    if let last = open.last { elements[last].text += text }
  }

  private mutating func read(tag: Substring) {
    if tag.hasPrefix("/") {
      guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
        faults.append("</\(tag.dropFirst())> closes nothing")
        return
      }
      return
    }
    let body = tag.hasSuffix("/") ? tag.dropLast() : tag
    let name = body.prefix { !$0.isWhitespace }
    var attributes: [String: String] = [:]
    var rest = body.dropFirst(name.count)
    while let match = rest.prefixMatch(of: /\s+([a-zA-Z0-9-]+)="([^"<]*)"/) {
      let key = String(match.output.1)
      if attributes.updateValue(String(match.output.2), forKey: key) != nil { faults.append("\(key) twice") }
      rest = rest[match.range.upperBound...]
    }
    if !rest.isEmpty { faults.append("not an attribute: \(rest)") }
    elements.append(Element(name: String(name), attributes: attributes))
    if !tag.hasSuffix("/") { open.append(elements.count - 1) }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  var drawing: Element? { all("svg").first }

  /// Width and height of the drawing.
  var size: (width: Double, height: Double) {
    let numbers = (drawing?.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    return numbers.count == 4 ? (numbers[2], numbers[3]) : (0, 0)
  }

  /// The rectangle that an element of the drawing covers, in its units; nil for what is no shape.
  func box(of element: Element) -> Box? {
    func number(_ name: String) -> Double { element.number(name) ?? .nan }
    switch element.name {
    case "line":
      return Picture.around([(number("x1"), number("y1")), (number("x2"), number("y2"))])
    case "polyline":
      return Picture.around(
        (element.attributes["points"] ?? "").split(separator: " ").map { pair in
          let numbers = pair.split(separator: ",").compactMap { Double($0) }
          return numbers.count == 2 ? (numbers[0], numbers[1]) : (.nan, .nan)
        })
    case "circle":
      let (x, y, radius) = (number("cx"), number("cy"), number("r"))
      return Box(x: x - radius, y: y - radius, width: radius * 2, height: radius * 2)
    case "rect":
      return Box(x: number("x"), y: number("y"), width: number("width"), height: number("height"))
    case "text": return textBox(of: element)
    default: return nil
    }
  }

  private func textBox(of element: Element) -> Box {
    let text = Picture.plain(element.text)
    if let transform = element.attributes["transform"] {
      let numbers = transform.matches(of: /[-0-9.]+/).compactMap { Double($0.output) }
      let width = textWidth(text, size: Drawing.textSize)
      return Box(x: numbers[0] - 10, y: numbers[1] - width / 2, width: 12, height: width)
    }
    return Label(
      text: text, x: element.number("x") ?? .nan, y: element.number("y") ?? .nan,
      anchor: element.attributes["text-anchor"].flatMap(Anchor.init) ?? .start
    ).box(size: Drawing.textSize)
  }

  private static func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }

  private static func around(_ places: [(x: Double, y: Double)]) -> Box {
    let (xs, ys) = (places.map(\.x), places.map(\.y))
    let (left, top) = (xs.min() ?? .nan, ys.min() ?? .nan)
    return Box(x: left, y: top, width: (xs.max() ?? .nan) - left, height: (ys.max() ?? .nan) - top)
  }
}

/// Everything that holds for each chart, whatever its numbers.
func expectSound(_ html: SafeHTML, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let picture = Picture(html)
  #expect(picture.faults.isEmpty, "\(name)", sourceLocation: sourceLocation)
  let ids = picture.elements.compactMap { $0.attributes["id"] }
  #expect(Set(ids).count == ids.count, "\(name): ids twice", sourceLocation: sourceLocation)
  #expect(ids.allSatisfy { $0.hasPrefix("site-") }, "\(name): \(ids)", sourceLocation: sourceLocation)
  for element in picture.elements {
    #expect(element.attributes["style"] == nil && element.name != "style" && element.name != "script", "\(name)")
  }
  guard picture.drawing != nil else { return }
  let paper = Box(x: -0.1, y: -0.1, width: picture.size.width + 0.2, height: picture.size.height + 0.2)
  for element in picture.elements {
    guard let box = picture.box(of: element) else { continue }
    #expect(
      paper.contains(box), "\(name): \(element.name) \(element.attributes) \(element.text) leaves the paper",
      sourceLocation: sourceLocation)
  }
  expectLabelsApart(in: picture, name, sourceLocation)
}

/// No two labels cover each other; upright ones stand on bands of their own.
private func expectLabelsApart(in picture: Picture, _ name: String, _ sourceLocation: SourceLocation) {
  let labels = picture.all("text").filter {
    $0.attributes["class"] != "chart-number" && $0.attributes["transform"] == nil
  }
  let boxes = labels.compactMap { label in picture.box(of: label).map { (label.text, $0) } }
  for (index, (text, box)) in boxes.enumerated() {
    // The descenders of one line may reach where the next one's ascenders begin.
    let core = Box(x: box.x + 1, y: box.y + 2, width: max(0, box.width - 2), height: box.height - 4)
    for (other, otherBox) in boxes[(index + 1)...] {
      #expect(
        !core.overlaps(otherBox), "\(name): \"\(text)\" and \"\(other)\" overlap", sourceLocation: sourceLocation)
    }
  }
}
