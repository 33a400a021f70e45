// Entries on a field by two numbers, such as power and interest, with a table that links them.
//
// Source of the reading by quarters: Mendelow, "Environmental scanning: the impact of the stakeholder concept" (1981).

package import FoundationEssentials
package import HTML

/// Who has how much at stake: entries by one number across and one upwards.
package struct StakesGrid: Sendable {
  package struct Item: Sendable {
    let name: String
    let link: SitePath?
    let across: Decimal
    let up: Decimal

    package init(_ name: String, link: SitePath?, across: Decimal, up: Decimal) {
      self.name = name
      self.link = link
      self.across = across
      self.up = up
    }
  }

  private let id: String
  private let items: [Item]
  /// As readers call the two numbers: `Interest`, `Power`.
  private let axes: (across: String, up: String)
  private let write: @Sendable (Decimal, Int) -> String

  /// - Parameter id: makes the ids of one grid differ from those of others on the page.
  package init(
    id: String, _ items: [Item], across: String, up: String, write: @escaping @Sendable (Decimal, Int) -> String
  ) {
    self.id = id
    self.items = items.filter { !$0.across.isNaN && !$0.up.isNaN }
    axes = (across, up)
    self.write = write
  }

  private static let size = Drawing.textSize
  private static let radius = 8.5
  private static let field = Box(x: 34, y: 6, width: 322, height: 270)

  /// Empty without entries.
  package var html: SafeHTML {
    guard !items.isEmpty else { return .empty }
    let subject = ChartSubject(id: id, name: title, unit: "", smallestGroup: 0, write: write)
    return Figure(
      kind: "stakes", subject: subject, title: title, sentence: sentence, drawing: drawing(),
      table: DataTable(
        caption: title, columns: ["Name", "Number", axes.up, axes.across],
        rows: items.enumerated().map { index, item in
          DataTable.Row(
            item.name, link: item.link,
            [
              DataTable.Cell(String(index + 1)), DataTable.Cell(subject.plain(item.up)),
              DataTable.Cell(subject.plain(item.across)),
            ])
        }),
      tableIsOpen: true
    ).html
  }

  // MARK: Words

  private var title: String { "\(axes.up) and \(axes.across.lowercased())" }

  private var sentence: String {
    let high = items.filter { across.isHigh($0.across) && up.isHigh($0.up) }.map(\.name)
    let count = items.count == 1 ? "One entry" : "\(items.count) entries"
    let placed = "\(count), \(axes.up.lowercased()) upwards and \(axes.across.lowercased()) to the right"
    return high.isEmpty ? "\(placed); none is high in both." : "\(placed); high in both: \(listed(high))."
  }

  // MARK: Drawing

  /// One direction of the field.
  private struct Axis {
    let low: Double
    let high: Double
    let ticks: [(value: Decimal, places: Int)]

    /// Marks from 1 to 5 get a field from 1 to 5; other numbers one that fits them.
    init(_ values: [Decimal]) {
      if values.allSatisfy({ $0 >= 1 && $0 <= 5 }) {
        (low, high) = (0.5, 5.5)
        ticks = (1...5).map { (Decimal($0), 0) }
        return
      }
      let scale = Scale(covering: values)
      let margin = (scale.high - scale.low) / 10
      (low, high) = (scale.low - margin, scale.high + margin)
      ticks = scale.exponent == 0 ? scale.ticks.map { ($0.value, $0.places) } : []
    }

    func share(_ value: Decimal) -> Double { min(1, max(0, (coordinate(value) - low) / (high - low))) }
    func isHigh(_ value: Decimal) -> Bool { share(value) > 0.5 }
  }

  private var across: Axis { Axis(items.map(\.across)) }
  private var up: Axis { Axis(items.map(\.up)) }

  private func drawing() -> Drawing {
    let field = StakesGrid.field
    var drawing = Drawing(width: 360, height: field.bottom + 34)
    drawField(&drawing)
    var placer = LabelPlacer(in: field, size: StakesGrid.size)
    let places = spread()
    for place in places {
      let radius = StakesGrid.radius
      placer.take(Box(x: place.x - radius, y: place.y - radius, width: radius * 2, height: radius * 2))
    }
    for (index, place) in places.enumerated() {
      drawing.circle(place, radius: StakesGrid.radius, .mark)
      drawing.text(Label(text: String(index + 1), x: place.x, y: place.y + 4, anchor: .middle), .number)
      if let label = placer.place(about(place, items[index].name)) { drawing.text(label, .label) }
    }
    return drawing
  }

  private func drawField(_ drawing: inout Drawing) {
    let field = StakesGrid.field
    let middle = Place(field.x + field.width / 2, field.y + field.height / 2)
    drawing.rectangle(
      Box(x: middle.x, y: field.y, width: field.width / 2, height: field.height / 2), .quarter)
    drawing.line(from: Place(middle.x, field.y), to: Place(middle.x, field.bottom), .grid)
    drawing.line(from: Place(field.x, middle.y), to: Place(field.right, middle.y), .grid)
    drawing.line(from: Place(field.x, field.y), to: Place(field.x, field.bottom), .axis)
    drawing.line(from: Place(field.x, field.bottom), to: Place(field.right, field.bottom), .axis)
    for tick in across.ticks {
      let x = field.x + across.share(tick.value) * field.width
      drawing.text(
        Label(text: write(tick.value, tick.places), x: x, y: field.bottom + 15, anchor: .middle), .tickLabel)
    }
    for tick in up.ticks {
      let y = field.bottom - up.share(tick.value) * field.height
      let text = fitted(write(tick.value, tick.places), to: 18, size: StakesGrid.size)
      drawing.text(Label(text: text, x: field.x - 4, y: y + 4, anchor: .end), .tickLabel)
    }
    let name = fitted(axes.across, to: field.width - 20, size: StakesGrid.size)
    drawing.text(Label(text: name + " →", x: field.right, y: field.bottom + 30, anchor: .end), .label)
    let upward = fitted(axes.up, to: field.height - 20, size: StakesGrid.size)
    drawing.uprightText(upward + " →", at: Place(11, middle.y), .label)
  }

  /// Where each entry stands; those with the same numbers side by side about their place.
  private func spread() -> [Place] {
    var seen: [Place: Int] = [:]
    let exact = items.map { item in
      Place(
        StakesGrid.field.x + across.share(item.across) * StakesGrid.field.width,
        StakesGrid.field.bottom - up.share(item.up) * StakesGrid.field.height)
    }
    let radius = StakesGrid.radius
    let area = StakesGrid.field
    return exact.map { place in
      let rank = seen[place, default: 0]
      seen[place] = rank + 1
      // Below the first, then to its left and right, three a row.
      let row = Double(rank / 3)
      let column = [0.0, 1, -1][rank % 3]
      let step = radius * 2 + 2
      return Place(
        min(area.right - radius, max(area.x + radius, place.x + column * step)),
        min(area.bottom - radius, max(area.y + radius, place.y + row * step)))
    }
  }

  private func about(_ place: Place, _ name: String) -> [Label] {
    let gap = StakesGrid.radius + 3
    let text = fitted(name, to: StakesGrid.field.width * 0.6, size: StakesGrid.size)
    return [
      Label(text: text, x: place.x + gap, y: place.y + 4, anchor: .start),
      Label(text: text, x: place.x - gap, y: place.y + 4, anchor: .end),
      Label(text: text, x: place.x, y: place.y - gap, anchor: .middle),
      Label(text: text, x: place.x, y: place.y + gap + 10, anchor: .middle),
      Label(text: text, x: place.x - StakesGrid.radius, y: place.y - gap, anchor: .start),
      Label(text: text, x: place.x + StakesGrid.radius, y: place.y - gap, anchor: .end),
      Label(text: text, x: place.x - StakesGrid.radius, y: place.y + gap + 10, anchor: .start),
      Label(text: text, x: place.x + StakesGrid.radius, y: place.y + gap + 10, anchor: .end),
    ]
  }
}
