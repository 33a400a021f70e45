// What an address on a page means inside the site.

import HTML
import Testing

@testable import Site

@Suite struct LinkTargetTests {
  @Test(arguments: [
    ("../../champions/marta/", "stories/pier-2/", LinkTarget.file("champions/marta/index.html", fragment: nil)),
    ("#results", "stories/pier-2/", .file("stories/pier-2/index.html", fragment: "results")),
    ("./", "stories/", .file("stories/index.html", fragment: nil)),
    ("../", "stories/", .file("index.html", fragment: nil)),
    ("", "stories/", .file("stories/index.html", fragment: nil)),
    ("../stories/?x=1#a%20b", "tags/", .file("stories/index.html", fragment: "a b")),
    ("assets/app.css", "", .file("assets/app.css", fragment: nil)),
    ("/about/", "stories/pier-2/", .file("about/index.html", fragment: nil)),
    ("caf%C3%A9/", "", .file("café/index.html", fragment: nil)),
    ("..", "stories/pier-2/", .file("stories/index.html", fragment: nil)),
    ("../../../x", "stories/pier-2/", .outside),
    ("https://a.example/", "", .external),
    ("mailto:a@b.example", "", .external),
    ("//a.example/x", "", .external),
    ("page/2:3/", "", .file("page/2:3/index.html", fragment: nil)),
    ("1a:b", "", .file("1a:b", fragment: nil)),
  ])
  func resolves(_ url: String, _ page: String, _ target: LinkTarget) {
    #expect(LinkTarget(url, on: SitePath(page)) == target)
  }

  /// What pages write is what the verifier reads.
  @Test(
    arguments: ["", "stories/", "stories/pier-2/", "404.html", "stories/page/2/", "caf\u{E9}/a b/"],
    [
      "", "stories/", "stories/pier-2/", "assets/a b.css", "404.html", "champions/tom\u{E1}s/",
    ])
  func roundTrip(_ page: String, _ target: String) {
    let url = SitePath(target, fragment: "x y").relative(from: SitePath(page))
    #expect(LinkTarget(url, on: SitePath(page)) == .file(SitePath(target).file, fragment: "x y"))
  }
}
