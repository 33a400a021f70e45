// What each filter gives, as a table.

import FoundationEssentials
import HTML
import Schema
import Template

let functionTextCases: [FunctionCase] = [
  FunctionCase("upper", of: .text("straße é"), prints: "STRASSE É"),
  FunctionCase("upper", of: .choice(Sample.scopes[1]), prints: "A TEAM"),
  FunctionCase("upper", of: .text("title"), prints: "TITLE", language: "tr"),
  FunctionCase("lower", of: .text("ÉLAN"), prints: "élan"),
  FunctionCase("lower", of: Sample.money("1200.5", "EUR"), prints: "1,200.50\u{A0}eur"),
  FunctionCase("lower", of: Sample.money("-1200.5", "JPY"), prints: "-1,201\u{A0}jpy"),
  FunctionCase("upper", of: .duration(Duration(minutes: 90)), prints: "1\u{A0}H 30\u{A0}MIN"),
  FunctionCase("upper", of: day, prints: "2026-11-03"),
  FunctionCase("capitalize", of: .text("élan VR"), prints: "Élan VR"),
  FunctionCase("capitalize", of: .text(""), prints: ""),
  FunctionCase("truncate", of: .text("short"), .integer(5), prints: "short"),
  FunctionCase("truncate", of: .text("Fewer raised voices"), .integer(13), prints: "Fewer raised…"),
  FunctionCase("truncate", of: .text("Fewer raised voices"), .integer(12), prints: "Fewer…"),
  FunctionCase("truncate", of: .text("Calm, calmer"), .integer(8), prints: "Calm…"),
  FunctionCase("truncate", of: .text("Donaudampfschifffahrt"), .integer(6), prints: "Donau…"),
  FunctionCase("truncate", of: .text("ab"), .integer(1), prints: "…"),
  FunctionCase("truncate", of: .text("👩‍👩‍👧e\u{301}x"), .integer(3), prints: "👩‍👩‍👧e\u{301}x"),
  FunctionCase("truncate", of: .text("👩‍👩‍👧e\u{301}xy"), .integer(3), prints: "👩‍👩‍👧e\u{301}…"),
  FunctionCase("replace", of: .text("a-b-c"), .text("-"), .text(" "), prints: "a b c"),
  FunctionCase("replace", of: .text("aaa"), .text("aa"), .text("b"), prints: "ba"),
  FunctionCase("split", [.value(.text("a,b,,c")), .value(.text(","))], gives: Sample.texts("a", "b", "", "c")),
  FunctionCase("split", [.value(.text("")), .value(.text(","))], gives: Sample.texts("")),
  FunctionCase("split", [.value(.text("a,\u{301}b")), .value(.text(","))], gives: Sample.texts("a", "\u{301}b")),
  FunctionCase("join", of: Sample.texts("a", "b"), prints: "a, b"),
  FunctionCase("join", of: Sample.texts("a", "b", "c"), .text(", "), .text(" and "), prints: "a, b and c"),
  FunctionCase("join", of: Sample.texts("a", "b"), .text(", "), .text(" and "), prints: "a and b"),
  FunctionCase("join", of: Sample.texts("a"), .text(", "), .text(" and "), prints: "a"),
  FunctionCase("join", of: .list([]), prints: ""),
  FunctionCase(
    "join", of: .list([.none, .text("a"), .none, .text("b"), .none]), .text(", "), .text(" and "),
    prints: "a and b"),
  FunctionCase("join", of: .list([.none, .text(""), .text("b")]), .text("/"), prints: "/b"),
  FunctionCase("join", of: .list([.integer(1), .choice(Sample.scopes[0])]), .text("/"), prints: "1/One person"),
  FunctionCase("slug", of: .text("Tomás’s first NIGHT, Pier 2!"), prints: "tomass-first-night-pier-2"),
  FunctionCase("slug", of: .text("  Größe – Œuvre / Łódź  "), prints: "grosse-oeuvre-lodz"),
  FunctionCase("slug", of: .text("e\u{301}lan"), prints: "elan"),
  FunctionCase("slug", of: .text("Ναι 1"), prints: "ναι-1"),
  FunctionCase("slug", of: .text("!?"), prints: ""),
  FunctionCase("initials", of: .text("Marta Oyelaran"), prints: "MO"),
  FunctionCase("initials", of: .text("josé de la Cruz"), prints: "JC"),
  FunctionCase("initials", of: .text("“Élan”"), prints: "É"),
  FunctionCase("initials", of: .text("  ruth nakamura-bell "), prints: "RN"),
  FunctionCase("initials", of: .text("- Ruth Bell"), prints: "B"),
  FunctionCase("initials", of: .text("Ruth Ann -"), prints: "R"),
  FunctionCase("initials", of: .text("(Ruth) 2nd"), prints: "R2"),
  FunctionCase("initials", of: .text(""), prints: ""),
  FunctionCase("trim", of: .text(" \n a b\t"), prints: "a b"),
  FunctionCase("trim", of: .text("  "), prints: ""),
  FunctionCase(
    "plain", of: html("<p>One <em>t</em>wo &amp; &lt;three&gt;</p><p>four</p>"), prints: "One two & <three> four"),
  FunctionCase("plain", of: html("a<br>b<!-- > no --><img alt=\">\" src=\"x\">c"), prints: "a bc"),
  FunctionCase(
    "plain", of: html("<svg><title>x</title></svg><p>&quot;it&#39;s&#x2019;&nbsp;&hellip;"),
    prints: "\"it's’\u{A0}&hellip;"),
  FunctionCase("plain", of: html("1 < 2 & 3 &#0; <"), prints: "1 < 2 & 3 &#0; <"),
  FunctionCase("plain", of: .text("<b> & x"), prints: "<b> & x"),
  FunctionCase("words", [.value(.text("one two – three, 4"))], gives: .integer(4)),
  FunctionCase("words", [.value(html("<p>one</p><p>two</p>"))], gives: .integer(2)),
  FunctionCase("words", [.value(.text(""))], gives: .integer(0)),
  FunctionCase("reading_minutes", [.value(.text(words(200)))], gives: .integer(1)),
  FunctionCase("reading_minutes", [.value(.text(words(201)))], gives: .integer(2)),
  FunctionCase("reading_minutes", [.value(.text(""))], gives: .integer(1)),
]

