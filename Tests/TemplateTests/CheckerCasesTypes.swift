// Values where they do not belong: comparisons, conditions, arithmetic, printing, what may be absent.

import Diagnostics

let checkerTypeCases: [CheckerCase] = [
  // Comparing
  CheckerCase("text with a number", "{% if «page.title == 3 %}x{% end %}", (.unlikeTypes, "text")),
  CheckerCase("a number with text", "{% if «page.words == \"3\" %}x{% end %}", (.unlikeTypes, "whole number")),
  CheckerCase("a date with a number", "{% if «page.date > 2026 %}x{% end %}", (.unlikeTypes, "date")),
  CheckerCase("a list with text", "{% if «page.tags == \"x\" %}x{% end %}", (.unlikeTypes, "list")),
  CheckerCase("an entry with text", "{% if «page.program == \"calm\" %}x{% end %}", (.unlikeTypes, "entry")),
  CheckerCase("money with text", "{% if «page.cost > \"100\" %}x{% end %}", (.unlikeTypes, "money")),
  CheckerCase("an address with a number", "{% if «page.url == 1 %}x{% end %}", (.unlikeTypes, "URL")),
  CheckerCase(
    "a choice with an id it does not have", "{% if page.scope == «\"tema\" %}x{% end %}",
    (.unknownTemplateChoice, "did you mean \"team\"?")),
  CheckerCase(
    "a choice with its label", "{% if page.scope == «\"A team\" %}x{% end %}", (.unknownTemplateChoice, "team")),
  CheckerCase(
    "a choice with an unknown id in where", "{% for s in stories | where(scope: «\"town\") %}{% end %}",
    (.unknownTemplateChoice, "individual")),
  CheckerCase("unlike types in where", "{% for s in stories | where(date: «3) %}{% end %}", (.unlikeTypes, "date")),
  CheckerCase("order of HTML", "{% if «page.body > page.body %}x{% end %}", (.unlikeTypes, "HTML")),
  CheckerCase("order of lists", "{% if «page.tags > page.tags %}x{% end %}", (.unlikeTypes, "list")),
  CheckerCase(
    "order of true and false", "{% if «page.quick_win < true %}x{% end %}", (.unlikeTypes, "true or false")),
  CheckerCase("in of a number", "{% if \"a\" in «page.words %}x{% end %}", (.badList, "whole number")),
  CheckerCase("in of unlike members", "{% if «3 in page.keywords %}x{% end %}", (.unlikeTypes, "text")),
  CheckerCase(
    "several wrong comparisons", "{% if «page.title == 1 and «page.words == \"x\" %}x{% end %}",
    (.unlikeTypes, "text"), (.unlikeTypes, "whole number")),

  // Conditions
  CheckerCase("a number as a condition", "{% if «page.words %}x{% end %}", (.badCondition, "0")),
  CheckerCase("a number after not", "{% if not «page.words %}x{% end %}", (.badCondition, "0")),
  CheckerCase("a number in an expression", "{{ \"x\" if «page.words else \"y\" }}", (.badCondition, "0")),

  // Arithmetic and joining
  CheckerCase("text plus a number", "{{ «page.title + 1 }}", (.badArithmetic, "~")),
  CheckerCase("text plus text", "{{ «page.title + page.slug }}", (.badArithmetic, "~")),
  CheckerCase("a date plus a number", "{{ «page.date * 2 }}", (.badArithmetic, "date")),
  CheckerCase(
    "money times money", "{% if page.cost %}{{ «page.cost * page.cost }}{% end %}", (.badArithmetic, "money")),
  CheckerCase("money plus a number", "{% if page.cost %}{{ «page.cost + 1 }}{% end %}", (.badArithmetic, "money")),
  CheckerCase("less than text", "{{ -«page.title }}", (.badArithmetic, "text")),
  CheckerCase("arithmetic with what may be absent", "{{ «page.reach + 1 }}", (.optionalArgument, "??")),
  CheckerCase("joining a list", "{{ \"a\" ~ «page.keywords }}", (.notPrintable, "list")),
  CheckerCase("joining HTML", "{{ \"a\" ~ «page.body }}", (.notPrintable, "HTML")),
  CheckerCase(
    "unlike branches of a value", "{{ «page.title if page.quick_win else page.date }}", (.unlikeTypes, "date")),
  CheckerCase("unlike fallback", "{{ «page.reach ?? \"none\" }}", (.unlikeTypes, "whole number")),
  CheckerCase("a list of unlike values", "{% let a = [\"a\", «1] %}", (.unlikeTypes, "whole number")),
  CheckerCase("an empty list", "{% for a in «[] %}{% end %}", (.badList, "[]")),

  // Printing
  CheckerCase("a list printed", "{{ «page.keywords }}", (.notPrintable, "list")),
  CheckerCase("a list of entries printed", "<p>{{ «stories }}", (.notPrintable, "{% for")),
  CheckerCase("a record printed", "{{ «page.photo }}", (.notPrintable, "record")),
  CheckerCase("an entry printed", "{{ «page.program }}", (.notPrintable, "title")),
  CheckerCase("the page printed", "{{ «page }}", (.notPrintable, "title")),
  CheckerCase("true or false printed", "{{ «page.quick_win }}", (.notPrintable, "{% if")),
  CheckerCase("a list in an attribute", "<p class=\"{{ «page.keywords }}\">", (.notPrintable, "list")),
  CheckerCase("HTML in an attribute", "<p title=\"{{ «page.body }}\">", (.htmlOutsideText, "plain")),
  CheckerCase("HTML in an address", "<a href=\"{{ «page.body }}\">", (.htmlOutsideText, "href")),

  // Loops
  CheckerCase("a loop over text", "{% for c in «page.title %}{% end %}", (.badList, "text")),
  CheckerCase("a loop over a number", "{% for i in «page.words %}{% end %}", (.badList, "whole number")),
  CheckerCase("a loop over an entry", "{% for i in «page.program %}{% end %}", (.badList, "entry")),
  CheckerCase("a loop over a record", "{% for i in «site %}{% end %}", (.badList, "record")),
]

