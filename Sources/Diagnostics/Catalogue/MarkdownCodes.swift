// M001-M009: a text that is not parsed at all. M010-M019: HTML, links, images. M020-M029: structure.

extension Code {
  package static let markdownTooLong = Code(
    "M001", title: "the text is too long",
    meaning:
      "A body may have up to 1,000 kilobytes, a Markdown field of the front matter 16. Nobody reads a longer page, "
      + "and it would make every build slow.",
    example: "a log file of two megabytes pasted into a story",
    remedy: "Split the text into several entries, or publish the long part as a file to download and link to it.")

  package static let markdownNotUTF8 = Code(
    "M002", title: "the text is not UTF-8",
    meaning:
      "Text is stored as UTF-8 throughout. This file was saved in another encoding, so its letters with accents "
      + "would come out wrong.",
    example: "a file saved as \"ANSI\" or \"Windows-1252\" with the word Café in it",
    remedy: "Open the file in your editor and save it with the encoding UTF-8.")

  package static let markdownNUL = Code(
    "M003", title: "there is a NUL character",
    meaning:
      "The character with the number 0 cannot be part of a text; it usually comes from a damaged or binary file.",
    example: "a Word document renamed to story.md",
    remedy: "Delete the character, or copy the text into a new file.")

  package static let markdownTooDeep = Code(
    "M004", title: "quotations and lists are nested too deep",
    meaning:
      "One line may open up to 64 quotations and list items. More is a slip of the keyboard, or an attempt to make "
      + "the build slow.",
    example: ">>>>>>>>> (a hundred of them) text",
    remedy: "Use fewer levels.")

  package static let markdownTableTooLarge = Code(
    "M005", title: "the table is too large",
    meaning:
      "A table may have up to 100,000 cells; cells that are missing at the end of a row count too, because they are "
      + "filled in.",
    example: "a spreadsheet of 2,000 rows and 60 columns pasted as a table",
    remedy: "Split the table, or publish the spreadsheet as a file to download and link to it.")

  package static let markdownTooManyReferences = Code(
    "M006", title: "link definitions would make the page huge",
    meaning:
      "Each use of a link definition such as [x]: https://… copies its address into the page. A very long one that "
      + "is used very often adds up to more than 8 megabytes.",
    example: "a definition of 50 kilobytes that is used a thousand times",
    remedy: "Shorten the address or its title, or use it less often.")

  package static let markdownTooTangled = Code(
    "M007", title: "a line is too tangled to be read",
    meaning:
      "To find web addresses, e-mail addresses and table cells, the text is searched over and over. This line has so "
      + "many of them without a space between them that the search would not end in reasonable time.",
    example: "www.www.www.www. … ten thousand times without a space",
    remedy: "Break the line up. If it is data rather than prose, publish it as a file to download.")

  package static let markdownNotParsed = Code(
    "M008", title: "the text could not be read as Markdown",
    meaning:
      "The parser needed more than 512 megabytes for this text, or it crashed. Ordinary text takes a few, so the text "
      + "holds something that the parser cannot cope with.",
    example: "a table with a thousand columns in its first line and ten thousand short rows below",
    remedy:
      "Look for very wide tables, deeply nested lists or quotations and long lines of punctuation. To find the place, "
      + "take half of the text out and build again. Data is better published as a file to download.")

  package static let markdownTookTooLong = Code(
    "M009", title: "reading the text took too long",
    meaning:
      "A text may keep the build waiting for 5 seconds; a long page takes a hundredth of one. This text holds something "
      + "that the parser goes over again and again.",
    example: "a hundred kilobytes of brackets, bars and dashes without a word between them",
    remedy:
      "Look for very wide tables, deeply nested lists or quotations and long lines of punctuation. To find the place, "
      + "take half of the text out and build again. Data is better published as a file to download.")

  package static let markdownRawHTML = Code(
    "M010", title: "HTML in Markdown",
    meaning:
      "Content is written in Markdown only. HTML tags could break the page's layout, make it unusable for people "
      + "with screen readers, or run a program in every reader's browser, so none is taken over.",
    example: "The <b>new</b> rota<br>starts on Monday.",
    remedy: "Write the same in Markdown; the message says how. To show a tag as text, put it in backticks: `<br>`.")

  package static let markdownForbiddenDestination = Code(
    "M011", title: "a link to something that is not allowed",
    meaning:
      "A link may lead to a web address (https:, http:), an e-mail address (mailto:), a telephone number (tel:), a "
      + "file or page of this portal, or a heading (#…). Everything else can run programs in the reader's browser, works "
      + "on one computer only, or is disguised.",
    example: "[the form](javascript:alert(1)) or [the plan](file:///C:/plans/pier.docx)",
    remedy:
      "Write an address that begins with https:, or put the file beside the text and write its name. Use / where you "
      + "wrote a backslash.")

  package static let markdownImageElsewhere = Code(
    "M012", title: "a picture from another website",
    meaning:
      "A picture that is fetched from elsewhere tells that website who reads this page, and vanishes when the "
      + "website changes. All pictures are part of the portal.",
    example: "![Pier 2](https://example.com/pier.png)",
    remedy: "Save the picture beside the text, if its owner allows it, and write ![Pier 2](pier.png).")

