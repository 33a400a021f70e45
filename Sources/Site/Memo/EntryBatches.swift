// The steps that a batch of changed content files goes through, each without a look at the others, so that three batches
// can be under way at once: 1. begun: the file and its front matter are read; 2. read: its Markdown too, by workers;
// 3. stored: its texts and facts lie in the files of the memo.

import Coding
import Content
import Diagnostics
import Markdown
import Parallel

/// Files whose front matter is read.
struct BegunBatch: Sendable {
  /// Indexes of the files.
  let indexes: [Int]
  let sources: [SourceFile]
  let drafts: EntryReader.Drafts
}

/// Files that are read.
struct ReadBatch: Sendable {
  let indexes: [Int]
  let sources: [SourceFile]
  let entries: [ReadEntry]
}

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

/// What the steps need. Nil stands for a batch that is not there: before the first and behind the last.
struct BatchWork: Sendable {
  let files: [FoundFile]
  let reader: EntryReader
  let facts: OpenFile
  let bodies: OpenFile
  let jobs: Int

  func begin(_ indexes: [Int]) -> Result<BegunBatch?, DiskFailure> {
    guard !indexes.isEmpty else { return .success(nil) }
    let read = Parallel.map(indexes.map { files[$0] }, jobs: jobs) { $0.source }
    do throws(DiskFailure) {
      var sources: [SourceFile] = []
      sources.reserveCapacity(read.count)
      for source in read { sources.append(try source.get()) }
      return .success(
        BegunBatch(indexes: indexes, sources: sources, drafts: reader.drafts(of: sources, jobs: jobs)))
    } catch {
      return .failure(error)
    }
  }

  func read(_ batch: BegunBatch?) -> Result<ReadBatch?, DiskFailure> {
    guard let batch else { return .success(nil) }
    do throws(WorkerFailure) {
      let entries = try reader.entries(from: batch.drafts)
      return .success(ReadBatch(indexes: batch.indexes, sources: batch.sources, entries: entries))
    } catch {
      return .failure(DiskFailure(error.operation, error.path, reason: error.reason))
    }
  }

  /// - Parameters:
  ///   - factsEnd: where in `facts` to write, in bytes.
  ///   - bodiesEnd: where in `bodies`.
  func store(_ batch: ReadBatch?, factsEnd: Int, bodiesEnd: Int) -> Result<StoredBatch?, DiskFailure> {
    guard let batch else { return .success(nil) }
    let size = batch.entries.reduce(0) { $0 + BatchWork.html(of: $1).count }
    var texts: [UInt8] = []
    texts.reserveCapacity(size)
    var facts = ByteWriter(capacity: batch.entries.count * 2048)
    var items: [StoredBatch.Item] = []
    items.reserveCapacity(batch.entries.count)
    for (position, entry) in batch.entries.enumerated() {
      let (index, html) = (batch.indexes[position], BatchWork.html(of: entry))
      let text = StoredText(offset: bodiesEnd + texts.count, count: html.count)
      texts += html
      let start = facts.count
      facts.write(raw: text.bytes[...])
      entry.write(to: &facts)
      items.append(
        StoredBatch.Item(
          index: index, entry: entry.stored(text, source: files[index].laterSource),
          content: Digest(of: batch.sources[position].bytes),
          facts: (factsEnd + start)..<(factsEnd + facts.count), digest: Digest(of: facts.bytes[start...])))
    }
    do throws(DiskFailure) {
      try bodies.write(texts, at: bodiesEnd)
      try self.facts.write(facts.bytes, at: factsEnd)
    } catch {
      return .failure(error)
    }
    return .success(StoredBatch(items: items, factsSize: facts.count, bodiesSize: texts.count))
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
