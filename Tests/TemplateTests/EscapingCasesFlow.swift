// Contexts through branches, loops, blocks, parents and components.

import Diagnostics

let escapingFlowCases: [EscapingCase] = [
  // Branches that end alike
  EscapingCase(
    "text in both", "{% if page.yes %}<p>{% else %}<div>{% end %}{{ page.text }}", "<", prints: "<p>&lt;"),
  EscapingCase("whole tags in one", "{% if page.no %}<p title=\"x\">{% end %}{{ page.text }}", "<", prints: "&lt;"),
  EscapingCase(
    "inside an attribute", "<p class=\"a{% if page.yes %} {{ page.text }}{% end %}\">", "\"",
    prints: "<p class=\"a &quot;\">"),
  EscapingCase(
    "whole attributes", "<p{% if page.yes %} title=\"{{ page.text }}\"{% end %}>", "\"",
    prints: "<p title=\"&quot;\">"),
  EscapingCase(
    "a bare attribute", "<input{% if page.yes %} disabled{% end %} value=\"{{ page.text }}\">", "\"",
    prints: "<input disabled value=\"&quot;\">"),
  EscapingCase(
    "two addresses", "<a href=\"{% if page.yes %}/a/{% else %}/b/{% end %}{{ page.text }}\">", "c d",
    prints: "<a href=\"/a/c%20d\">"),
  EscapingCase(
    "a choice of values in one place", "<p title=\"{{ page.text if page.yes else \"<\" }}\">", "\"",
    prints: "<p title=\"&quot;\">"),
  EscapingCase(
    "closing in all branches", "<p title=\"{% if page.yes %}a\">{% else %}b\">{% end %}{{ page.text }}", "<",
    prints: "<p title=\"a\">&lt;"),
  EscapingCase(
    "branches in title", "<title>{% if page.yes %}{{ page.text }} · {% end %}x</title>", "<",
    prints: "<title>&lt; · x</title>"),
  EscapingCase(
    "elif", "<p{% if page.no %} id=\"a\"{% elif page.yes %} id=\"b\"{% else %} id=\"c\"{% end %}>",
    prints: "<p id=\"b\">"),
  EscapingCase(
    "trimmed white space", "<p title=\"a\" {%- if page.yes %} id=\"b\"{% end -%} >{{ page.text }}", "<",
    prints: "<p title=\"a\" id=\"b\">&lt;"),

  // Branches that do not
  EscapingCase("an open attribute in one", "<p {% if page.yes %}title=\"{% end %}x\">", refused: .unlikeBranches),
  EscapingCase("an open tag in one", "{% if page.yes %}<p title=\"a\"{% end %}>", refused: .unlikeBranches),
  EscapingCase(
    "title opened in one", "{% if page.yes %}<title>{% end %}{{ page.text }}</title>", refused: .unlikeBranches),
  EscapingCase(
    "script opened in one", "{% if page.yes %}<script>{% else %}<p>{% end %}</script>", refused: .unlikeBranches),
  EscapingCase("comment opened in one", "{% if page.yes %}<!--{% end %}x-->", refused: .unlikeBranches),
  EscapingCase(
    "unlike quotes", "<p title={% if page.yes %}\"{% else %}'{% end %}{{ page.text }}\">", refused: .unlikeBranches),
  EscapingCase(
    "unlike attributes", "<a {% if page.yes %}href=\"{% else %}title=\"{% end %}{{ page.text }}\">",
    refused: .unlikeBranches),
  EscapingCase(
    "path or query", "<a href=\"/a{% if page.yes %}?q={% end %}{{ page.text }}\">", refused: .unclearURL),
  EscapingCase(
    "half a tag name", "<{% if page.yes %}p{% else %}script{% end %}>{{ page.text }}", refused: .unlikeBranches),
  EscapingCase(
    "a script type by branches",
    "<script type=\"{% if page.yes %}application/json{% else %}module{% end %}\">1</script>",
    refused: .unlikeBranches),
  EscapingCase(
    "an elif that differs", "<p title=\"{% if page.yes %}a{% elif page.no %}\">{% else %}b{% end %}",
    refused: .unlikeBranches),

  // Loops
  EscapingCase(
    "a list in text", "<ul>{% for t in page.texts %}<li>{{ t }}</li>{% end %}</ul>",
    prints: "<ul><li>&lt;a&gt;</li><li>b\"c</li></ul>"),
  EscapingCase(
    "a list in an attribute", "<p title=\"{% for t in page.texts %}{{ t }} {% end %}\">",
    prints: "<p title=\"&lt;a&gt; b&quot;c \">"),
  EscapingCase(
    "a list of attributes", "<p{% for t in page.texts %} title=\"{{ t }}\"{% end %}>",
    prints: "<p title=\"&lt;a&gt;\" title=\"b&quot;c\">"),
  EscapingCase(
    "else of a loop", "<p title=\"{% for t in page.none_yet %}{{ t }}{% else %}{{ page.text }}{% end %}\">", "\"",
    prints: "<p title=\"&quot;\">"),
  EscapingCase(
    "a list in a query", "<a href=\"/s?q={% for t in page.texts %}{{ t }},{% end %}\">",
    prints: "<a href=\"/s?q=%3Ca%3E,b%22c,\">"),
  EscapingCase(
    "a loop that opens an attribute", "<p {% for t in page.texts %}title=\"{{ t }}{% end %}>",
    refused: .loopContext),
  EscapingCase("a loop that opens a tag", "{% for t in page.texts %}<p {% end %}", refused: .loopContext),
  EscapingCase(
    "a loop that opens a script", "{% for t in page.texts %}{{ t }}<script>{% end %}", refused: .loopContext),
  EscapingCase(
    "a loop that closes a quote", "<p title=\"{% for t in page.texts %}{{ t }}\" {% end %}>",
    refused: .loopContext),
  EscapingCase(
    "a loop that begins an address", "<a href=\"{% for t in page.texts %}{{ t }}{% end %}\">",
    refused: .unclearURL),
  EscapingCase(
    "a loop that comes to a query", "<a href=\"/a/{% for t in page.texts %}{{ t }}?{% end %}\">",
    refused: .unclearURL),

  // Blocks and parents
  EscapingCase(
    "a block in text", "{% extends \"base.html\" %}{% block main %}<p>{{ page.text }}</p>{% end %}", "<",
    prints: "<main><p>&lt;</p></main>", parent: "<main>{% block main %}{% end %}</main>"),
  EscapingCase(
    "a parent's own text", "{% extends \"base.html\" %}{% block main %}<p>{{ super() }}</p>{% end %}", "<",
    prints: "<main><p>&lt;</p></main>", parent: "<main>{% block main %}{{ page.text }}{% end %}</main>"),
  EscapingCase(
    "a block in title", "{% extends \"base.html\" %}{% block title %}{{ page.text }}{% end %}", "</title>",
    prints: "<title>&lt;/title&gt;</title>", parent: "<title>{% block title %}x{% end %}</title>"),
  EscapingCase(
    "markup in a block in title", "{% extends \"base.html\" %}{% block title %}<b>{{ page.text }}</b>{% end %}",
    refused: .malformedMarkup, .malformedMarkup, parent: "<title>{% block title %}x{% end %}</title>"),
  EscapingCase(
    "a block in an attribute", "{% extends \"base.html\" %}{% block b %}x{% end %}", refused: .blockBoundary,
    parent: "<p title=\"{% block b %}{% end %}\">"),
  EscapingCase(
    "a block in a script", "{% extends \"base.html\" %}{% block b %}x{% end %}", refused: .blockBoundary,
    parent: "<script>{% block b %}{% end %}</script>"),
  EscapingCase(
    "a block in a tag", "{% extends \"base.html\" %}{% block b %}x{% end %}", refused: .blockBoundary,
    parent: "<p {% block b %}{% end %}>"),
  EscapingCase(
    "a block that ends in a tag", "{% extends \"base.html\" %}{% block b %}<p title=\"{% end %}",
    refused: .blockBoundary, parent: "<main>{% block b %}{% end %}</main>"),
  EscapingCase(
    "a block that ends in a script", "{% extends \"base.html\" %}{% block b %}<script>{% end %}",
    refused: .blockBoundary, parent: "<main>{% block b %}{% end %}</script>"),
  EscapingCase(
    "a block of the parent that ends in a comment", "{% extends \"base.html\" %}", refused: .blockBoundary,
    parent: "<main>{% block b %}<!--{% end %}</main>-->"),

  // Components
  EscapingCase(
    "a component in text", "<ul>{{ card(t: page.text) }}</ul>", "\"<",
    prints: "<ul><li title=\"&quot;&lt;\">\"&lt;</li></ul>",
    components: "{% component card(t: text) %}<li title=\"{{ t }}\">{{ t }}</li>{% end %}"),
  EscapingCase(
    "a component passed to a component", "{{ box(inside: card(t: page.text)) }}", "<",
    prints: "<div><i>&lt;</i></div>",
    components:
      "{% component card(t: text) %}<i>{{ t }}</i>{% end %}{% component box(inside: html) %}<div>{{ inside }}</div>{% end %}"
  ),
  EscapingCase(
    "text for an html parameter is escaped", "{{ box(inside: page.text) }}", "<b>", prints: "<div>&lt;b&gt;</div>",
    components: "{% component box(inside: html) %}<div>{{ inside }}</div>{% end %}"),
  EscapingCase(
    "an html parameter in an attribute", "{{ box(inside: page.html) }}", refused: .htmlOutsideText,
    components: "{% component box(inside: html) %}<p title=\"{{ inside }}\">{% end %}"),
  EscapingCase(
    "a component in an attribute", "<p title=\"{{ card() }}\">", refused: .htmlOutsideText,
    components: "{% component card() %}x{% end %}"),
  EscapingCase(
    "a component in title", "<title>{{ card() }}</title>", refused: .htmlOutsideText,
    components: "{% component card() %}x{% end %}"),
  EscapingCase(
    "a component that ends in a tag", "{{ card() }}", refused: .blockBoundary,
    components: "{% component card() %}<p title=\"{% end %}"),
  EscapingCase(
    "a component that ends in a script", "{{ card() }}", refused: .blockBoundary,
    components: "{% component card() %}<script>{% end %}"),
  EscapingCase(
    "a component with a value in a script", "{{ card(t: page.text) }}", refused: .valueInScript,
    components: "{% component card(t: text) %}<script>{{ t }}</script>{% end %}"),

  // Names of ours
  EscapingCase(
    "a bound value", "{% let t = page.text %}<p title=\"{{ t }}\">{{ t }}", "\"<",
    prints: "<p title=\"&quot;&lt;\">\"&lt;"),
  EscapingCase(
    "one value in three places", "<a href=\"/{{ page.text }}\" title=\"{{ page.text }}\">{{ page.text }}</a>",
    "\"&", prints: "<a href=\"/%22&amp;\" title=\"&quot;&amp;\">\"&amp;</a>"),

  // In svg browsers read tags inside title, style and script, where in HTML they are text
  EscapingCase(
    "an attribute in svg's title", "<svg><title><a title=\"{{ page.text }}\"></a></title></svg>",
    refused: .malformedMarkup, .malformedMarkup),
  EscapingCase(
    "text in svg's title", "<svg><title>{{ page.text }}</title></svg>", "<",
    prints: "<svg><title>&lt;</title></svg>"),
  EscapingCase(
    "a script in svg's title", "<svg><title><script>{{ page.text }}</script></title></svg>",
    refused: .malformedMarkup, .malformedMarkup),
  EscapingCase(
    "a tag in svg's style", "<svg><style><p title=\"</style>{{ page.text }}\"></svg>", refused: .malformedMarkup),
  EscapingCase("a tag in mathml's style", "<math><style><p title=\"</style></math>", refused: .malformedMarkup),
  EscapingCase(
    "style after svg", "<svg></svg><style>p > a {}</style>{{ page.text }}", "<",
    prints: "<svg></svg><style>p > a {}</style>&lt;"),
  EscapingCase(
    "svg in a loop", "<svg>{% for t in page.texts %}<text>{{ t }}</text>{% end %}</svg>",
    prints: "<svg><text>&lt;a&gt;</text><text>b\"c</text></svg>"),
  EscapingCase(
    "svg in a branch", "{% if page.yes %}<svg><path d=\"M0 0\"/></svg>{% end %}{{ page.text }}", "<",
    prints: "<svg><path d=\"M0 0\"/></svg>&lt;"),
  EscapingCase(
    "svg opened in one branch", "{% if page.yes %}<svg>{% end %}<p>{{ page.text }}", refused: .unlikeBranches),
  EscapingCase("svg never closed", "<svg>", refused: .openAtEnd),
]
