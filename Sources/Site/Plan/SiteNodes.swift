// What pages may read, as nodes of the build graph: every record of the library with a digest of each of its slots, the
// collections, the files of the theme. What is compared from build to build is digests, never values.

import BuildGraph
import Coding
import Content
import Diagnostics
import HTML
import Parallel
import Schema
import Template

struct SiteNodes: Sendable {
  let table: NodeTable
  private let collections: NodeID
  private let files: [String: NodeID]
  /// By record: what stands for it in the digest of whatever names it.
  private let keys: [UInt64]

  /// - Parameters:
  ///   - records: those of the library, then the site's own.
  ///   - globals: the values that templates see by name.
  init(library: Library, records: [Record], globals: [Value], assets: AssetMap, jobs: Int) {
    let names = SiteNodes.names(library, count: records.count)
    let keys = names.map { Digest(of: Array($0.utf8)).value }
    let slices = Parallel.slices(of: records.count, jobs: jobs, smallest: 64) { range in
      var digester = SlotDigester(keys: keys)
      var digests: [UInt64] = []
      digests.reserveCapacity(range.count * 40)
      for number in range { digester.append(records[number], at: EntryID(number), in: library, to: &digests) }
      return (range, digests)
    }
    var table = NodeTable(capacity: records.count + 64)
    for (range, digests) in slices {
      var start = 0
      for number in range {
        // All entries of a type are one group; tags and the site are another.
        let isEntry = number < library.entries.count
        let group = isEntry ? library.entries[number].entry.type.index : library.model.types.count
        let end = start + records[number].slots.count
        table.add(names[number], group: group, digests: digests[start..<end])
        start = end
      }
    }
    let others = library.model.types.count
    var digester = SlotDigester(keys: keys)
    let lists = globals.map { digester.digest(of: $0).value }
    collections = table.add(SiteNodes.collectionsKey, group: others, digests: lists[...])
    var files: [String: NodeID] = [:]
    for name in assets.names {
      let path = assets.path(of: name)?.path ?? ""
      files[name] = table.add(
        SiteNodes.assetFolder + name, group: others, digests: [Digest(of: Array(path.utf8)).value])
    }
    self.files = files
    self.table = table
    self.keys = keys
  }

  /// The nodes of a table that was made by the other initialiser.
  ///
  /// - Parameter recordCount: how many of them are records.
  init(_ table: NodeTable, recordCount: Int) {
    self.table = table
    collections = NodeID(recordCount)
    let others = table.keys.indices.dropFirst(recordCount + 1)
    files = Dictionary(
      others.map { (String(table.keys[$0].dropFirst(SiteNodes.assetFolder.count)), NodeID($0)) },
      uniquingKeysWith: { first, _ in first })
    keys = table.keys.prefix(recordCount).map { Digest(of: Array($0.utf8)).value }
  }

  /// What stands in the table for a slot of a record that is no text of an entry.
  func digest(ofSlot value: Value) -> Digest {
    var digester = SlotDigester(keys: keys)
    return digester.digest(of: value)
  }

  private static let assetFolder = "templates/assets/"
  static let collectionsKey = "(collections)"
  static let siteKey = "content/site.yaml"

  /// What a render read, in the terms of the graph.
  func readSet(of reads: Reads) -> ReadSet {
    var all = reads.records.map { (node: NodeID($0.id.index), mask: SlotMask(bits: $0.slots)) }
    if reads.globals != 0 { all.append((collections, SlotMask(bits: reads.globals))) }
    for file in reads.files { if let node = files[file] { all.append((node, .all)) } }
    return ReadSet(all, in: table)
  }

  /// Tells one subject of a page from another: an entry by its key, a list by all that it holds.
  func digest(of subject: Value) -> Digest {
    if case .entry(let id) = subject { return Digest(value: keys[id.index]) }
    var digester = SlotDigester(keys: keys)
    return digester.digest(of: subject)
  }

  /// Entries by their files, tags by their slugs; no two the same.
  private static func names(_ library: Library, count: Int) -> [String] {
    var names = library.entries.map { $0.entry.source.path }
    names += library.tags.map { "tag " + $0.slug }
    names += repeatElement(siteKey, count: max(0, count - names.count))
    return names
  }
}

/// Digests values through one buffer.
private struct SlotDigester: ~Copyable {
  private let keys: [UInt64]
  private var writer = ByteWriter(capacity: 256)
  private let ofNone: Digest
  private let ofEmpty: Digest
  /// Keeps a text apart from other values with the same bytes.
  private static let textSeed: UInt64 = 0x7465_7874

  init(keys: [UInt64]) {
    self.keys = keys
    var writer = ByteWriter()
    Value.none.write(to: &writer, entry: { _ in 0 })
    ofNone = writer.digest
    writer.removeAll()
    Value.list([]).write(to: &writer, entry: { _ in 0 })
    ofEmpty = writer.digest
  }

  mutating func append(_ record: Record, at id: EntryID, in library: Library, to digests: inout [UInt64]) {
    for (slot, value) in record.slots.enumerated() {
      let isBody = slot == PageSlot.body.rawValue && id.index < library.entries.count
      digests.append((isBody ? library.bodyDigest(of: id) : digest(of: value)).value)
    }
  }

  mutating func digest(of value: Value) -> Digest {
    switch value {
    case .none: return ofNone
    case .list(let elements) where elements.isEmpty: return ofEmpty
    case .text(var text):
      // The commonest by far, and nothing need be copied.
      return text.withUTF8 { Digest(of: UnsafeRawBufferPointer($0), seed: SlotDigester.textSeed) }
    default: break
    }
    writer.removeAll()
    value.write(to: &writer) { [keys] id in keys.indices.contains(id.index) ? keys[id.index] : 0 }
    return writer.digest
  }
}
