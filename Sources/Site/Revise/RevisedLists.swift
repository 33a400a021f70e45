// The feeds and the search index after an edit: what no template makes out of the slots of entries.

import BuildGraph
import Coding
import Content
import HTML
import Outputs
import Schema

struct RevisedLists {
  private let known: KnownSite
  private let entries: [Revision.RevisedEntry]
  private let model: ContentModel
  private let configuration: Configuration
  private let request: BuildRequest

  init(
    _ known: KnownSite, _ entries: [Revision.RevisedEntry], _ model: ContentModel, _ configuration: Configuration,
    _ request: BuildRequest
  ) {
    self.known = known
    self.entries = entries
    self.model = model
    self.configuration = configuration
    self.request = request
  }

  /// Slots that the lists show, of those that an edit may change.
  private static let inFeeds: Set<Int> = [
    PageSlot.title.rawValue, PageSlot.summary.rawValue, PageSlot.owner.rawValue,
  ]
  private static let inSearch: Set<Int> = [PageSlot.title.rawValue, PageSlot.summary.rawValue]

  /// The steps of lists that changed; nil when one cannot be told from what is known.
  func steps() throws(DiskFailure) -> [(number: Int, step: Step)]? {
    guard var steps = feedSteps() else { return nil }
    let found = entries.filter { !$0.changedSlots.isDisjoint(with: RevisedLists.inSearch) && !$0.isArchived }
    if !found.isEmpty, let number = number(of: SearchIndex.name) {
      guard let script = try script(number, found) else { return nil }
      steps.append((number, RevisedLists.step(SearchIndex.name, script)))
    }
    return steps
  }

  private func feedSteps() -> [(number: Int, step: Step)]? {
    let shown = Set(known.kept.feeds.flatMap(\.entries))
    guard
      entries.contains(where: {
        !$0.changedSlots.isDisjoint(with: RevisedLists.inFeeds) && shown.contains($0.edited.id)
      })
    else { return [] }
    let feeds = PublishedFeeds(known.kept.feeds, model: model, configuration) { known.shelf[$0.index].record }
    var steps: [(number: Int, step: Step)] = []
    for file in feeds.files {
      guard let number = number(of: file.path) else { return nil }
      let step = RevisedLists.step(file.path, file.bytes)
      if !isSame(number, file.bytes) { steps.append((number, step)) }
    }
    return steps
  }

  private static func step(_ path: String, _ bytes: [UInt8]) -> Step {
    Step(path: SitePath(path), origin: Step.Origin(words: path, place: nil), work: .bytes(bytes))
  }

  private func number(of file: String) -> Int? { known.graph.steps.firstIndex { $0.name == file } }

  private func isSame(_ number: Int, _ bytes: [UInt8]) -> Bool {
    known.graph.steps[number].output == Digest(of: bytes)
  }

  /// The script of the last build with the lines of these entries in the places of their old ones.
  private func script(_ number: Int, _ found: [Revision.RevisedEntry]) throws(DiskFailure) -> [UInt8]? {
    let place = request.folders.output + "/" + SearchIndex.name
    guard Disk.kind(of: place) != nil else { return nil }
    var script = try Disk.read(place)
    guard isSame(number, script) else { return nil }
    for entry in found {
      guard let range = LinedText.range(of: line(of: entry.before), in: script) else { return nil }
      script.replaceSubrange(range, with: line(of: entry.joined.record))
    }
    return script
  }

  private func line(of entry: Record) -> [UInt8] {
    SearchIndex.line(of: entry, linksToFiles: request.isPortable) { known.shelf[$0.index].record }
  }
}

/// A text of many lines that commas may end.
enum LinedText {
  /// Where a line stands, without its comma; nil when it is not there.
  static func range(of line: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard !line.isEmpty else { return nil }
    return text.withUnsafeBufferPointer { text in
      line.withUnsafeBufferPointer { line in
        var start = 0
        while start + line.count <= text.count {
          let end = start + line.count
          let isWhole = end == text.count || text[end] == UInt8(ascii: ",") || text[end] == UInt8(ascii: "\n")
          if isWhole, line.indices.allSatisfy({ text[start + $0] == line[$0] }) { return start..<end }
          guard let next = text[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
          start = next + 1
        }
        return nil
      }
    }
  }
}

extension Revision.RevisedEntry {
  fileprivate var isArchived: Bool {
    guard case .choice(let status)? = before.slots.dropFirst(PageSlot.status.rawValue).first else { return false }
    return status.id == "archived"
  }
}
