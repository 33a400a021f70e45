// An entry's fields by the roles they play in the facets of its type, so that nobody has to know what they are called.

package import Schema

extension Entry {
  /// The field that plays a role of a facet; nil when the type does not have the facet, or the facet not the role.
  package func field<Role: FacetRole>(for role: Role, in model: ContentModel) -> SourceField? {
    model[type].field(for: role).map { fields[$0] }
  }

  /// The parts of the figure before and after that an entry tells itself; empty when it tells none.
  func beforeAndAfter(in model: ContentModel) -> [(part: SourceField, declaration: FieldDeclaration)] {
    let type = model[type]
    guard let number = type.field(for: EvidenceRole.beforeAndAfter),
      case .record(let parts) = fields[number].content,
      case .record(let declarations, _) = type.fields[number].kind
    else { return [] }
    return Array(zip(parts, declarations))
  }
}
