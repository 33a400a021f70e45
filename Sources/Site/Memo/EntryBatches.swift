// What becomes of a batch of changed content files: 1. the files and their front matter are read; 2. their Markdown too,
// by workers; 3. their texts and facts are stored in the files of the memo. Several batches are under way at once, on
// threads of their own.

import Coding
import Content
import Diagnostics
import Markdown
import Synchronization

/// Files whose texts and facts are written behind what was there.
struct StoredBatch: Sendable {
  struct Item: Sendable {
    let index: Int
    let entry: ReadEntry
    /// Of the file.
    let content: Digest
    /// Where in `facts`, in bytes.
    let facts: Range<Int>
    /// Of the facts.
    let digest: Digest
  }

  let items: [Item]
  /// Bytes written.
  let factsSize: Int
  let bodiesSize: Int
}

/// The files that a memo's texts and facts are written into, and how much of each is taken.
final class MemoPacks: Sendable {
  private let facts: OpenFile
  private let bodies: OpenFile
  private let ends: Mutex<(facts: Int, bodies: Int)>
  private let first = Mutex<DiskFailure?>(nil)

  /// - Parameters:
  ///   - factsEnd: where in `facts` new ones begin, in bytes.
  ///   - bodiesEnd: where in `bodies`.
  init(facts: OpenFile, bodies: OpenFile, factsEnd: Int, bodiesEnd: Int) {
    self.facts = facts
    self.bodies = bodies
    ends = Mutex((factsEnd, bodiesEnd))
  }

  /// Why some batch could not be read; then no other is worth reading.
  var failure: DiskFailure? {
    get { first.withLock { $0 } }
    set { first.withLock { $0 = $0 ?? newValue } }
  }

  /// Takes room for so many bytes behind what was taken before.
  ///
  /// - Returns: where in `bodies`.
  func claim(bodies count: Int) -> Int {
    ends.withLock { ends in
      defer { ends.bodies += count }
      return ends.bodies
    }
  }

  /// The same in `facts`.
  func claim(facts count: Int) -> Int {
    ends.withLock { ends in
      defer { ends.facts += count }
      return ends.facts
    }
  }

  func write(facts bytes: [UInt8], at offset: Int) throws(DiskFailure) { try facts.write(bytes, at: offset) }
  func write(bodies bytes: [UInt8], at offset: Int) throws(DiskFailure) { try bodies.write(bytes, at: offset) }
}

/// What reading a batch needs.
struct BatchWork: Sendable {
  let files: [FoundFile]
  let reader: EntryReader
  let packs: MemoPacks

  /// - Parameter indexes: of the batch's files.
  func read(_ indexes: [Int]) -> Result<StoredBatch, DiskFailure> {
    if let failure = packs.failure { return .failure(failure) }
    do throws(DiskFailure) {
      var sources: [SourceFile] = []
      sources.reserveCapacity(indexes.count)
      for index in indexes { sources.append(try files[index].source.get()) }
      return .success(try stored(try entries(of: sources), indexes, sources))
    } catch {
      packs.failure = error
      return .failure(error)
    }
  }

  private func entries(of sources: [SourceFile]) throws(DiskFailure) -> [ReadEntry] {
    do throws(WorkerFailure) {
      return try reader.read(sources)
    } catch {
      throw DiskFailure(error.operation, error.path, reason: error.reason)
    }
  }

  private func stored(
    _ entries: [ReadEntry], _ indexes: [Int], _ sources: [SourceFile]
  ) throws(DiskFailure) -> StoredBatch {
    var texts: [UInt8] = []
    texts.reserveCapacity(entries.reduce(0) { $0 + BatchWork.html(of: $1).count })
    let textsStart = packs.claim(bodies: entries.reduce(0) { $0 + BatchWork.html(of: $1).count })
    var facts = ByteWriter(capacity: entries.count * 2048)
    var ends: [(entry: ReadEntry, facts: Range<Int>)] = []
    ends.reserveCapacity(entries.count)
    for (position, entry) in entries.enumerated() {
      let html = BatchWork.html(of: entry)
      let text = StoredText(offset: textsStart + texts.count, count: html.count)
      texts += html
      let start = facts.count
      facts.write(raw: text.bytes[...])
      entry.write(to: &facts)
      ends.append((entry.stored(text, source: files[indexes[position]].laterSource), start..<facts.count))
    }
    let bytes = facts.bytes
    let factsStart = packs.claim(facts: bytes.count)
    try packs.write(bodies: texts, at: textsStart)
    try packs.write(facts: bytes, at: factsStart)
    let items = ends.enumerated().map { position, stored in
      StoredBatch.Item(
        index: indexes[position], entry: stored.entry, content: Digest(of: sources[position].bytes),
        facts: (factsStart + stored.facts.lowerBound)..<(factsStart + stored.facts.upperBound),
        digest: Digest(of: bytes[stored.facts]))
    }
    return StoredBatch(items: items, factsSize: bytes.count, bodiesSize: texts.count)
  }

  private static func html(of read: ReadEntry) -> [UInt8] {
    if case .held(let html)? = read.entry?.body.text { html } else { [] }
  }
}

extension FoundFile {
  /// The file as it is now, which is read.
  var source: Result<SourceFile, DiskFailure> {
    do throws(DiskFailure) {
      return .success(SourceFile(path: label, bytes: try Disk.read(location, limit: FoundFile.textSize)))
    } catch {
      return .failure(error)
    }
  }

  /// The file, read again if something in it is to be shown.
  var laterSource: SourceFile {
    let location = location
    return SourceFile(path: label) { (try? Disk.read(location, limit: FoundFile.textSize)) ?? [] }
  }

  private var label: String { "content/" + path }
}
