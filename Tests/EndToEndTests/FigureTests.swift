// Figures that authors place in their text with fenced blocks.

import Foundation
import Testing

@Suite struct FigureBlockTests {
  private func portal(_ body: String, data: String = FigureBlockTests.data) throws -> SmallPortal {
    try SmallPortal().write(
      """
      name: gauge
      title: Gauge
      plural: Gauges
      help: A figure.
      folder: gauges
      list: {title: Gauges, summary: All of them.}
      facets:
        measure: {name: title, unit: unit}
      fields:
        unit: {kind: text, required: true, help: What it counts., example: points}
        observations: {kind: series, help: The figures.}
      """, to: "templates/types/gauge.yaml"
    ).write(
      "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{% end %}", to: "templates/gauge.html"
    ).write(
      "---\ntitle: Guest <satisfaction>\nsummary: How content guests are.\nowner: Learning team\nstatus: published\nunit: points\n---\n",
      to: "content/gauges/csat.md"
    ).write(
      "---\ntitle: Nothing yet\nsummary: Not counted.\nowner: Learning team\nstatus: published\nunit: points\n---\n",
      to: "content/gauges/empty.md"
    ).write(data, to: "content/data/figures.csv").replace(
      "{{ page.body }}", with: "{{ page.body | figures(page, measures: gauges) }}", in: "templates/story.html"
    ).replace(
      "evidence: {level: evidence_level}", with: "evidence: {level: evidence_level, change: change}",
      in: "templates/types/story.yaml"
    ).replace(
      "fields:\n  date:",
      with: """
        fields:
          change:
            kind: record
            help: One figure before and after.
            example: {before: 3, after: 4}
            fields:
              before: {kind: decimal, required: true, help: Before., example: 3}
              after: {kind: decimal, required: true, help: After., example: 4}
          date:
        """, in: "templates/types/story.yaml"
    ).writeStory("figures", body: body)
  }

  private static let data = """
    metric,period,value,n,group,arm
    csat,2026-Q1,78,900,,
    csat,2026-Q2,81.5,1000,,
    csat,2026-Q2,80,500,North,
    csat,2026-Q2,83,500,South,

    """

  private func page(_ portal: SmallPortal) throws -> String {
    #expect(portal.messages == [])
    return try #require(portal.output("stories/figures/index.html"))
  }

  @Test func aBlockDrawsTheFiguresOfAMeasure() throws {
    let page = try page(
      portal("Before.\n\n```metric csat\n```\n\n```metric csat groups\n```\n\nSee [first](first.md).\n").build())
    #expect(page.contains("Guest &lt;satisfaction&gt; rose from 78"))
    #expect(page.contains(">North<") && page.contains("<td class=\"align-right\">81.5</td>"))
    #expect(page.contains("<a href=\"../first/\">first</a>"), "links behind a chart keep their place")
    #expect(!page.contains("<p class=\"figure\">"))
  }

