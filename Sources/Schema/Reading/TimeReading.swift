// Days, wall-clock times with their zone, durations and quarters.

import Diagnostics

func readDate(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Day {
  let trimmed = trimming(bytes)
  if let day = Day(iso: trimmed) { return day }
  let parts = numbers(in: trimmed)
  if trimmed.count == 10, parts.count == 3, let month = parts[1].value, (1...12).contains(month),
    let year = parts[0].value, parts[0].digits == 4, trimmed[trimmed.startIndex + 4] == UInt8(ascii: "-")
  {
    throw .noSuchDay(year: year, month: month)
  }
  throw .notDate(suggestions: daySuggestions(trimmed, parts))
}

/// `2026-10-25 09:30 Europe/Lisbon`; a `T` between day and time is accepted.
func readDateTime(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> DateTime {
  let words = trimming(bytes).split(separator: UInt8(ascii: " "))
  let isJoined = words.count == 2 && words[0].count == 16 && words[0][words[0].startIndex + 10] == UInt8(ascii: "T")
  let parts = isJoined ? [words[0].prefix(10), words[0].suffix(5), words[1]] : words
  guard parts.count == 3, let minute = minuteOfDay(parts[1]) else { throw .notDateTime }
  let day = try readDate(parts[0])
  let zone = String(decoding: parts[2], as: UTF8.self)
  guard ZoneRules.named(zone) != nil else { throw .unknownZone(zone) }
  let time = DateTime(day: day, minute: minute, zone: zone)
  if let transition = time.skippingTransition {
    let later = time.localMinute + transition.after.minutes - transition.before.minutes
    throw .skippedTime(suggestion: DateTime(localMinute: later, zone: zone))
  }
  return time
}

extension DateTime {
  /// The transition of the clocks that leaves this time out; nil for a time that there is. Of one that there is twice, in the
  /// night when the clocks go back, the first is meant (``ZoneRules/offset(atLocal:)``).
  package var skippingTransition: OffsetTransition? {
    ZoneRules.of(zone).transitions(in: max(day.year - 1, 1)...min(day.year + 1, 9999)).first { transition in
      transition.instant + transition.before.minutes <= localMinute
        && localMinute < transition.instant + transition.after.minutes
    }
  }

  fileprivate init(localMinute: Int, zone: String) {
    let day = Day(ofMinute: localMinute)
    self.init(day: day, minute: localMinute - day.daysSince1970 * 1440, zone: zone)
  }

  /// `2026-10-25 09:30`.
  package var words: String {
    let hour = String(minute / 60 + 100).dropFirst()
    return "\(day.iso) \(hour):\(String(minute % 60 + 100).dropFirst())"
  }
}

/// `90`, `90 min`, `1 h`, `1 h 30 min`, with or without the spaces.
func readDuration(_ bytes: ArraySlice<UInt8>, _ minimum: Int?, _ maximum: Int?) throws(ValueFault) -> Duration {
  let compact = trimming(bytes).filter { $0 != UInt8(ascii: " ") }
  var rest = compact[...]
  var minutes = 0
  if let hours = takeNumber(&rest, unit: "h") { minutes += hours * 60 }
  if !rest.isEmpty {
    guard let more = takeNumber(&rest, unit: "min") ?? takeNumber(&rest, unit: ""), rest.isEmpty else {
      throw .notDuration
    }
    minutes += more
  }
  guard !compact.isEmpty, minutes <= durationLimit else { throw .notDuration }
  guard minutes >= minimum ?? 0, minutes <= maximum ?? durationLimit else {
    throw .outOfRange(minimum: minimum, maximum: maximum, of: .minutes)
  }
  return Duration(minutes: minutes)
}

/// A little more than a hundred years.
private let durationLimit = 60_000_000

/// `2026-Q3`.
func readPeriod(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Period {
  let trimmed = Array(trimming(bytes))
  guard trimmed.count == 7, trimmed[4] == UInt8(ascii: "-"), trimmed[5] == UInt8(ascii: "Q"),
    let year = number(trimmed[0..<4]), let quarter = number(trimmed[6..<7]), (1...4).contains(quarter), year > 0
  else { throw .notPeriod(suggestion: periodSuggestion(trimmed[...])) }
  return Period(year: year, quarter: quarter)
}

private func minuteOfDay(_ bytes: ArraySlice<UInt8>) -> Int? {
  let start = bytes.startIndex
  guard bytes.count == 5, bytes[start + 2] == UInt8(ascii: ":"), let hour = number(bytes.prefix(2)),
    let minute = number(bytes.suffix(2)), hour < 24, minute < 60
  else { return nil }
  return hour * 60 + minute
}

/// Takes digits and then exactly `unit` from the front; leaves `rest` alone when they are not there.
private func takeNumber(_ rest: inout ArraySlice<UInt8>, unit: String) -> Int? {
  let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  let behind = rest.dropFirst(digits.count)
  guard !digits.isEmpty, digits.count <= 8, let value = number(digits), behind.starts(with: unit.utf8) else {
    return nil
  }
  rest = behind.dropFirst(unit.utf8.count)
  return value
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for digit in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), value < 1_000_000_000 else { return nil }
    value = value * 10 + Int(digit - UInt8(ascii: "0"))
  }
  return value
}

/// A part of something like a date: a number, or a word.
private struct DatePart {
  let value: Int?
  let digits: Int
  let word: String
}

private func numbers(in bytes: ArraySlice<UInt8>) -> [DatePart] {
  bytes.prefix(40).split { " ./-,".utf8.contains($0) }.map { part in
    DatePart(value: number(part), digits: part.count, word: String(decoding: part, as: UTF8.self).lowercased())
  }
}

/// The days that `3.11.2026`, `11/3/2026`, `2026/11/3` or `3 November 2026` may mean.
private func daySuggestions(_ bytes: ArraySlice<UInt8>, _ parts: [DatePart]) -> [Day] {
  guard parts.count == 3 else { return [] }
  let months = parts.map { part in part.value ?? monthNumber(part.word) }
  guard let first = months[0], let second = months[1], let third = months[2] else { return [] }
  if parts[0].digits == 4, parts[0].value != nil {
    return [Day(year: first, month: second, day: third)].compactMap { $0 }
  }
  if parts[0].value == nil { return [Day(year: third, month: first, day: second)].compactMap { $0 } }
  let dayFirst = Day(year: third, month: second, day: first)
  guard bytes.contains(UInt8(ascii: "/")), first != second else { return [dayFirst].compactMap { $0 } }
  return [dayFirst, Day(year: third, month: first, day: second)].compactMap { $0 }
}

private let monthNames = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
  "december",
]

private func monthNumber(_ word: String) -> Int? {
  guard word.utf8.count >= 3 else { return nil }
  return monthNames.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
}

/// `Q3 2026`, `2026 q3` and `2026Q3` all mean `2026-Q3`.
private func periodSuggestion(_ bytes: ArraySlice<UInt8>) -> String? {
  let letters = bytes.prefix(12).map { $0 == UInt8(ascii: "q") ? UInt8(ascii: "Q") : $0 }
  guard let mark = letters.firstIndex(of: UInt8(ascii: "Q")), mark + 1 < letters.count,
    (UInt8(ascii: "1")...UInt8(ascii: "4")).contains(letters[mark + 1])
  else { return nil }
  let others = (letters[..<mark] + letters[(mark + 2)...]).filter {
    $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
  }
  guard others.count == 4 else { return nil }
  return String(decoding: others, as: UTF8.self) + "-Q" + String(decoding: [letters[mark + 1]], as: UTF8.self)
}
