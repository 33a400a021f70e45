// The order `sort`, `min` and `max` use: what a person expects of an index, and the same on every machine.
//
// Text is compared without case and accents, and runs of digits by their number: "Pier 2" stands before "Pier 10" and
// "Élan" beside "elan". Texts equal in that way keep the order they came in. No locale's collation is used.

import FoundationEssentials
import HTML
import Schema

/// A value prepared for comparing; nil for what has no order.
struct SortKey: Comparable {
  private enum Content {
    case number(Decimal)
    /// Numbers that only compare within their kind, the first one before the second.
    case parts(Int, Int)
    /// By currency first: amounts of two currencies cannot be compared.
    case money(Money)
    case text([UInt32])
  }

  private let content: Content

  init?(_ value: Value, in context: CallContext) {
    switch value {
    case .text(let text): content = .text(sortParts(of: text))
    case .choice(let choice): content = .text(sortParts(of: choice.label))
    case .url(.site(let path)): content = .text(sortParts(of: path.path + "#" + (path.fragment ?? "")))
    case .url(.external(let address)): content = .text(sortParts(of: address))
    case .boolean(let answer): content = .parts(answer ? 1 : 0, 0)
    case .integer(let number): content = .number(Decimal(number))
    case .decimal(let number), .percent(let number): content = .number(number)
    case .money(let money): content = .money(money)
    // A day stands before its first minute.
    case .date(let day): content = .parts(day.daysSince1970, -1)
    case .dateTime(let time): content = .parts(time.day.daysSince1970, time.minute)
    case .duration(let duration): content = .parts(duration.minutes, 0)
    case .period(let period): content = .parts(period.year, period.quarter)
    case .entry, .record:
      guard context.pageURL(of: value) != nil,
        case .text(let title) = context.slot(PageSlot.title.rawValue, of: value)
      else {
        return nil
      }
      content = .text(sortParts(of: title))
    case .none, .html, .list: return nil
    }
  }

  static func == (left: SortKey, right: SortKey) -> Bool { !(left < right) && !(right < left) }

  static func < (left: SortKey, right: SortKey) -> Bool {
    switch (left.content, right.content) {
    case (.number(let a), .number(let b)): a < b
    case (.parts(let a, let b), .parts(let c, let d)): (a, b) < (c, d)
    case (.money(let a), .money(let b)): (a.currency, a.amount) < (b.currency, b.amount)
    case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
    default: left.rank < right.rank
    }
  }

  /// Keys of unlike kinds cannot meet in a checked template; were they to, numbers come first.
  private var rank: Int {
    switch content {
    case .number: 0
    case .parts: 1
    case .money: 2
    case .text: 3
    }
  }
}

/// Folded scalars to be compared one after the other. A run of digits becomes the scalar of 0 (so that it stands after
/// punctuation and before letters), how many digits it has without leading zeros, and those digits: the larger number is
/// the later one.
private func sortParts(of text: String) -> [UInt32] {
  var parts: [UInt32] = []
  parts.reserveCapacity(text.utf8.count + 2)
  var digits: [UInt32] = []
  for scalar in foldedScalars(text) {
    if (0x30...0x39).contains(scalar.value) {
      digits.append(scalar.value)
    } else {
      appendNumber(&digits, to: &parts)
      parts.append(scalar.value)
    }
  }
  appendNumber(&digits, to: &parts)
  return parts
}

private func appendNumber(_ digits: inout [UInt32], to parts: inout [UInt32]) {
  guard !digits.isEmpty else { return }
  let significant = digits.drop { $0 == 0x30 }
  parts.append(0x30)
  parts.append(UInt32(clamping: significant.count))
  parts.append(contentsOf: significant)
  digits.removeAll(keepingCapacity: true)
}

extension CallContext {
  /// `elements` by their `keys` (nil: none, which stands last either way); equal ones keep their order.
  func sorted(_ elements: [Value], by keys: [SortKey?], descending: Bool) -> [Value] {
    let order = elements.indices.sorted { left, right in
      guard let a = keys[left] else { return keys[right] == nil && left < right }
      guard let b = keys[right] else { return true }
      if a < b { return !descending }
      if b < a { return descending }
      return left < right
    }
    return order.map { elements[$0] }
  }

  /// A key for each value; a value without an order, other than none, is a fault.
  func sortKeys(of values: [Value]) throws(FunctionFault) -> [SortKey?] {
    var keys: [SortKey?] = []
    keys.reserveCapacity(values.count)
    for value in values {
      let key = SortKey(value, in: self)
      if key == nil, !value.isNone {
        throw FunctionFault(
          "lists, records and HTML have no order",
          hint: "name a field with text, a number or a date: sort(by: title)")
      }
      keys.append(key)
    }
    return keys
  }
}
