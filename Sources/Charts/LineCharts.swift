// Charts of figures over quarters: the line with baseline and target, treated and control, and the small one of cards.

import FoundationEssentials
package import HTML

/// One figure over quarters, with what it is compared to.
package struct LineChart: Sendable {
  private let subject: ChartSubject
  private let points: [Point]
  private let baseline: Reference?
  private let target: Reference?

  /// - Parameter points: one for each quarter without a break; a quarter that nobody recorded is `.missing`.
  package init(_ subject: ChartSubject, _ points: [Point], baseline: Reference? = nil, target: Reference? = nil) {
    self.subject = subject
    self.points = points
    self.baseline = baseline
    self.target = target
  }

  /// Empty without any figure, shown or hidden.
  package var html: SafeHTML {
    guard points.contains(where: { $0.reading != .missing }) else { return .empty }
    let sentence = Sentences(subject: subject).line(points, baseline: baseline, target: target)
    guard points.contains(where: { $0.reading.value != nil }) else { return subject.words("line", sentence) }
    let plot = LinePlot(
      subject: subject, series: [Series(subject.name, points)], baseline: baseline, target: target)
    let title = "\(subject.name), \(span(of: points))"
    return Figure(
      kind: "line", subject: subject, title: title, sentence: sentence, drawing: plot.drawing(),
      table: .figures(points, of: subject, caption: title, head: "Quarter"),
      hides: points.contains { $0.reading == .hidden }
    ).html
  }
}

/// The same figure of those who took part and of those who did not.
package struct ComparisonChart: Sendable {
  private let subject: ChartSubject
  private let series: [Series]
  private let compared: [String]

  /// - Parameters:
  ///   - series: two with the same quarters, without a break; the treated first.
  ///   - compared: the quarters that the sentence goes by: those in which both have a value.
  package init(_ subject: ChartSubject, _ series: [Series], compared: [String]) {
    self.subject = subject
    self.series = series
    self.compared = compared
  }

  /// Empty without any figure, shown or hidden.
  package var html: SafeHTML {
    guard let first = series.first, series.allSatisfy({ $0.points.count == first.points.count }),
      series.contains(where: { $0.points.contains { $0.reading != .missing } })
    else { return .empty }
    let sentence = Sentences(subject: subject).comparison(series, in: compared)
    guard series.contains(where: { $0.points.contains { $0.reading.value != nil } }) else {
      return subject.words("comparison", sentence)
    }
    let title = "\(subject.name), \(listed(series.map { $0.name.lowercased() })), \(span(of: first.points))"
    return Figure(
      kind: "comparison", subject: subject, title: title, sentence: sentence,
      note:
        "The difference tells what made it only if both would otherwise have gone the same way (parallel trends).",
      drawing: LinePlot(subject: subject, series: series, baseline: nil, target: nil, compared: compared).drawing(),
      table: table(captioned: title),
      hides: series.contains { $0.points.contains { $0.reading == .hidden } }
    ).html
  }

  private func table(captioned caption: String) -> DataTable {
    let places = fractionDigits(of: series.flatMap { $0.points.map(\.reading) })
    let counted = series.map { $0.points.contains { $0.count != nil } }
    let columns = zip(series, counted).flatMap { line, counted in
      [line.members.isEmpty ? line.name : "\(line.name), \(line.members)"]
        + (counted ? ["n, \(line.name.lowercased())"] : [])
    }
    let rows = (series.first?.points ?? []).indices.map { index in
      DataTable.Row(
        series[0].points[index].label,
        zip(series, counted).flatMap { line, counted in
          let point = line.points[index]
          let count = point.reading.value == nil ? "–" : point.count.map(subject.count) ?? "–"
          return [DataTable.Cell(subject.words(point.reading, places: places))]
            + (counted ? [DataTable.Cell(count)] : [])
        })
    }
    let unit = subject.unit.isEmpty ? "" : " (\(subject.unit))"
    return DataTable(caption: caption + unit, columns: ["Quarter"] + columns, rows: rows)
  }
}

/// A line without axes, to stand beside a number. It has a title and a sentence, but no ids and no table, so that a card
/// may show it anywhere; the whole chart is on the measure's own page.
package struct Sparkline: Sendable {
  private let subject: ChartSubject
  private let points: [Point]

  /// - Parameter points: as for ``LineChart``.
  package init(_ subject: ChartSubject, _ points: [Point]) {
    self.subject = subject
    self.points = points
  }

  static let width = 120.0
  static let height = 32.0

  /// Empty without a value.
  package var html: SafeHTML {
    let values = points.compactMap(\.reading.value)
    guard !values.isEmpty else { return .empty }
    var fragment = Fragment()
    fragment.append(
      "<svg class=\"sparkline\" viewBox=\"0 0 \(fixed(Sparkline.width)) \(fixed(Sparkline.height))\" role=\"img\">"
        + "\n<title>")
    fragment.append(text: "\(subject.name), \(span(of: points))")
    fragment.append("</title>\n<desc>")
    fragment.append(text: Sentences(subject: subject).line(points, baseline: nil, target: nil))
    fragment.append("</desc>\n")
    fragment.append(drawing(of: values).elements.bytes)
    fragment.append("</svg>\n")
    return fragment.html
  }

  private func drawing(of values: [Decimal]) -> Drawing {
    var drawing = Drawing(width: Sparkline.width, height: Sparkline.height)
    let margin = 4.0
    let low = values.map(coordinate).min() ?? 0
    let high = values.map(coordinate).max() ?? 0
    func place(_ index: Int, _ value: Decimal) -> Place {
      let across = points.count > 1 ? Double(index) / Double(points.count - 1) : 0.5
      let up = high > low ? (coordinate(value) - low) / (high - low) : 0.5
      return Place(
        margin + across * (Sparkline.width - 2 * margin),
        Sparkline.height - margin - up * (Sparkline.height - 2 * margin))
    }
    var run: [Place] = []
    var last: Place?
    for (index, point) in points.enumerated() {
      if let value = point.reading.value {
        run.append(place(index, value))
        last = run.last
      }
      let breaks = point.reading.value == nil || index == points.count - 1
      guard breaks else { continue }
      drawing.polyline(run, .line)
      if run.count == 1 { drawing.circle(run[0], radius: 1.5, .mark) }
      run = []
    }
    if let last { drawing.circle(last, radius: 3, .mark) }
    return drawing
  }
}

/// `2025-Q2 to 2026-Q3`.
private func span(of points: [Point]) -> String {
  let labels = points.map(\.label)
  guard let first = labels.first, let last = labels.last, first != last else { return labels.first ?? "" }
  return "\(first) to \(last)"
}
