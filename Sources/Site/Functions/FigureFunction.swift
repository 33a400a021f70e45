// The filter `figures`: puts charts into a text where its author asked for them with a fenced block. What Markdown left there is a link to the
// entry that has the figures (FigureMarks); it stays where there is nothing to draw.

import Charts
import FoundationEssentials
import HTML
import Markdown
import Schema
import Template

func figures(_ measures: MeasureFields, _ shapes: SiteShapes) -> Function {
  Function(
    "figures", .filter,
    [
      Parameter("text", .types([.html])), Parameter("page", .page),
      Parameter("measures", .types([.list(.entry(shapes.everyType))])),
    ], returns: .type(.html),
    help: """
      Draws the charts that a text asks for with blocks such as ```metric NAME. `page` is the entry whose text it is, `measures` those that may be \
      drawn; where a text is printed without it, links to them stand instead.
      """,
    example: ("{{ page.body | figures(page, measures: metrics) }}", "…"),
    apply: { (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      guard case .html(let text) = call.value(0) else { return .none }
      guard let figures = FigureText(text) else { return .html(text) }
      let subjects = FigureSubjects(
        page: call.value(1), measures: try call.list(2), fields: measures, shapes: shapes, context: context)
      return .html(figures.text { subjects.drawn($0, at: $1, number: $2) })
    })
}

/// A text with figures in it, by the marks around them.
private struct FigureText {
  private let text: SafeHTML
  private let places: [Place]

  private struct Place {
    /// From the opening mark to behind the closing one.
    let range: Range<Int>
    /// In the links of the text.
    let link: Int
    let form: FigureForm
  }

  /// Nil without any.
  init?(_ text: SafeHTML) {
    self.text = text
    let bytes = text.bytes
    let (opening, form) = (Array(FigureMarks.opening.utf8), Array(FigureMarks.form.utf8))
    let (formEnd, closing) = (Array(FigureMarks.formEnd.utf8), Array(FigureMarks.closing.utf8))
    places = text.links.indices.compactMap { link in
      let offset = text.links[link].offset
      guard offset >= opening.count, bytes[(offset - opening.count)..<offset].elementsEqual(opening),
        bytes[offset...].starts(with: form)
      else { return nil }
      let word = bytes[(offset + form.count)...].prefix { $0 != UInt8(ascii: "\"") }
      guard let kind = FigureForm(rawValue: String(decoding: word, as: UTF8.self)),
        let end = FigureText.end(of: closing, from: word.endIndex + formEnd.count, in: bytes)
      else { return nil }
      return Place(range: (offset - opening.count)..<end, link: link, form: kind)
    }
    if places.isEmpty { return nil }
  }

  /// The place behind the next `mark`.
  private static func end(of mark: [UInt8], from start: Int, in bytes: [UInt8]) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes[start...].firstRange(of: mark)?.upperBound
  }

  /// The text with each figure replaced by what `draw` makes of its form, the address of its entry and its number from 1; with nothing, it
  /// is left as it is.
  func text(drawing draw: (FigureForm, SitePath, Int) -> SafeHTML) -> SafeHTML {
    var bytes: [UInt8] = []
    var links: [SafeHTML.Link] = []
    var (done, next) = (0, 0)
    func copy(to end: Int, links count: Int) {
      let shift = bytes.count - done
      bytes += text.bytes[done..<end]
      links += text.links[next..<count].map { SafeHTML.Link(offset: $0.offset + shift, target: $0.target) }
      (done, next) = (end, count)
    }
    for (number, place) in places.enumerated() {
      let figure = draw(place.form, text.links[place.link].target, number + 1)
      guard !figure.isEmpty else { continue }
      copy(to: place.range.lowerBound, links: place.link)
      links += figure.links.map { SafeHTML.Link(offset: $0.offset + bytes.count, target: $0.target) }
      bytes += figure.bytes
      (done, next) = (place.range.upperBound, place.link + 1)
    }
    copy(to: text.bytes.count, links: text.links.count)
    return SafeHTML(trusted: bytes, links: links)
  }
}

