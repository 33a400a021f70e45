// Resolved values as bytes, there and back; and bytes that are none.

import Coding
import FoundationEssentials
import HTML
import Testing

@testable import Schema

@Suite struct StoringTests {
  static let html = SafeHTML(
    trusted: Array("<a href=\"\">x</a>".utf8),
    links: [SafeHTML.Link(offset: 9, target: SitePath("b/", fragment: "c"))])

  static let values: [Value] = [
    .none, .text("é"), .choice(Choice(id: "a", label: "A")), .html(html), .boolean(true), .boolean(false),
    .integer(-7),
    .decimal(Decimal(1.5)), .percent(Decimal(38.5)), .money(Money(amount: Decimal(2), currency: "EUR")),
    .date(Day(daysSince1970: 20_000)), .dateTime(DateTime(day: Day(daysSince1970: 1), minute: 90, zone: "UTC")),
    .duration(Duration(minutes: 5)), .period(Period(year: 2026, quarter: 3)), .url(.site(SitePath("a/b/"))),
    .url(.external("https://a.example/")), .entry(EntryID(3)),
    .list([.entry(EntryID(1)), .list([]), .record(Record(shape: ShapeID(2), slots: [.none, .text("")]))]),
  ]

  private static func bytes(of value: Value) -> [UInt8] {
    var writer = ByteWriter()
    value.write(to: &writer) { UInt64($0.index) }
    return writer.bytes
  }

  private static func value(of bytes: [UInt8]) throws(DamagedData) -> Value {
    var reader = ByteReader(bytes)
    return try Value(from: &reader) { (key) throws(DamagedData) in
      guard key < 10 else { throw DamagedData() }
      return EntryID(Int(key))
    }
  }

  @Test(arguments: values)
  func comesBack(_ value: Value) throws {
    #expect(try Self.value(of: Self.bytes(of: value)) == value)
  }

  /// Cut off or changed, they are another value or none; nothing else happens.
  @Test func damageIsNoCrash() {
    let bytes = Self.bytes(of: .list(Self.values))
    for end in bytes.indices { #expect(throws: DamagedData.self) { try Self.value(of: Array(bytes[..<end])) } }
    for place in bytes.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] ^= mask
        _ = try? Self.value(of: damaged)
      }
    }
  }

  @Test func nestingHasAnEnd() {
    let bytes = Self.bytes(of: .list([.none]))
    let deep = [[UInt8]](repeating: Array(bytes.prefix(2)), count: 5000).flatMap { $0 } + [bytes[2]]
    #expect(throws: DamagedData.self) { try Self.value(of: deep) }
  }
}
