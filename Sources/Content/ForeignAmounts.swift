// Amounts that are added up must be in one currency: `one_currency: true` of a type.

import Diagnostics
import Schema

/// The amounts of an entry that are in another currency than its first.
struct ForeignAmounts {
  private var first: (currency: String, span: Span)?
  private(set) var faults: [EntryFault] = []

  /// - Parameter fields: as they were read, in the order of the file's type.
  init(among fields: [SourceField]) {
    for field in fields { look(at: field) }
  }

  private mutating func look(at field: SourceField) {
    switch field.content {
    case .list(let items), .record(let items): for item in items { look(at: item) }
    case .value(.money(let money)):
      guard let first else { return first = (money.currency, field.span) }
      guard money.currency != first.currency else { return }
      faults.append(.severalCurrencies(money.currency, first: first.currency, first.span, at: field.span))
    default: return
    }
  }
}
