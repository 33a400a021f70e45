// Every kind of field: what it accepts and as what, and what it refuses with which code and hint.

import Diagnostics
import FoundationEssentials
import HTML
import Schema
import Testing

/// A value that is accepted.
struct Good: CustomTestStringConvertible {
  let kind: FieldKind
  let yaml: String
  let content: SourceContent
  var testDescription: String { yaml.debugDescription }

  init(_ kind: FieldKind, _ yaml: String, _ value: Value) {
    self.init(kind, yaml, content: .value(value))
  }

  init(_ kind: FieldKind, _ yaml: String, content: SourceContent) {
    self.kind = kind
    self.yaml = yaml
    self.content = content
  }
}

/// A value that is refused, with the hint's words.
struct Bad: CustomTestStringConvertible {
  let kind: FieldKind
  let yaml: String
  let code: Code
  let hint: String?
  var testDescription: String { yaml.debugDescription }

  init(_ kind: FieldKind, _ yaml: String, _ code: Code, _ hint: String? = nil) {
    self.kind = kind
    self.yaml = yaml
    self.code = code
    self.hint = hint
  }
}

private let text = FieldKind.text(maximum: nil)
private let short = FieldKind.text(maximum: 5)
private let number = FieldKind.integer(minimum: nil, maximum: nil)
private let level = FieldKind.integer(minimum: 0, maximum: 5)
private let scope = FieldKind.choice([
  Choice(id: "individual", label: "One person"), Choice(id: "on-the-job", label: "On the job"),
])

private func decimal(_ mantissa: Int, _ exponent: Int = 0) -> Decimal {
  Decimal(sign: mantissa < 0 ? .minus : .plus, exponent: exponent, significand: Decimal(mantissa.magnitude))
}

private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

