// The far ends of references: a list on each type that is referred to.

import Diagnostics

/// Finds all references, also those inside records, and gives each a slot on its targets.
struct InverseBuilder {
  let drafts: [TypeDraft]
  /// The own fields of each type.
  let fields: [[FieldDeclaration]]
  private(set) var diagnostics: [Diagnostic] = []
  /// The slots that relations add to each type, in order.
  private(set) var slots: [[Slot]]
  /// Which type each of ``slots`` lists.
  private var sources: [[TypeID]]

  init(drafts: [TypeDraft], fields: [[FieldDeclaration]]) {
    self.drafts = drafts
    self.fields = fields
    slots = drafts.map { _ in [] }
    sources = drafts.map { _ in [] }
  }

  mutating func build() -> [InverseRelation] {
    var relations: [InverseRelation] = []
    for type in drafts.indices {
      for reference in references(in: fields[type], path: []) {
        var path = reference.path
        path[0] += CommonField.allCases.count
        for target in reference.targets {
          guard let slot = slot(reference, from: TypeID(type), on: target) else { continue }
          relations.append(InverseRelation(source: TypeID(type), fieldPath: path, target: target, slot: slot))
        }
      }
    }
    return relations
  }

  private struct Reference {
    let path: [Int]
    let targets: [TypeID]
    let inverse: String
    let span: Span
  }

  private func references(in fields: [FieldDeclaration], path: [Int]) -> [Reference] {
    fields.enumerated().flatMap { index, field -> [Reference] in
      switch field.kind.element {
      case .reference(let targets):
        guard let inverse = field.inverse else { return [] }
        return [Reference(path: path + [index], targets: targets, inverse: inverse, span: field.span)]
      case .record(let nested, _):
        return references(in: nested, path: path + [index])
      default: return []
      }
    }
  }

  /// The slot for a relation: its own, or the one another field of the same type made under this name. Nil when the
  /// name is taken by something else.
  private mutating func slot(_ reference: Reference, from source: TypeID, on target: TypeID) -> Int? {
    let first = PageSlot.allCases.count + fields[target.index].count
    if let index = slots[target.index].firstIndex(where: { $0.name == reference.inverse }) {
      let owner = sources[target.index][index]
      if owner == source { return first + index }
      report(reference, source, target, .type(drafts[owner.index].name.text))
      return nil
    }
    let name = reference.inverse
    if PageSlot.names.contains(name) || BuiltInFields.commonNames.contains(name)
      || fields[target.index].contains(where: { $0.name == name })
    {
      report(reference, source, target, .field)
      return nil
    }
    let help = "\(drafts[source.index].plural) that refer here."
    slots[target.index].append(Slot(reference.inverse, .list(.entry([source])), help: help))
    sources[target.index].append(source)
    return first + slots[target.index].count - 1
  }

  private mutating func report(
    _ reference: Reference, _ source: TypeID, _ target: TypeID, _ owner: InverseNameOwner
  ) {
    let fact = DeclarationFault.inverseNameTaken(
      reference.inverse, onType: drafts[target.index].name.text, by: owner)
    diagnostics.append(Located(fact, at: reference.span).diagnostic(in: drafts[source.index].file))
  }
}
