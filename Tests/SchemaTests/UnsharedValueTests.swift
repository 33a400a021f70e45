// A copy of a value in memory of its own is the same value.

import FoundationEssentials
import HTML
import Schema
import Testing

struct UnsharedValueTests {
  private static let values: [Value] = [
    .none, .boolean(true), .integer(-3), .text("short"), .text("a text that is too long for a word of memory — é"),
    .choice(Choice(id: "on-the-job", label: "On the job")), .html(SafeHTML(text: "1 < 2")),
    .html(SafeHTML(trusted: Array("<a href=\"\">".utf8), links: [.init(offset: 9, target: SitePath("stories/"))])),
    .decimal(Decimal(1.5)), .percent(Decimal(38.5)), .money(Money(amount: Decimal(12), currency: "EUR")),
    .date(Day(daysSince1970: 20_000)),
    .dateTime(DateTime(day: Day(daysSince1970: 1), minute: 61, zone: "Europe/Lisbon")),
    .duration(Schema.Duration(minutes: 90)), .period(Period(year: 2026, quarter: 3)),
    .url(.site(SitePath("champions/marta/", fragment: "work"))), .url(.external("https://example.com/a/long/path")),
    .list([.text("one"), .list([.integer(2)])]), .entry(EntryID(7)),
  ]

  @Test(arguments: values)
  func isTheSameValue(_ value: Value) {
    #expect(value.unshared == value)
    let record = Value.record(Record(shape: ShapeID(1), slots: [value, .none, value]))
    #expect(record.unshared == record)
  }

  @Test(arguments: [-719_162, -1, 0, 20_778, 2_932_896])
  func aDayKeepsItsPartsInEightBytes(_ number: Int) {
    let day = Day(daysSince1970: number)
    #expect(day.daysSince1970 == number)
    #expect(Day(year: day.year, month: day.month, day: day.day) == day)
    #expect(MemoryLayout<Day>.size <= 8)
  }
}
