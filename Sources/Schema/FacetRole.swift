// The roles of a facet: what a type's fields can be to Swift, which knows no field by its name; and the slots that play them.

/// A role of a facet. Its fields are checked when the type is declared.
package protocol FacetRole: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  static var facet: Facet.Name { get }
  /// Roles without which the facet would do nothing.
  static var required: [Self] { get }
  /// Whether a field of this kind can play the role.
  func accepts(_ kind: FieldKind) -> Bool
  /// What the role takes, for messages.
  var words: String { get }
}

extension FacetRole {
  package static var required: [Self] { [] }
}

/// Which slots of a type's records play the roles of a facet.
package struct RoleSlots<Role: FacetRole>: Sendable {
  private let slots: [Role: Int]

  /// Nil when the type does not have the facet.
  package init?(of type: ContentType) {
    guard type.has(Role.facet) else { return nil }
    var slots: [Role: Int] = [:]
    for role in Role.allCases { slots[role] = type.field(for: role).flatMap(type.slot(ofField:)) }
    self.slots = slots
  }

  package subscript(role: Role) -> Int? { slots[role] }
}
