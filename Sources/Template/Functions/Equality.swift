// When two values are equal: for `where`, `contains` and `unique`, and for `==` and `in` of the language.

import FoundationEssentials
package import Schema

extension CallContext {
  /// - A choice equals a text that is its id; the label plays no part.
  /// - Numbers of the same measure compare by value, so 2 equals 2.0.
  /// - An absent boolean counts as false; apart from that an absent value equals only an absent value.
  /// - An entry equals itself, and the record of its own page.
  package func areEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.choice(let a), .choice(let b)): a.id == b.id
    case (.choice(let choice), .text(let text)), (.text(let text), .choice(let choice)): choice.id == text
    case (.integer(let integer), .decimal(let decimal)), (.decimal(let decimal), .integer(let integer)):
      Decimal(integer) == decimal
    case (.none, .boolean(false)), (.boolean(false), .none): true
    case (.entry, .record), (.record, .entry): pageURL(of: left) != nil && pageURL(of: left) == pageURL(of: right)
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { areEqual($0, $1) }
    default: left == right
    }
  }

  /// Whether `list` holds something equal to `value`.
  package func contains(_ list: [Value], _ value: Value) -> Bool { list.contains { areEqual($0, value) } }

  /// The address in the slot that every page's record has.
  func pageURL(of value: Value) -> URLValue? {
    guard case .url(let url) = slot(PageSlot.url.rawValue, of: value) else { return nil }
    return url
  }
}
