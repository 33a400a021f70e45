// Writing that cannot be read: blocks left open or closed wrongly, the habits of other template languages, broken expressions.

import Diagnostics

let checkerSyntaxCases: [CheckerCase] = [
  // Blocks
  CheckerCase("if never closed", "«{% if page.quick_win %}x", (.unclosedBlock, "if")),
  CheckerCase(
    "for never closed", "<ul>\n«{% for s in stories %}\n<li>{{ s.title }}</li>\n</ul>", (.unclosedBlock, "for")),
  CheckerCase(
    "the inner of two never closed", "{% if page.quick_win %}«{% for s in stories %}{% end if %}",
    (.unclosedBlock, "{% for %}")),
  CheckerCase("raw never closed", "«{% raw %}{{ x }}", (.unclosedBlock, "raw")),
  CheckerCase("an end too many", "{% if page.quick_win %}x{% end %}«{% end %}", (.strayTag, "end")),
  CheckerCase("an end of something else", "{% if page.quick_win %}x«{% end for %}", (.strayTag, "if")),
  CheckerCase("else outside a block", "«{% else %}", (.strayTag, "else")),
  CheckerCase("elif outside a block", "«{% elif page.quick_win %}", (.strayTag, "elif")),
  CheckerCase("else twice", "{% if page.quick_win %}a{% else %}b«{% else %}c{% end %}", (.strayTag, "else")),
  CheckerCase(
    "elif after else", "{% if page.quick_win %}a{% else %}b«{% elif page.quick_win %}c{% end %}",
    (.strayTag, "elif")),
  CheckerCase(
    "elif in a loop", "{% for s in stories %}a«{% elif page.quick_win %}b{% end %}", (.strayTag, "elif")),
  CheckerCase("a value's braces never closed", "<p>«{{ page.title </p>", (.unclosedTag, "}}")),
  CheckerCase("a tag never closed", "«{% if page.quick_win <p>", (.unclosedTag, "%}")),
  CheckerCase("a comment never closed", "a «{# b", (.unclosedTag, "#}")),
  CheckerCase("text never closed", "{{ «\"abc }}", (.unclosedText, "same quote")),

  // Habits
  CheckerCase("endif", "{% if page.quick_win %}x«{% endif %}", (.unknownTag, "{% end %}")),
  CheckerCase("endfor", "{% for s in stories %}x«{% endfor %}", (.unknownTag, "{% end %}")),
  CheckerCase("endblock", "{% block main %}x«{% endblock %}", (.unknownTag, "{% end %}")),
  CheckerCase("elsif", "{% if page.quick_win %}a«{% elsif page.photo %}b{% end %}", (.unknownTag, "elif")),
  CheckerCase("else if", "{% if page.quick_win %}a{% else «if page.photo %}b{% end %}", (.foreignSpelling, "elif")),
  CheckerCase("include", "«{% include \"card.html\" %}", (.unknownTag, "component")),
  CheckerCase("set", "«{% set a = 1 %}", (.unknownTag, "let")),
  CheckerCase("assign", "«{% assign a = 1 %}", (.unknownTag, "let")),
  CheckerCase("macro", "«{% macro card(story) %}x{% end %}", (.unknownTag, "component")),
  CheckerCase("import", "«{% import \"a.html\" as a %}", (.unknownTag, "component")),
  CheckerCase("unless", "«{% unless page.quick_win %}x{% end %}", (.unknownTag, "not")),
  CheckerCase("range", "«{% range stories %}x{% end %}", (.unknownTag, "range")),
  CheckerCase("unknown tag", "«{% iff page.quick_win %}x{% end %}", (.unknownTag, "did you mean \"if\"?")),
  CheckerCase("empty tag", "{% «%}", (.unexpectedToken, "name of a tag")),
  CheckerCase(
    "and of other languages", "{% if page.quick_win «&& page.photo %}x{% end %}", (.foreignSpelling, "and")),
  CheckerCase(
    "or of other languages", "{% if page.quick_win «|| page.photo %}x{% end %}", (.foreignSpelling, "or")),
  CheckerCase("not of other languages", "{% if «!page.quick_win %}x{% end %}", (.foreignSpelling, "not")),
  CheckerCase("one equals sign", "{% if page.scope «= \"team\" %}x{% end %}", (.foreignSpelling, "==")),
  CheckerCase("is defined", "{% if page.photo «is defined %}x{% end %}", (.foreignSpelling, "{% if")),
  CheckerCase("null", "{% if page.photo == «null %}x{% end %}", (.foreignSpelling, "none")),
  CheckerCase("a method", "{{ page.title.«upper() }}", (.foreignSpelling, "| upper")),
  CheckerCase("a question mark", "{{ page.quick_win «? \"a\" : \"b\" }}", (.foreignSpelling, "if")),

  CheckerCase(
    "a foreign block inside one of ours", "{% if page.quick_win %}«{% unless page.photo %}x{% end %}{% end %}",
    (.unknownTag, "not")),
  CheckerCase(
    "an end too many after a foreign block", "«{% unless page.photo %}x{% end %}«{% end %}", (.unknownTag, "not"),
    (.strayTag, "closes nothing")),

  // Expressions
  CheckerCase("nothing to print", "{{ «}}", (.unexpectedToken, "a value")),
  CheckerCase("a dangling operator", "{{ page.words + «}}", (.unexpectedToken, "a value")),
  CheckerCase("a dangling bar", "{{ page.title | «}}", (.unexpectedToken, "filter")),
  CheckerCase("a dangling dot", "{{ page.«}}", (.unexpectedToken, "field")),
  CheckerCase("a bracket never closed", "{{ (page.words + 1 «}}", (.unexpectedToken, ")")),
  CheckerCase("arguments never closed", "{{ page.title | truncate(3 «}}", (.unexpectedToken, ")")),
  CheckerCase("two values", "{{ page.title «page.slug }}", (.unexpectedToken, "page")),
  CheckerCase("if without a condition", "{% if «%}x{% end %}", (.unexpectedToken, "a value")),
  CheckerCase("for without in", "{% for s «stories %}x{% end %}", (.unexpectedToken, "in")),
  CheckerCase("for without a name", "{% for «in stories %}x{% end %}", (.unexpectedToken, "in")),
  CheckerCase("let without a value", "{% let a = «%}", (.unexpectedToken, "a value")),
  CheckerCase("let without =", "{% let a «3 %}", (.unexpectedToken, "=")),
  CheckerCase("a sign that means nothing", "{{ page.title «$ }}", (.unexpectedCharacter, "$")),
  CheckerCase("a number too large", "{{ «99999999999999999999 }}", (.unexpectedCharacter, "99999999999999999999")),
  CheckerCase("an unknown escape", "{{ \"a«\\qb\" }}", (.unexpectedCharacter, "\\q")),
  CheckerCase("if else without else", "{{ page.title if page.quick_win «}}", (.unexpectedToken, "else")),

  // Columns count bytes
  CheckerCase("after letters of two bytes", "éé {{ page.«tilte }}", (.unknownTemplateField, "title")),
  CheckerCase("on the third line", "a\nb\n  {{ page.«tilte }}", (.unknownTemplateField, "title")),
  CheckerCase("after CR LF", "a\r\n{{ page.«tilte }}", (.unknownTemplateField, "title")),

  // Several, and every branch
  CheckerCase(
    "several in one file", "{{ page.«a1 }}\n{{ «b1 }}\n{{ page.title | «c1 }}", (.unknownTemplateField, "a1"),
    (.unknownName, "b1"), (.unknownFilter, "c1")),
  CheckerCase(
    "a branch never taken", "{% if false %}{{ page.«a1 }}{% else %}{{ page.«b1 }}{% end %}",
    (.unknownTemplateField, "a1"),
    (.unknownTemplateField, "b1")),
  CheckerCase(
    "every elif", "{% if page.quick_win %}{% elif page.«a1 %}{{ page.«b1 }}{% end %}",
    (.unknownTemplateField, "a1"),
    (.unknownTemplateField, "b1")),
  CheckerCase(
    "the else of a loop", "{% for s in stories %}{% else %}{{ page.«a1 }}{% end %}", (.unknownTemplateField, "a1")),
  CheckerCase(
    "both sides of a value", "{{ page.«a1 if page.quick_win else page.«b1 }}", (.unknownTemplateField, "a1"),
    (.unknownTemplateField, "b1")),
  CheckerCase("a fallback", "{{ page.feedback ?? page.«a1 }}", (.unknownTemplateField, "a1")),
  CheckerCase(
    "all arguments", "{{ page.title | replace(page.«a1, page.«b1) }}", (.unknownTemplateField, "a1"),
    (.unknownTemplateField, "b1")),
  CheckerCase(
    "one fault is said once, though it spreads",
    "{% let t = page.«a1 %}{{ t.x | upper | truncate(t) }}{% if t > 3 %}{% end %}", (.unknownTemplateField, "a1")),
  CheckerCase(
    "writing and meaning at once", "{{ page.title | «}}{{ page.«a1 }}", (.unexpectedToken, "filter"),
    (.unknownTemplateField, "a1")),
]
