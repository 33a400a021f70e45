// What is kept of a finished page besides its bytes: where its links lead, which places it has, what was said about it.

import Coding
import Diagnostics

struct StepNotes: Sendable {
  let facts: PageFacts
  /// Warnings of its render, said again by every build that skips it.
  let diagnostics: [Diagnostic]

  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 16 + (facts.targets.count + facts.anchors.count) * 8)
    for keys in [facts.targets, facts.anchors] {
      writer.write(natural: keys.count)
      writer.write(fixed: keys[...])
    }
    writer.write(diagnostics) { $1.write(to: &$0) }
    return writer.bytes
  }

  init(facts: PageFacts, diagnostics: [Diagnostic]) {
    self.facts = facts
    self.diagnostics = diagnostics
  }

  init(_ bytes: [UInt8]) throws(DamagedData) {
    var reader = ByteReader(bytes)
    var (targets, anchors): ([UInt64], [UInt64]) = ([], [])
    try reader.fixed(try reader.count(), into: &targets)
    try reader.fixed(try reader.count(), into: &anchors)
    facts = PageFacts(targets: targets, anchors: anchors, isFaulty: false)
    diagnostics = try reader.list { (reader) throws(DamagedData) in try Diagnostic(from: &reader) }
  }
}
