// What `laurel explain` and `laurel new` are made of.

import Diagnostics
import Schema
import Testing

@Suite struct DocumentationTests {
  private let model = Sample.model(Sample.story, Sample.program).model

  @Test func aTypeExplained() throws {
    let text = explain(type: try #require(model.type(named: "program")), in: model)
    #expect(
      text.hasPrefix(
        """
        program: Something to learn.

        Write content/programs/NAME.md; its page is programs/NAME/.

        Fields of its own:

          next      list, each item the short name of a program; optional
          duration  a length of time; optional
          active    yes or no; required

        Fields that every type has:

          title       one line of text; required
              The heading of the page.
              title: Fewer raised voices at Pier 2
          summary     text of up to 160 characters; required
        """))
    #expect(
      text.hasSuffix(
        """
        Lists that come from other pages, for templates:

          stories    Stories that refer here.
          quoted_in  Stories that refer here.
          steps_in   Stories that refer here.
          before     Programmes that refer here.

        """))
  }

  @Test func aTypeSaysWhereNobodyMayBeNamed() throws {
    let more = "anonymous: [title, said.words]\nfields:\n  said: {kind: record, fields: {words: {kind: text}}}\n"
    let (model, diagnostics) = Sample.model(Sample.type(with: more))
    #expect(diagnostics.isEmpty)
    let text = explain(type: try #require(model.types.first), in: model)
    #expect(text.contains("Nobody who is known here may be named in: title, said.words.\n"))
  }

  @Test(arguments: [
    (
      ["story", "program"],
      """
      story.program: list, each item the short name of a program; required

      The programmes that made the difference.

      For example:
        program: [calm-at-the-counter]

      The page it leads to lists this one under "stories".

      """
    ),
    (
      ["story", "scope"],
      """
      story.scope: one of individual, team; optional, otherwise team

      For example:
        scope: individual

      Choices:
        individual  One person
        team        A team

      """
    ),
    (
      ["story", "quote", "text"],
      """
      story.quote.text: one paragraph of text with emphasis and links; required

      The words.

      For example:
        text: some text

      """
    ),
  ])
  func aFieldExplained(_ path: [String], _ text: String) {
    #expect(explain(field: path, in: model) == .success(text))
  }

  @Test(arguments: [
    (["stori"], "there is no content type called \"stori\"; did you mean \"story\"?"),
    (["story", "progam"], "there is no field of \"story\" called \"progam\"; did you mean \"program\"?"),
    (["story", "quote", "texd"], "there is no field of \"story.quote\" called \"texd\"; did you mean \"text\"?"),
    (["story", "date", "x"], "\"story.date\" has no fields of its own, so there is no \"x\" in it"),
    (["story", "quote", "zzz"], "there is no field of \"story.quote\" called \"zzz\"; there are: text, by"),
  ])
  func nothingOfThatName(_ path: [String], _ message: String) {
    #expect(explain(field: path, in: model) == .failure(UnknownField(message: message)))
  }

  @Test func everyKindIsExplained() throws {
    let text = try explain(field: ["story", "consent"], in: model).get()
    #expect(text.contains("basis      one line of text; required"))
    #expect(text.contains("scope      list, each item one of web, newsletter, photo, quote; required"))
  }
}

@Suite struct StarterFileTests {
  private let model = Sample.model(Sample.story, Sample.program).model

  private func starter(_ title: String = "Stop the line: \"now\"") throws -> StarterFile {
    let today = try #require(Day(year: 2026, month: 11, day: 23))
    return starterFile(for: try #require(model.type(named: "story")), in: model, title: title, today: today)
  }

  /// The front matter of a starter file, as the content stage would hand it over.
  private func frontMatter(_ starter: StarterFile) throws -> (file: SourceFile, range: Range<Int>) {
    let file = SourceFile(path: "content/stories/a.md", text: starter.text)
    let end = try #require(starter.text.range(of: "\n---\n"))
    return (file, 4..<starter.text.utf8.distance(from: starter.text.startIndex, to: end.lowerBound) + 1)
  }

  private func faults(_ starter: StarterFile) throws -> [Diagnostic] {
    let (file, range) = try frontMatter(starter)
    let story = try #require(model.type(named: "story"))
    return readRecord(range, of: file, as: story.fields, describing: "a story").diagnostics.sortedForReport()
      + unfilledPlaceholders(range.upperBound..<file.bytes.count, of: file)
  }

  @Test func everyPlaceholderIsReportedWhereItIsSaidToBe() throws {
    let starter = try starter()
    #expect(
      starter.placeholders.map(\.field) == ["summary", "owner", "program", "date", "problem", "body"])
    let faults = try faults(starter)
    #expect(faults.map(\.code) == Array(repeating: .placeholderLeft, count: 6))
    #expect(faults.map { $0.place?.line } == starter.placeholders.map(\.line))
  }

  @Test func theFileBuildsOnceItsPlaceholdersAreFilled() throws {
    let starter = try starter()
    let values = [
      "summary": "Short.", "owner": "Team", "program": "calm", "date": "2026-11-03", "problem": "Long.",
      "body": "Text.",
    ]
    var lines = starter.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for placeholder in starter.placeholders {
      let line = lines[placeholder.line - 1]
      let start = try #require(line.range(of: "\"FILL IN:") ?? line.range(of: "FILL IN:"))
      lines[placeholder.line - 1] = line[..<start.lowerBound] + (values[placeholder.field] ?? "")
    }
    let filled = StarterFileText(lines.joined(separator: "\n"))
    #expect(try filled.faults(as: #require(model.type(named: "story"))).map(\.summary) == [])
  }

