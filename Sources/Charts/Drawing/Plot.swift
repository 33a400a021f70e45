// The frame that lines are drawn in: marks and their numbers on the left, quarters below, what is counted on top.

import FoundationEssentials

/// A field with a scale upwards and equal steps across.
struct Plot: Sendable {
  let scale: Scale
  /// How many places there are across.
  let count: Int
  let field: Box
  /// Between the ends of the field and the first and last place: half of what a label needs.
  private let inset: Double

  static let width = 360.0
  static let height = 206.0

  /// - Parameter labels: one for each place across.
  init(_ scale: Scale, labels: [String], subject: ChartSubject) {
    self.scale = scale
    count = labels.count
    let widest = Plot.tickTexts(scale, subject).map { textWidth($0, size: Drawing.textSize) }.max() ?? 0
    let label = labels.map { textWidth($0, size: Drawing.textSize) }.max() ?? 0
    inset = min(40, max(12, label / 2))
    let left = min(widest, Plot.width / 3) + 6
    field = Box(x: left, y: 24, width: Plot.width - left - 2, height: Plot.height - 24 - 26)
  }

  func x(_ index: Int) -> Double {
    guard count > 1 else { return field.x + field.width / 2 }
    return field.x + inset + (field.width - 2 * inset) * Double(index) / Double(count - 1)
  }

  func y(_ value: Decimal) -> Double { field.bottom - scale.share(value) * field.height }

  /// The distance between two places.
  var spacing: Double { count > 1 ? x(1) - x(0) : field.width - 2 * inset }

  func draw(in drawing: inout Drawing, labels: [String], subject: ChartSubject) {
    drawing.text(Label(text: caption(subject), x: 0, y: 11, anchor: .start), .tickLabel)
    for (tick, text) in zip(scale.ticks, Plot.tickTexts(scale, subject)) {
      let y = field.bottom - tick.share * field.height
      drawing.line(
        from: Place(field.x, y), to: Place(field.right, y), tick.value == 0 || tick.share == 0 ? .axis : .grid)
      let fitting = fitted(text, to: field.x - 4, size: Drawing.textSize)
      drawing.text(Label(text: fitting, x: field.x - 5, y: y + 4, anchor: .end), .tickLabel)
    }
    for label in placeLabels(labels) { drawing.text(label, .tickLabel) }
  }

  /// What is counted, with the power of ten that the ticks leave out.
  private func caption(_ subject: ChartSubject) -> String {
    let power = scale.powerWords
    let rest = Plot.width - textWidth(power, size: Drawing.textSize) - 8
    return [fitted(subject.unit, to: rest, size: Drawing.textSize), power].filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  private static func tickTexts(_ scale: Scale, _ subject: ChartSubject) -> [String] {
    scale.ticks.map { subject.write($0.value, $0.places) }
  }

  /// As many labels as have room, and the last place's always.
  private func placeLabels(_ labels: [String]) -> [Label] {
    let size = Drawing.textSize
    let widest = labels.map { textWidth($0, size: size) }.max() ?? 0
    let stride = max(1, Int(((widest + 6) / spacing).rounded(.up)))
    var result: [Label] = []
    for index in labels.indices.reversed() where (labels.count - 1 - index).isMultiple(of: stride) {
      let text = fitted(labels[index], to: Plot.width, size: size)
      let half = textWidth(text, size: size) / 2
      let middle = min(Plot.width - half, max(half, x(index)))
      // Moving the outer ones inwards may have brought two together.
      if let next = result.last, middle + half > next.x - textWidth(next.text, size: size) / 2 - 4 { continue }
      result.append(Label(text: text, x: middle, y: field.bottom + 17, anchor: .middle))
    }
    return result.reversed()
  }
}
