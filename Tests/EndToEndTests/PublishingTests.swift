// What is written, what is left alone, and when nothing is.

import Diagnostics
import Foundation
import Markdown
import Site
import Testing

@Suite struct PublishingTests {
  @Test func aPortalBecomesASite() throws {
    let portal = try SmallPortal().build()
    #expect(portal.messages == [])
    for page in [
      "index.html", "stories/index.html", "stories/first/index.html", "programs/calm/index.html",
      "people/mara-lind/index.html",
      "tags/index.html", "tags/guests/index.html", "tags/calm-weather/index.html", "404.html", "robots.txt",
      "sitemap.xml",
      "stories/pier.svg",
    ] {
      #expect(portal.output(page) != nil, "\(page) is missing")
    }
    let story = try #require(portal.output("stories/first/index.html"))
    #expect(story.contains("<a class=\"program\" href=\"../../programs/calm/\">Calm</a>"))
    #expect(story.contains("<img src=\"../pier.svg\" width=\"40\" height=\"20\" alt=\"A pier and a boat\""))
    #expect(try #require(portal.output("index.html")).contains("href=\"stories/first/#what-changed\""))
  }

  @Test func relationsShowOnBothEnds() throws {
    let portal = try SmallPortal().build()
    let program = try #require(portal.output("programs/calm/index.html"))
    let second = try #require(program.range(of: "Second story"))
    let first = try #require(program.range(of: "First story"))
    #expect(second.lowerBound < first.lowerBound, "newest first")
    #expect(try #require(portal.output("people/mara-lind/index.html")).contains("First story"))
  }

  @Test func buildingTwiceWritesNothing() throws {
    let portal = try SmallPortal().build()
    let before = portal.outputFiles()
    try portal.build()
    #expect(portal.report?.published?.written == 0)
    #expect(portal.outputFiles() == before)
  }

  @Test func staleFilesGoAndForeignOnesStay() throws {
    let portal = try SmallPortal().build()
    try portal.write("mine", to: "site/notes/mine.txt").remove("content/stories/second.md").build()
    #expect(portal.output("stories/second/index.html") == nil)
    #expect(portal.output("notes/mine.txt") == "mine")
    #expect(portal.report?.published?.removed == 1)
  }

