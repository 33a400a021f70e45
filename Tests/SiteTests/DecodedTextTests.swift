// What calendars and JSON mean, and where it stands in their bytes.

import Diagnostics
import Testing

@testable import Site

@Suite struct DecodedTextTests {
  @Test(arguments: [
    ("SUMMARY:Ma\r\n ra Li\r\n\tnd\r\nUID:x", "SUMMARY:Mara Lind\r\nUID:x"),
    ("a\\, b\\; c\\\\ d\\ne", "a, b; c\\ d\ne"),
    ("end\\", "end\\"), ("", ""),
  ])
  func calendars(_ text: String, _ meant: String) {
    #expect(String(decoding: DecodedText(calendar: Array(text.utf8)).bytes, as: UTF8.self) == meant)
  }

  @Test(arguments: [
    (#"M\u00e1ra \"Li\u006Ed\""#, "Mára \"Lind\""), (#"a\nb\/c\\d"#, "a b/c\\d"), (#"\ud83c\udf89!"#, "🎉!"),
    (#"\ud83c!\u12"#, "ud83c!u12"), ("end\\", "end\\"),
  ])
  func json(_ text: String, _ meant: String) {
    #expect(String(decoding: DecodedText(json: Array(text.utf8)).bytes, as: UTF8.self) == meant)
  }

  @Test func aPlaceIsThatInTheFile() {
    let source = Array("X:\\, Ma\r\n ra Lind\r\n".utf8)
    let text = SearchableText(DecodedText(calendar: source))
    let range = SearchableText.firstWords(Array("mara lind".utf8), in: text.bytes)
    let span = range.map(text.span(of:))
    #expect(span.map { String(decoding: source[$0.start..<$0.end], as: UTF8.self) } == "Ma\r\n ra Lind")
  }
}