/// Nothing is wrong with these.
let checkerSoundTemplates: [String] = [
  "{{ page.title }} {{ page.program.title }} {{ site.title }}",
  "{{ page.feedback ?? \"none\" }}", "{{ page.reach ?? 0 }}", "{{ page.photo.alt }}",
  "{% if page.reach %}{{ page.reach + 1 }}{% end %}", "{% if page.quick_win and not page.photo %}x{% end %}",
  "{% if page.scope == \"team\" %}x{% elif page.scope in [\"individual\", \"organisation\"] %}y{% end %}",
  "{% if page.date > site.today %}x{% end %}", "{% if page.cost > 100 %}x{% end %}",
  "{% if \"calm\" in page.keywords %}x{% end %}",
  "{% for s in stories | where(program: page.program) | reject(scope: \"team\") | sort(by: date, descending: true) | take(3) %}{{ loop.index }}{{ s.title }}{% else %}none{% end %}",
  "{% for s in stories | where(program.title: \"Calm\") %}{{ s.url }}{% end %}",
  "{% for g in stories | group(by: scope) %}{{ g.key }}{% for s in g.items %}{{ s.title }}{% end %}{% end %}",
  "{% let best = stories | first %}{% if best %}{{ best.title }}{% end %}",
  "{{ stories | map(title) | join(\", \") }} {{ stories | sum(reach) }} {{ stories | average(reach) | number(1) }}",
  "{{ page.date | date(\"d MMMM yyyy\") }} {{ page.date | date(format: \"EEEE\") }}",
  "{% for p in programs %}{{ p.duration }}{% end for %}", "{% if page.body %}{{ page.body }}{% end if %}",
  "<a href=\"{{ page.url }}\">{{ page.title | truncate(40) | upper }}</a>", "{# a {{ comment }} #}",
  "{% raw %}{{ nothing | here }}{% end %}", "{{ page.title if page.quick_win else page.slug }}",
  "{{ \"a\" ~ page.words ~ page.scope }}", "{{ (page.words + 1) * 2 - 3 / 4 }}",
  "{{ page.program.url | absolute_url }}",
]
