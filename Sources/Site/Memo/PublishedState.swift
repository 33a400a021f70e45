// What was published last into one output folder, and out of what: `graph-…` in the memo.
//
// The first part answers alone whether anything has changed at all; the graph behind it, and what is kept of the joined
// site, are only read when something has.

import BuildGraph
import Coding
import Diagnostics
import HTML

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
  /// Of the list of our files; nil when it is not there.
  let manifest: FileSignature?
  /// Of all of it as bytes, without edits.
  let digest: Digest
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

    var reader: ByteReader { ByteReader(bytes, in: range) }
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
    graphRun = Run(bytes: payload.bytes, range: try reader.range())
    keptRun = Run(bytes: payload.bytes, range: try reader.range())
  }
}

/// What a ``PublishedState`` is read from, in pieces that follow each other: together they may be tens of megabytes, which are
/// written as they are.
struct WrittenState: Sendable {
  /// Of the build itself, up to the manifest.
  private let head: [UInt8]
  private let tail: Tail

  /// What the head is followed by, and what takes longest to write down.
  struct Tail: Sendable {
    fileprivate let graph: [[UInt8]]
    fileprivate let kept: [UInt8]

    /// - Parameters:
    ///   - graph: the ``BuildGraph/pieces(jobs:)``.
    ///   - kept: nil when it could not be kept whole.
    init(graph: [[UInt8]], _ kept: KeptSite?) {
      self.graph = graph
      var writer = ByteWriter(capacity: kept?.size ?? 1)
      writer.write(kept) { $1.write(to: &$0) }
      self.kept = writer.bytes
    }
  }

  init(_ finished: FinishedBuild, _ diagnostics: [Diagnostic], _ request: BuildRequest, tail: Tail) {
    let results = finished.results
    var writer = ByteWriter(capacity: results.count * 64)
    writer.write(fixed: finished.listing.digest.value)
    writer.write(fixed: request.digest.value)
    writer.write(finished.listing.isSettled)
    writer.write(finished.portal.store.entries.count)
    writer.write(finished.site.pageCount)
    writer.write(diagnostics) { $1.write(to: &$0) }
    let outputs = results.indices.compactMap { number in
      results[number].placing?.signature.map { (file: finished.site.steps[number].file, signature: $0) }
    }
    writer.write(outputs) { writer, output in
      writer.write(output.file)
      output.signature.write(to: &writer)
    }
    head = writer.bytes
    self.tail = tail
  }

  /// - Parameter manifest: the signature of the list of our files, which is written last.
  func pieces(manifest: FileSignature?) -> [[UInt8]] {
    func written(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
      var writer = ByteWriter()
      write(&writer)
      return writer.bytes
    }
    func length(_ pieces: [[UInt8]]) -> [UInt8] {
      written { $0.write(unsigned: UInt64(pieces.reduce(0) { $0 + $1.count })) }
    }
    return [head, written { $0.write(manifest) { $1.write(to: &$0) } }, length(tail.graph)] + tail.graph
      + [length([tail.kept]), tail.kept]
  }
}
