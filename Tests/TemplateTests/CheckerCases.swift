// The independent table of the checker's messages: a template with a fault, where the message points, and what it says.
//
// A « in a template marks where a message must point, line and column; it is taken out before the template is compiled. The
// expected messages follow in the order of a report: by file, then by place.

import Diagnostics
import HTML
import Schema
import Template
import Testing

/// A template and every message it must lead to.
struct CheckerCase: CustomTestStringConvertible, Sendable {
  struct Expected: Sendable {
    let code: Code
    /// Part of the message, its hint or a note.
    let words: String
  }

  let name: String
  let template: String
  let components: String
  let parent: String
  let expected: [Expected]

  init(
    _ name: String, _ template: String, _ expected: (code: Code, says: String)..., components: String = "",
    parent: String = ""
  ) {
    self.name = name
    self.template = template
    self.components = components
    self.parent = parent
    self.expected = expected.map { Expected(code: $0.code, words: $0.says) }
  }

  var testDescription: String { name + ": " + template }

  /// The files of the set, ordered as a report orders them, marks still in.
  var files: [(name: String, text: String)] {
    [("base.html", parent), ("components/parts.html", components), ("story.html", template)].filter {
      !$0.1.isEmpty
    }
  }
}

/// Where a mark stands, or a message points.
struct MarkedPlace: Hashable, CustomStringConvertible {
  let file: String
  let line: Int
  let column: Int

  var description: String { "\(file):\(line):\(column)" }
}

/// Text without its marks, and their places: lines and UTF-8 columns from 1.
func removeMarks(from text: String, of file: String) -> (text: String, places: [MarkedPlace]) {
  var plain = String.UnicodeScalarView()
  var places: [MarkedPlace] = []
  var (line, column) = (1, 1)
  for scalar in text.unicodeScalars {
    if scalar == "«" {
      places.append(MarkedPlace(file: file, line: line, column: column))
      continue
    }
    plain.append(scalar)
    (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + UTF8.width(scalar))
  }
  return (String(plain), places)
}

@Suite("Templates are checked before they run")
struct CheckerCaseTests {
  @Test("names", arguments: checkerNameCases)
  func names(_ example: CheckerCase) { check(example) }

  @Test("types", arguments: checkerTypeCases)
  func types(_ example: CheckerCase) { check(example) }

  @Test("arguments", arguments: checkerArgumentCases)
  func arguments(_ example: CheckerCase) { check(example) }

  @Test("writing", arguments: checkerSyntaxCases)
  func writing(_ example: CheckerCase) { check(example) }

  @Test("sets of templates", arguments: checkerSetCases)
  func sets(_ example: CheckerCase) { check(example) }

  @Test("what is right passes", arguments: checkerSoundTemplates)
  func sound(template: String) {
    #expect(compile(CheckerCase("sound", template)).map(\.message) == [])
  }

  @Test("the tables are as large as they are said to be")
  func size() {
    let count =
      checkerNameCases.count + checkerTypeCases.count + checkerArgumentCases.count + checkerSyntaxCases.count
      + checkerSetCases.count
    #expect(count >= 100)
  }

  @Test("a template that was asked for and is not there")
  func missingTemplate() throws {
    let file = TemplateFile(name: "story.html", source: SourceFile(path: "templates/story.html", text: "x"))
    let result = compileTemplates(
      ParsedTemplates([file]),
      requests: [TemplateRequest(template: "storry.html", subject: .entry([Sample.storyType]))],
      environment: CheckerCaseTests.environment)
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(diagnostic.code == .unknownTemplate)
    #expect((diagnostic.message + (diagnostic.hint ?? "")).contains("did you mean \"story.html\"?"))
  }

