// The tables of MachineTests: constructs of the language and what they print.

let valueCases: [MachineCase] = [
  MachineCase("text", "{{ page.title }}", prints: "Fewer raised voices at Pier 2"),
  MachineCase("a choice prints its label", "{{ page.scope }}", prints: "A team"),
  MachineCase("a date", "{{ page.date }}", prints: "2026-11-03"),
  MachineCase("a date with its time", "{{ page.met }}", prints: "2026-10-25 09:30"),
  MachineCase("a quarter", "{{ page.period }}", prints: "2026-Q3"),
  MachineCase("money", "{{ page.cost }}", prints: "1,200.50\u{A0}EUR"),
  MachineCase("a percentage", "{{ page.rise }}", prints: "38.5\u{A0}%"),
  MachineCase("a duration", "{{ page.took }}", prints: "1\u{A0}h 30\u{A0}min"),
  MachineCase("a decimal", "{{ page.ratio }}", prints: "6.857"),
  MachineCase("a URL is relative to the page", "{{ site.home }}", prints: "../../"),
  MachineCase("HTML as it is", "{{ page.quote.text }}", prints: "It <em>works</em>."),
  MachineCase("what is absent prints nothing", "[{{ page.publish_on }}]", prints: "[]"),
  MachineCase("nor do its fields", "[{{ (stories | last).photo.alt }}]", prints: "[]"),
  MachineCase("a reference is followed", "{{ page.program.duration }}", prints: "1\u{A0}h 30\u{A0}min"),
  MachineCase("a fallback", "{{ page.publish_on ?? page.date }}", prints: "2026-11-03"),
  MachineCase("a fallback that is not needed", "{{ page.reach ?? 0 }}", prints: "60"),
  MachineCase("a filter of what is absent is absent", "[{{ page.publish_on | iso }}]", prints: "[]"),
  MachineCase("joining", "{{ page.scope ~ \" of \" ~ page.words ~ page.publish_on }}", prints: "A team of 8"),
  MachineCase("arithmetic by precedence", "{{ 2 + 3 * 4 - 10 % 4 }}", prints: "12"),
  MachineCase("division gives a decimal", "{{ 7 / 2 }}", prints: "3.5"),
  MachineCase("integer and decimal", "{{ 1 + 0.5 }}", prints: "1.5"),
  MachineCase("a negative number", "{{ -page.words }}", prints: "-8"),
  MachineCase("days after a date", "{{ page.date + 30 }}", prints: "2026-12-03"),
  MachineCase("days between dates", "{{ page.date - site.today }}", prints: "5"),
  MachineCase("a text with escapes", "{{ 'a\\'b\\n\\\\' }}", prints: "a'b\n\\"),
  MachineCase("a value chosen", "{{ \"long\" if page.words > 5 else \"short\" }}", prints: "long"),
  MachineCase("named and positional arguments", "{{ \"a-b\" | replace(\"-\", to: \"+\") }}", prints: "a+b"),
  MachineCase("raw text", "{% raw %}{{ page.title }} {% if %}{% end raw %}!", prints: "{{ page.title }} {% if %}!"),
]

