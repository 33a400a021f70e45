// Templates that are not HTML: XML for feeds and the sitemap, and plain text.

import Diagnostics

let escapingFormatCases: [EscapingCase] = [
  EscapingCase(
    "a drawing", "<svg><text x=\"{{ page.number }}\">{{ page.text }}</text></svg>", "<\"",
    prints: "<svg><text x=\"-1840\">&lt;\"</text></svg>", suffix: "svg"),
  EscapingCase(
    "a handler in a drawing", "<svg onload=\"{{ page.text }}\"></svg>", refused: .valueInEventHandler, suffix: "svg"
  ),
  EscapingCase(
    "a script in a drawing", "<svg><script>{{ page.text }}</script></svg>", refused: .malformedMarkup,
    .valueInScript, suffix: "svg"),

  EscapingCase(
    "xml text", "<title>{{ page.text }}</title>", "R&D <\"'>", prints: "<title>R&amp;D &lt;&quot;&#39;&gt;</title>",
    suffix: "xml"),
  EscapingCase(
    "xml attribute", "<t a=\"{{ page.text }}\"/>", "\"&'<", prints: "<t a=\"&quot;&amp;&#39;&lt;\"/>", suffix: "xml"
  ),
  EscapingCase(
    "xml address", "<link href=\"{{ page.text }}\"/>", "javascript:x",
    prints: "<link href=\"about:blank#blocked\"/>", warning: .blockedURL, suffix: "xml"),
  EscapingCase(
    "characters XML forbids", "<t>{{ page.text }}</t>", "a\u{0}\u{B}\u{1F}b\t\n", prints: "<t>ab\t\n</t>",
    suffix: "xml"),
  EscapingCase(
    "noncharacters XML forbids", "<t>{{ page.text }}</t>", "a\u{FFFE}\u{FFFF}b", prints: "<t>ab</t>", suffix: "xml"),
  EscapingCase("end of a section", "<t>{{ page.text }}</t>", "]]>", prints: "<t>]]&gt;</t>", suffix: "xml"),
  EscapingCase(
    "xml knows no script", "<script>{{ page.text }}</script>", "<", prints: "<script>&lt;</script>", suffix: "xml"),
  EscapingCase(
    "html becomes text in xml", "<content type=\"html\">{{ page.html }}</content>",
    prints: "<content type=\"html\">&lt;b&gt;bold&lt;/b&gt; &amp;amp; &quot;plain&quot;</content>", suffix: "xml"),
  EscapingCase(
    "an address in xml", "<loc>{{ page.link | absolute_url }}</loc>",
    prints: "<loc>https://learning.larkspur.example/stories/pier%202/#a%26b</loc>", suffix: "xml"),
  EscapingCase(
    "a quote with a combining mark in xml", "<a t=\"{{ page.text }}\"/>", "\"\u{301}",
    prints: "<a t=\"&quot;\u{301}\"/>", suffix: "xml"),
  EscapingCase(
    "an xml declaration", "<?xml version=\"1.0\"?><t>{{ page.text }}</t>", "<",
    prints: "<?xml version=\"1.0\"?><t>&lt;</t>", suffix: "xml"),
  EscapingCase("a number in xml", "<t>{{ page.number }}</t>", prints: "<t>-1840</t>", suffix: "xml"),
  EscapingCase(
    "a blocked scheme is text in xml", "<link>{{ page.text }}</link>", "javascript:x",
    prints: "<link>javascript:x</link>", suffix: "xml"),
  EscapingCase(
    "a branch in xml", "<t{% if page.yes %} a=\"{{ page.text }}\"{% end %}/>", "\"", prints: "<t a=\"&quot;\"/>",
    suffix: "xml"),

  EscapingCase("plain text", "Dear {{ page.text }},", "<R&D> \"x\"", prints: "Dear <R&D> \"x\",", suffix: "txt"),
  EscapingCase(
    "plain text knows no tags", "<p title={{ page.text }}>", "\"", prints: "<p title=\">", suffix: "txt"),
  EscapingCase("plain text knows no scripts", "<script>{{ page.text }}", "<", prints: "<script><", suffix: "txt"),
  EscapingCase(
    "an address in plain text", "{{ page.outside }}", prints: "https://lms.example/course?a=1&b=2", suffix: "txt"),
  EscapingCase("html made plain", "{{ page.html | plain }}", prints: "bold & \"plain\"", suffix: "txt"),
  EscapingCase("html in plain text", "{{ page.html }}", refused: .htmlOutsideText, suffix: "txt"),
  EscapingCase("a choice in plain text", "{{ page.choice }}", prints: "R&D <\"'>", suffix: "txt"),
]
