// Amounts that are added up must be in one currency: `one_currency: true` of a type.

import Diagnostics
import Schema

/// The amounts of an entry that are in another currency than most of them.
struct ForeignAmounts {
  private var amounts: [(currency: String, span: Span)] = []

  /// - Parameter fields: as they were read, in the order of the type.
  init(among fields: [SourceField]) {
    look(through: fields)
  }

  private mutating func look(through fields: [SourceField]) {
    for index in fields.indices {
      switch fields[index].content {
      case .list(let items), .record(let items): look(through: items)
      case .value(.money(let money)): amounts.append((money.currency, fields[index].span))
      default: continue
      }
    }
  }

  /// One for each of them; where there are as many of both, the currency of the first is right.
  var faults: [EntryFault] {
    let counts = Dictionary(amounts.map { ($0.currency, 1) }, uniquingKeysWith: +)
    guard counts.count > 1, let most = counts.values.max(),
      let usual = amounts.first(where: { counts[$0.currency] == most })
    else { return [] }
    return amounts.filter { $0.currency != usual.currency }.map { amount in
      .severalCurrencies(amount.currency, usual: usual.currency, usual.span, at: amount.span)
    }
  }
}
