// The charts of the target Charts as functions of the template language, and what templates ask of a measure: its latest figure, and how
// far it has come. A chart without figures is empty HTML, which is false, so that a template can leave out what would stand around it.

import Charts
import FoundationEssentials
import HTML
import Impact
import Schema
import Template

func chartFunctions(_ measures: MeasureFields, _ shapes: SiteShapes) -> [Function] {
  [
    measures.chart("sparkline", help: sparklineHelp, takesID: false, sparkline),
    measures.chart("line_chart", help: lineHelp, lineChart),
    measures.chart("group_chart", help: groupHelp, groupChart),
    measures.chart("heat_table", help: heatHelp, takesID: false, heatTable),
    measures.chart("comparison_chart", help: comparisonHelp, comparisonChart),
    beforeAfter, stakesGrid(shapes), latest(measures), attained(measures), compared(measures),
    quarterly(measures), figures(measures, shapes),
  ]
}

private let sparklineHelp = """
  A small line without axes, for a card: the figures of the whole, quarter by quarter. It has a title and a sentence of its own, but the \
  table of numbers is on the measure's page.
  """
private let lineHelp = """
  The figures of the whole over quarters as a line, with the baseline and the target. A quarter without a figure is a gap that says so, \
  and a hidden one says that.
  """
private let groupHelp = """
  The figures of all groups in the newest quarter that has any, as bars from zero, the longest first, with the figure of the whole across.
  """
private let heatHelp = """
  Groups by quarters as a table, coloured the stronger the higher, hidden ones said so. Empty with fewer than two quarters: then a group chart says it \
  all.
  """
private let comparisonHelp = """
  The figures of those who took part (arm treated) and of those who did not (control) as two lines, told apart by dashes and marks.
  """

extension MeasureFields {
  /// A function that draws a measure.
  fileprivate func chart(
    _ name: String, help: String, takesID: Bool = true,
    _ draw: @escaping @Sendable (Measure, String) -> SafeHTML
  ) -> Function {
    let parameters = [Parameter("measure", .entry(with: .measure))] + (takesID ? [idParameter] : [])
    return Function(
      name, .call, parameters, returns: .type(.html), help: help, example: ("{{ \(name)(page) }}", "…"),
      apply: { (arguments, context) throws(FunctionFault) in
        let call = Call(arguments: arguments, context: context)
        guard let measure = measure(call.value(0), in: context) else { return .html(.empty) }
        return .html(draw(measure, try call.id(1)))
      })
  }
}

/// Ids on one page differ; where the same chart of the same entry stands on it twice, one of them needs a word more.
private let idParameter = Parameter("id", .types([.text]), default: .text(""))

func sparkline(_ measure: Measure, id: String) -> SafeHTML {
  let overall = measure.overall
  return Sparkline(measure.subject(id: id), Measure.points(overall, over: Measure.quarters(of: overall))).html
}

func lineChart(_ measure: Measure, id: String) -> SafeHTML {
  let overall = measure.overall
  return LineChart(
    measure.subject(id: id), Measure.points(overall, over: Measure.quarters(of: overall)),
    baseline: measure.baseline?.reference, target: measure.target?.reference
  ).html
}

func groupChart(_ measure: Measure, id: String) -> SafeHTML {
  let grouped = measure.observations.filter { $0.group != nil && $0.arm == nil && $0.isMeasured }
  guard let period = grouped.map(\.period).max() else { return .empty }
  let bars = grouped.filter { $0.period == period }.map { $0.point($0.group ?? "") }
  let overall = measure.overall.first { $0.period == period && $0.value != nil }
  // Hidden ones come last in the order of their names, so that their place does not give them away.
  let shown = bars.filter { $0.reading != .hidden }.sorted(by: isLonger)
  return GroupChart(
    measure.subject(id: id), in: period.text, shown + bars.filter { $0.reading == .hidden },
    overall: overall?.point("All")
  ).html
}

private func isLonger(_ left: Point, _ right: Point) -> Bool {
  guard case .value(let one) = left.reading, case .value(let other) = right.reading else { return false }
  return one == other ? left.label < right.label : one > other
}

