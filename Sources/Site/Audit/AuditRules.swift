// The part of an audit that belongs to the domain: each type's own rules, declared with it, are asked of its published entries.

import Content
import Diagnostics
import Schema
import Template

struct AuditRules {
  /// One a type that has rules, in the order of the types.
  let sections: [AuditSection]
  /// Conditions that had no answer, such as a division by zero.
  let diagnostics: [Diagnostic]

  init(_ site: PlannedSite) {
    var (sections, diagnostics): ([AuditSection], [Diagnostic]) = ([], [])
    for (type, conditions) in zip(site.library.model.types, site.auditConditions) where !type.auditRules.isEmpty {
      var items: [AuditItem] = []
      for (rule, condition) in zip(type.auditRules, conditions) {
        guard let condition else { continue }
        do throws(RenderFault) {
          for id in AuditRules.asked(by: rule, of: type, in: site.library) where try site.holds(condition, of: id) {
            items.append(AuditRules.item(rule, site.library[id].entry))
          }
        } catch {
          diagnostics.append(error.diagnostic)
        }
      }
      sections.append(AuditSection(type.name, type.plural, items))
    }
    self.sections = sections
    self.diagnostics = diagnostics
  }

  /// At the day it is about, if the rule names a field for that.
  private static func item(_ rule: AuditRule, _ entry: Entry) -> AuditItem {
    guard let number = rule.dateField, case .value(.date(let day)) = entry.fields[number].content else {
      return AuditItem(entry, at: nil, rule.words)
    }
    return AuditItem(entry, at: entry.fields[number].span, rule.words, day)
  }

  /// The published entries that a rule is about.
  private static func asked(by rule: AuditRule, of type: ContentType, in library: Library) -> [EntryID] {
    let all = library.collections[type.id.index]
    guard rule.isForNewest else { return all }
    return (type.order.isDescending ? all.first : all.last).map { [$0] } ?? []
  }

  /// The conditions of all types as the compiler of templates takes them, in the order of the types and of their rules.
  static func sources(of model: ContentModel) -> [ConditionSource] {
    model.types.flatMap { type in
      type.auditRules.map { rule in
        ConditionSource(
          file: type.source, span: rule.condition.span, text: rule.condition.text, subject: .entry([type.id]))
      }
    }
  }

  /// One list a type again.
  static func byType(_ conditions: [Condition?], in model: ContentModel) -> [[Condition?]] {
    var rest = conditions[...]
    return model.types.map { type in
      defer { rest = rest.dropFirst(type.auditRules.count) }
      return Array(rest.prefix(type.auditRules.count))
    }
  }
}
