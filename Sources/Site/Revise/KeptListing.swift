// The files of a portal as a build found them, so that the next one sees exactly which of them are others now.

import Coding
import Diagnostics

struct KeptListing: Sendable {
  /// Of all paths, in order, and of what was refused.
  private let names: Digest
  /// In the order of the listing.
  private var content: [KeptFile]
  private let templates: [KeptFile]

  struct KeptFile: Sendable, Hashable {
    let signature: FileSignature
    /// False when it could have changed after it was read without its signature showing it.
    let isSettled: Bool
  }

  init(_ listing: Listing) {
    var writer = ByteWriter(capacity: listing.content.files.count * 48)
    for tree in [listing.content, listing.templates] {
      writer.write(tree.files) { $0.write($1.path) }
      writer.write(tree.diagnostics) { $1.write(to: &$0) }
    }
    names = writer.digest
    func kept(_ tree: FileTree) -> [KeptFile] {
      tree.files.map { KeptFile(signature: $0.signature, isSettled: listing.isSettled($0.signature)) }
    }
    (content, templates) = (kept(listing.content), kept(listing.templates))
  }

  /// The numbers of the content files that changed, or could have; nil when anything else did.
  func changes(to new: KeptListing) -> [Int]? {
    guard names == new.names, content.count == new.content.count, templates.count == new.templates.count,
      zip(templates, new.templates).allSatisfy(KeptListing.isSurelySame)
    else { return nil }
    return content.indices.filter { !KeptListing.isSurelySame(content[$0], new.content[$0]) }
  }

  private static func isSurelySame(_ old: KeptFile, _ new: KeptFile) -> Bool {
    old.isSettled && old.signature == new.signature
  }

  /// A content file by its number.
  subscript(number: Int) -> KeptFile? { content.indices.contains(number) ? content[number] : nil }

  mutating func replace(_ number: Int, by file: KeptFile) {
    if content.indices.contains(number) { content[number] = file }
  }
}

// MARK: - As bytes

extension KeptListing {
  func write(to writer: inout ByteWriter) {
    writer.write(fixed: names.value)
    writer.write(content) { $1.write(to: &$0) }
    writer.write(templates) { $1.write(to: &$0) }
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    names = Digest(value: try reader.fixed())
    content = try reader.list { (reader) throws(DamagedData) in try KeptFile(from: &reader) }
    templates = try reader.list { (reader) throws(DamagedData) in try KeptFile(from: &reader) }
  }
}

extension KeptListing.KeptFile {
  func write(to writer: inout ByteWriter) {
    signature.write(to: &writer)
    writer.write(isSettled)
  }

  init(from reader: inout ByteReader) throws(DamagedData) {
    self.init(signature: try FileSignature(from: &reader), isSettled: try reader.flag())
  }
}
