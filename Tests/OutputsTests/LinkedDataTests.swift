// JSON that is read by machines: no text can end the script it stands in; criteria as lines of text.

import HTML
import Testing

@testable import Outputs

@Suite struct LinkedDataTests {
  @Test func whatATextHoldsEndsNothing() {
    let text = "</script><!-- \" \\ \n \u{2028} é"
    let tree = JSONTree.object(JSONMember("name", text), JSONMember("none", Optional<String>.none))
    let written = String(decoding: tree.bytes, as: UTF8.self)
    #expect(written == #"{"name":"\u003c/script\u003e\u003c!-- \u0022 \u005c \u000a \u2028 é"}"#)
  }

  @Test(arguments: [
    ("<p>Do <em>this</em> &amp; that.</p>\n<p>Then go.</p>", "Do this & that.\nThen go."),
    ("<ol>\n<li>One</li>\n<li>Two</li>\n</ol>", "1. One\n2. Two"),
    ("<ul>\n<li>\n<p>One</p>\n<ol><li>In</li></ol>\n</li>\n<li>Two</li>\n</ul>", "- One\n1. In\n- Two"),
    ("<p>See <a href=\"\">this page</a>.</p>", "See this page."),
    ("<ol><li>A.</li></ol><p>1. B</p>", "1. A.\n1. B"),
    ("", ""), ("a &lt;b&gt; <", "a <b> <"), ("<li>Alone</li>", "Alone"),
  ])
  func lines(_ html: String, _ text: String) {
    #expect(PlainLines.text(of: SafeHTML(trusted: Array(html.utf8))) == text)
  }
}
