// The lines of a portal's sources that mention a person, and whether each goes by itself once consent is withdrawn.

import Content
package import Diagnostics
import Markdown
import Parallel
import Schema

/// One place of the sources. What is no place: the examples of declared types, which are published nowhere.
package struct SourceMention: Sendable {
  /// Line 0 where the file's name is meant.
  package let place: Place
  package let sort: Sort

  package enum Sort: String, Sendable {
    /// In the person's own entry, which a build leaves out once consent is withdrawn.
    case entry
    /// The picture of that entry, which is then published no more.
    case photo
    /// By slug, in a field: it is left out together with the entry.
    case reference
    /// The same, but it says whose words the whole entry is, and those stay.
    case quotation
    /// Anything else: prose, a description of a picture, a table, the name of a file.
    case text
    /// A surname alone, which may be theirs, or somebody else's, or a word.
    case surname
  }

  /// Whether it is still there when the person's entry is left out.
  package var isByHand: Bool { sort == .text || sort == .quotation }
  /// Whether a person has to say if it means them at all.
  package var isInDoubt: Bool { sort == .surname }
}

enum SourceMentions {
  /// - Parameter people: the person, by all the places that name them with a consent.
  /// - Returns: by file and line.
  static func find(
    _ trace: PersonTrace, of people: [KnownPerson], in portal: Portal, listing: Listing, jobs: Int
  ) throws(DiskFailure) -> [SourceMention] {
    let own = people.filter(\.hasEntry).map(\.entry)
    let references = Dictionary(
      portal.entries.map { entry in
        (entry.source.path, own.flatMap { entry.references(to: $0, in: portal.model) })
      }, uniquingKeysWith: +)
    let photos = Set(own.compactMap { $0.photo(in: portal.model) }.map { "content/" + $0 })
    let ownFiles = Set(own.map(\.source.path))
    let files =
      listing.content.files.map { ("content/" + $0.path, $0) }
      + listing.templates.files.map { ("templates/" + $0.path, $0) }
    let slices = Parallel.slices(of: files.count, jobs: jobs, smallest: 8) { range in
      Result { () throws(DiskFailure) -> [SourceMention] in
        var found: [SourceMention] = []
        for (path, file) in files[range] {
          let search = FileSearch(
            trace: trace, path: path, isOwn: ownFiles.contains(path), isPhoto: photos.contains(path),
            references: references[path] ?? [])
          found += search.mentions(in: try Disk.read(file.location, limit: FileSearch.largest))
        }
        return found
      }
    }
    var all: [SourceMention] = []
    for slice in slices { all += try slice.get() }
    return all.sorted { ($0.place.path, $0.place.offset) < ($1.place.path, $1.place.offset) }
  }
}

/// The search through one file.
private struct FileSearch {
  let trace: PersonTrace
  let path: String
  let isOwn: Bool
  let isPhoto: Bool
  let references: [ReferencePlace]

  /// Films and archives are searched this far, in bytes: what names somebody in them is no text anyway.
  static let largest = 8 << 20

  func mentions(in bytes: [UInt8]) -> [SourceMention] {
    var found: [SourceMention] = []
    let name = SearchableText(Array(path.utf8))
    if isPhoto || (!isOwn && trace.find(in: name) != nil) {
      found.append(SourceMention(place: Place(file: path), sort: isPhoto ? .photo : .text))
    }
    guard !isPhoto else { return found }
    let texts = [SearchableText(bytes), SearchableText(bytes, withoutTags: true)]
    let unmarked = UnmarkedText(bytes)
    let spans = trace.spans(in: texts) + trace.spans(in: [SearchableText(unmarked.bytes)]).map(unmarked.span)
    let file = SourceFile(path: path, bytes: bytes)
    var seen: Set<Line> = []
    let examples = path.hasPrefix("templates/types/") ? exampleSpans(in: file) : []
    let whole = PersonTrace.merged(spans)
    for span in whole {
      if examples.contains(where: { $0.start <= span.start && span.end <= $0.end }) { continue }
      let mention = SourceMention(place: Place(span, in: file), sort: sort(of: span))
      if seen.insert(Line(number: mention.place.line, sort: mention.sort)).inserted { found.append(mention) }
    }
    guard !isOwn else { return found }
    let lines = Set(found.map(\.place.line))
    // Of a name that goes on in the next line, the surname is not alone there.
    let isPart = { (span: Span) in whole.contains { $0.start <= span.start && span.end <= $0.end } }
    for span in PersonTrace.merged(texts.flatMap(trace.surnames)) where !isPart(span) {
      if examples.contains(where: { $0.start <= span.start && span.end <= $0.end }) { continue }
      let mention = SourceMention(place: Place(span, in: file), sort: .surname)
      guard !lines.contains(mention.place.line),
        seen.insert(Line(number: mention.place.line, sort: .surname)).inserted
      else { continue }
      found.append(mention)
    }
    return found
  }

  /// What is said once of a line.
  private struct Line: Hashable {
    let number: Int
    let sort: SourceMention.Sort
  }

  private func sort(of span: Span) -> SourceMention.Sort {
    if isOwn { return .entry }
    guard let reference = references.first(where: { $0.span.start <= span.start && span.end <= $0.span.end }) else {
      return .text
    }
    return reference.isQuotation ? .quotation : .reference
  }
}

/// Markdown without the marks that may stand inside a name or between its parts: emphasis, quotation, the borders of a table.
private struct UnmarkedText {
  private(set) var bytes: [UInt8] = []
  /// For each of ``bytes``, where it stands in the file.
  private var offsets: [Int] = []

  init(_ source: [UInt8]) {
    bytes.reserveCapacity(source.count)
    offsets.reserveCapacity(source.count)
    for (offset, byte) in source.enumerated() where !UnmarkedText.dropped.contains(byte) {
      bytes.append(UnmarkedText.borders.contains(byte) ? UInt8(ascii: " ") : byte)
      offsets.append(offset)
    }
  }

  private static let dropped = Set("*_`~\\".utf8)
  private static let borders = Set("|>".utf8)

  func span(of span: Span) -> Span {
    guard let first = offsets[span.start..<span.end].first, let last = offsets[span.start..<span.end].last else {
      return Span(at: 0)
    }
    return Span(first, last + 1)
  }
}