@Suite struct ValueTests {
  @Test(
    arguments: [
      ([nil], .whole), (["a", nil], .whole), (["a"], .group("a")), (["a", "a"], .group("a")),
      (["a", "b", nil], .whole),
    ] as [([String?], ArmLine)])
  func oneSideOfAComparisonIsOneLine(groups: [String?], line: ArmLine) { #expect(ArmLine(of: groups) == line) }

  @Test func severalGroupsOrNoneAreNoLine() {
    #expect(ArmLine(of: []) == nil)
    #expect(ArmLine(of: ["a", "b"]) == nil)
  }

  @Test(arguments: [
    Good(text, "no", .text("no")), Good(text, "2026", .text("2026")), Good(text, "null", .text("null")),
    Good(text, "1.20", .text("1.20")), Good(text, "true", .text("true")), Good(text, "~", .text("~")),
    Good(text, "'It''s'", .text("It's")), Good(text, "\"a \\\"b\\\"\"", .text("a \"b\"")),
    Good(text, "\"  padded  \"", .text("padded")), Good(text, "Größe 日本 🎉", .text("Größe 日本 🎉")),
    Good(text, "a\n  b\n\n  c", .text("a b c")), Good(text, "|\n  a\n    b\n", .text("a b")),
    Good(text, ">\n  a\n  b\n", .text("a b")), Good(text, "a # comment", .text("a")),
    Good(short, "héllo", .text("héllo")), Good(short, "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", .text("👨‍👩‍👧‍👦👨‍👩‍👧‍👦")),
    Good(.markdown, "|\n  # A\n\n  - b\n", content: .markdown("# A\n\n- b")),
    Good(.inlineMarkdown, ">\n  *a*\n  b\n", content: .inlineMarkdown("*a* b")),
    Good(.reference([TypeID(0)]), "calm-at-the-counter", content: .reference(slug: "calm-at-the-counter")),
    Good(number, "0", .integer(0)), Good(number, "-12", .integer(-12)), Good(number, "007", .integer(7)),
    Good(number, "'5'", .integer(5)), Good(level, "0", .integer(0)), Good(level, "5", .integer(5)),
    Good(number, "123456789012345678", .integer(123_456_789_012_345_678)),
    Good(.decimal(), "1.50", .decimal(decimal(150, -2))), Good(.decimal(), "-0.001", .decimal(decimal(-1, -3))),
    Good(.decimal(), "42", .decimal(decimal(42))),
    Good(.decimal(minimum: 0, maximum: 9), "0", .decimal(decimal(0))),
    Good(.decimal(minimum: 0, maximum: 9), "9.0", .decimal(decimal(90, -1))),
    Good(.money(minimum: 0, maximum: 5), "5 EUR", .money(Money(amount: decimal(5), currency: "EUR"))),
    Good(.duration(minimum: 5, maximum: 60), "1 h", .duration(Duration(minutes: 60))),
    Good(.percent, "38.5", .percent(decimal(385, -1))), Good(.percent, "38.5 %", .percent(decimal(385, -1))),
    Good(.percent, "100%", .percent(decimal(100))), Good(.percent, "0", .percent(decimal(0))),
    Good(.money(), "1200.50 EUR", .money(Money(amount: decimal(120_050, -2), currency: "EUR"))),
    Good(.money(), "-5 JPY", .money(Money(amount: decimal(-5), currency: "JPY"))),
    Good(.boolean, "true", .boolean(true)), Good(.boolean, "yes", .boolean(true)),
    Good(.boolean, "No", .boolean(false)), Good(.boolean, "'false'", .boolean(false)),
    Good(.duration(), "90", .duration(Duration(minutes: 90))),
    Good(.duration(), "90 min", .duration(Duration(minutes: 90))),
    Good(.duration(), "1 h 30 min", .duration(Duration(minutes: 90))),
    Good(.duration(), "2h", .duration(Duration(minutes: 120))),
    Good(.duration(), "0", .duration(Duration(minutes: 0))),
    Good(.period, "2026-Q3", .period(Period(year: 2026, quarter: 3))),
    Good(.email, "lnd@larkspur.example", .text("lnd@larkspur.example")),
    Good(.email, "a.b+c@x-y.co.uk", .text("a.b+c@x-y.co.uk")),
    Good(.slug, "quick-wins-2", .text("quick-wins-2")),
    Good(scope, "on-the-job", .choice(Choice(id: "on-the-job", label: "On the job"))),
    Good(.url, "https://larkspur.example/a?b=1&c=2#d", .url(.external("https://larkspur.example/a?b=1&c=2#d"))),
    Good(.url, "HTTP://larkspur.example:8080", .url(.external("HTTP://larkspur.example:8080"))),
    Good(.url, "https://münchen.example/", .url(.external("https://münchen.example/"))),
    Good(.url, "mailto:lnd@larkspur.example?subject=Hi", .url(.external("mailto:lnd@larkspur.example?subject=Hi"))),
    Good(.url, "tel:+351-21-555-0100", .url(.external("tel:+351-21-555-0100"))),
    Good(.url, "/stories/pier-2/", .url(.site(SitePath("stories/pier-2/")))),
    Good(.url, "stories/pier-2/#results", .url(.site(SitePath("stories/pier-2/", fragment: "results")))),
    Good(.url, "/", .url(.site(SitePath("")))),
  ])
  func accepted(_ good: Good) {
    let record = read("v: \(good.yaml)\n", as: [field("v", good.kind)])
    #expect(record.faults == [])
    #expect(record.fields[0].content == good.content)
  }

  @Test func daysAndTimes() throws {
    #expect(
      read("v: 2026-11-03\n", as: [field("v", .date)]).fields[0].content == .value(.date(try day("2026-11-03"))))
    #expect(
      read("v: 2024-02-29\n", as: [field("v", .date)]).fields[0].content == .value(.date(try day("2024-02-29"))))
    let time = DateTime(day: try day("2026-10-25"), minute: 570, zone: "Europe/Lisbon")
    for yaml in ["2026-10-25 09:30 Europe/Lisbon", "2026-10-25T09:30 Europe/Lisbon"] {
      #expect(read("v: \(yaml)\n", as: [field("v", .dateTime)]).fields[0].content == .value(.dateTime(time)))
    }
  }

  @Test(arguments: [
    Bad(text, "\"a\\u0007b\"", .badBytes, "delete it"), Bad(text, "\"a\\x85b\"", .badBytes),
    Bad(.markdown, "\"a\\0b\"", .badBytes),
    Bad(short, "abcdef", .textTooLong, "shorten it by 1"),
    Bad(.text(minimum: 4, maximum: 9), "abc", .textTooLong),
    Bad(.text(minimum: 2, maximum: nil), "e\u{301}", .textTooLong),
    Bad(text, "\"FILL IN: x\"", .placeholderLeft), Bad(.date, "\"FILL IN: x\"", .placeholderLeft),
    Bad(.markdown, "|\n  x\n  FILL IN: y\n", .placeholderLeft),
    Bad(number, "1,840", .notNumber, "write 1840"), Bad(number, "1 840", .notNumber, "write 1840"),
    Bad(number, "3.5", .notNumber), Bad(number, "many", .notNumber), Bad(number, "0x10", .notNumber),
    Bad(number, "1e3", .notNumber), Bad(number, "--1", .notNumber), Bad(number, "1234567890123456789", .notNumber),
    Bad(number, "١٢", .notNumber),
    Bad(number, "9999999999999999999", .notNumber), Bad(number, "-9999999999999999999", .notNumber),
    Bad(.decimal(), "0.99999999999999999999", .notNumber), Bad(.percent, "99999999999999999999 %", .notNumber),
    Bad(.money(), "99999999999999999999 EUR", .notMoney), Bad(.duration(), "99999999999999999999", .notDuration),
    Bad(level, "6", .outOfRange, "write a number from 0 to 5"), Bad(level, "-1", .outOfRange),
    Bad(.decimal(), "38,5", .notNumber, "write 38.5"), Bad(.decimal(), "1,234.5", .notNumber, "write 1234.5"),
    Bad(.decimal(), ".5", .notNumber), Bad(.decimal(), "5.", .notNumber), Bad(.decimal(), "nan", .notNumber),
    Bad(.percent, "half", .notNumber), Bad(.percent, "101", .outOfRange, "write a number from 0 to 100"),
    Bad(.decimal(minimum: 0, maximum: 9), "-0.01", .outOfRange, "write a number from 0 to 9"),
    Bad(.decimal(minimum: 0, maximum: 9), "9.5", .outOfRange),
    Bad(.money(minimum: 0), "-1 EUR", .outOfRange, "write an amount from 0"),
    Bad(.money(maximum: 100), "100.01 EUR", .outOfRange, "write an amount up to 100"),
    Bad(.duration(minimum: 5), "4 min", .outOfRange, "write a length of time from 5 min"),
    Bad(.duration(maximum: 60), "1 h 1 min", .outOfRange),
    Bad(.percent, "-1 %", .outOfRange), Bad(.percent, "38,5 %", .notNumber, "write 38.5"),
    Bad(.money(), "1200", .notMoney), Bad(.money(), "EUR 1,200", .notMoney, "write 1200 EUR"),
    Bad(.money(), "€1200", .notMoney, "write 1200 EUR"), Bad(.money(), "1200 EURO", .notMoney),
    Bad(.money(), "1200 EUT", .notMoney), Bad(.money(), "1200 eur", .notMoney, "did you mean \"EUR\"?"),
    Bad(.boolean, "maybe", .notBoolean, "write yes or no"), Bad(.boolean, "1", .notBoolean),
    Bad(.date, "2026-02-30", .notDate, "February 2026 has 28 days"),
    Bad(.date, "2026-11-31", .notDate, "November 2026 has 30 days"),
    Bad(.date, "3.11.2026", .notDate, "write 2026-11-03"), Bad(.date, "2026-11-3", .notDate, "write 2026-11-03"),
    Bad(.date, "2026/11/03", .notDate, "write 2026-11-03"),
    Bad(.date, "3 November 2026", .notDate, "write 2026-11-03"),
    Bad(.date, "Nov 3, 2026", .notDate, "write 2026-11-03"),
    Bad(.date, "3/11/2026", .notDate, "write 2026-11-03 for 3 November or 2026-03-11 for 11 March"),
    Bad(.date, "13/11/2026", .notDate, "write 2026-11-13"),
    Bad(.date, "yesterday", .notDate, "write it like 2026-11-03"),
    Bad(.date, "2026-13-01", .notDate), Bad(.date, "0000-01-01", .notDate), Bad(.date, "2026-00-10", .notDate),
    Bad(.dateTime, "2026-10-25", .notDate, "write 2026-10-25 09:30 Europe/Lisbon"),
    Bad(.dateTime, "2026-10-25 24:00 Europe/Lisbon", .notDate),
    Bad(.dateTime, "2026-10-25 9:30 Europe/Lisbon", .notDate),
    Bad(.dateTime, "2026-02-30 09:30 Europe/Lisbon", .notDate),
    Bad(.dateTime, "2026-10-25 09:30 Europe/Lisbonn", .unknownZone, "did you mean \"Europe/Lisbon\"?"),
    Bad(.dateTime, "2026-10-25 09:30 lisbon", .unknownZone, "did you mean \"Europe/Lisbon\"?"),
    Bad(.dateTime, "2026-10-25 09:30 CET", .unknownZone),
    Bad(
      .dateTime, "2027-03-28 01:00 Europe/Lisbon", .skippedTime, "write 2027-03-28 02:00 Europe/Lisbon"),
    Bad(
      .dateTime, "2027-03-28 02:59 Europe/Berlin", .skippedTime, "write 2027-03-28 03:59 Europe/Berlin"),
    Bad(.dateTime, "2027-03-14 02:30 America/New_York", .skippedTime),
    Bad(.duration(), "half a day", .notDuration, "write 90 min or 1 h 30 min"),
    Bad(.duration(), "-5", .notDuration),
    Bad(.duration(), "1:30", .notDuration), Bad(.duration(), "99999999 h", .notDuration),
    Bad(.duration(), "30 min 1 h", .notDuration),
    Bad(.period, "Q3 2026", .notDate, "write 2026-Q3"), Bad(.period, "2026-q3", .notDate, "write 2026-Q3"),
    Bad(.period, "2026-Q5", .notDate), Bad(.period, "2026", .notDate),
    Bad(scope, "individul", .unknownChoice, "did you mean \"individual\"?"),
    Bad(scope, "One person", .unknownChoice, "did you mean \"individual\"?"),
    Bad(scope, "everybody", .unknownChoice, "write individual or on-the-job"),
    Bad(.slug, "Quick Wins", .notSlug, "write quick-wins"), Bad(.slug, "a--b", .notSlug, "write a-b"),
    Bad(.slug, "-a", .notSlug), Bad(.slug, "../a", .notSlug),
    Bad(.email, "Learning team <lnd@larkspur.example>", .notEmail), Bad(.email, "lnd@larkspur", .notEmail),
    Bad(.email, "lnd@@larkspur.example", .notEmail), Bad(.email, "a..b@larkspur.example", .notEmail),
    Bad(.email, ".a@larkspur.example", .notEmail), Bad(.email, "lnd@-x.example", .notEmail),
    Bad(.email, "lnd@larkspur.example?bcc=x", .notEmail), Bad(.email, "\"a\\\"@larkspur.example\"", .notEmail),
  ])
  func refused(_ bad: Bad) throws {
    let record = read("v: \(bad.yaml)\n", as: [field("v", bad.kind)])
    let fault = try #require(record.diagnostics.first)
    #expect(fault.code == bad.code)
    if let hint = bad.hint { #expect(fault.hint == hint) }
    #expect(record.fields[0].content == .absent)
    #expect(fault.place?.line == (bad.yaml.hasPrefix("|") ? 3 : 1))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "'  javascript:alert(1)'", "\"java\\nscript:alert(1)\"",
    "\"java\\tscript:alert(1)\"", "\"javascript\\t:alert(1)\"", "\"&#106;avascript:alert(1)\"",
    "\"&#x6A;avascript:alert(1)\"", "\"&#x6a avascript:alert(1)\"", "\"javascript&colon;alert(1)\"",
    "\"java&Tab;script:alert(1)\"", "\"java&NewLine;script:alert(1)\"", "\"%6Aavascript:alert(1)\"",
    "\"javascript%3Aalert(1)\"", "\"java\u{200B}script:alert(1)\"", "\"java\u{AD}script:alert(1)\"",
    "\"data:text/html,<script>\"", "\"vbscript:x\"", "\"file:///etc/passwd\"", "\"feed:javascript:x\"",
    "\"view-source:x\"", "\"blob:x\"", "\"jar:x\"",
  ])
  func unsafeAddress(_ yaml: String) {
    let record = read("v: \(yaml)\n", as: [field("v", .url)])
    #expect(record.diagnostics.map(\.code) == [.unsafeURL])
    #expect(record.fields[0].content == .absent)
  }

  @Test(arguments: [
    "www.larkspur.example", "//larkspur.example/x", "https:larkspur.example", "https://", "https:///x",
    "https://user@larkspur.example", "https://larkspur.example@evil.example", "https://lark spur.example/",
    "\"https://x.example/\\\"onmouseover\"", "'https://x.example/<b>'", "\"https://x.example/\\\\y\"",
    "https://x.example:80a/", "mailto:nobody", "tel:call-me", "tel:12", "../up/", "a/../b", "stories?x=1", "a&b",
    "\"https://x.example/\u{202E}gpj\"",
  ])
  func noAddress(_ yaml: String) {
    let record = read("v: \(yaml)\n", as: [field("v", .url)])
    #expect(record.diagnostics.map(\.code) == [.notURL])
  }

  @Test func aPlaceholderIsMarkedWhereItBegins() {
    let record = read("v: |\n  Some text.\n  FILL IN: more\n", as: [field("v", .markdown)])
    #expect(record.faults == ["C029 3:3"])
    let quoted = read("v: \"FILL IN: a\"\n", as: [field("v", text)])
    #expect(quoted.faults == ["C029 1:5"])
  }

  @Test func theZonesOfTheWorldAreKnown() {
    for zone in [
      "UTC", "Europe/Lisbon", "Europe/Kyiv", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Pacific/Apia",
    ] {
      #expect(read("v: 2026-10-25 09:30 \(zone)\n", as: [field("v", .dateTime)]).faults == [])
    }
  }
}
