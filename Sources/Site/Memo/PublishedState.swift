// What was published last into one output folder, and out of what: `graph-…` in the memo.
//
// The first part answers alone whether anything has changed at all; the graph behind it, and what is kept of the joined
// site, are only read when something has.

import BuildGraph
import Coding
import Diagnostics

struct PublishedState: Sendable {
  /// Of the listing of all files, and of what was asked for.
  let listing: Digest
  let request: Digest
  /// False when a file could have changed without its signature showing it.
  let isSettled: Bool
  let entries: Int
  let pages: Int
  let diagnostics: [Diagnostic]
  /// The files of the output, in the order of the plan.
  let outputs: [Output]
  /// Of the list of our files; nil when it is not there, or not yet.
  let manifest: FileSignature?
  /// Of all of it as bytes, without edits; nil when it was not read from any.
  let digest: Digest?
  /// What later builds changed; it is in all the others already.
  let edits: Edits?
  private let graphRun: Run
  private let keptRun: Run

  struct Output: Sendable, Hashable {
    let file: String
    let signature: FileSignature
  }

  /// A part that is read later, where it lies.
  private struct Run: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>

    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
      self.bytes = bytes
      self.range = range ?? 0..<bytes.count
    }

    var reader: ByteReader { ByteReader(bytes, in: range) }
  }

  /// - Parameter kept: nil when it could not be kept whole.
  init(
    listing: Digest, request: Digest, isSettled: Bool, entries: Int, pages: Int, diagnostics: [Diagnostic],
    outputs: [Output], graph: BuildGraph, kept: KeptSite?
  ) {
    self.listing = listing
    self.request = request
    self.isSettled = isSettled
    self.entries = entries
    self.pages = pages
    self.diagnostics = diagnostics
    self.outputs = outputs
    manifest = nil
    digest = nil
    edits = nil
    var writer = ByteWriter(capacity: outputs.count * 1024)
    graph.write(to: &writer)
    graphRun = Run(writer.bytes)
    writer = ByteWriter(capacity: outputs.count * 256)
    writer.write(kept) { $1.write(to: &$0) }
    keptRun = Run(writer.bytes)
  }

  func graph() throws(DamagedData) -> BuildGraph {
    var reader = graphRun.reader
    let graph = try BuildGraph(from: &reader)
    guard let edits else { return graph }
    return graph.with(
      nodes: Dictionary(uniqueKeysWithValues: edits.entries.map { (NodeID($0.key), $0.value.digests) }),
      steps: edits.steps.mapValues(\.record))
  }

  /// Nil when nothing was kept.
  func kept() throws(DamagedData) -> KeptSite? {
    var reader = keptRun.reader
    guard try reader.flag() else { return nil }
    var kept = try KeptSite(from: &reader)
    for (number, file) in edits?.files ?? [:] { kept.files.replace(number, by: file) }
    return kept
  }

  /// The names of the files for an output folder.
  static func name(for output: String) -> String { name("graph", for: output) }

  static func name(_ kind: String, for output: String) -> String {
    let place = Disk.resolved(output) ?? output
    return kind + "-" + Digest(of: Array(place.utf8)).text
  }
}

extension PublishedState {
  /// - Parameter manifest: the signature of the list of our files, which is written last.
  func bytes(manifest: FileSignature?) -> [UInt8] {
    var writer = ByteWriter(capacity: graphRun.range.count + keptRun.range.count + outputs.count * 64)
    writer.write(fixed: listing.value)
    writer.write(fixed: request.value)
    writer.write(isSettled)
    writer.write(entries)
    writer.write(pages)
    writer.write(diagnostics) { $1.write(to: &$0) }
    writer.write(outputs) { writer, output in
      writer.write(output.file)
      output.signature.write(to: &writer)
    }
    writer.write(manifest) { $1.write(to: &$0) }
    for run in [graphRun, keptRun] { writer.write(run.bytes[run.range]) }
    return writer.bytes
  }

  /// - Parameter edits: those of later builds; of another state, they are passed over.
  init(_ payload: MemoPayload, edits found: Edits?) throws(DamagedData) {
    let edits = found?.base == payload.digest ? found : nil
    var reader = payload.reader
    digest = payload.digest
    self.edits = edits
    let listing = Digest(value: try reader.fixed())
    self.listing = edits?.listing ?? listing
    request = Digest(value: try reader.fixed())
    let isSettled = try reader.flag()
    self.isSettled = edits?.isSettled ?? isSettled
    entries = try reader.integer()
    pages = try reader.integer()
    diagnostics = try reader.list { (reader) throws(DamagedData) in try Diagnostic(from: &reader) }
    var outputs = try reader.list { (reader) throws(DamagedData) in
      Output(file: try reader.text(), signature: try FileSignature(from: &reader))
    }
    for (number, step) in edits?.steps ?? [:] {
      guard outputs.indices.contains(number), outputs[number].file == step.record.name else { throw DamagedData() }
      outputs[number] = Output(file: step.record.name, signature: step.signature)
    }
    self.outputs = outputs
    manifest = try reader.optional { (reader) throws(DamagedData) in try FileSignature(from: &reader) }
    graphRun = Run(payload.bytes, try reader.range())
    keptRun = Run(payload.bytes, try reader.range())
  }
}
