// T: templates. How they are written, what they name, how types go together, and what happens while they render.

extension Code {
  static let templateCodes: [Code] = templateSyntaxCodes + templateNameCodes + templateTypeCodes + renderCodes
}

// MARK: Writing

extension Code {
  static let templateSyntaxCodes: [Code] = [
    unclosedTag, unclosedText, unexpectedCharacter, unexpectedToken, foreignSpelling, unclosedBlock, strayTag,
    unknownTag,
    nestedTooDeep, misplacedTag, declaredTwice,
  ]

  package static let unclosedTag = Code(
    "T001", title: "a tag is never closed",
    meaning: "Every {{ needs its }}, every {% its %}, every {# its #}. What follows an open one cannot be read.",
    example: "<h1>{{ page.title </h1>",
    remedy: "Write the closing characters: {{ page.title }}.")

  package static let unclosedText = Code(
    "T002", title: "a quoted text is never closed",
    meaning: "A text in quotes ends with the same quote, on the same line.",
    example: "{{ page.tags | join(\", ) }}",
    remedy:
      "Write the closing quote. Inside a text, a quote is written \\\" or the text is put in the other quotes.")

  package static let unexpectedCharacter = Code(
    "T003", title: "a character that means nothing here",
    meaning: "Inside a tag stand names, numbers, texts in quotes, and operators.",
    example: "{{ page.title; }}",
    remedy:
      "Remove it. Put text in quotes. In a text, a backslash stands only before n, t, a quote or another backslash."
  )

  package static let unexpectedToken = Code(
    "T004", title: "something else was expected",
    meaning: "The tag or expression is incomplete, or two things stand side by side without an operator.",
    example: "{% for story stories %}",
    remedy: "Complete it as the message says: {% for story in stories %}.")

  package static let foreignSpelling = Code(
    "T005", title: "another language's spelling",
    meaning: "This is how another template or programming language writes it.",
    example: "{% if page.summary && page.owner %}",
    remedy: "Write it as the message says: {% if page.summary and page.owner %}.")

  package static let unclosedBlock = Code(
    "T006", title: "a block is never ended",
    meaning: "if, for, block, component and raw hold everything up to their {% end %}.",
    example: "{% if page.summary %}<p>{{ page.summary }}</p>",
    remedy: "Write {% end %} where it ends. {% end if %} does the same and is checked.")

  package static let strayTag = Code(
    "T007", title: "end, else or elif without its block",
    meaning: "The tag belongs to no open block, or to one of another kind, or comes after an else.",
    example: "{% for s in stories %}{{ s.title }}{% end if %}",
    remedy: "Remove it, or name the block that is open: {% end for %}.")

  package static let unknownTag = Code(
    "T008", title: "there is no such tag",
    meaning: "The tags are if, elif, else, for, let, block, component, extends, raw and end.",
    example: "{% include \"card.html\" %}",
    remedy: "Use one of them. A part that is used often is a component: {{ card(story: s) }}.")

  package static let nestedTooDeep = Code(
    "T009", title: "too much inside one another",
    meaning:
      "Blocks in blocks, and the parts of one expression, are bounded, so that every template can be checked and run.",
    example: "{% if a %}{% if b %}{% if c %} … fifty levels deep",
    remedy: "Move a part into a component, or name a part of the expression with {% let %}.")

  package static let misplacedTag = Code(
    "T010", title: "a tag in the wrong place",
    meaning: """
      extends stands first. A component stands by itself in a file of templates/components/. A template that extends \
      another holds blocks and nothing else.
      """,
    example: "<p>Hello</p>{% extends \"base.html\" %}",
    remedy: "Move it where the message says.")

  package static let declaredTwice = Code(
    "T011", title: "declared twice",
    meaning:
      "Two components, parameters or blocks of one name in one place, or a name that already means something.",
    example: "{% for page in stories %}",
    remedy: "Choose another name: {% for story in stories %}.")
}

// MARK: Names

extension Code {
  static let templateNameCodes: [Code] = [
    unknownName, unknownTemplateField, unknownFilter, unknownFunction, unknownArgument, missingArgument,
    unknownTemplate,
    unknownBlock, unknownParameterType, misplacedName, recursion,
  ]

