// The same numbers as a table, beside each drawing.

import HTML

/// A table with a caption and headings of columns and rows.
struct DataTable: Sendable {
  struct Row: Sendable {
    let head: String
    /// Where the row's name leads.
    let link: SitePath?
    let cells: [Cell]

    init(_ head: String, link: SitePath? = nil, _ cells: [Cell]) {
      self.head = head
      self.link = link
      self.cells = cells
    }
  }

  struct Cell: Sendable {
    let text: String
    /// A class of the style sheet; nil for none.
    let look: String?

    init(_ text: String, look: String? = nil) {
      self.text = text
      self.look = look
    }
  }

  let caption: String
  /// One more than the cells of a row.
  let columns: [String]
  let rows: [Row]

  func write(to fragment: inout Fragment) {
    fragment.append("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"")
    fragment.append(text: "Table: \(caption)")
    fragment.append("\">\n<table class=\"chart-table\">\n<caption>")
    fragment.append(text: caption)
    fragment.append("</caption>\n<thead><tr>")
    for (index, column) in columns.enumerated() {
      fragment.append(index == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"align-right\">")
      fragment.append(text: column)
      fragment.append("</th>")
    }
    fragment.append("</tr></thead>\n<tbody>\n")
    for row in rows { write(row, to: &fragment) }
    fragment.append("</tbody>\n</table>\n</div>\n")
  }

  private func write(_ row: Row, to fragment: inout Fragment) {
    fragment.append("<tr><th scope=\"row\">")
    if let link = row.link { fragment.append(linkTo: link, row.head) } else { fragment.append(text: row.head) }
    fragment.append("</th>")
    for cell in row.cells {
      fragment.append("<td class=\"align-right")
      if let look = cell.look { fragment.append(" \(look)") }
      fragment.append("\">")
      fragment.append(text: cell.text)
      fragment.append("</td>")
    }
    fragment.append("</tr>\n")
  }

  /// Rows of one figure each, with the number behind it where any has one.
  static func figures(_ points: [Point], of subject: ChartSubject, caption: String, head: String) -> DataTable {
    let places = fractionDigits(of: points.map(\.reading))
    let counted = points.contains { $0.count != nil }
    return DataTable(
      caption: caption, columns: [head, subject.valueHeading] + (counted ? ["n"] : []),
      rows: points.map { point in
        let count = point.reading.value == nil ? "–" : point.count.map(subject.count) ?? "–"
        return Row(
          point.label, [Cell(subject.words(point.reading, places: places))] + (counted ? [Cell(count)] : []))
      })
  }
}

extension ChartSubject {
  /// The heading of a column of values: the unit, else what it is.
  var valueHeading: String { unit.isEmpty ? "Value" : unit }
}

/// HTML being written, with the addresses that are filled in later.
struct Fragment: ~Copyable {
  private var buffer = ByteBuffer()
  private var links: [SafeHTML.Link] = []

  mutating func append(_ markup: String) { buffer.append(markup) }
  mutating func append(_ bytes: [UInt8]) { buffer.append(bytes) }
  mutating func append(text: String) { buffer.append(foreign: text) }

  mutating func append(linkTo target: SitePath, _ text: String) {
    buffer.append("<a href=\"")
    links.append(SafeHTML.Link(offset: buffer.count, target: target))
    buffer.append("\">")
    append(text: text)
    buffer.append("</a>")
  }

  var html: SafeHTML { SafeHTML(trusted: buffer.bytes, links: links) }
}
