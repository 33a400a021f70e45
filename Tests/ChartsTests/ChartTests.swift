// Charts as they are printed: golden files, and what holds for all of them whatever their numbers.
//
// After a change that is meant: LAUREL_REFRESH_GOLDEN=1 swift test --filter ChartTests, and read the diff.

import Foundation
import HTML
import SeededNumbers
import Testing

@testable import Charts

@Suite("Charts")
struct ChartTests {
  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  @Test("a chart is what its golden file says", arguments: Sample.all)
  func golden(sample: Sample) throws {
    let file = Self.golden.appendingPathComponent(sample.name + ".html")
    let text = String(decoding: sample.html.bytes, as: UTF8.self)
    if ProcessInfo.processInfo.environment["LAUREL_REFRESH_GOLDEN"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("a chart is sound", arguments: Sample.all)
  func sound(sample: Sample) {
    #expect(!sample.html.isEmpty)
    expectSound(sample.html, sample.name)
  }

  @Test("every drawing has a title and a description", arguments: Sample.all)
  func accessible(sample: Sample) throws {
    let picture = Picture(sample.html)
    guard let drawing = picture.drawing else {
      #expect(picture.all("caption").count == 1 || sample.name.hasSuffix("-all-hidden"))
      return
    }
    #expect(drawing.attributes["role"] == "img")
    #expect(drawing.attributes["width"] == nil && drawing.attributes["height"] == nil)
    #expect(picture.all("title").allSatisfy { !$0.text.isEmpty } && picture.all("title").count == 1)
    #expect(picture.all("desc").allSatisfy { !$0.text.isEmpty } && picture.all("desc").count == 1)
    if let labelled = drawing.attributes["aria-labelledby"] {
      #expect(picture.all("title").first?.attributes["id"] == labelled)
      #expect(picture.all("desc").first?.attributes["id"] == drawing.attributes["aria-describedby"])
      #expect(picture.all("th").allSatisfy { $0.attributes["scope"] != nil })
      #expect(picture.all("caption").count == 1 && picture.all("details").count == 1)
    }
  }

  @Test("random series make sound charts", arguments: 0..<60)
  func random(seed: UInt64) {
    var random = Dice(seed: seed)
    let count = random.upTo(14) + 1
    let magnitude = random.upTo(24) - 8
    func reading() -> Reading {
      switch random.upTo(9) {
      case 0: .missing
      case 1: .hidden
      default: Reading(Decimal(random.upTo(2000) - 700) * Decimal(sign: .plus, exponent: magnitude, significand: 1))
      }
    }
    let name = String(repeating: "Name & ", count: random.upTo(8) + 1)
    func points() -> [Point] {
      (0..<count).map { Point("\(2020 + $0 / 4)-Q\($0 % 4 + 1)", reading(), count: random.upTo(400)) }
    }
    let subject = subject(name, unit: random.upTo(1) == 0 ? "" : name)
    let (one, other) = (points(), points())
    let line = LineChart(
      subject, one, baseline: reading().value.map { Reference($0, "2020-Q1") },
      target: reading().value.map { Reference($0, "2024-Q4") })
    expectSound(line.html, "line \(seed)")
    expectSound(
      ComparisonChart(
        subject, [Series("Treated", one), Series("Control", other)],
        compared: zip(one, other).compactMap { $0.reading.value == nil || $1.reading.value == nil ? nil : $0.label }
      ).html, "two \(seed)")
    let overall = reading()
    let groups = GroupChart(subject, in: "2026-Q3", one, overall: Point("All", overall))
    expectSound(groups.html, "groups \(seed)")
    expectSound(HeatTable(subject, [Series("A", one), Series("B", other)]).html, "heat \(seed)")
    expectSound(Sparkline(subject, one).html, "sparkline \(seed)")
  }

  @Test("what is hidden leaves no trace of its number behind")
  func hidden() {
    // The readings have no place for it: a hidden one carries no number at all.
    let html = LineChart(subject(), [Point("2026-Q1", .hidden, count: 4321), Point("2026-Q2", .value(7))]).html
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(!text.contains("4,321") && !text.contains("4321"))
    #expect(text.contains(">hidden</text>") && text.contains("<td class=\"align-right\">hidden</td>"))
    #expect(text.contains("Hidden: a group of fewer than 5, or one that would give such a group away."))
  }

  @Test("without figures there is no chart")
  func empty() {
    #expect(LineChart(subject(), []).html.isEmpty)
    #expect(LineChart(subject(), quarters("- -")).html.isEmpty)
    #expect(Sparkline(subject(), quarters("? -")).html.isEmpty)
    #expect(GroupChart(subject(), in: "2026-Q1", []).html.isEmpty)
    #expect(HeatTable(subject(), []).html.isEmpty)
    #expect(ComparisonChart(subject(), [], compared: []).html.isEmpty)
    #expect(
      ComparisonChart(subject(), [Series("A", quarters("1 2")), Series("B", quarters("1"))], compared: []).html
        .isEmpty)
    #expect(BeforeAfterChart(subject(), before: .nan, after: 1, count: nil).html.isEmpty)
    #expect(StakesGrid(id: "a", [], across: "A", up: "B", write: english).html.isEmpty)
  }

  @Test("two lines are labelled in the quarters that they are compared in")
  func labelsOfACompared() throws {
    let html = try #require(Sample.all.first { $0.name == "comparison-behind" }).html
    let drawing = String(decoding: html.bytes, as: UTF8.self).split(separator: "</svg>")[0]
    for label in ["Treated 89.5", "Control 86.8", "86.1", "85.9"] { #expect(drawing.contains(">\(label)</text>")) }
    #expect(!drawing.contains("91.0</text>") && !drawing.contains(">70.0</text>"))
  }

  @Test("where all is hidden there are words, and no axes", arguments: ["line", "comparison", "groups"])
  func allHidden(kind: String) throws {
    let html = try #require(Sample.all.first { $0.name == kind + "-all-hidden" }).html
    let text = String(decoding: html.bytes, as: UTF8.self)
    #expect(!text.contains("<svg") && text.contains("has no figure that may be shown"))
    #expect(text.contains("are hidden") && text.contains("Hidden: a group of fewer than 5"))
  }

  @Test("links keep their offsets")
  func links() throws {
    let html = try #require(Sample.all.first { $0.name == "stakes" }).html
    #expect(html.links.count == 8)
    for link in html.links {
      #expect(String(decoding: html.bytes[(link.offset - 6)..<link.offset], as: UTF8.self) == "href=\"")
    }
  }
}

/// Numbers to draw charts of.
struct Dice {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15) }

  /// From 0 to `most`.
  mutating func upTo(_ most: Int) -> Int { Int(numbers.next() % UInt64(most + 1)) }
}
