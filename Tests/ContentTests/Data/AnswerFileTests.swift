// Exports of forms: what is read of them, and that nothing else is, not even in messages.

import Diagnostics
import FoundationEssentials
import Schema
import Testing

@testable import Content

@Suite struct AnswerFileTests {
  static let map = AnswersMap(
    response: "ID", page: "Page", useful: "Useful?", yes: ["Yes", "Sim"], no: ["No"], rating: "Stars",
    submitted: "Sent")

  private static func read(_ text: String, map: AnswersMap? = map) -> AnswerFile {
    AnswerFile(SourceFile(path: "content/data/feedback/a.csv", text: text), map: map)
  }

  private static func faults(_ text: String) -> [String] {
    read(text).diagnostics.map { "\($0.code.id) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
  }

  static let header = "ID,Sent,Email,Name,Page,Useful?,Stars,Comment\n"

  @Test func mappedColumnsAreRead() throws {
    let file = Self.read(
      Self.header
        + "1,2026-09-14 10:22,ana@x.example,Ana,stories/a,yes,4,Nice\n2,,,,stories/b,SIM,,\n3,,,,stories/c,No,2.5,\n"
    )
    #expect(file.diagnostics == [])
    #expect(file.answers.map(\.response) == ["1", "2", "3"])
    #expect(file.answers.map(\.page) == ["stories/a", "stories/b", "stories/c"])
    #expect(file.answers.map(\.useful) == [true, true, false])
    #expect(file.answers.map(\.rating) == [4, nil, Decimal(string: "2.5")])
    #expect(file.answers.map(\.submitted) == [Day(iso: "2026-09-14"), nil, nil])
  }

  @Test(arguments: [
    ("ID,Page,Stars,Sent\n", ["D006 1:1"]), ("ID,Page,Useful?,Stars,Sent,ID\n", ["D007 1:28"]),
    ("ID,Page,Useful?,Stars,Sent,x,x\n", []), ("", ["D006 1:1"]),
    (header + "1,,,,stories/a,Maybe,4,\n2,,,,stories/a,Maybe,4,\n", ["D033 2:16"]),
    (header + "1,,,,stories/a,Yes,eleven,\n", ["D033 2:20"]), (header + "1,,,,stories/a,Yes,11,\n", ["D033 2:20"]),
    (header + ",,,,stories/a,Yes,4,\n", ["D033 2:1"]),
    (header + "1,,,,stories/a,Yes\n", ["D002 2:16"]),
    (header + "ana@x.example,,,,stories/a,Yes,4,\nrui@x.example,,,,stories/a,Yes,4,\n", ["D032 2:1"]),
    (header + "1,,,,stories/a,rui@x.example,4,\n", ["D032 2:16"]),
    (header + "1,,,,https://x.example/stories/a/?from=rui@x.example,Yes,4,\n", []),
  ])
  func isTold(_ text: String, _ faults: [String]) { #expect(Self.faults(text) == faults) }

  @Test func withoutAMapNothingIsRead() {
    let file = Self.read(Self.header + "1,,ana@x.example,Ana,stories/a,Yes,4,Nice\n", map: nil)
    #expect(file.diagnostics.map(\.code) == [.noColumnMap])
    #expect(file.answers.isEmpty)
    #expect(file.source.bytes == [])
  }

  /// The line that a message shows holds what is read, and blanks for all else.
  @Test func messagesShowNobody() {
    let text =
      Self.header + "1,2026-09-14,ana@x.example,\"Ana\nDuarte\",stories/a,Perhaps,4,secret words\n"
      + "rui@x.example,2026-09-14,rui@x.example,Rui,stories/a,Yes,99,secret words\n3,\"x,Rui,4,5\n"
    let file = Self.read(text)
    let all =
      TerminalPrinter(usesColour: false).text(file.diagnostics) + String(decoding: file.source.bytes, as: UTF8.self)
    for word in ["ana", "Ana", "Duarte", "rui", "Rui", "secret", "example"] {
      #expect(!all.contains(word), "\(word) in \(all)")
    }
    #expect(all.contains("Perhaps"))
    #expect(file.source.bytes.count == text.utf8.count)
  }

  @Test(arguments: [
    ("stories/a", "stories/a/"), ("/stories/a/", "stories/a/"), ("./stories/a/index.html", "stories/a/"),
    ("https://x.example/stories/a/?x=1#y", "stories/a/"), ("https://x.example", ""), ("index.html", ""),
    ("https://x.example/caf%C3%A9/", "café/"), ("file:///S:/portal/stories/a/index.html", "S:/portal/stories/a/"),
    ("404.html", "404.html"),
  ])
  func addressesBecomePaths(_ written: String, _ path: String) { #expect(AnsweredPages.path(of: written) == path) }
}
