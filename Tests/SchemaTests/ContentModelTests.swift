// Type declarations: what a good one becomes, and what a bad one is told.

import Diagnostics
import Schema
import Testing

private let own = PageSlot.allCases.count
private let builtIn = BuiltInShape.allCases.count

@Suite struct ContentModelTests {
  private let model = Sample.model(Sample.story, Sample.program).model

  @Test func theSampleIsClean() {
    #expect(Sample.model(Sample.story, Sample.program).diagnostics.map(\.summary) == [])
  }

  @Test func typesKeepWhatTheyDeclare() throws {
    let story = try #require(model.type(named: "story"))
    #expect(story.permalink == "stories/:slug/")
    #expect(story.order == EntryOrder(field: "date", isDescending: true))
    #expect(story.list?.title == "Stories")
    let consent = try #require(story.field(named: "consent"))
    #expect(story.field(for: PersonRole.consent) == consent)
    #expect(story.fields.prefix(13).map(\.name) == BuiltInFields.common.map(\.name))
    #expect(story.fields.dropFirst(13).map(\.name).prefix(3) == ["program", "scope", "date"])
    let program = try #require(model.type(named: "program"))
    #expect(program.order == EntryOrder(field: "title", isDescending: false))
    #expect(program.list == nil)
  }

  @Test func shapesLieInTheirOrder() throws {
    #expect(model.shapes.map(\.id.index) == Array(model.shapes.indices))
    #expect(
      model.shapes.map(\.name) == [
        "image", "consent", "tag", "link", "heading", "page", "observation", "answers", "story", "program",
        "quote of story", "steps of story",
      ])
    #expect(model[BuiltInShape.image.id].slots.map(\.name) == ["src", "alt", "width", "height"])
    #expect(model[BuiltInShape.page.id].slots.map(\.name) == PageSlot.allCases.map(\.name))
    #expect(PageSlot.readingMinutes.name == "reading_minutes")
    let story = model.shapes[builtIn]
    #expect(story.slots.prefix(own).map(\.name) == PageSlot.allCases.map(\.name))
    #expect(story.slots[own...].map(\.name).last == "steps_in")
  }

  @Test(arguments: [
    ("program", ValueType.list(.entry([TypeID(1)])), false),
    (
      "scope", .choice([Choice(id: "individual", label: "One person"), Choice(id: "team", label: "A team")]), false
    ),
    ("date", .date, false),
    ("problem", .html, false),
    ("level", .integer, true),
    ("quote", .record(ShapeID(builtIn + 2)), true),
    ("steps", .list(.record(ShapeID(builtIn + 3))), false),
    ("second", .entry([TypeID(1)]), true),
    ("photo", .record(BuiltInShape.image.id), true),
    ("consent", .record(BuiltInShape.consent.id), true),
    (
      "mode",
      .choice([Choice(id: "on-the-job", label: "On the job"), Choice(id: "classroom", label: "Classroom")]),
      true
    ),
    ("tags", .list(.record(BuiltInShape.tag.id)), false),
    ("visibility", .choice(BuiltInFields.visibilities), false),
    ("reviewed", .date, true),
  ])
  func slotsHaveTheirTypes(_ name: String, _ type: ValueType, _ isOptional: Bool) throws {
    let slot = try #require(model.shapes[builtIn].slots.first { $0.name == name })
    #expect(slot.type == type)
    #expect(slot.isOptional == isOptional)
  }

  @Test func fieldsKnowTheirSlots() throws {
    let story = try #require(model.type(named: "story"))
    let shape = model[story.shape]
    for (index, field) in story.fields.enumerated() {
      let slot = story.slot(ofField: index)
      #expect(slot.map { shape.slots[$0].name } == (["aliases", "layout"].contains(field.name) ? nil : field.name))
    }
    #expect(story.slot(ofField: 900) == nil)
  }

  @Test func referencesHaveTheirFarEnds() throws {
    let program = model.shapes[builtIn + 1]
    #expect(
      program.slots[own...].map(\.name) == [
        "next", "duration", "active", "stories", "quoted_in", "steps_in", "before",
      ])
    let told = model.inverses.map { relation in
      "\(model[relation.source].name) \(relation.fieldPath) -> \(model[relation.target].name)."
        + model[model[relation.target].shape].slots[relation.slot].name
    }
    #expect(
      told == [
        "story [13] -> program.stories", "story [18, 1] -> program.quoted_in", "story [19, 0] -> program.steps_in",
        "story [19, 0] -> story.steps_in", "story [20] -> program.stories", "program [13] -> program.before",
      ])
  }

  @Test func theOrderOfFilesDoesNotMatter() {
    let files = [("b.yaml", Sample.story), ("a.yaml", Sample.program)].map { SourceFile(path: $0, text: $1) }
    let names = [loadContentModel(files), loadContentModel(files.reversed())].map { $0.model.types.map(\.name) }
    #expect(names == [["program", "story"], ["program", "story"]])
  }

  @Test func noTypesIsAModel() {
    let (model, diagnostics) = loadContentModel([])
    #expect(model.shapes.count == BuiltInShape.allCases.count)
    #expect(diagnostics.isEmpty)
  }

  @Test func aDefaultOnLinesOfItsOwn() throws {
    let fields = "fields:\n  terms:\n    kind: list of text\n    default:\n      - one\n      - two\n"
    let (model, diagnostics) = Sample.model(Sample.type(with: fields))
    #expect(diagnostics.isEmpty)
    let terms = try #require(model.types[0].fields.last)
    #expect(read("", as: [terms]).fields[0].content.count == 2)
  }
}