  @Test func theNewestFigureIsCalledOut() throws {
    let page = try page(portal("```metric csat latest\n```\n").build())
    #expect(
      page.contains(
        "<p class=\"number-value\">81.5</p><figcaption>points, 2026-Q2 (n = 1,000): <a href=\"../../gauges/csat/\">"
      ))
  }

  @Test func aMeasureWithoutFiguresIsALink() throws {
    let page = try page(portal("```metric empty\n```\n").build())
    #expect(page.contains("<p class=\"figure\"><a href=\"../../gauges/empty/\">Nothing yet</a></p>"))
  }

  @Test func anEntryShowsItsOwnChange() throws {
    let portal = try portal("").writeStory("figures", "change: {before: 29, after: 11}", body: "```change\n```\n")
      .build()
    #expect(try page(portal).contains("Story figures fell from 29 to 11"))
  }

  @Test func aNumberIsCalledOutWithItsWords() throws {
    let page = try page(portal("```number\n29 to 11\ncomplaints in <8> weeks,\nguest survey\n```\n").build())
    #expect(
      page.contains(
        "<figure class=\"number\"><p class=\"number-value\">29 to 11</p><figcaption>complaints in &lt;8&gt; weeks, guest survey</figcaption></figure>"
      ))
  }

  @Test func otherBlocksStayCode() throws {
    let page = try page(portal("```metrics csat\nx\n```\n\n    metric csat\n").build())
    #expect(page.contains("<pre><code class=\"language-metrics\">x") && page.contains("<pre><code>metric csat"))
  }

  @Test func aFeedHasALinkInsteadOfAChart() throws {
    let portal = try portal("```metric csat\n```\n").build()
    for (path, bytes) in portal.outputFiles() where path.hasSuffix(".xml") || path.hasSuffix(".json") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("chart-drawing"), "\(path)")
    }
  }

  @Test func aChangedFigureChangesThePagesThatDrawIt() throws {
    let portal = try portal("```metric csat latest\n```\n").build().settle()
    try portal.replace("81.5", with: "82.5", in: "content/data/figures.csv").build()
    #expect(try page(portal).contains("82.5"))
    #expect(portal.made.contains("stories/figures/index.html"))
    #expect(!portal.made.contains("stories/first/index.html"))
  }

  @Test(arguments: [
    ("```metric csta\n```\n", "C012 content/stories/figures.md:10:1"),
    ("\n> ```metric\n", "M025 content/stories/figures.md:11:3"),
    ("```metric csat lime\n```\n", "M025 content/stories/figures.md:10:1"),
    ("```number\n4\n```\n", "M025 content/stories/figures.md:10:1"),
    ("```change\n```\n", "M025 content/stories/figures.md:10:1"),
    ("```metric csat comparison\n```\n", "M025 content/stories/figures.md:10:1"),
    ("Text.\n\n```metric csat heat\n```\n", "M025 content/stories/figures.md:12:1"),
    ("```metric first\n```\n", "C012 content/stories/figures.md:10:1"),
  ])
  func mistakesAreReportedAtTheirPlace(_ body: String, _ message: String) throws {
    #expect(try portal(body).build().messages == [message])
  }

  /// What the one says can be drawn, the other draws.
  @Test(arguments: [
    ("", "line sparkline groups heat comparison latest"),
    ("2026-Q1,8,9,,\n", "line sparkline latest"),
    ("2026-Q1,8,4,,\n", "line sparkline latest"),
    ("2026-Q1,8,9,North,\n", "groups"),
    ("2026-Q1,8,9,North,\ncsat,2026-Q2,8,9,South,\n", "groups heat"),
    ("2026-Q1,8,9,North,treated\n", ""),
    ("2026-Q1,8,9,North,treated\ncsat,2026-Q1,8,9,South,control\n", "comparison"),
    ("2026-Q1,8,9,,treated\ncsat,2026-Q1,8,9,South,treated\ncsat,2026-Q2,8,9,,control\n", "comparison"),
  ])
  func aChartWithoutItsFiguresIsReported(_ rows: String, _ drawn: String) throws {
    let data = "metric,period,value,n,group,arm\n" + (rows.isEmpty ? "" : "csat," + rows)
    for form in ["line", "sparkline", "groups", "heat", "comparison", "latest"] {
      let portal = try portal("```metric csat \(form)\n```\n", data: data).build()
      let isDrawn = drawn.split(separator: " ").contains(Substring(form))
      #expect(portal.messages == (isDrawn ? [] : ["M025 content/stories/figures.md:10:1"]), "\(form)")
      // Without figures, or where all are hidden, a link is what there is to show.
      guard isDrawn, !rows.isEmpty, !rows.contains(",8,4,") || form == "line" else { continue }
      #expect(try page(portal).contains("<p class=\"figure\">") == false, "\(form)")
    }
  }

  @Test func aChartInAFieldIsReportedAtItsLine() throws {
    let portal = try portal("Text.\n").replace(
      "fields:\n  change:",
      with: "fields:\n  aside: {kind: markdown, help: More., example: More.}\n  change:",
      in: "templates/types/story.yaml"
    ).writeStory("figures", "aside: |\n  More.\n\n  ```metric csat comparison\n  ```\n")
    #expect(try portal.build().messages == ["M025 content/stories/figures.md:11:3"])
  }
}
