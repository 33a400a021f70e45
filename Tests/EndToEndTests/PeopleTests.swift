// The rules about people.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct PeopleTests {
  @Test func whoWithdrawsConsentIsGone() throws {
    let portal = try SmallPortal().replace(
      "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md"
    ).build()
    #expect(portal.messages == ["C036 content/stories/first.md:8:13"])
    for (path, bytes) in portal.outputFiles() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!path.contains("mara") && !text.contains("Mara Lind") && !text.contains("mara-lind"), "\(path)")
    }
  }

  @Test(arguments: ["Mara Lind helped.", "See `mara-lind`.", "**Mara Lind**'s idea"])
  func aNameLeftInAProseIsFound(_ body: String) throws {
    let portal = try SmallPortal().replace(
      "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md"
    )
    .writeStory("tells", body: body + "\n").build()
    #expect(portal.messages.contains { $0.hasPrefix("P4 (output) stories/tells/index.html:") })
    #expect(portal.report?.published == nil)
  }

  @Test(arguments: [
    "We thank Mara\nLind.", "We thank **Mara** Lind.", "MARA LIND helped.", "Mara&nbsp;Lind", "M&#225;ra  Lind",
    "Mara\u{200B} Lind", "Mara Lind\u{2019}s idea", "M*ar*a Lind", "Lind, Mara", "LIND, Mara", "Lind Mara",
    "M. Lind helped.", "Ask M Lind.", "As *M.*\nLIND says", "M.Lind", "Mara K. Lind", "Mara J. K. Lind",
    "Mara K Lind",
    "[us](mailto:m.lind@small.example)", "See `lind-mara`.",
    "| a | b |\n|---|---|\n| Mara | Lind |",
    "[us](mailto:mara.lind@small.example)", "[us](mailto:x@small.example?subject=Mara%20Lind)",
    "[us](https://small.example/?with=Mara+Lind)", "[us](https://small.example/?with=Mara%2BLind)",
  ])
  func aNameIsFoundHoweverItIsWritten(_ body: String) throws {
    let portal = try SmallPortal().withdrawn().writeStory("tells", body: body + "\n").build()
    #expect(portal.messages.contains { $0.hasPrefix("P4 (output) stories/tells/index.html:") })
    #expect(portal.report?.published == nil)
  }

  /// A surname alone, others of the same surname, and words that are an initial and a surname by chance.
  @Test(arguments: [
    "Lind helped.", "Mr Lind helped.", "Use 3 m lind.", "I'm Lind.", "e.m. lind", "K. Lind helped.",
    "Mara and K. Lind",
    "- Anna Lind\n- Mara Holt", "Anna Lind, Mara Holt", "Mara Lindgren", "M. Lindgren",
  ])
  func whatMayBeSomebodyElseIsNotReported(_ body: String) throws {
    let portal = try SmallPortal().withdrawn()
    try portal.addPeople("Anna Lind", "Mara Holt").writeStory("tells", body: body + "\n").build()
    #expect(portal.messages == [])
  }

  /// An initial that another person has as well tells nothing; the whole name does.
  @Test(arguments: [("M. Lind helped.", false), ("[us](mailto:m.lind@small.example)", false), ("Lind, Mara", true)])
  func anInitialMayBeSomebodyElses(_ body: String, _ isFound: Bool) throws {
    let portal = try SmallPortal().withdrawn()
    try portal.addPeople("Martin Lind").writeStory("tells", body: body + "\n").build()
    #expect(portal.messages.contains { $0.hasPrefix("P4 ") } == isFound)
  }

  /// The words of a quotation go with whoever said them, also where the type asks for the quotation; others' words stay.
  @Test(arguments: [false, true])
  func wordsGoWithWhoeverSaidThem(_ isRequired: Bool) throws {
    let portal = try SmallPortal().replace(
      "{{ page.body }}",
      with: "{% if page.quote %}<q>{{ page.quote.text }}</q>{% end %}{{ page.body }}", in: "templates/story.html"
    ).replace("scope: [web]}", with: "scope: [web, quote]}", in: "content/people/mara-lind.md")
    if isRequired {
      try portal.replace(
        "    help: Somebody's words.", with: "    required: true\n    help: Somebody's words.",
        in: "templates/types/story.yaml"
      ).replace(
        "champions: [mara-lind]\n", with: "quote: {text: We *listened*.}\n", in: "content/stories/first.md"
      ).replace(
        "tags: [guests]\n", with: "quote: {text: We *asked*.}\n", in: "content/stories/second.md")
    }
    try portal.writeStory("x", "quote: {text: We stayed *calm*., by: mara-lind}").build()
    #expect(portal.messages == [])
    #expect(portal.output("stories/x/index.html")?.contains("<q>We stayed <em>calm</em>.</q>") == true)
    try portal.replace(
      "scope: [web, quote]}", with: "scope: [web, quote], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md"
    ).build()
    #expect(portal.messages.last == "C036 content/stories/x.md:8:38")
    #expect(portal.report?.diagnostics.last?.hint == "remove it here, with all that tells of them")
    for (path, bytes) in portal.outputFiles() {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("We stayed"), "\(path)")
    }
    if isRequired { #expect(portal.output("stories/first/index.html")?.contains("listened") == true) }
  }

  @Test(arguments: [
    ("metric_change: {metric: raised, before: 6, after: 3, n: 4}", 4, 5),
    ("metric_change: {metric: of-ten, before: 6, after: 3, n: 9}", 9, 10),
    ("metric_change: {before: 6, after: 3, n: 1}", 1, 5),
    ("metric_change: {metric: raised, before: 6, after: 3, n: 5}", nil, 5),
    ("metric_change: {metric: raised, before: 6, after: 3}", nil, 5),
  ])
  func aStorysOwnFigureIsOfALargeGroup(_ field: String, _ shown: Int?, _ minimum: Int) throws {
    let portal = try SmallPortal()
    let declaration = """
        metric_change:
          kind: record
          help: Before and after.
          fields:
            metric: {kind: reference, to: [metric], inverse: stories, help: Which., example: raised}
            before: {kind: decimal, help: Before., example: 3}
            after: {kind: decimal, help: After., example: 4}
            n: {kind: integer, help: Of how many., example: 24}

      """
    try portal.write(
      portal.text("templates/types/story.yaml").replacingOccurrences(
        of: "{level: evidence_level}", with: "{level: evidence_level, change: metric_change}") + declaration,
      to: "templates/types/story.yaml"
    ).write(
      "name: metric\ntitle: Metric\nplural: Metrics\nhelp: A figure.\nfolder: metrics\n"
        + "facets: {measure: {minimum_group: smallest}}\n"
        + "fields:\n  smallest: {kind: integer, help: The smallest group., example: 8}\n",
      to: "templates/types/metric.yaml"
    ).write("{% extends \"base.html\" %}", to: "templates/metric.html")
    for (slug, field) in [("raised", ""), ("of-ten", "smallest: 10\n")] {
      try portal.write(
        "---\ntitle: \(slug)\nsummary: How many.\nowner: Learning team\nstatus: published\n\(field)---\n",
        to: "content/metrics/\(slug).md")
    }
    try portal.writeStory("x", field).build()
    let told = (portal.report?.diagnostics ?? []).map { "\($0.code.id) \($0.message)" }
    #expect(
      told
        == (shown.map {
          ["P7 a figure of \($0) would be shown; groups below \(minimum) are hidden"]
        } ?? []))
    #expect((portal.report?.published == nil) == (shown != nil))
  }

  @Test func filesAndAddressesNameNobodyEither() throws {
    let portal = try SmallPortal().withdrawn().write(
      "<svg viewBox=\"0 0 2 2\"/>", to: "content/stories/mara-lind-2.svg"
    )
    .writeStory("x", body: "![A pier](mara-lind-2.svg)\n").build()
    #expect(portal.messages.contains("P4 (output) stories/mara-lind-2.svg:1:1"))
    let other = try SmallPortal().withdrawn().writeStory("x", "aliases: [people/mara-lind-old/]").build()
    #expect(other.messages.contains { $0.hasPrefix("P4 (output) people/mara-lind-old/index.html:") })
  }

  @Test func thePhotoIsNotShownElsewhere() throws {
    let portal = try SmallPortal().withdrawn().write("<svg viewBox=\"0 0 2 2\"/>", to: "content/people/m.svg")
      .replace(
        "consent: {", with: "photo: {src: m.svg, alt: A badge}\nconsent: {", in: "content/people/mara-lind.md"
      )
      .writeStory("x", body: "![A colleague](../people/m.svg)\n").build()
    #expect(portal.messages == ["P4 content/stories/x.md:10:16"])
  }

  @Test func somebodyOfALongerNameStays() throws {
    let portal = try SmallPortal().withdrawn()
    let text = try String(contentsOfFile: portal.root + "/content/people/mara-lind.md", encoding: .utf8)
    try portal.write(
      text.replacingOccurrences(of: "Mara Lind", with: "Anna Mara Lind").replacingOccurrences(
        of: ", withdrawn: 2026-11-01", with: ""), to: "content/people/anna-mara-lind.md"
    ).writeStory("x", "champions: [anna-mara-lind]", body: "ANNA MARA LIND and Mara Lindgren helped.\n").build()
    #expect(portal.messages == [])
  }

  @Test func anEntryOfAPersonNeedsConsentWhateverItsTypeSays() throws {
    let portal = try SmallPortal().replace("required: true, ", with: "", in: "templates/types/person.yaml")
      .replace(
        "consent: {basis: form, given: 2026-01-10, scope: [web]}\n", with: "", in: "content/people/mara-lind.md"
      ).build()
    #expect(portal.messages == ["P1 content/people/mara-lind.md:2:8"])
  }

  /// Each entry that still names the person is reported, so that one run is enough to find them all.
  @Test func everyEntryThatNamesThemIsFound() throws {
    let portal = try SmallPortal().replace(
      "scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md"
    ).writeStory("one", body: "Mara Lind helped.\n").writeStory("two", body: "Mara Lind helped.\n").build()
    for story in ["one", "two"] {
      #expect(portal.messages.contains { $0.hasPrefix("P4 (output) stories/\(story)/index.html:") })
    }
  }

  @Test(arguments: [
    ("people:\n  - name: Jo Example", ["P1 content/stories/x.md:9:5"]),
    ("people:\n  - {name: Jo, consent: {basis: mail, given: 2026-01-01, scope: [web]}}", []),
    (
      "people:\n  - {name: Jo, consent: {basis: mail, given: 2027-01-01, scope: [web]}}",
      ["P1 content/stories/x.md:9:25"]
    ),
    ("people:\n  - {name: Mara, person: mara-lind}", []),
    ("people:\n  - {name: Somebody Else, person: mara-lind}", ["P1 content/stories/x.md:9:5"]),
    (
      "people:\n  - {name: Jo, consent: {basis: mail, given: 2025-01-01, expires: 2026-01-01, scope: [web]}}",
      ["P3 content/stories/x.md:9:25"]
    ),
    (
      "people:\n  - {name: Jo, consent: {basis: mail, given: 2025-01-01, expires: 2026-12-01, scope: [web]}}",
      ["P3W content/stories/x.md:9:25"]
    ),
    (
      "people:\n  - {name: Jo, consent: {basis: mail, given: 2025-01-01, scope: [newsletter]}}",
      ["P2 content/stories/x.md:9:25"]
    ),
    ("quote: {text: We stayed calm., by: mara-lind}", ["P2 content/stories/x.md:8:36"]),
  ])
  func consent(_ fields: String, _ messages: [String]) throws {
    #expect(try SmallPortal().writeStory("x", fields).build().messages == messages)
  }

  @Test func aPhotoNeedsItsScope() throws {
    let portal = try SmallPortal().write("<svg viewBox=\"0 0 2 2\"></svg>", to: "content/people/m.svg")
      .replace("Helps", with: "Helps much", in: "content/people/mara-lind.md")
      .replace(
        "consent: {", with: "photo: {src: m.svg, alt: A badge}\nconsent: {", in: "content/people/mara-lind.md"
      ).build()
    #expect(portal.messages == ["P2 content/people/mara-lind.md:7:10"])
  }

  @Test func whoHasLeftIsShownWithoutPhoto() throws {
    let portal = try SmallPortal().write("<svg viewBox=\"0 0 2 2\"></svg>", to: "content/people/m.svg")
      .replace(
        "consent: {", with: "left: 2026-06-30\nphoto: {src: m.svg, alt: A badge}\nconsent: {",
        in: "content/people/mara-lind.md"
      ).build()
    #expect(portal.messages == [])
    #expect(portal.output("people/mara-lind/index.html")?.contains("<img") == false)
  }

  @Test(arguments: [
    ("content/stories/jo@small.example.md", "P17 content/stories/jo@small.example.md"),
    ("content/stories/staff-100432.md", "P17 content/stories/staff-100432.md"),
    ("content/stories/emp-4711.md", "P17 content/stories/emp-4711.md"),
  ])
  func personalNamesMakeNoAddress(_ path: String, _ message: String) throws {
    let portal = try SmallPortal().writeStory("plain")
    try portal.write(portal.text("content/stories/plain.md"), to: path)
      .build()
    #expect(portal.messages == [message])
  }

  /// Earlier addresses are published as well.
  @Test(arguments: [
    ("people/jo@small.example/", true), ("people/jo%40small.example/", true), ("staff/4711/", true),
    ("old/emp-4711/", true), ("jo-at-small-com/profile/", true), ("old/pier-2/", false),
    ("2026/11/03/calm/", false),
  ])
  func personalNamesMakeNoEarlierAddressEither(_ alias: String, _ isPersonal: Bool) throws {
    let portal = try SmallPortal().writeStory("x", "aliases: [\(alias)]").build()
    #expect(portal.messages == (isPersonal ? ["P17 content/stories/x.md:8:11"] : []))
  }

  /// P6: the summaries of stories are to name nobody.
  @Test(arguments: [
    ("Mara Lind said so.", true), ("As MARA  LIND\u{2019}s colleagues say", true), ("See mara-lind.", true),
    ("Ma\u{301}ra L\u{ED}nd", true), ("Mara said so.", false), ("Mara Linden said so.", false),
    ("Tomara Lind said so.", false), ("Jo said so.", true), ("jo said so.", false), ("Joker", false),
    ("Lind, Mara said so.", true), ("LIND Mara", true), ("M. Lind said so.", true), ("M.Lind", true),
    ("M Lind", true),
    ("Ask m.lind@x.example.", true), ("See lind-mara.", true), ("m lind", false), ("Use e.M. Lind", false),
    ("The Linds and Lind. Mara said so.", false), ("K. Lind said so.", false), ("\u{D8}. O'Brien said so.", false),
    ("Anna Lind, Mara Holt", true), ("A Lind, A. Lind", true), ("A Lind", false),
    ("\u{D8}rjan O'Brien was asked.", true), ("Orjan O\u{2019}BRIEN was asked.", true),
  ])
  func anonymousTextsNameNobodyKnown(_ summary: String, _ isNamed: Bool) throws {
    let portal = try SmallPortal().replace(
      "list: {title: Stories", with: "anonymous: [summary]\nlist: {title: Stories", in: "templates/types/story.yaml"
    )
    for (slug, name) in [
      ("jo", "Jo"), ("orjan", "\u{D8}rjan O'Brien"), ("olga", "Olga O'Brien"), ("anna", "Anna Lind"),
      ("holt", "Mara Holt"),
    ] {
      try portal.write(
        portal.text("content/people/mara-lind.md").replacingOccurrences(of: "Mara Lind", with: name),
        to: "content/people/\(slug).md")
    }
    try portal.writeStory("x").replace(
      "summary: About it.", with: "summary: \"\(summary)\"", in: "content/stories/x.md"
    ).build()
    #expect(portal.messages == (isNamed ? ["P6 content/stories/x.md:3:10"] : []))
  }

  /// Where two names stand side by side, what they make together names nobody.
  @Test(arguments: [("Anna Lind, Mara Holt", false), ("Anna Holt, Mara Ek; Lind, Mara", true), ("M. Lind", true)])
  func twoNamesMakeNoThird(_ body: String, _ isNamed: Bool) throws {
    let portal = try SmallPortal()
    for name in ["Anna Lind", "Mara Holt"] {
      try portal.write(
        portal.text("content/people/mara-lind.md").replacing("Mara Lind", with: name).replacing(
          "[web]", with: "[web, newsletter]"), to: "content/people/\(name.prefix(3).lowercased()).md")
    }
    try portal.write(
      """
      name: letter
      title: Letter
      plural: Letters
      help: What is mailed.
      folder: letters
      facets: {mail: {subject: subject}}
      fields:
        subject: {kind: text, help: The subject., example: Calmer counters}

      """, to: "templates/types/letter.yaml"
    ).write(
      "---\ntitle: A letter\nsummary: It.\nowner: Us\nstatus: published\nsubject: Calm\n---\n\(body)\n",
      to: "content/letters/x.md"
    ).build()
    #expect(portal.messages.filter { $0.hasPrefix("P2") } == (isNamed ? ["P2 content/letters/x.md:8:1"] : []))
  }

  /// A link in an anonymous text names whoever has the entry it leads to, also where the file is not called by the name.
  @Test(arguments: [
    ("Ask [her](../people/ml.md#x).", ["P6 content/stories/x.md:10:11"]), ("Ask [us](first.md).", []),
    ("Ask [Mara Lind](../people/ml.md).", ["P6 content/stories/x.md:10:1"]),
    ("Ask\n[her][1].\n\n[1]: ../people/ml.md\n", ["P6 content/stories/x.md:11:1"]),
  ])
  func aLinkToSomebodyNamesThem(_ body: String, _ messages: [String]) throws {
    let portal = try SmallPortal().replace(
      "list: {title: Stories", with: "anonymous: [body]\nlist: {title: Stories", in: "templates/types/story.yaml")
    try portal.write(portal.text("content/people/mara-lind.md"), to: "content/people/ml.md").writeStory(
      "x", body: body + "\n"
    ).build()
    #expect(portal.messages.filter { $0.hasPrefix("P6") } == messages)
  }

  /// The words of P11 and P18 are English.
  @Test(arguments: [("en-GB", ["P18", "P11"]), ("EN", ["P18", "P11"]), ("pt-PT", []), ("enm", [])])
  func wordsAreLookedForInTheirLanguage(_ language: String, _ codes: [String]) throws {
    let portal = try SmallPortal()
    try portal.write(portal.text("content/site.yaml") + "language: \(language)\n", to: "content/site.yaml")
      .writeStory("x", "evidence_level: 2", body: "Her illness was seen thanks to the course.\n").build()
    #expect(Set(portal.messages.map { String($0.prefix { $0 != " " }) }) == Set(codes))
  }

  /// P12: nothing keeps crawlers from seeing that they are not wanted.
  @Test(arguments: Audience.allCases)
  func searchEnginesAreKeptOutOfBothEditions(_ audience: Audience) throws {
    let portal = try SmallPortal().build(audience: audience)
    #expect(portal.output("robots.txt")?.lowercased().contains("disallow") == false)
    for (path, bytes) in portal.outputFiles() where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(page.contains("noindex") || page.contains("http-equiv=\"refresh\""), "\(path)")
    }
  }

  @Test func whoHasLeftCannotBeWrittenTo() throws {
    let portal = try SmallPortal().replace(
      "left: left}", with: "left: left, contact: contact}", in: "templates/types/person.yaml"
    ).replace(
      "  left: {", with: "  contact: {kind: email, help: Where., example: a@b.example}\n  left: {",
      in: "templates/types/person.yaml"
    ).replace(
      "{{ page.body }}", with: "{{ page.contact ?? \"\" }}{{ page.body }}", in: "templates/person.html"
    ).replace("consent: {", with: "contact: m@small.example\nconsent: {", in: "content/people/mara-lind.md").build()
    #expect(portal.output("people/mara-lind/index.html")?.contains("m@small.example") == true)
    try portal.replace("consent: {", with: "left: 2026-06-30\nconsent: {", in: "content/people/mara-lind.md")
      .build()
    #expect(portal.output("people/mara-lind/index.html")?.contains("m@small.example") == false)
  }

  @Test func aPhotoMustNotTellWhereItWasTaken() throws {
    let portal = try SmallPortal()
    try portal.writeBytes(PeopleTests.photoWithPosition, to: "content/stories/p.jpg").writeStory(
      "x", body: "![A pier](p.jpg)\n"
    ).build()
    #expect(portal.messages == ["P16G content/stories/x.md:10:11"])
  }

  /// A JPEG of 2 x 2 pixels by its headers, whose EXIF data has one tag: where GPS data would be.
  private static let photoWithPosition: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE1, 0, 30, 0x45, 0x78, 0x69, 0x66, 0, 0]
    + [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0]
    + [0xFF, 0xC0, 0, 17, 8, 0, 2, 0, 2, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
    + [0xFF, 0xDA, 0, 2]
}

extension SmallPortal {
  /// Entries of people as that of the portal's own person was.
  @discardableResult
  fileprivate func addPeople(_ names: String...) throws -> SmallPortal {
    let known = try text("content/people/mara-lind.md").replacingOccurrences(
      of: ", withdrawn: 2026-11-01", with: "")
    for name in names {
      try write(
        known.replacingOccurrences(of: "Mara Lind", with: name),
        to: "content/people/\(name.lowercased().replacingOccurrences(of: " ", with: "-")).md")
    }
    return self
  }

  /// The portal after its person withdrew consent, and no field refers to them.
  func withdrawn() throws -> SmallPortal {
    try replace("scope: [web]}", with: "scope: [web], withdrawn: 2026-11-01}", in: "content/people/mara-lind.md")
      .replace("champions: [mara-lind]\n", with: "", in: "content/stories/first.md")
  }
}
