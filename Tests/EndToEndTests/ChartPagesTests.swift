// Charts on pages: figures of data files, drawn by functions that find their fields by the facet `measure`.

import Diagnostics
import Foundation
import Site
import Testing

@Suite struct ChartPagesTests {
  /// A type whose fields have names of their own, and a page that shows everything of it.
  private static let type = """
    name: gauge
    title: Gauge
    plural: Gauges
    help: A figure.
    folder: gauges
    facets:
      measure: {name: called, unit: counts, direction: better, baseline: start, target: wanted, minimum_group: smallest}
    fields:
      readings: {kind: series, help: The figures.}
      called: {kind: text, help: Short., example: CSAT}
      counts: {kind: text, help: The unit., example: points}
      better: {kind: choice, choices: [up, down], help: Which way., example: up}
      start:
        kind: record
        help: Where it began.
        example: {period: 2025-Q2, value: 78}
        fields:
          period: {kind: period, required: true, help: When., example: 2025-Q2}
          value: {kind: decimal, required: true, help: What., example: 78}
      wanted:
        kind: record
        help: Where it should go.
        example: {period: 2027-Q4, value: 85}
        fields:
          period: {kind: period, required: true, help: When., example: 2027-Q4}
          value: {kind: decimal, required: true, help: What., example: 85}
      smallest: {kind: integer, help: k., example: 8}
      power: {kind: integer, help: One number., example: 5}
      interest: {kind: integer, help: Another., example: 3}
      day: {kind: date, help: A day to look back from., example: 2026-01-01}

    """
  private static let page = """
    {% extends "base.html" %}
    {% block main %}
    {{ line_chart(page) }}
    {% let groups = group_chart(page) %}{% if groups %}{{ groups }}{% else %}<i>no groups</i>{% end %}
    {% let heat = heat_table(page) %}{% if heat %}{{ heat }}{% else %}<i>no heat</i>{% end %}
    {% let two = comparison_chart(page) %}{% if two %}{{ two }}{% else %}<i>no comparison</i>{% end %}
    {{ sparkline(page) }}
    {% let now = latest(page) %}{% if now %}<b>{{ now.period }}</b>{% else %}<b>never</b>{% end %}
    {% let then = latest(page, until: page.day) %}{% if then %}<s>{{ then.period }} {{ then.value | number }}</s>{% else %}<s>nothing</s>{% end %}
    <u>{{ attained(page) | percent(0) }}</u>
    {{ before_after("Raised voices", 29, 11, unit: "a week", n: 24) }}
    {{ stakes_grid(gauges, across: interest, up: power) }}
    {% end %}

    """
  private func portal() throws -> SmallPortal {
    try SmallPortal().write(Self.type, to: "templates/types/gauge.yaml").write(
      Self.page, to: "templates/gauge.html")
  }

  private func gauge(_ title: String, _ fields: String = "") -> String {
    "---\ntitle: \(title)\nsummary: About it.\nowner: Learning team\nstatus: published\n\(fields)---\nText.\n"
  }

  private func figures(_ rows: String) -> String { "metric,period,value,n,group,arm\n" + rows }