  @Test("a template cannot extend one that is escaped otherwise")
  func mixedEscaping() {
    let files = [("base.txt", "{% block main %}{% end %}"), ("story.html", "{% extends \"base.txt\" %}")].map {
      TemplateFile(name: $0.0, source: SourceFile(path: "templates/" + $0.0, text: $0.1))
    }
    let result = compileTemplates(
      ParsedTemplates(files),
      requests: [TemplateRequest(template: "story.html", subject: .entry([Sample.storyType]))],
      environment: CheckerCaseTests.environment)
    #expect(result.diagnostics.map(\.code.id) == [Code.mixedEscaping.id])
    #expect(result.diagnostics.first?.message == "a template of HTML cannot extend one of plain text")
  }

  @Test(
    "what nests too deep is refused, not followed",
    arguments: [
      String(repeating: "{% if page.quick_win %}", count: 10_000),
      "{{ " + String(repeating: "(", count: 10_000) + "1", "{{ " + String(repeating: "-", count: 10_000) + "1 }}",
      "{{ " + String(repeating: "[", count: 10_000) + "1",
      "{{ page.title" + String(repeating: " | upper", count: 10_000) + " }}",
      "{{ page" + String(repeating: ".program", count: 10_000) + " }}",
      "{{ 1" + String(repeating: " + 1", count: 10_000) + " }}",
      "{{ " + String(repeating: "not ", count: 10_000) + "1 }}",
      "{{ " + String(repeating: "1 if true else ", count: 10_000) + "1 }}",
    ])
  func nesting(template: String) {
    let diagnostics = compile(CheckerCase("deep", template))
    #expect(diagnostics.contains { $0.code == .nestedTooDeep })
    #expect(diagnostics.count < 5)
  }

  private func check(_ example: CheckerCase) {
    let diagnostics = compile(example)
    let places = example.files.flatMap { removeMarks(from: $0.text, of: "templates/" + $0.name).places }
    let found = diagnostics.map { diagnostic in
      MarkedPlace(
        file: diagnostic.place?.path ?? "", line: diagnostic.place?.line ?? 0, column: diagnostic.place?.column ?? 0
      )
    }
    #expect(diagnostics.map(\.code.id) == example.expected.map(\.code.id), "said: \(diagnostics.map(words))")
    #expect(found == places, "said: \(diagnostics.map(words))")
    for (diagnostic, expected) in zip(diagnostics, example.expected) {
      #expect(words(of: diagnostic).contains(expected.words))
    }
  }

  private func words(of diagnostic: Diagnostic) -> String {
    ([diagnostic.message, diagnostic.hint ?? ""] + diagnostic.notes.map(\.message)).joined(separator: " | ")
  }

  private func compile(_ example: CheckerCase) -> [Diagnostic] {
    let files = example.files.map { file in
      let text = removeMarks(from: file.text, of: file.name).text
      return TemplateFile(name: file.name, source: SourceFile(path: "templates/" + file.name, text: text))
    }
    let parsed = ParsedTemplates(files)
    let requests = [TemplateRequest(template: "story.html", subject: .entry([Sample.storyType]))]
    let result = compileTemplates(parsed, requests: requests, environment: CheckerCaseTests.environment)
    // What was thought likely makes no difference, nor what of it is not wanted.
    let other = TemplateRequest(template: "story.html", subject: .entry([Sample.programType]))
    let late = CheckedTemplates(parsed, likely: [other], environment: CheckerCaseTests.environment, jobs: 2)
      .compiled(requests, jobs: 2)
    #expect(late.diagnostics == result.diagnostics)
    func identities(_ programs: [Program?]) -> [[UInt8]?] { programs.map { $0?.withIdentity { Array($0) } } }
    #expect(identities(late.programs) == identities(result.programs))
    return result.diagnostics.sortedForReport()
  }

  private static let environment = Sample.environment(functions: builtInFunctions + [asset])

  /// A function like those the Site target adds.
  private static let asset = Function(
    "asset", .call, [Parameter("name", .types([.text]), literal: true)], returns: .type(.url), help: "",
    example: ("{{ asset(\"app.css\") }}", "app.css")
  ) { (_, _) throws(FunctionFault) in .url(.site(SitePath("assets/app.css"))) }
}
