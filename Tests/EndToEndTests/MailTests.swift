// Issues that are sent by mail: which files are made, where their links lead, what is refused, what an edit makes anew.

import Content
import Diagnostics
import Foundation
import Site
import Testing

@Suite struct MailTests {
  private static let issue = "content/bulletins/may.md"
  private static let names = ["mail.html", "mail.txt", "draft.eml", "message.eml"]
  private static let files = Set(names.map { "bulletins/may/" + $0 })

  /// The small portal with one issue, which tells of a story.
  private static func portal(
    _ fields: String = "", body: String = "Read [more](../stories/first.md), or [below](#two).\n\n## Two\n"
  ) throws -> SmallPortal {
    let portal = try SmallPortal()
      .write(
        """
        name: bulletin
        title: Bulletin
        plural: Bulletins
        help: What is sent by mail.
        folder: bulletins
        facets:
          mail: {subject: subject, preheader: preheader, date: date, items: items}
        fields:
          subject: {kind: text, required: true, help: The subject., example: Calm}
          preheader: {kind: text, help: What stands behind it., example: And a bin}
          note: {kind: text, visibility: team, help: For the team., example: x}
          date: {kind: date, required: true, help: The day., example: 2026-03-01}
          items: {kind: list of reference, to: [story], inverse: told_in, help: What it tells., example: [first]}

        """, to: "templates/types/bulletin.yaml"
      )
      .write(
        "{% extends \"base.html\" %}{% block main %}{% for f in mail_files(page) %}<a href=\"{{ f.url }}\">{{ f.kind }}</a>{% end %}{{ page.body }}{% end %}\n",
        to: "templates/bulletin.html"
      )
      .write(
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>{{ page.title }}</title></head>
        <body><h1>{{ page.title }}</h1><p><a href="{{ page.url }}">View</a> by {{ site.mail_from }}</p>
        {% for story in page.items %}<p><a href="{{ story.url }}">{{ story.title }}</a> {{ page.note }}</p>{% end %}
        {{ page.body | for_mail(p: "margin:0;", a: "color:#3340a0;") }}</body></html>

        """, to: "templates/mail/bulletin.html")
    return try portal.write(
      """
      ---
      title: May
      summary: About May.
      owner: Learning team
      status: published
      date: 2026-05-05
      subject: Calm – at the counter
      items: [first]
      \(fields)
      ---
      \(body)
      """, to: issue)
  }

  @Test func fourFilesAreMadeBesideThePage() throws {
    let portal = try Self.portal().build()
    #expect(portal.messages == [] && portal.report?.notes == [])
    let html = try #require(portal.output("bulletins/may/mail.html"))
    for address in ["bulletins/may/", "stories/first/", "bulletins/may/#two"] {
      #expect(html.contains("href=\"https://small.example/\(address)\""))
    }
    #expect(html.contains("<p style=\"margin:0;\">Read <a style=\"color:#3340a0;\" href=\"https"))
    let text = try #require(portal.output("bulletins/may/mail.txt"))
    #expect(
      text.contains("View [1] by Learning team\n") && text.contains("\n[1] https://small.example/bulletins/may/\n"))
    let message = try #require(portal.output("bulletins/may/message.eml"))
    for line in [
      "From: \"Learning team\" <learning@small.example>", "Subject: =?utf-8?Q?Calm_=E2=80=93_at_the_counter?=",
      "Date: Tue, 5 May 2026 09:00:00 +0000",
    ] { #expect(message.contains(line + "\r\n")) }
    #expect(portal.output("bulletins/may/draft.eml")?.contains("X-Unsent: 1\r\n") == true)
    let page = try #require(portal.output("bulletins/may/index.html"))
    for name in Self.names { #expect(page.contains("<a href=\"\(name)\">")) }
    #expect(portal.output("sitemap.xml")?.contains("mail") == false)
  }

  /// What a portal's own settings say about the sender, and a portal on a file share.
  @Test func settingsNameTheSender() throws {
    let portal = try Self.portal()
      .replace(
        "owner: Learning team", with: "owner: Learning team\nmail: {from: news@small.example, name: Née}",
        in: "content/site.yaml"
      )
      .build(isPortable: true)
    #expect(
      portal.output("bulletins/may/message.eml")?.contains("From: =?utf-8?Q?N=C3=A9e?= <news@small.example>\r\n")
        == true)
    #expect(
      portal.output("bulletins/may/mail.html")?.contains("href=\"https://small.example/stories/first/\"") == true)
    #expect(portal.output("bulletins/may/index.html")?.contains("../../stories/first/index.html") == true)
  }

  @Test(arguments: [
    ("base_url: https://small.example/\n", "base_url"),
    ("feedback: {email: learning@small.example}\n", "mail: {from"),
  ])
  func withoutAnAddressThereIsANote(_ setting: String, _ missing: String) throws {
    let portal = try Self.portal().replace(setting, with: "", in: "content/site.yaml").build()
    #expect(portal.messages == [] && Self.files.isDisjoint(with: portal.outputFiles().keys))
    #expect(portal.report?.notes.count == 1 && portal.report?.notes.first?.contains(missing) == true)
    #expect(portal.output("bulletins/may/index.html")?.contains("eml") == false)
    // The template is checked all the same.
    try portal.replace("{{ page.title }}</h1>", with: "{{ page.titel }}</h1>", in: "templates/mail/bulletin.html")
      .build()
    #expect(portal.messages.count == 1 && portal.messages[0].hasSuffix("templates/mail/bulletin.html:3:19"))
  }

  /// What is there and refused is told once, and is not said to be missing.
  @Test(arguments: [
    ("base_url: https://small.example/", "base_url: small.example", "C024"),
    ("feedback: {email: learning@small.example}", "feedback: {email: learning}", "C026"),
  ])
  func aFaultySettingIsNotMissing(_ setting: String, _ faulty: String, _ code: String) throws {
    let portal = try Self.portal().replace(setting, with: faulty, in: "content/site.yaml").build()
    #expect(portal.messages.count == 1 && portal.messages[0].hasPrefix(code), "\(portal.messages)")
    #expect(portal.report?.notes == [])
  }

  @Test(arguments: [
    ("<p><a href", "<p><a href=\"nowhere/\">x</a><a href", "L002"),
    ("<p><a href", "<p><img src=\"https://elsewhere.example/a.png\" alt=\"\"><a href", "P13"),
    ("for_mail(p: \"margin:0;\"", "for_mail(p: \"margin:0;background:url(x)\"", "T"),
    ("for_mail(p: \"margin:0;\"", "for_mail(p: \"\\\"><script>\"", "T"),
    ("for_mail(p: \"margin:0;\"", "for_mail(p: page.title", "T"),
    ("<h1>", "<h1 style=\"color:{{ page.title }}\">", "E005"),
  ])
  func aTemplateIsHeldToTheRules(_ old: String, _ new: String, _ code: String) throws {
    let portal = try Self.portal().replace(old, with: new, in: "templates/mail/bulletin.html").build()
    #expect(portal.messages.contains { $0.hasPrefix(code) }, "\(portal.messages)")
    #expect(portal.report?.published == nil)
  }

  @Test func aTypeWithTheFacetNeedsATemplate() throws {
    let portal = try Self.portal().remove("templates/mail/bulletin.html").build()
    #expect(portal.messages == ["K002 templates/types/bulletin.yaml"])
  }

  @Test(arguments: [("subject: title_x", "S"), ("date: subject", "S"), ("topic: subject", "S")])
  func rolesAreChecked(_ role: String, _ code: String) throws {
    let portal = try Self.portal()
      .replace(
        "mail: {subject: subject, preheader: preheader, date: date,", with: "mail: {\(role),",
        in: "templates/types/bulletin.yaml"
      )
      .build()
    #expect(portal.messages.contains { $0.hasPrefix(code) && $0.contains("bulletin.yaml") }, "\(portal.messages)")
  }

  @Test(arguments: [
    ("subject: \(String(repeating: "word ", count: 9))more", "L009 content/bulletins/may.md:7:10"),
    ("preheader: calm, at the COUNTER!", "L010 content/bulletins/may.md:9:12"),
  ])
  func subjectsAreChecked(_ field: String, _ expected: String) throws {
    let portal = try Self.portal(field.hasPrefix("subject") ? "" : field)
    if field.hasPrefix("subject") {
      try portal.replace("subject: Calm – at the counter", with: field, in: Self.issue)
    }
    #expect(try portal.build().messages == [expected])
  }

  /// A name that stands only in the head of a message, where it is encoded, is found there.
  @Test func withdrawnPeopleAreFoundInEncodedWords() throws {
    let portal = try Self.portal()
      .write(
        "---\ntitle: Tóve Wíthdrawn\nsummary: Left.\nowner: Learning team\nstatus: published\nconsent: {basis: form, given: 2026-01-10, scope: [web], withdrawn: 2026-02-01}\n---\n",
        to: "content/people/tove.md"
      )
      .replace("subject: Calm – at the counter", with: "subject: Thank you Tóve Wíthdrawn", in: Self.issue)
      .build()
    // The same in the message is a note.
    #expect(portal.messages == ["P4 (output) bulletins/may/draft.eml:2:20"])
    #expect(portal.report?.diagnostics.first?.notes.last?.message == "the same on 1 more page")
  }

  /// A name that a line of the text, or of quoted-printable, divides.
  @Test func withdrawnPeopleAreFoundOverLines() throws {
    let portal = try Self.portal(
      body: "So it goes on and on until the end of a line is near, says \u{2013} Tove\nWithdrawn at last.\n"
    )
    .write(
      "---\ntitle: Tove Withdrawn\nsummary: Left.\nowner: Learning team\nstatus: published\nconsent: {basis: form, given: 2026-01-10, scope: [web], withdrawn: 2026-02-01}\n---\n",
      to: "content/people/tove-withdrawn.md"
    )
    .build()
    let found = try #require(portal.report?.diagnostics.first { $0.place?.path.hasSuffix("may/mail.html") == true })
    #expect(found.code.id == "P4" && found.notes.last?.message == "the same on 3 more pages")
  }

  @Test func whatIsForTheTeamStaysThere() throws {
    let portal = try Self.portal("note: Sentinel").build()
    for name in Self.names { #expect(portal.output("bulletins/may/" + name)?.contains("Sentinel") == false) }
    try portal.build(audience: .team)
    for name in Self.names { #expect(portal.output("bulletins/may/" + name)?.contains("Sentinel") == true) }
  }

  /// Each edit, and which of the four files it makes anew; afterwards every file is that of a clean build.
  @Test func editsMakeTheMailsTheyShow() throws {
    let portal = try Self.portal().settle().build()
    let (all, none, messages) = (Self.names, [String](), ["draft.eml", "message.eml"])
    let edits: [(old: String, new: String, file: String, made: [String], isRevised: Bool)] = [
      ("title: First", "title: Another first", "content/stories/first.md", all, true),
      ("title: Second", "title: Another second", "content/stories/second.md", none, true),
      // What an issue says is searched for people's names, so it is always joined anew.
      ("Read", "See", Self.issue, all, false), ("Calm –", "Quiet –", Self.issue, messages, false),
      ("2026-05-05", "2026-05-06", Self.issue, ["message.eml"], false),
      ("summary: About May", "summary: All about May", Self.issue, none, false),
      ("Learning team\nfeedback", "Other team\nfeedback", "content/site.yaml", all, false),
      ("<h1>", "<h1 lang=\"en\">", "templates/mail/bulletin.html", all, false),
    ]
    for edit in edits {
      try portal.replace(edit.old, with: edit.new, in: edit.file).settle().build()
      #expect(portal.messages == [])
      #expect(portal.made.intersection(Self.files) == Set(edit.made.map { "bulletins/may/" + $0 }), "\(edit.new)")
      // What a build without joining leaves.
      #expect(portal.names(below: ".laurel").contains { $0.hasPrefix("edits-") } == edit.isRevised, "\(edit.new)")
      let clean = try SmallPortal(sourcesOf: portal).build()
      #expect(portal.outputFiles() == clean.outputFiles(), "\(edit.new)")
    }
  }

  /// A picture wider than a mail, and the boxes of tasks, are written for mail programs.
  @Test func markdownIsMadeForMail() throws {
    let portal = try Self.portal(body: "- [x] done\n- [ ] not\n\n![A pier](pier.png)\n")
    var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    png += [0, 0, 4, 0x30, 0, 0, 2, 0x18, 8, 2, 0, 0, 0]
    try portal.writeBytes(png, to: "content/bulletins/pier.png").build()
    #expect(portal.messages == ["L015 content/bulletins/may.md"])
    let html = try #require(portal.output("bulletins/may/mail.html"))
    #expect(
      html.contains("src=\"https://small.example/bulletins/pier.png\"")
        && html.contains("width=\"536\" height=\"268\""))
    #expect(portal.output("bulletins/may/mail.txt")?.contains("[A pier]") == true)
  }

  /// Nothing of a tag that is taken out stays, and nothing behind it goes.
  @Test func markdownStaysWhole() throws {
    let (long, code) = (String(repeating: "pier-", count: 20), String(repeating: "x = 1; ", count: 13) + "y")
    let portal = try Self.portal(
      body: """
        - [ ] Book
        - [x] Pack **one** bag

        <https://small.example/\(long)>

        ```
        \(code)
        ```

        | a | b |
        |---|---|
        | 1 | 2 |

        """
    )
    .build()
    #expect(portal.messages == [])
    let html = try #require(portal.output("bulletins/may/mail.html"))
    for part in [
      ">☐ Book<", ">☑ Pack <strong>one</strong> bag<", "/\(long)</a>", ">\(code)\n</code>", "<td>2</td>",
    ] {
      #expect(html.contains(part), "\(part) in \(html)")
    }
    for part in ["<input", "checkbox", "disabled"] { #expect(!html.contains(part)) }
    let text = try #require(portal.output("bulletins/may/mail.txt"))
    for part in ["* ☐ Book\n* ☑ Pack one bag\n", long, "    \(code)\n"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  /// What an item says of an entry that is not out goes with it, in every file; each row is an edit of what was published.
  @Test(arguments: [
    ("content/stories/alone.md", "status: published", "status: published\nvisibility: team", [String]()),
    ("content/stories/alone.md", "status: published", "status: draft", ["C036 \(issue):8:17"]),
    (
      "content/stories/alone.md", "status: published", "status: published\npublish_on: 2030-01-01",
      ["C036 \(issue):8:17"]
    ),
    (
      "content/people/ona.md", "scope: [web, newsletter]", "scope: [web, newsletter], withdrawn: 2026-02-01",
      ["C036 \(issue):8:53"]
    ),
  ])
  func itemsGoWithTheirEntries(_ file: String, _ old: String, _ new: String, _ expected: [String]) throws {
    let portal = try Self.portal(body: "Text.\n").writeStory("alone")
      .write(
        "---\ntitle: Ona Quayle\nsummary: Helps.\nowner: Learning team\nstatus: published\nconsent: {basis: form, given: 2026-01-10, scope: [web, newsletter]}\n---\n",
        to: "content/people/ona.md"
      )
      .replace(
        "kind: list of reference, to: [story], inverse: told_in, help: What it tells., example: [first]}",
        with:
          "kind: list of record, short: [entry, text], help: What it tells., example: [first], fields: {entry: {kind: reference, to: [story, person], inverse: told_in, help: Which., example: first}, text: {kind: inline markdown, help: What., example: x}}}",
        in: "templates/types/bulletin.yaml"
      )
      .replace(
        "{% for story in page.items %}<p><a href=\"{{ story.url }}\">{{ story.title }}</a>",
        with: "{% for i in page.items %}<p>{% if i.entry %}{{ i.entry.title }}{% end %}: {{ i.text }}",
        in: "templates/mail/bulletin.html"
      )
      .replace(
        "{{ page.body }}", with: "{{ page.body }}{% for i in page.items %}<p>{{ i.text }}</p>{% end %}",
        in: "templates/bulletin.html"
      )
      .replace(
        "items: [first]",
        with: "items: [{entry: alone, text: Sentinel-one}, {entry: ona, text: Sentinel-two}, Sentinel-three]",
        in: Self.issue
      )
      .settle().build()
    let sentinels = ["Sentinel-one", "Sentinel-two", "Sentinel-three"]
    func told() -> [String] {
      let all = portal.outputFiles().values.map { String(decoding: $0, as: UTF8.self) }
      return sentinels.filter { sentinel in all.contains { $0.contains(sentinel) } }
    }
    #expect(portal.messages == [] && told() == sentinels)
    try portal.replace(old, with: new, in: file).settle().build()
    #expect(portal.messages == expected)
    let gone = file.hasSuffix("alone.md") ? "Sentinel-one" : "Sentinel-two"
    #expect(told() == sentinels.filter { $0 != gone })
    let clean = try SmallPortal(sourcesOf: portal).build()
    #expect(portal.outputFiles() == clean.outputFiles())
    try portal.build(audience: .team)
    #expect(told().contains(gone) == new.contains("visibility"))
  }

  /// A subject that turns its letters round.
  @Test(arguments: ["202E", "2067", "FEFF"])
  func subjectsShowWhatTheySay(_ character: String) throws {
    let portal = try Self.portal()
      .replace("Calm – at the counter", with: "\"Calm \\u\(character)at the counter\"", in: Self.issue).build()
    #expect(portal.messages == ["C009 content/bulletins/may.md:7:10"])
    #expect(portal.report?.diagnostics.first?.message.contains("U+\(character)") == true)
  }
}
