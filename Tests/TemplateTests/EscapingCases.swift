// The independent table of escaping: a template with hostile or awkward values, and exactly what it prints or why it is
// refused. Written from the language's description, not from the engine. The tables stand in the files EscapingCases*.swift.

import Diagnostics
import FoundationEssentials
import HTML
import Schema
import Template
import Testing

/// A template, the values it prints, and what must come of it.
struct EscapingCase: CustomTestStringConvertible, Sendable {
  enum Outcome: Sendable {
    case prints(String)
    /// Prints, and says this beside.
    case warns(String, Code)
    /// Does not compile: exactly these codes, in the order of the report.
    case refused([Code])
  }

  let name: String
  let template: String
  let suffix: String
  /// `page.text`; the other values of the page are always the same (see ``Probe``).
  let text: String
  let components: String
  let parent: String
  let outcome: Outcome

  /// A case that prints.
  init(
    _ name: String, _ template: String, _ text: String = "", prints output: String, warning: Code? = nil,
    suffix: String = "html", components: String = "", parent: String = ""
  ) {
    self.name = name
    self.template = template
    self.suffix = suffix
    self.text = text
    self.components = components
    self.parent = parent
    outcome = warning.map { .warns(output, $0) } ?? .prints(output)
  }

  /// A case that is refused.
  init(
    _ name: String, _ template: String, refused codes: Code..., suffix: String = "html", components: String = "",
    parent: String = ""
  ) {
    self.name = name
    self.template = template
    self.suffix = suffix
    text = "x"
    self.components = components
    self.parent = parent
    outcome = .refused(codes)
  }

  var testDescription: String { name + ": " + template }
}

/// The page the cases print: one value of each kind.
enum Probe {
  static let shape = ShapeID(Sample.shapes.count)

  static let slots: [(slot: Slot, value: Value)] = [
    (Slot("html", .html, help: ""), .html(SafeHTML(trusted: Array("<b>bold</b> &amp; \"plain\"".utf8)))),
    (Slot("link", .url, help: ""), .url(.site(SitePath("stories/pier 2/", fragment: "a&b")))),
    (Slot("outside", .url, help: ""), .url(.external("https://lms.example/course?a=1&b=2"))),
    (Slot("forged", .url, help: ""), .url(.external("javascript:alert(1)"))),
    (Slot("number", .integer, help: ""), .integer(-1840)),
    (Slot("ratio", .decimal, help: ""), .decimal(Sample.decimal("6.5"))),
    (Slot("date", .date, help: ""), Sample.day("2026-11-03")),
    (Slot("choice", .choice([evilChoice]), help: ""), .choice(evilChoice)),
    (Slot("yes", .boolean, help: ""), .boolean(true)),
    (Slot("no", .boolean, help: ""), .boolean(false)),
    (Slot("missing", .text, optional: true, help: ""), .none),
    (Slot("texts", .list(.text), help: ""), Sample.texts("<a>", "b\"c")),
    (Slot("none_yet", .list(.text), help: ""), .list([])),
  ]

  static let evilChoice = Choice(id: "r-and-d", label: "R&D <\"'>")

  static func page(text: String) -> Value {
    .record(Record(shape: shape, slots: [.text(text)] + slots.map(\.value)))
  }

  static let environment = TemplateEnvironment(
    shapes: Sample.shapes + [
      Shape(id: shape, name: "probe", slots: [Slot("text", .text, help: "")] + slots.map(\.slot))
    ],
    types: [
      TemplateEnvironment.EntryType(id: Sample.storyType, name: "story", shape: Sample.storyShape),
      TemplateEnvironment.EntryType(id: Sample.programType, name: "program", shape: Sample.programShape),
    ], globals: [], functions: builtInFunctions)
}

@Suite("Values are escaped for the place where they stand")
struct EscapingCaseTests {
  @Test("text and elements", arguments: escapingTextCases)
  func text(_ example: EscapingCase) throws { try check(example) }

  @Test("attributes", arguments: escapingAttributeCases)
  func attributes(_ example: EscapingCase) throws { try check(example) }

  @Test("addresses", arguments: escapingURLCases)
  func addresses(_ example: EscapingCase) throws { try check(example) }

  @Test("places that take no value", arguments: escapingRefusedCases)
  func refusals(_ example: EscapingCase) throws { try check(example) }

  @Test("JSON", arguments: escapingJSONCases)
  func json(_ example: EscapingCase) throws { try check(example) }

  @Test("branches, loops, blocks and components", arguments: escapingFlowCases)
  func flow(_ example: EscapingCase) throws { try check(example) }

  @Test("feeds and plain text", arguments: escapingFormatCases)
  func formats(_ example: EscapingCase) throws { try check(example) }

  @Test("the tables are as large as they are said to be")
  func size() {
    let count =
      escapingTextCases.count + escapingAttributeCases.count + escapingURLCases.count + escapingRefusedCases.count
      + escapingJSONCases.count + escapingFlowCases.count + escapingFormatCases.count
    #expect(count >= 150)
  }

  private func check(_ example: EscapingCase) throws {
    let (program, diagnostics) = compile(example)
    if case .refused(let codes) = example.outcome {
      #expect(diagnostics.map(\.code.id) == codes.map(\.id))
      return
    }
    #expect(diagnostics.map(\.message) == [])
    let rendering = try #require(program).render(
      page: Probe.page(text: example.text), globals: [], records: RecordTable(Sample.records),
      at: SitePath("stories/here/"), settings: Sample.settings())
    let printed = String(decoding: rendering.bytes, as: UTF8.self)
    switch example.outcome {
    case .prints(let output):
      #expect(printed.unicodeScalars.elementsEqual(output.unicodeScalars), "printed: \(printed)")
      #expect(rendering.diagnostics.map(\.code.id) == [])
    case .warns(let output, let code):
      #expect(printed.unicodeScalars.elementsEqual(output.unicodeScalars), "printed: \(printed)")
      #expect(rendering.diagnostics.map(\.code.id) == [code.id])
    case .refused: break
    }
  }

  private func compile(_ example: EscapingCase) -> (program: Program?, diagnostics: [Diagnostic]) {
    let main = "page." + example.suffix
    var files = [file(main, example.template)]
    if !example.components.isEmpty { files.append(file("components/parts.html", example.components)) }
    if !example.parent.isEmpty { files.append(file("base." + example.suffix, example.parent)) }
    let result = compileTemplates(
      ParsedTemplates(files), requests: [TemplateRequest(template: main, subject: .record(Probe.shape))],
      environment: Probe.environment)
    return (result.programs.first.flatMap { $0 }, result.diagnostics)
  }

  private func file(_ name: String, _ text: String) -> TemplateFile {
    TemplateFile(name: name, source: SourceFile(path: "templates/" + name, text: text))
  }
}
