// What templates are checked against: the types of values, and the named slots of records.

/// The type of a value, as templates see it.
package indirect enum ValueType: Sendable, Hashable {
  case text
  /// One of a closed set; compares with the id of a choice, prints its label.
  case choice([Choice])
  case html
  case boolean
  case integer, decimal, percent, money
  case date, dateTime, duration, period
  case url
  case list(ValueType)
  case record(ShapeID)
  /// An entry of one of these content types. With several, only the slots common to all entries can be read.
  case entry([TypeID])
}

/// The layout of a record: which slot holds what.
package struct Shape: Sendable {
  package let id: ShapeID
  /// As messages name it: `story`, `quote of story`, `image`.
  package let name: String
  package let slots: [Slot]

  package init(id: ShapeID, name: String, slots: [Slot]) {
    self.id = id
    self.name = name
    self.slots = slots
  }

  package func index(of name: String) -> Int? { slots.firstIndex { $0.name == name } }
}

/// One named value of a shape.
package struct Slot: Sendable {
  package let name: String
  package let type: ValueType
  /// True when the value may be absent (``Value/none``).
  package let isOptional: Bool
  /// One sentence for `laurel explain`.
  package let help: String

  package init(_ name: String, _ type: ValueType, optional: Bool = false, help: String) {
    self.name = name
    self.type = type
    isOptional = optional
    self.help = help
  }
}
