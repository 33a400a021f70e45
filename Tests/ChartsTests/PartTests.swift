// The parts that charts are made of: scales, coordinates, widths, labels, sentences, ids. Tables of cases.

import FoundationEssentials
import Testing

@testable import Charts

@Suite("Parts of charts")
struct PartTests {
  @Test(
    "a scale has round marks",
    arguments: [
      ("78 82 85", false, "78 80 82 84 86"), ("0 100", false, "0 50 100"), ("3 17", true, "0 5 10 15 20"),
      ("-4 12", true, "-5 0 5 10 15"), ("-3 -9", true, "-10 -5 0"),
      ("7", false, "6 6.5 7 7.5 8"),
      ("0", false, "-1 -0.5 0 0.5 1"), ("0", true, "0 0.5 1"), ("", false, "-1 -0.5 0 0.5 1"),
      ("0.1 0.34", false, "0.1 0.2 0.3 0.4"),
      ("12000000 41000000", false, "10 20 30 40 50"), ("0.0000001 0.0000004", false, "100 200 300 400"),
      ("1000000000000 1000000000001", false, ""),
    ])
  func scale(values: String, fromZero: Bool, ticks: String) {
    let scale = Scale(covering: values.split(separator: " ").map { decimal(String($0)) }, fromZero: fromZero)
    if !ticks.isEmpty { #expect(scale.ticks.map { "\($0.value)" }.joined(separator: " ") == ticks) }
    #expect((2...10).contains(scale.ticks.count))
    #expect(scale.ticks.first?.share == 0 && scale.ticks.last?.share == 1)
    #expect(scale.ticks.allSatisfy { fractionDigits(of: $0.value) <= $0.places })
  }

  @Test(
    "coordinates have one digit after the point",
    arguments: [
      (0, "0"), (1.25, "1.3"), (-0.04, "0"), (-1.5, "-1.5"), (12, "12"), (Double.nan, "0"), (Double.infinity, "0"),
      (1e300, "1000000"),
    ])
  func coordinates(value: Double, text: String) { #expect(fixed(value) == text) }

  @Test(
    "texts are cut to fit",
    arguments: [("Fleet", 100.0, "Fleet"), ("Terminals and Guests", 62, "Termina…"), ("W", 1, ""), ("", 10, "")])
  func fitting(text: String, width: Double, kept: String) {
    #expect(fitted(text, to: width, size: 12) == kept)
    #expect(textWidth(kept, size: 12) <= width)
  }

  @Test("labels avoid what is taken, and lines where they can")
  func placing() {
    var placer = LabelPlacer(in: Box(x: 0, y: 0, width: 100, height: 60), size: 10)
    placer.take(Box(x: 0, y: 0, width: 100, height: 20))
    placer.avoid(from: Place(0, 35), to: Place(100, 35))
    let candidates = [15.0, 38, 55, 80].map { Label(text: "82.0", x: 50, y: $0, anchor: .middle) }
    #expect(placer.place(candidates)?.y == 55)
    #expect(placer.place(candidates)?.y == 38)
    #expect(placer.place(candidates) == nil)
  }

  @Test(
    "a line in words",
    arguments: [
      (
        "78.0 77.6 78.9 - 80.8 82.0",
        "Guest satisfaction rose from 78.0 in 2025-Q2 to 82.0 in 2026-Q3; the target is 85 by 2027-Q4; 2026-Q1 is missing."
      ),
      (
        "82 78",
        "Guest satisfaction fell from 82 in 2025-Q2 to 78 in 2025-Q3; the baseline is 78 in 2025-Q2; the target is 85 by 2027-Q4."
      ),
      ("78", "Guest satisfaction was 78 in 2025-Q2; the target is 85 by 2027-Q4."),
      ("78 79 78", "Guest satisfaction was 78 in 2025-Q2 and again in 2025-Q4; the target is 85 by 2027-Q4."),
      (
        "? - - 80",
        "Guest satisfaction was 80 in 2026-Q1; the baseline is 78 in 2025-Q2; the target is 85 by 2027-Q4; 2025-Q3 and 2025-Q4 are missing; 2025-Q2 is hidden."
      ),
      (
        "? ? ? ? ?",
        "Guest satisfaction has no figure that may be shown; the baseline is 78 in 2025-Q2; the target is 85 by 2027-Q4; 5 of 5 are hidden."
      ),
    ])
  func line(values: String, sentence: String) {
    let sentences = Sentences(subject: subject())
    #expect(
      sentences.line(
        quarters(values), baseline: Reference(78, "2025-Q2"), target: Reference(85, "2027-Q4")) == sentence)
  }

  @Test(
    "two lines in words, from and to the same quarter",
    arguments: [
      (
        "86 88 91", "85 86 ?", ["2025-Q2", "2025-Q3"],
        "Calm (treated, A) rose from 86 in 2025-Q2 to 88 in 2025-Q3; Calm (control) rose from 85 in 2025-Q2 to 86 in 2025-Q3; 2025-Q4 is hidden."
      ),
      (
        "86 -", "- 85", [],
        "Calm (treated, A) was 86 in 2025-Q2; 2025-Q3 is missing; Calm (control) was 85 in 2025-Q3; 2025-Q2 is missing; there is no quarter with a figure of both that may be shown."
      ),
    ])
  func comparison(treated: String, control: String, compared: [String], sentence: String) {
    let series = [Series("Treated", members: "A", quarters(treated)), Series("Control", quarters(control))]
    #expect(Sentences(subject: subject("Calm")).comparison(series, in: compared) == sentence)
  }

  @Test(
    "groups in words",
    arguments: [
      (
        "82.4 79 ?",
        "Guest satisfaction in 2026-Q3 was highest for Fleet (82.4) and lowest for Commercial (79.0); C is hidden."
      ),
      ("5 5 5", "Guest satisfaction in 2026-Q3 was 5 for all groups shown."),
      ("5 ? ?", "Guest satisfaction in 2026-Q3 was 5 for Fleet; Commercial and C are hidden."),
      (
        "? - ?",
        "Guest satisfaction in 2026-Q3 has no figure that may be shown; Commercial is missing; Fleet and C are hidden."
      ),
    ])
  func groups(values: String, sentence: String) {
    let bars = bars(values, ["Fleet", "Commercial", "C"])
    #expect(Sentences(subject: subject()).groups(bars, in: "2026-Q3", overall: nil) == sentence)
  }

  @Test(
    "a change in words",
    arguments: [
      ("78", "82.5", 1204, "Calm rose from 78.0 to 82.5 points (n = 1,204)."),
      ("3", "3", nil, "Calm stayed at 3 points."),
      ("3", "-1", nil, "Calm fell from 3 to −1 points."),
    ] as [(String, String, Int?, String)])
  func change(before: String, after: String, count: Int?, sentence: String) {
    let sentences = Sentences(subject: subject("Calm", unit: "points"))
    #expect(sentences.beforeAndAfter(decimal(before), decimal(after), count: count) == sentence)
  }

  @Test(
    "ids keep different texts apart",
    arguments: [
      ("Guest satisfaction", "guest-satisfaction"), ("a--b", "a-b"), ("Überfahrt", "berfahrt-36f8a7d6"),
      ("漢字", "4eb3d6a1"),
    ])
  func ids(text: String, id: String) {
    #expect(
      chartID(from: text).utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    )
    if text.utf8.allSatisfy({ $0 < 128 }) { #expect(chartID(from: text) == id) }
    #expect(chartID(from: text) != chartID(from: text + "é"))
  }
}
