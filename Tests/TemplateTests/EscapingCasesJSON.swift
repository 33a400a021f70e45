// Values in <script type="application/json"> and ld+json: JSON that cannot end the script.

import Diagnostics

let escapingJSONCases: [EscapingCase] = [
  json("text", "Pier 2", prints: "\"Pier 2\""),
  json("quotes and backslashes", "a\"b\\c", prints: "\"a\\\"b\\\\c\""),
  json("end of the script", "</script><b>", prints: "\"\\u003c/script\\u003e\\u003cb\\u003e\""),
  json("start of a comment", "<!--<script>", prints: "\"\\u003c!--\\u003cscript\\u003e\""),
  json("ampersand", "R&D &amp;", prints: "\"R\\u0026D \\u0026amp;\""),
  json("line separators", "a\u{2028}b\u{2029}c", prints: "\"a\\u2028b\\u2029c\""),
  json("white space", "a\nb\rc\td", prints: "\"a\\nb\\u000dc\\u0009d\""),
  json("controls", "\u{0}\u{1}\u{1F}\u{7F}", prints: "\"\\u0000\\u0001\\u001f\\u007f\""),
  json("apostrophe", "it's", prints: "\"it's\""),
  json("letters stay", "Łódź 👩‍🔧", prints: "\"Łódź 👩‍🔧\""),
  json("a quote with a combining mark", "\"\u{301}", prints: "\"\\\"\u{301}\""),
  json("< with a combining mark", "<\u{338}/script>", prints: "\"\\u003c\u{338}/script\\u003e\""),
  json("empty", "", prints: "\"\""),
  value("an integer", "page.number", prints: "-1840"),
  value("a decimal", "page.ratio", prints: "6.5"),
  value("true", "page.yes", prints: "true"),
  value("false", "page.no", prints: "false"),
  value("a missing value", "page.missing", prints: "null"),
  value("a date", "page.date", prints: "\"2026-11-03\""),
  value("an address", "page.outside", prints: "\"https://lms.example/course?a=1\\u0026b=2\""),
  value("an address of the site", "page.link", prints: "\"../pier%202/#a%26b\""),
  value("a filter's result", "page.ratio | number(2)", prints: "\"6.50\""),
  EscapingCase(
    "in a document",
    "<script type=\"application/ld+json\">{\"name\": {{ page.text }}, \"n\": [{{ page.number }}]}</script>",
    "a\"b", prints: "<script type=\"application/ld+json\">{\"name\": \"a\\\"b\", \"n\": [-1840]}</script>"),
  EscapingCase(
    "type in capitals", "<SCRIPT TYPE='Application/JSON'>{{ page.text }}</SCRIPT>", "<",
    prints: "<SCRIPT TYPE='Application/JSON'>\"\\u003c\"</SCRIPT>"),
  EscapingCase(
    "type unquoted", "<script id=a type=application/json>{{ page.text }}</script>", "<",
    prints: "<script id=a type=application/json>\"\\u003c\"</script>"),
  EscapingCase(
    "text follows the script", "<script type=\"application/json\">1</script><p title=\"{{ page.text }}\">", "\"",
    prints: "<script type=\"application/json\">1</script><p title=\"&quot;\">"),
  EscapingCase(
    "a loop",
    "<script type=\"application/json\">[{% for t in page.texts %}{{ t }}{% if not loop.last %},{% end %}{% end %}]</script>",
    prints: "<script type=\"application/json\">[\"\\u003ca\\u003e\",\"b\\\"c\"]</script>"),
  EscapingCase(
    "inside a literal's quotes", "<script type=\"application/json\">{\"name\": \"{{ page.text }}\"}</script>",
    refused: .jsonForm),
  EscapingCase(
    "after an escaped quote", "<script type=\"application/json\">{\"name\": \"\\\"{{ page.text }}\"}</script>",
    refused: .jsonForm),
  EscapingCase("HTML", "<script type=\"application/json\">{{ page.html }}</script>", refused: .jsonForm),
]

private func json(_ name: String, _ text: String, prints output: String) -> EscapingCase {
  EscapingCase(
    name, "<script type=\"application/json\">{{ page.text }}</script>", text,
    prints: "<script type=\"application/json\">" + output + "</script>")
}

private func value(_ name: String, _ expression: String, prints output: String) -> EscapingCase {
  EscapingCase(
    name, "<script type=\"application/json\">{{ " + expression + " }}</script>",
    prints: "<script type=\"application/json\">" + output + "</script>")
}
