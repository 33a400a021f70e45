// Phase 2, parse, for the entries: those that have not changed come out of the memo, the others are read in
// small batches, so that a portal of any size needs little memory.

import Coding
import Content
import Diagnostics
import Markdown
import Parallel
import Schema

/// All entries of a build; bodies are read from their file when a page shows them.
struct EntryStore: Sendable {
  /// In the order of the files.
  let entries: [ReadEntry]
  /// For the next build.
  let memo: EntryMemo
  /// How many files were read anew.
  let parsed: Int
  /// True when the memo lacked something that it should have had.
  let wasDamaged: Bool
  private let bodies: OpenFile
  /// By number in ``entries``: where the file `facts` has what it said; nil where nothing is remembered.
  fileprivate let runs: [KeptRun?]

  /// The same, by entry.
  var facts: [ObjectIdentifier: KeptRun] {
    var facts: [ObjectIdentifier: KeptRun] = [:]
    facts.reserveCapacity(entries.count)
    for (read, run) in zip(entries, runs) { if let entry = read.entry { facts[ObjectIdentifier(entry)] = run } }
    return facts
  }

  /// The HTML of a body; nil when its file was damaged.
  func html(of text: StoredText, digest: Digest) -> [UInt8]? {
    guard let html = bodies.read(at: text.offset, count: text.count), Digest(of: html) == digest else {
      return nil
    }
    return html
  }
}

extension EntryStore {
  /// Reads all files.
  ///
  /// - Parameters:
  ///   - remembered: of an earlier build with the same content model; nil when there is none.
  ///   - model: of the content model.
  static func read(
    _ files: [FoundFile], by reader: EntryReader, remembered: EntryMemo?, model: Digest, in folder: MemoFolder,
    listing: Listing, jobs: Int
  ) throws(DiskFailure) -> EntryStore {
    var work = try Reading(
      files, remembered: remembered, model: model, folder: folder, listing: listing, jobs: jobs)
    try work.recall()
    try work.parse(by: reader)
    return EntryStore(
      entries: work.entries.compactMap { $0 }, memo: work.memo, parsed: work.changed.count,
      wasDamaged: work.wasDamaged, bodies: work.bodies,
      runs: work.entries.indices.filter { work.entries[$0] != nil }.map { work.runs[$0] })
  }

  /// What may be no fault of the file.
  private static let passing: Set<Code> = [.markdownNotParsed, .markdownTookTooLong]

  /// Files read at a time, when there are many; each of the threads has so many in memory.
  private static let batch = 48

  /// The reading, under way.
  private struct Reading {
    let files: [FoundFile]
    let remembered: EntryMemo?
    let listing: Listing
    let jobs: Int
    let facts: OpenFile
    let bodies: OpenFile
    var memo: EntryMemo
    var entries: [ReadEntry?]
    /// As in ``EntryStore``.
    var runs: [KeptRun?]
    /// Indexes of the files that must be read anew.
    var changed: [Int] = []
    var wasDamaged = false

    init(
      _ files: [FoundFile], remembered: EntryMemo?, model: Digest, folder: MemoFolder, listing: Listing, jobs: Int
    ) throws(DiskFailure) {
      self.files = files
      self.listing = listing
      self.jobs = jobs
      facts = try folder.pack("facts")
      bodies = try folder.pack("bodies")
      entries = Array(repeating: nil, count: files.count)
      runs = Array(repeating: nil, count: files.count)
      memo = EntryMemo(model: model)
      // Too much of it is waste, or it is shorter than it should be: begun anew.
      let used = (remembered?.factsEnd ?? 0) + (remembered?.bodiesEnd ?? 0)
      if let remembered, remembered.model == model, remembered.waste * 2 <= used, facts.size >= remembered.factsEnd,
        bodies.size >= remembered.bodiesEnd
      {
        self.remembered = remembered
        memo.grow(facts: remembered.factsEnd, bodies: remembered.bodiesEnd, waste: remembered.waste)
      } else {
        self.remembered = nil
        wasDamaged =
          remembered.map { $0.model == model && (facts.size < $0.factsEnd || bodies.size < $0.bodiesEnd) } ?? false
      }
      try facts.truncate(to: memo.factsEnd)
      try bodies.truncate(to: memo.bodiesEnd)
    }

