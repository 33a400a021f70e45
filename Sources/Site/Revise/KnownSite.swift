// The site that the last build published, seen from a build that finds only entries changed: which they are, and what
// was known of each.

import BuildGraph
import Coding
import Content
import Diagnostics
import HTML
import Schema

struct KnownSite: Sendable {
  let state: PublishedState
  /// Of the state that edits go on from.
  let base: Digest
  let graph: BuildGraph
  let kept: KeptSite
  let shelf: RecordShelf
  /// In the order of the listing.
  let edited: [EditedFile]
  private let bodies: OpenFile
  private let facts: OpenFile

  /// A file that may say something else now.
  struct EditedFile: Sendable {
    /// In the listing.
    let number: Int
    let file: FoundFile
    let now: KeptListing.KeptFile
    let id: EntryID
    /// As the last build read it.
    let entry: Entry
  }

  /// More files than this are read faster together with all others.
  private static let most = 64

  /// Nil when anything but entries changed, or what is kept does not fit.
  init?(_ state: PublishedState, _ listing: Listing, _ memo: MemoFolder, output: String) {
    guard (state.edits?.size ?? 0) < Edits.limit, let kept = try? state.kept() else { return nil }
    let now = KeptListing(listing)
    guard let changed = kept.files.changes(to: now), !changed.isEmpty, changed.count <= KnownSite.most,
      let graph = try? state.graph(), graph.steps.count == state.outputs.count,
      graph.steps.count == kept.stepCount, graph.nodes.count > kept.records.count,
      let facts = memo.file("facts"), let bodies = memo.file("bodies"),
      let records = memo.file(PublishedState.name("records", for: output)),
      let shelf = RecordShelf(records, kept, edited: state.edits?.entries.mapValues(\.record) ?? [:])
    else { return nil }
    var edited: [EditedFile] = []
    for number in changed {
      let file = listing.content.files[number]
      let key = "content/" + file.path
      guard let id = graph.nodes.keys.prefix(kept.facts.count).firstIndex(of: key).map(EntryID.init),
        let entry = KnownSite.entry(id, key, state, kept, facts), let now = now[number],
        !KnownSite.isMentioned(key, in: state.diagnostics)
      else { return nil }
      edited.append(EditedFile(number: number, file: file, now: now, id: id, entry: entry))
    }
    (self.state, self.base, self.graph, self.kept, self.shelf) = (state, state.digest, graph, kept, shelf)
    (self.edited, self.bodies, self.facts) = (edited, bodies, facts)
  }

  /// An entry as the last build read it; nil when that cannot be told, or when something was said of it.
  private static func entry(
    _ id: EntryID, _ source: String, _ state: PublishedState, _ kept: KeptSite, _ facts: OpenFile
  ) -> Entry? {
    guard kept.facts.indices.contains(id.index),
      let bytes = state.edits?.entries[id.index]?.facts ?? kept.facts[id.index].bytes(in: facts)
    else { return nil }
    var reader = ByteReader(bytes)
    guard let read = try? ReadEntry(from: &reader, source: SourceFile(path: source, bytes: [])),
      read.diagnostics.isEmpty
    else { return nil }
    return read.entry
  }

  /// Whether a diagnostic points into a file: its place may be another line now. What points into the output could.
  private static func isMentioned(_ source: String, in diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { diagnostic in
      ([diagnostic.place] + diagnostic.notes.map(\.place)).contains { place in
        place.map { $0.path == source || $0.path.hasPrefix("(output)") } ?? false
      }
    }
  }

  /// The address of the entry read from a file.
  func address(ofSource path: String) -> SitePath? {
    guard let number = graph.nodes.keys.prefix(kept.facts.count).firstIndex(of: path),
      case .url(.site(let address))? = shelf[number].record.slots.dropFirst(PageSlot.url.rawValue).first
    else { return nil }
    return address
  }

  /// The records before and behind that of an entry; nil where there is none of its type.
  func neighbours(of id: EntryID) -> (Record?, Record?) {
    func record(_ number: Int) -> Record? {
      guard kept.facts.indices.contains(number) else { return nil }
      let record = shelf[number].record
      return record.shape == shelf[id.index].record.shape ? record : nil
    }
    return (record(id.index - 1), record(id.index + 1))
  }

  /// The text of an entry that was not edited; nil when it cannot be had.
  func body(of id: EntryID) -> SafeHTML? {
    guard graph.nodes.keys.indices.contains(id.index),
      let entry = KnownSite.entry(id, graph.nodes.keys[id.index], state, kept, facts),
      case .stored(let text) = entry.body.text,
      let html = state.edits?.entries[id.index]?.html ?? bodies.read(at: text.offset, count: text.count),
      Digest(of: html) == entry.body.digest
    else { return nil }
    return SafeHTML(html, filledWith: shelf[id.index].fillings)
  }
}