let functionNumberCases: [FunctionCase] = [
  FunctionCase("round", [.value(number("2.5"))], gives: number("3")),
  FunctionCase("round", [.value(number("-2.5"))], gives: number("-3")),
  FunctionCase("round", [.value(number("2.4999"))], gives: number("2")),
  FunctionCase("round", [.value(number("1.005")), .value(.integer(2))], gives: number("1.01")),
  FunctionCase("round", [.value(number("9.995")), .value(.integer(2))], gives: number("10")),
  FunctionCase("round", [.value(number("-0.4"))], gives: number("0")),
  FunctionCase("round", [.value(.integer(7))], gives: .integer(7)),
  FunctionCase(
    "round", [.value(Sample.money("2.345", "EUR")), .value(.integer(2))], gives: Sample.money("2.35", "EUR")),
  FunctionCase("number", of: .integer(1840), prints: "1,840"),
  FunctionCase("number", of: .integer(999), prints: "999"),
  FunctionCase("number", of: .integer(-1_234_567), prints: "−1,234,567"),
  FunctionCase("number", of: number("1840.5"), .integer(2), prints: "1,840.50"),
  FunctionCase("number", of: number("1840.5"), prints: "1.840,5", language: "de"),
  FunctionCase("number", of: number("1840.5"), prints: "1\u{202F}840,5", language: "fr-CA"),
  FunctionCase("number", of: number("1840.5"), prints: "1\u{A0}840,5", language: "sv"),
  FunctionCase("number", of: .integer(1840), prints: "1840", language: "es"),
  FunctionCase("number", of: .integer(18400), prints: "18.400", language: "es"),
  FunctionCase("number", of: .integer(1840), prints: "1.840", language: "pt"),
  FunctionCase("number", of: .integer(18400), prints: "18\u{A0}400", language: "pt-PT"),
  FunctionCase("number", of: .integer(1840), prints: "1,840", language: "tlh"),
  FunctionCase("percent", of: number("38.5"), prints: "38.5%"),
  FunctionCase("percent", of: .percent(Sample.decimal("38.5")), .integer(0), prints: "39%"),
  FunctionCase("percent", of: number("38.5"), prints: "38,5\u{A0}%", language: "de"),
  FunctionCase("percent", of: number("38.5"), prints: "38,5\u{202F}%", language: "fr"),
  FunctionCase("percent", of: number("38.5"), prints: "38,5%", language: "nl"),
  FunctionCase("signed", of: .integer(7), prints: "+7"),
  FunctionCase("signed", of: number("-2.4"), prints: "−2.4"),
  FunctionCase("signed", of: .integer(0), prints: "0"),
  FunctionCase("signed", of: number("0.04"), .integer(1), prints: "0.0"),
  FunctionCase("signed", of: .percent(Sample.decimal("3.25")), .integer(1), prints: "+3.3%"),
  FunctionCase("signed", of: Sample.money("-20", "EUR"), prints: "−€20.00"),
  FunctionCase("money", of: Sample.money("1200.5", "EUR"), prints: "€1,200.50"),
  FunctionCase("money", of: Sample.money("1200.5", "JPY"), prints: "¥1,201"),
  FunctionCase("money", of: Sample.money("1.2345", "KWD"), prints: "KWD\u{A0}1.235"),
  FunctionCase("money", of: Sample.money("1200.5", "EUR"), prints: "1.200,50\u{A0}€", language: "de"),
  FunctionCase("money", of: Sample.money("1200.5", "EUR"), prints: "€\u{A0}1.200,50", language: "nl"),
  FunctionCase("money", of: Sample.money("1200.5", "USD"), prints: "$1,200.50", language: "en-US"),
  FunctionCase("money", of: Sample.money("1200.5", "USD"), prints: "US$1,200.50"),
  FunctionCase("money", of: Sample.money("1200.5", "CHF"), prints: "CHF\u{A0}1,200.50"),
  FunctionCase("money", of: .integer(96000), .integer(0), prints: "€96,000"),
  FunctionCase("money", of: .integer(20), .none, .text("GBP"), prints: "£20.00"),
]

