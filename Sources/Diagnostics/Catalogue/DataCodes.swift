// Faults of content/data. D001-D009 the notation of a table, D010-D029 rows of figures, D030 on: readers' answers.

extension Code {
  static let dataCodes: [Code] = [
    brokenRow, raggedRow, dataNotText, tooMuchData, unknownColumn, missingColumn, columnTwice, unknownMeasure,
    badPeriod, badFigure, formulaInCell, brokenFraction, valueDisagrees, sizeMissing, groupWithoutSize, figureTwice,
    unknownArm, emptyFigure, writtenObservations, markDisagrees, nearGroup, percentBeyond, twoGroupsOfOneSide,
    noColumnMap, unknownAnsweredPage, personalAnswer, unreadableAnswer,
  ]

  package static let brokenRow = Code(
    "D001", title: "a cell that cannot be read",
    meaning: """
      A cell that holds a separator, a line end or a quote stands between double quotes, and a quote inside is doubled \
      (RFC 4180). Here a quote is not closed, or stands where it means nothing, so that what follows is uncertain.
      """,
    example: "pier-2,2026-Q3,\"3.9,61000",
    remedy: "Save the table again as CSV from the spreadsheet, or write the quote twice and close it.")

  package static let raggedRow = Code(
    "D002", title: "a row with too few or too many cells",
    meaning:
      "Every row has one cell for each column of the header; otherwise a figure could land in another column.",
    example: "metric,period,value,n\npier-2,2026-Q3,3.9",
    remedy: "Add the missing separators, or put a text that holds a separator in quotes.")

  package static let dataNotText = Code(
    "D003", title: "a data file that is not UTF-8 text",
    meaning:
      "Data files are UTF-8 text, with or without a byte order mark. This one was saved in another encoding.",
    example: "group: Caf\u{FFFD} (saved as Latin-1), or a file with NUL bytes",
    remedy: "Save it from the spreadsheet as \"CSV UTF-8\".")

  package static let tooMuchData = Code(
    "D004", title: "a data file that is too large",
    meaning: """
      A data file may have 100 MB, a million rows, 200 columns and 64 KB in one cell, and one figure 2,000 groups in a \
      quarter: far more than figures for readers need.
      """,
    example: "content/data/every-answer-since-2009.csv",
    remedy: "Sum the figures up by quarter and group before they come here.")

  package static let unknownColumn = Code(
    "D005", title: "there is no such column",
    meaning:
      "The columns of a file with figures are known. A misspelt one would be ignored silently, so it is an error.",
    example: "metric,perod,value,n",
    remedy: "Use the name that is suggested, or delete the column. docs/data.md lists them.")

  package static let missingColumn = Code(
    "D006", title: "a column is missing",
    meaning: """
      A file with figures has the columns metric, period, value and n; a file with answers has those that the column \
      map in content/site.yaml names.
      """,
    example: "metric,period,value",
    remedy: "Add the column to the header, and a cell to every row; or correct the column map.")

  package static let columnTwice = Code(
    "D007", title: "two columns have one name",
    meaning: "It would be uncertain which of them counts.",
    example: "metric,period,value,value,n",
    remedy: "Delete or rename one of them.")

  package static let unknownMeasure = Code(
    "D010", title: "figures of a page that does not exist",
    meaning: """
      The column metric names an entry by its slug, which is its file name without .md. Its type has the facet \
      `measure` and a field of the kind `series`.
      """,
    example: "on-time-shar,2026-Q3,88.8,3680",
    remedy: "Correct the spelling, or write the page first.")

  package static let badPeriod = Code(
    "D011", title: "not a quarter",
    meaning: "Figures are by quarter: the year, a hyphen, and Q1 to Q4.",
    example: "on-time-share,Q3 2026,88.8,3680",
    remedy: "Write `2026-Q3`.")

  package static let badFigure = Code(
    "D012", title: "not a number",
    meaning: """
      Numbers have no separators between thousands, a point before decimals, and no unit. n, numerator and denominator \
      are whole and not negative.
      """,
    example: "on-time-share,2026-Q3,\"88,8 %\",3680",
    remedy: "Write `88.8`. In a spreadsheet, format the cells as plain numbers before saving.")

  package static let formulaInCell = Code(
    "D013", title: "a formula instead of a number",
    meaning: """
      A cell that begins with =, +, - or @ is a formula to a spreadsheet. Nothing is worked out here, and no formula is \
      carried on to others who would open the file.
      """,
    example: "on-time-share,2026-Q3,=B7/C7,3680",
    remedy: "Put the result in its place: in a spreadsheet, copy the cells and paste them as values.")

  package static let brokenFraction = Code(
    "D014", title: "numerator and denominator do not fit",
    meaning: """
      A part cannot be larger than its whole, nothing is divided by zero, and one of the two says nothing without the \
      other.
      """,
    example: "learning-reach,2026-Q3,53.0,1840,,1975,1840",
    remedy: "Correct the numbers. A rate that may exceed its base is written without numerator and denominator.")

  package static let valueDisagrees = Code(
    "D015", .warning, title: "a value that its numerator and denominator do not give",
    meaning: """
      Numerator and denominator, divided and rounded like the value, should give it: as a share, in percent, or for a \
      thousand or a hundred thousand.
      """,
    example: "learning-reach,2026-Q3,35.0,1840,,975,1840",
    remedy: "Correct whichever is wrong, or leave numerator and denominator out.")

  package static let sizeMissing = Code(
    "D016", .warning, title: "figures without their n",
    meaning: "Readers cannot judge a figure without knowing how many people or cases it is made of.",
    example: "on-time-share,2026-Q3,88.8,",
    remedy: "Write the number into the column n. Where it is not known, the warning stays as a reminder.")

