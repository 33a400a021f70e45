// A drawing with all that makes it readable without eyes or colours: a title, a sentence, and the numbers as a table.

import HTML

/// One chart, ready to be printed on a page.
struct Figure: ~Copyable {
  /// A class of the style sheet, and a part of the ids: `line`.
  let kind: String
  let subject: ChartSubject
  let title: String
  /// What the drawing shows.
  let sentence: String
  /// What a reader must know to read it rightly; may be empty.
  var note = ""
  let drawing: Drawing
  let table: DataTable
  /// True when a mark of the drawing or a row of the table says that it is hidden.
  var hides = false
  /// True when the table says what the drawing cannot, such as where names lead.
  var tableIsOpen = false

  var html: SafeHTML {
    let id = "site-chart-\(kind)-\(subject.id)"
    var fragment = Fragment()
    fragment.append("<div class=\"chart chart-of-\(kind)\">\n<figure>\n")
    fragment.append(
      "<svg class=\"chart-drawing\" viewBox=\"0 0 \(fixed(drawing.width)) \(fixed(drawing.height))\" "
        + "font-size=\"\(fixed(Drawing.textSize))\" role=\"img\" aria-labelledby=\"\(id)-title\" "
        + "aria-describedby=\"\(id)-text\">\n<title id=\"\(id)-title\">")
    fragment.append(text: title)
    fragment.append("</title>\n<desc id=\"\(id)-text\">")
    fragment.append(text: sentence)
    fragment.append("</desc>\n")
    fragment.append(drawing.elements.bytes)
    fragment.append("</svg>\n<figcaption>")
    fragment.append(text: sentence)
    if !note.isEmpty { fragment.append(text: " \(note)") }
    fragment.append("</figcaption>\n</figure>\n<details class=\"chart-data\"\(tableIsOpen ? " open=\"\"" : "")>")
    fragment.append("<summary>The numbers as a table<span class=\"visually-hidden\">: ")
    fragment.append(text: title)
    fragment.append("</span></summary>\n")
    table.write(to: &fragment)
    fragment.append("</details>\n")
    if hides {
      fragment.append("<p class=\"chart-why\">")
      fragment.append(text: subject.whyHidden)
      fragment.append("</p>\n")
    }
    fragment.append("</div>\n")
    return fragment.html
  }
}

extension ChartSubject {
  /// In place of a drawing in which no figure may be shown: axes without a line would look like one.
  func words(_ kind: String, _ sentence: String) -> SafeHTML {
    var fragment = Fragment()
    fragment.append("<div class=\"chart chart-of-\(kind)\">\n<p>")
    fragment.append(text: sentence)
    fragment.append("</p>\n<p class=\"chart-why\">")
    fragment.append(text: whyHidden)
    fragment.append("</p>\n</div>\n")
    return fragment.html
  }
}

/// A part of an id made from any text: lower-case letters and digits of ASCII with hyphens between, and where other
/// characters were left out a sum of all of them, so that different texts keep different ids.
package func chartID(from text: String) -> String {
  var id: [UInt8] = []
  var isWhole = true
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): id.append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): id.append(byte + 0x20)
    case UInt8(ascii: "-"), UInt8(ascii: " "):
      if id.last != UInt8(ascii: "-") { id.append(UInt8(ascii: "-")) }
    default: isWhole = false
    }
  }
  let name = String(decoding: id.prefix(60), as: UTF8.self)
  if isWhole, !name.isEmpty, id.count <= 60 { return name }
  // FNV-1a, 32 bits (RFC 9923); it need only be the same on every machine.
  let sum = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
  return name + (name.isEmpty ? "" : "-") + String(sum, radix: 16)
}
