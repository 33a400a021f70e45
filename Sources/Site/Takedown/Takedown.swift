// `laurel takedown`: everything that mentions a person, so that they can be taken out. 1. Who is meant. 2. Both editions are
// built in memory, and every file of them is searched. 3. If the person has an entry, both are built once more as if they had
// withdrawn: what names them even then has to be edited by hand. 4. Every source file is searched, too.

package import Content
package import Diagnostics
package import Markdown
package import Schema

package enum Takedown {
  /// Nobody of this name is known to the portal.
  package struct Unknown: Error, Sendable {
    package let hint: String?
  }

  /// - Parameter name: a slug or a name.
  package static func run(
    _ name: String, folders: PortalFolders, today: Day, jobs: Int, markdown: MarkdownStage
  ) throws(DiskFailure) -> Result<TakedownReport, Unknown> {
    let build = { (audience: Audience, withdrawing: Set<String>) throws(DiskFailure) in
      try Build.run(
        BuildRequest(
          folders: folders,
          selection: Selection(audience: audience, today: today, withdrawing: withdrawing), publishes: false,
          jobs: jobs, markdown: markdown))
    }
    let first = try build(.all, [])
    guard let finished = first.finished else {
      return .success(TakedownReport(diagnostics: first.diagnostics))
    }
    let everybody = KnownPerson.all(in: finished.portal.entries, model: finished.portal.model)
    let named = everybody.filter { $0.isCalled(name) }
    guard let someone = named.first else { return .failure(Unknown(hint: hint(for: name, among: everybody))) }
    // The same person may have an entry, and be named with a consent elsewhere.
    let meant = everybody.filter { other in
      named.contains { other.isCalled($0.slug) || $0.names.contains(where: other.isCalled) }
    }
    let trace = PersonTrace(
      WithdrawnPerson(
        names: meant.flatMap(\.names).uniqued, slug: (meant.first(where: \.hasEntry) ?? someone).slug,
        source: someone.entry.source.path,
        namesakes: everybody.filter { person in
          person.withdrawn == nil && !meant.contains { $0.slug == person.slug && $0.names == person.names }
        }.flatMap { $0.names + [$0.slug] }))
    let withdrawing = Set(meant.filter { $0.hasEntry && $0.withdrawn == nil }.map(\.entry.source.path))
    var editions: [EditionMentions] = []
    for audience in Audience.allCases {
      let before = audience == .all ? first : try build(audience, [])
      let after = withdrawing.isEmpty ? before : try build(audience, withdrawing)
      editions.append(
        EditionMentions(
          audience: audience, before: try OutputMentions.find(trace, in: before.finished, jobs: jobs),
          after: try OutputMentions.find(trace, in: after.finished, jobs: jobs)))
    }
    let sources = try SourceMentions.find(
      trace, of: meant, in: finished.portal, listing: finished.listing, jobs: jobs)
    return .success(
      TakedownReport(
        people: meant, names: trace.person.names, sources: sources, editions: editions, today: today,
        diagnostics: first.diagnostics))
  }

  private static func hint(for name: String, among people: [KnownPerson]) -> String? {
    if people.isEmpty { return "no entry here names a person with a consent" }
    return didYouMean(name, among: (people.map(\.slug) + people.flatMap(\.names)).uniqued)
  }
}

/// What mentions a person, and what becomes of it.
package struct TakedownReport: Sendable {
  /// Where their consents are; empty when the portal cannot be read.
  package let people: [KnownPerson]
  package let names: [String]
  package let sources: [SourceMention]
  package let editions: [EditionMentions]
  package let today: Day
  /// What a check of the portal says; after an error in types or templates the lists of output files are not whole.
  package let diagnostics: [Diagnostic]

  fileprivate init(diagnostics: [Diagnostic]) {
    self.init(
      people: [], names: [], sources: [], editions: [], today: Day(daysSince1970: 0), diagnostics: diagnostics)
  }

  fileprivate init(
    people: [KnownPerson], names: [String], sources: [SourceMention], editions: [EditionMentions], today: Day,
    diagnostics: [Diagnostic]
  ) {
    self.people = people
    self.names = names
    self.sources = sources
    self.editions = editions
    self.today = today
    self.diagnostics = diagnostics
  }

  /// False when a page could not be laid out, so that nobody knows what it says.
  package var isWhole: Bool { !editions.isEmpty && editions.allSatisfy(\.isWhole) }
}

/// What of one edition mentions them.
package struct EditionMentions: Sendable {
  package let audience: Audience
  /// As the portal is now, by path; nil when it cannot be built.
  private let before: [OutputMention]?
  /// As it will be once their consent is withdrawn, by path.
  private let after: [OutputMention]?

  init(audience: Audience, before: [OutputMention]?, after: [OutputMention]?) {
    self.audience = audience
    self.before = before
    self.after = after
  }

  package var isWhole: Bool { before != nil && after != nil }
  package var outputs: [OutputMention] { before ?? [] }
  /// Files that will name them still, unless the sources are edited.
  package var remaining: [OutputMention] { after ?? [] }
}

extension [String] {
  /// Each once, in order.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
