// The rules about people, privacy and evidence.

extension Code {
  package static let consentMissing = Code(
    "P1", title: "a person is named without consent on record",
    meaning:
      "Whoever is named or pictured in published content has agreed to it, and the portal keeps a record of that.",
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
    meaning: "A page's address is seen, stored and shared far more widely than its text.",
    example: "content/champions/jo.example@company.example.md",
    remedy: "Rename the file, for example jo-example.md.")
  package static let causalClaim = Code(
    "P18", .warning, title: "claim of a cause without evidence for it",
    meaning: "At evidence levels below 4, and without a comparison, a story can say what changed but not why.",
    example: "The course led to fewer complaints.",
    remedy: "Write \"after the course there were fewer complaints\", or name the comparison in the story.")
  static let peopleCodes: [Code] = [
    consentMissing, consentScope, consentExpired, consentExpiresSoon, withdrawnTrace, offHostResource,
    imageWithoutAlternative, imageWithPosition, personalSlug, causalClaim,
  ]
}