extension SourceContent {
  fileprivate var count: Int {
    if case .list(let items) = self { items.count } else { -1 }
  }
}

@Suite struct DeclarationFaultTests {
  @Test(
    arguments: [
      ("fields:\n  date: {kind: dat}\n", "S001 7:16", "did you mean \"date\"?"),
      ("fields:\n  d: {kind: list of txt}\n", "S001 7:13", "did you mean \"list of text\"?"),
      ("fields:\n  d: {kind: list of list of text}\n", "S001 7:13", nil),
      ("fields:\n  d: {kind: reference, to: [nite], inverse: x}\n", "S002 7:29", "did you mean \"note\"?"),
      ("fields:\n  d: {kind: reference, to: [note]}\n", "S003 7:3", "add inverse: and a name"),
      ("fields:\n  d:\n    kind: record\n    fields:\n      e: {kind: reference, to: [note]}\n", "S003 10:7", nil),
      ("fields:\n  summary: {kind: text}\n", "S005 7:3", "delete this declaration"),
      ("fields:\n  words: {kind: integer}\n", "S005 7:3", "choose another name"),
      ("permalink: notes/\n", "S006 6:12", nil),
      ("permalink: /notes/:slug/\n", "S006 6:12", nil),
      ("permalink: ../:slug/\n", "S006 6:12", nil),
      ("permalink: Notes/:slug/\n", "S006 6:12", nil),
      ("permalink: notes/:slug\n", "S006 6:12", nil),
      ("facets:\n  persn: {}\n", "S007 7:3", "did you mean \"person\"?"),
      ("facets:\n  person: {consent: titel}\n", "S007 7:21", "did you mean \"title\"?"),
      ("fields:\n  d: {kind: choice, choices: [team], default: teem}\n", "S008 7:47", "did you mean \"team\"?"),
      ("fields:\n  d: {kind: date, default: 3.11.2026}\n", "S008 7:28", "write 2026-11-03"),
      ("order: -titel\n", "S009 6:8", "did you mean \"title\"?"),
      ("order: tags\n", "S009 6:8", nil),
      ("fields:\n  d: {kind: reference, to: [note], inverse: title}\n", "S010 7:3", "choose another inverse"),
      ("fields:\n  d: {kind: reference, to: [note], inverse: d}\n", "S010 7:3", nil),
      ("fields:\n  Quick Win: {kind: boolean}\n", "S011 7:3", "write quick_win"),
      ("fields:\n  quick-win: {kind: boolean}\n", "S011 7:3", "write quick_win"),
      ("fields:\n  d: {kind: choice, choices: [One Person]}\n", "S011 7:31", "write one-person"),
      (
        "fields:\n  d: {kind: date, maximum: 10}\n", "S012 7:28",
        "it is for text, integer, decimal, money or duration"
      ),
      ("fields:\n  d: {kind: text, choices: [a]}\n", "S012 7:28", "it is for choice"),
      ("fields:\n  d: {kind: date, use: quote}\n", "S012 7:24", nil),
      (
        "fields:\n  d: {kind: reference, to: [note], inverse: x, use: quot}\n", "C023 7:53",
        "did you mean \"quote\"?"
      ),
      ("fields:\n  d: {kind: image, default: a.svg}\n", "S012 7:29", nil),
      ("fields:\n  d: {kind: choice}\n", "S013 7:3", "add choices: [one, another]"),
      ("fields:\n  d: {kind: record}\n", "S013 7:3", nil),
      ("fields:\n  d: {kind: reference, inverse: x}\n", "S013 7:3", "add to: [program]"),
      ("fields:\n  d: {kind: choice, choices: []}\n", "S014 7:30", nil),
      ("fields:\n  d: {kind: choice, choices: [a, a]}\n", "S014 7:34", nil),
      ("fields:\n  d: {kind: date, example: 3.11.2026}\n", "S015 7:28", "write 2026-11-03"),
      (
        "facets:\n  event: {start: s}\nfields:\n  s: {kind: datetime}\n", "S007 7:3", "write event: {end: FIELD, …}"
      ),
      ("facets:\n  badge: {}\n", "S007 7:3", "write badge: {criteria: FIELD, …}"),
      ("facets:\n  badge: {criteria: reviewed}\n", "S007 7:21", "name another field"),
      ("facets:\n  course: {duraton: title}\n", "S007 7:21", "did you mean \"duration\"?"),
      ("facets:\n  course: {duration: title}\n", "S007 7:22", "name another field"),
      ("facets:\n  feed: {date: title}\n", "S007 7:16", "name another field"),
      ("facets:\n  person: {consent: title}\n", "S007 7:21", "name another field"),
      (
        "facets:\n  event: {start: s, end: s, recurrence: r}\nfields:\n  s: {kind: datetime}\n  r: {kind: record, fields: {every: {kind: choice, choices: [day]}, until: {kind: date}}}\n",
        "S007 7:41", "name another field"
      ),
      ("facets:\n  evidence: {levle: title}\n", "S007 7:21", "did you mean \"level\"?"),
      ("facets:\n  evidence: {change: title}\n", "S007 7:22", "name another field"),
      ("facets:\n  measure: {nam: title}\n", "S007 7:18", "did you mean \"name\"?"),
      ("facets:\n  measure: {direction: status}\n", "S007 7:24", "name another field"),
      (
        "facets: {measure: {minimum_group: k}}\nfields:\n  k: {kind: decimal}\n", "S007 6:35", "name another field"
      ),
      (
        "facets: {measure: {target: t}}\nfields:\n  t: {kind: record, fields: {period: {kind: date}}}\n",
        "S007 6:28", nil
      ),
      ("fields:\n  d: {kind: series}\n", "S016 7:3", nil),
      (
        "facets: {measure: {}}\nfields:\n  c: {kind: series}\n  d: {kind: series}\n", "S016 9:3", "keep one of them"
      ),
      ("facets: {measure: {}}\nfields:\n  d: {kind: list of series}\n", "S016 8:3", nil),
      (
        "facets: {measure: {}}\nfields:\n  d:\n    kind: record\n    fields: {e: {kind: series}}\n", "S016 10:14",
        "declare it among the fields of the type"
      ),
      ("facets: {measure: {}}\nfields:\n  d: {kind: series, required: true}\n", "S012 8:31", nil),
      ("facets: {measure: {}}\nfields:\n  d: {kind: series, example: 1}\n", "S012 8:30", nil),
      ("facets: {measure: {}}\nfields:\n  d: {kind: series, default: 1}\n", "S012 8:30", nil),
      ("fields:\n  d: {kind: text, after: title}\n", "S012 7:26", "it is for date, datetime or period"),
      ("fields:\n  d: {kind: percent, minimum: 5}\n", "S012 7:31", nil),
      ("fields:\n  d: {kind: money, minimum: 10, maximum: 5}\n", "S021 7:29", nil),
      ("fields:\n  d: {kind: date, after: publish_onn}\n", "S024 7:26", "did you mean \"publish_on\"?"),
      ("fields:\n  d: {kind: date, not_before: owner}\n", "S024 7:31", nil),
      ("fields:\n  d: {kind: date, after: d}\n", "S024 7:26", "name another field"),
      ("fields:\n  d: {kind: date, after: e}\n  e: {kind: list of date}\n", "S024 7:26", nil),
      (
        "fields:\n  d: {kind: date, after: e.f}\n  e: {kind: list of record, fields: {f: {kind: date}}}\n",
        "S024 7:26", nil
      ),
      (
        "fields:\n  d: {kind: date, after: e.g}\n  e: {kind: record, fields: {f: {kind: date}}}\n",
        "S024 7:26", nil
      ),
      ("fields:\n  d: {kind: text, short: [e]}\n", "S012 7:26", "it is for record"),
      (
        "fields:\n  d: {kind: record, short: [fir], fields: {firm: {kind: text}}}\n", "S025 7:29",
        "did you mean \"firm\"?"
      ),
      (
        "fields:\n  d: {kind: record, short: [f], fields: {f: {kind: list of text}}}\n", "S025 7:29",
        "name a field of a single value"
      ),
      ("fields:\n  d: {kind: list of text, empty_if: none}\n", "S012 7:37", "it is for lists that are required"),
      ("fields:\n  d: {kind: text, required: true, empty_if: none}\n", "S012 7:45", nil),
      (
        "fields:\n  d: {kind: text, unless: e}\n  e: {kind: text}\n", "S012 7:27",
        "it is for fields that are required"
      ),
      (
        "fields:\n  d: {kind: text, required: true, unless: placee}\n  place: {kind: text}\n", "S026 7:43",
        "did you mean \"place\"?"
      ),
      ("fields:\n  d: {kind: text, required: true, unless: d}\n", "S026 7:43", nil),
      (
        "fields:\n  d: {kind: text, required: true, unless: e}\n  e: {kind: text, required: true, unless: d}\n",
        "S026 8:43", "write unless: at one of the two fields only, with the name of the other"
      ),
      ("fields:\n  d: {kind: date, after: }\n", "C011 7:19", "write after: start, or delete it"),
      ("fields:\n  d: {kind: date, not_before: \"\"}\n", "C011 7:19", "write not_before: given, or delete it"),
      ("fields:\n  d: {kind: text, also: [d]}\n", "S027 7:26", nil),
      ("fields:\n  d: {kind: text, also: [owner]}\n", "S027 7:26", "delete it from also:, or rename the field"),
      ("fields:\n  d: {kind: text, also: [e]}\n  e: {kind: choice, choices: [a]}\n", "S027 7:26", nil),
      (
        "fields:\n  d: {kind: text, also: [f]}\n  e: {kind: text, also: [f]}\n", "S027 8:26",
        "keep it once, at the field that authors mean by it"
      ),
      ("fields:\n  d: {kind: text, also: [f, f]}\n", "S027 7:29", nil),
      ("fields:\n  r: {kind: record, fields: {d: {kind: text, also: [e]}, e: {kind: text}}}\n", "S027 7:53", nil),
      ("fields:\n  d: {kynd: text}\n", "C010 7:7", "did you mean \"kind\"?"),
      ("fields: [a]\n", "C013 6:9", nil),
      ("fields:\n  d: text\n", "C013 7:6", nil),
      ("fieldz: {}\n", "C010 6:1", "did you mean \"fields\"?"),
    ] as [(String, String, String?)])
  func oneFault(_ more: String, _ fault: String, _ hint: String?) throws {
    let diagnostics = Sample.model(Sample.type(with: more)).diagnostics
    let found = try #require(diagnostics.first { $0.summary == fault }, "\(diagnostics.map(\.summary))")
    if let hint { #expect(found.hint == hint) }
  }

  /// What is refused in a declaration is not told again of each entry.
  @Test(
    arguments: [
      ("d: {kind: date, after: d}", "d: 2026-11-03"),
      ("d: {kind: date, after: none_such}", "d: 2026-11-03"),
      ("r: {kind: record, fields: {d: {kind: date, not_before: r.d, after: r.d}}}", "r: {d: 2026-11-03}"),
      ("d: {kind: text, required: true, unless: none_such}", ""),
      ("d: {kind: text, required: true, unless: d}", ""),
      ("d: {kind: choice, required: true, choices: [a], default: b}", ""), ("d: {kind: choice}", "d: a"),
      ("d: {kind: integer, minimum: 9, maximum: 1}", "d: 0"), ("d: {kind: dat}", "d: 3.11.2026"),
    ])
  func entriesAreNotToldOfIt(_ declaration: String, _ line: String) {
    let loaded = Sample.model(Sample.type(with: "fields:\n  \(declaration)\n"))
    #expect(loaded.diagnostics.hasErrors)
    let entry = read("title: T\nsummary: S\nowner: O\nstatus: draft\n\(line)", as: loaded.model.types[0].fields)
    #expect(entry.faults == [])
  }

  @Test func whatAListMayNotBeIsNotAdvised() throws {
    let model = Sample.model(Sample.type(with: "fields:\n  d: {kind: text, required: true, empty_if: none}\n"))
      .model
    let fault = try #require(
      read("title: T\nsummary: S\nowner: O\nstatus: draft\n", as: model.types[0].fields).diagnostics.first)
    #expect(fault.hint == "add d: some text")
  }

