// What was published last into one output folder, and out of what: `graph-…` in the memo.
//
// The first part answers alone whether anything has changed at all; the graph behind it is only read when something has.

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
  /// Of the list of our files; nil when it is not there.
  let manifest: FileSignature?
  private let graphBytes: [UInt8]

  struct Output: Sendable, Hashable {
    let file: String
    let signature: FileSignature
  }

  init(
    listing: Digest, request: Digest, isSettled: Bool, entries: Int, pages: Int, diagnostics: [Diagnostic],
    outputs: [Output], manifest: FileSignature?, graph: BuildGraph
  ) {
    self.listing = listing
    self.request = request
    self.isSettled = isSettled
    self.entries = entries
    self.pages = pages
    self.diagnostics = diagnostics
    self.outputs = outputs
    self.manifest = manifest
    var writer = ByteWriter(capacity: outputs.count * 512)
    graph.write(to: &writer)
    graphBytes = writer.bytes
  }

  func graph() throws(DamagedData) -> BuildGraph {
    var reader = ByteReader(graphBytes)
    return try BuildGraph(from: &reader)
  }

  /// The name of the file for an output folder.
  static func name(for output: String) -> String {
    let place = Disk.resolved(output) ?? output
    return "graph-" + Digest(of: Array(place.utf8)).text
  }
}

extension PublishedState {
  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: graphBytes.count + outputs.count * 64)
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
    writer.write(graphBytes)
    return writer.bytes
  }

  init(_ bytes: [UInt8]) throws(DamagedData) {
    var reader = ByteReader(bytes)
    listing = Digest(value: try reader.fixed())
    request = Digest(value: try reader.fixed())
    isSettled = try reader.flag()
    entries = try reader.integer()
    pages = try reader.integer()
    diagnostics = try reader.list { (reader) throws(DamagedData) in try Diagnostic(from: &reader) }
    outputs = try reader.list { (reader) throws(DamagedData) in
      Output(file: try reader.text(), signature: try FileSignature(from: &reader))
    }
    manifest = try reader.optional { (reader) throws(DamagedData) in try FileSignature(from: &reader) }
    graphBytes = try reader.run()
  }
}
