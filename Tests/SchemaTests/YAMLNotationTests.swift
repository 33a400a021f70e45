// Faults of notation: code, place and, where it helps most, the way out.

import Diagnostics
import Schema
import Testing

struct NotationCase: CustomTestStringConvertible {
  let yaml: String
  let fault: String
  let hint: String?
  var testDescription: String { yaml.debugDescription }

  init(_ yaml: String, _ fault: String, _ hint: String? = nil) {
    self.yaml = yaml
    self.fault = fault
    self.hint = hint
  }
}

private let any = [
  field("title", .text(maximum: nil)), field("tags", .list(.text(maximum: nil))),
  field("owner", .text(maximum: nil)),
  field("quote", .record([field("text", .text(maximum: nil))], shape: ShapeID(9))),
]

@Suite struct YAMLNotationTests {
  @Test(arguments: [
    NotationCase("title: Foo: bar\nowner: y\n", "C002 1:8", "write \"Foo: bar\""),
    NotationCase("title: Foo: \"bar\"\n", "C002 1:8", "write \"Foo: \\\"bar\\\"\""),
    NotationCase("title: @home\n", "C002 1:8", "put the value in quotes"),
    NotationCase("title: `code`\n", "C002 1:8", "put the value in quotes"),
    NotationCase("title: *Important* news\n", "C002 1:8", "put the value in quotes"),
    NotationCase("title: %x\n", "C002 1:8", "put the value in quotes"),
    NotationCase("title: 'It's fine'\n", "C002 1:12", "write a quote inside the value as ''"),
    NotationCase("title: \"He said \"no\"\"\n", "C002 1:18", "write a quote inside the value as \\\""),
    NotationCase("title: \"a\\qb\"\n", "C002 1:9"),
    NotationCase("title: | text\n  more\n", "C002 1:10", "move it there and indent it by two spaces"),
    NotationCase("title: - one\n", "C002 1:8"),
    NotationCase("title: \"Foo\nowner: y\n", "C003 1:8", "end the value with \""),
    NotationCase("title: \"Foo\nowner: \"y\"\n", "C003 1:8", "end the value with \""),
    NotationCase("tags: [a, b\nowner: y\n", "C003 1:7", "end the list with ]"),
    NotationCase("quote: {text: b\nowner: y\n", "C003 1:8", "end the list with }"),
    NotationCase("tags: [\"a\" \"b\"]\n", "C003 1:12", "separate the items with commas"),
    NotationCase("tags: [a, b]]\n", "C003 1:13"),
    NotationCase("title: }\n", "C003 1:8"),
    NotationCase("title\nowner: y\n", "C001 1:1"),
    NotationCase("title:x\nowner: y\n", "C001 1:1"),
    NotationCase("title: x\nowner\n", "C001 2:1"),
    NotationCase("title: x\n  owner: y\n", "C004 2:3"),
    NotationCase("  title: x\nowner: y\n", "C004 2:1"),
    NotationCase("quote:\n  text: b\n owner: y\n", "C004 3:2"),
    NotationCase("tags:\n    - x\n  - y\n", "C004 3:3"),
    NotationCase("title: x\n\towner: y\n", "C005 2:1", "use spaces instead"),
    NotationCase("quote:\n  \ttext: x\n", "C005 2:3"),
    NotationCase("title: x\n\t\nowner: y\n", "C005 2:1"),
    NotationCase("title: &a x\n", "C006 1:8"),
    NotationCase("title: !x y\n", "C006 1:8"),
    NotationCase("title: !!python/object:os x\n", "C006 1:8"),
    NotationCase("%YAML 1.1\n---\ntitle: x\n", "C006 1:1"),
    NotationCase("title: x\n---\nowner: y\n", "C006 2:1"),
    NotationCase("<<: x\n", "C006 1:1"),
    NotationCase("? [a, b]\n: x\n", "C006 1:3"),
    NotationCase("title: x\nowner: y\ntitle: z\n", "C007 3:1", "delete one of the two"),
    NotationCase("quote: {text: a, text: b}\n", "C007 1:18"),
    NotationCase("title: a\u{7}b\n", "C009 1:9", "delete it"),
    NotationCase("title: a\u{0}b\n", "C009 1:9"),
    NotationCase("title: é\u{85}b\n", "C009 1:10"),
    NotationCase("title: a\u{2028}b\n", "C009 1:9"),
    NotationCase("title: a\rowner: y\n", "C009 1:9"),
  ])
  func oneFault(_ notation: NotationCase) {
    let record = read(notation.yaml, as: any)
    #expect(record.faults == [notation.fault])
    if let hint = notation.hint { #expect(record.diagnostics.first?.hint == hint) }
    #expect(record.fields.count == any.count)
  }

  @Test func whatIsWrongBeforeTheNotationIsReportedToo() {
    let record = read("titel: x\nowner: [a]\ntags: [a, b\n", as: any)
    #expect(record.faults == ["C010 1:1", "C013 2:8", "C003 3:7"])
  }

  @Test func theSecondPlaceOfADuplicateKeyIsNoted() throws {
    let note = try #require(read("title: x\nowner: y\ntitle: z\n", as: any).diagnostics.first?.notes.first)
    #expect(note.place?.line == 1)
  }

  @Test func anAliasDoesNotHideOtherFaults() {
    let record = read("title: *a\nowner: *b\nsumary: x\n", as: any)
    #expect(record.faults == ["C006 1:8", "C006 2:8", "C010 3:1"])
  }

  @Test func tabsThatDoNotIndentAreAllowed() {
    let record = read("title:\tx\nowner: a\tb\n", as: any)
    #expect(record.faults == [])
    #expect(record.fields[0].content == .value(.text("x")))
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "\u{FEFF}", "---\n"])
  func nothingWrittenIsNoFault(_ yaml: String) {
    #expect(read(yaml, as: any).faults == [])
  }
}
