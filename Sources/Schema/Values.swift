// What a checked field holds, and what templates compute with. Records are slots by a shape, never dictionaries.

package import FoundationEssentials
package import HTML

/// A value of a field, resolved: what templates see.
///
/// What is larger than a text lies behind a reference, so that a value is small to copy. A text does not: it is what
/// pages print most, from memory that both threads of a render read, and each step on the way there is a cache miss.
package enum Value: Sendable, Hashable {
  /// An optional field without a value: prints nothing, is false, takes `??`.
  case none
  case text(String)
  indirect case choice(Choice)
  indirect case html(SafeHTML)
  case boolean(Bool)
  case integer(Int)
  indirect case decimal(Decimal)
  /// 0-100, as written: 38.5 means 38.5 %.
  indirect case percent(Decimal)
  indirect case money(Money)
  case date(Day)
  indirect case dateTime(DateTime)
  case duration(Duration)
  indirect case period(Period)
  indirect case url(URLValue)
  case list([Value])
  indirect case record(Record)
  /// An entry of the library; its record is found by its id.
  case entry(EntryID)
}

/// One of a field's closed set of choices.
package struct Choice: Sendable, Hashable {
  /// What authors write and templates compare with: `on-the-job`.
  package let id: String
  /// What readers see: `On the job`.
  package let label: String

  package init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}

/// An exact amount in a currency of ISO 4217.
package struct Money: Sendable, Hashable {
  package let amount: Decimal
  package let currency: String

  package init(amount: Decimal, currency: String) {
    self.amount = amount
    self.currency = currency
  }
}

/// A length of time in whole minutes.
package struct Duration: Sendable, Hashable, Comparable {
  package let minutes: Int

  package init(minutes: Int) { self.minutes = minutes }
  package static func < (left: Duration, right: Duration) -> Bool { left.minutes < right.minutes }
}

/// A quarter of a year, `2026-Q3`.
package struct Period: Sendable, Hashable, Comparable {
  package let year: Int
  /// 1-4.
  package let quarter: Int

  package init(year: Int, quarter: Int) {
    self.year = year
    self.quarter = quarter
  }

  package static func < (left: Period, right: Period) -> Bool {
    (left.year, left.quarter) < (right.year, right.quarter)
  }

  /// Counts quarters, so that the next has the next number.
  package var ordinal: Int { year * 4 + quarter - 1 }

  package init(ordinal: Int) { self.init(year: ordinal / 4, quarter: ordinal % 4 + 1) }
}

/// An address: inside the site, or a checked external one (http, https, mailto, tel).
package enum URLValue: Sendable, Hashable {
  case site(SitePath)
  case external(String)
}

/// Values laid out by a shape: `slots[i]` belongs to the shape's slot `i`.
package struct Record: Sendable, Hashable {
  package let shape: ShapeID
  package let slots: [Value]

  package init(shape: ShapeID, slots: [Value]) {
    self.shape = shape
    self.slots = slots
  }
}

/// An entry's number in the library, from 0.
package struct EntryID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
  package static func < (left: EntryID, right: EntryID) -> Bool { left.index < right.index }
}

/// A content type's number in its model, from 0.
package struct TypeID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
  package static func < (left: TypeID, right: TypeID) -> Bool { left.index < right.index }
}

/// A shape's number in its model, from 0.
package struct ShapeID: Sendable, Hashable, Comparable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
  package static func < (left: ShapeID, right: ShapeID) -> Bool { left.index < right.index }
}
