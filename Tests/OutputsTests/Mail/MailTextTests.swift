// The text part of a mail: what each element becomes.

import Testing

@testable import Outputs

@Suite struct MailTextTests {
  private static func text(_ html: String) -> String {
    String(decoding: MailText.of(Array(html.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("<head><title>t</title><style>p { }</style></head><p>a &amp; b&nbsp;c</p>", "a & b c\n"),
    (
      "<div>pre&zwnj;&nbsp;&zwnj;</div>می\u{200C}خواهم क्\u{200C}ष auf&shy;lage",
      "pre\n\nمی\u{200C}خواهم क्\u{200C}ष auflage\n"
    ),
    ("<h1>Title</h1><p>a</p><p>b</p>", "Title\n=====\n\na\n\nb\n"), ("<h2>Ü</h2>x", "Ü\n-\n\nx\n"),
    ("<p>one<br>two</p>", "one\ntwo\n"), ("<!-- <p>no</p> --><p>yes</p>", "yes\n"),
    (
      "<p><a href=\"https://a.example/?x=1&amp;y=2\">A</a>, <a href=\"mailto:b@c\">B</a>, <a href=\"https://a.example/?x=1&amp;y=2\">C</a></p>",
      "A [1], B [2], C [1]\n\n----\n[1] https://a.example/?x=1&y=2\n[2] mailto:b@c\n"
    ),
    ("<p><img src=\"a.png\" alt=\"A wave\"><img src=\"b.png\" alt=\"\"></p>", "[A wave]\n"),
    (
      "<a href=\"https://a.example/\"><img src=\"a.png\" alt=\"Go\"></a>",
      "[Go] [1]\n\n----\n[1] https://a.example/\n"
    ),
    (
      "<ul><li>a</li><li>b<ol start=\"3\"><li>c</li><li>d</li></ol></li></ul><p>e</p>",
      "* a\n* b\n  3. c\n  4. d\n\ne\n"
    ),
    (
      "<div>p</div><a href=\"mailto:a@b.example\">a@b.example</a>, <a href=\"https://b.example/\">https://b.example/</a>",
      "p\n\na@b.example, https://b.example/\n"
    ),
    (
      "<p>x</p><blockquote><p>said</p></blockquote><pre><code>a  b\n\n c\n</code></pre>",
      "x\n\n    said\n\n    a  b\n\n     c\n"
    ),
    (
      "<table role=\"presentation\"><tr><td>a</td><td bgcolor=\"#3340a0\">&nbsp;</td><td>b</td></tr></table>",
      "a\nb\n"
    ),
    (
      "<table><thead><tr><td></td><th>Q1</th><th>Q2</th></tr></thead><tbody><tr><td>On time</td><td>86 %</td><td></td></tr></tbody></table>",
      "* On time; Q1: 86 %\n"
    ),
    (
      "<table><tr><th>Place</th><th>Who</th></tr><tr><td>Pier 1</td><td><a href=\"https://a.example/\">Ann</a></td></tr></table>",
      "* Place: Pier 1; Who: Ann [1]\n\n----\n[1] https://a.example/\n"
    ),
    ("<table><tr><td>a</td><td>b</td></tr></table>", "* a; b\n"), ("<p>a <del>b</del></p>", "a ~b~\n"), ("", ""),
    ("<p>1 < 2 & 3 <", "1 < 2 & 3 <\n"),
  ])
  func becomes(_ html: String, _ expected: String) {
    #expect(Self.text(html) == expected)
  }

  @Test func linesAreWrapped() {
    let words = (1...60).map { "word\($0)" }.joined(separator: " ")
    let text = Self.text(
      "<ul><li>\(words)</li></ul><p>\(words) https://example.com/\(String(repeating: "x", count: 90))</p>")
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 72 || $0.hasPrefix("https://") })
    #expect(lines[1].hasPrefix("  word"))
    #expect(text.split(whereSeparator: \.isWhitespace).filter { $0.hasPrefix("word") }.count == 120)
  }

  @Test(arguments: [
    "<", "</", "<a", "<a href", "<a href=", "<a href='", "<!--", "<style>", "</p></ul></table></td>", "&#xD800;",
    "&#", "<table><tr><td>x",
  ])
  func endsOnAnything(_ html: String) {
    _ = Self.text(html)
  }
}