let functionDateCases: [FunctionCase] = [
  FunctionCase("date", of: day, .text("EEEE d MMMM yyyy"), prints: "Tuesday 3 November 2026"),
  FunctionCase("date", of: day, .text("EEE dd.MM.yy"), prints: "Tue 03.11.26"),
  FunctionCase("date", of: day, .text("d/M/y"), prints: "3/11/2026"),
  FunctionCase("date", of: Sample.day("2026-09-01"), .text("d MMM"), prints: "1 Sept"),
  FunctionCase("date", of: Sample.day("2026-09-01"), .text("MMM d"), prints: "Sep 1", language: "en-US"),
  FunctionCase("date", of: day, prints: "3 November 2026"),
  FunctionCase("date", of: day, prints: "November 3, 2026", language: "en-US"),
  FunctionCase("date", of: day, prints: "3. November 2026", language: "de"),
  FunctionCase("date", of: day, .text("EEEE d MMMM"), prints: "mardi 3 novembre", language: "fr"),
  FunctionCase("date", of: day, prints: "3 de noviembre de 2026", language: "es"),
  FunctionCase("date", of: day, .text("EEE d MMM"), prints: "di 3 nov", language: "nl"),
  FunctionCase("date", of: Sample.day("2026-03-01"), .text("EEEE d MMMM"), prints: "söndag 1 mars", language: "sv"),
  FunctionCase("date", of: day, .text("EEEE, d 'de' MMMM"), prints: "terça-feira, 3 de novembro", language: "pt"),
  FunctionCase("date", of: day, .text("EEEE"), prints: "tirsdag", language: "no"),
  FunctionCase("date", of: day, .text("'on the' d''"), prints: "on the 3'"),
  FunctionCase("date", of: day, .text("'o''clock' d"), prints: "o'clock 3"),
  FunctionCase("date", of: time(570), .text("HH:mm, h:mm a"), prints: "09:30, 9:30 am"),
  FunctionCase("date", of: time(0), .text("H:mm, h:mm a"), prints: "0:00, 12:00 am"),
  FunctionCase("date", of: time(720), .text("h a"), prints: "12 PM", language: "en-US"),
  FunctionCase("date", of: Sample.day("1969-12-31"), .text("EEEE"), prints: "Wednesday"),
  FunctionCase("date", of: Sample.day("2000-02-29"), .text("EEEE yy"), prints: "Tuesday 00"),
  FunctionCase("date", of: Sample.day("0988-01-05"), .text("y yyyy"), prints: "988 0988"),
  FunctionCase("iso", of: day, prints: "2026-11-03"),
  FunctionCase("iso", of: time(570), prints: "2026-10-25T09:30"),
  FunctionCase("iso", of: .duration(Duration(minutes: 90)), prints: "PT90M"),
  FunctionCase("quarter", [.value(Sample.day("2026-03-31"))], gives: .period(Period(year: 2026, quarter: 1))),
  FunctionCase("quarter", [.value(Sample.day("2026-10-01"))], gives: .period(Period(year: 2026, quarter: 4))),
  FunctionCase(
    "years_before", [.value(third), .value(.integer(1))], gives: .period(Period(year: 2025, quarter: 3))),
  FunctionCase("years_before", [.value(third), .value(.integer(0))], gives: third),
  FunctionCase("year_so_far", [.value(third), .value(.integer(1))], gives: quarters(1, 2, 3)),
  FunctionCase("year_so_far", [.value(third), .value(.integer(2))], gives: quarters(2, 3)),
  FunctionCase("year_so_far", [.value(third), .value(.integer(3))], gives: quarters(3)),
  FunctionCase("year_so_far", [.value(third), .value(.integer(4))], gives: quarters(0, 1, 2, 3)),
  FunctionCase("days_until", [.value(day), .value(Sample.day("2026-10-29"))], gives: .integer(5)),
  FunctionCase("days_until", [.value(day), .value(Sample.day("2027-11-03"))], gives: .integer(-365)),
  FunctionCase("zone", [.value(time(570))], gives: .text("Europe/Lisbon")),
  FunctionCase("days_until", [.value(time(570)), .value(Sample.day("2026-10-25"))], gives: .integer(0)),
]

