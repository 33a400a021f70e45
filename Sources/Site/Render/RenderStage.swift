// Phase 4, render: all steps on all cores. A step whose record of the last build still holds is skipped; every other is
// laid out, looked at, and handed to the publisher's staging at once, so that the site is never in memory as a whole.

import BuildGraph
import Coding
import Content
import Diagnostics
import HTML
import Parallel
import Schema
import Template

/// What came of one step. A class, because all of them are handed on several times.
final class StepResult: Sendable {
  /// Nil when the page could not be laid out.
  let record: StepRecord?
  let facts: PageFacts
  let diagnostics: [Diagnostic]
  /// Why it ran; nil when it was skipped.
  let reason: Reason?
  /// Where its bytes are now; nil when nothing is published.
  let placing: Placing?
  /// Seconds it took.
  let time: Double

  init(
    record: StepRecord?, facts: PageFacts, diagnostics: [Diagnostic], reason: Reason?, placing: Placing?,
    time: Double
  ) {
    self.record = record
    self.facts = facts
    self.diagnostics = diagnostics
    self.reason = reason
    self.placing = placing
    self.time = time
  }
}

/// Everything that all steps share.
struct RenderStage: Sendable {
  let steps: [Step]
  let renderer: Renderer
  let nodes: SiteNodes
  /// The digest of each compiled template.
  let templates: [TemplateUse: Digest]
  let traces: [PersonTrace]
  let linkForms: LinkForms
  /// The last build; nil when there is none to compare with.
  let last: LastBuild?
  /// Where finished bytes go; nil when nothing is published.
  let outlet: Outlet?

  /// - Returns: one result a step, in order; or why the environment failed.
  func run(jobs: Int) throws(DiskFailure) -> [StepResult] {
    // A few steps may take very different times.
    let smallest = steps.count < 256 ? 1 : 8
    let slices = Parallel.slices(
      of: steps.count, jobs: jobs, smallest: smallest,
      making: { RenderMemory(recordCount: renderer.records.count) }
    ) { range, memory in
      var results: [StepResult] = []
      results.reserveCapacity(range.count)
      for number in range {
        do throws(DiskFailure) {
          results.append(try result(of: steps[number], number, renderer, memory))
        } catch {
          return Result<[StepResult], DiskFailure>.failure(error)
        }
      }
      return .success(results)
    }
    var all: [StepResult] = []
    all.reserveCapacity(steps.count)
    for slice in slices { all += try slice.get() }
    return all
  }

  private func result(
    of step: Step, _ number: Int, _ renderer: Renderer, _ memory: RenderMemory
  ) throws(DiskFailure) -> StepResult {
    let inputs = inputs(of: step)
    let reason: Reason
    switch last?.verdict(on: step.file, inputs: inputs, placedIn: outlet) {
    case .skip(let record, let notes, let placing)?:
      return StepResult(
        record: record, facts: notes.facts, diagnostics: notes.diagnostics, reason: nil, placing: placing, time: 0)
    case .run(let why)?: reason = why
    case nil: reason = .firstBuild
    }
    let start = Stopwatch.now
    let made = try renderer.artifact(of: step, with: memory)
    let reads = memory.recorder.take()
    guard let artifact = made.artifact else {
      return StepResult(
        record: nil, facts: .none, diagnostics: made.diagnostics, reason: reason, placing: nil,
        time: Stopwatch.now - start)
    }
    let (facts, bytes) = looked(at: artifact, of: step)
    let digest = Digest(of: bytes)
    let placing = try outlet?.take(
      bytes, digest: digest, for: step.file, number: number, last: last?.output(of: step.file))
    let record = StepRecord(
      name: step.file, inputs: inputs, reads: nodes.readSet(of: reads), output: digest,
      notes: StepNotes(facts: facts, diagnostics: made.diagnostics).bytes)
    return StepResult(
      record: record, facts: facts, diagnostics: made.diagnostics, reason: reason, placing: placing,
      time: Stopwatch.now - start)
  }

  /// The facts of a finished file, and its bytes as they are published.
  private func looked(at artifact: Artifact, of step: Step) -> (PageFacts, [UInt8]) {
    let hasTrace = !traces.isEmpty && PersonTrace.isAny(of: traces, in: artifact)
    if artifact.isPage {
      let facts = FactReader.facts(of: artifact.bytes, at: artifact.path, isFaulty: hasTrace)
      let form = linkForms.form(of: step)
      return (facts, form?.rewritten(artifact.bytes, of: artifact.path) ?? artifact.bytes)
    }
    if artifact.isStyle {
      let facts = PageFacts(links: StyleScan.links(in: artifact.bytes), of: artifact.path, isFaulty: hasTrace)
      return (facts, artifact.bytes)
    }
    return (PageFacts(targets: [], anchors: [], isFaulty: hasTrace), artifact.bytes)
  }

  /// What a step is made of, besides what it reads while it runs.
  private func inputs(of step: Step) -> [Digest] {
    switch step.work {
    case .page(let use, let subject):
      return [templates[use] ?? Digest(value: 0), nodes.digest(of: subject)]
    case .mail(let mail):
      return [templates[mail.use] ?? Digest(value: 0), nodes.digest(of: .entry(mail.entry))]
    case .redirect(let target):
      return [Digest(value: 1), Digest(of: Array(target.path.utf8))]
    case .bytes(let bytes):
      return [Digest(value: 2), Digest(of: bytes)]
    case .copy(let file):
      var writer = ByteWriter()
      writer.write(file.location)
      file.signature.write(to: &writer)
      writer.write(fixed: file.content?.value ?? 0)
      return [Digest(value: 3), writer.digest]
    }
  }
}

/// Seconds since some fixed moment.
enum Stopwatch {
  static var now: Double {
    let time = ContinuousClock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static let start = ContinuousClock.now
}