func heatTable(_ measure: Measure, id: String) -> SafeHTML {
  let grouped = measure.observations.filter { $0.group != nil && $0.arm == nil && $0.isMeasured }
  let quarters = Measure.quarters(of: grouped)
  guard quarters.count > 1 else { return .empty }
  let groups = Dictionary(grouping: grouped) { $0.group ?? "" }.sorted { $0.key < $1.key }
  return HeatTable(
    measure.subject(id: id), groups.map { Series($0.key, Measure.points($0.value, over: quarters)) }
  ).html
}

func comparisonChart(_ measure: Measure, id: String) -> SafeHTML {
  guard let sides = measure.sides else { return .empty }
  let quarters = Measure.quarters(of: sides.flatMap { $0 })
  let series = zip(Arm.allCases, sides).map { arm, side in
    Series(arm.choice.label, members: side.first?.group ?? "", Measure.points(side, over: quarters))
  }
  return ComparisonChart(measure.subject(id: id), series, compared: measure.comparedQuarters.map(\.text)).html
}

private let beforeAfter = Function(
  "before_after", .call,
  [
    Parameter("label", .types([.text])), Parameter("before", .types([.decimal, .percent])),
    Parameter("after", .types([.decimal, .percent])), Parameter("unit", .types([.text]), default: .text("")),
    Parameter("n", .types([.integer]), default: Value.none), idParameter,
  ], returns: .type(.html),
  help: """
    Two bars from zero, one figure before a change and after it. `unit` says what it counts, `n` how many stand behind it.
    """,
  example: ("{{ before_after(\"Raised voices\", 29, 11, unit: \"a week\", n: 24) }}", "…")
) { (arguments, context) throws(FunctionFault) in
  let call = Call(arguments: arguments, context: context)
  guard let before = call.value(1).plainNumber, let after = call.value(2).plainNumber else { return .html(.empty) }
  return .html(
    beforeAfterChart(
      try call.text(0), before, after, unit: try call.text(3), count: call.isGiven(4) ? try call.integer(4) : nil,
      id: try call.id(5), context))
}

func beforeAfterChart(
  _ label: String, _ before: Decimal, _ after: Decimal, unit: String, count: Int?, id: String,
  _ context: CallContext
) -> SafeHTML {
  let subject = ChartSubject(
    id: chartID(from: id.isEmpty ? label : "\(label) \(id)"), name: label, unit: unit,
    smallestGroup: MeasureRole.usualMinimum, write: context.settings.number(_:places:))
  return BeforeAfterChart(subject, before: before, after: after, count: count).html
}

