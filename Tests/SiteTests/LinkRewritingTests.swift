// Links of finished pages, written from the root or to files.

import HTML
import Testing

@testable import Site

@Suite struct LinkRewritingTests {
  private let page =
    "<a href=\"#top\">t</a><a href=\"./\">h</a><a href='stories/?a=1&amp;b#x'>s</a><img src=\"a%20b.png\"><a href=\"https://e.example/\">e</a>"

  @Test(arguments: [
    ("https://intranet.example/", "/"), ("https://intranet.example", "/"),
    ("https://intranet.example/learning/", "/learning/"), ("http://a.example:8080/x/y/", "/x/y/"),
  ])
  func fromTheRoot(_ baseURL: String, _ root: String) {
    let rewritten = LinkForm.fromRoot(of: baseURL).rewritten(Array(page.utf8), of: SitePath("404.html"))
    #expect(
      String(decoding: rewritten, as: UTF8.self)
        == "<a href=\"#top\">t</a><a href=\"\(root)\">h</a><a href='\(root)stories/#x'>s</a><img src=\"\(root)a%20b.png\"><a href=\"https://e.example/\">e</a>"
    )
  }

  @Test(arguments: [("", ""), ("about/", "about/")])
  func toFiles(_ path: String, _ folder: String) {
    let rewritten = LinkForm.toFiles.rewritten(Array(page.utf8), of: SitePath(path))
    #expect(
      String(decoding: rewritten, as: UTF8.self)
        == "<a href=\"#top\">t</a><a href=\"index.html\">h</a><a href='stories/index.html#x'>s</a><img src=\"a%20b.png\"><a href=\"https://e.example/\">e</a>"
    )
  }
}
