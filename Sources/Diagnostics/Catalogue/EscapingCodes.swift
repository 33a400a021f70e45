// E: escaping. Where in HTML, XML and plain text a template may print a value, and what becomes of it there.

extension Code {
  static let escapingCodes: [Code] = [
    unquotedAttribute, valueInAttributeName, valueInTagName, valueInEventHandler, valueInStyle, valueInScript,
    valueInComment,
    valueInSourceDocument, valueInRawElement, valueAsScheme, unclearURL, unlikeBranches, loopContext, blockBoundary,
    openAtEnd,
    htmlOutsideText, jsonForm, metaRefresh, sourceSet, siteAddressOnly, malformedMarkup, blockedURL,
  ]

  package static let unquotedAttribute = Code(
    "E001", title: "a value in an attribute without quotes",
    meaning:
      "Without quotes, a space in the value ends the attribute and begins another one, which may be anything.",
    example: "<a class={{ page.slug }}>",
    remedy: "Put quotes around it: <a class=\"{{ page.slug }}\">.")

  package static let valueInAttributeName = Code(
    "E002", title: "a value where an attribute's name belongs",
    meaning: "A value here could become any attribute, an event handler too.",
    example: "<input {{ page.slug }}>",
    remedy: "Write the attribute out and decide with if: <input {% if page.draft %}disabled{% end %}>.")

  package static let valueInTagName = Code(
    "E003", title: "a value in the name of a tag",
    meaning: "A value here could become any element, a script too.",
    example: "<h{{ level }}>",
    remedy: "Write the tags out: {% if level == 2 %}<h2>…</h2>{% else %}<h3>…</h3>{% end %}.")

  package static let valueInEventHandler = Code(
    "E004", title: "a value in an event handler",
    meaning: "Attributes such as onclick hold a program. A value in one could change what it does.",
    example: "<button onclick=\"show('{{ page.title }}')\">",
    remedy: "Put the value into a data attribute, data-title=\"{{ page.title }}\", and let a script file read it.")

  package static let valueInStyle = Code(
    "E005", title: "a value in CSS",
    meaning: "A value in a style could load foreign files or cover the page.",
    example: "<p style=\"color: {{ page.color }}\">",
    remedy: "Choose a class, class=\"level-{{ page.level }}\", and style it in the style sheet.")

  package static let valueInScript = Code(
    "E006", title: "a value in a script",
    meaning: "A value in a program could change what it does; no escaping is safe everywhere in one.",
    example: "<script>var title = \"{{ page.title }}\";</script>",
    remedy:
      "Print it as data, <script type=\"application/json\" id=\"data\">{{ page.title }}</script>, and read that.")

  package static let valueInComment = Code(
    "E007", title: "a value in a comment or declaration",
    meaning: "Readers never see it, yet it is in the page, and it could end the comment.",
    example: "<!-- {{ page.owner }} -->",
    remedy:
      "Remove it, or write a comment of the template, which is not in the page: {# … #}. In XML, print it outside CDATA."
  )

  package static let valueInSourceDocument = Code(
    "E008", title: "a value in srcdoc",
    meaning: "srcdoc holds a whole page inside an attribute, so a value would have to be escaped twice.",
    example: "<iframe srcdoc=\"{{ page.summary }}\">",
    remedy: "Print the content in the page itself, or link to it.")

  package static let valueInRawElement = Code(
    "E009", title: "a value in an element that takes no values",
    meaning: """
      Browsers read the content of iframe, xmp, noembed, noframes and plaintext, and the targets of SVG animations, in ways \
      that escaping does not reach.
      """,
    example: "<xmp>{{ page.summary }}</xmp>",
    remedy: "Use another element, such as <pre>.")

  package static let valueAsScheme = Code(
    "E010", title: "a value that decides what kind of URL it is",
    meaning:
      "Before the colon of a URL stands its scheme; javascript: there is a program, not an address. After such a scheme no value is safe.",
    example: "<a href=\"{{ page.kind }}:{{ page.target }}\">",
    remedy: "Write the scheme out: <a href=\"mailto:{{ page.owner }}\">. Or print the whole URL as one value.")

