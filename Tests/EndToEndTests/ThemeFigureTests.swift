// What the theme prints of figures beside its charts: the difference of a comparison, and the sums of a quarter report. The components are
// those of the theme, on the small portal.

import Foundation
import Testing

@Suite struct ThemeFigureTests {
  private static let page = """
    {% extends "base.html" %}
    {% block main %}
    <h1>{{ page.title }}</h1>
    {% let two = comparison_chart(page) %}
    {% if two %}{{ two }}{{ comparison_words(metric: page) }}{% else %}<i>no comparison</i>{% end %}
    {% if page.reviewed %}{{ report_table(title: "Report", figures: metrics, quarter: page.reviewed | quarter, begins: 1) }}{% end %}
    {% end %}

    """

  /// The page of a metric with these rows, reported on for the third quarter of 2026, without tags and with single spaces.
  private func text(_ rows: String, _ fields: String = "", says messages: [String] = []) throws -> String {
    let theme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../templates")
    let portal = try SmallPortal().write(Self.page, to: "templates/metric.html")
    for path in ["types/metric.yaml", "components/figures.html"] {
      try portal.write(String(contentsOf: theme.appending(path: path), encoding: .utf8), to: "templates/" + path)
    }
    try portal.write(
      """
      ---
      title: On time
      summary: How often.
      owner: Learning team
      status: published
      reviewed: 2026-09-01
      name: OTS
      unit: hours
      direction: up
      kind_of_measure: outcome
      level: 4
      formula: Counted.
      source: The log
      \(fields)
      ---

      """, to: "content/metrics/ots.md"
    ).write("metric,period,value,n,group,plan,arm\n" + rows, to: "content/data/a.csv").build()
    #expect(portal.messages == messages)
    let html = try #require(portal.output("metrics/ots/index.html"))
    return html.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ").replacing(" ,", with: ",")
  }

  private static func arm(_ arm: String, _ values: (quarter: String, value: Int, n: Int)...) -> String {
    values.map { "ots,\($0.quarter),\($0.value),\($0.n),Pier \(arm),,\(arm)\n" }.joined()
  }

  private static let treated = arm("treated", ("2026-Q1", 86, 90), ("2026-Q2", 92, 91), ("2026-Q3", 99, 92))

  /// The quarters of both the difference and the sentence of the chart; the newest of the treated has no counterpart.
  @Test(arguments: [
    ("without a row", arm("control", ("2026-Q1", 85, 80), ("2026-Q2", 87, 81))),
    ("hidden", arm("control", ("2026-Q1", 85, 80), ("2026-Q2", 87, 81), ("2026-Q3", 95, 3))),
  ])
  func bothSidesAreOfOneQuarter(_ why: String, control: String) throws {
    let page = try text(Self.treated + control)
    #expect(page.contains("Difference in differences: +4 hours, from 2026-Q1 to 2026-Q2:"))
    #expect(page.contains("Pier treated 86 to 92 (n = 91 ), Pier control 85 to 87 (n = 81 )."), "\(why)")
    #expect(page.contains("(treated, Pier treated) rose from 86 in 2026-Q1 to 92 in 2026-Q2;"))
  }

  @Test func theFirstQuarterIsOneOfBothFromTheBaselineOn() throws {
    let baseline = "baseline: {period: 2026-Q1, value: 80}"
    let page = try text(
      Self.treated
        + Self.arm("control", ("2025-Q4", 70, 80), ("2026-Q2", 85, 80), ("2026-Q3", 86, 80)), baseline)
    #expect(page.contains("Difference in differences: +6 hours, from 2026-Q2 to 2026-Q3:"))
  }

  @Test(arguments: ["2026-Q4", "2026-Q2"])
  func withoutTwoQuartersOfBothThereIsNoDifference(quarter: String) throws {
    let page = try text(Self.treated + Self.arm("control", (quarter, 85, 80)))
    #expect(!page.contains("Difference in differences:"))
    #expect(
      page.contains(
        "No difference in differences: it takes two quarters with a figure of both that may be shown."))
  }

  /// The chart is not drawn, and that is told; the whole of the side, where it has rows, is what is drawn.
  @Test func twoGroupsOfOneSideNeedTheWholeOfIt() throws {
    let control = Self.arm("control", ("2026-Q1", 85, 80), ("2026-Q3", 87, 81))
    let rows = Self.treated + control + "ots,2026-Q3,90,70,Pier 9,,treated\n" + Self.whole("2026-Q3,90,300,,95,")
    let page = try text(rows, says: ["D025 content/data/a.csv:7:19"])
    #expect(page.contains("no comparison") && page.contains("95 90 n = 300"))
    let whole = "ots,2026-Q1,80,170,,,treated\nots,2026-Q3,90,170,,,treated\n"
    #expect(
      try text(rows + whole).contains("Difference in differences: +8 hours, from 2026-Q1 to 2026-Q3: with 80 to 90")
    )
  }

  private static let sums = "year_to_date: sum"
  private static func whole(_ quarters: String...) -> String { quarters.map { "ots,\($0)\n" }.joined() }
  private static let lastYear = whole("2025-Q1,10,50,,,", "2025-Q2,11,50,,,", "2025-Q3,12,50,,,")

  @Test(arguments: [
    (
      "whole", lastYear + whole("2026-Q1,10,50,,9,", "2026-Q2,20,50,,9,", "2026-Q3,30,50,,12,"), sums,
      "Source: The log 33 30 60 200.0%"
    ),
    (
      "a hidden quarter", lastYear + whole("2026-Q1,10,50,,9,", "2026-Q2,20,3,,9,", "2026-Q3,30,50,,12,"), sums,
      "Source: The log 33 30 no figure 2026-Q2 is hidden "
    ),
    (
      "a missing and a future quarter", lastYear + whole("2026-Q1,10,50,,9,", "2026-Q2,,,,9,"), sums,
      "Source: The log 33 no plan none for 2026-Q3 no figure 2026-Q2 is missing 2026-Q3 is missing "
    ),
    (
      "a plan that lacks, and last year",
      whole("2025-Q1,10,50,,,", "2026-Q1,10,50,,9,", "2026-Q2,20,50,,,", "2026-Q3,30,50,,12,"), sums,
      "Source: The log no figure 2025-Q2 is missing 2025-Q3 is missing no plan none for 2026-Q2 60 "
    ),
    ("no plan at all", lastYear + whole("2026-Q3,30,50,,,"), "", "Source: The log 12 no plan 30 n = 50 "),
    ("the newest, hidden", lastYear + whole("2026-Q3,30,3,,40,"), "", "12 40 no figure 2026-Q3 is hidden "),
  ])
  func aSumIsOfAllItsQuarters(_ what: String, rows: String, fields: String, row: String) throws {
    let page = try text(rows, fields)
    #expect(page.contains(row), "\(what): \(page)")
    #expect(page.contains("%") == row.contains("%"), "\(what)")
  }
}
