// Lines of the search index and of the sitemap, found to be replaced.

import Testing

@testable import Site

@Suite struct LinedTextTests {
  @Test(arguments: [
    ("b", 2..<3), ("a", 0..<1), ("cd", 5..<7), ("e,f", 8..<11),
    // A part of a line is none, and neither is nothing.
    ("c", nil), ("d", nil), ("f", nil), ("", nil), ("x", nil), ("e,f,g,h", nil),
  ])
  func isFoundWhole(_ line: String, _ place: Range<Int>?) {
    #expect(LinedText.range(of: Array(line.utf8), in: Array("a\nb,\ncd\ne,f,g".utf8)) == place)
  }

  @Test func isNotInAnEmptyText() {
    #expect(LinedText.range(of: [0x61], in: []) == nil)
  }
}
