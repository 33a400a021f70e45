// Which addresses a portal can have.

import Site
import Testing

@Suite struct BaseURLTests {
  @Test(arguments: [
    "https://learning.example.com/", "http://intranet/learning", "https://[::1]:8080/a/",
    "HTTPS://x.example/%C3%BC/",
  ])
  func acceptsAFolderOnAHost(_ url: String) { #expect(BaseURL.fault(in: url) == nil) }

  @Test(arguments: [
    "", "x.example", "ftp://x.example/", "https://", "https:///a", "https://x.example/?a", "https://x.example/#a",
    "https://x.example?a", "https://x.example/a b", "https://x.example/\"><script>", "https://x.example/ü/",
    "https://u:p@x.example/", "https://x.example\\a",
  ])
  func refusesOthers(_ url: String) { #expect(BaseURL.fault(in: url) != nil) }
}