  package static let unknownName = Code(
    "T020", title: "there is nothing of that name",
    meaning: """
      A template knows page, site, the collections by their folder's name, tags, and what {% let %}, {% for %} and a \
      component's parameters name. A component does not see the page it is used on.
      """,
    example: "{{ pgae.title }}",
    remedy: "Correct the spelling. Pass to a component what it needs.")

  package static let unknownTemplateField = Code(
    "T021", title: "there is no such field",
    meaning: "The content type does not declare this field, so no entry can have it.",
    example: "{{ page.sumary }}",
    remedy:
      "Correct the spelling, or declare the field in templates/types/. `laurel explain story` lists the fields.")

  package static let unknownFilter = Code(
    "T022", title: "there is no such filter",
    meaning: "What stands after | is a filter. The set of filters is fixed, so that every one can be checked.",
    example: "{{ page.title | uppper }}",
    remedy: "Correct the spelling: {{ page.title | upper }}.")

  package static let unknownFunction = Code(
    "T023", title: "there is no such function or component",
    meaning: "A name with parentheses calls a component of templates/components/ or a function.",
    example: "{{ crad(story: page) }}",
    remedy: "Correct the spelling, or write the component.")

  package static let unknownArgument = Code(
    "T024", title: "an argument that is not taken",
    meaning: "The filter, function or component has no parameter of that name, has fewer, or got one twice.",
    example: "{{ page.title | truncate(lenght: 40) }}",
    remedy: "Correct the spelling or remove the argument.")

  package static let missingArgument = Code(
    "T025", title: "an argument is missing",
    meaning: "A parameter without a default needs a value in every call.",
    example: "{{ card() }}",
    remedy: "Pass it: {{ card(story: s) }}.")

  package static let unknownTemplate = Code(
    "T026", title: "there is no such template",
    meaning:
      "extends, and a page's layout, name a file under templates/. Templates may not extend one another in a circle.",
    example: "{% extends \"bsae.html\" %}",
    remedy: "Correct the spelling, or write the file.")

  package static let unknownBlock = Code(
    "T027", title: "no parent has such a block",
    meaning:
      "A block of a template that extends another fills the block of that name in a parent. Without one it would show nowhere.",
    example: "{% block mian %} … {% end %}",
    remedy: "Correct the spelling, or put the block into the parent.")

  package static let unknownParameterType = Code(
    "T028", title: "there is no such type",
    meaning: """
      A parameter is text, html, integer, decimal, percent, money, boolean, date, datetime, duration, period, url, a content \
      type, entry, page, image, link, tag, heading, or a list of one of these.
      """,
    example: "{% component card(story: stroy) %}",
    remedy: "Correct the spelling: story: story.")

  package static let misplacedName = Code(
    "T029", title: "a name in the wrong place",
    meaning: """
      loop is known inside {% for %} only, {{ super() }} inside a block that a parent has too, and a component, function or \
      filter is called, not used as a value.
      """,
    example: "<p>{{ loop.index }}</p>",
    remedy: "Move it, or call it: {{ card(story: s) }}, {{ page.title | upper }}.")

  package static let recursion = Code(
    "T030", title: "a component that calls itself",
    meaning: "A component that uses itself, directly or by way of others, would never end.",
    example: "{% component tree(page: page) %}{{ tree(page: page) }}{% end %}",
    remedy: "Write the levels that are needed as components of their own.")
}

// MARK: Types

extension Code {
  static let templateTypeCodes: [Code] = [
    wrongArgument, optionalArgument, argumentForm, notPrintable, unlikeTypes, unknownTemplateChoice, badArithmetic,
    badCondition, badList, noFields, mixedEscaping,
  ]

  package static let wrongArgument = Code(
    "T040", title: "an argument of the wrong type",
    meaning: "The filter, function or component takes another type of value.",
    example: "{{ page.title | date(\"d MMMM yyyy\") }}",
    remedy: "Pass a value of the type it takes.")

  package static let optionalArgument = Code(
    "T041", title: "a value that may be absent",
    meaning: "The field is optional, so an entry may have no value there, and this place needs one.",
    example: "{{ card(story: page.lead) }}",
    remedy: "Ask first, {% if page.lead %} … {% end %}, or say what to use instead: page.lead ?? page.")

