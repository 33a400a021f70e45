// Lines over quarters: one, or a measured one and the one it is compared with.
//
// 1. frame and bands where a quarter has no figure, which say why
// 2. lines to compare with, dotted for the baseline and dashed for the target
// 3. lines and marks: full with dots, dashed with open squares
// 4. labels, each where it hides least

import FoundationEssentials

struct LinePlot: Sendable {
  let subject: ChartSubject
  /// One or two, with the same places.
  let series: [Series]
  let baseline: Reference?
  let target: Reference?
  /// The places whose values are written out at the ends of lines: those in which two lines can be compared. All when empty.
  var compared: [String] = []

  private var labels: [String] { series.first?.points.map(\.label) ?? [] }
  private var readings: [Reading] { series.flatMap { $0.points.map(\.reading) } }

  func drawing() -> Drawing {
    let values = readings.compactMap(\.value)
    let plot = Plot(
      Scale(covering: values + [baseline, target].compactMap { $0?.value }, roomBelow: true), labels: labels,
      subject: subject)
    var drawing = Drawing(width: Plot.width, height: Plot.height)
    var placer = LabelPlacer(
      in: Box(x: plot.field.x, y: 12, width: Plot.width - plot.field.x, height: plot.field.bottom - 12),
      size: Drawing.textSize)
    plot.draw(in: &drawing, labels: labels, subject: subject)
    drawGaps(in: plot, &drawing, &placer)
    for (reference, ink) in [(baseline, Ink.baseline), (target, .target)] {
      guard let reference else { continue }
      let y = plot.y(reference.value)
      drawing.line(from: Place(plot.field.x, y), to: Place(plot.field.right, y), ink)
      placer.avoid(from: Place(plot.field.x, y), to: Place(plot.field.right, y))
    }
    for (index, line) in series.enumerated() { draw(line, isOther: index > 0, in: plot, &drawing, &placer) }
    label(plot, &drawing, &placer)
    return drawing
  }

  // MARK: Lines

  private func draw(
    _ line: Series, isOther: Bool, in plot: Plot, _ drawing: inout Drawing, _ placer: inout LabelPlacer
  ) {
    for run in runs(of: line, in: plot) {
      drawing.polyline(run, isOther ? .otherLine : .line)
      for (start, end) in zip(run, run.dropFirst()) { placer.avoid(from: start, to: end) }
      // Where points stand close together, dots would hide the line; one alone has no line to be seen by.
      guard plot.spacing > 12 || run.count == 1 else { continue }
      for place in run { mark(place, isOther: isOther, &drawing, &placer) }
    }
  }

  private func mark(_ place: Place, isOther: Bool, _ drawing: inout Drawing, _ placer: inout LabelPlacer) {
    if isOther {
      drawing.square(place, radius: 3, .otherMark)
    } else {
      drawing.circle(place, radius: 3.2, .mark)
    }
    placer.take(Box(x: place.x - 3, y: place.y - 3, width: 6, height: 6))
  }

