// What a declaration says of the fields beside one: which day must come after which, what a value alone stands for, when a
// list may be empty, which of two fields is enough, and how a field is often called by mistake.

import Diagnostics
import Schema
import Testing

private let fields = """
  order: -start
  fields:
    start: {kind: datetime}
    end: {kind: datetime, after: start}
    begun: {kind: period}
    done: {kind: period, after: begun}
    repeats:
      kind: record
      fields:
        until: {kind: date, not_before: start}
        except: {kind: list of date, not_before: start}
    terms:
      kind: list of record
      fields:
        since: {kind: date}
        until: {kind: date, not_before: since}
    target: {kind: record, fields: {by: {kind: period, after: base.in}}}
    base: {kind: record, fields: {in: {kind: period}}}
    consent: {kind: consent}
    stage: {kind: choice, choices: [idea, submitted], also: [status, state]}
    cast:
      kind: list of record
      required: true
      empty_if: nobody is named
      short: [entry, text]
      example: [{entry: calm}]
      fields:
        entry: {kind: reference, to: [note], inverse: in_casts}
        text: {kind: inline markdown}
        role: {kind: choice, choices: [lead, other], default: other}
  """

private func read(_ lines: String) -> ReadRecord {
  let loaded = Sample.model(Sample.type(with: fields))
  #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
  let common = "title: T\nsummary: S\nowner: O\nstatus: draft\n"
  return read(common + (lines.contains("cast:") ? "" : "cast: []\n") + lines, as: loaded.model.types[0].fields)
}

@Suite struct PairsOfTimesTests {
  @Test(arguments: [
    "start: 2026-11-03 10:00 Europe/Lisbon\nend: 2026-11-03 10:01 Europe/Lisbon",
    "start: 2026-11-03 10:00 Europe/Lisbon", "end: 2026-11-03 10:00 Europe/Lisbon",
    "start: 2026-11-03 10:00 Europe/Lisbon\nend: 2026-11-03 05:01 America/New_York",
    // The hour before the clocks go back, and the one after it.
    "start: 2026-10-25 00:30 Europe/Lisbon\nend: 2026-10-25 02:00 Europe/Madrid",
    "start: 2026-11-03 10:00 Europe/Lisbon\nrepeats: {until: 2026-11-03, except: [2026-11-03, 2026-12-01]}",
    "begun: 2026-Q3\ndone: 2026-Q4", "target: {by: 2027-Q1}\nbase: {in: 2026-Q4}", "target: {by: 2027-Q1}",
    "terms: [{since: 2026-01-01, until: 2026-01-01}, {until: 2020-01-01}]",
    "consent: {basis: form, given: 2026-01-10, expires: 2026-01-11, withdrawn: 2026-01-10, scope: [web]}",
    "publish_on: 2026-11-03\nexpires_on: 2026-11-04", "expires_on: 2020-01-01",
    "reviewed: 2026-11-03\nreview_by: 2026-11-03",
  ])
  func fits(_ lines: String) {
    #expect(read(lines).faults == [])
  }

  @Test(
    arguments: [
      ("start: 2026-11-03 10:00 Europe/Lisbon\nend: 2026-11-03 10:00 Europe/Lisbon", "C060 7:6"),
      ("start: 2026-11-03 10:00 Europe/Lisbon\nend: 2026-11-02 23:00 Europe/Lisbon", "C060 7:6"),
      ("start: 2026-11-03 10:00 Europe/Lisbon\nend: 2026-11-03 05:00 America/New_York", "C060 7:6"),
      ("start: 2026-11-03 10:00 Europe/Lisbon\nrepeats: {until: 2026-11-02}", "C060 7:18"),
      ("start: 2026-11-03 10:00 Europe/Lisbon\nrepeats: {except: [2026-11-04, 2026-10-01]}", "C060 7:32"),
      ("begun: 2026-Q3\ndone: 2026-Q3", "C060 7:7"), ("target: {by: 2026-Q4}\nbase: {in: 2026-Q4}", "C060 6:14"),
      ("terms:\n  - {since: 2026-01-02}\n  - {since: 2026-01-02, until: 2026-01-01}", "C060 8:32"),
      ("consent: {basis: form, given: 2026-01-10, expires: 2026-01-10, scope: [web]}", "C060 6:52"),
      ("consent: {basis: form, given: 2026-01-10, scope: [web], withdrawn: 2026-01-09}", "C060 6:68"),
      ("publish_on: 2026-11-03\nexpires_on: 2026-11-03", "C060 7:13"),
      ("reviewed: 2026-11-03\nreview_by: 2026-11-02", "C060 7:12"),
    ])
  func doesNotFit(_ lines: String, _ fault: String) {
    #expect(read(lines).faults == [fault])
  }

