// Escaping in quoted attributes that hold plain text.

import Diagnostics

let escapingAttributeCases: [EscapingCase] = [
  EscapingCase("double quotes", "<p title=\"{{ page.text }}\">", "a\"b'c", prints: "<p title=\"a&quot;b&#39;c\">"),
  EscapingCase("single quotes", "<p title='{{ page.text }}'>", "a\"b'c", prints: "<p title='a&quot;b&#39;c'>"),
  EscapingCase(
    "way out of quotes", "<p title=\"{{ page.text }}\">", "\" onclick=\"x",
    prints: "<p title=\"&quot; onclick=&quot;x\">"),
  EscapingCase(
    "way out of the tag", "<p title='{{ page.text }}'>", "'><script>", prints: "<p title='&#39;&gt;&lt;script&gt;'>"
  ),
  EscapingCase(
    "ampersand", "<p title=\"{{ page.text }}\">", "R&D &amp;", prints: "<p title=\"R&amp;D &amp;amp;\">"),
  EscapingCase("amid literal text", "<p title=\"a {{ page.text }} b\">", "\"", prints: "<p title=\"a &quot; b\">"),
  EscapingCase(
    "two values", "<p title=\"{{ page.text }}{{ page.text }}\">", "\"", prints: "<p title=\"&quot;&quot;\">"),
  EscapingCase(
    "the other quote inside is literal", "<p title=\"it's {{ page.text }}\">", "'",
    prints: "<p title=\"it's &#39;\">"),
  EscapingCase("spaces around =", "<p title = \"{{ page.text }}\">", "\"", prints: "<p title = \"&quot;\">"),
  EscapingCase(
    "a new line before the name", "<p\n\ttitle=\"{{ page.text }}\">", "\"", prints: "<p\n\ttitle=\"&quot;\">"),
  EscapingCase("capitals", "<P TITLE=\"{{ page.text }}\">", "\"", prints: "<P TITLE=\"&quot;\">"),
  EscapingCase(
    "no space between attributes", "<p id=\"a\"title=\"{{ page.text }}\">", "\"",
    prints: "<p id=\"a\"title=\"&quot;\">"),
  EscapingCase(
    "after a valueless attribute", "<input disabled value=\"{{ page.text }}\">", "\"",
    prints: "<input disabled value=\"&quot;\">"),
  EscapingCase(
    "after an unquoted attribute", "<input type=text value=\"{{ page.text }}\">", "\"",
    prints: "<input type=text value=\"&quot;\">"),
  EscapingCase("after a slash", "<input/value=\"{{ page.text }}\"/>", "\"", prints: "<input/value=\"&quot;\"/>"),
  EscapingCase(
    "a > in the attribute", "<p title=\"a > {{ page.text }}\">", "\">", prints: "<p title=\"a > &quot;&gt;\">"),
  EscapingCase(
    "a tag in the attribute", "<p title=\"<script> {{ page.text }}\">{{ page.text }}", "<",
    prints: "<p title=\"<script> &lt;\">&lt;"),
  EscapingCase(
    "class", "<p class=\"card card-{{ page.text }}\">", "a b\"", prints: "<p class=\"card card-a b&quot;\">"),
  EscapingCase("id", "<p id=\"{{ page.text | slug }}\">", "A \"B\"", prints: "<p id=\"a-b\">"),
  EscapingCase(
    "alt", "<img src=\"a.png\" alt=\"{{ page.text }}\">", "\"x\"",
    prints: "<img src=\"a.png\" alt=\"&quot;x&quot;\">"),
  EscapingCase("value", "<option value='{{ page.text }}'>", "'", prints: "<option value='&#39;'>"),
  EscapingCase("aria", "<nav aria-label=\"{{ page.text }}\">", "\"", prints: "<nav aria-label=\"&quot;\">"),
  EscapingCase("data", "<div data-name=\"{{ page.text }}\">", "\"{}", prints: "<div data-name=\"&quot;{}\">"),
  EscapingCase(
    "a meta description", "<meta name=\"description\" content=\"{{ page.text }}\">", "\"",
    prints: "<meta name=\"description\" content=\"&quot;\">"),
  EscapingCase(
    "in svg", "<svg viewBox=\"0 0 {{ page.number }} 1\"></svg>", prints: "<svg viewBox=\"0 0 -1840 1\"></svg>"),
  EscapingCase(
    "in an end tag's neighbour", "</p><p title=\"{{ page.text }}\">", "\"", prints: "</p><p title=\"&quot;\">"),

  EscapingCase(
    "a quote with a combining mark", "<p title=\"{{ page.text }}\">", "\"\u{301} onclick=x",
    prints: "<p title=\"&quot;\u{301} onclick=x\">"),
  EscapingCase(
    "an apostrophe with a combining mark", "<p title='{{ page.text }}'>", "'\u{301} onclick=x",
    prints: "<p title='&#39;\u{301} onclick=x'>"),
  EscapingCase(
    "a quote with a joiner", "<p title=\"{{ page.text }}\">", "\"\u{200D}>",
    prints: "<p title=\"&quot;\u{200D}&gt;\">"),
  EscapingCase(
    "< with a combining mark", "<p title=\"{{ page.text }}\">", "<\u{338}", prints: "<p title=\"&lt;\u{338}\">"),
  EscapingCase(
    "a combining mark first", "<p title=\"{{ page.text }}\">", "\u{301}\"", prints: "<p title=\"\u{301}&quot;\">"),
  EscapingCase(
    "CR LF before a quote", "<p title=\"{{ page.text }}\">", "a\r\n\"", prints: "<p title=\"a\r\n&quot;\">"),
  EscapingCase(
    "a grave accent is no quote for a browser", "<p title=\"{{ page.text }}\">", "`x`", prints: "<p title=\"`x`\">"),

  EscapingCase("a number", "<td data-n=\"{{ page.number }}\">", prints: "<td data-n=\"-1840\">"),
  EscapingCase(
    "a date for machines", "<time datetime=\"{{ page.date | iso }}\">", prints: "<time datetime=\"2026-11-03\">"),
  EscapingCase("a choice", "<p class=\"{{ page.choice }}\">", prints: "<p class=\"R&amp;D &lt;&quot;&#39;&gt;\">"),
  EscapingCase("a missing value", "<p title=\"{{ page.missing }}\">", prints: "<p title=\"\">"),
  EscapingCase(
    "a filter's result", "<p title=\"{{ page.text | upper }}\">", "\"a", prints: "<p title=\"&quot;A\">"),
  EscapingCase(
    "text of HTML", "<p title=\"{{ page.html | plain }}\">", prints: "<p title=\"bold &amp; &quot;plain&quot;\">"),
  EscapingCase("HTML itself", "<p title=\"{{ page.html }}\">", refused: .htmlOutsideText),
  EscapingCase("HTML in title", "<title>{{ page.html }}</title>", refused: .htmlOutsideText),
  EscapingCase("HTML in textarea", "<textarea>{{ page.html }}</textarea>", refused: .htmlOutsideText),
  EscapingCase("HTML in an address", "<a href=\"{{ page.html }}\">", refused: .htmlOutsideText),
]