  @Test func aChoiceIsTriedForAnother() {
    let more = "fields:\n  stage: {kind: choice, choices: [idea], also: [status]}\n"
    #expect(Sample.model(Sample.type(with: more)).diagnostics.isEmpty)
  }

  @Test(arguments: ["list", "tag", "My Story", "9lives"])
  func aTypeCannotBeCalled(_ name: String) {
    #expect(Sample.model(Sample.type(name, with: "")).diagnostics.map(\.summary) == ["S011 1:7"])
  }

  @Test(arguments: ["data", "tags", "Notes", "my-notes", "a/b"])
  func aFolderCannotBeCalled(_ name: String) {
    #expect(Sample.model(Sample.type(folder: name, with: "")).diagnostics.map(\.summary) == ["S011 5:9"])
  }

  @Test func twoTypesOfOneNameAndFolder() throws {
    let diagnostics = Sample.model(Sample.type(with: ""), Sample.type(with: "")).diagnostics
    #expect(diagnostics.map(\.summary) == ["S004 1:7", "S004 5:9"])
    #expect(diagnostics.allSatisfy { $0.place?.path == "templates/types/1.yaml" })
    #expect(diagnostics.first?.notes.first?.place?.path == "templates/types/0.yaml")
  }

  @Test func twoTypesCannotShareAnInverse() {
    let first = Sample.type("one", folder: "ones", with: "fields:\n  a: {kind: reference, to: [one], inverse: x}\n")
    let second = Sample.type(
      "two", folder: "twos", with: "fields:\n  a: {kind: reference, to: [one], inverse: x}\n")
    let diagnostics = Sample.model(first, second).diagnostics
    #expect(diagnostics.map(\.summary) == ["S010 7:3"])
    #expect(diagnostics.first?.message == "\"one\" has a list \"x\" of \"one\" already")
  }

  @Test func everythingInOneRun() {
    let fields =
      "order: -x\nfields:\n  a: {kind: txt}\n  b: {kind: reference, to: [zzz], inverse: title}\n  title: {kind: text}\n"
    let faults = Sample.model(Sample.type(with: fields)).diagnostics.map(\.code.id)
    #expect(faults == ["S009", "S001", "S002", "S005"])
  }

  @Test func anEmptyFileIsMissingEverything() {
    let diagnostics = Sample.model("").diagnostics
    #expect(diagnostics.map(\.code) == Array(repeating: Code.missingField, count: 5))
  }
}
