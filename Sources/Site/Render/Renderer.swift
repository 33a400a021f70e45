// Phase 4, render: each step of the plan to its bytes. A step depends on nothing but its arguments.

import Diagnostics
import HTML
import Outputs
import Schema
import Template

/// Everything a step may read.
struct Renderer: Sendable {
  let records: RecordTable
  let globals: [Value]
  let programs: [TemplateUse: Program]
  let settings: RenderSettings
  /// Who mails are from; nil while none are made.
  let sender: MailSender?

  /// - Parameter memory: that of the thread; notes what the step reads.
  /// - Returns: the artifact, and warnings; nil with an error when the page could not be laid out.
  func artifact(
    of step: Step, with memory: RenderMemory
  ) throws(DiskFailure) -> (artifact: Artifact?, diagnostics: [Diagnostic]) {
    switch step.work {
    case .page(let use, let subject):
      return page(step, use, subject, memory)
    case .mail(let mail):
      return self.mail(step, mail, memory)
    case .redirect(let target):
      return (Artifact(of: step, Redirects.page(at: step.path, to: target)), [])
    case .bytes(let bytes):
      return (Artifact(of: step, bytes), [])
    case .copy(let file):
      return (Artifact(of: step, try Disk.read(file.location)), [])
    }
  }

  /// The artifact alone, for a second look at it.
  func artifact(of step: Step) throws(DiskFailure) -> Artifact? {
    try artifact(of: step, with: RenderMemory(recordCount: 0)).artifact
  }

  private func page(
    _ step: Step, _ use: TemplateUse, _ subject: Value, _ memory: RenderMemory
  ) -> (Artifact?, [Diagnostic]) {
    guard let program = programs[use] else { return (nil, []) }
    do {
      let rendering = try program.render(
        page: subject, globals: globals, records: records, with: memory, at: step.path, settings: settings)
      return (Artifact(of: step, rendering.bytes, template: use.template), rendering.diagnostics)
    } catch {
      return (nil, [error.diagnostic.noting(Diagnostic.Note("while laying out \(step.origin.words)"))])
    }
  }
}
