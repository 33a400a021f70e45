// The templates of a portal: checked while its entries are still being joined, since what lays them out is known from their
// types and layouts; compiled for the pages that then are planned.

import Coding
import Content
import Diagnostics
import Parallel
import Schema
import Template

struct SiteTemplates: Sendable {
  private let checked: CheckedTemplates
  /// By type, the compiled conditions of its audit rules; nil where one is wrong.
  private let auditConditions: [[Condition?]]
  private let auditDiagnostics: [Diagnostic]

  /// - Parameter likely: what the pages will be laid out by; a use that is none of these is only checked later.
  init(
    _ templates: ParsedTemplates, likely: [TemplateUse], configuration: Configuration, shapes: SiteShapes,
    assets: AssetMap, model: ContentModel, jobs: Int
  ) {
    let environment = TemplateEnvironment(
      shapes: shapes.all,
      types: model.types.map { type in
        TemplateEnvironment.EntryType(
          id: type.id, name: type.name, shape: type.shape, facets: Set(type.facets.map(\.name)))
      },
      globals: Globals.slots(of: model, shapes),
      functions: builtInFunctions
        + SiteFunctions.all(assets: assets, configuration: configuration, shapes: shapes, model: model))
    checked = CheckedTemplates(
      templates, likely: likely.map(TemplateRequest.init), environment: environment, jobs: jobs)
    let audit = compileConditions(AuditRules.sources(of: model), environment: environment)
    auditConditions = AuditRules.byType(audit.conditions, in: model)
    auditDiagnostics = audit.diagnostics
  }

  func compiled(for uses: [TemplateUse], jobs: Int) -> CompiledTemplates {
    let compiled = checked.compiled(uses.map(TemplateRequest.init), jobs: jobs)
    let digests = Parallel.map(compiled.programs, jobs: jobs, smallest: 1) { program in
      program.map { $0.withIdentity { Digest(of: UnsafeRawBufferPointer($0)) } }
    }
    var (programs, byUse): ([TemplateUse: Program], [TemplateUse: Digest]) = ([:], [:])
    for (number, use) in uses.enumerated() {
      programs[use] = compiled.programs[number]
      byUse[use] = digests[number]
    }
    return CompiledTemplates(
      programs: programs, digests: byUse, auditConditions: auditConditions,
      diagnostics: compiled.diagnostics + auditDiagnostics)
  }
}

/// The templates of a build, each compiled for what it lays out; and the conditions of the types' audits.
struct CompiledTemplates: Sendable {
  let programs: [TemplateUse: Program]
  /// Of all that a program is made of.
  let digests: [TemplateUse: Digest]
  /// By type.
  let auditConditions: [[Condition?]]
  let diagnostics: [Diagnostic]
}

extension TemplateRequest {
  fileprivate init(_ use: TemplateUse) { self.init(template: use.template, subject: use.subject) }
}
