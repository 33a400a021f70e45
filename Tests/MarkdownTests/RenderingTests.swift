// What each construct becomes, where the output is Laurel's own rather than the library's.

import Markdown
import Testing

@Suite struct RenderingTests {
  @Test(arguments: [
    ("# A", "<h1 id=\"a\">A</h1>\n"),
    ("## What's *new*, `x`?", "<h2 id=\"whats-new-x\">What's <em>new</em>, <code>x</code>?</h2>\n"),
    ("a  \nb\\\nc", "<p>a<br>\nb<br>\nc</p>\n"),
    ("---", "<hr>\n"),
    ("~~a~~", "<p><del>a</del></p>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("[a](b.md \"q\\\"'\")", "<p><a href=\"«b.md»\" title=\"q&quot;&#39;\">a</a></p>\n"),
    ("![a *b* `c`](d.png)", "<p><img src=\"«d.png»\" alt=\"a b c\"></p>\n"),
    ("![a ![b](c.png)](d.png)", "<p><img src=\"«d.png»\" alt=\"a b\"></p>\n"),
    ("[![a](b.png)](c.md)", "<p><a href=\"«c.md»\"><img src=\"«b.png»\" alt=\"a\"></a></p>\n"),
    (
      "<https://a.example/?q=\"&x>",
      "<p><a href=\"https://a.example/?q=%22&amp;x\">https://a.example/?q=\"&amp;x</a></p>\n"
    ),
    ("www.larkspur.example", "<p><a href=\"http://www.larkspur.example\">www.larkspur.example</a></p>\n"),
    ("me@larkspur.example", "<p><a href=\"mailto:me@larkspur.example\">me@larkspur.example</a></p>\n"),
    ("[a](tel:+3511234)", "<p><a href=\"tel:+3511234\">a</a></p>\n"),
    ("[a](HTTPS://x.example/ü[1]%zz%41)", "<p><a href=\"HTTPS://x.example/%C3%BC%5B1%5D%25zz%41\">a</a></p>\n"),
    ("[a](http://[::1]/)", "<p><a href=\"http://[::1]/\">a</a></p>\n"),
    ("```swift run\na < b\n```", "<pre><code class=\"language-swift\">a &lt; b\n</code></pre>\n"),
    ("``` \"><x\n```", "<pre><code class=\"language-&quot;&gt;&lt;x\"></code></pre>\n"),
    ("    a\n", "<pre><code>a\n</code></pre>\n"),
  ])
  func block(markdown: String, html: String) throws {
    #expect(try document(markdown).filled == html)
  }

  @Test func tableHasClassesAndANamedScrollGroup() throws {
    let html = try document("| A | B | C | D |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |").filled
    #expect(
      html == """
        <div class="table-scroll" role="group" tabindex="0" aria-label="Table: A, B, C, D">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">A</th>
        <th scope="col" class="align-center">B</th>
        <th scope="col" class="align-right">C</th>
        <th scope="col">D</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">1</td>
        <td class="align-center">2</td>
        <td class="align-right">3</td>
        <td>4</td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test func headerCellWithoutTextIsNoHeader() throws {
    let html = try document("| | B |\n|--|--|\n| r | 1 |").filled
    #expect(html.contains("<td></td>\n<th scope=\"col\">B</th>"))
  }

  @Test(arguments: [
    ("- [ ] a", "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled> a</label></li>\n</ul>\n"),
    (
      "- [X] a",
      "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled checked> a</label></li>\n</ul>\n"
    ),
    // The library takes the link's [x] for the task's.
    (
      "- [ ] a [x](b.md)",
      "<ul>\n<li class=\"task\"><label><input type=\"checkbox\" disabled> a <a href=\"«b.md»\">x</a></label></li>\n</ul>\n"
    ),
    (
      "- [x] a\n\n  b",
      "<ul>\n<li class=\"task\">\n<p><label><input type=\"checkbox\" disabled checked> a</label></p>\n<p>b</p>\n</li>\n</ul>\n"
    ),
    (
      "1. [x] a\n   - [ ] b",
      "<ol>\n<li class=\"task\"><label><input type=\"checkbox\" disabled checked> a</label>\n<ul>\n"
        + "<li class=\"task\"><label><input type=\"checkbox\" disabled> b</label></li>\n</ul>\n</li>\n</ol>\n"
    ),
  ])
  func task(markdown: String, html: String) throws {
    #expect(try document(markdown).filled == html)
  }

  @Test(arguments: [
    ("NOTE", "note", "Note"), ("tip", "tip", "Tip"), ("Important", "important", "Important"),
    ("WARNING", "warning", "Warning"), ("caution", "caution", "Caution"),
  ])
  func callout(name: String, kind: String, title: String) throws {
    let html = try document("> [!\(name)]\n> Mind the *gap*.").filled
    #expect(
      html == "<div class=\"callout callout-\(kind)\" role=\"note\">\n<p class=\"callout-title\">\(title)</p>\n"
        + "<p>Mind the <em>gap</em>.</p>\n</div>\n")
  }

  @Test(arguments: [
    ("> [!NOTE]\n>\n> - a", "<ul>\n<li>a</li>\n</ul>\n"),
    ("> [!NOTE] a", "<p>a</p>\n"),
    ("> [!NOTE]", ""),
    ("> [!NOTE]\n> > b", "<blockquote>\n<p>b</p>\n</blockquote>\n"),
  ])
  func calloutBody(markdown: String, body: String) throws {
    let head = "<div class=\"callout callout-note\" role=\"note\">\n<p class=\"callout-title\">Note</p>\n"
    #expect(try document(markdown).filled == head + body + "</div>\n")
  }

  @Test(arguments: ["> a [!NOTE]", "> \\[!NOTE]", "> [NOTE]", "> [!]", "> `[!NOTE]`"])
  func noCallout(markdown: String) throws {
    let found = try document(markdown)
    #expect(found.filled.hasPrefix("<blockquote>"))
    #expect(found.diagnostics.isEmpty)
  }

  @Test func footnotesAreNumberedLinkedAndLinkedBack() throws {
    let found = try document("a[^B] b[^1] c[^b]\n\n[^1]: one[^B]\n\n[^B]: two\n\n    - three\n")
    #expect(
      found.filled == """
        <p>a<sup class="footnote-ref"><a id="fnref:1" href="#fn:1" role="doc-noteref">1</a></sup> b<sup \
        class="footnote-ref"><a id="fnref:2" href="#fn:2" role="doc-noteref">2</a></sup> c<sup \
        class="footnote-ref"><a id="fnref:1:2" href="#fn:1" role="doc-noteref">1</a></sup></p>
        <div class="footnotes" role="doc-endnotes" aria-label="Footnotes">
        <ol>
        <li id="fn:1">
        <p>two</p>
        <ul>
        <li>three</li>
        </ul>
        <p><a class="footnote-back" href="#fnref:1" role="doc-backlink" aria-label="Back to reference 1, place 1">\
        ↩︎</a> <a class="footnote-back" href="#fnref:1:2" role="doc-backlink" aria-label="Back to reference 1, \
        place 2">↩︎</a> <a class="footnote-back" href="#fnref:1:3" role="doc-backlink" aria-label="Back to \
        reference 1, place 3">↩︎</a></p>
        </li>
        <li id="fn:2">
        <p>one<sup class="footnote-ref"><a id="fnref:1:3" href="#fn:1" role="doc-noteref">1</a></sup> <a \
        class="footnote-back" href="#fnref:2" role="doc-backlink" aria-label="Back to reference 2">↩︎</a></p>
        </li>
        </ol>
        </div>

        """)
    #expect(found.anchors == ["fnref:1", "fnref:2", "fnref:1:2", "fn:1", "fn:2", "fnref:1:3"])
    #expect(found.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("A **b** [c](d.md)", "A <strong>b</strong> <a href=\"«d.md»\">c</a>"),
    ("", ""), ("  \n", ""), ("a\nb", "a\nb"), ("1984\\. A year", "1984. A year"),
    ("Café & bar <3", "Café &amp; bar &lt;3"),
  ])
  func inline(markdown: String, html: String) throws {
    let found = try document(markdown, mode: .inline)
    #expect(found.filled == html)
    #expect(found.diagnostics.isEmpty)
  }
}
