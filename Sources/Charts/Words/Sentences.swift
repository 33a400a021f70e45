// What a chart shows, as a sentence made from its numbers: for who cannot see the drawing, and for who would rather read.

import FoundationEssentials

/// Words about series and groups. One place for all of them, so that charts speak with one voice.
struct Sentences: Sendable {
  let subject: ChartSubject

  /// `Guest satisfaction rose from 78.0 in 2025-Q2 to 82.0 in 2026-Q3; the target is 85 by 2027-Q4; 2026-Q1 is missing.`
  func line(_ points: [Point], baseline: Reference?, target: Reference?) -> String {
    let first = points.first { $0.reading.value != nil }
    var parts = [course(of: points, called: subject.name)]
    if let baseline, first?.label != baseline.period || first?.reading.value != baseline.value {
      parts.append("the baseline is \(subject.plain(baseline.value)) in \(baseline.period)")
    }
    if let target { parts.append("the target is \(subject.plain(target.value)) by \(target.period)") }
    return ended(parts + absences(in: points))
  }

  /// Two lines, each by its name, from and to the same quarter; without one that both have, each by itself, and that is said.
  func comparison(_ series: [Series], in compared: [String]) -> String {
    let courses = series.flatMap { line in
      let points = line.points.filter { compared.isEmpty || compared.contains($0.label) }
      return [course(of: points, called: "\(subject.name) (\(line.fullName))")] + absences(in: line.points)
    }
    return ended(
      courses + (compared.isEmpty ? ["there is no quarter with a figure of both that may be shown"] : []))
  }

  /// Groups in one quarter: the highest, the lowest, and what is not shown.
  func groups(_ bars: [Point], in period: String, overall: Point?) -> String {
    let places = fractionDigits(of: bars.map(\.reading) + [overall?.reading].compactMap { $0 })
    let valued = bars.compactMap { bar in bar.reading.value.map { (label: bar.label, value: $0) } }
    var parts: [String] = []
    // The first of equals, so that the sentence does not change with the order of a sort.
    if let high = valued.max(by: { $0.value < $1.value }), let low = valued.min(by: { $0.value < $1.value }) {
      let highest = valued.first { $0.value == high.value }?.label ?? high.label
      if high.value == low.value {
        let who = valued.count == 1 ? highest : "all groups shown"
        parts.append("\(subject.name) in \(period) was \(subject.write(high.value, places)) for \(who)")
      } else {
        parts.append(
          "\(subject.name) in \(period) was highest for \(highest) (\(subject.write(high.value, places))) and lowest for "
            + "\(low.label) (\(subject.write(low.value, places)))")
      }
    } else {
      parts.append("\(subject.name) in \(period) has no figure that may be shown")
    }
    if let overall, let value = overall.reading.value {
      parts.append("overall it was \(subject.write(value, places))")
    }
    return ended(parts + absences(in: bars))
  }

  /// Groups over quarters: where the values lie, and how many are hidden.
  func heat(_ rows: [Series]) -> String {
    let points = rows.flatMap(\.points)
    let places = fractionDigits(of: points.map(\.reading))
    let periods = rows.first?.points.map(\.label) ?? []
    var parts: [String] = []
    let span = between(periods.first ?? "", periods.last ?? "")
    let valued = rows.flatMap { row in
      row.points.compactMap { point in
        point.reading.value.map { (value: $0, where: "\(row.name), \(point.label)") }
      }
    }
    if let low = valued.min(by: { $0.value < $1.value }), let high = valued.max(by: { $0.value < $1.value }),
      low.value < high.value
    {
      parts.append(
        "\(subject.name) by group \(span) lies between \(subject.write(low.value, places)) (\(low.where)) and "
          + "\(subject.write(high.value, places)) (\(high.where))")
    } else if let low = valued.first {
      parts.append("\(subject.name) by group \(span) is \(subject.write(low.value, places)) wherever it is shown")
    } else {
      parts.append("\(subject.name) by group \(span) has no figure that may be shown")
    }
    let hidden = points.count { $0.reading == .hidden }
    if hidden > 0 { parts.append("\(hidden) of \(points.count) values \(be(hidden)) hidden") }
    return ended(parts)
  }

  /// `Calm rose from 2 to 5 points (n = 24).`
  func beforeAndAfter(_ before: Decimal, _ after: Decimal, count: Int?) -> String {
    let places = max(fractionDigits(of: before), fractionDigits(of: after))
    let unit = subject.unit.isEmpty ? "" : " \(subject.unit)"
    let course =
      before == after
      ? "\(subject.name) stayed at \(subject.write(after, places))\(unit)"
      : "\(subject.name) \(verb(before, after)) from \(subject.write(before, places)) to "
        + "\(subject.write(after, places))\(unit)"
    return ended([course + (count.map { " (n = \(subject.count($0)))" } ?? "")])
  }

  // MARK: Parts

  private func course(of points: [Point], called name: String) -> String {
    let places = fractionDigits(of: points.map(\.reading))
    let valued = points.compactMap { point in point.reading.value.map { (label: point.label, value: $0) } }
    guard let first = valued.first, let last = valued.last else { return "\(name) has no figure that may be shown" }
    let (start, end) = (subject.write(first.value, places), subject.write(last.value, places))
    if valued.count == 1 { return "\(name) was \(end) in \(last.label)" }
    if first.value == last.value { return "\(name) was \(start) in \(first.label) and again in \(last.label)" }
    return "\(name) \(verb(first.value, last.value)) from \(start) in \(first.label) to \(end) in \(last.label)"
  }

  private func verb(_ before: Decimal, _ after: Decimal) -> String { before < after ? "rose" : "fell" }

  /// `2026-Q1 is missing`, `Digital and Fleet are hidden`.
  private func absences(in points: [Point]) -> [String] {
    [(Reading.missing, "missing"), (.hidden, "hidden")].compactMap { reading, words in
      let labels = points.filter { $0.reading == reading }.map(\.label)
      guard !labels.isEmpty else { return nil }
      let named = labels.count > 4 ? "\(labels.count) of \(points.count)" : listed(labels)
      return "\(named) \(be(labels.count)) \(words)"
    }
  }

  private func be(_ count: Int) -> String { count == 1 ? "is" : "are" }

  private func between(_ first: String, _ last: String) -> String {
    first == last ? "in \(first)" : "from \(first) to \(last)"
  }

  private func ended(_ parts: [String]) -> String { parts.joined(separator: "; ") + "." }
}

/// `A`, `A and B`, `A, B and C`.
func listed(_ words: [String]) -> String {
  guard words.count > 1, let last = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}