  @Test func optionalFieldsCanBeUncommented() throws {
    let starter = try starter()
    let fields = try #require(model.type(named: "story")).fields.filter { !$0.isRequired }
    for field in fields {
      #expect(starter.text.contains("\n#\(field.name): "), "\(field.name)")
    }
    let uncommented = starter.text.replacing("\n#visibility", with: "\nvisibility").replacing(
      "\n#quote", with: "\nquote"
    )
    .replacing("\n#photo", with: "\nphoto").replacing("\n#consent", with: "\nconsent").replacing(
      "\n#steps", with: "\nsteps")
    let faults = try StarterFileText(uncommented).faults(as: #require(model.type(named: "story")))
    #expect(faults.allSatisfy { $0.code == .placeholderLeft }, "\(faults.map(\.message))")
  }

  @Test func recordsAskForWhatTheyCannotDoWithout() throws {
    let fields = """
      fields:
        items: {kind: list of record, required: true, fields: {entry: {kind: text}, note: {kind: text}}}
        photo: {kind: image, required: true}
        consent: {kind: consent, required: true}

      """
    let model = Sample.model(Sample.type(with: fields)).model
    let today = try #require(Day(year: 2026, month: 11, day: 23))
    let starter = starterFile(for: model.types[0], in: model, title: "A", today: today)
    #expect(
      starter.placeholders.map(\.field) == [
        "summary", "owner", "items.entry", "photo.src", "photo.alt", "consent.basis", "consent.given",
        "consent.scope",
        "body",
      ])
    let faults = try StarterFileText(starter.text).faults(as: model.types[0])
    #expect(faults.map { $0.place?.line } == starter.placeholders.map(\.line))
    #expect(faults.allSatisfy { $0.code == .placeholderLeft })
    #expect(starter.text.contains("items:\n  - entry: \"FILL IN:"))
  }

  @Test func whatCannotStandInATitleIsLeftOut() throws {
    let (file, range) = try frontMatter(try starter("a\u{FEFF}b\u{0}\u{7}c\u{FFFF}\u{85}d\u{2028}e\nf"))
    let story = try #require(model.type(named: "story"))
    let record = readRecord(range, of: file, as: story.fields, describing: "a story")
    #expect(record.fields[0].content == .value(.text("abcd e f")))
    #expect(record.diagnostics.allSatisfy { $0.code == .placeholderLeft })
  }

  @Test(arguments: ["a: b", "it's \"quoted\"", "back\\slash", "Größe 日本", "- dash", "tab\there", "{{ x }}"])
  func anyTitleIsReadBack(_ title: String) throws {
    let (file, range) = try frontMatter(try starter(title))
    let story = try #require(model.type(named: "story"))
    let record = readRecord(range, of: file, as: story.fields, describing: "a story").fields
    #expect(record[0].content == .value(.text(title.replacing("\t", with: " "))))
  }
}

private struct StarterFileText {
  let text: String
  init(_ text: String) { self.text = text }

  func faults(as type: ContentType) throws -> [Diagnostic] {
    let file = SourceFile(path: "a.md", text: text)
    let end = try #require(text.range(of: "\n---\n"))
    let upper = text.utf8.distance(from: text.startIndex, to: end.lowerBound) + 1
    return readRecord(4..<upper, of: file, as: type.fields, describing: "a story").diagnostics
      + unfilledPlaceholders(upper..<file.bytes.count, of: file)
  }
}

extension String {
  /// The first place of a text, without Foundation.
  fileprivate func range(of part: String) -> Range<String.Index>? { firstRange(of: part) }
}

@Suite struct SeriesTests {
  private let model = Sample.model(
    Sample.type(
      "figure",
      with: "facets: {measure: {name: title}}\nfields:\n  observations: {kind: series, help: The figures.}\n")
  ).model

  @Test func aSeriesIsExplainedByItsColumns() throws {
    let text = try explain(field: ["figure", "observations"], in: model).get()
    #expect(
      text.hasPrefix(
        """
        figure.observations: observations, from the rows of content/data/*.csv; not written here

        The figures.

        For example, in content/data/figures.csv:
          metric,period,value,n,group,numerator,denominator,plan,arm
          on-time-share,2026-Q3,91.0,1472,Piers 1 and 2,,,,treated

        Columns:
          metric       The short name of the page that shows the figure. Required.
        """))
    #expect(text.contains("\n  suppressed   True when it is hidden"))
  }

  @Test func aSeriesIsAListThatIsNeverAbsent() throws {
    let slot = try #require(model[model.types[0].shape].slots.last)
    #expect(slot.type == .list(.record(BuiltInShape.observation.id)))
    #expect(!slot.isOptional)
    #expect(
      model[BuiltInShape.observation.id].slots.map(\.name) == [
        "period", "group", "arm", "value", "n", "numerator", "denominator", "plan", "suppressed",
      ])
    #expect(
      model[BuiltInShape.answers.id].slots.map(\.name) == [
        "useful", "not_useful", "responses", "rating", "suppressed",
      ])
  }

  @Test func whoWritesASeriesIsToldWhereItComesFrom() {
    let faults = read("observations: [{period: 2026-Q3}]\n", as: model.types[0].fields).diagnostics
    #expect(faults.contains { $0.code == .writtenObservations && $0.place?.column == 15 })
  }

  @Test func aStarterFileDoesNotAskForASeries() throws {
    let today = try #require(Day(year: 2026, month: 11, day: 23))
    #expect(!starterFile(for: model.types[0], in: model, title: "A", today: today).text.contains("observations"))
  }
}
