// Whether the fields that a declaration names are there and fit: those that days and times must come after (`after:`,
// `not_before:`), those that will do instead (`unless:`). And whether what authors write by mistake (`also:`) is none of them.

import Diagnostics

struct NamedFieldChecker {
  /// The fields around the one at hand, those of the type first.
  private var scopes: [[FieldDeclaration]]
  private var faults: [Located<DeclarationFault>] = []

  /// - Parameter fields: the type's own, as they are declared in `draft`.
  static func diagnostics(of draft: TypeDraft, fields: [FieldDeclaration]) -> [Diagnostic] {
    var checker = NamedFieldChecker(scopes: [BuiltInFields.common])
    checker.check(draft.fields, fields)
    return checker.faults.map { $0.diagnostic(in: draft.file) }
  }

  /// The recursion follows the schema.
  private mutating func check(_ drafts: [FieldDraft], _ fields: [FieldDeclaration]) {
    scopes.append(fields)
    checkMistakenNames(drafts, fields)
    for (index, draft) in drafts.enumerated() where index < fields.count {
      for bound in draft.bounds {
        guard let fault = fault(of: bound.bound, in: fields[index]) else { continue }
        faults.append(Located(fault, at: bound.path.span))
      }
      if let other = draft.unless, let fault = fault(of: other.text, beside: draft, drafts) {
        faults.append(Located(fault, at: other.span))
      }
      check(draft.kind.innerFields, fields[index].kind.innerFields)
    }
    scopes.removeLast()
  }

  /// A name that authors try leads to one field. That of another choice may be among them: its values tell which is meant.
  private mutating func checkMistakenNames(_ drafts: [FieldDraft], _ fields: [FieldDeclaration]) {
    let real = (scopes.count == 2 ? BuiltInFields.common : []) + fields
    var owners: [String: String] = [:]
    for (draft, field) in zip(drafts, fields) {
      for name in draft.mistakenNames {
        if let other = real.first(where: { $0.name == name.text }),
          other.name == field.name || !(other.kind.isChoice && field.kind.isChoice)
        {
          faults.append(Located(.mistakenNameOfField(name.text, owner: field.name), at: name.span))
        } else if let owner = owners.updateValue(field.name, forKey: name.text) {
          faults.append(Located(.mistakenNameTaken(name.text, by: owner), at: name.span))
        }
      }
    }
  }

  /// Of a field that is said to do instead of another. Of two that name each other, the second is at fault.
  private func fault(of name: String, beside field: FieldDraft, _ drafts: [FieldDraft]) -> DeclarationFault? {
    guard let other = drafts.first(where: { $0.name.text == name }) else {
      return .unknownAlternative(name, fields: drafts.map(\.name.text).filter { $0 != field.name.text })
    }
    let isFirst = field.name.span.start < other.name.span.start
    return name == field.name.text || other.unless != nil && !isFirst ? .alternativeOfItself(name) : nil
  }

  private func fault(of bound: FieldBound, in field: FieldDeclaration) -> DeclarationFault? {
    let first = bound.path.first ?? ""
    let scope = scopes.last { fields in fields.contains { $0.name == first } }
    guard var known = scope else {
      return .unknownBound(first, fields: scopes.reversed().flatMap { $0.map(\.name) })
    }
    var kind: FieldKind?
    for name in bound.path {
      guard let found = known.first(where: { $0.name == name }) else {
        return .unknownBound(name, fields: known.map(\.name))
      }
      if found.span == field.span, found.name == field.name { return .boundOfItself(field.name) }
      kind = found.kind
      // A list on the way would leave open which of its items is meant.
      if case .list = found.kind { break }
      known = found.kind.innerFields
    }
    guard let kind, kind.isTime else { return .boundOfOtherKind(bound.name, kind: kind?.form ?? "nothing") }
    return nil
  }
}

extension FieldKind {
  fileprivate var isChoice: Bool {
    if case .choice = self { true } else { false }
  }

  fileprivate var isTime: Bool {
    switch self {
    case .date, .dateTime, .period: true
    default: false
    }
  }
}
