// `laurel audit`: what is to be done next, from the dates that all entries have and from the rules that types declare.

import Content
import Diagnostics
import Foundation
import Schema
import Site
import Testing

@Suite struct AuditTests {
  private static let stories = "templates/types/story.yaml"
  private static let people = "content/people/mara-lind.md"

  @Test func aCleanPortalHasNothingToDo() throws {
    let report = try SmallPortal().audit()
    #expect(report.sections.isEmpty && report.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("review_by: 2026-11-22", "reviews content/stories/x.md:8 review was due 1 day ago, Learning team 2026-11-22"),
    ("review_by: 2026-11-23", "reviews content/stories/x.md:8 review is due today, Learning team 2026-11-23"),
    ("review_by: 2026-12-23", "reviews content/stories/x.md:8 review is due in 30 days, Learning team 2026-12-23"),
    ("review_by: 2026-12-24", nil),
    ("status: archived\nreview_by: 2026-01-01", nil),
    ("expires_on: 2026-12-01", "expiring content/stories/x.md:8 goes off the site in 8 days 2026-12-01"),
    ("expires_on: 2026-11-23\nreview_by: 2026-01-01", nil),
    ("publish_on: 2026-11-24", "appearing content/stories/x.md:8 goes live in 1 day 2026-11-24"),
    ("publish_on: 2026-11-23", nil),
    ("status: draft", "drafts content/stories/x.md:7 draft of 206 days ago 2026-05-01"),
    (
      "status: draft\npublish_on: 2026-11-20",
      "drafts content/stories/x.md:7 draft, should be live since 3 days ago 2026-11-20"
    ),
    (
      "status: draft\npublish_on: 2026-12-20\nreview_by: 2026-01-01",
      "drafts content/stories/x.md:7 draft, is to go live in 27 days 2026-12-20"
    ),
    (
      "people:\n  - {name: Jo, consent: {basis: mail, given: 2025-01-01, expires: 2027-02-21, scope: [web]}}",
      "consents content/stories/x.md:9 consent of Jo ends in 90 days 2027-02-21"
    ),
    (
      "people:\n  - {name: Jo, consent: {basis: mail, given: 2025-01-01, expires: 2027-02-22, scope: [web]}}", nil
    ),
  ])
  func dates(_ fields: String, _ line: String?) throws {
    #expect(try SmallPortal().writeStory("x", fields).audit().lines == (line.map { [$0] } ?? []))
  }

  @Test func howFarToLookAheadMayBeSaid() throws {
    let portal = try SmallPortal().writeStory("x", "review_by: 2026-12-24").writeStory(
      "y", "expires_on: 2026-11-29")
    #expect(try portal.audit(within: 31).lines.count == 2)
    #expect(try portal.audit(within: 5).lines.isEmpty)
  }

  @Test func theConsentOfAPersonEnds() throws {
    let portal = try SmallPortal().replace(
      "scope: [web]", with: "expires: 2026-11-20, scope: [web]", in: Self.people)
    let report = try portal.audit()
    #expect(report.lines == ["consents \(Self.people):6 consent ended 3 days ago 2026-11-20"])
    #expect(report.diagnostics.hasErrors)
    // Who has withdrawn is not asked again.
    try portal.replace("scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: Self.people)
      .replace("champions: [mara-lind]\n", with: "", in: "content/stories/first.md")
    #expect(try portal.audit().lines == [])
  }

  @Test func whoIsCreditedNowhereIsNamed() throws {
    let portal = try SmallPortal().replace("champions: [mara-lind]\n", with: "", in: "content/stories/first.md")
    #expect(try portal.audit().lines == ["credits \(Self.people) nothing credits them"])
    try portal.replace("consent: {", with: "left: 2026-06-30\nconsent: {", in: Self.people)
    #expect(try portal.audit().lines == [])
  }

  @Test func theTeamsOwnEntriesBelongToItsEdition() throws {
    let portal = try SmallPortal().writeStory("x", "visibility: team\nreview_by: 2026-11-01")
    #expect(try portal.audit().lines.count == 1)
    #expect(try portal.audit(audience: .all).lines == [])
  }

  @Test func typesHaveRulesOfTheirOwn() throws {
    let portal = try SmallPortal().addRules(
      """
      audit:
        - {when: not page.champions, say: Credit somebody.}
        - when: "page.evidence_level and page.evidence_level < 2 and page.title != 'Story \\"low\\"'"
          say: Ask for evidence.
          date: date
        - {only: newest, when: page.date + 200 < site.today, say: Tell another.}
      """
    ).writeStory("weak", "evidence_level: 1\nchampions: [mara-lind]").writeStory("draft", "status: draft")
    let report = try portal.audit()
    #expect(
      report.lines == [
        "drafts content/stories/draft.md:7 draft of 206 days ago 2026-05-01",
        "story content/stories/weak.md:5 Ask for evidence. 2026-05-01",
        "story content/stories/second.md Credit somebody.",
        "story content/stories/weak.md Tell another.",
      ])
    #expect(report.diagnostics.isEmpty)
    #expect(report.sections.map(\.title) == ["Drafts that wait", "Stories"])
  }

  /// Ascending days have the newest entry at their end.
  @Test func theNewestIsFoundInEitherOrder() throws {
    let portal = try SmallPortal().replace("order: -date", with: "order: date", in: Self.stories).addRules(
      "audit: {only: newest, when: page.date < site.today, say: Tell another.}")
    #expect(try portal.audit().lines == ["story content/stories/second.md Tell another."])
  }

  /// Each is reported by every build and check, at its place in the declaration.
  @Test(arguments: [
    ("when: page.titel, say: x", "T021 templates/types/story.yaml:30:17"),
    ("when: not pages.title, say: x", "T049 templates/types/story.yaml:30:22"),
    ("when: nothing.title, say: x", "T020 templates/types/story.yaml:30:12"),
    ("when: not, say: x", "T004 templates/types/story.yaml:30:15"),
    ("when: page.title page.slug, say: x", "T004 templates/types/story.yaml:30:23"),
    ("when: page.title && page.slug, say: x", "T005 templates/types/story.yaml:30:23"),
    ("when: 'page.titel', say: x", "T021 templates/types/story.yaml:30:18"),
    ("when: \"page.titel == \\\"x\\\"\", say: x", "T021 templates/types/story.yaml:30:12"),
    ("when: page.words, say: x", "T047 templates/types/story.yaml:30:12"),
    ("when: page.date < 5, say: x", "T044 templates/types/story.yaml:30:12"),
    ("say: x", "C011 templates/types/story.yaml:30:6"),
    ("when: page.title", "C011 templates/types/story.yaml:30:6"),
    ("when: page.title, say: x, date: dat", "S020 templates/types/story.yaml:30:38"),
    ("when: page.title, say: x, date: title", "S020 templates/types/story.yaml:30:38"),
    ("when: page.title, say: x, only: oldest", "C023 templates/types/story.yaml:30:38"),
    ("when: page.title, sya: x", "C010 templates/types/story.yaml:30:24"),
  ])
  func aRuleThatCannotBeAskedIsAnError(_ rule: String, _ message: String) throws {
    let portal = try SmallPortal().addRules("audit:\n  - {\(rule)}\n").build()
    #expect(portal.messages == [message])
    #expect(portal.report?.published == nil)
  }

  @Test func theNewestOfWhatHasNoDaysCannotBeTold() throws {
    let portal = try SmallPortal().replace("order: -date", with: "order: title", in: Self.stories).addRules(
      "audit:\n  - {only: newest, when: page.title, say: x}\n"
    ).build()
    #expect(portal.messages == ["S020 templates/types/story.yaml:30:12"])
  }

  /// Only an audit asks it, so only an audit can find that it has no answer.
  @Test func aCalculationWithoutResultIsReported() throws {
    let portal = try SmallPortal().addRules("audit:\n  - {when: page.words / 0 > 1, say: x}\n")
    #expect(try portal.build().messages == [])
    let report = try portal.audit()
    #expect(report.diagnostics.map(\.code.id) == ["T063"])
    #expect(report.diagnostics.first?.place?.line == 30)
  }

  @Test func aFolderWithoutPortalIsSaidToBeNone() throws {
    let portal = try SmallPortal().remove("content/site.yaml")
    #expect(try portal.audit().diagnostics.hasErrors)
  }
}

extension SmallPortal {
  /// An audit on the day of all tests.
  fileprivate func audit(audience: Audience = .team, within: Int? = nil) throws -> AuditReport {
    guard let today = Day(iso: Wishes().today) else { throw DriverFailure.noDay }
    return try Audit.run(
      BuildRequest(
        folders: PortalFolders(content: root + "/content", templates: root + "/templates"),
        selection: Selection(audience: audience, today: today), publishes: false, jobs: 2), within: within)
  }

  /// Puts these lines at the end of the declaration of stories.
  fileprivate func addRules(_ lines: String) throws -> SmallPortal {
    let path = "templates/types/story.yaml"
    return try write(text(path) + lines + "\n", to: path)
  }
}

extension AuditReport {
  /// `reviews content/stories/x.md:7 review is due today 2026-11-23` for each thing to do, in order.
  fileprivate var lines: [String] {
    sections.flatMap { section in
      section.items.map { item in
        let line = item.place.line > 0 ? ":\(item.place.line)" : ""
        return "\(section.id) \(item.place.path)\(line) \(item.words)" + (item.day.map { " " + $0.iso } ?? "")
      }
    }
  }
}