/// What the figures of one text can show.
private struct FigureSubjects {
  let page: Value
  let measures: [Value]
  let fields: MeasureFields
  let shapes: SiteShapes
  let context: CallContext

  func drawn(_ form: FigureForm, at path: SitePath, number: Int) -> SafeHTML {
    if form == .beforeAfter { return beforeAfter(number) }
    let address = Value.url(.site(SitePath(path.path)))
    guard let entry = measures.first(where: { context.slot(PageSlot.url.rawValue, of: $0) == address }),
      let measure = fields.measure(entry, in: context)
    else { return .empty }
    let id = "figure \(number)"
    let chart: SafeHTML =
      switch form {
      case .line: lineChart(measure, id: id)
      case .sparkline: sparkline(measure, id: id)
      case .groups: groupChart(measure, id: id)
      case .heat: heatTable(measure, id: id)
      case .comparison: comparisonChart(measure, id: id)
      case .latest: latest(measure)
      case .beforeAfter: .empty
      }
    return chart.isEmpty ? link(to: measure, at: path) : chart
  }

  /// In place of a chart that has nothing to show.
  private func link(to measure: Measure, at path: SitePath) -> SafeHTML {
    var html = ByteBuffer()
    html.append(FigureMarks.opening)
    let link = SafeHTML.Link(offset: html.count, target: path)
    html.append(FigureMarks.formEnd)
    html.append(measure.subject(id: "").name, escapedFor: .elementText)
    html.append(FigureMarks.closing)
    return SafeHTML(trusted: html.bytes, links: [link])
  }

  /// The newest figure in large print, linked to where it comes from.
  private func latest(_ measure: Measure) -> SafeHTML {
    guard let latest = measure.latest, let value = latest.value,
      case .url(.site(let path)) = context.slot(PageSlot.url.rawValue, of: measure.entry)
    else { return .empty }
    let subject = measure.subject(id: "")
    var html = ByteBuffer()
    html.append("<figure class=\"number\"><p class=\"number-value\">")
    html.append(subject.plain(value), escapedFor: .elementText)
    html.append("</p><figcaption>")
    html.append(subject.unit, escapedFor: .elementText)
    html.append(", \(latest.period.text)")
    if let count = latest.count { html.append(" (n = " + subject.count(count) + ")") }
    html.append(": <a href=\"")
    let link = SafeHTML.Link(offset: html.count, target: path)
    html.append("\">")
    html.append(subject.name, escapedFor: .elementText)
    html.append("</a></figcaption></figure>\n")
    return SafeHTML(trusted: html.bytes, links: [link])
  }

  /// The figure before and after of the page's own front matter: the facet `evidence` says which field has it.
  private func beforeAfter(_ number: Int) -> SafeHTML {
    guard let slot = context.shape(of: page).flatMap({ fields.beforeAfter[$0] }) else { return .empty }
    let record = context.slot(slot, of: page)
    guard case .record(let pair) = record, shapes.all.indices.contains(pair.shape.index) else { return .empty }
    let shape = shapes.all[pair.shape.index]
    func field(_ name: String) -> Value { shape.index(of: name).map { context.slot($0, of: record) } ?? .none }
    guard let before = field("before").plainNumber, let after = field("after").plainNumber else { return .empty }
    // What it is a figure of: the entry that the record refers to, else the page.
    let subject = pair.slots.first { if case .entry = $0 { true } else { false } } ?? page
    guard case .text(let title) = context.slot(PageSlot.title.rawValue, of: subject) else { return .empty }
    let unit = if case .text(let unit) = field("unit") { unit } else { "" }
    let count: Int? = if case .integer(let count) = field("n") { count } else { nil }
    return beforeAfterChart(title, before, after, unit: unit, count: count, id: "figure \(number)", context)
  }
}
