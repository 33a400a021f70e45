// The links of the not-found page.

import HTML
import Testing

@testable import Site

@Suite struct RootedLinksTests {
  @Test(arguments: [
    ("https://intranet.example/", "/"), ("https://intranet.example", "/"),
    ("https://intranet.example/learning/", "/learning/"),
    ("http://a.example:8080/x/y/", "/x/y/"),
  ])
  func root(_ baseURL: String, _ root: String) {
    #expect(RootedLinks.root(of: baseURL) == root)
  }

  @Test func linksAreWrittenFromTheRoot() {
    let page =
      "<a href=\"#top\">t</a><a href=\"./\">h</a><a href='stories/?a=1&amp;b#x'>s</a><img src=\"a%20b.png\"><a href=\"https://e.example/\">e</a>"
    let rewritten = RootedLinks.rewritten(Array(page.utf8), of: SitePath("404.html"), root: "/learning/")
    #expect(
      String(decoding: rewritten, as: UTF8.self)
        == "<a href=\"#top\">t</a><a href=\"/learning/\">h</a><a href='/learning/stories/#x'>s</a><img src=\"/learning/a%20b.png\"><a href=\"https://e.example/\">e</a>"
    )
  }
}