  package static let argumentForm = Code(
    "T042", title: "an argument that must be written out",
    meaning:
      "The argument is checked before anything renders, so it must be a text or number as such, or the bare name of a field.",
    example: "{{ stories | sort(by: \"date\") }}",
    remedy: "Write a text in quotes where a text is needed, and a field's name without quotes: sort(by: date).")

  package static let notPrintable = Code(
    "T043", title: "a value that cannot be printed",
    meaning: "A list, an entry, a record, and true or false have no text of their own.",
    example: "<p>{{ page.tags }}</p>",
    remedy: "Print a field, go through the list with {% for %}, or ask with {% if %}.")

  package static let unlikeTypes = Code(
    "T044", title: "unlike things side by side",
    meaning:
      "A comparison of a date with a number, say, would always be false, and a list or choice of unlike values has no type.",
    example: "{% if page.date == 3 %}",
    remedy: "Compare like with like. Dates and quarters may be written as text: page.date > \"2026-01-01\".")

  package static let unknownTemplateChoice = Code(
    "T045", title: "not one of the choices",
    meaning:
      "The field holds one of a closed set of choices, and this is none of them, so the comparison would always be false.",
    example: "{% if page.status == \"publishd\" %}",
    remedy: "Correct the spelling. `laurel explain story.scope` lists a field's choices.")

  package static let badArithmetic = Code(
    "T046", title: "these cannot be reckoned with",
    meaning:
      "Arithmetic is for numbers, percentages, money and durations; days can be added to a date. A missing value has no number.",
    example: "{{ page.title + 1 }}",
    remedy: "Reckon with numbers; join texts with ~; say what an absent number counts as: (page.seats ?? 0) + 1.")

  package static let badCondition = Code(
    "T047", title: "a number is no condition",
    meaning: "Languages do not agree whether 0 is true, so a number that is always there must be compared.",
    example: "{% if page.words %}",
    remedy: "Write what is meant: {% if page.words > 0 %}.")

  package static let badList = Code(
    "T048", title: "not a list",
    meaning: "{% for %} goes through a list, and `in` looks into a list or a text.",
    example: "{% for letter in page.title %}",
    remedy: "Use a field or collection that is a list.")

  package static let noFields = Code(
    "T049", title: "this has no fields",
    meaning: "Only entries, pages and records have fields. A list has members; a text, number or date is a value.",
    example: "{{ page.title.length }}",
    remedy: "Use a filter: {{ page.title | count }}. Of a list take a member first: (page.tags | first).name.")

  package static let mixedEscaping = Code(
    "T050", title: "a parent of another kind",
    meaning: "HTML, XML and plain text are escaped differently, so a template extends one of its own kind.",
    example: "{% extends \"base.html\" %} in feed.xml",
    remedy: "Give the parent the same suffix.")
}

// MARK: Rendering

extension Code {
  static let renderCodes: [Code] = [tooManySteps, tooMuchOutput, functionFault, noResult]

  package static let tooManySteps = Code(
    "T060", title: "too many turns of a loop",
    meaning: "Loops inside loops multiply. A bound keeps one page from holding up the whole build.",
    example: "{% for a in stories %}{% for b in stories %}{% for c in stories %} …",
    remedy: "Choose the members first: stories | where(program: page) | take(10).")

  package static let tooMuchOutput = Code(
    "T061", title: "a page that grew too large",
    meaning:
      "No reader waits for a page of many megabytes. Mostly a loop prints a whole body where a summary would do.",
    example: "{% for s in stories %}{{ s.body }}{% end %}",
    remedy: "Print summaries, or divide the list into pages.")

  package static let functionFault = Code(
    "T062", title: "a filter or function has no answer",
    meaning: "What it was given has the right type but a value it cannot work with.",
    example: "{{ page.title | truncate(-3) }}",
    remedy: "Give a value it can work with, as the message says.")

  package static let noResult = Code(
    "T063", title: "a calculation without a result",
    meaning: "A division by zero, a number too large, or amounts in two currencies.",
    example: "{{ page.benefit / page.cost }} where the cost is 0",
    remedy: "Ask first: {% if page.cost > 0 %} … {% end %}.")
}
