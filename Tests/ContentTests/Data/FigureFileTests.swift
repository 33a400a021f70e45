// Rows of figures, each checked by itself.

import Diagnostics
import FoundationEssentials
import Schema
import Testing

@testable import Content

@Suite struct FigureFileTests {
  private static func read(_ text: String) -> FigureFile {
    FigureFile(SourceFile(path: "content/data/a.csv", text: text))
  }

  private static func faults(_ text: String) -> [String] {
    read(text).diagnostics.map { "\($0.code.id) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
  }

  static let header = "metric,period,value,n,group,numerator,denominator,plan,arm\n"

  @Test func everyColumnIsRead() throws {
    let file = Self.read(Self.header + "reach,2026-Q3,53.0,1840,\"Terminals,\n Guests\",975,1840,55,Treated\n")
    #expect(file.diagnostics == [])
    let figure = try #require(file.figures.first)
    #expect(figure.subject == "reach")
    #expect(figure.period == Period(year: 2026, quarter: 3))
    #expect(figure.group == "Terminals, Guests")
    #expect(figure.arm == .treated)
    #expect(figure.value == 53)
    #expect((figure.n, figure.numerator, figure.denominator) == (1840, 975, 1840))
    #expect(figure.plan == 55)
  }

  @Test func numbersAreExact() throws {
    let figures = Self.read("metric,period,value,n\na,2026-Q3,0.1,10\na,2026-Q4,12345678901234.5678,10\n").figures
    #expect(figures.map(\.value) == [Decimal(string: "0.1"), Decimal(string: "12345678901234.5678")])
  }

  @Test func aCommaIsThePointWhereCellsAreNotPartedByCommas() {
    #expect(Self.read("metric;period;value;n\na;2026-Q1;1,5;9\n").figures.first?.value == Decimal(string: "1.5"))
    #expect(Self.read("metric;period;value;n\na;2026-Q1;1,5,5;9\n").figures.first?.value == nil)
    #expect(Self.read("metric;period;value;n\na;2026-Q1;1.234;9\n").diagnostics.isEmpty)
    #expect(
      Self.read("metric;period;value;n\na;2026-Q1;1.234;9\na;2026-Q2;1,5;9\n").diagnostics.map(\.code.id) == [
        "D012"
      ])
  }

  @Test func columnsMayStandInAnyOrderAndInCapitals() {
    let figures = Self.read("N;Value;Period;Metric\n9;1.5;2026-Q1;a\n").figures
    #expect(figures.map(\.n) == [9])
    #expect(figures.map(\.value) == [Decimal(string: "1.5")])
  }

  @Test(arguments: [
    // The header.
    ("metric,period,value\n", ["D006 1:1"]), ("metric,perod,value,n\n", ["D005 1:8"]),
    ("metric,period,value,n,remark\n", ["D005 1:23"]), ("metric,period,value,n,\n", ["D005 1:23"]),
    ("metric,period,value,n,Value\n", ["D007 1:23"]), ("\n", ["D006 1:1"]),
    // One row.
    (header + "a,2026-Q5,1,9,,,,,\n", ["D011 2:3"]), (header + "a,Q3 2026,1,9,,,,,\n", ["D011 2:3"]),
    (header + "a,,1,9,,,,,\n", ["D011 2:3"]), (header + "a,2026-Q3,\"1,5\",9,,,,,\n", ["D012 2:12"]),
    (header + "a,2026-Q3,1 %,9,,,,,\n", ["D012 2:11"]), (header + "a,2026-Q3,1e3,9,,,,,\n", ["D012 2:11"]),
    (header + "a,2026-Q3,1,9.5,,,,,\n", ["D012 2:13"]), (header + "a,2026-Q3,1,-9,,,,,\n", ["D012 2:13"]),
    (header + "a,2026-Q3,=1+1,9,,,,,\n", ["D013 2:11"]), (header + "a,2026-Q3,@SUM(A1),9,,,,,\n", ["D013 2:11"]),
    (header + "a,2026-Q3,+cmd|x,9,,,,,\n", ["D013 2:11"]),
    (header + "a,2026-Q3,1,\"=HYPERLINK(\"\"x\"\")\",,,,,\n", ["D013 2:14"]),
    (header + "a,2026-Q3,+5,9,,,,,\n", ["D012 2:11"]), (header + "a,2026-Q3,-5,9,,,,,\n", []),
    (header + "a,2026-Q3,53.0,9,,1975,1840,,\n", ["D014 2:19"]),
    (header + "a,2026-Q3,53.0,9,,975,,,\n", ["D014 2:19"]),
    (header + "a,2026-Q3,53.0,9,,,1840,,\n", ["D014 2:20"]), (header + "a,2026-Q3,53.0,9,,0,0,,\n", ["D014 2:21"]),
    (header + "a,2026-Q3,35.0,9,,975,1840,,\n", ["D015 2:11"]), (header + "a,2026-Q3,53.0,9,,975,1840,,\n", []),
    (header + "a,2026-Q3,0.53,9,,975,1840,,\n", []), (header + "a,2026-Q3,530,9,,975,1840,,\n", []),
    (header + "a,2026-Q3,52.98,9,,975,1840,,\n", ["D015 2:11"]),
    (header + "a,2026-Q3,1,,,,,,\nb,2026-Q3,1,9,,,,,\na,2026-Q4,1,,,,,,\n", ["D016 2:1"]),
    (header + "a,2026-Q3,1,,Digital,,,,\n", ["D017 2:14"]), (header + "a,2026-Q3,1,,,,,,control\n", ["D017 2:18"]),
    (header + "a,2026-Q3,1,9,,,,,treatment\n", ["D019 2:19"]), (header + "a,2026-Q3,,9,,,,,\n", ["D020 2:1"]),
    (header + "a,2026-Q4,,,,,,60,\n", []), (header + "a,2026-Q4,,,Digital,,,60,\n", []),
    (header + "a,2026-Q3,1,9,\"=1+1\",,,,\n", []),
    // Several faults of one row are told at once.
    (header + "a,2026-Q3,x,y,,,,,z\n", ["D012 2:11", "D012 2:13", "D019 2:19"]),
  ])
  func isTold(_ text: String, _ faults: [String]) {
    #expect(Self.faults(text).sorted() == faults)
  }

  @Test(arguments: [
    ("metric,period,value,n\na,2026-Q3,\"88,8\",9\n", "write 88.8"),
    ("metric,period,value,n\na,Q3 2026,1,9\n", "write 2026-Q3"),
    ("metrik,period,value,n\n", "did you mean \"metric\"?"),
    (header + "a,2026-Q3,1,9,,,,,controll\n", "did you mean \"control\"?"),
    ("metric,period,value,n\na,2026-Q3,1\n", "add 1 empty at its end"),
  ])
  func theHintSaysWhatToWrite(_ text: String, _ hint: String) {
    #expect(Self.read(text).diagnostics.map(\.hint) == [hint])
  }

  @Test func missingSizesAreCountedByFigure() {
    let file = Self.read("metric,period,value,n\na,2026-Q1,1,\na,2026-Q2,1,\na,2026-Q3,1,\n")
    #expect(file.diagnostics.map(\.message) == ["3 figures of \"a\" have no n, this the first"])
  }
}
