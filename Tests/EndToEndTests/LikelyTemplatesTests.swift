// What is checked before the entries are joined is what will be needed then: otherwise only time is lost, which nobody would notice.

import Testing

@testable import Site

@Suite struct LikelyTemplatesTests {
  @Test func whatIsPlannedWasLikely() throws {
    let portal = try SmallPortal()
    try portal.write(try portal.text("templates/story.html"), to: "templates/special.html")
    let title = "title: First story"
    try portal.replace(title, with: "layout: special\n" + title, in: "content/stories/first.md")
    let finished = try #require(portal.build().report?.finished)
    let names = Set(["special.html"] + portal.names(below: "templates"))
    let likely = Planner.likelyUses(
      of: finished.portal.entries, in: finished.portal.model, shapes: SiteShapes(model: finished.portal.model),
      templates: names)
    let planned = PlannedSite.uses(of: finished.site.steps)
    #expect(planned.contains { $0.template == "special.html" })
    #expect(Set(planned).subtracting(likely) == [])
    #expect(likely.count < names.count * 2, "\(likely)")
  }
}
