// Phase 4, render: each step of the plan to its bytes. A step depends on nothing but its arguments.

import Diagnostics
import HTML
import Schema
import Template

/// Everything a step may read.
struct Renderer: Sendable {
  let records: RecordTable
  let globals: [Value]
  let programs: [TemplateUse: Program]
  let settings: RenderSettings

  /// The same for one thread, with a copy of the site's record, which every page shows.
  var forOneThread: Renderer {
    guard case .entry(let site)? = globals.first else { return self }
    return Renderer(records: records.unsharing(site), globals: globals, programs: programs, settings: settings)
  }

  /// - Parameters:
  ///   - recorder: notes what the step reads.
  ///   - sizeHint: the bytes it will have, roughly.
  /// - Returns: the artifact, and warnings; nil with an error when the page could not be laid out.
  func artifact(of step: Step, recorder: ReadRecorder? = nil, sizeHint: Int = 4096) throws(DiskFailure) -> (
    artifact: Artifact?, diagnostics: [Diagnostic]
  ) {
    switch step.work {
    case .page(let use, let subject):
      return page(step, use, subject, recorder, sizeHint)
    case .redirect(let target):
      return (artifact(step, Redirects.page(at: step.path, to: target)), [])
    case .bytes(let bytes):
      return (artifact(step, bytes), [])
    case .copy(let file):
      return (artifact(step, try Disk.read(file.location)), [])
    }
  }

  private func page(_ step: Step, _ use: TemplateUse, _ subject: Value, _ recorder: ReadRecorder?, _ sizeHint: Int)
    -> (Artifact?, [Diagnostic])
  {
    guard let program = programs[use] else { return (nil, []) }
    do {
      let rendering = try program.render(
        page: subject, globals: globals, records: records, recorder: recorder, at: step.path, settings: settings,
        sizeHint: sizeHint)
      return (artifact(step, rendering.bytes, template: use.template), rendering.diagnostics)
    } catch {
      return (nil, [error.diagnostic.noting(Diagnostic.Note("while laying out \(step.origin.words)"))])
    }
  }

  private func artifact(_ step: Step, _ bytes: [UInt8], template: String? = nil) -> Artifact {
    Artifact(path: step.path, bytes: bytes, origin: step.origin, template: template)
  }
}