  /// Not once for each of the many batches in which files are read.
  @Test func aBuildWithoutWorkersEndsAtOnce() throws {
    let portal = try SmallPortal().write("#!/bin/sh\necho started >> \"$0.log\"\n", to: "worker")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: portal.root + "/worker")
    for number in 0..<100 { try portal.writeStory("more-\(number)") }
    let workers = MarkdownWorkers(command: WorkerCommand(executable: portal.root + "/worker"), jobs: 2)
    #expect(throws: DiskFailure.self) { try portal.build(Wishes(markdown: MarkdownStage(workers: workers))) }
    let starts = try portal.text("worker.log").split(separator: "\n").count
    #expect(starts > 0 && starts < 36)
  }

  @Test func anErrorChangesNothing() throws {
    let portal = try SmallPortal().build()
    let before = portal.outputFiles()
    try portal.replace("First story", with: "Other words", in: "content/stories/first.md")
      .replace("[calm]", with: "[clam]", in: "content/stories/second.md").build()
    #expect(portal.messages == ["C012 content/stories/second.md:7:11"])
    #expect(portal.report?.published == nil)
    #expect(portal.outputFiles() == before)
  }

  /// The two cannot even be written to one side, which is not tried: all that is wrong is told.
  @Test func aFileWhereAFolderIsNeededIsToldWithAllElse() throws {
    let portal = try SmallPortal().writeStory("moved", "aliases: [index.html/old]")
      .replace("[calm]", with: "[clam]", in: "content/stories/second.md").build()
    #expect(portal.messages.map { String($0.prefix(4)) }.sorted() == ["C012", "L001"])
    let nesting = try #require(portal.report?.diagnostics.first { $0.code.id == "L001" })
    #expect(nesting.notes.compactMap(\.place?.path) == ["content/stories/moved.md"])
    #expect(portal.outputFiles().isEmpty)
  }

  @Test func aForeignFolderIsRefused() throws {
    let portal = try SmallPortal().write("mine", to: "site/index.html").build()
    #expect(portal.messages == ["L006"])
    #expect(portal.output("index.html") == "mine")
  }

  @Test func warningsPublishUnlessStrict() throws {
    let portal = try SmallPortal().writeStory("claim", "evidence_level: 2", body: "The course led to calm.\n")
      .build()
    #expect(portal.messages == ["P18 content/stories/claim.md:10:12"])
    #expect(portal.report?.published != nil)
    try portal.replace("calm", with: "quiet", in: "content/stories/claim.md").replace(
      "[quiet]", with: "[calm]", in: "content/stories/claim.md"
    ).build(strict: true)
    #expect(portal.report?.published == nil)
  }

  @Test func aTagGoesByItsCommonSpelling() throws {
    let portal = try SmallPortal().writeStory("p", "tags: [Guests]").build()
    #expect(portal.messages == ["C043 content/stories/p.md:8:8"])
    #expect(try #require(portal.output("tags/guests/index.html")).contains("<h1>guests</h1>"))
  }

  @Test func aForeignFileIsLeftAlone() throws {
    let portal = try SmallPortal().build().write("mine", to: "site/stories/new/index.html").writeStory("new")
      .build()
    #expect(portal.messages == ["L007"])
    #expect(portal.output("stories/new/index.html") == "mine")
  }

  @Test func listsHaveTwentyFourEntriesAPage() throws {
    let portal = try SmallPortal()
    for number in 1...50 { try portal.writeStory("extra-\(number)") }
    try portal.build()
    #expect(portal.messages == [])
    let pages = ["stories/index.html", "stories/page/2/index.html", "stories/page/3/index.html"].map {
      portal.output($0) ?? ""
    }
    #expect(pages.map { $0.components(separatedBy: "class=\"card\"").count - 1 } == [24, 24, 4])
    #expect(pages[1].contains("href=\"../3/\">Next") && pages[1].contains("href=\"../../\">Previous"))
    #expect(portal.output("stories/page/4/index.html") == nil)
  }

  @Test func aliasesLeadToTheNewAddress() throws {
    let portal = try SmallPortal().writeStory("moved", "aliases: [old/place/, news.html]").build()
    #expect(portal.messages == [])
    #expect(portal.output("old/place/index.html")?.contains("content=\"0; url=../../stories/moved/\"") == true)
    #expect(portal.output("news.html")?.contains("href=\"stories/moved/\"") == true)
    #expect(portal.output("_redirects") == "/old/place/ /stories/moved/ 301\n/news.html /stories/moved/ 301\n")
  }

  /// A combining mark makes one character with the slash before it; a folder begins there all the same.
  @Test func aFolderMayBeginWithAMark() throws {
    let portal = try SmallPortal().writeStory("moved", "aliases: [\"old/\u{301}x/\"]").build()
    #expect(portal.messages == [])
    #expect(portal.output("old/\u{301}x/index.html")?.contains("content=\"0; url=") == true)
  }

  /// Two ways to write an accent are one address, so that neither file is forgotten.
  @Test func anAliasIsOneAddressHoweverItsAccentIsWritten() throws {
    let portal = try SmallPortal().writeStory("moved", "aliases: [\"cafe\u{301}/\"]").build()
      .writeStory("moved", "aliases: [\"caf\u{E9}/\"]").build()
    #expect(portal.output("caf\u{E9}/index.html") != nil)
    try portal.writeStory("moved").build()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: portal.root + "/site").allSatisfy { !$0.hasPrefix("caf") }
    )
  }

  @Test func redirectsBeginWhereThePortalLies() throws {
    let portal = try SmallPortal().replace(
      "small.example/", with: "small.example/learning/", in: "content/site.yaml"
    )
    .writeStory("moved", "aliases: [old/place/]").build()
    #expect(portal.output("_redirects") == "/learning/old/place/ /learning/stories/moved/ 301\n")
  }

  @Test func assetsCarryTheirFingerprint() throws {
    let portal = try SmallPortal().build()
    let before = portal.outputFiles().keys.filter { $0.hasPrefix("assets/app.") }
    try portal.write("body { margin: 3rem; }", to: "templates/assets/app.css").build()
    let after = portal.outputFiles().keys.filter { $0.hasPrefix("assets/app.") }
    #expect(before.count == 1 && after.count == 1 && Set(before) != Set(after))
  }

  @Test func theSitemapListsPagesOnly() throws {
    let portal = try SmallPortal().writeStory("moved", "aliases: [old/]\nreviewed: 2026-10-01").build()
    let sitemap = try #require(portal.output("sitemap.xml"))
    #expect(sitemap.contains("<loc>https://small.example/stories/moved/</loc><lastmod>2026-10-01</lastmod>"))
    #expect(!sitemap.contains("404") && !sitemap.contains("/old/"))
    #expect(try #require(portal.output("robots.txt")).contains("Disallow") == false)
  }
}