  package static let markdownEmptyDestination = Code(
    "M013", title: "a link or picture without an address",
    meaning: "There is nothing between the round brackets, so the link leads nowhere.",
    example: "[the timetable]()",
    remedy: "Write the address, or leave the brackets out.")

  package static let markdownTopHeading = Code(
    "M020", title: "a heading of the first level in the text",
    meaning:
      "The title from the front matter is the page's one heading of the first level. A second one confuses readers "
      + "who find their way by headings, and search engines.",
    example: "# Results",
    remedy: "Write two: ## Results. If it repeats the title, delete it.")

  package static let markdownSkippedLevel = Code(
    "M021", .warning, title: "a level of headings is skipped",
    meaning:
      "Headings are the outline of a page. People who cannot see it move from level to level and look for the one "
      + "that is missing.",
    example: "## Results followed by #### Costs",
    remedy: "Go down one level at a time: ### Costs.")

  package static let markdownEmptyHeading = Code(
    "M022", .warning, title: "a heading without text",
    meaning: "An empty heading is announced by screen readers, and says nothing.",
    example: "##",
    remedy: "Write its text or delete the line.")

  package static let markdownUnknownCallout = Code(
    "M023", title: "an unknown callout",
    meaning:
      "A quotation that begins with [!…] becomes a coloured box. There are five of them: NOTE, TIP, IMPORTANT, "
      + "WARNING and CAUTION.",
    example: "> [!WARNNG]\n> The gangway is slippery.",
    remedy: "Use one of the five. For a quotation that really begins so, write \\[!…].")

  package static let markdownUndefinedFootnote = Code(
    "M024", .warning, title: "a footnote without text",
    meaning: "The text refers to a footnote, but no line gives its text, so the reader sees [^1] as it stands.",
    example: "Complaints fell by half.[^1]",
    remedy: "Add a paragraph such as [^1]: Guest survey, third quarter. For the characters themselves write \\[^1]."
  )

  package static let markdownSpaceInAddress = Code(
    "M014", .warning, title: "an address with a space",
    meaning:
      "An address in parentheses ends at a space, so this is no link and no picture: readers see it as it stands.",
    example: "![The pier at dawn](my pier.svg)",
    remedy:
      "Rename the file, my-pier.svg, or put the address into angle brackets: ![The pier at dawn](<my pier.svg>).")

  package static let markdownHeadingWithoutSpace = Code(
    "M026", .warning, title: "a heading without its space",
    meaning: "Only with a space behind it does ## begin a heading; without one the line is a paragraph.",
    example: "##Results",
    remedy: "Write ## Results. For the signs themselves, write a backslash before them: \\##.")

  package static let markdownMaskedCaret = Code(
    "M027", title: "a caret written as an entity behind a bracket",
    meaning:
      "A bracket that begins with ^ refers to a footnote. In a text with footnotes, where another ^ behind a bracket is written as an "
      + "entity, the library that reads Markdown takes text from elsewhere for the footnote's name, so such a text is not read.",
    example: "Complaints fell by half,[&#94;1] as guests say.[^2]",
    remedy:
      "Write [^1] for a footnote, and \\[^1] for the characters themselves. In code the ^ needs no entity either."
  )

  package static let markdownBadFigure = Code(
    "M025", title: "a figure that cannot be shown",
    meaning: """
      A fenced block that begins with metric, change or number shows a figure: ```metric NAME draws the figures of NAME, ```change the figure before \
      and after of the front matter, and ```number prints the number on its first line large, with what it counts on the next. A chart also needs the figures \
      that it is made of: a comparison those of both sides (arm), groups and heat those of groups.
      """,
    example: "```metric guest-satisfaction-score lime\n```",
    remedy: """
      Name an entry with figures, and behind it a chart if you do not want the line: line, sparkline, groups, heat, comparison, latest; the message says which there are figures for. For a block of \
      code with that word, indent it by four spaces.
      """)

  package static let markdownNotInline = Code(
    "M030", title: "more than a paragraph in a short field",
    meaning:
      "This field is shown inside a sentence or a heading, so it may hold bold, links and the like, but no list, "
      + "heading, table or second paragraph.",
    example: "lead: \"1984. The year it began\" (a number with a full stop begins a list)",
    remedy:
      "Write one paragraph. Put a backslash before a character that begins a list or heading: 1984\\. The year it began."
  )

  static let markdownCodes: [Code] = [
    markdownTooLong, markdownNotUTF8, markdownNUL, markdownTooDeep, markdownTableTooLarge,
    markdownTooManyReferences,
    markdownTooTangled, markdownNotParsed, markdownTookTooLong, markdownRawHTML, markdownForbiddenDestination,
    markdownImageElsewhere,
    markdownEmptyDestination, markdownTopHeading, markdownSkippedLevel, markdownEmptyHeading,
    markdownUnknownCallout,
    markdownUndefinedFootnote, markdownSpaceInAddress, markdownHeadingWithoutSpace, markdownBadFigure,
    markdownMaskedCaret,
    markdownNotInline,
  ]
}
