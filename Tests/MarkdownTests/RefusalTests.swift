// What is refused, with which code and which way out; and that nothing of it reaches the page.

import Diagnostics
import Markdown
import Testing

@Suite struct RefusalTests {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "java&Tab;script:alert(1)",
    "java&#10;script:x", "&#1;javascript:x", "&#x6A;avascript:x", "vbscript:x",
    "data:text/html,x", "data:image/png;base64,AA", "DATA:,x", "file:///etc/passwd", "feed:javascript:x",
    "view-source:x", "blob:https://a/b", "filesystem:x", "about:blank", "ms-word:ofe|u|https://a", "ftp://a/b",
    "//evil.example/x", "/\\\\evil.example", "\\\\\\\\evil.example\\\\x", "https:\\\\\\\\evil.example",
    "https:evil.example",
    "https:///evil", "https://", "http:", "mailto:", "tel:", "a:b", "C:/plans/pier.docx", "&nbsp;javascript:x",
    "javascript\u{200B}:x", "&#0;javascript:x", "&NewLine;//evil.example",
  ])
  func forbidden(destination: String) throws {
    let found = try document("[text](<\(destination)>) end")
    #expect(found.codes == ["M011"])
    #expect(found.slots.isEmpty)
    #expect(found.htmlText == "<p>text end</p>\n")
    #expect(found.diagnostics.allSatisfy { $0.hint?.isEmpty == false })
  }

  @Test(arguments: [
    "other.md", "../a/b.md#c", "#results", "my file.md", "javascript%3Aalert(1)", "./a:b.md", "a/b:c", "?q=1",
    "/about/",
    "ü.md", "a&amp;b.md", "javascript：x", "%2F%2Fevil.example", "&#106avascript&#58;x",
  ])
  func relative(destination: String) throws {
    let found = try document("[text](<\(destination)>)")
    #expect(found.diagnostics.isEmpty)
    #expect(found.slots.count == 1)
    #expect(found.htmlText == "<p><a href=\"\">text</a></p>\n")
  }

  @Test(arguments: [
    "http://x.example", "HTTPS://x.example/?a=1&b=2", "mailto:a@x.example?subject=b%20c", "tel:+351-123",
    "https://x.example:8080/a#b",
  ])
  func external(destination: String) throws {
    let found = try document("[text](\(destination))")
    #expect(found.diagnostics.isEmpty)
    #expect(found.slots.isEmpty)
    #expect(found.htmlText.contains("href=\"\(destination.split(separator: "&").joined(separator: "&amp;"))\""))
  }

  @Test(arguments: [
    ("![a](https://x.example/a.png)", "M012"), ("![a](http://x.example/a.png)", "M012"),
    ("![a](//x.example/a)", "M012"),
    ("![a](mailto:x@y.example)", "M012"), ("![a](data:image/png;base64,AA)", "M011"),
    ("![a](javascript:x)", "M011"),
    ("![a](file:///a.png)", "M011"), ("![a]()", "M013"), ("[a]()", "M013"), ("[a](<>)", "M013"),
    ("[a](&#32;)", "M013"),
  ])
  func image(markdown: String, code: String) throws {
    let found = try document(markdown)
    #expect(found.codes == [code])
    #expect(found.slots.isEmpty)
    #expect(!found.htmlText.contains("<img") && !found.htmlText.contains("<a"))
  }

  /// What stays text and was meant as a link or a heading: at its place, and not what was meant as text.
  @Test(arguments: [
    ("![A pier](my pic.svg)", "M014 1:11"), ("*x* [a](../b c.md#d) y", "M014 1:9"),
    ("[a](/my page/)", "M014 1:5"), ("[a](b c.md \"t\")", "M014 1:5"),
    ("- x\n\n  > [a](b c.md)", "M014 3:9"), ("##Results", "M026 1:1"), ("Text\n###Results **all**", "M026 2:1"),
    ("- ##Results", "M026 1:3"), ("> ##Results", "M026 1:3"),
  ])
  func meantOtherwise(markdown: String, place: String) throws {
    let found = try document(markdown)
    let places = found.diagnostics.map { "\($0.code.id) \($0.place?.line ?? 0):\($0.place?.column ?? 0)" }
    #expect(places == [place])
    #expect(found.diagnostics.first?.hint?.hasPrefix("write ") == true)
  }

  @Test(arguments: [
    "`[a](b c.md)`", "    [a](b c.md)", "```\n[a](b c.md)\n##x\n```", "\\[a\\](b c.md)", "[sic](as they said it)",
    "[a](see p. 3.4)", "[a](either/or so)", "[a](<b c.md>)", "`x` [a](i. e. b)", "\\##Results", "#1 and #hashtag",
    "a ##b", "`##x`", "#######x", "##", "    ##x", "**##x**",
  ])
  func meantAsText(markdown: String) throws {
    #expect(try document(markdown).codes.filter { $0 == "M014" || $0 == "M026" } == [])
  }

  @Test(arguments: [
    ("a<br>b", "two spaces"), ("<b>x</b>", "**bold**"), ("<strong>x</strong>", "**bold**"),
    ("<i>x</i>", "*emphasis*"),
    ("<img src=\"a.png\">", "![what the picture shows](picture.png)"), ("<a href=\"b\">c</a>", "[text](address)"),
    ("<script>alert(1)</script>", "templates"), ("<iframe src=\"x\"></iframe>", "templates"),
    ("<style>p{}</style>", "templates"), ("<SCRIPT\nsrc=x></SCRIPT>", "templates"),
    ("<details>\n<summary>a</summary>\nb\n</details>", "heading"), ("<!-- a -->", "delete it"),
    ("a <!-- b --> c", "delete it"), ("<?php x ?>", "backticks"), ("<!DOCTYPE html>", "backticks"),
    ("<![CDATA[x]]>", "backticks"), ("<x-y>z</x-y>", "backticks"), ("</div>", "leave it out"),
    ("a</b>", "**bold**"), ("<title>a", "backticks"),
    ("<table><tr><td>a</td></tr></table>", "|---|"),
  ])
  func rawHTML(markdown: String, advice: String) throws {
    let found = try document(markdown)
    #expect(found.codes == ["M010"])
    #expect(found.diagnostics.first?.hint?.contains(advice) == true)
    #expect(!found.htmlText.contains { $0 == "!" || $0 == "?" })
    #expect(tags(in: found.htmlText).isSubset(of: ["p", "/p"]))
  }

  private func tags(in html: String) -> Set<String> {
    Set(
      html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1).compactMap {
        $0.split(separator: ">").first
      }.map(String.init))
  }

  @Test(arguments: [
    ("# Results", "M020", "write ## Results"), ("Results\n===", "M020", "write ## Results"),
    ("### Costs", "M021", "write ##"), ("## A\n#### B", "M021", "write ###"), ("##", "M022", "write its text"),
    ("> [!WARNNG]\n> a", "M023", "did you mean \"warning\"?"), ("> [!FOO]\n> a", "M023", "NOTE, TIP"),
    ("a[^1]", "M024", "[^1]:"),
  ])
  func structure(markdown: String, code: String, hint: String) throws {
    let found = try document(markdown)
    #expect(found.codes == [code])
    #expect(found.diagnostics.first?.hint?.contains(hint) == true)
  }

  @Test(arguments: [
    "## A\n### B\n#### C\n## D\n### E", "## A\n\n> ### B", "a[^1]\n\n[^1]: b", "\\[^1] `[^1]`", "[^ 1]",
    "a[&#94;1] b^2", "a[&amp;1] [^1]\n\n[^1]: b", "a\\[&#94;1] [^1]\n\n[^1]: b", "a[&#+94;1] [^1]\n\n[^1]: b",
  ])
  func structureThatIsFine(markdown: String) throws {
    #expect(try document(markdown).diagnostics.isEmpty)
  }

  /// Of these texts the library copies bytes that lie beyond them into the page.
  @Test(arguments: ["&#94;", "&#0094;", "&#x5e;", "&#X00005E;", "&Hat;"])
  func maskedCarets(entity: String) throws {
    let found = try document("a\n\nb [\(entity)1 and more] [^1]\n\n[^1]: c")
    #expect(found.codes == ["M027"])
    #expect(found.diagnostics.first?.place?.offset == 5)
    #expect(found.html.isEmpty)
  }

  @Test(arguments: [
    ("# a", "a heading"), ("- a", "a list"), ("1984. A year", "a numbered list"), ("> a", "a quotation"),
    ("    a", "a code block"), ("```\na\n```", "a code block"), ("a | b\n--|--", "a table"),
    ("***", "a line across"),
    ("a\n\nb", "several paragraphs"), ("[a]: b", "a link definition"), ("<div>", "HTML"),
    ("a[^1]\n\n[^1]: b", "a footnote"),
  ])
  func notInline(markdown: String, what: String) throws {
    let found = try document(markdown, mode: .inline)
    #expect(found.codes == ["M030"])
    #expect(found.diagnostics.first?.message.hasSuffix("not \(what)") == true)
    #expect(found.html.isEmpty)
  }

  @Test func everyCodeIsExplained() {
    let codes = Code.all.filter { $0.id.hasPrefix("M") }
    #expect(codes.count == 23)
    #expect(Set(codes.map(\.id)).count == codes.count)
    for code in codes {
      #expect(![code.title, code.meaning, code.example, code.remedy].contains(""))
    }
  }
}
