// Escaping in attributes that hold an address: which schemes pass, and how each part of a URL is encoded.

import Diagnostics

let escapingURLCases: [EscapingCase] = [
  // The whole address is a value
  link("https", "https://a.example/x?a=1&b=2#c", prints: "https://a.example/x?a=1&amp;b=2#c"),
  link("http", "http://a.example/", prints: "http://a.example/"),
  link("mailto", "mailto:a@b.example?subject=x", prints: "mailto:a@b.example?subject=x"),
  link("tel", "tel:+351210000000", prints: "tel:+351210000000"),
  link("a scheme in capitals", "HTTPS://A.example/", prints: "HTTPS://A.example/"),
  link("relative", "../stories/a/", prints: "../stories/a/"),
  link("from the root", "/stories/", prints: "/stories/"),
  link("a fragment", "#top", prints: "#top"),
  link("a query", "?q=1", prints: "?q=1"),
  link("a colon after a slash is no scheme", "a/b:c", prints: "a/b:c"),
  link("a colon in a query is no scheme", "?t=9:30", prints: "?t=9:30"),
  link("a colon in a fragment is no scheme", "#a:b", prints: "#a:b"),
  link("spaces and letters are encoded", "https://a.example/é b", prints: "https://a.example/%C3%A9%20b"),
  link("what is encoded stays", "https://a.example/a%20b", prints: "https://a.example/a%20b"),
  link("quotes", "https://a.example/\"'<>", prints: "https://a.example/%22&#39;%3C%3E"),
  link("a quote with a combining mark", "x\"\u{301}", prints: "x%22%CC%81"),
  link("empty", "", prints: ""),

  blocked("javascript", "javascript:alert(1)"),
  blocked("javascript in capitals", "JaVaScRiPt:alert(1)"),
  blocked("a tab inside", "java\tscript:alert(1)"),
  blocked("a new line inside", "java\nscript:alert(1)"),
  blocked("a carriage return inside", "java\rscript:alert(1)"),
  blocked("a tab before the colon", "javascript\t:alert(1)"),
  blocked("a space in front", " javascript:alert(1)"),
  blocked("a control in front", "\u{1}javascript:alert(1)"),
  blocked("NUL in front", "\u{0}javascript:alert(1)"),
  blocked("a no-break space in front", "\u{A0}javascript:alert(1)"),
  blocked("a byte-order mark in front", "\u{FEFF}javascript:alert(1)"),
  link("entities as text are only text", "javascript&#58;alert(1)", prints: "javascript&amp;#58;alert(1)"),
  link("an entity for a letter is only text", "&#106;avascript:x", prints: "&amp;#106;avascript:x"),
  blocked("percent-encoded colon is no way round", "java%73cript:alert(1)"),
  blocked("feed", "feed:javascript:alert(1)"),
  blocked("view-source", "view-source:javascript:alert(1)"),
  blocked("data", "data:text/html,<script>alert(1)</script>"),
  blocked("vbscript", "vbscript:msgbox(1)"),
  blocked("file", "file:///etc/passwd"),
  blocked("blob", "blob:https://a.example/x"),
  blocked("an unknown scheme", "larkspur:x"),
  blocked("a full-width colon is no scheme but a letter", "java\u{17F}cript:alert(1)"),
  blocked("a combining mark after the colon", "javascript:\u{301}alert(1)"),
  blocked("a slash after the colon", "javascript:/*/alert(1)"),
  blocked("a comment trick", "javascript://a.example/%0Aalert(1)"),
  blocked("another host without a scheme", "//evil.example/x"),
  blocked("another host by backslashes", "\\\\evil.example/x"),
  blocked("another host by slash and backslash", "/\\evil.example/x"),
  blocked("another host by backslash and slash", "\\/evil.example/x"),
  blocked("another host behind a tab", "/\t/evil.example/x"),
  blocked("another host behind a space", " //evil.example/x"),

  // Every attribute that holds an address
  attribute("area href", "<area href=\"V\">"),
  attribute("link href", "<link rel=\"next\" href=\"V\">"), attribute("img src", "<img src=\"V\" alt=\"\">"),
  attribute("source src", "<source src=\"V\">"),
  attribute("track src", "<track src=\"V\">"), attribute("video poster", "<video poster=\"V\">"),
  attribute("form action", "<form action=\"V\">"),
  attribute("button formaction", "<button formaction=\"V\">"),
  attribute("input formaction", "<input formaction='V'>"),
  attribute("cite", "<blockquote cite=\"V\">"), attribute("ping", "<a ping=\"V\">"),
  attribute("background", "<body background=\"V\">"), attribute("longdesc", "<img longdesc=\"V\">"),
  attribute("manifest", "<html manifest=\"V\">"), attribute("xlink:href", "<svg><a xlink:href=\"V\"></a></svg>"),
  attribute("svg image", "<svg><image href='V'/></svg>"),
  attribute("mathml href", "<math><mi href=\"V\"></math>"), attribute("capitals", "<A HREF=\"V\">"),
  attribute("after white space", "<a href=\" V\">"),
  EscapingCase("after an entity", "<a href=\"&Tab;{{ page.text }}\">", refused: .unclearURL),
  EscapingCase("after an entity by number", "<a href=\"&#10;{{ page.text }}\">", refused: .unclearURL),
  attribute("an address for scripts", "<a data-href=\"V\">"), attribute("another of them", "<a data-src=\"V\">"),

  // Addresses from which the page loads what acts: of the portal alone
  active("script src", "<script src=\"V\"></script>"), active("iframe src", "<iframe src=\"V\"></iframe>"),
  active("embed src", "<embed src=\"V\">"), active("object data", "<object data=\"V\"></object>"),
  active("base href", "<base href=\"V\">"), active("svg use", "<svg><use href=\"V\"/></svg>"),
  EscapingCase(
    "a page of the portal", "<iframe src=\"{{ page.link }}\"></iframe>",
    prints: "<iframe src=\"../pier%202/#a%26b\"></iframe>"),

  // Values inside an address
  EscapingCase(
    "path", "<a href=\"/s/{{ page.text }}/\">", "a b?c#d%é\"", prints: "<a href=\"/s/a%20b%3Fc%23d%25%C3%A9%22/\">"),
  EscapingCase(
    "a scheme in the path is only text", "<a href=\"/s/{{ page.text }}\">", "javascript:x",
    prints: "<a href=\"/s/javascript:x\">"),
  EscapingCase(
    "path after a host", "<a href=\"https://a.example/{{ page.text }}\">", "a b",
    prints: "<a href=\"https://a.example/a%20b\">"),
  EscapingCase(
    "query", "<a href=\"/s?q={{ page.text }}\">", "a b&c=d#e/f?é",
    prints: "<a href=\"/s?q=a%20b%26c%3Dd%23e%2Ff%3F%C3%A9\">"),
  EscapingCase(
    "query after an entity", "<a href=\"/s?a=1&amp;q={{ page.text }}\">", "x&y",
    prints: "<a href=\"/s?a=1&amp;q=x%26y\">"),
  EscapingCase(
    "query with quotes", "<a href='/s?q={{ page.text }}'>", "'\"<>", prints: "<a href='/s?q=%27%22%3C%3E'>"),
  EscapingCase(
    "a value, then a query", "<a href=\"{{ page.text }}?q={{ page.text }}\">", "a b",
    prints: "<a href=\"a%20b?q=a%20b\">"),
  EscapingCase("fragment", "<a href=\"#{{ page.text }}\">", "a b\"", prints: "<a href=\"#a%20b%22\">"),
  EscapingCase(
    "fragment after a value", "<a href=\"{{ page.link }}x#{{ page.text }}\">", "a b",
    prints: "<a href=\"../pier%202/#a%26bx#a%20b\">"),
  EscapingCase(
    "subject of a mail", "<a href=\"mailto:a@b.example?subject={{ page.text }}\">", "R&D: 1+1\r\nBcc: x",
    prints: "<a href=\"mailto:a@b.example?subject=R%26D%3A%201%2B1%0D%0ABcc%3A%20x\">"),
  EscapingCase(
    "address of a mail cannot add fields", "<a href=\"mailto:{{ page.text }}\">", "a@b.example?bcc=c",
    prints: "<a href=\"mailto:a@b.example%3Fbcc=c\">"),
  EscapingCase(
    "a combining mark after a quote", "<a href=\"/s?q={{ page.text }}\">", "\"\u{301}",
    prints: "<a href=\"/s?q=%22%CC%81\">"),
  EscapingCase(
    "the rest of a scheme cannot be a value", "<a href=\"java{{ page.text }}\">", "script:alert(1)",
    prints: "<a href=\"javascript%3Aalert%281%29\">"),
  EscapingCase(
    "nor with white space before", "<a href=\" java{{ page.text }}\">", "script:alert(1)",
    prints: "<a href=\" javascript%3Aalert%281%29\">"),
  EscapingCase(
    "two values cannot make a scheme", "<a href=\"{{ page.text }}{{ page.text }}\">", "a:",
    prints: "<a href=\"about:blank#blockeda%3A\">", warning: .blockedURL),
  EscapingCase(
    "a value after a slash cannot name a host", "<a href=\"/{{ page.text }}\">", "/evil.example",
    prints: "<a href=\"/%2Fevil.example\">"),
  EscapingCase(
    "nor by a backslash", "<a href=\"/{{ page.text }}\">", "\\evil.example", prints: "<a href=\"/%5Cevil.example\">"
  ),
  EscapingCase("a number in the path", "<a href=\"/p/{{ page.number }}/\">", prints: "<a href=\"/p/-1840/\">"),
  EscapingCase(
    "a slug in the path", "<a href=\"/t/{{ page.text | slug }}/\">", "R & D", prints: "<a href=\"/t/r-d/\">"),
  EscapingCase(
    "an entity in the path", "<a href=\"/a&amp;b/{{ page.text }}\">", "\"", prints: "<a href=\"/a&amp;b/%22\">"),
  EscapingCase(
    "an address in a list of images", "<img srcset=\"{{ page.link }} 2x\">",
    prints: "<img srcset=\"../pier%202/#a%26b 2x\">"),
  EscapingCase(
    "the second address of a list starts anew", "<img srcset=\"a.png 1x, {{ page.forged }} 2x\">",
    prints: "<img srcset=\"a.png 1x, about:blank#blocked 2x\">", warning: .blockedURL),
  EscapingCase(
    "text cannot be told from a list of images", "<img srcset=\"{{ page.text }}\">", refused: .sourceSet),
  EscapingCase("nor a second list", "<link imagesrcset=\"a.png, {{ page.text }}\">", refused: .sourceSet),

  // Values that are addresses
  EscapingCase("a page of the site", "<a href=\"{{ page.link }}\">", prints: "<a href=\"../pier%202/#a%26b\">"),
  EscapingCase(
    "another site", "<a href=\"{{ page.outside }}\">", prints: "<a href=\"https://lms.example/course?a=1&amp;b=2\">"
  ),
  EscapingCase(
    "whole address of a page", "<a href=\"{{ page.link | absolute_url }}\">",
    prints: "<a href=\"https://learning.larkspur.example/stories/pier%202/#a%26b\">"),
  EscapingCase(
    "even an address is checked", "<a href=\"{{ page.forged }}\">", prints: "<a href=\"about:blank#blocked\">",
    warning: .blockedURL),
  EscapingCase(
    "an address inside a query", "<a href=\"/go?to={{ page.outside }}\">",
    prints: "<a href=\"/go?to=https%3A%2F%2Flms.example%2Fcourse%3Fa%3D1%26b%3D2\">"),
  EscapingCase(
    "an address in a plain attribute", "<meta content=\"{{ page.outside }}\">",
    prints: "<meta content=\"https://lms.example/course?a=1&amp;b=2\">"),
  EscapingCase("a missing address", "<a href=\"{{ page.missing }}\">", prints: "<a href=\"\">"),

  // Literal schemes that take no value
  EscapingCase(
    "javascript in the template", "<a href=\"javascript:f('{{ page.text }}')\">", refused: .valueAsScheme),
  EscapingCase(
    "javascript in capitals in the template", "<a href=\"JavaScript:{{ page.text }}\">", refused: .valueAsScheme),
  EscapingCase("javascript with an entity", "<a href=\"javascript&#58;{{ page.text }}\">", refused: .unclearURL),
  EscapingCase(
    "javascript with a new line", "<a href=\"java\nscript:{{ page.text }}\">", refused: .valueAsScheme),
  EscapingCase("data in the template", "<a href=\"data:text/html,{{ page.text }}\">", refused: .valueAsScheme),
]

private func link(_ name: String, _ value: String, prints address: String) -> EscapingCase {
  EscapingCase(name, "<a href=\"{{ page.text }}\">", value, prints: "<a href=\"" + address + "\">")
}

private func blocked(_ name: String, _ value: String) -> EscapingCase {
  EscapingCase(
    name, "<a href=\"{{ page.text }}\">", value, prints: "<a href=\"about:blank#blocked\">", warning: .blockedURL)
}

/// `V` in the markup is the value.
private func attribute(_ name: String, _ markup: String) -> EscapingCase {
  EscapingCase(
    name, markup.replacing("V", with: "{{ page.text }}"), "javascript:alert(1)",
    prints: markup.replacing("V", with: "about:blank#blocked"), warning: .blockedURL)
}

/// `V` in the markup is a text, which may not name what is loaded.
private func active(_ name: String, _ markup: String) -> EscapingCase {
  EscapingCase(name, markup.replacing("V", with: "{{ page.text }}"), refused: .siteAddressOnly)
}
