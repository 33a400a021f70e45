// What a component made for one page is copied on the next. That must never show: neither in the bytes, nor in what is noted as
// read. Each page is laid out with the memory of those before it, and with none.

import Diagnostics
import HTML
import Schema
import Testing

@testable import Template

@Suite("Fragments that are kept")
struct KeptFragmentsTests {
  private static let pages = ["stories/fewer-raised-voices/", "stories/page/2/", "a.html", "", "stories/x/y/z/"]

  /// Of more records than there are, so that none is given up.
  private static let count = 100

  @Test("do not show", arguments: fragmentCases)
  func doNotShow(_ example: FragmentCase) throws {
    let program = try example.program()
    let memory = RenderMemory(recordCount: Self.count)
    for turn in 0..<3 {
      for path in Self.pages {
        let (kept, keptReads) = try Self.render(program, at: path, with: memory)
        let (fresh, freshReads) = try Self.render(
          program, at: path, with: RenderMemory(recordCount: Self.count))
        let (plain, plainReads) = try Self.render(try example.plainProgram(), at: path, with: memory)
        #expect(kept.text == fresh.text, "turn \(turn) at \(path)")
        #expect(kept.text == plain.text, "turn \(turn) at \(path)")
        #expect(kept.warnings == fresh.warnings)
        #expect(keptReads == freshReads)
        #expect(keptReads == plainReads)
      }
    }
    #expect((memory.fragments.copies > 0) == example.isKept)
  }

  @Test("are made anew when there is no room for more")
  func room() throws {
    let example = FragmentCase("room", "<p>{{ story.title }}", isKept: true)
    let program = try example.program()
    let memory = RenderMemory(recordCount: Self.count, room: 1)
    let plain = try Self.render(try example.plainProgram(), at: "", with: RenderMemory(recordCount: Self.count))
    for _ in 0..<4 { #expect(try Self.render(program, at: "", with: memory).page.text == plain.page.text) }
  }

  @Test("take no more room than they may, whatever they are made of")
  func roomForReads() {
    let fragments = KeptFragments(recordCount: 1000, room: 10_000)
    let site = Program.ComponentSite(name: "card", number: 0, entry: 0, parameterCount: 1, localCount: 1)
    let reads = Reads(
      records: (0..<10).map { (EntryID($0), 1) }, globals: 0, files: [])
    for number in 0..<500 {
      #expect(fragments.isWorthKeeping(0))
      var stack = ValueStack(capacity: 1)
      stack.push(.entry(EntryID(number)))
      guard let key = KeptFragments.Key(site, stack) else {
        Issue.record("an entry has a key")
        return
      }
      _ = fragments.keep(ByteBuffer(), [], reads, steps: 0, for: key)
      #expect(fragments.count < 100)
    }
  }

  @Test("are given up where no entry is asked for again")
  func givenUp() {
    let fragments = KeptFragments(recordCount: 3, room: 100)
    let site = Program.ComponentSite(name: "card", number: 4, entry: 0, parameterCount: 1, localCount: 1)
    for number in 0..<8 {
      guard fragments.isWorthKeeping(4) else { return #expect(number == 4) }
      var stack = ValueStack(capacity: 1)
      stack.push(.entry(EntryID(number)))
      guard let key = KeptFragments.Key(site, stack) else {
        Issue.record("an entry has a key")
        return
      }
      _ = fragments.keep(ByteBuffer(), [], Reads(records: [], globals: 0, files: []), steps: 0, for: key)
    }
    Issue.record("kept for ever")
  }

  @Test("a fault in one is told as if it were not kept")
  func faults() throws {
    let example = FragmentCase(
      "fault", "{% if lead %}{% for a in stories %}{% for b in stories %}x{% end %}{% end %}{% end %}", isKept: true
    )
    let program = try example.program()
    let memory = RenderMemory(recordCount: Self.count)
    // With everything kept, each copy comes nearer to the limit.
    _ = try Self.render(program, at: "", with: memory)
    let limits = RenderLimits(loopSteps: 20, outputBytes: 8 << 20)
    let faults = try (0..<3).map { _ in
      try #require(throws: RenderFault.self) { try Self.render(program, at: "", with: memory, limits: limits) }
    }
    let alone = try #require(throws: RenderFault.self) {
      try program.render(
        page: .entry(EntryID(0)), globals: Sample.globals, records: RecordTable(Sample.records), at: SitePath(""),
        settings: Sample.settings(), limits: limits)
    }
    #expect(faults.allSatisfy { $0.diagnostic == alone.diagnostic })
    #expect(alone.diagnostic.place?.path == "templates/components/parts.html")
  }

  private static func render(
    _ program: Program, at path: String, with memory: RenderMemory, limits: RenderLimits = .standard
  ) throws -> (page: (text: String, warnings: [Diagnostic]), reads: [String]) {
    let rendering = try program.render(
      page: .entry(EntryID(0)), globals: Sample.globals, records: RecordTable(Sample.records), with: memory,
      at: SitePath(path), settings: Sample.settings(), limits: limits)
    let reads = memory.recorder.take()
    return (
      (String(decoding: rendering.bytes, as: UTF8.self), rendering.diagnostics),
      reads.records.map { "\($0.id.index): \($0.slots)" } + ["globals: \(reads.globals)"] + reads.files
    )
  }
}

/// A component that is called for each story, twice.
struct FragmentCase: Sendable, CustomTestStringConvertible {
  let name: String
  let body: String
  let more: String
  /// Whether what it makes is the same wherever it is made.
  let isKept: Bool

