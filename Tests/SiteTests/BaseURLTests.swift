// Which addresses a portal can have.

import Diagnostics
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

  /// As well where it could be an address inside a site.
  @Test(arguments: ["learning.larkspur.example", "/teams/learning/"])
  func settingsWithoutASchemeAreRefused(_ url: String) {
    let text = "title: T\norganisation: O\ndescription: D\nowner: L\nbase_url: \(url)\n"
    let file = SourceFile(path: "content/site.yaml", bytes: Array(text.utf8))
    let codes = Configuration.read(file, baseURL: nil).diagnostics.map(\.code.id)
    #expect(codes.contains("C024"), "\(codes)")
  }
}
