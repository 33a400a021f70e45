// The rules about people, privacy and evidence.

extension Code {
  package static let consentMissing = Code(
    "P1", title: "a person is named without consent on record",
    meaning: """
      Whoever is named or pictured in published content has agreed to it, and the portal keeps a record of that. \
      Consent whose day is yet to come is not given.
      """,
    example: "people:\n  - name: Jo Example",
    remedy: "Refer to the person's own entry, or add consent with basis, given and scope; or leave the name out.")
  package static let consentScope = Code(
    "P2", title: "consent does not cover this use",
    meaning: "Consent says for what it was given: web, newsletter, photo, quote.",
    example: "A newsletter that names somebody whose consent has scope: [web]",
    remedy: "Ask the person and add the use to the scope, or leave them out here.")
  package static let consentExpired = Code(
    "P3", title: "consent has run out",
    meaning: "The consent had an end, and that day has passed.",
    example: "consent: {basis: form, given: 2025-01-10, expires: 2026-01-10, scope: [web]}",
    remedy: "Ask again and record the new dates, or take the person out.")
  package static let consentExpiresSoon = Code(
    "P3W", .warning, title: "consent runs out within 30 days",
    meaning: "After the day named, the portal will not build with this person in it.",
    example: "expires: a day three weeks from now",
    remedy: "Ask the person now, and record the new dates.")
  package static let withdrawnTrace = Code(
    "P4", title: "a trace of a person who withdrew consent",
    meaning:
      "A person with consent.withdrawn has no page and no credit, and their name and slug may be in no byte of the output.",
    example: "A story whose text still names the person",
    remedy: "Take the name out of the text at the place named.")
  package static let leftBehind = Code(
    "P5", title: "the photo or the address of somebody who has left",
    meaning: """
      With `left`, a person's own page drops photo and address by itself. Another entry that shows the same picture, or gives the \
      same address, would still lead to them. An address counts as theirs when their name is in it.
      """,
    example: "contact: ruth.nakamura@larkspur.example     # of a champion with left: 2026-06-30",
    remedy: "Give the address of whoever answers now, and show another picture. Thanks and names may stay.")
  package static let namedInAnonymousText = Code(
    "P6", title: "a known person is named in an anonymous text",
    meaning: """
      A type may declare texts in which nobody is named, such as a doubt or something said (`anonymous: [said]`). Whoever has an \
      entry of their own is found there, in any spelling, turned round and with an initial, also after withdrawing consent; in the text below (`body`) also \
      by a link to that entry.
      """,
    example: "said: Marta Oyelaran told us that Fridays empty the counter.",
    remedy: "Say what was said without the name: \"Fridays empty the counter\".")
  package static let smallGroupFigure = Code(
    "P7", title: "a figure of a small group",
    meaning: """
      A figure of a few people can be read as what each of them did. Tables hide groups of fewer than 5, or fewer than the \
      metric's own minimum (the role minimum_group); a figure that an entry writes itself, before and after or where it began, \
      keeps to the same.
      """,
    example: "metric_change: {metric: raised-voices, before: 6, after: 3, unit: a week, n: 4}",
    remedy: "Take the figure out, or tell it of a larger group.")
  package static let personalMatter = Code(
    "P11", .warning, title: "a word about health, absence, pay or discipline",
    meaning: """
      An entry that tells what happened to people (a type with the facet evidence) should not tell that somebody was ill, away, \
      paid or punished: colleagues know who is meant, also without a name.
      """,
    example: "After her sick leave she came back to the bridge.",
    remedy: "Leave it out, or say it of a group. In a quotation (a line that begins with >) it is not looked for.")
  package static let individualFigure = Code(
    "P11E", title: "a sensitive figure of one person",
    meaning: """
      A metric that says `sensitive: true` (the role sensitive of the facet measure) counts something like days of sickness. In an entry \
      whose scope is one person it would be that person's own.
      """,
    example: "scope: individual\nmetric_change: {metric: days-of-sickness, before: 12, after: 3, unit: days}",
    remedy: "Take the figure out, or tell of a group.")
  package static let leaderboard = Code(
    "P15", .warning, title: "people are ranked or counted",
    meaning: """
      People who help are thanked, not scored. Entries of people are not put in the order of a number or looked through for the \
      most, and how often somebody appears is not printed. Names, dates and departments may order them.
      """,
    example: "{{ champions | sort(by: hours_per_month, descending: true) | first }}",
    remedy: "Order by name or by a date, and show what somebody did instead of how often.")
  package static let offHostResource = Code(
    "P13", title: "a page would load something from another host",
    meaning: "Pictures, styles, scripts and fonts from elsewhere tell that host who reads what.",
    example: "<img src=\"https://cdn.example/logo.png\">",
    remedy: "Put the file beside the entry or into templates/assets and use that.")
  package static let imageWithoutAlternative = Code(
    "P16", title: "picture without alternative text",
    meaning: "Readers who cannot see the picture, or whose mail program blocks it, get its text instead.",
    example: "![](pier.svg)",
    remedy: "Say in a few words what the picture shows: ![two crew members at a ticket desk](pier.svg).")
  package static let imageWithPosition = Code(
    "P16G", title: "picture tells where it was taken",
    meaning: "The photo's metadata holds a GPS position, which can be somebody's home.",
    example: "A phone's photo, copied as it is",
    remedy: "Save a copy without metadata, and use that.")
  package static let personalSlug = Code(
    "P17", title: "e-mail address or staff number in an address",
    meaning: """
      A page's address is seen, stored and shared far more widely than its text, and so is an earlier one that still leads \
      to it (aliases). Five digits and more in a row are taken for a staff number, and two and more behind such a word as \
      emp, employee, staff, personnel, payroll or id; dates and years are not.
      """,
    example: "content/champions/jo.example@company.example.md",
    remedy: "Rename the file, for example jo-example.md; take the old address out of aliases.")
  package static let causalClaim = Code(
    "P18", .warning, title: "claim of a cause without evidence for it",
    meaning: "At evidence levels below 4, and without a comparison, a story can say what changed but not why.",
    example: "The course led to fewer complaints.",
    remedy: "Write \"after the course there were fewer complaints\", or name the comparison in the story.")
  static let peopleCodes: [Code] = [
    consentMissing, consentScope, consentExpired, consentExpiresSoon, withdrawnTrace, leftBehind,
    namedInAnonymousText,
    smallGroupFigure, personalMatter, individualFigure, offHostResource, leaderboard, imageWithoutAlternative,
    imageWithPosition, personalSlug, causalClaim,
  ]
}
