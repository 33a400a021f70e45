// One escaper a context, over bytes.

import HTML
import Testing

private func escaped(_ text: String, _ context: EscapeContext) -> [UInt8] {
  var buffer = ByteBuffer()
  buffer.append(text, escapedFor: context)
  return buffer.bytes
}

@Suite struct EscapingTests {
  @Test(arguments: [
    ("a & b < c > d", EscapeContext.elementText, "a &amp; b &lt; c &gt; d"),
    ("\"it's\"", .elementText, "\"it's\""),
    ("\"it's\" <&>", .attribute, "&quot;it&#39;s&quot; &lt;&amp;&gt;"),
    ("\"it's\" <&>", .xml, "&quot;it&#39;s&quot; &lt;&amp;&gt;"),
    ("a\u{0}\u{8}\u{B}\u{1F}b\t\n\r", .xml, "ab\t\n\r"),
    ("</script>", .elementText, "&lt;/script&gt;"), ("</script>", .plain, "</script>"), ("", .attribute, ""),
    ("&amp;", .attribute, "&amp;amp;"), ("日本 🎉 é", .attribute, "日本 🎉 é"),
  ])
  func contexts(_ text: String, _ context: EscapeContext, _ expected: String) {
    #expect(escaped(text, context) == Array(expected.utf8))
  }

  /// A special character followed by a combining mark is one `Character` with it.
  @Test(arguments: ["\"", "'", "<", ">", "&"], ["\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}"])
  func aMarkDoesNotHideASpecialCharacter(_ special: String, _ mark: String) {
    for context in [EscapeContext.attribute, .xml] {
      let bytes = escaped("x" + special + mark + "y", context)
      #expect(!bytes.contains(special.utf8.first ?? 0) || special == "&")
      #expect(bytes.contains(UInt8(ascii: ";")))
    }
  }

  @Test(arguments: EscapeContext.allCases)
  func ordinaryBytesAreKept(_ context: EscapeContext) {
    let text = String(String.UnicodeScalarView((0x20...0x24F).compactMap(Unicode.Scalar.init))).filter {
      !"&<>\"'".contains($0)
    }
    #expect(escaped(text, context) == Array(text.utf8))
  }

  @Test(arguments: [
    ("a b", URLCharacters.component, "a%20b"), ("a/b?c#d&e=f", .component, "a%2Fb%3Fc%23d%26e%3Df"),
    ("a/b:c@d", .path, "a/b:c@d"), ("a?b#c", .path, "a%3Fb%23c"), ("é日", .component, "%C3%A9%E6%97%A5"),
    ("https://a/b?c=d%20e#f", .url, "https://a/b?c=d%20e#f"), ("a b\n\"<>", .url, "a%20b%0A%22%3C%3E"),
    ("-._~AZaz09", .component, "-._~AZaz09"), ("\u{0}\u{7F}", .url, "%00%7F"),
    ("\"\u{301}", .component, "%22%CC%81"),
  ])
  func percentEncoding(_ text: String, _ kept: URLCharacters, _ expected: String) {
    var buffer = ByteBuffer()
    buffer.append(text, percentEncodedKeeping: kept)
    #expect(buffer.text == expected)
  }
}

@Suite struct SafeHTMLTests {
  @Test func textIsEscaped() {
    #expect(SafeHTML(text: "<b>\"&").bytes == Array("&lt;b&gt;\"&amp;".utf8))
    #expect(SafeHTML.empty.isEmpty)
  }

  @Test func linksAreFilledForThePage() {
    let html = SafeHTML(
      trusted: Array("<a href=\"\">x</a><a href=\"\">y</a>".utf8),
      links: [
        SafeHTML.Link(offset: 9, target: SitePath("stories/pier-2/", fragment: "a&b\"")),
        SafeHTML.Link(offset: 25, target: SitePath("assets/a'b.css")),
      ])
    for (page, expected) in [
      ("stories/pier-2/", "<a href=\"#a%26b%22\">x</a><a href=\"../../assets/a%27b.css\">y</a>"),
      ("", "<a href=\"stories/pier-2/#a%26b%22\">x</a><a href=\"assets/a%27b.css\">y</a>"),
    ] {
      var buffer = ByteBuffer()
      buffer.append("[")
      buffer.append(html, on: SitePath(page))
      #expect(buffer.text == "[" + expected)
    }
  }

  @Test func withoutLinksItIsCopied() {
    var buffer = ByteBuffer(capacity: 8)
    buffer.append(SafeHTML(trusted: [0x3C, 0x62, 0x3E]), on: SitePath("a/"))
    #expect(buffer.text == "<b>")
  }
}