  init(_ name: String, _ body: String, more: String = "", isKept: Bool) {
    self.name = name
    self.body = body
    self.more = more
    self.isKept = isKept
  }

  var testDescription: String { name }

  func program() throws -> Program { try program(parameters: "story: story, lead: boolean = false") }

  /// The same with a component that has too many parameters to be kept.
  func plainProgram() throws -> Program {
    try program(parameters: "story: story, lead: boolean = false, other: boolean = false")
  }

  private func program(parameters: String) throws -> Program {
    let page =
      "{% for story in stories %}{{ card(story: story) }}{{ card(story: story, lead: true) }}{% end %}"
      + "{% for n in [1, 2] %}{% let aside = card(story: page) %}[{{ aside }}{{ card(story: page) }}]{% end %}"
    let parts = "{% component card(\(parameters)) %}\(body){% end %}\(more)"
    let files = [("story.html", page), ("components/parts.html", parts)].map {
      TemplateFile(name: $0.0, source: SourceFile(path: "templates/" + $0.0, text: $0.1))
    }
    let result = compileTemplates(
      ParsedTemplates(files),
      requests: [TemplateRequest(template: "story.html", subject: .entry([Sample.storyType]))],
      environment: Sample.environment())
    #expect(result.diagnostics.map(\.message) == [])
    return try #require(result.programs.first.flatMap { $0 })
  }
}

private let fragmentCases: [FragmentCase] = [
  FragmentCase(
    "text and attributes", "<p title=\"{{ story.title }}\">{{ story.summary }}{% if lead %}!{% end %}", isKept: true
  ),
  FragmentCase(
    "links", "<a href=\"{{ story.url }}\">{{ story.title }}</a><a href=\"{{ site.home }}\">", isKept: true),
  FragmentCase("an address with a beginning", "<a href=\"{{ story.url }}#x\">", isKept: true),
  FragmentCase(
    "another entry",
    "{% if story.program %}<a href=\"{{ story.program.url }}\">{{ story.program.duration }}</a>{% end %}",
    isKept: true),
  FragmentCase(
    "loops", "{% for tag in story.tags %}<a href=\"{{ tag.url }}\">{{ loop.index }}</a>{% else %}-{% end %}",
    isKept: true),
  FragmentCase("globals", "<b>{{ stories | count }} {{ site.title }}</b>", isKept: true),
  FragmentCase("a text of an entry", "<div>{{ story.body }}</div>", isKept: true),
  FragmentCase(
    "an address before a value",
    "<a href=\"{{ story.url }}{% if inner(story: story) %}#x{% end %}\">{{ story.title }}</a>",
    more: "{% component inner(story: story) %}<b>{{ story.title }}</b>{% end %}", isKept: true),
  FragmentCase(
    "a link in a value that is asked for", "{% let it = inner(story: story) %}<p>{{ it | plain }}{{ it }}",
    more:
      "{% component inner(story: story, a: boolean = false, b: boolean = false) %}<a href=\"{{ story.url }}\">{{ story.title }}</a>{% end %}",
    isKept: false),
  FragmentCase(
    "components in it", "{{ frame(content: inner(story: story)) }}",
    more: "{% component frame(content: html) %}<p>{{ content }}</p>{% end %}"
      + "{% component inner(story: story) %}<a href=\"{{ story.url }}\">{{ story.title }}</a>{% end %}",
    isKept: true),
  FragmentCase("a blocked link", "<a href=\"{{ \"java\" ~ \"script:x\" }}\">{{ story.title }}</a>", isKept: false),
  FragmentCase("an address as text", "<b>{{ story.url }}</b>", isKept: false),
  FragmentCase("an address in a longer text", "<b>{{ \"see \" ~ story.url }}</b>", isKept: false),
  FragmentCase("an address through a filter", "<b>{{ story.url | upper }}</b>", isKept: false),
  FragmentCase(
    "an address in JSON", "<script type=\"application/ld+json\">{{ story.url }}</script>", isKept: false),
  FragmentCase("too much", "{{ \"\(String(repeating: "x", count: 9000))\" }}", isKept: false),
]
