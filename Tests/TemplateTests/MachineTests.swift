// What templates print: the meaning of each construct, by small templates on the sample portal's first story.

import Diagnostics
import FoundationEssentials
import HTML
import Schema
import Template
import Testing

/// A template and what it prints.
struct MachineCase: CustomTestStringConvertible, Sendable {
  let name: String
  let template: String
  let prints: String
  let components: String

  init(_ name: String, _ template: String, prints: String, components: String = "") {
    self.name = name
    self.template = template
    self.prints = prints
    self.components = components
  }

  var testDescription: String { name }
}

/// A page made from one template for the first story of the sample.
struct Rendered {
  let text: String
  let warnings: [Diagnostic]

  init(
    _ template: String, components: String = "", parents: [(name: String, text: String)] = [],
    limits: RenderLimits = .standard
  ) throws {
    var files = [Rendered.file("story.html", template)] + parents.map { Rendered.file($0.name, $0.text) }
    if !components.isEmpty { files.append(Rendered.file("components/parts.html", components)) }
    let result = compileTemplates(
      ParsedTemplates(files),
      requests: [TemplateRequest(template: "story.html", subject: .entry([Sample.storyType]))],
      environment: Sample.environment())
    #expect(result.diagnostics.map(\.message) == [])
    let program = try #require(result.programs.first.flatMap { $0 })
    let rendering = try program.render(
      page: .entry(EntryID(0)), globals: Sample.globals, records: RecordTable(Sample.records),
      at: SitePath("stories/fewer-raised-voices/"), settings: Sample.settings(), limits: limits)
    text = String(decoding: rendering.bytes, as: UTF8.self)
    warnings = rendering.diagnostics
  }

  private static func file(_ name: String, _ text: String) -> TemplateFile {
    TemplateFile(name: name, source: SourceFile(path: "templates/" + name, text: text))
  }
}

@Suite("Templates print what they say")
struct MachineTests {
  @Test("values", arguments: valueCases)
  func values(_ example: MachineCase) throws { try check(example) }

  @Test("conditions", arguments: conditionCases)
  func conditions(_ example: MachineCase) throws { try check(example) }

  @Test("loops and names", arguments: loopCases)
  func loops(_ example: MachineCase) throws { try check(example) }

  @Test("components", arguments: componentCases)
  func components(_ example: MachineCase) throws { try check(example) }

  @Test("white space", arguments: whitespaceCases)
  func whitespace(_ example: MachineCase) throws { try check(example) }

  private func check(_ example: MachineCase) throws {
    #expect(try Rendered(example.template, components: example.components).text == example.prints)
  }

  @Test("blocks fill their parents', over several levels")
  func inheritance() throws {
    let page = try Rendered(
      "{% extends \"middle.html\" %}{% let t = page.title %}{% block main %}[{{ super() }}|{{ t }}]{% end %}",
      parents: [
        ("middle.html", "{% extends \"base.html\" %}{% block main %}middle({{ super() }}){% end %}"),
        (
          "base.html",
          "<h1>{% block title %}base{% end %}</h1>{% for n in [1, 2] %}{% block main %}{{ n }}{% end %}{% end %}"
        ),
      ])
    #expect(
      page.text
        == "<h1>base</h1>[middle(1)|Fewer raised voices at Pier 2][middle(2)|Fewer raised voices at Pier 2]")
  }

  @Test("a blocked link names the value and the place, through the calls that led there")
  func blockedLink() throws {
    let page = try Rendered(
      "\n<p>{{ go(to: \"java\\tscript:alert(1)\") }}",
      components: "{% component go(to: text) %}<a href=\"{{ to }}\">x</a>{% end %}")
    #expect(page.text == "\n<p><a href=\"about:blank#blocked\">x</a>")
    let warning = try #require(page.warnings.first)
    #expect(page.warnings.count == 1)
    #expect(warning.code == .blockedURL)
    #expect(!warning.isError)
    #expect(warning.message.contains("java\u{FFFD}script:alert(1)"))
    #expect(warning.place?.path == "templates/components/parts.html")
    #expect(warning.notes.map(\.message) == ["called from here"])
    #expect(warning.notes.first?.place?.line == 2)
  }

  @Test("faults while rendering say where", arguments: faultCases)
  func faults(template: String, code: Code, words: String) throws {
    let fault = try #require(throws: RenderFault.self) {
      try Rendered(template, limits: RenderLimits(loopSteps: 50, outputBytes: 500))
    }
    #expect(fault.diagnostic.code == code)
    #expect(fault.diagnostic.message.contains(words))
    #expect(fault.diagnostic.place?.line == 1)
  }

  @Test("what is set aside counts as output, components in components too")
  func tooMuchSetAside() throws {
    let fault = try #require(throws: RenderFault.self) {
      try Rendered(
        "{{ frame(content: frame(content: word(t: page.title))) }}",
        components: "{% component frame(content: html) %}<p>{{ content }}</p>{% end %}"
          + "{% component word(t: text) %}{% for n in [1, 2, 3, 4, 5, 6, 7, 8, 9] %}\(String(repeating: "x", count: 70)){% end %}{% end %}",
        limits: RenderLimits(loopSteps: 50, outputBytes: 500))
    }
    #expect(fault.diagnostic.code == .tooMuchOutput)
    #expect(fault.diagnostic.notes.map(\.message) == ["called from here"])
  }

  @Test("a template for a list prints its record, and links from its own place")
  func listPage() throws {
    let file = TemplateFile(
      name: "list.html",
      source: SourceFile(path: "templates/list.html", text: "{{ page.title }} <a href=\"{{ page.url }}\">"))
    let result = compileTemplates(
      ParsedTemplates([file]),
      requests: [TemplateRequest(template: "list.html", subject: .record(Sample.pageShape))],
      environment: Sample.environment())
    let program = try #require(result.programs.first.flatMap { $0 })
    let slots = Sample.pageValues(title: "All stories", slug: "stories", path: "stories/")
    let rendering = try program.render(
      page: .record(Record(shape: Sample.pageShape, slots: slots)), globals: Sample.globals,
      records: RecordTable(Sample.records),
      at: SitePath("stories/page/2/"), settings: Sample.settings())
    #expect(String(decoding: rendering.bytes, as: UTF8.self) == "All stories <a href=\"../../\">")
  }
}

/// A template that cannot be rendered, the code of the fault, and part of its message.
private let faultCases: [(String, Code, String)] = [
  (
    "{% for a in stories %}{% for b in stories %}{% for c in stories %}{% for d in stories %}{% end %}{% end %}{% end %}{% end %}",
    .tooManySteps, "50"
  ),
  (
    "{% for s in stories %}{{ page.body }}{{ page.body }}{{ page.body }}{{ page.body }}{% end %}", .tooMuchOutput,
    "500"
  ),
  ("{{ 1 / (page.words - 8) }}", .noResult, "zero"),
  ("{{ page.words % (page.words - 8) }}", .noResult, "zero"),
  ("{{ 9223372036854775807 + page.words }}", .noResult, "large"),
  ("{{ page.title | truncate(0 - page.words) }}", .functionFault, "truncate"),
]
