// Faults of type declarations, templates/types/*.yaml.

extension Code {
  static let schemaCodes: [Code] = [
    unknownKind, unknownTargetType, inverseMissing, typeDeclaredTwice, fieldNameTaken, badPermalink, badFacet,
    badDefault, badOrder, inverseNameTaken, badDeclaredName, optionNotOfKind, minimumAboveMaximum, optionMissing,
    badChoices, badExample,
    badListFilter, misplacedSeries, badAnonymous, badAuditRule, badBound, badShort, badAlternative, badMistakenName,
  ]

  package static let badAuditRule = Code(
    "S020", title: "a rule of the audit that cannot be asked",
    meaning: """
      `laurel audit` asks the rules that a type declares of each of its entries. `date` names a field of the type with \
      the day that is shown; `only: newest` asks the newest entry alone, which only a type ordered by days can tell. \
      What is wrong with the condition after `when` is reported as in a template.
      """,
    example:
      "order: title\naudit:\n  - {only: newest, when: page.date + 100 < site.today, say: The next one is due.}",
    remedy: "Name a field of the kind date, or order the type by a field that holds days.")

  package static let badBound = Code(
    "S024", title: "nothing to come after",
    meaning: """
      With `after` or `not_before` a field of the kind date, datetime or period names another one of them. It is looked for among \
      the fields beside it, then among those around its record; a dot leads into a record, and no list may be on the way.
      """,
    example: "fields:\n  start: {kind: datetime}\n  end: {kind: datetime, after: strat}",
    remedy: "Write the name of a field that holds one day, time or quarter: `after: start`.")

  package static let badShort = Code(
    "S025", title: "a value alone that stands for nothing",
    meaning: """
      With `short`, a record names those of its fields that a value without a key may stand for: the first that the value \
      suits. They hold a single value each.
      """,
    example: "items: {kind: list of record, short: [entri], fields: {entry: {kind: slug}}}",
    remedy: "Write the names of fields of the record that hold one value: `short: [entry, text]`.")

  package static let badAlternative = Code(
    "S026", title: "nothing that could do instead",
    meaning: """
      With `unless`, a required field names the one beside it that will do instead: an entry needs one of the two. It is said at \
      one of them only.
      """,
    example: "fields:\n  kind: {kind: text, required: true, unless: programm}\n  program: {kind: text}",
    remedy: "Write the name of a field of the same type or record: `unless: program`.")

  package static let badMistakenName = Code(
    "S027", title: "a mistaken name that leads to two fields, or is right",
    meaning: """
      With `also`, a field lists names that authors write for it by mistake, and the message about them has the right one. Such a \
      name leads to one field, and is no field itself; only a choice may list another choice, whose values tell which of the two is meant.
      """,
    example: "fields:\n  date: {kind: date}\n  held: {kind: date, also: [date]}",
    remedy: "Delete the name from `also`, or keep it at one field.")

  package static let unknownKind = Code(
    "S001", title: "there is no such kind of field",
    meaning: "The kind says what authors may write in a field and what templates can do with it.",
    example: "fields:\n  date: {kind: dat}",
    remedy: "Use one of the kinds that the message names, or `list of` one of them.")

  package static let unknownTargetType = Code(
    "S002", title: "a reference to a type that does not exist",
    meaning: "A reference leads to entries of a type, which is declared in a file of its own in templates/types.",
    example: "fields:\n  program: {kind: reference, to: [programme], inverse: stories}",
    remedy: "Use the name of a declared type, or declare the type.")

  package static let inverseMissing = Code(
    "S003", title: "a reference without its far end",
    meaning:
      "Every relation shows on both ends, so a reference names the list it makes on the entries it leads to.",
    example: "fields:\n  program: {kind: reference, to: [program]}",
    remedy: "Add a name: `inverse: stories`.")

  package static let typeDeclaredTwice = Code(
    "S004", title: "two types with one name or folder",
    meaning: "An entry's folder decides its type, and a type's name its template; both must be its own.",
    example: "name: story        # in two files",
    remedy: "Rename one of the types, or delete a file that was copied.")

  package static let fieldNameTaken = Code(
    "S005", title: "a field's name is taken",
    meaning: """
      Every type has the common fields (title, summary, owner and so on), and every page has values of its own (slug, \
      url, body and so on). A field of the same name could not be told from them.
      """,
    example: "fields:\n  summary: {kind: text}",
    remedy: "Delete the declaration of a common field; give any other field another name.")