  /// The places of neighbours that all have a value.
  private func runs(of line: Series, in plot: Plot) -> [[Place]] {
    var runs: [[Place]] = [[]]
    for (index, point) in line.points.enumerated() {
      if let value = point.reading.value {
        runs[runs.count - 1].append(Place(plot.x(index), plot.y(value)))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  // MARK: Gaps

  /// A band over each run of quarters without a figure, with the reason in it once.
  private func drawGaps(in plot: Plot, _ drawing: inout Drawing, _ placer: inout LabelPlacer) {
    for gap in gaps() {
      let width = max(14, min(plot.spacing, 40))
      let left = max(plot.field.x, plot.x(gap.places.lowerBound) - width / 2)
      let right = min(plot.field.right, plot.x(gap.places.upperBound) + width / 2)
      let band = Box(x: left, y: plot.field.y, width: right - left, height: plot.field.height)
      drawing.rectangle(band, .gap)
      // Where the other line goes on, words across it would cover it; they find a place of their own later.
      guard gap.lines.count == series.count else { continue }
      let size = Drawing.textSize
      let middle = left + band.width / 2
      let words = subject.words(gap.reading, places: 0)
      let text = Box(x: middle - size * 0.7, y: band.y, width: size * 1.4, height: band.height)
      // Two narrow gaps side by side would write over each other; the sentence names both.
      guard !placer.taken.contains(where: text.overlaps) else { continue }
      placer.take(text)
      drawing.uprightText(
        fitted(words, to: band.height, size: size), at: Place(middle + size * 0.35, band.y + band.height / 2),
        .gapText)
    }
  }

  /// Neighbouring quarters that the same lines have no figure for, for the same reason.
  private struct Gap {
    var places: ClosedRange<Int>
    let reading: Reading
    /// Numbers of the lines that break off.
    let lines: [Int]
  }

  private func gaps() -> [Gap] {
    var gaps: [Gap] = []
    for index in labels.indices {
      let readings = series.map { $0.points[index].reading }
      let lines = readings.indices.filter { readings[$0].value == nil }
      // What is hidden says more than what is missing, where one line has this and the other that.
      guard let first = lines.first else { continue }
      let reading = readings.contains(.hidden) ? .hidden : readings[first]
      if let last = gaps.last, last.reading == reading, last.lines == lines, last.places.upperBound == index - 1 {
        gaps[gaps.count - 1].places = last.places.lowerBound...index
      } else {
        gaps.append(Gap(places: index...index, reading: reading, lines: lines))
      }
    }
    return gaps
  }

  /// Says of which line a gap is, above or below what is drawn there.
  private func labelPartialGaps(in plot: Plot, _ drawing: inout Drawing, _ placer: inout LabelPlacer) {
    for gap in gaps() where gap.lines.count < series.count {
      let names = gap.lines.map { series[$0].name }
      let text = "\(listed(names)): \(subject.words(gap.reading, places: 0))"
      let half = textWidth(text, size: Drawing.textSize) / 2
      let middle = (plot.x(gap.places.lowerBound) + plot.x(gap.places.upperBound)) / 2
      let x = min(plot.field.right - half, max(plot.field.x + half, middle))
      let heights = stride(from: plot.field.y + 12, to: plot.field.bottom - 3, by: 7)
      let label = placer.place(heights.map { Label(text: text, x: x, y: $0, anchor: .middle) })
      if let label { drawing.text(label, .gapText) }
    }
  }

  // MARK: Labels

  private func label(_ plot: Plot, _ drawing: inout Drawing, _ placer: inout LabelPlacer) {
    let places = fractionDigits(of: readings)
    // The upper line's end is labelled first, and above; so the labels of two lines do not cross.
    let ends = series.compactMap { line in end(of: line, in: plot).map { (line, $0) } }
      .sorted { $0.1.place.y < $1.1.place.y }
    for (rank, (line, end)) in ends.enumerated() {
      let text = subject.write(end.value, places)
      let named = series.count > 1 ? "\(line.name) \(text)" : text
      let label = placer.place(around(end.place, named, below: rank > 0)) ?? placer.place(around(end.place, text))
      if let label { drawing.text(label, .strongLabel) }
    }
    for (reference, word, joint) in [(target, "Target", "by"), (baseline, "Baseline", "in")] {
      guard let reference else { continue }
      let short = "\(word) \(subject.plain(reference.value))"
      let y = plot.y(reference.value)
      let label =
        placer.place(along(y, "\(short) \(joint) \(reference.period)", in: plot))
        ?? placer.place(along(y, short, in: plot))
      if let label { drawing.text(label, .label) }
    }
    labelPartialGaps(in: plot, &drawing, &placer)
    let starts = series.compactMap { start(of: $0, in: plot) }.sorted { $0.place.y < $1.place.y }
    for (rank, start) in starts.enumerated() {
      let text = subject.write(start.value, places)
      if let label = placer.place(around(start.place, text, below: rank > 0)) { drawing.text(label, .label) }
    }
  }

  private func end(of line: Series, in plot: Plot) -> (place: Place, value: Decimal)? {
    line.points.lastIndex(where: isNamed).flatMap { at($0, of: line, in: plot) }
  }

  /// The first value; nil when it is also the last.
  private func start(of line: Series, in plot: Plot) -> (place: Place, value: Decimal)? {
    guard let first = line.points.firstIndex(where: isNamed), first != line.points.lastIndex(where: isNamed)
    else { return nil }
    return at(first, of: line, in: plot)
  }

  private func isNamed(_ point: Point) -> Bool {
    point.reading.value != nil && (compared.isEmpty || compared.contains(point.label))
  }

  private func at(_ index: Int, of line: Series, in plot: Plot) -> (place: Place, value: Decimal)? {
    line.points[index].reading.value.map { (Place(plot.x(index), plot.y($0)), $0) }
  }

  /// Places for a label about a mark, the best first.
  private func around(_ place: Place, _ text: String, below: Bool = false) -> [Label] {
    let heights = below ? [18.0, 32, -8, -22] : [-8.0, -22, 18, 32]
    let half = textWidth(text, size: Drawing.textSize) / 2
    let middle = min(Plot.width - half, place.x)
    return heights.map { Label(text: text, x: middle, y: place.y + $0, anchor: .middle) }
      + heights.map { Label(text: text, x: min(Plot.width, place.x + 6), y: place.y + $0, anchor: .end) }
      + heights.map { Label(text: text, x: place.x - 6, y: place.y + $0, anchor: .start) }
      + [
        Label(text: text, x: place.x - 8, y: place.y + 4, anchor: .end),
        Label(text: text, x: place.x + 8, y: place.y + 4, anchor: .start),
      ]
  }

  /// Places for a label on a level line.
  private func along(_ y: Double, _ text: String, in plot: Plot) -> [Label] {
    let field = plot.field
    return [-4.0, 13].flatMap { height in
      [
        Label(text: text, x: field.right, y: y + height, anchor: .end),
        Label(text: text, x: field.x + 4, y: y + height, anchor: .start),
        Label(text: text, x: field.x + field.width / 2, y: y + height, anchor: .middle),
      ]
    }
  }
}
