// The facet `evidence`: which field of a type says how sure a claim is, and what it rests on.

/// The roles of ``Facet/Name/evidence``.
package enum EvidenceRole: String, FacetRole {
  /// 0-5, see rule P18.
  case level
  /// With what those who took part were compared; any field, whose presence counts.
  case design
  /// How far it reaches: a choice, of which `individual` asks for more care (rule P11).
  case scope
  /// A figure before and after: a record with these two numbers, and perhaps `unit` and `n`.
  case beforeAndAfter = "change"

  package static let facet = Facet.Name.evidence

  package func accepts(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.level, .integer), (.design, _), (.scope, .choice): true
    case (.beforeAndAfter, .record(let fields, _)):
      ["before", "after"].allSatisfy { name in fields.contains { $0.name == name && $0.kind.isPlainNumber } }
    default: false
    }
  }

  package var words: String {
    switch self {
    case .level: "a whole number"
    case .design: "any field"
    case .scope: "a choice"
    case .beforeAndAfter: "a record with the numbers before and after"
    }
  }
}

extension FieldKind {
  fileprivate var isPlainNumber: Bool {
    switch self {
    case .integer, .decimal, .percent: true
    default: false
    }
  }
}
