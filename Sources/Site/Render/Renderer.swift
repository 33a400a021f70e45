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

  /// - Parameters:
  ///   - recorder: notes what the step reads.
  ///   - buffer: that of the page before, to write this one into.
  /// - Returns: the artifact, and warnings; nil with an error when the page could not be laid out.
  func artifact(
    of step: Step, recorder: ReadRecorder?, reusing buffer: inout ByteBuffer
  ) throws(DiskFailure) -> (artifact: Artifact?, diagnostics: [Diagnostic]) {
    switch step.work {
    case .page(let use, let subject):
      return page(step, use, subject, recorder, &buffer)
    case .mail(let mail):
      return self.mail(step, mail, recorder, &buffer)
    case .redirect(let target):
      return (artifact(step, Redirects.page(at: step.path, to: target)), [])
    case .bytes(let bytes):
      return (artifact(step, bytes), [])
    case .copy(let file):
      return (artifact(step, try Disk.read(file.location)), [])
    }
  }

  /// The artifact alone, for a second look at it.
  func artifact(of step: Step) throws(DiskFailure) -> Artifact? {
    var buffer = ByteBuffer()
    return try artifact(of: step, recorder: nil, reusing: &buffer).artifact
  }

  private func page(
    _ step: Step, _ use: TemplateUse, _ subject: Value, _ recorder: ReadRecorder?, _ buffer: inout ByteBuffer
  ) -> (Artifact?, [Diagnostic]) {
    guard let program = programs[use] else { return (nil, []) }
    do {
      let rendering = try program.render(
        page: subject, globals: globals, records: records, recorder: recorder, at: step.path, settings: settings,
        reusing: &buffer)
      return (artifact(step, rendering.bytes, template: use.template), rendering.diagnostics)
    } catch {
      return (nil, [error.diagnostic.noting(Diagnostic.Note("while laying out \(step.origin.words)"))])
    }
  }

  private func artifact(_ step: Step, _ bytes: [UInt8], template: String? = nil) -> Artifact {
    Artifact(path: step.path, bytes: bytes, origin: step.origin, template: template)
  }
}
