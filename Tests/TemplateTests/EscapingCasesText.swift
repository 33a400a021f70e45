// Escaping in element text, in elements whose content is text, and around literal markup.

import Diagnostics

let escapingTextCases: [EscapingCase] = [
  // Element text
  EscapingCase("plain", "<p>{{ page.text }}</p>", "Pier 2", prints: "<p>Pier 2</p>"),
  EscapingCase("markup", "<p>{{ page.text }}</p>", "<b>x</b>", prints: "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
  EscapingCase(
    "script", "<p>{{ page.text }}", "<script>alert(1)</script>", prints: "<p>&lt;script&gt;alert(1)&lt;/script&gt;"),
  EscapingCase("ampersand", "{{ page.text }}", "R&D", prints: "R&amp;D"),
  EscapingCase("entity as text", "{{ page.text }}", "&lt;b&gt;", prints: "&amp;lt;b&amp;gt;"),
  EscapingCase("numeric entity as text", "{{ page.text }}", "&#60;b&#x3e;", prints: "&amp;#60;b&amp;#x3e;"),
  EscapingCase("quotes need nothing in text", "<p>{{ page.text }}</p>", "\"a\" 'b'", prints: "<p>\"a\" 'b'</p>"),
  EscapingCase("half a tag", "{{ page.text }}", "<", prints: "&lt;"),
  EscapingCase("half a comment", "{{ page.text }}", "<!--", prints: "&lt;!--"),
  EscapingCase("end of a section", "{{ page.text }}", "]]>", prints: "]]&gt;"),
  EscapingCase("a template's own marks", "{{ page.text }}", "{{ page.html }}", prints: "{{ page.html }}"),
  EscapingCase("between tags", "<ul><li>{{ page.text }}</li></ul>", "<i>", prints: "<ul><li>&lt;i&gt;</li></ul>"),
  EscapingCase("after a void element", "<br>{{ page.text }}", "<i>", prints: "<br>&lt;i&gt;"),
  EscapingCase("after a self-closing tag", "<br/>{{ page.text }}", "<i>", prints: "<br/>&lt;i&gt;"),
  EscapingCase("in a paragraph never closed", "<p>{{ page.text }}", "<i>", prints: "<p>&lt;i&gt;"),
  EscapingCase(
    "a lone < in title", "<title>1 < 2 {{ page.text }}</title>", "<", prints: "<title>1 < 2 &lt;</title>"),
  EscapingCase("after a lone <", "1 < 2 {{ page.text }}", "<i>", prints: "1 < 2 &lt;i&gt;"),
  EscapingCase("after a doctype", "<!DOCTYPE html>{{ page.text }}", "<i>", prints: "<!DOCTYPE html>&lt;i&gt;"),
  EscapingCase("after a comment", "<!-- ' \" > -->{{ page.text }}", "<i>", prints: "<!-- ' \" > -->&lt;i&gt;"),
  EscapingCase("after a short comment", "<!-->{{ page.text }}", "<i>", prints: "<!-->&lt;i&gt;"),
  EscapingCase("after a comment closed by --!>", "<!-- --!>{{ page.text }}", "<i>", prints: "<!-- --!>&lt;i&gt;"),
  EscapingCase(
    "after a comment that looks like script", "<!-- <script> -->{{ page.text }}", "<i>",
    prints: "<!-- <script> -->&lt;i&gt;"),
  EscapingCase(
    "after a quoted >", "<a title=\">\">{{ page.text }}</a>", "<i>", prints: "<a title=\">\">&lt;i&gt;</a>"),
  EscapingCase(
    "after an end tag with an attribute", "</p title=\">\">{{ page.text }}", "<i>",
    prints: "</p title=\">\">&lt;i&gt;"),
  EscapingCase(
    "in an unknown element", "<x-card>{{ page.text }}</x-card>", "<i>", prints: "<x-card>&lt;i&gt;</x-card>"),
  EscapingCase(
    "in a table", "<table><tr><td>{{ page.text }}</table>", "<i>", prints: "<table><tr><td>&lt;i&gt;</table>"),
  EscapingCase("in pre", "<pre>{{ page.text }}</pre>", "<i>", prints: "<pre>&lt;i&gt;</pre>"),
  EscapingCase(
    "in code in raw marks", "{% raw %}{{ x }}{% end %}{{ page.text }}", "<i>", prints: "{{ x }}&lt;i&gt;"),
  EscapingCase(
    "in svg text", "<svg><text>{{ page.text }}</text></svg>", "<i>", prints: "<svg><text>&lt;i&gt;</text></svg>"),
  EscapingCase(
    "in mathml", "<math><mi>{{ page.text }}</mi></math>", "<i>", prints: "<math><mi>&lt;i&gt;</mi></math>"),
  EscapingCase(
    "in a template element", "<template><p>{{ page.text }}</p></template>", "<i>",
    prints: "<template><p>&lt;i&gt;</p></template>"),

  // Elements whose content is text with entities
  EscapingCase(
    "title", "<title>{{ page.text }}</title>", "</title><script>",
    prints: "<title>&lt;/title&gt;&lt;script&gt;</title>"),
  EscapingCase(
    "textarea", "<textarea>{{ page.text }}</textarea>", "</textarea><b>",
    prints: "<textarea>&lt;/textarea&gt;&lt;b&gt;</textarea>"),
  EscapingCase(
    "title in capitals", "<TITLE>{{ page.text }}</TITLE>{{ page.text }}", "<", prints: "<TITLE>&lt;</TITLE>&lt;"),
  EscapingCase("a tag in title", "<title><a href={{ page.text }}</title>", refused: .malformedMarkup),
  EscapingCase("a comment in textarea", "<textarea><!-- {{ page.text }}</textarea>", refused: .malformedMarkup),
  EscapingCase("another end tag in title", "<title></textarea>{{ page.text }}</title>", refused: .malformedMarkup),
  EscapingCase(
    "title ends with a space in its end tag", "<title></title ><p title=\"{{ page.text }}\">", "\"",
    prints: "<title></title ><p title=\"&quot;\">"),

  // Combining marks: one character with its base for a reader, two scalars for a browser
  EscapingCase("< and a combining mark", "{{ page.text }}", "<\u{338}b>", prints: "&lt;\u{338}b&gt;"),
  EscapingCase("> and a combining mark", "{{ page.text }}", ">\u{338}", prints: "&gt;\u{338}"),
  EscapingCase("& and a combining mark", "{{ page.text }}", "&\u{301}lt;", prints: "&amp;\u{301}lt;"),
  EscapingCase("< and a joiner", "{{ page.text }}", "<\u{200D}script>", prints: "&lt;\u{200D}script&gt;"),
  EscapingCase("< and a variation selector", "{{ page.text }}", "<\u{FE0F}", prints: "&lt;\u{FE0F}"),
  EscapingCase("CR and LF are one character too", "<p>{{ page.text }}", "a\r\n<", prints: "<p>a\r\n&lt;"),
  EscapingCase("other scripts stay", "{{ page.text }}", "Łódź ≤ 日本", prints: "Łódź ≤ 日本"),
  EscapingCase("full-width signs are no markup", "{{ page.text }}", "＜script＞", prints: "＜script＞"),
  EscapingCase("emoji stay whole", "{{ page.text }}", "👩‍🔧<", prints: "👩‍🔧&lt;"),
  EscapingCase("line separators", "{{ page.text }}", "a\u{2028}b", prints: "a\u{2028}b"),

  // Other kinds of value
  EscapingCase(
    "HTML prints as it is", "<div>{{ page.html }}</div>", prints: "<div><b>bold</b> &amp; \"plain\"</div>"),
  EscapingCase("a choice's label is text", "{{ page.choice }}", prints: "R&amp;D &lt;\"'&gt;"),
  EscapingCase("a number", "{{ page.number }} {{ page.ratio }}", prints: "-1840 6.5"),
  EscapingCase("an address as text", "{{ page.outside }}", prints: "https://lms.example/course?a=1&amp;b=2"),
  EscapingCase("an address inside the site as text", "{{ page.link }}", prints: "../pier%202/#a%26b"),
  EscapingCase("a missing value", "<p>{{ page.missing }}</p>", prints: "<p></p>"),
  EscapingCase("a fallback is escaped", "{{ page.missing ?? \"<none>\" }}", prints: "&lt;none&gt;"),
  EscapingCase("a literal is escaped", "{{ \"<b>\" }}", prints: "&lt;b&gt;"),
  EscapingCase("joined text is escaped", "{{ page.text ~ \"<\" ~ page.number }}", "<", prints: "&lt;&lt;-1840"),
  EscapingCase("a filter's result is escaped", "{{ page.text | upper }}", "<b>", prints: "&lt;B&gt;"),
  EscapingCase(
    "a filter cannot build markup", "{{ page.text | replace(\"[\", \"<\") }}", "[b>", prints: "&lt;b&gt;"),
  EscapingCase("text made from HTML is escaped again", "{{ page.html | plain }}", prints: "bold &amp; \"plain\""),
  EscapingCase("members of a list", "{% for t in page.texts %}{{ t }} {% end %}", prints: "&lt;a&gt; b\"c "),
  EscapingCase("joined members", "{{ page.texts | join(\" & \") }}", prints: "&lt;a&gt; &amp; b\"c"),
]
