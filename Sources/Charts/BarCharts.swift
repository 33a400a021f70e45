// Charts of lengths from zero: groups in one quarter, and before and after.

package import FoundationEssentials
package import HTML

/// One figure of several groups in one quarter.
package struct GroupChart: Sendable {
  private let subject: ChartSubject
  private let period: String
  private let bars: [Point]
  private let overall: Point?

  /// - Parameter overall: the figure of all together; a line across the bars.
  package init(_ subject: ChartSubject, in period: String, _ bars: [Point], overall: Point? = nil) {
    self.subject = subject
    self.period = period
    self.bars = bars
    self.overall = overall
  }

  /// Empty without any figure, shown or hidden.
  package var html: SafeHTML {
    guard bars.contains(where: { $0.reading != .missing }) else { return .empty }
    let sentence = Sentences(subject: subject).groups(bars, in: period, overall: overall)
    guard (bars + [overall].compactMap { $0 }).contains(where: { $0.reading.value != nil }) else {
      return subject.words("groups", sentence)
    }
    let title = "\(subject.name) by group, \(period)"
    let rows = bars + [overall].compactMap { $0 }.filter { $0.reading.value != nil }
    return Figure(
      kind: "groups", subject: subject, title: title, sentence: sentence,
      drawing: BarPlot(
        subject: subject, bars: bars.map { BarPlot.Bar(point: $0) },
        line: overall.flatMap { overall in
          overall.reading.value.map { (overall.label, $0) }
        }
      ).drawing(),
      table: .figures(rows, of: subject, caption: title, head: "Group"),
      hides: bars.contains { $0.reading == .hidden }
    ).html
  }
}

/// One figure before a change and after it.
package struct BeforeAfterChart: Sendable {
  private let subject: ChartSubject
  private let before: Decimal
  private let after: Decimal
  private let count: Int?

  /// - Parameter count: how many stand behind the value after; nil when nobody knows.
  package init(_ subject: ChartSubject, before: Decimal, after: Decimal, count: Int?) {
    self.subject = subject
    self.before = before
    self.after = after
    self.count = count
  }

  /// Empty for what is not a number.
  package var html: SafeHTML {
    guard !before.isNaN, !after.isNaN else { return .empty }
    let points = [Point("Before", .value(before)), Point("After", .value(after), count: count)]
    let title = "\(subject.name), before and after"
    return Figure(
      kind: "before-after", subject: subject, title: title,
      sentence: Sentences(subject: subject).beforeAndAfter(before, after, count: count),
      drawing: BarPlot(
        subject: subject, bars: zip(points, [true, false]).map { BarPlot.Bar(point: $0, isOther: $1) }, line: nil
      ).drawing(),
      table: .figures(points, of: subject, caption: title, head: "When")
    ).html
  }
}

/// Level bars, one below the other, each with its name above it and its value at its end.
struct BarPlot: Sendable {
  struct Bar: Sendable {
    let point: Point
    /// Drawn as an outline: what the others are compared with.
    var isOther = false
  }

  let subject: ChartSubject
  let bars: [Bar]
  /// A value across all bars, with its name.
  let line: (name: String, value: Decimal)?

  private static let width = 360.0
  private static let pitch = 38.0
  private static let thickness = 13.0
  private static let size = Drawing.textSize

  private var readings: [Reading] { bars.map(\.point.reading) }
  private var places: Int { fractionDigits(of: readings + [Reading(line?.value)]) }
  /// Room on top for what is counted, and for the name of the line.
  private var top: Double { line == nil ? 18 : 34 }

  func drawing() -> Drawing {
    let scale = Scale(covering: readings.compactMap(\.value) + [line?.value].compactMap { $0 }, fromZero: true)
    let field = field(for: scale)
    var drawing = Drawing(width: BarPlot.width, height: field.bottom + 20)
    drawTicks(scale, field, &drawing)
    for (index, bar) in bars.enumerated() {
      drawLength(of: bar, y: barTop(index, field), scale, field, &drawing)
    }
    let names = bars.enumerated().map { name(of: $1, y: barTop($0, field) - 5, scale, field) }
    let values = bars.enumerated().map { value(of: $1, y: barTop($0, field) + 11, scale, field) }
    if let line { draw(line, around: names + values, scale, field, &drawing) }
    for (bar, (name, value)) in zip(bars, zip(names, values)) {
      drawing.text(name, .label)
      drawing.text(value, bar.point.reading.value == nil ? .gapText : .strongLabel)
    }
    return drawing
  }

