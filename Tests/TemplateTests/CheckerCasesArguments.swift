// Arguments of filters, functions and components: missing, twice, too many, of the wrong type.

import Diagnostics

let checkerArgumentCases: [CheckerCase] = [
  CheckerCase("missing argument of a filter", "{{ page.title | «truncate }}", (.missingArgument, "needs \"n\"")),
  CheckerCase(
    "missing argument in brackets", "{{ page.title | «replace(\"a\") }}", (.missingArgument, "needs \"to\"")),
  CheckerCase(
    "missing argument of a component", "{{ «card() }}", (.missingArgument, "needs \"story\""), components: card),
  CheckerCase("missing argument of a function", "{{ «asset() }}", (.missingArgument, "needs \"name\"")),
  CheckerCase("too many arguments", "{{ page.title | upper(«3) }}", (.unknownArgument, "upper")),
  CheckerCase(
    "too many arguments of a component", "{{ card(page, \"x\", «3) }}", (.unknownArgument, "card"),
    components: card),
  CheckerCase(
    "an argument twice", "{{ card(page, «story: page) }}", (.unknownArgument, "\"story\""), components: card),
  CheckerCase("a name twice", "{{ page.title | truncate(n: 3, «n: 4) }}", (.unknownArgument, "\"n\"")),
  CheckerCase(
    "a position after a name", "{{ card(story: page, «\"x\") }}", (.unexpectedToken, "name"), components: card),

  CheckerCase("text for a number", "{{ page.title | truncate(«\"ten\") }}", (.wrongArgument, "whole number")),
  CheckerCase("a number for text", "{{ page.title | split(«3) | first }}", (.wrongArgument, "text")),
  CheckerCase(
    "text for true or false", "{% for s in stories | sort(by: date, descending: «\"yes\") %}{% end %}",
    (.wrongArgument, "true or false")),
  CheckerCase("a filter of dates on text", "{{ «page.title | date(\"d\") }}", (.wrongArgument, "date")),
  CheckerCase("a filter of numbers on text", "{{ «page.title | round }}", (.wrongArgument, "text")),
  CheckerCase("a filter of lists on text", "{{ «page.title | count }}", (.wrongArgument, "list")),
  CheckerCase("a filter of text on a list", "{{ «page.keywords | upper }}", (.wrongArgument, "list")),
  CheckerCase("a filter of text on HTML", "{{ «page.body | upper }}", (.wrongArgument, "HTML")),
  CheckerCase("a filter of text on a record", "{{ «page.photo | lower }}", (.wrongArgument, "record")),
  CheckerCase("join of entries", "{{ «stories | join(\", \") }}", (.wrongArgument, "list")),
  CheckerCase("url of text", "{{ «page.title | url }}", (.wrongArgument, "text")),
  CheckerCase("the second filter of a chain", "{{ «page.date | date(\"d\") | round }}", (.wrongArgument, "text")),
  CheckerCase("days_until of a number", "{{ page.date | days_until(«3) }}", (.wrongArgument, "date")),
  CheckerCase("a component's entry", "{{ card(story: «page.title) }}", (.wrongArgument, "story"), components: card),
  CheckerCase(
    "a component's entry of another type", "{% for p in programs %}{{ card(story: «p) }}{% end %}",
    (.wrongArgument, "program"), components: card),
  CheckerCase(
    "a component's text", "{{ card(story: page, heading: «page.date) }}", (.wrongArgument, "text"), components: card
  ),
  CheckerCase(
    "what may be absent for what must be there", "{{ box(program: «page.program) }}",
    (.optionalArgument, "program"), components: "{% component box(program: program) %}{{ program.title }}{% end %}"),
  CheckerCase(
    "a wrong default", "x", (.wrongArgument, "text"), components: "{% component a(t: text = «3) %}{{ t }}{% end %}"),
  CheckerCase(
    "a required parameter after an optional one", "x", (.argumentForm, "\"u\" has no default"),
    components: "{% component a(t: text = \"x\", «u: text) %}{{ t }}{{ u }}{% end %}"),

  CheckerCase("a date format from a value", "{{ page.date | date(«page.title) }}", (.argumentForm, "format")),
  CheckerCase("an asset from a value", "{{ asset(«page.title) }}", (.argumentForm, "name")),
  CheckerCase(
    "capitals in a date format", "{{ page.date | date(«\"DD MMMM YYYY\") }}", (.functionFault, "small letters")),
  CheckerCase("strftime's date format", "{{ page.date | date(«\"%d %B\") }}", (.functionFault, "\"%\"")),
  CheckerCase("words in a date format", "{{ page.date | date(«\"d of MMMM\") }}", (.functionFault, "' marks")),
  CheckerCase(
    "an open quote in a date format", "{{ page.date | date(«\"d 'de MMMM\") }}", (.functionFault, "not closed")),
  CheckerCase(
    "seconds in a date format", "{{ page.met | date(«\"HH:mm:ss\") }}", (.functionFault, "hours and minutes")),
  CheckerCase("a length below one", "{{ page.title | truncate(«0) }}", (.functionFault, "above zero")),
  CheckerCase("too many digits", "{{ page.words | number(«40) }}", (.functionFault, "from 0 to 12")),
  CheckerCase(
    "a value for a field", "{% for s in stories | sort(by: «3) %}{% end %}", (.argumentForm, "field")),
  CheckerCase(
    "a field in quotes", "{% for s in stories | sort(by: «\"date\") %}{% end %}", (.argumentForm, "quotes")),
  CheckerCase("order by a list", "{% for s in stories | sort(by: «keywords) %}{% end %}", (.wrongArgument, "list")),
  CheckerCase("order by HTML", "{% for s in stories | sort(by: «body) %}{% end %}", (.wrongArgument, "HTML")),
  CheckerCase("sum of text", "{{ stories | sum(«title) }}", (.wrongArgument, "text")),
  CheckerCase("sum of texts", "{{ page.keywords | «sum }}", (.wrongArgument, "text")),
  CheckerCase("flat_map of a text", "{{ stories | flat_map(«title) | count }}", (.wrongArgument, "a list")),
  CheckerCase("map of a list of texts", "{{ page.keywords | map(«title) | join }}", (.noFields, "text")),
]

private let card =
  "{% component card(story: story, heading: text = \"Read more\") %}{{ story.title }}{{ heading }}{% end %}"
