// Faults of content/site.yaml, of the portal's folders, and of files that cannot be read.

extension Code {
  package static let missingConfiguration = Code(
    "K001", title: "this folder is no portal",
    meaning: "A portal has content/site.yaml with at least its title.",
    example: "laurel build in an empty folder",
    remedy: "Change into the portal's folder, or make a new one with laurel init my-portal.")
  package static let missingTemplate = Code(
    "K002", title: "a template is missing",
    meaning: "Each content type has a template of its name, and an entry may name another with layout.",
    example: "layout: quick-wns",
    remedy: "Correct the name, or write the template in templates/.")
  package static let feedbackForm = Code(
    "K003", title: "feedback address is unusable",
    meaning: "The feedback form's address may hold {title} {url} {slug} {type} {answer}, and begins with https://.",
    example: "form: https://forms.example/?page={tilte}",
    remedy: "Use only these names in braces.")
  package static let refusedFile = Code(
    "K004", title: "file is not read",
    meaning:
      "Only regular files inside the portal are read: no pipe, device or socket, and no link that leaves it.",
    example: "content/stories/notes.md -> /etc/passwd",
    remedy: "Copy the file into the portal instead.")
  package static let unknownFile = Code(
    "K005", .warning, title: "file is not used",
    meaning: """
      The file is neither an entry nor a kind of picture or document that a portal publishes; or it lies beside entries and \
      looks like one, a text with front matter or a document of a word processor, and no entry links to it.
      """,
    example: "content/stories/notes.html, content/stories/new-pier.md.txt",
    remedy: """
      Move it out of content/, or save it in another format. Entries end in `.md` and nothing else: Windows hides the rest of \
      a name unless "File name extensions" is switched on in the Explorer.
      """)
  package static let unknownLanguage = Code(
    "K006", title: "language is no language tag",
    meaning: "The language tells browsers, translators and screen readers how to read the pages.",
    example: "language: English",
    remedy: "Write a tag such as en-GB, de or fr-BE.")
  package static let noHomePage = Code(
    "K007", title: "portal has no home page",
    meaning: "Readers who open the portal's address get its index.html, and no published entry makes one.",
    example: "A portal whose content/pages/index.md is a draft",
    remedy: "Publish an entry whose file is called index.md, of a type whose permalink is :slug/, such as a page.")
  static let configurationCodes: [Code] = [
    missingConfiguration, missingTemplate, feedbackForm, refusedFile, unknownFile, unknownLanguage, noHomePage,
  ]
}