private let third = Value.period(Period(year: 2026, quarter: 3))

/// Of 2026; 0 is the one before.
private func quarters(_ numbers: Int...) -> Value {
  .list(numbers.map { .period(Period(ordinal: 2026 * 4 + $0 - 1)) })
}

let functionListCases: [FunctionCase] = [
  FunctionCase("where", [stories, conditions("quick_win", .boolean(true))], gives: entries(1)),
  FunctionCase("where", [stories, conditions("quick_win", .boolean(false))], gives: entries(0, 2)),
  FunctionCase("where", [stories, conditions("scope", .text("team"))], gives: entries(0, 2)),
  FunctionCase("where", [stories, conditions("scope", .text("A team"))], gives: entries()),
  FunctionCase("where", [stories, conditions("program", .entry(EntryID(3)))], gives: entries(0, 2)),
  FunctionCase("where", [stories, conditions("program", .record(Sample.calm))], gives: entries(0, 2)),
  FunctionCase("where", [stories, conditions("program", .none)], gives: entries(1)),
  FunctionCase("where", [stories, conditions("keywords", .text("calm"))], gives: entries(0)),
  FunctionCase(
    "where",
    [
      stories,
      .conditions([
        (Sample.field("scope"), .text("team")), (Sample.field("reach"), .decimal(Sample.decimal("60.0"))),
      ]),
    ], gives: entries(0)),
  FunctionCase(
    "where", [stories, .conditions([(programTitle, .text("Calm at the Counter"))])], gives: entries(0, 2)),
  FunctionCase("reject", [stories, conditions("quick_win", .boolean(true))], gives: entries(0, 2)),
  FunctionCase("reject", [.value(.none), conditions("quick_win", .boolean(true))], gives: entries()),
  FunctionCase("sort", [stories, .field(Sample.field("title"))], gives: entries(2, 0, 1)),
  FunctionCase("sort", [stories, .field(Sample.field("date"))], gives: entries(1, 2, 0)),
  FunctionCase("sort", [stories, .field(Sample.field("reach"))], gives: entries(1, 0, 2)),
  FunctionCase("sort", [stories, .field(Sample.field("reach")), .value(.boolean(true))], gives: entries(0, 1, 2)),
  FunctionCase("sort", [stories, .field(Sample.field("scope"))], gives: entries(0, 2, 1)),
  FunctionCase("sort", [stories, .field(Sample.field("scope")), .value(.boolean(true))], gives: entries(1, 0, 2)),
  FunctionCase("sort", [stories, .field(Sample.field("quick_win"))], gives: entries(2, 1, 0)),
  FunctionCase("sort", [stories], gives: entries(2, 0, 1)),
  FunctionCase(
    "sort", [.value(Sample.texts("Pier 10", "pier 2", "Élan", "elan", "Zoo", "eland", "Pier 02", "Pier"))],
    gives: Sample.texts("Élan", "elan", "eland", "Pier", "pier 2", "Pier 02", "Pier 10", "Zoo")),
  FunctionCase(
    "sort", [.value(.list([Sample.money("9", "EUR"), Sample.money("10", "EUR"), Sample.money("5", "USD")]))],
    gives: .list([Sample.money("9", "EUR"), Sample.money("10", "EUR"), Sample.money("5", "USD")])),
  FunctionCase(
    "sort", [.value(.list([number("2.5"), .integer(10), .integer(-1)]))],
    gives: .list([.integer(-1), number("2.5"), .integer(10)])),
  FunctionCase("reverse", [stories], gives: entries(2, 1, 0)),
  FunctionCase("take", [stories, .value(.integer(2))], gives: entries(0, 1)),
  FunctionCase("take", [stories, .value(.integer(9))], gives: entries(0, 1, 2)),
  FunctionCase("take", [stories, .value(.integer(0))], gives: entries()),
  FunctionCase("skip", [stories, .value(.integer(2))], gives: entries(2)),
  FunctionCase("skip", [stories, .value(.integer(9))], gives: entries()),
  FunctionCase(
    "group", [stories, .field(Sample.field("program"))],
    gives: .list([group(.entry(EntryID(3)), 0, 2), group(.none, 1)])),
  FunctionCase(
    "group", [stories, .field(Sample.field("scope"))],
    gives: .list([group(.choice(Sample.scopes[1]), 0, 2), group(.choice(Sample.scopes[2]), 1)])),
  FunctionCase(
    "group_initial", [stories, .field(Sample.field("title"))],
    gives: .list([group(.text("F"), 0), group(.text("O"), 1), group(.text("A"), 2)])),
  FunctionCase(
    "from", [stories, .field(Sample.field("date")), .value(Sample.day("2026-11-03"))], gives: entries(0)),
  FunctionCase(
    "before", [stories, .field(Sample.field("date")), .value(Sample.day("2026-11-03"))], gives: entries(1, 2)),
  FunctionCase("count", [stories], gives: .integer(3)),
  FunctionCase("first", [stories], gives: .entry(EntryID(0))),
  FunctionCase("first", [.value(.list([]))], gives: .none),
  FunctionCase("last", [stories], gives: .entry(EntryID(2))),
  FunctionCase("unique", [.value(Sample.texts("b", "a", "b"))], gives: Sample.texts("b", "a")),
  FunctionCase("map", [stories, .field(Sample.field("reach"))], gives: .list([.integer(60), .integer(55)])),
  FunctionCase(
    "map", [stories, .field(programTitle)], gives: Sample.texts("Calm at the Counter", "Calm at the Counter")),
  FunctionCase("sum", [stories, .field(Sample.field("reach"))], gives: .integer(115)),
  FunctionCase("sum", [stories, .field(Sample.field("cost"))], gives: Sample.money("1500.50", "EUR")),
  FunctionCase("sum", [stories, .field(Sample.field("took"))], gives: .duration(Duration(minutes: 135))),
  FunctionCase("sum", [.value(.list([.integer(1), number("0.5")]))], gives: number("1.5")),
  FunctionCase("sum", [.value(.list([]))], gives: .none),
  FunctionCase("sum", [.value(.list([.integer(.max), .integer(1)]))], gives: number("9223372036854775808")),
  FunctionCase("min", [stories, .field(Sample.field("date"))], gives: Sample.day("2026-08-04")),
  FunctionCase("max", [stories, .field(Sample.field("date"))], gives: Sample.day("2026-11-03")),
  FunctionCase("min", [stories, .field(Sample.field("reach"))], gives: .integer(55)),
  FunctionCase("max", [.value(.list([]))], gives: .none),
  FunctionCase("average", [stories, .field(Sample.field("reach"))], gives: number("57.5")),
  FunctionCase("average", [stories, .field(Sample.field("took"))], gives: .duration(Duration(minutes: 68))),
  FunctionCase("average", [stories, .field(Sample.field("cost"))], gives: Sample.money("750.25", "EUR")),
  FunctionCase("contains", [.value(Sample.texts("a", "b")), .value(.text("b"))], gives: .boolean(true)),
  FunctionCase("contains", [stories, .value(.record(Sample.galleyZero))], gives: .boolean(true)),
  FunctionCase(
    "contains", [.value(.list([.choice(Sample.scopes[1])])), .value(.text("team"))], gives: .boolean(true)),
  FunctionCase("contains", [.value(.list([])), .value(.text("b"))], gives: .boolean(false)),
]