  /// Between the ends of the scale; beside it there is room for the values at the ends of the bars.
  private func field(for scale: Scale) -> Box {
    let texts = readings.compactMap(\.value).map { (value: $0, width: width(of: $0)) }
    let right = texts.filter { $0.value >= 0 }.map(\.width).max() ?? 0
    let left = texts.filter { $0.value < 0 }.map(\.width).max() ?? 0
    let margins = (left: left == 0 ? 6 : min(left, 110) + 8, right: right == 0 ? 8 : min(right, 110) + 8)
    return Box(
      x: margins.left, y: top, width: BarPlot.width - margins.left - margins.right,
      height: Double(bars.count) * BarPlot.pitch)
  }

  private func width(of value: Decimal) -> Double { textWidth(subject.write(value, places), size: BarPlot.size) }

  private func x(_ value: Decimal, _ scale: Scale, _ field: Box) -> Double {
    field.x + scale.share(value) * field.width
  }

  private func drawTicks(_ scale: Scale, _ field: Box, _ drawing: inout Drawing) {
    let words = [subject.unit, scale.powerWords].filter { !$0.isEmpty }.joined(separator: " ")
    let unit = fitted(words, to: BarPlot.width, size: BarPlot.size)
    drawing.text(Label(text: unit, x: 0, y: 11, anchor: .start), .tickLabel)
    var free = 0.0
    for tick in scale.ticks {
      let x = field.x + tick.share * field.width
      drawing.line(from: Place(x, field.y + 2), to: Place(x, field.bottom), tick.value == 0 ? .axis : .grid)
      let text = subject.write(tick.value, tick.places)
      let half = textWidth(text, size: BarPlot.size) / 2
      let middle = min(BarPlot.width - half, max(half, x))
      // A mark may do without its number; zero may not, so it comes first when it is at the end.
      guard middle - half >= free else { continue }
      free = middle + half + 8
      drawing.text(Label(text: text, x: middle, y: field.bottom + 15, anchor: .middle), .tickLabel)
    }
  }

  private func barTop(_ index: Int, _ field: Box) -> Double {
    field.y + Double(index) * BarPlot.pitch + BarPlot.size + 8
  }

  private func drawLength(of bar: Bar, y: Double, _ scale: Scale, _ field: Box, _ drawing: inout Drawing) {
    guard let value = bar.point.reading.value else { return }
    let (zero, end) = (x(0, scale, field), x(value, scale, field))
    drawing.rectangle(
      Box(x: min(zero, end), y: y, width: max(0.5, abs(end - zero)), height: BarPlot.thickness),
      bar.isOther ? .otherBar : .bar)
  }

  /// Beside the zero line, or from the left edge when it is too long for that.
  private func name(of bar: Bar, y: Double, _ scale: Scale, _ field: Box) -> Label {
    let start = x(0, scale, field) + 5
    let isLong = textWidth(bar.point.label, size: BarPlot.size) > BarPlot.width - start
    let name = fitted(bar.point.label, to: BarPlot.width, size: BarPlot.size)
    return Label(text: name, x: isLong ? 0 : start, y: y, anchor: .start)
  }

  /// At the end of the bar; where there is none, the reason on the roomier side of zero.
  private func value(of bar: Bar, y: Double, _ scale: Scale, _ field: Box) -> Label {
    let zero = x(0, scale, field)
    let value = bar.point.reading.value
    let end = value.map { x($0, scale, field) } ?? zero
    let isLeft = value.map { $0 < 0 } ?? (zero > BarPlot.width / 2)
    let room = isLeft ? end - 5 : BarPlot.width - end - 5
    let text = fitted(subject.words(bar.point.reading, places: places), to: room, size: BarPlot.size)
    return Label(text: text, x: isLeft ? end - 5 : end + 5, y: y, anchor: isLeft ? .end : .start)
  }

  /// From top to bottom, broken off where a label stands: a dash between two digits reads as part of the number.
  private func draw(
    _ line: (name: String, value: Decimal), around labels: [Label], _ scale: Scale, _ field: Box,
    _ drawing: inout Drawing
  ) {
    let x = x(line.value, scale, field)
    let crossed = labels.map { $0.box(size: BarPlot.size) }.filter { $0.x - 2 < x && x < $0.right + 2 }
    var start = field.y
    for box in crossed.sorted(by: { $0.y < $1.y }) {
      if box.y > start { drawing.line(from: Place(x, start), to: Place(x, box.y), .target) }
      start = max(start, box.bottom)
    }
    if field.bottom > start { drawing.line(from: Place(x, start), to: Place(x, field.bottom), .target) }
    let text = fitted("\(line.name) \(subject.write(line.value, places))", to: BarPlot.width, size: BarPlot.size)
    let half = textWidth(text, size: BarPlot.size) / 2
    let middle = min(BarPlot.width - half, max(half, x))
    drawing.text(Label(text: text, x: middle, y: field.y - 5, anchor: .middle), .label)
  }
}
