// The feeds, the search index and other files after an edit: what no template makes out of the slots of entries.

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
  private static let inFeeds: [PageSlot] = [.title, .summary, .owner]
  private static let inSearch: [PageSlot] = [.title, .summary]
  private static let inSitemap: [PageSlot] = [.reviewed]
  /// Of calendar files and badges.
  private static let inFiles: [PageSlot] = [.title, .summary, .reviewed]

  /// The steps of lists that changed; nil when one cannot be told from what is known.
  func steps() throws(DiskFailure) -> [(number: Int, step: Step)]? {
    // Their files are joined of several slots, and not worth a way of their own.
    if entries.contains(where: { $0.changes(RevisedLists.inFiles) && isFiled($0.before.shape) }) { return nil }
    guard var steps = feedSteps() else { return nil }
    let found = entries.filter { $0.changes(RevisedLists.inSearch) && !$0.isArchived }
    let searched = try replaced(found, in: SearchIndex.name) { entry in
      SearchIndex.line(of: entry, linksToFiles: request.isPortable) { known.shelf[$0.index].record }
    }
    let reviewed = entries.filter { $0.changes(RevisedLists.inSitemap) }
    // Each view has a line of its own, with the same day.
    if reviewed.contains(where: { $0.joined.record.slots[PageSlot.views.rawValue] != .list([]) }) { return nil }
    let mapped = try replaced(reviewed, in: Sitemap.name) { entry in
      guard let base = configuration.baseURL, case .url(.site(let path)) = entry.slots[PageSlot.url.rawValue] else {
        return []
      }
      var day: Day?
      if case .date(let reviewed) = entry.slots[PageSlot.reviewed.rawValue] { day = reviewed }
      return Sitemap.line(of: path, reviewed: day, on: base)
    }
    guard let searched, let mapped else { return nil }
    steps += searched + mapped
    return steps
  }

  /// Whether entries of this shape have a file besides their pages.
  private func isFiled(_ shape: ShapeID) -> Bool {
    model.types.contains { type in
      type.shape == shape && type.facets.contains { $0.name == .event || $0.name == .badge }
    }
  }

  private func feedSteps() -> [(number: Int, step: Step)]? {
    let shown = Set(known.kept.feeds.flatMap(\.entries))
    guard
      entries.contains(where: { $0.changes(RevisedLists.inFeeds) && shown.contains($0.edited.id) })
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

  /// The step of a file that the last build wrote, with the lines of some entries in the places of their old ones.
  ///
  /// - Returns: none when there is nothing to replace; nil when it cannot be done.
  private func replaced(
    _ entries: [Revision.RevisedEntry], in file: String, line: (Record) -> [UInt8]
  ) throws(DiskFailure) -> [(number: Int, step: Step)]? {
    guard !entries.isEmpty, let number = number(of: file) else { return [] }
    let place = request.folders.output + "/" + file
    guard case .file? = Disk.kind(of: place) else { return nil }
    var text = try Disk.read(place)
    guard isSame(number, text) else { return nil }
    for entry in entries {
      guard let range = LinedText.range(of: line(entry.before), in: text) else { return nil }
      text.replaceSubrange(range, with: line(entry.joined.record))
    }
    return [(number, RevisedLists.step(file, text))]
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
  fileprivate func changes(_ slots: [PageSlot]) -> Bool { slots.contains { changedSlots.contains($0.rawValue) } }

  fileprivate var isArchived: Bool {
    guard case .choice(let status)? = before.slots.dropFirst(PageSlot.status.rawValue).first else { return false }
    return status.id == "archived"
  }
}
