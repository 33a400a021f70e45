// An entry's fields by the roles they play in the facets of its type, so that nobody has to know what they are called.

package import Schema

extension Entry {
  /// The field that plays a role of a facet; nil when the type does not have the facet, or the facet not the role.
  package func field<Role: FacetRole>(for role: Role, in model: ContentModel) -> SourceField? {
    let type = model[type]
    guard let name = type.facets.first(where: { $0.name == Role.facet })?.field(for: role.rawValue),
      let index = type.fields.firstIndex(where: { $0.name == name })
    else { return nil }
    return fields[index]
  }

  /// The parts of the figure before and after that an entry tells itself; empty when it tells none.
  func beforeAndAfter(in model: ContentModel) -> [(part: SourceField, declaration: FieldDeclaration)] {
    let type = model[type]
    guard
      let name = type.facets.first(where: { $0.name == .evidence })?.field(
        for: EvidenceRole.beforeAndAfter.rawValue),
      let number = type.field(named: name), case .record(let parts) = fields[number].content,
      case .record(let declarations, _) = type.fields[number].kind
    else { return [] }
    return Array(zip(parts, declarations))
  }
}

extension ContentType {
  package func has(_ facet: Facet.Name) -> Bool { facets.contains { $0.name == facet } }
}
