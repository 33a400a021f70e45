// Names that do not exist, with the nearest that does.

import Diagnostics

let checkerNameCases: [CheckerCase] = [
  // Variables and fields
  CheckerCase("unknown name", "{{ «pgae.title }}", (.unknownName, "did you mean \"page\"?")),
  CheckerCase("unknown name with nothing near", "{{ «weather }}", (.unknownName, "weather")),
  CheckerCase(
    "unknown collection", "{% for s in «storys %}{{ s }}{% end %}", (.unknownName, "did you mean \"stories\"?")),
  CheckerCase("unknown field", "{{ page.«sumary }}", (.unknownTemplateField, "did you mean \"summary\"?")),
  CheckerCase("unknown field names the shape", "{{ page.«colour }}", (.unknownTemplateField, "story")),
  CheckerCase("unknown field of the site", "{{ site.«titel }}", (.unknownTemplateField, "did you mean \"title\"?")),
  CheckerCase(
    "unknown field of a record", "{{ page.photo.«heigth }}", (.unknownTemplateField, "did you mean \"height\"?")),
  CheckerCase(
    "unknown field behind a reference", "{{ page.program.«durration }}",
    (.unknownTemplateField, "did you mean \"duration\"?")),
  CheckerCase(
    "unknown field of a loop's variable", "{% for s in stories %}{{ s.«tilte }}{% end %}",
    (.unknownTemplateField, "did you mean \"title\"?")),
  CheckerCase("a field of text", "{{ page.title.«length }}", (.noFields, "text")),
  CheckerCase("a field of a list", "{{ stories.«title }}", (.noFields, "list")),
  CheckerCase("a field of a date", "{{ page.date.«year }}", (.noFields, "date")),
  CheckerCase(
    "a field of another type's entry", "{% for p in programs %}{{ p.«scope }}{% end %}",
    (.unknownTemplateField, "scope")),
  CheckerCase(
    "a field that only one of several types has",
    "{% for t in page.tags %}{% for e in t.entries %}{{ e.«scope }}{% end %}{% end %}",
    (.unknownTemplateField, "scope")),
  CheckerCase(
    "unknown field in a condition", "{% if page.«quickwin %}x{% end %}",
    (.unknownTemplateField, "did you mean \"quick_win\"?")),
  CheckerCase(
    "unknown field of loop", "{% for s in stories %}{{ loop.«indx }}{% end %}",
    (.unknownTemplateField, "did you mean \"index\"?")),
  CheckerCase("loop outside a loop", "{{ «loop.index }}", (.misplacedName, "loop")),
  CheckerCase(
    "a loop's variable after the loop", "{% for s in stories %}{% end %}{{ «s.title }}", (.unknownName, "\"s\"")),
  CheckerCase(
    "a bound name after its block", "{% if page.quick_win %}{% let t = page.title %}{{ t }}{% end %}{{ «t }}",
    (.unknownName, "\"t\"")),
  CheckerCase("a name before it is bound", "{{ «t }}{% let t = page.title %}", (.unknownName, "\"t\"")),
  CheckerCase("a name in its own binding", "{% let t = «t %}", (.unknownName, "\"t\"")),
  CheckerCase(
    "a name in the else of its loop", "{% for s in stories %}{% else %}{{ «s.title }}{% end %}",
    (.unknownName, "\"s\"")),
  CheckerCase(
    "a name bound twice", "{% let t = page.title %}{% let «t = page.slug %}{{ t }}", (.declaredTwice, "\"t\"")),
  CheckerCase("the page's name taken", "{% let «page = site.title %}", (.declaredTwice, "\"page\"")),
  CheckerCase(
    "a global's name taken by a loop", "{% for «site in stories %}{% end %}", (.declaredTwice, "\"site\"")),

  CheckerCase("a reserved name in a loop", "{% for «none in stories %}{% end %}", (.declaredTwice, "none")),

  // Filters and functions
  CheckerCase("unknown filter", "{{ page.title | «uper }}", (.unknownFilter, "did you mean \"upper\"?")),
  CheckerCase(
    "unknown filter with arguments", "{{ page.title | «trunkate(20) }}",
    (.unknownFilter, "did you mean \"truncate\"?")),
  CheckerCase(
    "unknown filter on a list", "{% for s in stories | «sorted %}{% end %}", (.unknownFilter, "sorted")),
  CheckerCase("unknown function", "{{ «aset(\"a.css\") }}", (.unknownFunction, "did you mean \"asset\"?")),
  CheckerCase("a function used as a filter", "{{ \"a.css\" | «asset }}", (.unknownFilter, "asset(")),
  CheckerCase("a filter used as a function", "{{ «upper(page.title) }}", (.unknownFunction, "| upper")),
  CheckerCase("a function without a call", "{{ «asset }}", (.misplacedName, "asset(")),
  CheckerCase("a filter without a value", "{{ «upper }}", (.unknownName, "upper")),

  // Names other languages have
  CheckerCase("safe", "{{ page.title | «safe }}", (.unknownFilter, "nothing switches escaping off")),
  CheckerCase("raw as a filter", "{{ page.title | «raw }}", (.unknownFilter, "nothing switches escaping off")),
  CheckerCase("escape", "{{ page.title | «escape }}", (.unknownFilter, "every value is escaped")),
  CheckerCase("ago", "{{ page.date | «ago }}", (.unknownFilter, "wrong the day after")),
  CheckerCase("now", "{{ «now() }}", (.unknownFunction, "site.today")),
  CheckerCase("default", "{{ page.feedback | «default(\"none\") }}", (.unknownFilter, "??")),
  CheckerCase("length", "{{ stories | «length }}", (.unknownFilter, "count")),
  CheckerCase("striptags", "{{ page.body | «striptags }}", (.unknownFilter, "plain")),
  CheckerCase("strftime", "{{ page.date | «strftime(\"%d\") }}", (.unknownFilter, "date(\"d MMMM yyyy\")")),
  CheckerCase("groupby", "{{ stories | «groupby(\"scope\") }}", (.unknownFilter, "group(by: field)")),
  CheckerCase("tojson", "{{ page.title | «tojson }}", (.unknownFilter, "application/json")),
  CheckerCase("include as a function", "{{ «include(\"card.html\") }}", (.unknownFunction, "component")),

  // Components
  CheckerCase(
    "unknown component", "{{ «crad(story: page) }}", (.unknownFunction, "did you mean \"card\"?"), components: card),
  CheckerCase("a component without a call", "{{ «card }}", (.misplacedName, "card("), components: card),
  CheckerCase(
    "unknown parameter", "{{ card(«stroy: page, story: page) }}", (.unknownArgument, "did you mean \"story\"?"),
    components: card),
  CheckerCase(
    "unknown parameter of a filter", "{{ page.title | truncate(«lenght: 3) }}", (.unknownArgument, "it takes n")),
  CheckerCase(
    "unknown type of a parameter", "x", (.unknownParameterType, "did you mean \"story\"?"),
    components: "{% component a(s: «stroy) %}x{% end %}"),
  CheckerCase(
    "a component sees no page", "{{ card() }}", (.unknownName, "page"),
    components: "{% component card() %}{{ «page.title }}{% end %}"),
  CheckerCase(
    "unknown field inside a component", "{{ card(story: page) }}",
    (.unknownTemplateField, "did you mean \"title\"?"),
    components: "{% component card(story: story) %}{{ story.«tittle }}{% end %}"),

  // Fields named in filters
  CheckerCase(
    "unknown field in sort", "{% for s in stories | sort(by: «dat) %}{% end %}",
    (.unknownTemplateField, "did you mean \"date\"?")),
  CheckerCase(
    "unknown field in where", "{% for s in stories | where(«scop: \"team\") %}{% end %}",
    (.unknownTemplateField, "did you mean \"scope\"?")),
  CheckerCase(
    "unknown field behind a dot in where", "{% for s in stories | where(program.«titel: \"x\") %}{% end %}",
    (.unknownTemplateField, "did you mean \"title\"?")),
  CheckerCase("unknown field in map", "{{ stories | map(«name) | join(\", \") }}", (.unknownTemplateField, "name")),
  CheckerCase(
    "unknown field in group", "{% for g in stories | group(by: «departement) %}{% end %}",
    (.unknownTemplateField, "departement")),
  CheckerCase(
    "unknown field of a group", "{% for g in stories | group(by: scope) %}{{ g.«kye }}{% end %}",
    (.unknownTemplateField, "did you mean \"key\"?")),

  // Blocks and templates
  CheckerCase(
    "unknown block", "{% extends \"base.html\" %}{% block «mian %}x{% end %}",
    (.unknownBlock, "did you mean \"main\"?"), parent: base),
  CheckerCase(
    "a block twice", "{% extends \"base.html\" %}{% block main %}x{% end %}{% block «main %}y{% end %}",
    (.declaredTwice, "\"main\""), parent: base),
  CheckerCase(
    "unknown parent", "{% extends «\"bass.html\" %}{% block main %}x{% end %}",
    (.unknownTemplate, "did you mean \"base.html\"?"), parent: base),
  CheckerCase("super outside a block", "{{ «super() }}", (.misplacedName, "super")),
]

private let card =
  "{% component card(story: story, heading: text = \"Read more\") %}{{ story.title }}{{ heading }}{% end %}"
private let base = "<main>{% block main %}{% end %}</main>"