  @Test func aLineWithItsMarksAndAMissingQuarter() throws {
    let marks = """
      counts: points of 100
      start: {period: 2025-Q2, value: 78}
      wanted: {period: 2027-Q4, value: 85}

      """
    let portal = try portal().write(gauge("Guest satisfaction", marks), to: "content/gauges/csat.md")
      .write(
        figures("csat,2025-Q2,78.0,1000,,\ncsat,2025-Q3,77.6,1000,,\ncsat,2026-Q1,82.0,1204,,\n"),
        to: "content/data/a.csv"
      ).build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("gauges/csat/index.html"))
    #expect(
      html.contains(
        "Guest satisfaction rose from 78.0 in 2025-Q2 to 82.0 in 2026-Q1; the target is 85 by 2027-Q4; 2025-Q4 is missing."
      ))
    #expect(html.contains("id=\"site-chart-line-csat-title\""))
    #expect(html.contains("<td class=\"align-right\">1,204</td>"))
    #expect(html.contains("<i>no groups</i>") && html.contains("<i>no heat</i>"))
    #expect(html.contains("<i>no comparison</i>"))
    #expect(html.contains("<b>2026-Q1</b>") && html.contains("<u>57%</u>"))
    #expect(html.contains("Raised voices fell from 29 to 11 a week (n = 24)."))
  }

  /// A quarter counts from the day after its last; a hidden figure never does.
  @Test(arguments: [
    ("2025-09-30", "nothing"), ("2025-10-01", "2025-Q3 77"), ("2025-12-31", "2025-Q3 77"),
    ("2026-01-01", "2025-Q4 78"), ("2026-06-30", "2025-Q4 78"), ("2026-07-01", "2026-Q2 82"),
  ])
  func theLatestUntilADay(day: String, words: String) throws {
    let rows = "csat,2025-Q3,77,90,,\ncsat,2025-Q4,78,90,,\ncsat,2026-Q1,79,4,,\ncsat,2026-Q2,82,90,,\n"
    let portal = try portal().write(gauge("Guest satisfaction", "day: \(day)\n"), to: "content/gauges/csat.md")
      .write(figures(rows), to: "content/data/a.csv").build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("gauges/csat/index.html"))
    #expect(html.contains("<s>\(words)</s>"))
    #expect(html.contains("<b>2026-Q2</b>"))
  }

  @Test func withoutFiguresThereIsNothing() throws {
    let portal = try portal().write(gauge("Empty"), to: "content/gauges/empty.md").build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("gauges/empty/index.html"))
    #expect(!html.contains("site-chart-line") && !html.contains("sparkline"))
    #expect(html.contains("<b>never</b>") && html.contains("<u></u>"))
  }

  /// The numbers of a small group are in no byte of any file; that they are hidden is said.
  @Test func smallGroupsAreHidden() throws {
    let rows = """
      csat,2026-Q1,70,400,,
      csat,2026-Q1,71,200,Fleet,
      csat,2026-Q1,72,190,Piers,
      csat,2026-Q1,31.4159,4,Digital,
      csat,2026-Q2,73,420,,
      csat,2026-Q2,74,220,Fleet,
      csat,2026-Q2,75,193,Piers,
      csat,2026-Q2,27.1828,4,Digital,

      """
    let portal = try portal().write(gauge("Guest satisfaction"), to: "content/gauges/csat.md")
      .write(figures(rows), to: "content/data/a.csv").build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("gauges/csat/index.html"))
    // Piers are hidden for the sake of Digital, so nothing at a mark may say that they are few.
    #expect(html.contains("<th scope=\"row\">Piers</th><td class=\"align-right\">hidden</td>"))
    #expect(html.contains("Hidden: a group of fewer than 5, or one that would give such a group away."))
    #expect(!html.contains("hidden (fewer than"))
    #expect(html.contains("Guest satisfaction in 2026-Q2") && html.contains("by group from 2026-Q1 to 2026-Q2"))
    for (path, bytes) in portal.outputFiles() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("1415") && !text.contains("1828"), "\(path)")
    }
  }

  @Test func treatedAndControl() throws {
    let rows = """
      csat,2026-Q1,86,1000,Piers 1 and 2,treated
      csat,2026-Q1,85,1000,Piers 3 and 4,control
      csat,2026-Q2,92,1000,Piers 1 and 2,treated
      csat,2026-Q2,87,1000,Piers 3 and 4,control

      """
    let portal = try portal().write(gauge("On time"), to: "content/gauges/csat.md")
      .write(figures(rows), to: "content/data/a.csv").build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("gauges/csat/index.html"))
    #expect(html.contains("On time (treated, Piers 1 and 2) rose from 86 in 2026-Q1 to 92 in 2026-Q2;"))
    #expect(html.contains("parallel trends") && html.contains("Control 87"))
  }

  @Test func entriesByTwoNumbersLeadToTheirPages() throws {
    let portal = try portal().write(gauge("Board", "power: 5\ninterest: 3\n"), to: "content/gauges/board.md")
      .write(gauge("Crew & co", "power: 2\ninterest: 5\n"), to: "content/gauges/crew.md")
      .write(gauge("Nobody"), to: "content/gauges/nobody.md").build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("gauges/board/index.html"))
    #expect(html.contains("2 entries, power upwards and interest to the right; none is high in both."))
    #expect(html.contains("<a href=\"../crew/\">Crew &amp; co</a>"))
    #expect(!html.contains("<a href=\"../nobody/\">Nobody</a>"))
  }

  @Test func aNewFigureMakesThePageAnew() throws {
    let portal = try portal().write(gauge("Guest satisfaction"), to: "content/gauges/csat.md")
      .write(figures("csat,2026-Q1,70,400,,\n"), to: "content/data/a.csv").build().settle()
      .write(figures("csat,2026-Q1,70,400,,\ncsat,2026-Q2,71,400,,\n"), to: "content/data/a.csv").build()
    #expect(portal.output("gauges/csat/index.html")?.contains("rose from 70 in 2026-Q1 to 71 in 2026-Q2") == true)
  }

  @Test(arguments: [
    ("{{ line_chart(page) }}", "is an entry of a type with the facet measure (gauge)"),
    ("{{ latest(page).period }}", "is an entry of a type with the facet measure (gauge)"),
    ("{{ stakes_grid(stories, across: title, up: title) }}", "a field that holds a number"),
  ])
  func whatIsNoMeasureIsRefused(call: String, words: String) throws {
    let portal = try portal().write(gauge("Guest satisfaction"), to: "content/gauges/csat.md")
      .replace("{{ page.body }}", with: call, in: "templates/story.html").build()
    let messages = (portal.report?.diagnostics ?? []).map(\.message)
    #expect(messages.contains { $0.contains(words) }, "\(messages)")
  }

  /// Two of a kind on one page would share ids, which the verifier finds; a word makes them differ.
  @Test(arguments: [("line_chart(page)", ["L004"]), ("line_chart(page, id: \"again\")", [])])
  func theSameChartTwice(call: String, codes: [String]) throws {
    let portal = try portal().write(gauge("Guest satisfaction"), to: "content/gauges/csat.md")
      .write(figures("csat,2026-Q1,70,400,,\n"), to: "content/data/a.csv")
      .replace("{{ line_chart(page) }}", with: "{{ line_chart(page) }}{{ \(call) }}", in: "templates/gauge.html")
      .build()
    #expect(Set((portal.report?.diagnostics ?? []).map(\.code.id)) == Set(codes))
  }
}
