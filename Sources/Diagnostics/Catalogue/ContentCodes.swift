// Faults of what authors write in YAML. C001-C009 notation, C010-C029 fields and values, C030 on: content as a whole.

extension Code {
  static let contentCodes: [Code] = [
    unreadableYAML, needsQuotes, unclosed, wrongIndentation, tabInIndentation, unusedYAML, duplicateKey,
    tooMuchYAML,
    badBytes, unknownKey, missingField, wrongForm, emptyItem, textTooLong, notNumber, outOfRange, notDate,
    unknownZone,
    notDuration, notMoney, notBoolean, unknownChoice, notURL, unsafeURL, notEmail, notSlug, imageWithoutSource,
    placeholderLeft, outOfOrder, skippedTime, severalCurrencies, cutAtComma,
  ]

  package static let unreadableYAML = Code(
    "C001", title: "this line cannot be read",
    meaning: """
      The lines at the top of a page are a list of fields, each written as a name, a colon, a space and a value. This \
      line is not one of them: mostly the colon is missing, or the space behind it.
      """,
    example: "title:Fewer raised voices",
    remedy: "Write a space behind the colon: `title: Fewer raised voices`.")

  package static let needsQuotes = Code(
    "C002", title: "a value needs quotes",
    meaning: """
      Some characters mean something in YAML: a colon with a space behind it, a value that begins with `@`, `*`, `&`, \
      `%`, `!` or a backtick, and a quote inside quotes.
      """,
    example: "title: Stop the line: what Marta saw",
    remedy: """
      Put the value in quotes: `title: "Stop the line: what Marta saw"`. A quote of the same kind inside is written \
      with a backslash in double quotes, and doubled in single quotes.
      """)

  package static let unclosed = Code(
    "C003", title: "a quote or bracket is not closed",
    meaning: "A value that begins with a quote or a bracket goes on until that is closed, over line ends, too.",
    example: "tags: [service, complaints",
    remedy: "Close it on the same line: `tags: [service, complaints]`.")

  package static let wrongIndentation = Code(
    "C004", title: "a line is indented wrongly",
    meaning: """
      Fields that belong together begin in the same column. What belongs to a field stands below it, two spaces \
      further to the right; an item of a list begins with a hyphen and a space.
      """,
    example: "title: Fewer raised voices\n  owner: Learning team",
    remedy: "Let the line begin under the first letter of its neighbours.")

  package static let tabInIndentation = Code(
    "C005", title: "a tab indents a line",
    meaning: "Tabs are of different width in different editors, so YAML does not allow them in front of a line.",
    example: "quote:\n\ttext: We listen first.",
    remedy: "Replace each tab in front of the line by two spaces.")

  package static let unusedYAML = Code(
    "C006", title: "this part of YAML is not used here",
    meaning: """
      Anchors (&), aliases (*), tags (!), merge keys (<<), directives (%), several documents and keys that are lists \
      make a file hard to read, or unsafe, and no page needs them.
      """,
    example: "title: &name Fewer raised voices",
    remedy: "Write the value out. When it should begin with such a character, put it in quotes.")

  package static let duplicateKey = Code(
    "C007", title: "a field is written twice",
    meaning: "One of two values would be lost without anybody noticing.",
    example: "owner: Learning team\nowner: Fleet",
    remedy: "Keep one of the two lines. Several values of a list are written as `tags: [one, two]`.")

