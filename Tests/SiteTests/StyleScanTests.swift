// What a style sheet loads, found as CSS writes it.

import Testing

@testable import Site

@Suite struct StyleScanTests {
  @Test(arguments: [
    ("@import url(\"https://x.example/a.css\");", ["https://x.example/a.css"]),
    ("@IMPORT 'a.css' screen; b { c: d }", ["a.css"]), ("a{b:URL( //x.example/f.woff2 )}", ["//x.example/f.woff2"]),
    ("a{b:url(x.png),url('y.png')}", ["x.png", "y.png"]), ("/* url(https://x.example/) */ a{}", []),
    (
      "a{b:image-set(\"https://x.example/a.png\" 1x, url(b.png) type(\"image/png\") 2x)}",
      ["https://x.example/a.png", "b.png"]
    ), ("a{b:image-set('x", ["x"]), ("a{b:image-set(", []),
    ("/**/a{b:url(x)}/* * / ** url(y) **/c{d:url(z)}", ["x", "z"]), ("/*/ url(x) */ a{b:url(y)}", ["y"]),
    ("a{b:url(x)} /* url(y)", ["x"]), ("a{b:url(x)} /* url(y) *", ["x"]), ("a{b:url(x)}/*", ["x"]), ("/", []),
    ("a{b:url(data:image/png;base64,AAAA)}", []), ("a{b:url(", []), ("a{b:url('x", ["x"]), ("@import", []),
    ("", []),
  ])
  func findsAddresses(_ css: String, _ urls: [String]) {
    #expect(StyleScan.links(in: Array(css.utf8)).map(\.url) == urls)
  }
}