  package static let unclearURL = Code(
    "E011", title: "a value somewhere in a URL",
    meaning:
      "How a value is encoded depends on whether it stands in the path or the query, and here that depends on a branch or is hidden in an entity.",
    example: "<a href=\"{% if a %}/x{% else %}?x={% end %}{{ page.slug }}\">",
    remedy: "Put the whole URL into each branch.")

  package static let unlikeBranches = Code(
    "E012", title: "branches that end in different places",
    meaning: "After the if, the same text would be an attribute's value in one case and text in the other.",
    example: "<a {% if page.draft %}class=\"draft{% end %}>",
    remedy: "Let every branch end where it began to differ: {% if page.draft %}class=\"draft\"{% end %}.")

  package static let loopContext = Code(
    "E013", title: "a loop that ends elsewhere than it begins",
    meaning:
      "A loop's body may run any number of times, so it must end in the same place of the HTML in which it starts.",
    example: "<a {% for t in page.tags %}title=\"{{ t.name }}{% end %}\">",
    remedy: "Put the whole tag or attribute inside the loop, or outside.")

  package static let blockBoundary = Code(
    "E014", title: "a block or component that begins or ends inside a tag",
    meaning: "Others fill a block and call a component, so both begin and end in the text of the page.",
    example: "<p class=\"{% block class %}{% end %}\">",
    remedy: "Put the whole element into the block.")

  package static let openAtEnd = Code(
    "E015", title: "a tag, comment or script is open at the end",
    meaning:
      "The template ends inside a tag, an attribute, a comment or a script; browsers would read the rest as part of it.",
    example: "<p class=\"intro>{{ page.summary }}</p>",
    remedy: "Close it. Mostly a quote is missing.")

  package static let htmlOutsideText = Code(
    "E016", title: "HTML where text belongs",
    meaning:
      "A Markdown body or a component is finished HTML. Inside an attribute, a title or a plain text its tags would show as such.",
    example: "<title>{{ page.body }}</title>",
    remedy: "Print a text field, or only the text: {{ page.body | plain }}.")

  package static let jsonForm = Code(
    "E017", title: "a value that has no place in JSON",
    meaning:
      "In a script element of a JSON type a value is printed as a whole JSON value, with its quotes. HTML and records have none.",
    example: "{\"name\": \"{{ page.title }}\"}",
    remedy: "Leave the quotes away, {\"name\": {{ page.title }}}, and print the fields of a record one by one.")

  package static let metaRefresh = Code(
    "E018", title: "a value in a redirect",
    meaning: "<meta http-equiv> gives the browser orders; with refresh it sends the reader to an address.",
    example: "<meta http-equiv=\"refresh\" content=\"0; url={{ page.url }}\">",
    remedy: "Use a link. Addresses that moved belong into an entry's aliases.")

  package static let sourceSet = Code(
    "E019", title: "srcset takes URLs and widths",
    meaning: "Commas and spaces divide a srcset, so that a text could add images of its own.",
    example: "<img srcset=\"{{ page.title }} 2x\">",
    remedy:
      "Print a url at the start of each part, and numbers after it: srcset=\"{{ image.src }} {{ image.width }}w\".")

  package static let siteAddressOnly = Code(
    "E020", title: "only an address of the site",
    meaning:
      "Scripts and embedded pages are loaded from here and run in the page, so the address must be the site's own.",
    example: "<script src=\"{{ page.summary }}\"></script>",
    remedy: "Use a file of templates/assets/: <script src=\"{{ asset(\"menu.js\") }}\"></script>.")

  package static let malformedMarkup = Code(
    "E021", title: "HTML that browsers read otherwise than it looks",
    meaning: "A quote or < where an attribute's name belongs, or a tag that goes on differently after a branch.",
    example: "<a href=\"x\"\">",
    remedy: "Correct the tag. After a branch, put a space before the next attribute.")

  package static let blockedURL = Code(
    "E030", .warning, title: "a link was blocked",
    meaning: """
      A link may begin with http:, https:, mailto: or tel:, or lead to a page of the site. Anything else, such as javascript:, \
      could run a program in the reader's browser, and // leads to another host. about:blank#blocked was written instead.
      """,
    example: "feedback: \"javascript:alert(1)\" in an entry, printed by <a href=\"{{ page.feedback }}\">",
    remedy: "Correct the address in the content.")
}