  package static let groupWithoutSize = Code(
    "D017", title: "a group without its n",
    meaning: """
      Figures of small groups are hidden, because colleagues would recognise one another in them. Without n nobody can \
      tell which are small.
      """,
    example: "use-at-work,2026-Q3,75.0,,Digital",
    remedy: "Write how many people or cases the figure is made of, or delete the row.")

  package static let figureTwice = Code(
    "D018", title: "a figure is there twice",
    meaning: "Metric, period, group and arm name one figure; with two of them it would be uncertain which counts.",
    example: "use-at-work,2026-Q3,61.0,371\nuse-at-work,2026-Q3,62.0,371",
    remedy: "Delete one of the rows.")

  package static let unknownArm = Code(
    "D019", title: "an arm that is neither treated nor control",
    meaning: "A comparison has two sides: those who took part (treated), and those who did not (control).",
    example: "on-time-share,2026-Q3,91.0,1472,,,,,treatment",
    remedy: "Write `treated` or `control`, or leave the cell empty.")

  package static let emptyFigure = Code(
    "D020", title: "a row without a figure",
    meaning: "A row has a value or a plan. A quarter for which there is neither is simply left out.",
    example: "on-time-share,2026-Q3,,",
    remedy: "Fill in the value, or delete the row.")

  package static let writtenObservations = Code(
    "D021", title: "a field that comes from data files",
    meaning:
      "A field of the kind `series` is filled from the rows of content/data/*.csv whose metric is this page.",
    example: "observations: [{period: 2026-Q3, value: 88.8}]",
    remedy: "Write the figures as rows of a file in content/data, and delete the field.")

  package static let markDisagrees = Code(
    "D022", .warning, title: "a page and its figures disagree",
    meaning: """
      A page that takes figures may say itself where they began (baseline) and what is wanted (target). For the same quarter \
      the row of the whole should have the same value, and its plan should be the target.
      """,
    example: "baseline: {period: 2025-Q2, value: 78}     # and in content/data: csat,2025-Q2,77.4,1204",
    remedy: "Correct whichever is wrong; the message names both places.")

  package static let nearGroup = Code(
    "D023", .warning, title: "a group that is probably another, spelt wrongly",
    meaning: """
      A name that differs from another in capitals, accents or \"&\" only, or is there once and nearly like one that is there \
      often, makes a group of its own and a gap in the right one. Groups beside each other in a quarter are taken for two.
      """,
    example: "use-at-work,2026-Q2,61.0,120,Fleet\nuse-at-work,2026-Q3,64.5,110,Fleet",
    remedy: "Spell the group like the other rows. If it is another group, the warning ends with its second quarter."
  )

  package static let percentBeyond = Code(
    "D024", title: "a share below 0 or above 100 percent",
    meaning: """
      A page whose unit is \"percent\" (or \"per cent\", \"%\") shows a share of something, so its values, plans, baseline and \
      target lie between 0 and 100. What may lie beyond, such as a change, an attainment or a return, has a unit that says of \
      what it is, and is not checked; a net promoter score counts points.
      """,
    example: "learning-reach,2026-Q3,530,1840     # and in content/metrics/learning-reach.md: unit: percent",
    remedy: "Correct the value, or write a longer unit: `unit: percent of plan`, `unit: percent change`.")

  package static let twoGroupsOfOneSide = Code(
    "D025", .warning, title: "a side of a comparison that is several groups",
    meaning: """
      A comparison is drawn as two lines, and set off one against the other: those who took part and those who did not. Each side is one group in all \
      quarters, or the rows of the side as a whole. Here one side has two groups and no such rows, so nothing is drawn; the other figures are.
      """,
    example: "on-time-share,2026-Q3,91.0,1472,Pier 1,treated\non-time-share,2026-Q3,90.2,1380,Pier 2,treated",
    remedy: """
      Add a row for the whole side in each quarter, with its own value and n and an empty group: `on-time-share,2026-Q3,90.6,2852,,treated`. Or leave `arm` \
      empty for the group that is not compared; if it is one group that was renamed, give all its rows one name.
      """)

  package static let noColumnMap = Code(
    "D030", title: "answers without a column map",
    meaning: """
      Exports of forms name their columns in many ways. `feedback: answers:` in content/site.yaml says which column is \
      which; all others are never read.
      """,
    example: "content/data/feedback/2026-q3.csv",
    remedy: "Add `answers: {response: Response ID, page: Page, useful: \"Was this useful?\"}` below `feedback:`.")

  package static let unknownAnsweredPage = Code(
    "D031", .warning, title: "answers about a page that is not here",
    meaning: """
      The page of an answer is a slug with its type or folder (`stories/pier-2`), a path or a whole address. The page \
      may have been renamed or removed since.
      """,
    example: "r-17,stories/peir-2,Yes",
    remedy: "Correct it in the file, or give the page its old address as an alias.")

  package static let personalAnswer = Code(
    "D032", .warning, title: "a personal address among the answers",
    meaning:
      "Names and addresses of those who answer are not kept. This cell is an address, so its row is left out.",
    example: "r-17,stories/pier-2,ana@example.com",
    remedy: "Map another column, or delete the column before the file is put here.")

  package static let unreadableAnswer = Code(
    "D033", .warning, title: "an answer that cannot be read",
    meaning: """
      A row has the number of its response; an answer is one of the words that the column map counts as yes or no; a \
      rating is a number from 0 to 10.
      """,
    example: "r-17,stories/pier-2,Maybe",
    remedy: "Add the word to `yes:` or `no:` of the column map, or correct the cell.")
}
