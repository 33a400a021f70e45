// The facet `measure`: which field of a type plays which role of a figure that is followed from quarter to quarter.

/// The roles of ``Facet/Name/measure``. Charts and suppression read a type's fields by them, never by their names.
package enum MeasureRole: String, FacetRole {
  /// The short name, for charts.
  case name
  /// What the values count.
  case unit
  /// Which way is better: a choice of `up` and `down`.
  case direction
  /// A record with `period` and `value`: where it started, and where it should get to.
  case baseline, target
  /// The smallest group whose figures are shown; ``MeasureRole/usualMinimum`` where it is absent.
  case minimumGroup = "minimum_group"
  /// Whether one person's figure is nobody's business, as days of sickness are (rule P11).
  case sensitive

  package static let facet = Facet.Name.measure

  /// Groups of fewer are hidden unless the entry says otherwise.
  package static let usualMinimum = 5

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.name, .text), (.unit, .text), (.minimumGroup, .integer), (.sensitive, .boolean): true
    case (.direction, .choice(let choices)): Set(choices.map(\.id)) == ["up", "down"]
    case (.baseline, .record(let fields, _)), (.target, .record(let fields, _)): MeasureRole.isMark(fields)
    default: false
    }
  }

  package var words: String {
    switch self {
    case .name, .unit: "a text"
    case .direction: "a choice of up and down"
    case .baseline, .target: "a record with a period and a decimal value"
    case .minimumGroup: "a whole number"
    case .sensitive: "a yes or no"
    }
  }

  private static func isMark(_ fields: [FieldDeclaration]) -> Bool {
    let hasPeriod = fields.contains { field in
      if case .period = field.kind { field.name == "period" } else { false }
    }
    let hasValue = fields.contains { field in
      if case .decimal = field.kind { field.name == "value" } else { false }
    }
    return hasPeriod && hasValue
  }
}
