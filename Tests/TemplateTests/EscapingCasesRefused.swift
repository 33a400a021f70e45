// Places in which no value can be made safe: the template does not compile.

import Diagnostics

let escapingRefusedCases: [EscapingCase] = [
  // Names
  EscapingCase("tag name", "<{{ page.text }}>", refused: .valueInTagName),
  EscapingCase("rest of a tag name", "<h{{ page.number }}>", refused: .valueInTagName),
  EscapingCase("end tag name", "</{{ page.text }}>", refused: .valueInTagName),
  EscapingCase("attribute name", "<p {{ page.text }}>", refused: .valueInAttributeName),
  EscapingCase("attribute name with a value", "<p {{ page.text }}=\"x\">", refused: .valueInAttributeName),
  EscapingCase("rest of an attribute name", "<p data-{{ page.text }}=\"x\">", refused: .valueInAttributeName),
  EscapingCase("rest of an event's name", "<p on{{ page.text }}=\"x\">", refused: .valueInAttributeName),
  EscapingCase("after an attribute", "<p title=\"x\" {{ page.text }}>", refused: .valueInAttributeName),
  EscapingCase("right after a quote", "<p title=\"x\"{{ page.text }}>", refused: .valueInAttributeName),
  EscapingCase("before the slash", "<br {{ page.text }}/>", refused: .valueInAttributeName),
  EscapingCase("in an end tag", "</p {{ page.text }}>", refused: .valueInAttributeName),

  // Unquoted attributes
  EscapingCase("unquoted", "<p title={{ page.text }}>", refused: .unquotedAttribute),
  EscapingCase("unquoted after spaces", "<p title = {{ page.text }}>", refused: .unquotedAttribute),
  EscapingCase("unquoted after a beginning", "<p title=a{{ page.text }}>", refused: .unquotedAttribute),
  EscapingCase("unquoted number", "<td colspan={{ page.number }}>", refused: .unquotedAttribute),
  EscapingCase("unquoted address", "<a href={{ page.outside }}>", refused: .unquotedAttribute),
  EscapingCase("a grave accent does not quote", "<p title=`{{ page.text }}`>", refused: .unquotedAttribute),
  EscapingCase("a quote inside an unquoted value", "<p title=a\"{{ page.text }}\">", refused: .unquotedAttribute),

  // Script and style in attributes
  EscapingCase("onclick", "<p onclick=\"f('{{ page.text }}')\">", refused: .valueInEventHandler),
  EscapingCase("ONCLICK", "<p ONCLICK='{{ page.number }}'>", refused: .valueInEventHandler),
  EscapingCase("onerror", "<img src=\"x\" onerror=\"{{ page.text }}\">", refused: .valueInEventHandler),
  EscapingCase(
    "any name that begins with on", "<x-y onlarkspur=\"{{ page.text }}\">", refused: .valueInEventHandler),
  EscapingCase("svg onload", "<svg onload=\"{{ page.text }}\"></svg>", refused: .valueInEventHandler),
  EscapingCase("unquoted onclick", "<p onclick={{ page.text }}>", refused: .valueInEventHandler),
  EscapingCase("style attribute", "<p style=\"width: {{ page.number }}px\">", refused: .valueInStyle),
  EscapingCase("STYLE attribute", "<p STYLE='{{ page.text }}'>", refused: .valueInStyle),
  EscapingCase("srcdoc", "<iframe srcdoc=\"{{ page.text }}\"></iframe>", refused: .valueInSourceDocument),
  EscapingCase("html in srcdoc", "<iframe srcdoc=\"{{ page.html }}\"></iframe>", refused: .valueInSourceDocument),
  EscapingCase(
    "refresh", "<meta http-equiv=\"refresh\" content=\"0; url={{ page.text }}\">", refused: .metaRefresh),
  EscapingCase(
    "refresh told later", "<meta content=\"0; url={{ page.text }}\" http-equiv=\"refresh\">",
    refused: .metaRefresh),
  EscapingCase("REFRESH", "<META HTTP-EQUIV='Refresh' CONTENT='{{ page.outside }}'>", refused: .metaRefresh),
  EscapingCase(
    "refresh unquoted", "<meta http-equiv=refresh content=\"{{ page.text }}\">", refused: .metaRefresh),

  EscapingCase(
    "an animated link", "<svg><a><animate attributeName=\"href\" to=\"{{ page.text }}\"/></a></svg>",
    refused: .valueInRawElement),

  // Script and style elements
  EscapingCase("script", "<script>var a = {{ page.number }};</script>", refused: .valueInScript),
  EscapingCase("script string", "<script>var a = \"{{ page.text }}\";</script>", refused: .valueInScript),
  EscapingCase("SCRIPT", "<SCRIPT>{{ page.text }}</SCRIPT>", refused: .valueInScript),
  EscapingCase("module", "<script type=\"module\">{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "javascript type", "<script type=\"text/javascript\">{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase("import map", "<script type=\"importmap\">{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "a script's own template", "<script type=\"text/template\">{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "after an attribute", "<script async src=\"a.js\">{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "a later type does not count", "<script type=\"module\" type=\"application/json\">{{ page.text }}</script>",
    refused: .valueInScript),
  EscapingCase("a tag in a script", "<script>\"<p>\" + {{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "a comment in a script", "<script><!-- <script> </script> {{ page.text }}</script>", refused: .malformedMarkup),
  EscapingCase("half an end tag in a script", "<script></scrip>{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "a longer end tag in a script", "<script></scripts>{{ page.text }}</script>", refused: .valueInScript),
  EscapingCase(
    "script put together around a comment of ours", "<scr{# x #}ipt>{{ page.text }}</script>",
    refused: .valueInScript),
  EscapingCase(
    "svg script", "<svg><script>{{ page.text }}</script></svg>", refused: .malformedMarkup, .valueInScript),
  EscapingCase("style", "<style>p { color: {{ page.text }} }</style>", refused: .valueInStyle),
  EscapingCase("STYLE", "<STYLE>{{ page.text }}</STYLE>", refused: .valueInStyle),
  EscapingCase("svg style", "<svg><style>{{ page.text }}</style></svg>", refused: .malformedMarkup, .valueInStyle),
  EscapingCase("a comment in style", "<style>/* {{ page.text }} */</style>", refused: .valueInStyle),

  // Comments and declarations
  EscapingCase("comment", "<!-- {{ page.text }} -->", refused: .valueInComment),
  EscapingCase("comment that never closed", "<!-- > {{ page.text }} -->", refused: .valueInComment),
  EscapingCase("comment by <?", "<? {{ page.text }} ?>", refused: .valueInComment),
  EscapingCase("comment by </ and a sign", "</# {{ page.text }}>", refused: .valueInComment),
  EscapingCase("declaration", "<!DOCTYPE {{ page.text }}>", refused: .valueInComment),
  EscapingCase(
    "section outside svg is a comment", "<![CDATA[ {{ page.text }} ]]>", refused: .malformedMarkup, .valueInComment),

  // Elements whose content browsers do not decode
  EscapingCase("iframe", "<iframe>{{ page.text }}</iframe>", refused: .valueInRawElement),
  EscapingCase("xmp", "<xmp>{{ page.text }}</xmp>", refused: .valueInRawElement),
  EscapingCase("noembed", "<noembed>{{ page.text }}</noembed>", refused: .valueInRawElement),
  EscapingCase("noframes", "<noframes>{{ page.text }}</noframes>", refused: .valueInRawElement),
  EscapingCase("plaintext", "<plaintext>{{ page.text }}", refused: .valueInRawElement, .openAtEnd),

  // Ends amid something
  EscapingCase("an open tag at the end", "<p title=\"x\"", refused: .openAtEnd),
  EscapingCase("an open attribute at the end", "<p title=\"x", refused: .openAtEnd),
  EscapingCase("an open comment at the end", "<!-- x", refused: .openAtEnd),
  EscapingCase("an open script at the end", "<script>x", refused: .openAtEnd),
  EscapingCase("an open title at the end", "<title>x", refused: .openAtEnd),

  // All are reported
  EscapingCase(
    "several at once", "<p {{ page.text }}><p title={{ page.text }}><script>{{ page.text }}</script>",
    refused: .valueInAttributeName, .unquotedAttribute, .valueInScript),
]
