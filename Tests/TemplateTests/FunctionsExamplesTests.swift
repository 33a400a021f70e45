// The examples of the documentation, through the whole engine: what `laurel explain filter NAME` says is printed, is.

import Diagnostics
import HTML
import Schema
import Template
import Testing

@Suite("The examples of filters are true")
struct FunctionsExamplesTests {
  @Test("example", arguments: builtInFunctions.map(\.name))
  func example(of name: String) throws {
    let function = try #require(builtInFunctions.first { $0.name == name })
    let source = SourceFile(path: "templates/story.html", text: function.example.template)
    let result = compileTemplates(
      ParsedTemplates([TemplateFile(name: "story.html", source: source)]),
      requests: [TemplateRequest(template: "story.html", subject: .entry([Sample.storyType]))],
      environment: Sample.environment())
    #expect(result.diagnostics.map(\.message) == [])
    let program = try #require(result.programs.first.flatMap { $0 })
    let rendering = try program.render(
      page: .entry(EntryID(0)), globals: Sample.globals, records: RecordTable(Sample.records),
      at: SitePath("stories/fewer-raised-voices/"), settings: Sample.settings())
    #expect(String(decoding: rendering.bytes, as: UTF8.self) == function.example.prints)
    #expect(rendering.diagnostics.map(\.message) == [])
  }
}