let conditionCases: [MachineCase] = [
  MachineCase("if", "{% if page.reach %}yes{% end %}", prints: "yes"),
  MachineCase("else", "{% if page.publish_on %}yes{% else %}no{% end %}", prints: "no"),
  MachineCase(
    "the first branch that is true",
    "{% if page.publish_on %}1{% elif page.reach > 5 %}2{% elif page.reach %}3{% end %}", prints: "2"),
  MachineCase("an absent boolean is false", "{% if page.quick_win %}yes{% else %}no{% end %}", prints: "no"),
  MachineCase("an empty text is false", "{% if \"\" %}yes{% else %}no{% end %}", prints: "no"),
  MachineCase("an empty list is false", "{% if page.contents %}yes{% else %}no{% end %}", prints: "no"),
  MachineCase(
    "and stops early", "{% if page.publish_on and page.reach > 1 %}yes{% else %}no{% end %}", prints: "no"),
  MachineCase("or and not", "{% if not page.publish_on or page.quick_win %}yes{% end %}", prints: "yes"),
  MachineCase("not of or", "{% if not (page.publish_on or page.quick_win) %}yes{% end %}", prints: "yes"),
  MachineCase(
    "and as a value", "{% let both = page.reach and page.photo %}{% if both %}yes{% end %}", prints: "yes"),
  MachineCase("a choice by its id", "{% if page.scope == \"team\" %}yes{% end %}", prints: "yes"),
  MachineCase(
    "a choice in a list", "{% if page.scope not in [\"team\", \"individual\"] %}yes{% else %}no{% end %}",
    prints: "no"),
  MachineCase("a part of a text", "{% if \"Pier\" in page.title %}yes{% end %}", prints: "yes"),
  MachineCase(
    "a date with a text", "{% if page.date >= \"2026-11-03\" and page.date < \"2026-11-04\" %}yes{% end %}",
    prints: "yes"),
  MachineCase("a quarter with a text", "{% if page.period == \"2026-Q3\" %}yes{% end %}", prints: "yes"),
  MachineCase("a percentage with a number", "{% if page.rise > 38 %}yes{% end %}", prints: "yes"),
  MachineCase(
    "what is absent is not less",
    "{% if page.publish_on < page.date or page.publish_on > page.date %}yes{% else %}no{% end %}", prints: "no"),
  MachineCase("none by name", "{% if page.publish_on == none and page.reach != none %}yes{% end %}", prints: "yes"),
  MachineCase("an entry is itself", "{% if (stories | first) == page %}yes{% end %}", prints: "yes"),
  MachineCase(
    "a condition makes a value certain", "{% if page.reach %}{{ page.reach + 1 }}{% end %}", prints: "61"),
]

let loopCases: [MachineCase] = [
  MachineCase(
    "a loop and its turns",
    "{% for k in page.keywords %}{{ loop.index }}{{ loop.index0 }}{{ loop.length }}{{ k }}{% if not loop.last %}, {% end %}{% end %}",
    prints: "102calm, 212queue"),
  MachineCase(
    "the first turn", "{% for k in page.keywords %}{% if loop.first %}>{% end %}{{ k }} {% end %}",
    prints: ">calm queue "),
  MachineCase("an empty loop", "{% for h in page.contents %}x{% else %}none{% end %}", prints: "none"),
  MachineCase(
    "an absent list", "{% for s in (stories | last).program.stories %}{{ s.slug }}{% else %}none{% end %}",
    prints: "fewer-raised-voices"),
  MachineCase(
    "loops within loops",
    "{% for a in [1, 2] %}{% for b in [3, 4] %}{{ a * b }}{% if loop.last %};{% else %},{% end %}{% end %}{{ loop.index }} {% end %}",
    prints: "3,4;1 6,8;2 "),
  MachineCase(
    "chained filters",
    "{% for s in stories | where(scope: \"team\") | sort(by: date, descending: true) | take(1) %}{{ s.slug }}{% end %}",
    prints: "fewer-raised-voices"),
  MachineCase(
    "a condition with the page", "{% for s in stories | where(program: page.program) %}{{ s.slug }} {% end %}",
    prints: "fewer-raised-voices asking-for-help "),
  MachineCase(
    "groups", "{% for g in stories | group(by: scope) %}{{ g.key }}: {{ g.items | count }}; {% end %}",
    prints: "A team: 2; Organisation: 1; "),
  MachineCase("a name for a value", "{% let n = page.words * 2 %}{{ n }}/{{ n }}", prints: "16/16"),
  MachineCase("a name for each turn", "{% for a in [1, 2] %}{% let b = a + 1 %}{{ b }}{% end %}", prints: "23"),
  MachineCase("a list of a field", "{{ stories | map(title) | first }}", prints: "Fewer raised voices at Pier 2"),
]