  package static let tooMuchYAML = Code(
    "C008", title: "too long or too deeply nested",
    meaning: "Front matter may be 64 KB long and 32 levels deep, which is far more than any page needs.",
    example: "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    remedy: "Move long text into the body of the page.")

  package static let badBytes = Code(
    "C009", title: "a character that is not allowed",
    meaning: """
      Files are UTF-8 text. Control characters and other characters that show nothing come in when text is copied from \
      another program, or when a file is saved in another encoding.
      """,
    example: "title: Caf\u{FFFD} at the pier (saved as Latin-1)",
    remedy: "Save the file as UTF-8; delete the character and type it again.")

  package static let unknownKey = Code(
    "C010", title: "there is no such field",
    meaning: "Each type of page declares its fields. A misspelt name would be ignored silently, so it is an error.",
    example: "sumary: Three questions halved the complaints",
    remedy: "Use the name that is suggested; `laurel explain TYPE` lists all fields of a type.")

  package static let missingField = Code(
    "C011", title: "a field is missing",
    meaning: "The type of page needs this field, because its pages and lists show it.",
    example: "title: Fewer raised voices\nstatus: draft",
    remedy: "Add the line; the message shows an example.")

  package static let wrongForm = Code(
    "C013", title: "a value of the wrong form",
    meaning:
      "A field takes a single value, a list of them, or a group of fields of its own; another form was written.",
    example: "title: [Fewer, raised, voices]",
    remedy: "Write it in the form that the message shows; `laurel explain TYPE.FIELD` has an example.")

  package static let emptyItem = Code(
    "C014", title: "an empty item in a list",
    meaning: "A hyphen with nothing behind it is mostly something that was forgotten.",
    example: "tags:\n  - service\n  -",
    remedy: "Fill in the item or delete its line.")

  package static let textTooLong = Code(
    "C015", title: "text too long or too short",
    meaning: "The text has a place of limited width: on a card, in a list, in a mailbox's overview.",
    example: "summary: (a text of 184 characters, where 160 fit)",
    remedy: "Shorten it, the details belong in the body; or say a little more.")

  package static let notNumber = Code(
    "C016", title: "not a number",
    meaning: "Numbers have no separators between thousands, and a point before decimals, in every language.",
    example: "participants: 1,840",
    remedy: "Write `participants: 1840`. A percentage is `38.5` or `38.5 %`.")

  package static let outOfRange = Code(
    "C017", title: "a number out of range",
    meaning: "The field has a smallest or largest value.",
    example: "evidence_level: 7",
    remedy: "Write a number within the limits that the message gives.")

  package static let notDate = Code(
    "C018", title: "not a date",
    meaning: """
      Dates are written year-month-day, which means the same everywhere; dates and times name their zone, because \
      colleagues live in several; a quarter is a year and Q1 to Q4.
      """,
    example: "date: 3.11.2026",
    remedy: "Write `2026-11-03`, `2026-11-03 09:30 Europe/Lisbon`, or `2026-Q3`, as the field needs.")

  package static let unknownZone = Code(
    "C019", title: "unknown time zone",
    meaning:
      "A zone is named by region and city, as the IANA database lists them. Letters like CET leave the summer open.",
    example: "start: 2026-11-03 09:30 CET",
    remedy: "Write the nearest large city: `2026-11-03 09:30 Europe/Lisbon`.")

  package static let notDuration = Code(
    "C020", title: "not a duration",
    meaning: "A duration is a number of minutes, or hours and minutes.",
    example: "duration: half a day",
    remedy: "Write `90`, `90 min` or `1 h 30 min`.")

  package static let notMoney = Code(
    "C021", title: "not an amount of money",
    meaning: "An amount is a number and the three letters of its currency, without separators between thousands.",
    example: "cost: € 1,200",
    remedy: "Write `1200 EUR` or `1200.50 EUR`.")

  package static let notBoolean = Code(
    "C022", title: "neither yes nor no",
    meaning: "The field is a question that is answered with yes or no (or true or false).",
    example: "quick_win: maybe",
    remedy: "Write `yes` or `no`.")

  package static let unknownChoice = Code(
    "C023", title: "not one of the choices",
    meaning: "The field takes one of a fixed set of values, so that pages can be grouped and filtered by it.",
    example: "status: publishd",
    remedy: "Write one of the values that the message lists.")

  package static let notURL = Code(
    "C024", title: "not an address",
    meaning: "An address begins with https://, http://, mailto: or tel:, or is a path inside this site.",
    example: "lms_url: www.larkspur.example/courses",
    remedy: "Write the whole address: `https://www.larkspur.example/courses`.")

  package static let unsafeURL = Code(
    "C025", title: "an address that is not allowed",
    meaning: """
      Addresses that begin with javascript:, data: and the like can run a program in a reader's browser. Only https, \
      http, mailto and tel are allowed; disguised ones are recognised.
      """,
    example: "lms_url: javascript:alert(1)",
    remedy: "Link to a page instead.")

  package static let notEmail = Code(
    "C026", title: "not an e-mail address",
    meaning: "One address is expected, of the form name@organisation.example, without a name in front of it.",
    example: "feedback: Learning team <lnd@larkspur.example>",
    remedy: "Write the bare address: `lnd@larkspur.example`.")

  package static let notSlug = Code(
    "C027", title: "not a short name",
    meaning:
      "Such a name becomes part of an address or of a file's name: lower-case letters, digits and single hyphens.",
    example: "layout: Quick Wins",
    remedy: "Write `quick-wins`.")

  package static let imageWithoutSource = Code(
    "C028", title: "an image without its file",
    meaning: "An image is the name of a file beside the page and a text for people who do not see it.",
    example: "photo: {alt: The ferry at Pier 2}",
    remedy: "Write `photo: {src: harbour.svg, alt: The ferry at Pier 2}`.")

  package static let outOfOrder = Code(
    "C060", title: "a day that comes before the one it follows",
    meaning: """
      Some days and times come in pairs: an event ends after it has begun, consent runs out after it was given, a page \
      is taken off after it was published. Times in different zones are compared as the moments that they are.
      """,
    example: "publish_on: 2026-11-03\nexpires_on: 2026-10-03",
    remedy:
      "Correct one of the two; the message names both. `laurel explain TYPE` says which days must follow which.")

  package static let skippedTime = Code(
    "C061", title: "a time that the clocks leave out",
    meaning: """
      In the night when the clocks go forward an hour is missing: nobody could come at that time. Of an hour that comes \
      twice, in the night when they go back, the first one is meant.
      """,
    example: "start: 2027-03-28 01:30 Europe/Lisbon",
    remedy: "Write the time that clocks show then: `2027-03-28 02:30 Europe/Lisbon`.")

  package static let severalCurrencies = Code(
    "C062", title: "amounts in several currencies",
    meaning: """
      The type says that its pages add amounts up (`one_currency: true`). Amounts are not converted, so all of a page's are in the \
      same currency.
      """,
    example: "costs: [{item: Room, amount: 900 EUR}, {item: Licence, amount: 400 USD}]",
    remedy: "Convert the amounts by a rate that you name in the text, and write all in one currency.")

  package static let cutAtComma = Code(
    "C063", title: "a comma that cuts a value in two",
    meaning: """
      In a record on one line, `{name: value, name: value}`, a comma begins the next field. A comma inside a number or a text \
      ends it there, and its rest is no field of the record.
      """,
    example: "metric_change: {metric: refunds, before: 38,000, after: 31,500}",
    remedy: """
      Write numbers without separators, `before: 38000`, decimals behind a point, and put straight quotes around a text: \
      `{text: "We listened, and asked.", by: marta}`. Curly quotes are letters like others.
      """)

  package static let placeholderLeft = Code(
    "C029", title: "something is still to be filled in",
    meaning: "`laurel new` marks what only you can know with `FILL IN:`; such a text must not get to readers.",
    example: "summary: \"FILL IN: one or two sentences\"",
    remedy: "Replace the whole text, from `FILL IN:` to its end.")
}
