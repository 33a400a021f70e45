// Hostile texts end quickly, with an error at their place, or with a page.

import Diagnostics
import Markdown
import Testing

@Suite struct PreflightTests {
  @Test(arguments: [
    ("M001", String(repeating: "a ", count: 500_001), 0),
    ("M003", "a\nb\0c", 3),
    ("M004", "a\n" + String(repeating: ">", count: 100_000), 2),
    ("M004", String(repeating: "> ", count: 65) + "a", 0),
    ("M004", String(repeating: "- ", count: 25_000) + "a\n" + String(repeating: "\n", count: 50_000), 0),
    ("M004", String(repeating: "1. ", count: 70), 0),
    ("M005", "|a|b|\n|-|-|\n" + String(repeating: "|c\n", count: 60_000), 150_009),
    ("M007", "x\n|" + String(repeating: "a|", count: 30_000), 2),
    ("M007", String(repeating: "|a|b|\n|-|\n", count: 10_000), nil),
    ("M007", "www.a/" + String(repeating: ")", count: 100_000), 0),
    ("M007", "a " + String(repeating: "_www.", count: 20_000), 2),
    ("M007", String(repeating: "a://", count: 20_000), 0),
    ("M007", String(repeating: "a@", count: 50_000), 0),
    (
      "M006",
      "a\n\n[x]: /" + String(repeating: "u", count: 50_000) + "\n\n" + String(repeating: "[x]", count: 17_000), 3
    ),
    (
      "M006",
      "[x]: /u\n '" + String(repeating: "u\n", count: 25_000) + "'\n\n" + String(repeating: "[x]", count: 17_000), 0
    ),
  ])
  func refused(code: String, text: String, offset: Int?) throws {
    var found: MarkdownDocument?
    let time = try ContinuousClock().measure { found = try document(text) }
    #expect(found?.codes == [code])
    #expect(found?.html.isEmpty == true)
    if let offset { #expect(found?.diagnostics.first?.place?.offset == (code == "M001" ? 1_000_000 : offset)) }
    #expect(time < .seconds(5))
  }

  @Test(
    arguments: [[0x61, 0xFF], [0x61, 0xC3], [0x61, 0xED, 0xA0, 0x80], [0x61, 0xC0, 0x80], [0x61, 0x80]] as [[UInt8]]
  )
  func notUTF8(bytes: [UInt8]) throws {
    let found = try document(Array("ü\nb ".utf8) + bytes)
    #expect(found.places == ["M002 2:4"])
  }

  @Test func fieldsAreShorter() throws {
    #expect(try document(String(repeating: "a", count: 16_001), mode: .inline).codes == ["M001"])
    #expect(try document(String(repeating: "a", count: 16_000), mode: .inline).codes.isEmpty)
  }

  /// Shapes that are odd but allowed: they must end soon, and what is nested must not be walked by recursion.
  @Test(arguments: [
    String(repeating: "*a **b _", count: 12_000),
    String(repeating: "[", count: 50_000) + String(repeating: "]", count: 50_000),
    String(repeating: "![", count: 50_000), String(repeating: "`", count: 100_000),
    String(repeating: "&", count: 100_000),
    String(repeating: "[a](b \"", count: 14_000), String(repeating: "> - ", count: 32) + "a",
    (0..<300).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
    "*" + String(repeating: "*a", count: 40_000) + String(repeating: "*", count: 40_000),
    String(repeating: "|a|\n|-|\n|b|\n\n", count: 7_000), String(repeating: "## a\n", count: 20_000),
    String(repeating: "a[^1] ", count: 15_000) + "\n\n[^1]: b", String(repeating: "![a](b.png)", count: 9_000),
    String(repeating: "[a](b.md)", count: 11_000), String(repeating: "\r", count: 100_000),
    (0..<5_000).map { "[^\($0)]: x[^\($0 + 1)]\n" }.joined() + "\na[^0]",
  ])
  func allowed(text: String) throws {
    var found: MarkdownDocument?
    let time = try ContinuousClock().measure { found = try document(text) }
    #expect(found?.diagnostics.contains(where: \.isError) == false)
    #expect(time < .seconds(5))
  }

  /// A quote and a combining mark are one `Character`; the escaper must see the quote.
  @Test func combiningMarksHideNothing() throws {
    let mark = "\"\u{301}><img src=x onerror=alert(1)>"
    let found = try document(
      "![\\\"\u{301}>](a.png '\(mark)') [x](https://a.example/\"\u{301}) `\"\u{301}<b>` \\<\u{338}b>\n\n## \"\u{301}>"
    )
    #expect(found.diagnostics.isEmpty)
    let html = found.html
    #expect(
      html.split(separator: UInt8(ascii: "<")).allSatisfy {
        !$0.starts(with: "img src=x".utf8) && !$0.starts(with: "b".utf8)
      })
    // Five attributes, and one quote each in the code and in the heading, where it may stand.
    #expect(html.count { $0 == UInt8(ascii: "\"") } == 12)
  }

  @Test func parsingInManyTasksIsAlwaysTheSame() async throws {
    let text = "~~q~~ www.a.example | a\n\n| b |\n|---|\n| ~~c~~ |\n"
    let expected = try document(text).html
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 {
        group.addTask { (0..<20).allSatisfy { _ in (try? document(text).html) == expected } }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