let componentCases: [MachineCase] = [
  MachineCase(
    "a call", "{{ greet(name: \"Marta\") }}", prints: "<b>Marta!</b>",
    components: "{% component greet(name: text, mark: text = \"!\") %}<b>{{ name }}{{ mark }}</b>{% end %}"),
  MachineCase(
    "arguments by position", "{{ greet(\"Marta\", \"?\") }}", prints: "<b>Marta?</b>",
    components: "{% component greet(name: text, mark: text = \"!\") %}<b>{{ name }}{{ mark }}</b>{% end %}"),
  MachineCase(
    "components call components", "{{ outer(story: page) }}", prints: "(fewer-raised-voices)(x)",
    components:
      "{% component outer(story: story) %}{{ inner(t: story.slug) }}{{ inner(t: \"x\") }}{% end %}{% component inner(t: text) %}({{ t }}){% end %}"
  ),
  MachineCase(
    "a component as an argument", "{{ frame(content: word(t: \"<\")) }}", prints: "<p><i>&lt;</i></p>",
    components:
      "{% component frame(content: html) %}<p>{{ content }}</p>{% end %}{% component word(t: text) %}<i>{{ t }}</i>{% end %}"
  ),
  MachineCase(
    "a text as HTML is escaped", "{{ frame(content: \"<\") }}", prints: "<p>&lt;</p>",
    components: "{% component frame(content: html) %}<p>{{ content }}</p>{% end %}"),
  MachineCase(
    "an optional parameter", "[{{ day(on: page.publish_on) }}{{ day() }}]", prints: "[--]",
    components: "{% component day(on: date?) %}{% if on %}{{ on }}{% else %}-{% end %}{% end %}"),
  MachineCase(
    "any entry as a page", "{{ name(of: page) }}, {{ name(of: page.program ?? page) }}",
    prints: "fewer-raised-voices, calm-at-the-counter",
    components: "{% component name(of: page) %}{{ of.slug }}{% end %}"),
  MachineCase(
    "globals are in sight", "{{ home() }}", prints: "../../",
    components: "{% component home() %}{{ site.home }}{% end %}"),
  MachineCase(
    "loops of its own", "{% for n in [1, 2] %}{{ twice(s: \"a\") }}{{ n }}{{ loop.index }}{% end %}",
    prints: "aa11aa22", components: "{% component twice(s: text) %}{% for i in [0, 0] %}{{ s }}{% end %}{% end %}"),
  MachineCase(
    "a list as an argument", "{{ all(of: page.tags) }}", prints: "Guests",
    components: "{% component all(of: list of tag) %}{% for t in of %}{{ t.name }}{% end %}{% end %}"),
  MachineCase(
    "a choice passes for text", "{{ greet(name: page.scope) }}", prints: "A team",
    components: "{% component greet(name: text) %}{{ name }}{% end %}"),
]

let whitespaceCases: [MachineCase] = [
  MachineCase("a line with a tag vanishes", "a\n  {% if page.reach %}\nb\n  {% end %}\nc\n", prints: "a\nb\nc\n"),
  MachineCase(
    "a line with several tags too", "a\n{% if page.reach %}{% if page.rise %}\nb\n{% end %} {% end %}\nc",
    prints: "a\nb\nc"),
  MachineCase("and one with a comment", "a\n  {# no #}\nb", prints: "a\nb"),
  MachineCase("at the beginning and the end", "{% let a = 1 %}\n{{ a }}\n{% let b = 2 %}", prints: "1\n"),
  MachineCase("Windows line endings", "a\r\n{% let b = 1 %}\r\n{{ b }}", prints: "a\r\n1"),
  MachineCase("a tag beside text stays in its line", "a {% if page.reach %} b {% end %} c\n", prints: "a  b  c\n"),
  MachineCase("a value's line stays", "a\n  {{ page.words }}\nb", prints: "a\n  8\nb"),
  MachineCase("trimming on both sides", "a \n {{- page.words -}} \n b", prints: "a8b"),
  MachineCase("trimming by tags", "a \n {%- if page.reach -%} \n b \n {%- end -%} \n c", prints: "abc"),
]