let functionLinkCases: [FunctionCase] = [
  FunctionCase("url", [.value(.entry(EntryID(1)))], gives: .url(.site(SitePath("stories/galley-zero/")))),
  FunctionCase(
    "url", [.value(.record(Sample.calm))], gives: .url(.site(SitePath("programs/calm-at-the-counter/")))),
  FunctionCase(
    "url", [.value(.url(.external("https://a.example/")))], gives: .url(.external("https://a.example/"))),
  FunctionCase(
    "url",
    [.value(.record(Record(shape: Sample.linkShape, slots: [.text("Tags"), .url(.site(SitePath("tags/")))])))],
    gives: .url(.site(SitePath("tags/")))),
  FunctionCase(
    "absolute_url", [.value(.entry(EntryID(1)))],
    gives: .url(.external("https://learning.larkspur.example/stories/galley-zero/"))),
  FunctionCase(
    "absolute_url", [.value(.url(.external("https://a.example/")))], gives: .url(.external("https://a.example/"))),
]

let functionFaultCases: [FunctionFaultCase] = [
  FunctionFaultCase("truncate", [.value(.text("a")), .value(.integer(0))], says: "truncate(160)"),
  FunctionFaultCase(
    "replace", [.value(.text("a")), .value(.text("")), .value(.text("b"))], says: "no text to look for"),
  FunctionFaultCase("split", [.value(.text("a")), .value(.text(""))], says: "separates nothing"),
  FunctionFaultCase("take", [stories, .value(.integer(-1))], says: "0 or more"),
  FunctionFaultCase("years_before", [third, .integer(2026)].map(Argument.value), says: "there is no year"),
  FunctionFaultCase("year_so_far", [third, .integer(5)].map(Argument.value), says: "write 1, 2, 3 or 4"),
  FunctionFaultCase("round", [.value(number("1")), .value(.integer(40))], says: "from 0 to 12"),
  FunctionFaultCase(
    "money", [.value(Sample.money("1", "EUR")), .value(.none), .value(.text("USD"))], says: "not converted"),
  FunctionFaultCase("date", [.value(day), .value(.text("HH:mm"))], says: "no time of day"),
  FunctionFaultCase("date", [.value(day), .value(.text("YYYY"))], says: "small letters"),
  FunctionFaultCase("sort", [stories, .field(Sample.field("keywords"))], says: "no order"),
  FunctionFaultCase("sum", [stories, .field(Sample.field("title"))], says: "only numbers"),
  FunctionFaultCase(
    "sum", [.value(.list([Sample.money("1", "EUR"), Sample.money("1", "USD")]))], says: "cannot add USD to EUR"),
  FunctionFaultCase("absolute_url", [.value(.entry(EntryID(1)))], says: "base_url in content/site.yaml"),
  FunctionFaultCase("url", [.value(.text("x"))], says: "has no address"),
]

private let stories = Argument.value(Sample.stories)
private let day = Sample.day("2026-11-03")
private let programTitle = FieldPath(Sample.field("program").slots + [0])

private func entries(_ indices: Int...) -> Value { .list(indices.map { .entry(EntryID($0)) }) }

private func group(_ key: Value, _ members: Int...) -> Value {
  .record(Record(shape: Sample.groupShape, slots: [key, .list(members.map { .entry(EntryID($0)) })]))
}

private func conditions(_ field: String, _ value: Value) -> Argument {
  .conditions([(field: Sample.field(field), equals: value)])
}

private func number(_ text: String) -> Value { .decimal(Sample.decimal(text)) }

private func html(_ text: String) -> Value { .html(SafeHTML(trusted: Array(text.utf8))) }

private func words(_ count: Int) -> String { [String](repeating: "word", count: count).joined(separator: " ") }

private func time(_ minute: Int) -> Value {
  Day(iso: "2026-10-25").map { .dateTime(DateTime(day: $0, minute: minute, zone: "Europe/Lisbon")) } ?? .none
}
