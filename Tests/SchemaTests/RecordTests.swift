// Records: what is there, what is missing, what is too much, and where.

import Diagnostics
import Schema
import Testing

private let text = FieldKind.text(maximum: nil)
private let note = [
  field("title", text, required: true, example: "Fewer raised voices"),
  field(
    "status", .choice([Choice(id: "draft", label: "Draft"), Choice(id: "published", label: "Published")]),
    required: true),
  field("date", .date),
  field(
    "visibility", .choice([Choice(id: "all", label: "All"), Choice(id: "team", label: "Team")]), default: "all"),
  field("tags", .list(text)),
  field(
    "quote",
    .record(
      [field("text", .inlineMarkdown, required: true), field("by", .reference([TypeID(0)]))], shape: ShapeID(9))),
  field("goals", .list(.record([field("goal", text, required: true), field("how", text)], shape: ShapeID(10)))),
  field("photo", .image),
  field("consent", .consent),
  field("words", .list(text), default: "[one, two]"),
]

@Suite struct RecordTests {
  @Test func everyFieldInItsPlace() {
    let yaml = "title: Hello\nstatus: draft\ntags: [a, b]\nquote:\n  text: We *listen*.\n  by: marta\n"
    let record = read(yaml, as: note)
    #expect(record.faults == [])
    #expect(record.fields.count == note.count)
    #expect(record.fields[0] == SourceField(.value(.text("Hello")), at: Span(7, 12)))
    #expect(record.fields[1].content == .value(.choice(Choice(id: "draft", label: "Draft"))))
    #expect(record.fields[2].content == .absent)
    #expect(record.fields[3].content == .value(.choice(Choice(id: "all", label: "All"))))
    guard case .record(let quote) = record.fields[5].content else { return #expect(Bool(false), "no record") }
    #expect(quote[0].content == .inlineMarkdown("We *listen*."))
    #expect(quote[1] == SourceField(.reference(slug: "marta"), at: Span(74, 79)))
    #expect(marked(record.fields[5].span, in: yaml) == "text: We *listen*.\n  by: marta")
  }

  @Test func allFaultsInOneRun() {
    let record = read("titel: Hello\nstatus: publishd\ndate: 2026-02-30\nquote: {by: marta}\n", as: note)
    #expect(record.faults == ["C010 1:1", "C023 2:9", "C018 3:7", "C011 4:9"])
    #expect(record.diagnostics.contains { $0.hint == "did you mean \"title\"?" })
    #expect(record.diagnostics.contains { $0.hint == "did you mean \"published\"?" })
  }

  @Test func aMisspeltFieldIsReadAsTheOneThatWasMeant() {
    let record = read("titel: Hello\nstatus: draft\n", as: note)
    #expect(record.faults == ["C010 1:1"])
    #expect(record.fields[0].content == .value(.text("Hello")))
  }

  @Test func aMisspeltFieldDoesNotTakeThePlaceOfTheRightOne() {
    let record = read("titel: Wrong\ntitle: Right\nstatus: draft\n", as: note)
    #expect(record.faults == ["C010 1:1"])
    #expect(record.fields[0].content == .value(.text("Right")))
  }

  @Test func aFieldUnlikeAnyOtherDoesNotHideWhatIsMissing() {
    #expect(read("zzz: Hello\nstatus: draft\n", as: note).faults == ["C010 1:1", "C011 1:1"])
  }

  @Test func aMissingFieldShowsHowToWriteIt() throws {
    let fault = try #require(read("status: draft\n", as: note).diagnostics.first)
    #expect(fault.message == "a note needs \"title\"")
    #expect(fault.hint == "add title: Fewer raised voices")
  }

  @Test func aKeyWithNothingBehindItCountsAsAbsent() {
    let record = read("title: x\nstatus: draft\ndate:\nvisibility: ''\ntags:\nquote:\n", as: note)
    #expect(record.faults == [])
    #expect(record.fields[2].content == .absent)
    #expect(record.fields[3].content == .value(.choice(Choice(id: "all", label: "All"))))
    #expect(record.fields[4].content == .list([]))
    #expect(record.fields[5].content == .absent)
  }

  @Test(arguments: ["title:\nstatus: draft\n", "title: \"\"\nstatus: draft\n", "title: '  '\nstatus: draft\n"])
  func anEmptyRequiredFieldIsMissing(_ yaml: String) {
    let record = read(yaml, as: note)
    #expect(record.faults == ["C011 1:1"])
    #expect(record.diagnostics.first?.message == "\"title\" is empty")
  }

  @Test func aSingleValueIsAListOfOne() {
    let record = read("title: x\nstatus: draft\ntags: calm\n", as: note)
    #expect(record.fields[4].content == .list([SourceField(.value(.text("calm")), at: Span(29, 33))]))
  }

  @Test func aDefaultListLiesAtTheRecord() {
    let record = read("title: x\nstatus: draft\n", as: note)
    guard case .list(let items) = record.fields[9].content else { return #expect(Bool(false), "no list") }
    #expect(items.map(\.content) == [.value(.text("one")), .value(.text("two"))])
    #expect(items.allSatisfy { $0.span == record.fields[9].span })
  }

  @Test(arguments: [
    ("title: [a]\nstatus: draft\n", "C013 1:8"),
    ("title: {a: b}\nstatus: draft\n", "C013 1:8"),
    ("title: x\nstatus: draft\nquote: We listen\n", "C013 3:8"),
    ("title: x\nstatus: draft\nquote: [a]\n", "C013 3:8"),
    ("title: x\nstatus: draft\ngoals: {goal: a}\n", "C013 3:8"),
    ("title: x\nstatus: draft\ngoals:\n  - safety\n", "C013 4:5"),
    ("title: x\nstatus: draft\ntags:\n  - a\n  -\n", "C014 5:4"),
    ("title: x\nstatus: draft\ntags: {a: b}\n", "C013 3:7"),
    ("title: x\nstatus: draft\nphoto: harbour.svg\n", "C013 3:8"),
    ("title: x\nstatus: draft\nphoto: {alt: A ferry}\n", "C028 3:8"),
    ("title: x\nstatus: draft\nphoto: {source: a.svg}\n", "C010 3:9"),
    ("title: x\nstatus: draft\nquote: {text: a, texd: b}\n", "C010 3:18"),
    ("title: x\nstatus: draft\ngoals:\n  - {how: y}\n", "C011 4:6"),
    ("title: x\nstatus: draft\nconsent: {basis: form, given: 2026-02-02, scope: [web, tv]}\n", "C023 3:56"),
    ("title: x\nstatus: draft\nconsent: {basis: form, given: 2026-02-02}\n", "C011 3:11"),
    ("- a\n- b\n", "C013 1:1"),
    ("just text\n", "C013 1:1"),
  ])
  func formAndNesting(_ yaml: String, _ fault: String) {
    #expect(read(yaml, as: note).faults.contains(fault), "\(read(yaml, as: note).faults)")
  }

  @Test func anImageAsTextShowsTheMapping() throws {
    let fault = try #require(read("title: x\nstatus: draft\nphoto: harbour.svg\n", as: note).diagnostics.first)
    #expect(fault.hint == "write photo: {src: harbour.svg, alt: What it shows}")
  }

  @Test func anImageWithoutAltIsLeftToItsPage() {
    let record = read("title: x\nstatus: draft\nphoto: {src: a.svg}\n", as: note)
    #expect(record.faults == [])
    #expect(record.fields[7].content == .image(source: "a.svg", alternative: nil))
  }

  @Test func aConsentRecordInItsOrder() {
    let record = read(
      "title: x\nstatus: draft\nconsent:\n  scope: web\n  basis: signed form\n  given: 2026-02-02\n", as: note)
    #expect(record.faults == [])
    guard case .record(let consent) = record.fields[8].content else { return #expect(Bool(false), "no record") }
    #expect(consent.count == BuiltInFields.consent.count)
    #expect(consent[0].content == .value(.text("signed form")))
    guard case .list(let scope) = consent[3].content else { return #expect(Bool(false), "no scope") }
    #expect(scope.map(\.content) == [.value(.choice(Choice(id: "web", label: "Web")))])
  }

  /// A comma in braces begins the next field: one message for the value that it cut.
  @Test(arguments: [
    ("n: 61,000", "write n: 61000"), ("n: 1,061,000", "write n: 1061000"), ("n: 1,000,000", "write n: 1000000"),
    ("amount: 38,000 EUR", "write amount: 38000 EUR"), ("amount: EUR 38,000", "write amount: EUR 38000"),
    ("n: 61,5", "write n: 61.5"), ("text: “I stopped, and asked.”", "text: \"I stopped, and asked.\""),
    ("text: In 2025, 120 people came", "text: \"In 2025, 120 people came\""),
    ("text: He said \"no\", twice", "text: \"…\""), ("text: one, two,\n  three", "text: \"one, two, three\""),
  ])
  func aCommaInBracesIsToldAsThat(_ pair: String, _ hint: String) {
    let fields = [
      field("text", text, required: true), field("n", .integer(minimum: nil, maximum: nil)),
      field("amount", .money()), field("by", text),
    ]
    let title = pair.hasPrefix("text") ? "" : "text: x, "
    let record = read("flow: {\(title)\(pair), by: x}\n", as: [field("flow", .record(fields, shape: ShapeID(9)))])
    #expect(record.diagnostics.map(\.code.id) == ["C063"])
    #expect(record.diagnostics.first?.hint?.hasSuffix(hint) == true, "\(record.diagnostics)")
  }

  @Test(arguments: ["{text: \"a\", b}", "{text: a, nothing: }", "{text: a, bi}", "{nothing, text: a}"])
  func aKeyIsNoRestOfAValue(_ flow: String) {
    let fields = [field("text", text, required: true), field("by", text)]
    let record = read("flow: \(flow)\n", as: [field("flow", .record(fields, shape: ShapeID(9)))])
    #expect(record.diagnostics.map(\.code.id) == ["C010"])
  }

  @Test func anUnknownKeyWithoutNeighboursListsTheFields() throws {
    let fault = try #require(
      read("title: x\nstatus: draft\nquote: {text: a, zzz: b}\n", as: note).diagnostics.first)
    #expect(fault.message == "\"quote\" has no field \"zzz\"")
    #expect(fault.notes.first?.message == "its fields are: text, by")
  }

  @Test func aRequiredListMustNotBeEmpty() {
    let fields = [field("programs", .list(text), required: true)]
    #expect(read("programs: []\n", as: fields).faults == ["C011 1:11"])
    #expect(read("programs:\n", as: fields).faults == ["C011 1:1"])
  }
}
