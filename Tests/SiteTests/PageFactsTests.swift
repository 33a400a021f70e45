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
    "<A HREF=\"x\" CLASS=\"b\">", "<a class=\"b\" href=\"c\" id=\"d\">", "<a class=\"b>\" href=\"c\">",
    "<a class=\"b", "<a\thref=\"x\">",
    "<a href = \"x\">", "<a hidden href=\"x\">", "<a href=\"x\"id=\"y\">", "<1 href=\"x\">",
    "</a href=\"x\"><b id=\"y\">",
    "<svg viewBox=\"0 0 1 1\"><path d=\"M0\"/></svg><a href=\"y\">", "<STYLE>a{background:url(x)}</STYLE>",
    "<style>a{}</style>",
    "<p style=\"background:url(x)\">", "<SCRIPT>\"<a href=x>\"</SCRIPT><a href=\"y\">",
    "<script src=\"a.js\"></script><a href=\"y\">", "<script><a href=\"y\">", "<object data=\"x\">",
    "<img srcset=\"a.png\" src=\"b\">",
    "<form action=\"x\"><button formaction=\"y\">", "<video poster=\"x\" src=\"https://x.example/\">",
    "<a ping=\"https://x.example/\">",
    "<use xlink:href=\"#a\"/>", "<table background=\"x\">", "<blockquote cite=\"https://x.example/\">",
    "<p id=\"\"><p id>",
  ])
  func pagesHaveTheSameFacts(_ text: String) {
    for head in ["", Self.head] {
      let both = facts(head + text, at: "stories/pier-2/")
      #expect(both.quick == both.careful, "\(head + text)")
    }
  }

  /// Tags put together at random, and cut off.
  @Test func randomMarkupHasTheSameFacts() {
    let parts = [
      "<a", "<1", "<img", "<p", "<script", "</script>", "<style", "</style>", "<meta", "<link", "<!--", "-->", "<!",
      "</p>", "<", ">", "/>", " ",
      "\n", "\t", "/", "=", "\"", "'", " id=\"a\"", " id=b", " href=\"x/\"", " href='../y'", " src=\"z.png\"",
      " class=\"c d\"", " class=\"",
      " CLASS=\"e\"", " hidden", " name=\"robots\"", " content=\"noindex\"", " rel=\"icon\"",
      " href=\"https://x.example/\"", "text", "&amp;", "\u{E9}",
      " href=\"", " hrefs=\"x\"", " HREF=\"x\"", "\thref=\"x\"", " href =\"x\"",
      " href=\"a-name-of-twenty-bytes/\"",
      " class=\"some words of many letters\"", "a text of more than sixteen bytes",
      " data-x=\"1\"", " viewBox=\"0\"", " style=\"a:b\"", " srcset=\"q 1x\"",
    ]
    var seed: UInt64 = 20_261_127
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    for _ in 0..<20_000 {
      let text = (0..<1 + next(14)).map { _ in parts[next(parts.count)] }.joined()
      let both = facts(next(2) == 0 ? text : Self.head + text, at: "stories/pier-2/")
      #expect(both.quick == both.careful, "\(text)")
    }
  }

  @Test func aSetOfTargetsHoldsWhatWasPutIn() {
    var seed: UInt64 = 7
    let keys = (0..<5_000).map { _ -> UInt64 in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1
      return seed >> 20
    }
    var set = TargetSet(capacity: keys.count)
    #expect(!set.contains(0) && !set.contains(keys[0]))
    for key in keys { set.insert(key) }
    #expect(keys.allSatisfy(set.contains) && !set.contains(0))
    let known = Set(keys)
    #expect((0..<5_000).allSatisfy { set.contains($0) == known.contains($0) })
    set.insert(0)
    #expect(set.contains(0))
  }

  /// A few, and so many that a set of the standard library takes over.
  @Test(arguments: [0, 1, 100, 5_000])
  func distinctKeysKeepTheirOrder(count: Int) {
    let keys = (0..<count).map { UInt64($0 * $0 % 997) << 8 }
    var seen: Set<UInt64> = []
    #expect(TargetSet.distinct(keys) == keys.filter { seen.insert($0).inserted })
  }

  @Test func aPageThatMayBeIndexedIsFaulty() {
    #expect(facts("<p>", at: "").quick.isFaulty)
    #expect(!facts(Self.head, at: "").quick.isFaulty)
    #expect(facts(Self.head + "<img src=\"https://x.example/a.png\">", at: "").quick.isFaulty)
  }
}
