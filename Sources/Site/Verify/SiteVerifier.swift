// Looks at every finished page before anything is published: links and anchors lead somewhere, ids are unique, search
// engines are kept out, nothing is loaded from other hosts, and nobody who withdrew consent is left in any byte.

import Content
import Diagnostics
import HTML
import Parallel

/// Verifies the files of a build together: first by their facts, which takes no time to speak of; only what looks wrong
/// there is made again and looked at whole, so that it can be shown.
struct SiteVerifier {
  /// By output file.
  private let files: [String: Int]
  private let facts: [PageFacts]
  private let artifact: (Int) -> Artifact?
  private let jobs: Int
  /// Of pages that had to be looked at.
  private var scans: [Int: PageScan] = [:]
  private var reported: [Finding: Int] = [:]
  private var found: [(finding: Finding, diagnostic: Diagnostic)] = []
  /// Addresses that are reported where an author wrote them, and so not again on the pages made from that.
  private var reportedAtSource: Set<String> = []
  /// All pages as readers would write them, for suggestions; made when the first is wanted.
  private var pages: [String]?

  /// The same fault made by one template on many pages is reported once.
  private struct Finding: Hashable {
    let code: String
    let template: String?
    let what: String
  }

  /// - Parameters:
  ///   - files: the files of the output.
  ///   - facts: of each of them.
  ///   - artifact: makes one of them again.
  init(files: [String], facts: [PageFacts], jobs: Int, artifact: @escaping (Int) -> Artifact?) {
    self.files = Dictionary(
      files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.facts = facts
    self.artifact = artifact
    self.jobs = jobs
  }

  /// - Returns: everything wrong with the finished site.
  mutating func diagnostics(siteLinks: [SiteLink], navigation: [SiteLink], traces: [PersonTrace]) -> [Diagnostic] {
    for link in navigation + siteLinks { check(link) }
    for number in suspects { checkWhole(number, traces) }
    return found.map { finding, diagnostic in
      let more = (reported[finding] ?? 1) - 1
      return more == 0
        ? diagnostic : diagnostic.noting(Diagnostic.Note("the same on \(more) more page\(more == 1 ? "" : "s")"))
    }
  }

  /// What has a fault of its own, or a link to something that is not there.
  private var suspects: [Int] {
    var known = TargetSet(capacity: facts.reduce(files.count) { $0 + $1.anchors.count })
    for file in files.keys { known.insert(TargetKey.of(file: file)) }
    for fact in facts { for anchor in fact.anchors { known.insert(anchor) } }
    return Parallel.slices(of: facts.count, jobs: jobs, smallest: 512) { [facts, known] range in
      range.filter { facts[$0].isFaulty || !facts[$0].targets.allSatisfy(known.contains) }
    }.flatMap { $0 }
  }

  private mutating func checkWhole(_ number: Int, _ traces: [PersonTrace]) {
    guard let artifact = artifact(number) else { return }
    if artifact.isPage {
      let scan = PageScan(artifact.bytes)
      scans[number] = scan
      check(artifact, scan)
    }
    if artifact.isStyle { for link in StyleScan.links(in: artifact.bytes) { check(link, of: artifact) } }
    checkTraces(of: traces, in: artifact)
  }

  /// Nil for what is no page.
  private mutating func scan(_ number: Int) -> PageScan? {
    if let scan = scans[number] { return scan }
    guard let artifact = artifact(number), artifact.isPage else { return nil }
    let scan = PageScan(artifact.bytes)
    scans[number] = scan
    return scan
  }

  private mutating func check(_ artifact: Artifact, _ scan: PageScan) {
    for link in scan.links { check(link, of: artifact) }
    var seen = Set<String>()
    for (name, offset) in scan.ids where !seen.insert(name).inserted {
      report(
        .repeatedID, "the id \"\(name)\" stands twice on this page", what: name,
        at: Span(offset, offset + name.utf8.count),
        of: artifact, hint: "change the heading, or the id in the template; ids of templates begin with site-")
    }
    if !scan.isNoindex {
      report(
        .indexable, "the page does not tell search engines to leave it out", what: "", at: Span(0, 1), of: artifact,
        hint: "put <meta name=\"robots\" content=\"noindex\"> into the head of the base template")
    }
  }

  private mutating func check(_ link: PageLink, of artifact: Artifact) {
    let span = Span(link.range.lowerBound, link.range.upperBound)
    switch LinkTarget(link.url, on: artifact.path) {
    case .external:
      guard link.isLoaded else { return }
      report(
        .offHostResource, "the page would load \"\(link.url)\" from another host", what: link.url, at: span,
        of: artifact,
        hint: "put the file into templates/assets or beside the entry")
    case .outside:
      report(
        .brokenLink, "the link \"\(link.url)\" leads out of the site", what: link.url, at: span, of: artifact,
        hint: nil)
    case .file(let file, let fragment):
      check(file, fragment, written: link.url, at: span, of: artifact)
    }
  }

  private mutating func check(
    _ file: String, _ fragment: String?, written: String, at span: Span, of artifact: Artifact
  ) {
    guard let target = files[file] else {
      if reportedAtSource.contains(file) { return }
      report(
        .brokenLink, "the link \"\(written)\" leads to no page of the site", what: file, at: span, of: artifact,
        hint: nearest(to: file))
      return
    }
    guard let fragment, !fragment.isEmpty, file.hasSuffix(".html"), let scan = scan(target) else { return }
    if !scan.anchors.contains(fragment), !reportedAtSource.contains(file + "#" + fragment) {
      report(
        .brokenAnchor, "the link \"\(written)\" leads to a place that the page does not have",
        what: file + "#" + fragment,
        at: span, of: artifact, hint: didYouMean(fragment, among: scan.ids.map(\.name)))
    }
  }

  /// A link that an author or the navigation wrote from the site's root.
  private mutating func check(_ link: SiteLink) {
    let finding: Finding
    let diagnostic: Diagnostic
    if let target = files[link.target.file] {
      guard let fragment = link.target.fragment, !hasAnchor(fragment, in: link.target.file, target),
        let scan = scan(target), !scan.anchors.contains(fragment)
      else { return }
      reportedAtSource.insert(link.target.file + "#" + fragment)
      finding = Finding(code: Code.brokenAnchor.id, template: nil, what: "\(link.target)")
      diagnostic = Diagnostic(
        .brokenAnchor, "/\(link.target.path) has no place called \"#\(fragment)\"", at: link.place,
        hint: didYouMean(fragment, among: scan.ids.map(\.name)))
    } else {
      reportedAtSource.insert(link.target.file)
      finding = Finding(
        code: Code.brokenLink.id, template: nil, what: "\(link.target) \(link.place.path) \(link.place.offset)")
      diagnostic = Diagnostic(
        .brokenLink, "there is no page /\(link.target.path)", at: link.place, hint: nearest(to: link.target.file))
    }
    reported[finding] = 1
    found.append((finding, diagnostic))
  }

  private func hasAnchor(_ fragment: String, in file: String, _ number: Int) -> Bool {
    facts[number].anchors.contains(TargetKey.of(anchor: fragment, in: TargetKey.of(file: file)))
  }

  private mutating func nearest(to file: String) -> String? {
    let pages =
      pages
      ?? files.keys.filter { $0.hasSuffix("index.html") }.map { "/" + $0.dropLast("index.html".count) }.sorted()
    self.pages = pages
    if pages.contains("/" + file + "/") { return "write the address with a slash at its end" }
    let wanted = "/" + (file.hasSuffix("index.html") ? String(file.dropLast("index.html".count)) : file)
    return didYouMean(wanted, among: pages)
  }

  private mutating func report(
    _ code: Code, _ message: String, what: String, at span: Span, of artifact: Artifact, hint: String?
  ) {
    let finding = Finding(code: code.id, template: artifact.template ?? artifact.origin.words, what: what)
    reported[finding, default: 0] += 1
    guard reported[finding] == 1 else { return }
    let file = SourceFile(path: "(output) " + artifact.file, bytes: artifact.readable)
    var notes = [Diagnostic.Note("the page is made from \(artifact.origin.words)", at: artifact.origin.place)]
    if let template = artifact.template { notes.append(Diagnostic.Note("and laid out by templates/\(template)")) }
    found.append((finding, Diagnostic(code, message, at: span, in: file, hint: hint, notes: notes)))
  }
}

// MARK: - Withdrawn consent

extension SiteVerifier {
  private mutating func checkTraces(of people: [PersonTrace], in artifact: Artifact) {
    guard !people.isEmpty else { return }
    let texts = PersonTrace.texts(of: artifact)
    let address = SearchableText(Array(artifact.file.utf8))
    for trace in people {
      let person = trace.person
      if let span = texts.lazy.compactMap({ trace.find(in: $0) }).first {
        report(
          .withdrawnTrace, "\(person.source) says that consent is withdrawn, and this page still names the person",
          what: "\(person.slug) \(artifact.origin.words)", at: span, of: artifact,
          hint: "take the name out of \(artifact.origin.words), or run: laurel takedown \(person.slug)")
      } else if trace.find(in: address) != nil {
        report(
          .withdrawnTrace,
          "\(person.source) says that consent is withdrawn, and this address still names the person",
          what: "\(person.slug) at \(artifact.origin.words)", at: Span(0, 0), of: artifact,
          hint: "rename or remove \(artifact.origin.words), or run: laurel takedown \(person.slug)")
      }
    }
  }
}