  package static let badPermalink = Code(
    "S006", title: "a permalink that makes no addresses",
    meaning: "The pattern of a type's addresses needs `:slug`, or all its pages would have the same one.",
    example: "permalink: stories/",
    remedy: "Write `stories/:slug/`: lower-case letters, digits and hyphens, ending in a slash.")

  package static let badFacet = Code(
    "S007", title: "a facet that does not fit",
    meaning:
      """
      A facet (feed, event, mail, person, course, badge, evidence, measure) maps its roles to fields of the type, which must exist and be of a \
      kind that fits. An event needs a start and an end, a badge its criteria.
      """,
    example: "facets:\n  person: {consent: consnet}",
    remedy: "Use the name of a field that the type declares.")

  package static let badDefault = Code(
    "S008", title: "a default that its field would refuse",
    meaning: "A default is read as if an author had written it.",
    example: "fields:\n  scope: {kind: choice, choices: [team], default: teem}",
    remedy: "Write a value that the kind accepts.")

  package static let badOrder = Code(
    "S009", title: "pages cannot be ordered like this",
    meaning: "The order of a type names one of its fields that holds a text, a choice, a number or a time.",
    example: "order: -dat",
    remedy: "Write the name of a field, with a hyphen before it for descending order.")

  package static let inverseNameTaken = Code(
    "S010", title: "the name of an inverse list is taken",
    meaning: "The list of referring entries becomes a field of the other type, which has one of that name already.",
    example: "fields:\n  unit: {kind: reference, to: [unit], inverse: title}",
    remedy: "Choose another name for `inverse`. Two fields of one type may share a name: their entries are joined.")

  package static let badDeclaredName = Code(
    "S011", title: "a name that cannot be used",
    meaning: """
      Names of types, folders, fields and choices end up in templates and addresses: lower-case letters, digits and \
      underscores (hyphens in types and choices), beginning with a letter. A few are taken by the site itself.
      """,
    example: "fields:\n  Quick Win: {kind: boolean}",
    remedy: "Write `quick_win`.")

  package static let optionNotOfKind = Code(
    "S012", title: "an option of another kind",
    meaning: "Each kind of field has its own options; one that belongs to another kind would have no effect.",
    example: "fields:\n  date: {kind: date, maximum: 10}",
    remedy: "Delete the option, or change the kind.")

  package static let minimumAboveMaximum = Code(
    "S021", title: "a minimum above the maximum",
    meaning: "No value could keep both, so that nobody could fill the field in.",
    example: "fields:\n  seats: {kind: integer, minimum: 100, maximum: 5}",
    remedy: "Write the smaller number as the minimum.")

  package static let optionMissing = Code(
    "S013", title: "a kind lacks its option",
    meaning: "A choice needs its choices, a record its fields, and a reference the types it leads to.",
    example: "fields:\n  scope: {kind: choice}",
    remedy: "Add the option: `choices: [individual, team]`.")

  package static let badChoices = Code(
    "S014", title: "choices that cannot be used",
    meaning: "A choice needs at least one value, and each only once.",
    example: "fields:\n  scope: {kind: choice, choices: [team, team]}",
    remedy: "List each value once.")

  package static let badListFilter = Code(
    "S017", title: "a list cannot be narrowed like this",
    meaning: """
      Under `by`, a list names fields of its type whose values divide it, each with a heading: choices, texts or references, also \
      inside a record (`goals.goal`). Each value that occurs gets a list of its own.
      """,
    example: "list:\n  title: Programmes\n  summary: All of them.\n  by: {formt: Format}",
    remedy: "Write the name of such a field of the type.")

  package static let badAnonymous = Code(
    "S018", title: "nothing to be kept anonymous there",
    meaning: """
      Under `anonymous`, a type names its fields with words of people who are not to be known: texts and Markdown, also inside a \
      record (`heard.heard`). A known person's name in one of them is an error (P6).
      """,
    example: "anonymous: [sayed]",
    remedy: "Write the name of a field of the type that holds a text or Markdown.")

  package static let badExample = Code(
    "S015", title: "an example that its field would refuse",
    meaning:
      "Examples are printed for authors by `laurel explain` and in messages, so they are read like real values.",
    example: "fields:\n  date: {kind: date, example: 3.11.2026}",
    remedy: "Write a value that the kind accepts.")

  package static let misplacedSeries = Code(
    "S016", title: "a series that nothing can fill",
    meaning: """
      Rows of content/data/*.csv fill the one field of the kind `series` of an entry whose type has the facet \
      `measure`. A second one, or one inside a record or a list, would stay empty.
      """,
    example: "fields:\n  observations: {kind: list of series}",
    remedy: "Declare `observations: {kind: series}` once among the fields of the type, and `facets: measure:`.")
}
