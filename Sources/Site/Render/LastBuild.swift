// The last build, as a render asks about it: may this step be skipped, and what did it make?

import BuildGraph
import Coding
import Diagnostics

struct LastBuild: Sendable {
  private let comparison: Comparison
  /// False when all steps must run: what every one depends on is another.
  private let isComparable: Bool
  private let renumbering: [Int32]?
  private let signatures: [String: FileSignature]

  init(_ graph: BuildGraph, outputs: [PublishedState.Output], nodes: NodeTable, environment: Digest) {
    comparison = Comparison(graph, with: nodes)
    isComparable = graph.environment == environment
    renumbering = comparison.renumbering(to: nodes)
    signatures = Dictionary(
      outputs.map { ($0.file, $0.signature) }, uniquingKeysWith: { first, _ in first })
  }

  /// The numbers of the steps that read something else now.
  var stale: [Int] { comparison.stale }

  enum Verdict {
    /// The step's record in the numbers of this build.
    case skip(StepRecord, StepNotes, Placing?)
    case run(Reason)
  }

  func verdict(on file: String, inputs: [Digest], placedIn outlet: Outlet?) -> Verdict {
    guard let record = comparison.record(of: file) else { return .run(.newStep) }
    guard isComparable else { return .run(.environment) }
    if let reason = comparison.reason(toRun: record, inputs: inputs) { return .run(reason) }
    var placing: Placing?
    if let outlet {
      // Somebody else may have changed or removed the file.
      guard let signature = signatures[file], outlet.signature(of: file) == signature else {
        return .run(.outputChanged)
      }
      placing = .unchanged(signature)
    }
    guard let notes = try? StepNotes(record.notes) else { return .run(.firstBuild) }
    return .skip(renumbering.map(record.renumbered) ?? record, notes, placing)
  }

  /// What the step made last time.
  func output(of file: String) -> (digest: Digest, signature: FileSignature)? {
    guard let record = comparison.record(of: file), let signature = signatures[file] else { return nil }
    return (record.output, signature)
  }
}
