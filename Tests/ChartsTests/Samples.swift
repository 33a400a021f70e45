// Series that charts are tried on, in the manner of a portal in English.

import FoundationEssentials
import HTML

@testable import Charts

/// `1,234.50`: as the template language writes English numbers, but plain enough to be seen through.
@Sendable func english(_ value: Decimal, _ places: Int) -> String {
  let text = value.description
  let digits = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
  var whole = ""
  for (index, digit) in digits[0].enumerated() {
    if index > 0, (digits[0].count - index).isMultiple(of: 3) { whole += "," }
    whole.append(digit)
  }
  let fraction = (digits.count > 1 ? String(digits[1].prefix(places)) : "")
    .padded(to: places)
  return (value < 0 ? "\u{2212}" : "") + whole + (places > 0 ? "." + fraction : "")
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: "0", count: max(0, count - self.count))
  }
}

func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

/// Readings in short: `78.0 - ? 82` has a missing one and a hidden one.
func readings(_ text: String) -> [Reading] {
  text.split(separator: " ").map { word in
    switch word {
    case "-": .missing
    case "?": .hidden
    default: Reading(decimal(String(word)))
    }
  }
}

/// From 2025-Q2 on.
func quarters(_ text: String, count: Int? = nil) -> [Point] {
  readings(text).enumerated().map { index, reading in
    Point("\(2025 + (index + 1) / 4)-Q\((index + 1) % 4 + 1)", reading, count: count)
  }
}

/// So many of them.
func periods(_ count: Int) -> [String] {
  quarters(Array(repeating: "-", count: count).joined(separator: " ")).map(\.label)
}

func bars(_ text: String, _ names: [String], count: Int? = nil) -> [Point] {
  zip(names, readings(text)).map { Point($0, $1, count: count) }
}

func subject(_ name: String = "Guest satisfaction", unit: String = "points of 100", id: String = "csat")
  -> ChartSubject
{
  ChartSubject(id: id, name: name, unit: unit, smallestGroup: 5, write: english)
}

let hostile = "</title><script>alert('1')</script>&\"\u{0}\u{FFFE}e\u{301}\u{202E}"

/// A chart to look at, by the name of its golden file.
struct Sample: Sendable, CustomStringConvertible {
  let name: String
  let html: SafeHTML

  var description: String { name }

  init(_ name: String, _ html: SafeHTML) {
    self.name = name
    self.html = html
  }

  private static let units = ["Fleet", "Terminals & Guests", "Engineering", "Digital"]

  static let all: [Sample] = lines + comparisons + groups + others

  private static let lines = [
    Sample(
      "line",
      LineChart(
        subject(), quarters("78.0 77.6 78.9 - 80.8 82.0", count: 1204), baseline: Reference(78, "2025-Q2"),
        target: Reference(85, "2027-Q4")
      ).html),
    Sample("line-hidden", LineChart(subject(), quarters("? 77.6 ? ? 80.8 82.0")).html),
    Sample("line-single", LineChart(subject(), quarters("78")).html),
    Sample("line-all-hidden", LineChart(subject(), quarters("? ?"), target: Reference(85, "2027-Q4")).html),
    Sample("line-equal", LineChart(subject(), quarters("78 78 78"), baseline: Reference(78, "2025-Q2")).html),
    Sample("line-huge", LineChart(subject("Hours", unit: "hours"), quarters("12000000000 -3000000000 0")).html),
    Sample("line-tiny", LineChart(subject("Rate", unit: ""), quarters("0.0000012 0.0000031 0.0000020")).html),
    Sample(
      "line-long",
      LineChart(subject(), quarters((0..<40).map { String(($0 * 37) % 23 - 9) }.joined(separator: " "))).html),
    Sample(
      "line-hostile",
      LineChart(
        subject(hostile, unit: hostile), [Point(hostile, .value(1)), Point(hostile, .value(2))],
        target: Reference(3, hostile)
      ).html),
    Sample("sparkline", Sparkline(subject(), quarters("78.0 77.6 78.9 - 80.8 82.0")).html),
    Sample("sparkline-single", Sparkline(subject(), quarters("78.0")).html),
  ]

  private static let comparisons = [
    Sample(
      "comparison",
      ComparisonChart(
        subject("Turnaround", unit: "minutes", id: "turnaround"),
        [
          Series("Treated", members: "Piers 1 and 2", quarters("22.0 21.8 21.1 20.2 19.6 19.0", count: 88)),
          Series("Control", quarters("22.1 22.2 22.0 22.1 21.9 22.0", count: 64)),
        ], compared: periods(6)
      ).html),
    Sample(
      "comparison-gaps",
      ComparisonChart(
        subject("Turnaround", unit: "minutes", id: "turnaround"),
        [
          Series("Treated", quarters("22.0 ? 21.1 20.2 19.6 ?")),
          Series("Control", quarters("22.0 22.2 - 20.3 19.6 19.2")),
        ], compared: ["2025-Q2", "2026-Q1", "2026-Q2"]
      ).html),
    Sample(
      "comparison-behind",
      ComparisonChart(
        subject("On time", unit: "percent", id: "on-time"),
        [
          Series("Treated", quarters("70 86.1 88 89.5 91")), Series("Control", quarters("69 85.9 86.2 86.8 -")),
        ], compared: ["2025-Q3", "2025-Q4", "2026-Q1"]
      ).html),
    Sample(
      "comparison-all-hidden",
      ComparisonChart(
        subject(), [Series("Treated", quarters("? ?")), Series("Control", quarters("? ?"))], compared: []
      ).html),
  ]

  private static let groups = [
    Sample("groups-all-hidden", GroupChart(subject(), in: "2026-Q3", bars("? ?", units)).html),
    Sample(
      "groups",
      GroupChart(
        subject(), in: "2026-Q3", bars("82.4 79.0 88 ?", units, count: 120),
        overall: Point("All", .value(82), count: 400)
      ).html),
    Sample(
      "groups-negative", GroupChart(subject("Change", unit: "points"), in: "2026-Q3", bars("-4 12 0 -", units)).html
    ),
    Sample(
      "groups-long",
      GroupChart(
        subject(), in: "2026-Q3",
        bars("-1234567890123 98 ?", [String(repeating: "A very long name ", count: 6), "Fleet", hostile])
      ).html),
    Sample(
      "heat",
      HeatTable(
        subject("Manager support", unit: "percent"),
        zip(units, ["61 64 70", "55 58 59", "72 ? 80", "? ? -"]).map { Series($0, quarters($1)) }
      ).html),
    Sample(
      "before-after",
      BeforeAfterChart(subject("Raised voices", unit: "a week", id: "voices"), before: 29, after: 11, count: 24)
        .html),
  ]

  private static let others = [
    Sample(
      "stakes",
      StakesGrid(
        id: "power-interest",
        [
          ("Executive board", 5, 3), ("Finance", 5, 2), ("Department heads", 4, 4), ("Shift managers", 3, 5),
          ("Crew", 2, 5), ("Works council", 4, 4), ("IT", 3, 2), ("Port authority", 4, 1),
        ].map { name, power, interest in
          StakesGrid.Item(
            name, link: SitePath("stakeholders/\(chartID(from: name))/"), across: Decimal(interest),
            up: Decimal(power))
        },
        across: "Interest", up: "Power", write: english
      ).html),
    Sample(
      "stakes-crowded",
      StakesGrid(
        id: "crowd", (0..<20).map { StakesGrid.Item("\(hostile) \($0)", link: nil, across: 5, up: 5) },
        across: hostile, up: hostile, write: english
      ).html),
  ]
}
