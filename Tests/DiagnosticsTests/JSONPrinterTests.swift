// Diagnostics as programs see them.

import Diagnostics
import Testing

private let error = Code("C900", title: "t", meaning: "m", example: "e", remedy: "r")

@Suite struct JSONPrinterTests {
  @Test func everyMember() {
    let file = SourceFile(path: "a.md", text: "x\nowner: \"é\"\n")
    let diagnostic = Diagnostic(
      error, "say \"hi\"", at: Span(9, 13), in: file, hint: "tab\there",
      notes: [Diagnostic.Note("see", at: Place(file: "b.md")), Diagnostic.Note("also")])
    #expect(
      JSONPrinter.text([diagnostic], extra: [("pages", .integer(3)), ("done", .boolean(false)), ("x", .null)])
        == #"{"diagnostics":[{"code":"C900","severity":"error","file":"a.md","line":2,"column":8,"offset":9,"#
        + #""message":"say \"hi\"","hint":"tab\there","notes":["#
        + #"{"file":"b.md","line":null,"column":null,"offset":null,"message":"see"},"#
        + #"{"file":null,"line":null,"column":null,"offset":null,"message":"also"}]}],"pages":3,"done":false,"x":null}"#
        + "\n")
  }

  @Test func noneIsADocument() { #expect(JSONPrinter.text([]) == "{\"diagnostics\":[]}\n") }

  @Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}\u{7F}\u{9B}", #""\u0000\u001f\u007f\u009b""#),
    ("é日🎉", "\"é日🎉\""), ("\"\u{301}", "\"\\\"\u{301}\""),
  ])
  func strings(_ text: String, _ json: String) {
    #expect(Array(JSONValue.string(text).text.utf8) == Array(json.utf8))
  }

  @Test func nesting() {
    let value = JSONValue.array([.object([("b", .integer(-1)), ("a", .array([]))]), .boolean(true)])
    #expect(value.text == #"[{"b":-1,"a":[]},true]"#)
  }
}
