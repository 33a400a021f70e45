// What charts are given: plain numbers, and the words that stand beside them.

package import FoundationEssentials

/// One figure of a series, or why there is none.
package enum Reading: Sendable, Hashable {
  case value(Decimal)
  /// Nobody recorded it.
  case missing
  /// Too few stand behind it, or it would give such a one away.
  case hidden

  /// A value; not-a-number counts as missing.
  package init(_ value: Decimal?) {
    guard let value, !value.isNaN else {
      self = .missing
      return
    }
    self = .value(value)
  }

  var value: Decimal? { if case .value(let value) = self, !value.isNaN { value } else { nil } }
}

/// A figure and where it belongs: a quarter, a group.
package struct Point: Sendable, Hashable {
  package let label: String
  package let reading: Reading
  /// How many people, answers or events stand behind it.
  package let count: Int?

  package init(_ label: String, _ reading: Reading, count: Int? = nil) {
    self.label = label
    self.reading = reading
    self.count = count
  }
}

/// Figures at the same places as the other series of a chart.
package struct Series: Sendable, Hashable {
  package let name: String
  /// Who they are, where the name does not say: `Piers 1 and 2`; may be empty.
  package let members: String
  package let points: [Point]

  package init(_ name: String, members: String = "", _ points: [Point]) {
    self.name = name
    self.members = members
    self.points = points
  }

  /// `treated, Piers 1 and 2`.
  var fullName: String { name.lowercased() + (members.isEmpty ? "" : ", \(members)") }
}

/// A value to compare with, and when it holds: the baseline, the target.
package struct Reference: Sendable, Hashable {
  package let value: Decimal
  /// `2027-Q4`.
  package let period: String

  package init(_ value: Decimal, _ period: String) {
    self.value = value
    self.period = period
  }
}

/// What the charts of one measure have in common.
package struct ChartSubject: Sendable {
  /// Makes the ids of one chart differ from those of the others on a page; letters, digits and hyphens.
  package let id: String
  /// As readers call it: `Guest satisfaction`.
  package let name: String
  /// What the values count: `points of 100`; may be empty.
  package let unit: String
  /// Groups below this size are hidden.
  package let smallestGroup: Int
  /// A number with so many digits after the point, in the language of the page.
  package let write: @Sendable (Decimal, Int) -> String

  package init(
    id: String, name: String, unit: String, smallestGroup: Int, write: @escaping @Sendable (Decimal, Int) -> String
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.smallestGroup = smallestGroup
    self.write = write
  }

  /// Why figures are hidden. A mark says only `hidden`: which of the two reasons holds would itself tell of a group's size.
  var whyHidden: String {
    "Hidden: a group of fewer than \(smallestGroup), or one that would give such a group away."
  }

  /// With as many digits after the point as the number has itself.
  package func plain(_ value: Decimal) -> String { write(value, fractionDigits(of: value)) }

  package func count(_ count: Int) -> String { write(Decimal(count), 0) }

  /// A reading as a cell of a table says it.
  func words(_ reading: Reading, places: Int) -> String {
    switch reading {
    case .value(let value): write(value, places)
    case .missing: "missing"
    case .hidden: "hidden"
    }
  }
}

/// The digits a number has after its point.
func fractionDigits(of number: Decimal) -> Int {
  let text = number.description.utf8
  guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
  return text.distance(from: point, to: text.endIndex) - 1
}

/// Enough digits after the point for each of the readings.
func fractionDigits(of readings: some Sequence<Reading>) -> Int {
  readings.compactMap(\.value).map(fractionDigits).max() ?? 0
}

/// For coordinates only; what is printed stays decimal.
func coordinate(_ number: Decimal) -> Double { Double(number.description) ?? 0 }
