// What a type's declaration has `laurel audit` ask of its entries, and how that is checked: the field of the day, and whether there
// is a newest entry. The condition itself is in the language of templates, and checked with them.

package import Diagnostics

/// Something that may have to be done about an entry, found by a condition on it.
package struct AuditRule: Sendable {
  /// About `page` and `site`, in the language of templates.
  package let condition: WrittenText
  /// What is to be done, in a sentence.
  package let words: String
  /// The field with the day it is about: an index into ``ContentType/fields``.
  package let dateField: Int?
  /// Only the newest entry is asked, by the type's order.
  package let isForNewest: Bool
}

/// A text with its place in the declaring file.
package struct WrittenText: Sendable {
  package let text: String
  package let span: Span
}

/// Turns the rules of one declaration into those of its type.
struct AuditRuleBuilder {
  let draft: TypeDraft
  /// All fields of the type.
  let fields: [FieldDeclaration]
  let order: EntryOrder

  func rules(reporting diagnostics: inout [Diagnostic]) -> [AuditRule] {
    var faults: [Located<DeclarationFault>] = []
    let rules = draft.auditRules.map { rule in
      checkNewest(rule, &faults)
      return AuditRule(
        condition: WrittenText(text: rule.condition.text, span: rule.condition.span), words: rule.words,
        dateField: dateField(of: rule, &faults), isForNewest: rule.newest != nil)
    }
    diagnostics += faults.map { $0.diagnostic(in: draft.file) }
    return rules
  }

  private func dateField(of rule: AuditRuleDraft, _ faults: inout [Located<DeclarationFault>]) -> Int? {
    guard let name = rule.dateField else { return nil }
    guard let index = fields.firstIndex(where: { $0.name == name.text }) else {
      faults.append(Located(.unknownAuditDate(name.text, fields: fields.map(\.name)), at: name.span))
      return nil
    }
    guard case .date = fields[index].kind else {
      faults.append(Located(.auditDateOfOtherKind(name.text, kind: fields[index].kind.form), at: name.span))
      return nil
    }
    return index
  }

  private func checkNewest(_ rule: AuditRuleDraft, _ faults: inout [Located<DeclarationFault>]) {
    guard let span = rule.newest else { return }
    switch fields.first(where: { $0.name == order.field })?.kind {
    case .date, .dateTime, .period: return
    default: faults.append(Located(.newestWithoutDays(order: order.field), at: span))
    }
  }
}