private func stakesGrid(_ shapes: SiteShapes) -> Function {
  Function(
    "stakes_grid", .call,
    [
      Parameter("list", .types([.list(.entry(shapes.everyType))])),
      Parameter("across", .field, fieldHolds: .numbers),
      Parameter("up", .field, fieldHolds: .numbers), idParameter,
    ], returns: .type(.html),
    help: """
      Entries on a field by two numbers from 1 to 5 (or others), such as power and interest, with a table whose names lead to them. \
      Entries that lack one of the numbers are left out.
      """,
    example: ("{{ stakes_grid(stakeholders, across: interest, up: power) }}", "…"),
    apply: { (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      guard let across = call.field(1), let up = call.field(2) else { return .html(.empty) }
      let members = try call.list(0)
      let items = members.compactMap { member -> StakesGrid.Item? in
        guard let x = context.value(at: across, from: member).plainNumber,
          let y = context.value(at: up, from: member).plainNumber,
          case .text(let title) = context.slot(PageSlot.title.rawValue, of: member)
        else { return nil }
        return StakesGrid.Item(title, link: path(of: member, in: context), across: x, up: y)
      }
      let names = (
        across: shapes.fieldName(at: across, from: members.first, in: context),
        up: shapes.fieldName(at: up, from: members.first, in: context)
      )
      let seed = "\(names.up) \(names.across) \(try call.id(3))"
      let grid = StakesGrid(
        id: chartID(from: seed), items, across: names.across, up: names.up,
        write: context.settings.number(_:places:))
      return .html(grid.html)
    })
}

private func path(of entry: Value, in context: CallContext) -> SitePath? {
  guard case .url(.site(let path)) = context.slot(PageSlot.url.rawValue, of: entry) else { return nil }
  return path
}

private func latest(_ measures: MeasureFields) -> Function {
  Function(
    "latest", .call,
    [Parameter("measure", .entry(with: .measure)), Parameter("until", .types([.date]), default: Value.none)],
    returns: .optional(.record(BuiltInShape.observation.id)),
    help: """
      The newest observation of the whole (no group, no arm) that has a value; nothing when there is none. With `until`, of a quarter \
      that ended before that day, so that what was sent then does not show what came later.
      """,
    example: ("{% let now = latest(page) %}{% if now %}{{ now.value | number }}{% end %}", "82"),
    apply: { (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      let quarter: Period? = if case .date(let day) = call.value(1) { Period(of: day) } else { nil }
      return measures.measure(call.value(0), in: context)?.latest(before: quarter)?.record ?? .none
    })
}

private func attained(_ measures: MeasureFields) -> Function {
  Function(
    "attained", .call, [Parameter("measure", .entry(with: .measure))], returns: .optional(.percent),
    help: """
      How much of the way from its baseline to its target a measure has made by its latest figure, in percent. Nothing when one of the three \
      is absent, or the target is the baseline.
      """,
    example: ("{{ attained(page) | percent(0) }}", "57%"),
    apply: { (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      guard let measure = measures.measure(call.value(0), in: context), let actual = measure.latest?.value,
        let baseline = measure.baseline, let target = measure.target
      else { return .none }
      return attainment(actual: actual, baseline: baseline.value, target: target.value).map(Value.percent) ?? .none
    })
}

private func compared(_ measures: MeasureFields) -> Function {
  Function(
    "compared", .call, [Parameter("measure", .entry(with: .measure))],
    returns: .type(.list(.record(BuiltInShape.observation.id))),
    help: """
      What the sides of a comparison, treated and control, can be held against each other by: the observations of both in the quarters in which \
      both have a value, from the baseline's quarter on, the oldest first. So the first of each side are of one quarter, and the last.
      """,
    example: (
      "{% for side in compared(page) | where(arm: \"control\") %}{{ side.value | number }} {% end %}", "85.9 87.4 "
    ),
    apply: { (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      guard let measure = measures.measure(call.value(0), in: context) else { return .list([]) }
      let quarters = Set(measure.comparedQuarters)
      let sides = (measure.sides ?? []).flatMap { $0 }.filter { quarters.contains($0.period) }
      return .list(sides.map(\.record))
    })
}

private func quarterly(_ measures: MeasureFields) -> Function {
  Function(
    "quarterly", .call,
    [Parameter("measure", .entry(with: .measure)), Parameter("quarters", .types([.list(.period)]))],
    returns: .type(.list(.record(BuiltInShape.observation.id))),
    help: """
      An observation of the whole for each of these quarters, in their order: where nothing has come in, one without a value. So a sum is not \
      taken for whole when a quarter lacks; `where(value: none)` says which do.
      """,
    example: ("{{ quarterly(page, page.quarter | year_so_far) | where(value: none) | count }}", "0"),
    apply: { (arguments, context) throws(FunctionFault) in
      let call = Call(arguments: arguments, context: context)
      guard let measure = measures.measure(call.value(0), in: context) else { return .list([]) }
      let whole = measure.overall
      return .list(
        try call.list(1).map { quarter in
          whole.first { .period($0.period) == quarter }?.record
            ?? .record(BuiltInShape.observation(lackingIn: quarter))
        })
    })
}

extension Call {
  /// The word that makes ids differ; empty when none is given.
  fileprivate func id(_ index: Int) throws(FunctionFault) -> String { isGiven(index) ? try text(index) : "" }
}

extension SiteShapes {
  /// The field at the end of a path as readers call it: `power_now` -> `Power now`.
  fileprivate func fieldName(at path: FieldPath, from element: Value?, in context: CallContext) -> String {
    var value = element ?? .none
    var name = ""
    for slot in path.slots {
      guard let shape = context.shape(of: value) else { return readable(name) }
      guard all.indices.contains(shape.index), all[shape.index].slots.indices.contains(slot) else { break }
      name = all[shape.index].slots[slot].name
      value = context.slot(slot, of: value)
    }
    return readable(name)
  }

  private func readable(_ name: String) -> String {
    let words = name.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
