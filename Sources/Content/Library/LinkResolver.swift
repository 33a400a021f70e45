// Joins the links and pictures of Markdown with the entries and files they mean. A link is written relative to the file
// it stands in, as editors and code forges show it: `../programs/calm.md#results`.

import Diagnostics
import HTML
import Markdown
import Schema

/// The files beside entries, by their path under content/.
package struct MediaIndex: Sendable {
  private let files: [String: MediaFile]

  package init(_ files: [MediaFile]) {
    self.files = Dictionary(files.map { ($0.path.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(path: String) -> MediaFile? { files[path] }
  var paths: [String] { files.keys.sorted() }
}

/// Resolves the links of one entry's Markdown.
struct LinkResolver {
  let index: EntryIndex
  let entry: Entry
  let media: MediaIndex
  /// What data files say, by index into ``EntryIndex/entries``.
  private let observations: [Int: Value]
  private(set) var usedMedia: Set<String> = []
  private(set) var siteLinks: [SiteLink] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(index: EntryIndex, entry: Entry, media: MediaIndex, observations: [Int: Value]) {
    self.observations = observations
    self.index = index
    self.entry = entry
    self.media = media
  }

  /// The document's HTML with its links joined to the site.
  mutating func html(of document: MarkdownDocument) -> SafeHTML {
    SafeHTML(document.html, filledWith: fillings(of: document.slots))
  }

  /// What goes into these slots; one that comes to nothing is left empty.
  mutating func fillings(of slots: [LinkSlot]) -> [Filling] {
    slots.compactMap { slot in
      switch slot.kind {
      case .link, .figure: target(of: slot).map { Filling(offset: slot.offset, target: $0, size: nil) }
      case .image:
        picture(slot.path, alternative: slot.alternative, at: slot.span).map {
          Filling(offset: slot.offset, target: $0.file.path, size: $0.size)
        }
      }
    }
  }

  /// A picture that may be shown, with its size and its text.
  struct Picture {
    let file: MediaFile
    let size: PixelSize
    let alternative: String
  }

  /// The picture at a path relative to the entry's file; nil, and reported, when it cannot be shown.
  mutating func picture(_ destination: String, alternative: String?, at span: Span) -> Picture? {
    let alternative = alternative ?? ""
    let isDescribed = alternative.unicodeScalars.contains { !$0.properties.isWhitespace }
    if !isDescribed { report(.imageWithoutAlternative(destination), at: span) }
    guard let path = entry.contentPath(of: destination), let file = media[path] else {
      report(.missingFile(destination, known: mediaPaths(MediaKind.images)), at: span)
      return nil
    }
    guard let size = file.size else {
      report(.noPicture(destination), at: span)
      return nil
    }
    guard publish(file, at: span), isDescribed else { return nil }
    return Picture(file: file, size: size, alternative: alternative)
  }

  private mutating func publish(_ file: MediaFile, at span: Span) -> Bool {
    if let person = index.withdrawnPictures[file.path.path] {
      report(.withdrawnPicture(file.source, person: person), at: span)
      return false
    }
    if let person = index.leftPictures[file.path.path], person != entry.source.path {
      report(.leftPicture(file.source, person: person), at: span)
      return false
    }
    for fault in file.faults { report(.media(file.source, fault), at: span) }
    usedMedia.insert(file.path.path)
    return file.faults.isEmpty
  }

  private mutating func report(_ fault: LibraryFault, at span: Span) {
    diagnostics.append(fault.diagnostic(at: span, of: entry))
  }
}

// MARK: - Links

extension LinkResolver {
  private mutating func target(of slot: LinkSlot) -> SitePath? {
    if slot.kind == .figure { return figure(slot.destination, form: slot.alternative, at: slot.span) }
    let (written, fragment, span) = (slot.path, slot.fragment, slot.span)
    if written.isEmpty { return anchor(fragment, in: index.find(source: entry.source.path), at: span) }
    if written.hasPrefix("/") {
      let target = SitePath(String(written.drop { $0 == "/" }), fragment: fragment)
      siteLinks.append(SiteLink(target: target, place: Place(span, in: entry.source)))
      return target
    }
    guard let path = entry.contentPath(of: written) else {
      report(.linkLeavesContent(slot.destination), at: span)
      return nil
    }
    if let number = index.find(source: "content/" + path) {
      return link(toEntry: number, fragment, slot.destination, at: span)
    }
    if let file = media[path] { return publish(file, at: span) ? file.path.with(fragment: fragment) : nil }
    report(.missingFile(slot.destination, known: linkTargets), at: span)
    return nil
  }

  /// The entry whose figures a chart shows, or this one.
  private mutating func figure(_ slug: String, form: String?, at span: Span) -> SitePath? {
    guard !slug.isEmpty else {
      guard let own = entry.field(for: EvidenceRole.beforeAndAfter, in: index.model),
        own.content != .absent
      else {
        report(.nothingBeforeAndAfter, at: span)
        return nil
      }
      return index.find(source: entry.source.path).map { index.paths[$0] }
    }
    let types = index.model.types.filter { $0.has(.measure) }
    switch index.find(slug, of: types.map(\.id)) {
    case .missing(let known):
      let what = types.map { $0.title.lowercased() }.joined(separator: " or ")
      report(.missingEntry(slug, what: what.isEmpty ? "type with figures" : what, known: known), at: span)
      return nil
    case .ambiguous(let names):
      report(.ambiguousReference(slug, names), at: span)
      return nil
    case .entry(let number):
      let target = link(toEntry: number, nil, slug, at: span)
      let drawn = DrawnForms(observations[number])
      // Where nothing has come in yet, a link stands until it does.
      if target != nil, let form = form.flatMap(FigureForm.init), !drawn.isEmpty, !drawn.contains(form) {
        report(.notDrawn(form, of: slug, others: drawn.all), at: span)
      }
      return target
    }
  }

  private mutating func link(toEntry number: Int, _ fragment: String?, _ destination: String, at span: Span)
    -> SitePath?
  {
    if case .hidden(let reason) = index.publications[number] {
      report(.linkToHidden(destination, reason), at: span)
      return nil
    }
    return anchor(fragment, in: number, at: span)
  }

  /// Headings of the target's text are checked here; an id that the theme makes (`site-…`) when the pages are made.
  private mutating func anchor(_ fragment: String?, in number: Int?, at span: Span) -> SitePath? {
    guard let number else { return nil }
    let target = index.entries[number]
    let path = index.paths[number]
    guard let fragment, !fragment.isEmpty else { return path }
    if fragment.hasPrefix("site-") {
      siteLinks.append(SiteLink(target: path.with(fragment: fragment), place: Place(span, in: entry.source)))
    } else if !target.body.isRead {
      return path
    } else if !index.hasAnchor(fragment, in: number) {
      report(.missingHeading(fragment, in: target.source.path, known: target.body.anchors), at: span)
      return nil
    }
    return path.with(fragment: fragment)
  }

  private var linkTargets: [String] {
    relative(index.sources.map { String($0.dropFirst("content/".count)) } + media.paths)
  }

  private func mediaPaths(_ extensions: Set<String>) -> [String] {
    relative(media.paths.filter { extensions.contains(MediaKind.fileExtension(of: $0)) })
  }

  /// Paths under content/ as this entry's author would write them.
  private func relative(_ paths: [String]) -> [String] {
    let own = SitePath(String(entry.source.path.dropFirst("content/".count)))
    return paths.map { PercentCoding.decoded(SitePath($0).relative(from: own)) }
  }
}

extension Entry {
  /// The paths under content/ that its texts link to, whether it is published or not.
  package var linkedPaths: [String] {
    (body.slots + fragments.flatMap(\.slots)).compactMap { $0.path.isEmpty ? nil : contentPath(of: $0.path) }
  }

  /// The path under content/ that a relative path means; nil when it leaves content/.
  func contentPath(of destination: String) -> String? {
    var (destination, source) = (destination, source.path)
    return destination.withUTF8 { destination in source.withUTF8 { Entry.contentPath(of: destination, from: $0) } }
  }

  private static func contentPath(
    of destination: UnsafeBufferPointer<UInt8>, from source: UnsafeBufferPointer<UInt8>
  ) -> String? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    guard destination.first != slash else { return nil }
    // The folder under content/, with a slash at its end unless it is content/ itself.
    var path: [UInt8] = []
    path.reserveCapacity(source.count + destination.count + 1)
    if let first = source.firstIndex(of: slash), let last = source.lastIndex(of: slash) {
      path.append(contentsOf: source[(first + 1)..<(last + 1)])
    }
    var start = 0
    while start < destination.count {
      let end = destination.firstIndex(from: start) { $0.marks(of: slash) }
      let part = UnsafeBufferPointer(rebasing: destination[start..<end])
      start = end + 1
      if part.isEmpty || (part.count == 1 && part[0] == dot) { continue }
      guard part.count == 2, part[0] == dot, part[1] == dot else {
        path.append(contentsOf: part)
        path.append(slash)
        continue
      }
      guard !path.isEmpty else { return nil }
      path.removeLast()
      path.removeLast(path.count - (path.lastIndex(of: slash).map { $0 + 1 } ?? 0))
    }
    return String(decoding: path.dropLast(), as: UTF8.self)
  }
}
