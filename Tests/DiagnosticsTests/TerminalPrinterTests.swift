// Diagnostics as people see them: whole texts, compared whole.

import Diagnostics
import Testing

private let error = Code("C900", title: "t", meaning: "m", example: "e", remedy: "r")
private let warning = Code("C901", .warning, title: "t", meaning: "m", example: "e", remedy: "r")

private func printed(_ diagnostics: Diagnostic..., colour: Bool = false) -> String {
  TerminalPrinter(usesColour: colour).text(diagnostics)
}

/// A diagnostic about `marked` in a text.
private func about(
  _ marked: String, in text: String, _ message: String = "wrong", hint: String? = "mend it"
) throws -> Diagnostic {
  let bytes = Array(text.utf8)
  let part = Array(marked.utf8)
  let start = try #require((0...bytes.count - part.count).first { bytes[$0..<$0 + part.count].elementsEqual(part) })
  let file = SourceFile(path: "a.md", bytes: bytes)
  return Diagnostic(error, message, at: Span(start, start + part.count), in: file, hint: hint)
}

@Suite struct TerminalPrinterTests {
  @Test func placeExcerptCaretAndHint() {
    let file = SourceFile(
      path: "content/stories/pier-2.md", text: "---\ntitle: A\nowner: B\nprogram: calm-at-the-countr\n")
    let text = printed(
      Diagnostic(
        error, "there is no programme called \"calm-at-the-countr\"", at: Span(31, 49), in: file,
        hint: "did you mean \"calm-at-the-counter\"?"))
    #expect(
      text == """
        content/stories/pier-2.md:4:10: error[C900]: there is no programme called "calm-at-the-countr"
          4 | program: calm-at-the-countr
            |          ^^^^^^^^^^^^^^^^^^ did you mean "calm-at-the-counter"?

        1 error
        """)
  }

  @Test func theGutterIsAsWideAsTheNumber() throws {
    let text = printed(try about("x", in: String(repeating: "\n", count: 99) + "a x\n", hint: nil))
    #expect(text.contains("  100 | a x\n      |   ^\n"))
  }

  @Test func aPlaceThatMeansTheWholeFile() {
    let text = printed(Diagnostic(warning, "nobody reads it", at: Place(file: "a.md"), hint: "delete it"))
    #expect(text == "a.md: warning[C901]: nobody reads it\n  = delete it\n\n1 warning")
  }

  @Test func noPlaceAtAll() {
    #expect(printed(Diagnostic(error, "the disk is full", at: nil)) == "error[C900]: the disk is full\n\n1 error")
  }

  @Test func notesHaveTheirOwnPlace() {
    let file = SourceFile(path: "a.yaml", text: "owner: x\nowner: y\n")
    let note = Diagnostic.Note("first written here", at: Place(Span(0, 5), in: file))
    let text = printed(
      Diagnostic(error, "twice", at: Span(9, 14), in: file, notes: [note, Diagnostic.Note("this is all")]))
    #expect(
      text == """
        a.yaml:2:1: error[C900]: twice
          2 | owner: y
            | ^^^^^
          a.yaml:1:1: note: first written here
            1 | owner: x
              | ^^^^^
          note: this is all

        1 error
        """)
  }

  @Test(arguments: [
    ("a\tbad", "bad", "a   bad", "    ^^^"),
    ("\t\tbad", "bad", "        bad", "        ^^^"),
    ("日本 bad", "bad", "日本 bad", "     ^^^"),
    ("a 日本", "日本", "a 日本", "  ^^^^"),
    ("🎉 bad", "bad", "🎉 bad", "   ^^^"),
    ("👨‍👩‍👧‍👦 bad", "bad", "👨‍👩‍👧‍👦 bad", "   ^^^"),
    ("e\u{301}e\u{301} bad", "bad", "e\u{301}e\u{301} bad", "   ^^^"),
    ("a\u{1B}[31m bad", "bad", "a\\u{1B}[31m bad", "            ^^^"),
    ("a\u{9B}bad", "bad", "a\\u{9B}bad", "       ^^^"),
    ("a\u{202E}bad", "bad", "a\\u{202E}bad", "         ^^^"),
    ("a\u{7F}bad", "bad", "a\\u{7F}bad", "       ^^^"),
    ("bad\r", "bad", "bad", "^^^"),
  ])
  func theCaretStandsBelowTheFault(_ line: String, _ marked: String, _ shown: String, _ caret: String) throws {
    let text = printed(try about(marked, in: "\(line)\n", hint: nil))
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[1] == "  1 | " + shown)
    #expect(lines[2] == "    | " + caret)
  }

  @Test func nothingOfTheInputControlsTheTerminal() throws {
    let hostile = "x\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}\u{2066}y\n"
    let file = SourceFile(path: "a\u{1B}[2J.md", text: hostile)
    let note = Diagnostic.Note("n\u{1B}\n", at: Place(Span(0, 1), in: file))
    let text = printed(
      Diagnostic(error, "m\u{1B}[0m\u{2028}", at: Span(0, 1), in: file, hint: "h\u{8}\r", notes: [note]))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      #expect(
        !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
          && scalar.value != 0x2028)
    }
  }

  @Test func aFaultAtTheEndOfTheFile() {
    let file = SourceFile(path: "a.md", text: "ab")
    #expect(printed(Diagnostic(error, "more", at: Span(at: 2), in: file)).contains("  1 | ab\n    |   ^\n"))
    let empty = SourceFile(path: "a.md", text: "")
    #expect(printed(Diagnostic(error, "more", at: Span(at: 0), in: empty)).contains("a.md:1:1: error"))
  }

  @Test func colourOnlyWhenAsked() throws {
    let fault = try about("b", in: "a b\n")
    #expect(!printed(fault).contains("\u{1B}"))
    #expect(printed(fault, colour: true).contains("\u{1B}[31merror[C900]\u{1B}[0m"))
  }

  @Test func theLastLineCounts() {
    let (one, two) = (Diagnostic(error, "a", at: nil), Diagnostic(warning, "b", at: nil))
    #expect(printed(one, two, one, two, two).hasSuffix("\n2 errors, 3 warnings"))
    #expect(printed() == "")
  }

  @Test func aLongLineIsCutAroundTheFault() throws {
    let line = String(repeating: "é", count: 4000) + "BAD" + String(repeating: "ü", count: 4000)
    let lines = printed(try about("BAD", in: line, hint: nil)).split(separator: "\n").map(String.init)
    let excerpt = try #require(lines[1].firstRange(of: "BAD"))
    #expect(lines[1].utf8.count < 200)
    #expect(
      lines[1].distance(from: lines[1].startIndex, to: excerpt.lowerBound) == lines[2].prefix { $0 != "^" }.count)
  }
}
