// Faults of the finished site: addresses, links between pages, and the output folder.

extension Code {
  package static let sameAddress = Code(
    "L001", title: "two pages have one address",
    meaning: "Two things would be written to the same file, and one would be lost.",
    example: "aliases: [stories/pier-2/] in one story, and another story called pier-2",
    remedy: "Rename one of the files, or take the alias out.")
  package static let brokenLink = Code(
    "L002", title: "link to a page that does not exist",
    meaning: "After all pages were made, a link leads to an address of the site where there is nothing.",
    example: "<a href=\"../storys/\">",
    remedy: "Correct the link where it is written: in the entry, in content/site.yaml, or in the template named.")
  package static let brokenAnchor = Code(
    "L003", title: "link to a place that the page does not have",
    meaning: "The page exists, and nothing on it has the id after #.",
    example: "<a href=\"../about/#contct\">",
    remedy: "Correct the part after #, or give the place its id.")
  package static let repeatedID = Code(
    "L004", title: "an id stands twice on one page",
    meaning: "Links lead to the first place with an id; a second one cannot be reached, and the page is not valid.",
    example: "A heading \"Feedback\" in an entry, and id=\"feedback\" in a template",
    remedy: "Change one of the two. Ids of templates begin with site-.")
  package static let indexable = Code(
    "L005", title: "page may be indexed by search engines",
    meaning: "An internal portal tells search engines on every page not to list it (rule P12).",
    example: "A base template without <meta name=\"robots\" content=\"noindex\">",
    remedy: "Add that line to the head of the template named.")
  package static let foreignOutput = Code(
    "L006", title: "output folder is not ours",
    meaning: "The folder holds files that Laurel did not write, and a build would mix with them.",
    example: "laurel build --output ~/Documents",
    remedy: "Choose another folder with --output, or empty this one.")
  package static let foreignFile = Code(
    "L007", title: "a file that is not ours is in the way",
    meaning: "Laurel never changes files that it did not write, and a page would have to be written there.",
    example: "A hand-made site/index.html",
    remedy: "Move or delete the file, then build again.")
  package static let invalidAlias = Code(
    "L008", title: "alias is no address",
    meaning: "An alias is an old address of this site, without the host: stories/old-name/.",
    example: "aliases: [\"https://intranet.example/old\"]",
    remedy: "Write the path only, without .. and without a host.")
  // L009 to L016 are those of mails.
  package static let overlappingEvent = Code(
    "L017", title: "event ends after the next one has begun",
    meaning:
      "Of something that recurs, `start` and `end` are those of the first one; each of the others is as long.",
    example: "start: 2026-12-03 12:15 Europe/Lisbon, end: 2027-06-03 12:45 Europe/Lisbon, every week",
    remedy: "Write the end of the first one, and the day of the last one as `until`.")
  package static let strayException = Code(
    "L018", title: "exception on a day that is none of the event's",
    meaning: "An exception takes out a day on which something would take place; on this one it does not anyway.",
    example: "every: month from a first Thursday, except: [2027-01-08], a Friday",
    remedy: "Write the day that is meant; the message names the nearest one.")
  package static let seriesInSkippedHour = Code(
    "L019", .warning, title: "event that recurs in an hour which a clock leaves out",
    meaning: """
      What recurs keeps its hour by the clock. In the night in which the clocks go forward there is no such hour: calendars take \
      it for one hour later (RFC 5545), while the page shows the hour that is written.
      """,
    example: "start: 2027-03-21 01:30 Europe/Lisbon, every week: on 28 March there is no 01:30",
    remedy: "Choose an hour that every day has, or leave that day out with `except`.")
  package static let seriesWithoutDays = Code(
    "L020", .warning, title: "event that recurs and has no day left",
    meaning: "Each day on which it would take place is among its exceptions, so calendars and pages show none.",
    example: "start: 2026-12-03 12:15 Europe/Lisbon, every: month, until: 2026-12-31, except: [2026-12-03]",
    remedy: "Leave a day, write `cancelled: true`, or delete the recurrence.")
  static let outputCodes: [Code] = [
    sameAddress, brokenLink, brokenAnchor, repeatedID, indexable, foreignOutput, foreignFile, invalidAlias,
    overlappingEvent, strayException, seriesInSkippedHour, seriesWithoutDays,
  ]
}
