// A diagnostic comes back from its bytes as it was; an unknown code or a place that cannot be printed is refused.

import Coding
import Diagnostics
import Testing

@Suite struct StoringTests {
  static let file = SourceFile(path: "stories/é.md", text: "a\n" + String(repeating: "é", count: 200) + " b\n")
  static let diagnostics = [
    Diagnostic(.markdownNUL, "plain", at: nil),
    Diagnostic(.markdownNUL, "of a file", at: Place(file: "a.md"), hint: "do"),
    Diagnostic(
      .markdownEmptyHeading, "with notes", at: Span(250, 260), in: file, hint: "",
      notes: [.init("first", at: Place(Span(0, 1), in: file)), .init("second")]),
  ]

  @Test(arguments: diagnostics)
  func comesBack(written: Diagnostic) throws {
    var writer = ByteWriter()
    written.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    let found = try Diagnostic(from: &reader)
    #expect(found == written && reader.isAtEnd)
    #expect(found.code.severity == written.code.severity)
    for length in 0..<writer.count {
      #expect(throws: DamagedData.self) {
        var reader = ByteReader(writer.bytes, in: 0..<length)
        _ = try Diagnostic(from: &reader)
      }
    }
  }

  @Test func anUnknownCodeIsRefused() {
    let code = Code("X999", title: "t", meaning: "m", example: "e", remedy: "r")
    var writer = ByteWriter()
    Diagnostic(code, "of another version", at: nil).write(to: &writer)
    #expect(throws: DamagedData.self) {
      var reader = ByteReader(writer.bytes)
      _ = try Diagnostic(from: &reader)
    }
  }

  /// A printer would write a gigabyte of blanks before the caret.
  @Test func aCaretFarOutsideIsRefused() {
    var writer = ByteWriter()
    writer.write("a.md")
    for number in [0, 1, 1] { writer.write(natural: number) }
    writer.write("ab")
    for number in [1 << 30, 1] { writer.write(natural: number) }
    #expect(throws: DamagedData.self) {
      var reader = ByteReader(writer.bytes)
      _ = try Place(from: &reader)
    }
  }

  @Test(arguments: [Span(0, 0), Span(3, 7), Span(at: 1 << 40)])
  func aSpanComesBack(span: Span) throws {
    var writer = ByteWriter()
    span.write(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try Span(from: &reader) == span)
  }

  @Test func aSpanBeyondAllNumbersIsRefused() {
    var writer = ByteWriter()
    for _ in 0..<2 { writer.write(natural: .max) }
    #expect(throws: DamagedData.self) {
      var reader = ByteReader(writer.bytes)
      _ = try Span(from: &reader)
    }
  }
}