    /// Takes what has not changed out of the memo.
    mutating func recall() throws(DiskFailure) {
      guard let remembered, let stored = facts.read(at: 0, count: remembered.factsEnd) else {
        changed = Array(files.indices)
        return
      }
      let known = remembered.byPath
      let recalled = Parallel.slices(of: files.count, jobs: jobs, smallest: 64) { [files, listing] range in
        range.map { EntryStore.recalled(files[$0], known[files[$0].path], stored, listing) }
      }.flatMap { $0 }
      for (index, found) in recalled.enumerated() {
        if let found {
          entries[index] = found.entry
          remember(found.file, index)
        } else {
          changed.append(index)
          if let known = known[files[index].path], known.isSettled, known.signature == files[index].signature {
            wasDamaged = true
          }
        }
      }
      let kept = recalled.reduce(0) { $0 + ($1?.file.facts.count ?? 0) }
      let all = remembered.files.reduce(0) { $0 + $1.file.facts.count }
      // Bodies are several times as large as facts.
      memo.grow(facts: 0, bodies: 0, waste: (all - kept) * 4)
    }

    /// Reads the changed files batch by batch, several at once. While workers parse the Markdown of one, which leaves its
    /// thread idle, another is begun or stored: with two threads a worker, none runs dry, and all cores are busy.
    mutating func parse(by reader: EntryReader) throws(DiskFailure) {
      guard !changed.isEmpty else { return }
      // Workers start meanwhile.
      let workers = min(jobs, reader.prepare(for: changed.reduce(0) { $0 + files[$1].size }) ?? jobs)
      let threads = jobs > 1 ? workers * 2 : 1
      let size = min(EntryStore.batch, max(4, changed.count / (threads * 4)))
      let batches = stride(from: 0, to: changed.count, by: size).map { start in
        Array(changed[start..<min(start + size, changed.count)])
      }
      let work = BatchWork(
        files: files, reader: reader,
        packs: MemoPacks(facts: facts, bodies: bodies, factsEnd: memo.factsEnd, bodiesEnd: memo.bodiesEnd))
      for batch in Parallel.lanes(of: batches.count, threads: threads, { work.read(batches[$0]) }) {
        keep(try batch.get())
      }
    }

    private mutating func keep(_ batch: StoredBatch) {
      for item in batch.items {
        let file = files[item.index]
        entries[item.index] = item.entry
        // Of a machine that was too busy, or short of memory, the next build should not hear.
        if item.entry.diagnostics.contains(where: { EntryStore.passing.contains($0.code) }) { continue }
        remember(
          RememberedFile(
            signature: file.signature, isSettled: listing.isSettled(file.signature), content: item.content,
            facts: item.facts, digest: item.digest),
          item.index)
      }
      memo.grow(facts: batch.factsSize, bodies: batch.bodiesSize, waste: 0)
    }

    private mutating func remember(_ file: RememberedFile, _ index: Int) {
      memo.add(file, as: files[index].path)
      runs[index] = KeptRun(file.facts, digest: file.digest)
    }
  }
}

extension EntryStore {
  /// A file's entry out of the memo; nil when the file has changed, or what is remembered of it is damaged.
  private static func recalled(
    _ file: FoundFile, _ known: RememberedFile?, _ stored: [UInt8], _ listing: Listing
  ) -> (entry: ReadEntry, file: RememberedFile)? {
    guard let known, known.facts.upperBound <= stored.count else { return nil }
    let isSame = known.isSettled && known.signature == file.signature
    if !isSame {
      guard known.signature.size == file.signature.size, let source = try? file.source.get(),
        Digest(of: source.bytes) == known.content
      else { return nil }
    }
    guard Digest(of: stored[known.facts]) == known.digest else { return nil }
    var reader = ByteReader(stored, in: known.facts)
    guard let entry = try? ReadEntry(from: &reader, source: file.laterSource) else { return nil }
    let now = RememberedFile(
      signature: file.signature, isSettled: listing.isSettled(file.signature), content: known.content,
      facts: known.facts, digest: known.digest)
    return (entry, now)
  }
}
