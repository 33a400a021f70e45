// Faults of content files as such, and between the files of a portal. C001-C029 are in ContentCodes.swift.

extension Code {
  package static let frontMatterMissing = Code(
    "C030", title: "front matter is missing",
    meaning:
      "Every content file begins with its front matter: a line of three hyphens, the fields, and three hyphens again.",
    example: "## My story\n\nIt was a rainy Monday …",
    remedy:
      "Put ---, the fields (title, summary, owner, status …) and --- at the very top, or run laurel new to get a file with them."
  )
  package static let frontMatterUnterminated = Code(
    "C031", title: "front matter has no end",
    meaning: "The file begins with three hyphens, and no second line of three hyphens ends the front matter.",
    example: "---\ntitle: My story\n\nIt was a rainy Monday …",
    remedy: "Write a line of three hyphens after the last field.")
  package static let unknownFolder = Code(
    "C032", title: "no content type has this folder",
    meaning: "A file's content type follows from the folder under content/ that it lies in.",
    example: "content/storys/pier-2.md",
    remedy: "Move the file into the folder of a type, or declare a type with this folder in templates/types/.")
  package static let unusableName = Code(
    "C033", title: "file name makes no address",
    meaning: "The page's address is made from the file's name, and this name gives none that works everywhere.",
    example: "content/stories/!!!.md",
    remedy: "Rename the file with a few words, such as fewer-raised-voices.md.")
  package static let sameSlug = Code(
    "C034", title: "two entries have one address",
    meaning: "Two files of a type make the same slug; capitals, accents and spaces do not tell addresses apart.",
    example: "content/stories/Pier 2.md and content/stories/pier-2.md",
    remedy: "Rename one of the files.")
  package static let missingEntry = Code(
    "C012", title: "reference to an entry that does not exist",
    meaning:
      "A field refers to another entry by its slug, which is its file name without .md, and there is no such file.",
    example: "program: calm-at-the-countr",
    remedy: "Correct the spelling, or write the entry first.")
  package static let ambiguousReference = Code(
    "C035", title: "reference could mean several entries",
    meaning: "The field may refer to entries of several types, and more than one type has an entry of this name.",
    example: "entry: galley-zero",
    remedy: "Write the type before the slug: program/galley-zero.")
  package static let hiddenEntry = Code(
    "C036", .warning, title: "reference to an entry that is not published",
    meaning: """
      The entry exists, but is a draft, not yet due, expired or withdrawn, so the reference is left out of the page. With the \
      reference to somebody who withdrew consent their words go too, where it says whose they are (`use: quote` in a record). An item of a \
      list that could be the reference alone (`short`) goes whole, with what it says of the entry.
      """,
    example: "program: a-draft",
    remedy: "Publish the entry, or remove the reference. Of somebody who withdrew consent, remove it.")
  package static let linkToHidden = Code(
    "C037", title: "link to an entry that is not published",
    meaning: "The text links to an entry that this edition does not contain, so readers could not follow the link.",
    example: "[our plan](../pages/plan.md)",
    remedy: "Remove the link, or publish the entry in this edition.")
  package static let linkLeavesContent = Code(
    "C038", title: "link leads out of the content folder",
    meaning: "A relative link may only lead to files under content/.",
    example: "[the budget](../../../budget.xlsx)",
    remedy: "Copy the file into content/, or link to where it is published with https://.")
  package static let missingFile = Code(
    "C039", title: "link or picture without a file",
    meaning: "The path is relative to the file it stands in, and there is nothing there.",
    example: "![The pier](peir.svg)",
    remedy: "Correct the path, or put the file there.")
  package static let missingHeading = Code(
    "C040", title: "link to a heading that does not exist",
    meaning: "The part after # names a heading of the target by its words in lower case with hyphens.",
    example: "[results](pier-2.md#resluts)",
    remedy: "Use one of the headings the message lists, or add the heading.")
  package static let noPicture = Code(
    "C041", title: "file is no picture",
    meaning: "The file could not be read as PNG, JPEG, GIF, WebP or SVG, or has no size.",
    example: "![Plan](plan.pdf)",
    remedy: "Save it as one of these formats, or link to it instead.")
  package static let activeMedia = Code(
    "C042", title: "picture could run or load something",
    meaning: "An SVG file may hold scripts, event handlers and links that act when somebody opens it.",
    example: "<svg onload=\"…\">",
    remedy: "Export it again as plain SVG, or save it as PNG.")
  package static let tagSpelling = Code(
    "C043", .warning, title: "tag is spelt in two ways",
    meaning: "Tags that differ only in capitals, accents or spaces share one page.",
    example: "tags: [Safety] here and tags: [safety] there",
    remedy: "Spell the tag alike everywhere.")
  package static let tagWithoutLetters = Code(
    "C044", title: "tag makes no address",
    meaning: "Each tag has a page whose address is made from its letters and digits.",
    example: "tags: [\"!!\"]",
    remedy: "Use a word.")
  package static let joinedTags = Code(
    "C045", .warning, title: "several tags in one",
    meaning:
      "Tags are items of a list. Without brackets around them, or with semicolons between them, they are one long tag.",
    example: "tags: service, refunds",
    remedy: "Write tags: [service, refunds].")
  package static let repeatedReference = Code(
    "C046", .warning, title: "an entry is named twice in one list",
    meaning:
      "A list of references names each entry once. The second is left out of the page; often another was meant.",
    example: "program: [calm, refunds, calm]",
    remedy: "Delete it, or write the entry that was meant.")
  package static let datedLater = Code(
    "C047", .warning, title: "published before its own day",
    meaning: """
      The entry is news, is published now, and its date is later than today: it would stand above all others until then. Mostly \
      the year is wrong, or it was to come out on that day. Events may lie ahead, and nothing is said when publish_on is written.
      """,
    example: "status: published\ndate: 2062-05-01",
    remedy: "Correct the day, or write publish_on with the day on which it is to come out.")
  package static let entryCodes = [
    frontMatterMissing, frontMatterUnterminated, unknownFolder, unusableName, sameSlug, missingEntry,
    ambiguousReference,
    hiddenEntry, linkToHidden, linkLeavesContent, missingFile, missingHeading, noPicture, activeMedia, tagSpelling,
    tagWithoutLetters, joinedTags, repeatedReference, datedLater,
  ]
}
