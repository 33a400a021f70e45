// Places, order, nearest names, and the catalogue.

import Diagnostics
import Testing

private func code(_ id: String, _ severity: Severity = .error) -> Code {
  Code(id, severity, title: "t", meaning: "m", example: "e", remedy: "r")
}

@Suite struct PlaceTests {
  @Test(arguments: [
    ("ab\ncd", 0, 1, 1, "ab"), ("ab\ncd", 2, 1, 3, "ab"), ("ab\ncd", 3, 2, 1, "cd"), ("ab\ncd", 5, 2, 3, "cd"),
    ("ab\ncd", 99, 2, 3, "cd"), ("é x", 3, 1, 4, "é x"), ("a\r\nb\r\n", 3, 2, 1, "b"), ("", 0, 1, 1, ""),
    ("\n\n", 1, 2, 1, ""),
  ])
  func lineAndColumnInBytes(_ text: String, _ offset: Int, _ line: Int, _ column: Int, _ excerpt: String) {
    let place = Place(Span(at: offset), in: SourceFile(path: "a", text: text))
    #expect([place.line, place.column] == [line, column])
    #expect(place.excerpt == excerpt)
  }

  @Test func aSpanOverLinesIsMarkedToTheEndOfItsFirst() {
    let place = Place(Span(1, 9), in: SourceFile(path: "a", text: "abcd\nefgh\n"))
    #expect([place.caretIndent, place.caretWidth] == [1, 3])
  }

  @Test func invalidUTF8HasAPlace() {
    let place = Place(Span(2, 3), in: SourceFile(path: "a", bytes: [0x61, 0xFF, 0x62]))
    #expect(place.column == 3)
    #expect(place.excerpt == "a\u{FFFD}b")
  }
}

@Suite struct ReportTests {
  @Test func sortedAndEachOnce() {
    let file = SourceFile(path: "b", text: "abc")
    let late = Diagnostic(code("C2"), "x", at: Span(at: 2), in: file)
    let early = Diagnostic(code("C9"), "x", at: Span(at: 1), in: file)
    let other = Diagnostic(code("C5"), "x", at: Place(file: "a"))
    let same = Diagnostic(code("C1"), "x", at: Span(at: 2), in: file)
    #expect([late, early, other, late, same].sortedForReport() == [other, early, same, late])
  }

  @Test func onlyErrorsKeepTheSiteBack() {
    #expect(![Diagnostic(code("C1", .warning), "x", at: nil)].hasErrors)
    #expect([Diagnostic(code("C1"), "x", at: nil)].hasErrors)
  }
}

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("sumary", ["title", "summary"], "summary"), ("tilte", ["title", "summary"], "title"),
      ("TITLE", ["title"], "title"), ("x", ["title"], nil), ("", ["title"], nil), ("titel", [], nil),
      ("ab", ["aa", "ac"], "aa"),
      ("calm-at-the-countr", ["calm-at-the-counter", "know-the-route"], "calm-at-the-counter"),
      ("émile", ["emile"], "emile"),
    ] as [(String, [String], String?)])
  func nearest(_ name: String, _ names: [String], _ expected: String?) {
    #expect(nearestName(to: name, among: names) == expected)
  }

  @Test func aHugeNameIsNoWork() {
    let name = String(repeating: "a", count: 100_000)
    #expect(nearestName(to: name, among: Array(repeating: name, count: 20)) == name)
  }
}

@Suite struct CatalogueTests {
  @Test(arguments: Code.all)
  func everyCodeIsExplained(_ code: Code) {
    for words in [code.title, code.meaning, code.example, code.remedy] { #expect(!words.isEmpty) }
    #expect(code.meaning.hasSuffix(".") && code.remedy.hasSuffix("."), "\(code.id)")
    #expect(Code.named(code.id.lowercased()) == code)
  }

  @Test func anUnknownCode() { #expect(Code.named("C999") == nil) }
}