  @Test func bothAreTold() throws {
    let fault = try #require(read("begun: 2026-Q3\ndone: 2026-Q1").diagnostics.first)
    #expect(fault.message == "\"done\" is 2026-Q1, which does not come after \"begun\", 2026-Q3")
    #expect(fault.notes.map(\.message) == ["\"begun\" is here"])
    #expect(fault.notes.first?.place?.line == 6)
  }
}

@Suite struct ShortFormTests {
  @Test(
    arguments: [
      ("calm", .reference(slug: "calm"), .absent), ("note/calm", .reference(slug: "note/calm"), .absent),
      ("Two *free* places.", .absent, .inlineMarkdown("Two *free* places.")),
      ("Calm", .absent, .inlineMarkdown("Calm")),
    ] as [(String, SourceContent, SourceContent)])
  func aValueAloneIsTheFieldItSuits(_ written: String, _ entry: SourceContent, _ text: SourceContent) throws {
    let record = read("cast: [{entry: other}, \(written)]")
    #expect(record.faults == [])
    guard case .list(let items)? = record.fields.last?.content, case .record(let parts) = items.last?.content else {
      return #expect(Bool(false), "no record")
    }
    #expect(items.count == 2)
    #expect(parts[0].content == entry)
    #expect(parts[1].content == text)
    #expect(parts[2].content == .value(.choice(Choice(id: "other", label: "Other"))))
  }

  @Test func aListWithNothingInItIsWritten() throws {
    #expect(read("cast: []").faults == [])
    let empty = try #require(read("cast:").diagnostics.first)
    #expect(empty.hint == "write cast: [{entry: calm}], or cast: [] if nobody is named")
  }

  @Test(
    arguments: [
      ("state: idea", "C010 6:1", "did you mean \"stage\"?"),
      ("status: submitted", "C007 6:1", nil),
    ] as [(String, String, String?)])
  func aNameThatAuthorsTry(_ lines: String, _ fault: String, _ hint: String?) {
    let record = read(lines)
    #expect(record.faults == [fault])
    if let hint { #expect(record.diagnostics.first?.hint == hint) }
  }

  @Test func aChoiceOfTheFieldThatIsMeant() throws {
    let model = Sample.model(Sample.type(with: fields)).model
    let fault = try #require(
      read("title: T\nsummary: S\nowner: O\nstatus: submitted\ncast: []\n", as: model.types[0].fields)
        .diagnostics.first)
    #expect(fault.code == .unknownChoice)
    #expect(fault.hint == "write stage: submitted, and draft, published or archived here")
  }
}

@Suite struct OneOfTwoTests {
  private let fields = """
    fields:
      sort: {kind: choice, choices: [talk, meeting], required: true, unless: programs}
      programs: {kind: list of text, example: [calm]}
    """

  private func read(_ lines: String) -> ReadRecord {
    let loaded = Sample.model(Sample.type(with: fields))
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    let common = "title: T\nsummary: S\nowner: O\nstatus: draft\n"
    return SchemaTests.read(common + lines, as: loaded.model.types[0].fields)
  }

  @Test(arguments: ["sort: talk", "programs: [calm]", "sort: talk\nprograms: [calm]", "sort:\nprograms: calm"])
  func oneIsEnough(_ lines: String) {
    #expect(read(lines).faults == [])
  }

  @Test(
    arguments: [
      ("", "C011 1:1", "add sort: talk, or programs: [calm]; one of the two is enough"),
      ("programs: []", "C011 1:1", nil),
      ("sort:", "C011 5:1", "write sort: talk, or programs: [calm]; one of the two is enough"),
      // What is there and refused is told once.
      ("programs: {a: b}", "C013 5:11", nil), ("program: [calm]", "C010 5:1", "did you mean \"programs\"?"),
    ] as [(String, String, String?)])
  func neither(_ lines: String, _ fault: String, _ hint: String?) {
    let record = read(lines)
    #expect(record.faults == [fault])
    if let hint { #expect(record.diagnostics.first?.hint == hint) }
  }

  @Test func templatesReckonWithItsAbsence() throws {
    let model = Sample.model(Sample.type(with: fields)).model
    let type = model.types[0]
    let slot = try #require(model[type.shape].slots.first { $0.name == "sort" })
    #expect(slot.isOptional)
    #expect(explain(type: type, in: model).contains("talk, meeting; required, unless programs is written"))
    let starter = starterFile(for: type, in: model, title: "T", today: Day(year: 2026, month: 11, day: 3)!)
    #expect(starter.text.contains("\" # or programs\n"))
  }
}
