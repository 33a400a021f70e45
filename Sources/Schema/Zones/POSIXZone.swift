// Reads the rules of ``ZoneTable``. The table is ours, so what cannot be read is left out; a test holds that nothing is.

extension ZoneRules {
  /// `WET0WEST,M3.5.0/1,M10.5.0`. Source: POSIX.1-2024, 8.3, "TZ", with the hours of RFC 9636, 3.3.1.
  ///
  /// - Returns: nil for what is no such rule.
  init?(posix rule: String, listed transitions: [(instant: Int, minutes: Int)]) {
    var reader = POSIXReader(rest: rule[...])
    guard let name = reader.name(), let west = reader.time() else { return nil }
    let standard = Offset(minutes: -west, name: name)
    guard !reader.rest.isEmpty else {
      self.init(standard: standard, yearly: nil, listed: OffsetTransition.chain(transitions, from: standard))
      return
    }
    guard let otherName = reader.name() else { return nil }
    let other = Offset(minutes: reader.time().map { -$0 } ?? standard.minutes + 60, name: otherName)
    guard let first = reader.transition(from: standard, to: other),
      let second = reader.transition(from: other, to: standard), reader.rest.isEmpty
    else { return nil }
    self.init(
      standard: standard, yearly: first.month < second.month ? (first, second) : (second, first),
      listed: OffsetTransition.chain(transitions, from: standard))
  }
}

extension OffsetTransition {
  /// `2025-02-23 02:00 +0, 2025-04-06 02:00 +60`: when, in UTC, and the minutes east of it from then on.
  static func read(_ text: String) -> [(instant: Int, minutes: Int)] {
    text.split { $0 == "," || $0.isNewline }.compactMap { transition in
      let words = transition.split(separator: " ")
      guard words.count == 3, let day = Day(iso: words[0]), let minutes = Int(words[2]),
        let hour = Int(words[1].prefix(2)), let minute = Int(words[1].suffix(2))
      else { return nil }
      return (day.daysSince1970 * 1440 + hour * 60 + minute, minutes)
    }
  }

  /// Each from the offset of the one before; the offset before the first is that of the second.
  fileprivate static func chain(
    _ transitions: [(instant: Int, minutes: Int)], from standard: ZoneRules.Offset
  ) -> [OffsetTransition] {
    var before = offset(transitions.dropFirst().first?.minutes ?? standard.minutes, standard)
    return transitions.map { transition in
      defer { before = offset(transition.minutes, standard) }
      return OffsetTransition(
        instant: transition.instant, before: before, after: offset(transition.minutes, standard))
    }
  }

  /// Where no rule tells the changes, no word does either.
  private static func offset(_ minutes: Int, _ standard: ZoneRules.Offset) -> ZoneRules.Offset {
    if minutes == standard.minutes { return standard }
    let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    let rest = minutes.magnitude % 60 == 0 ? "" : digits(Int(minutes.magnitude % 60))
    return ZoneRules.Offset(
      minutes: minutes, name: (minutes < 0 ? "-" : "+") + digits(Int(minutes.magnitude / 60)) + rest)
  }
}

/// Takes the parts of a rule from its front.
private struct POSIXReader {
  var rest: Substring

  /// `WEST` or `<+01>`.
  mutating func name() -> String? {
    if rest.first == "<" {
      guard let end = rest.firstIndex(of: ">") else { return nil }
      defer { rest = rest[rest.index(after: end)...] }
      return String(rest[rest.index(after: rest.startIndex)..<end])
    }
    let name = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(name.count)
    return name.isEmpty ? nil : String(name)
  }

  /// `-3:30` as minutes.
  mutating func time() -> Int? {
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    guard let hours = number() else { return nil }
    var minutes = hours * 60
    if take(":") { minutes += number() ?? 0 }
    return isNegative ? -minutes : minutes
  }

  /// `,M3.5.0/1`.
  mutating func transition(from before: ZoneRules.Offset, to after: ZoneRules.Offset) -> YearlyTransition? {
    guard take(",M"), let month = number(), take("."), let week = number(), take("."), let weekday = number() else {
      return nil
    }
    return YearlyTransition(
      month: month, week: week, weekday: weekday == 0 ? 7 : weekday, minute: take("/") ? time() ?? 0 : 120,
      before: before, after: after)
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }
}
