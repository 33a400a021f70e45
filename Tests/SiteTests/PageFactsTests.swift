// The quick reader of a page's facts says the same as the careful one.

import HTML
import Testing

@testable import Site

@Suite struct PageFactsTests {
  private static let head = "<meta name=\"robots\" content=\"noindex\">"

  private func facts(_ text: String, at path: String) -> (quick: PageFacts, careful: PageFacts) {
    let bytes = Array(text.utf8)
    return (
      FactReader.facts(of: bytes, at: SitePath(path), isFaulty: false),
      PageFacts(PageScan(bytes), of: SitePath(path), isFaulty: false)
    )
  }

  @Test(
    arguments: [
      "../../people/marta/", "#results", "#", "./", "../", "..", ".", "", "a", "a/", "a//b/", "/", "/about/",
      "/about",
      "../x?y=1#z", "?q#r", "../../../x", "../../../../x", "https://a.example/#x",
      "mailto:a@b.example?subject=x%20y&amp;z",
      "//host/x", "caf%C3%A9/#a%20b", "caf\u{E9}/", "x&amp;y/", "page/2:3/", "1a:b", "x.pdf#page=2", "x.html#part",
      "a/./b",
      "a/../b", "a/..", "#a#b", "a?b?c#d", "tel:+351", "javascript:x",
    ],
    ["", "stories/", "stories/pier-2/", "404.html", "caf\u{E9}/a b/"])
  func addressesLeadToTheSame(_ url: String, _ page: String) {
    for tag in [
      "<a href=\"\(url)\">", "<img src='\(url)'>", "<link rel=stylesheet href=\"\(url)\">", "<q cite=\"\(url)\">",
    ] {
      let both = facts(Self.head + tag, at: page)
      #expect(both.quick == both.careful, "\(tag) on \(page)")
    }
  }

  @Test(arguments: [
    "", "<p id=a><p id=b>", "<p id=a><p id=a>", "<p id=\u{E9}><p id=e\u{301}>", "<img srcset=\"a 1x, b 2x\">",
    "<link rel=\"canonical\" href=\"https://x.example/\">",
    "<link rel=\"preload icon\" href=\"https://x.example/\">",
    "<svg><use href=\"https://x.example/#a\"/></svg>", "<script>\"<a href=x>\"</script><a href=y>",
    "<!-- <a href=x> -->",
    "<a href", "<a href=", "<", "<a / / =>",
  ])
  func pagesHaveTheSameFacts(_ text: String) {
    for head in ["", Self.head] {
      let both = facts(head + text, at: "stories/pier-2/")
      #expect(both.quick == both.careful, "\(head + text)")
    }
  }

  @Test func aPageThatMayBeIndexedIsFaulty() {
    #expect(facts("<p>", at: "").quick.isFaulty)
    #expect(!facts(Self.head, at: "").quick.isFaulty)
    #expect(facts(Self.head + "<img src=\"https://x.example/a.png\">", at: "").quick.isFaulty)
  }
}
