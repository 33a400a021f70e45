// What is read from a finished page.

import Testing

@testable import Site

@Suite struct PageScanTests {
  private func scan(_ text: String) -> PageScan { PageScan(Array(text.utf8)) }

  @Test func findsLinksAndIds() {
    let scan = scan(
      """
      <!doctype html><!-- <a href="no"> --><a id=one href='a/?x=1&amp;y=2'>x</a><img src="p.png" srcset="q.png 1x, r.png 2x">
      <link rel="stylesheet" href="s.css"><link rel="canonical" href="https://c.example/"><h2 ID="two">t</h2>
      <script type="application/json">{"a": "<a href='no'>"}</script><style>a::after { content: "<a href=no>" }</style>
      """)
    #expect(scan.ids.map(\.name) == ["one", "two"])
    #expect(scan.links.map(\.url) == ["a/?x=1&y=2", "p.png", "q.png", "r.png", "s.css", "https://c.example/"])
    #expect(scan.links.map(\.isLoaded) == [false, true, true, true, true, false])
    #expect(!scan.isNoindex)
  }

  @Test(arguments: [
    ("<style>a { b: url(https://x.example/a.woff2) }</style><a href=\"b\">", ["https://x.example/a.woff2", "b"]),
    ("<p style=\"background: url(&quot;https://x.example/a.png&quot;)\">", ["https://x.example/a.png"]),
    ("<style>a{b:url(x.png)", ["x.png"]), ("<style>", []), ("<style></style>", []),
    ("<a ping=\"https://x.example/\">", ["https://x.example/"]),
    ("<image xlink:href=\"https://x.example/a.png\"/>", ["https://x.example/a.png"]),
    ("<base href=\"https://x.example/\">", ["https://x.example/"]),
    ("<link rel=\"preconnect dns-prefetch\" href=\"//x.example\">", ["//x.example"]),
    ("<link rel=\"preload\" imagesrcset=\"a.png 1x\">", ["a.png"]), ("<body background=\"a.png\">", ["a.png"]),
  ])
  func findsWhatIsLoaded(_ html: String, _ urls: [String]) {
    #expect(
      scan(html).links.filter(\.isLoaded).map(\.url) + scan(html).links.filter { !$0.isLoaded }.map(\.url) == urls)
  }

  @Test func findsNoindex() {
    #expect(scan("<meta name=\"robots\" content=\"noindex, nofollow\">").isNoindex)
    #expect(!scan("<meta name=\"description\" content=\"noindex\">").isNoindex)
  }

  @Test func offsetsPointAtTheValue() {
    let text = "<a class=x href=\"there\">"
    let link = scan(text).links[0]
    #expect(Array(Array(text.utf8)[link.range]) == Array("there".utf8))
  }

  @Test(arguments: [
    "<", "<a", "<a href", "<a href=", "<a href=\"x", "<!--", "<script", "<script>", "<a / / =>", "< a>",
    "<a\u{0}=1>",
  ])
  func survivesBrokenTags(_ text: String) {
    #expect(scan(text).links.count <= 1)
  }
}
