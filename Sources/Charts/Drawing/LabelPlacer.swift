// Puts labels where they can be read: never on one another, and on as few lines as possible.

/// A rectangle of the drawing; y goes down.
struct Box: Sendable, Hashable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  func overlaps(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  func contains(_ other: Box) -> Bool {
    other.x >= x && other.right <= right && other.y >= y && other.bottom <= bottom
  }
}

/// Which part of a text stands at its coordinate.
enum Anchor: String, Sendable { case start, middle, end }

/// A text at a place; `y` is its baseline.
struct Label: Sendable, Hashable {
  let text: String
  let x: Double
  let y: Double
  let anchor: Anchor

  /// What the text covers, with a little air.
  func box(size: Double) -> Box {
    let width = textWidth(text, size: size)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Box(x: left, y: y - size * 0.85, width: width, height: size * 1.15)
  }
}

/// Places labels one after the other, the most important first.
struct LabelPlacer: Sendable {
  /// Where labels may stand.
  let area: Box
  let size: Double
  /// What labels must not cover: the labels that have been placed, and marks.
  private(set) var taken: [Box] = []
  /// What they should not cover.
  private var avoided: [Box] = []

  init(in area: Box, size: Double) {
    self.area = area
    self.size = size
  }

  mutating func take(_ box: Box) { taken.append(box) }

  /// A line, as boxes along it.
  mutating func avoid(from start: Place, to end: Place) {
    let steps = max(1, Int(max(abs(end.x - start.x), abs(end.y - start.y)) / 6))
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = start.x + (end.x - start.x) * share
      let y = start.y + (end.y - start.y) * share
      avoided.append(Box(x: x - 1.5, y: y - 1.5, width: 3, height: 3))
    }
  }

  /// The first candidate on the fewest lines, which is then taken; nil when there is room for none.
  mutating func place(_ candidates: [Label]) -> Label? {
    var best: (label: Label, box: Box, cost: Int)?
    for label in candidates {
      let box = label.box(size: size)
      guard area.contains(box), !taken.contains(where: box.overlaps) else { continue }
      let cost = avoided.count { $0.overlaps(box) }
      if cost < best?.cost ?? Int.max { best = (label, box, cost) }
    }
    guard let best else { return nil }
    taken.append(best.box)
    return best.label
  }
}
