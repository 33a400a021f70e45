// Calendar files, structured data and badges of a small portal: which there are, what stands in them, who is in none of them.

import Content
import Foundation
import Site
import Testing

@Suite struct CalendarFilesTests {
  private static let event = "content/events/talk.md"
  private static let award = "content/awards/calm.md"

  private static let eventType = """
    name: event
    title: Event
    plural: Events
    help: What is on.
    folder: events
    order: start
    list: {title: What is on, summary: All events.}
    facets:
      event: {start: start, end: end, place: place, organizer: host, recurrence: again, cancelled: off, sequence: count}
    fields:
      start: {kind: datetime, required: true, help: When., example: 2027-01-17 07:30 Europe/Lisbon}
      end: {kind: datetime, required: true, help: Until when., example: 2027-01-17 11:00 Europe/Lisbon}
      place: {kind: text, help: Where., example: Pier 3}
      host: {kind: text, visibility: team, help: Who., example: Fleet}
      off: {kind: boolean, default: false, help: Cancelled., example: true}
      count: {kind: integer, default: 0, help: Version., example: 1}
      again:
        kind: record
        help: Again.
        fields:
          every: {kind: choice, choices: [week, month], required: true, help: How often., example: week}
          until: {kind: date, required: true, help: Until., example: 2027-06-03}
          except: {kind: list of date, help: Not then., example: [2027-04-01]}
    """
  private static let awardType = """
    name: award
    title: Award
    plural: Awards
    help: What one can earn.
    folder: awards
    facets:
      badge: {criteria: takes, image: picture}
    fields:
      takes: {kind: markdown, help: What it takes., example: Be calm.}
      picture: {kind: image, help: A picture., example: {src: x.svg, alt: A badge}}
    """

  private func portal() throws -> SmallPortal {
    try SmallPortal().write(Self.eventType + "\n", to: "templates/types/event.yaml")
      .write(Self.awardType + "\n", to: "templates/types/award.yaml")
      .write(
        """
        {% extends "base.html" %}{% block main %}
        {% let file = calendar_file(page) %}{% if file %}<a href="{{ file }}">Add</a>{% end %}
        {% let next = next_occurrence(page, site.today) %}{% if next %}<p>next {{ next.start | iso }}</p>{% end %}
        {{ page.body }}{% end %}

        """, to: "templates/event.html"
      ).write(
        """
        {% extends "base.html" %}{% block main %}
        {% for next in occurrences(events, site.today) %}<p>{{ next.event.title }} {{ next.start | iso }}</p>{% end %}
        {% for file in site.calendars %}<a href="{{ file.url }}">{{ file.title }}</a>{% end %}{% end %}

        """, to: "templates/event-list.html"
      ).write(
        """
        {% extends "base.html" %}{% block main %}
        {% let file = badge_file(page) %}{% if file %}<a href="{{ file }}">Badge</a>{% end %}{{ page.takes }}{% end %}

        """, to: "templates/award.html"
      ).replace("</head>", with: "{{ structured_data(page) }}</head>", in: "templates/base.html")
      .write(
        """
        ---
        title: A talk
        summary: About piers.
        owner: Learning team
        status: published
        reviewed: 2026-11-01
        start: 2026-11-05 09:00 Europe/Lisbon
        end: 2026-11-05 10:00 Europe/Lisbon
        place: Pier 2
        host: Zebrafinch
        ---
        Come.

        """, to: Self.event
      ).write(
        """
        ---
        title: Calm
        summary: For the calm.
        owner: Learning team
        status: published
        takes: "Read [it](../stories/first.md) & smile."
        ---
        Text.

        """, to: Self.award)
  }

  private func files(_ portal: SmallPortal, _ suffix: String) -> [String] {
    portal.outputFiles().keys.filter { $0.hasSuffix(suffix) && !$0.hasSuffix("feed.json") }.sorted()
  }

  @Test func oneForEachEventAndOneForAll() throws {
    let portal = try portal().build()
    #expect(portal.messages == [])
    #expect(files(portal, ".ics") == ["events/calendar.ics", "events/talk/talk.ics"])
    #expect(portal.output("events/talk/index.html")?.contains("<a href=\"talk.ics\">Add</a>") == true)
    #expect(
      portal.output("events/index.html")?.contains("<a href=\"calendar.ics\">What is on · Small portal</a>") == true
    )
    for path in ["events/calendar.ics", "events/talk/talk.ics"] {
      let text = portal.output(path) ?? ""
      #expect(text.contains("UID:event/talk@small.example\r\n") && text.contains("DTSTART:20261105T090000Z\r\n"))
      #expect(!text.contains("Zebrafinch"))
    }
    #expect(try portal.build(audience: .team).output("events/calendar.ics")?.contains("CONTACT:Zebrafinch") == true)
  }

  @Test(arguments: [
    ("", "again: {every: week, until: 2026-12-03, except: [2026-11-19]}", []),
    (
      "", "again: {every: week, until: 2026-12-03, except: [2026-11-19, 2026-11-20, 2026-12-10]}",
      ["L018 content/events/talk.md:10:62", "L018 content/events/talk.md:10:74"]
    ),
    ("2026-12-03", "again: {every: week, until: 2026-12-03}", ["L017 content/events/talk.md:8:6"]),
    // A night a week, until the next begins.
    ("2026-11-12", "again: {every: week, until: 2026-12-03}", ["L017 content/events/talk.md:8:6"]),
    ("2026-11-11", "again: {every: week, until: 2026-12-03}", []), ("2027-06-03", "count: 1", []),
    (
      "", "again: {every: week, until: 2026-11-12, except: [2026-11-05, 2026-11-12]}",
      ["L020 content/events/talk.md:10:8"]
    ),
    ("", "again: {every: week, until: 2026-11-12, except: [2026-11-05]}", []),
  ])
  func recurrencesThatCannotBe(_ lastDay: String, _ again: String, _ messages: [String]) throws {
    let portal = try portal().replace("host: Zebrafinch", with: again, in: Self.event)
    if !lastDay.isEmpty { try portal.replace("end: 2026-11-05", with: "end: " + lastDay, in: Self.event) }
    #expect(try portal.build().messages == messages)
  }

  /// In the night to 28 March 2027 there is no 01:30 in Lisbon. A calendar takes it for 02:30 (RFC 5545, 3.3.5).
  @Test(arguments: [
    ("01:30 Europe/Lisbon", "03:00 Europe/Lisbon", "", ["L019 content/events/talk.md:10:8"]),
    ("00:30 Europe/Lisbon", "01:30 Europe/Lisbon", "", ["L019 content/events/talk.md:10:8"]),
    ("01:30 Europe/Lisbon", "03:00 Europe/Lisbon", ", except: [2027-03-28]", []),
    ("01:30 Atlantic/Reykjavik", "03:00 Atlantic/Reykjavik", "", []),
    ("02:00 Europe/Lisbon", "03:00 Europe/Lisbon", "", []),
  ])
  func anHourThatAClockLeavesOut(_ start: String, _ end: String, _ except: String, _ messages: [String]) throws {
    let portal = try portal().replace(
      "host: Zebrafinch", with: "again: {every: week, until: 2027-04-04\(except)}", in: Self.event
    ).replace("start: 2026-11-05 09:00 Europe/Lisbon", with: "start: 2027-03-21 \(start)", in: Self.event)
      .replace("end: 2026-11-05 10:00 Europe/Lisbon", with: "end: 2027-03-21 \(end)", in: Self.event).build()
    #expect(portal.messages == messages)
    let hour = start.prefix(5).replacing(":", with: "")
    #expect(portal.output("events/talk/talk.ics")?.contains(":20270321T\(hour)00\r\nDTEND") == true)
  }

  @Test func anAddressOfAFile() throws {
    let portal = try portal().replace(
      "order: start", with: "order: start\npermalink: on/:slug.html", in: "templates/types/event.yaml"
    ).build()
    #expect(portal.messages == [])
    #expect(files(portal, ".ics") == ["events/calendar.ics", "on/talk.ics"])
    #expect(portal.output("on/talk.html")?.contains("<a href=\"talk.ics\">Add</a>") == true)
  }

  @Test(arguments: [
    ("status: draft", false, false), ("visibility: team\nstatus: published", false, false),
    ("status: published\npublish_on: 2026-11-24", false, false), ("status: archived", true, false),
    ("status: published\noff: true", true, true),
  ])
  func whatIsPublished(_ fields: String, _ hasFile: Bool, _ isInFeed: Bool) throws {
    let text = try portal().text(Self.event).replacingOccurrences(of: "status: published", with: fields)
    let portal = try portal().write(text, to: "content/events/other.md").build()
    #expect(portal.messages == [])
    #expect(files(portal, ".ics").contains("events/other/other.ics") == hasFile)
    let feed = portal.output("events/calendar.ics") ?? ""
    #expect(feed.contains("UID:event/other@") == isInFeed)
    #expect(feed.contains("STATUS:CANCELLED\r\n") == fields.contains("off"))
  }

  @Test func noEventsNoCalendar() throws {
    let portal = try portal().remove(Self.event).build()
    #expect(portal.messages == [])
    #expect(files(portal, ".ics") == [])
    #expect(portal.output("events/index.html")?.contains("calendar.ics") == false)
  }

  /// The day of the build changes pages that say when the next one is, and no calendar.
  @Test func theDayOfTheBuild() throws {
    let portal = try portal().replace(
      "place: Pier 2", with: "again: {every: week, until: 2026-12-31}", in: Self.event
    ).build()
    #expect(portal.output("events/talk/index.html")?.contains("next 2026-11-26T09:00") == true)
    let before = portal.bytes("site/events/calendar.ics")
    #expect(before != nil)
    try portal.build(Wishes(today: "2026-12-30"))
    #expect(portal.bytes("site/events/calendar.ics") == before)
    #expect(portal.output("events/talk/index.html")?.contains("next 2026-12-31T09:00") == true)
    #expect(portal.output("events/index.html")?.contains("A talk 2026-12-31T09:00") == true)
    try portal.build(Wishes(today: "2027-01-01"))
    #expect(portal.output("events/talk/index.html")?.contains("next") == false)
  }

  /// What ends before it begins has no end, and nothing breaks.
  @Test func anImpossibleEvent() throws {
    let portal = try portal().replace("end: 2026-11-05 10:00", with: "end: 2026-11-04 10:00", in: Self.event)
      .build()
    #expect(portal.output("events/calendar.ics")?.contains("DTEND") != true)
  }

  @Test func aBadge() throws {
    let portal = try portal().build()
    #expect(files(portal, ".json") == ["awards/calm/calm.json"])
    #expect(portal.output("awards/calm/index.html")?.contains("<a href=\"calm.json\">Badge</a>") == true)
    #expect(
      portal.output("awards/calm/calm.json") == """
        {"@context":["https://www.w3.org/ns/credentials/v2",\
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],\
        "id":"https://small.example/awards/calm/calm.json","type":["Achievement"],"name":"Calm",\
        "description":"For the calm.","criteria":{"id":"https://small.example/awards/calm/",\
        "narrative":"Read it & smile."},"inLanguage":"en-GB","creator":{"id":"https://small.example/",\
        "type":["Profile"],"name":"Small & Co","url":"https://small.example/"}}

        """)
    let other = try self.portal().replace("base_url: https://small.example/\n", with: "", in: "content/site.yaml")
      .build()
    #expect(other.messages == [])
    let json = other.output("awards/calm/calm.json") ?? ""
    #expect(json.contains("\"id\":\"tag:small-co.invalid,2026:award/calm\"") && !json.contains("small.example"))
    // What it takes is not said: there is nothing to define.
    try other.replace("takes: ", with: "feedback: a@b.example #", in: Self.award).build()
    #expect(files(other, ".json") == [])
  }

  private func data(_ portal: SmallPortal, _ page: String) throws -> [String: String]? {
    let html = try #require(portal.output(page + "/index.html"))
    guard let start = html.firstRange(of: "<script type=\"application/ld+json\">") else { return nil }
    let json = html[start.upperBound...].components(separatedBy: "</script>")[0]
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?.compactMapValues { $0 as? String }
  }

  @Test func structuredData() throws {
    let portal = try portal().build()
    let event = try data(portal, "events/talk")
    #expect(event?["@type"] == "Event" && event?["startDate"] == "2026-11-05T09:00:00+00:00")
    #expect(event?["url"] == "https://small.example/events/talk/")
    let article = try data(portal, "stories/first")
    #expect(article?["@type"] == "Article" && article?["headline"] == "First story")
    let person = try data(portal, "people/mara-lind")
    #expect(person?["@type"] == "Person" && person?["name"] == "Mara Lind")
    for page in ["programs/calm", "events", "awards/calm"] { #expect(try data(portal, page) == nil) }
  }

  @Test func noTextEndsTheScript() throws {
    let title = #"</script><!-- \" \ & <script> é"#
    let portal = try portal().replace(
      "title: First story", with: "title: '\(title)'", in: "content/stories/first.md"
    ).build()
    #expect(portal.messages == [])
    #expect(try data(portal, "stories/first")?["headline"] == title)
  }

  /// Read as one reads the format: a name is found across a fold, and behind escapes.
  @Test(arguments: [
    ("place: Pier 2", "place: \(String(repeating: "x", count: 59)) Mara Lind", event, "events/talk/talk.ics"),
    ("takes: ", "takes: \"Ask Mara\\nLind.\" #", award, "awards/calm/calm.json"),
  ])
  func whoWithdrewIsFound(_ old: String, _ new: String, _ file: String, _ output: String) throws {
    let portal = try portal().withdrawn().replace(old, with: new, in: file).build()
    #expect(portal.messages.contains { $0.hasPrefix("P4 (output) \(output):") }, "\(portal.messages)")
    #expect(portal.report?.published == nil)
  }

  @Test func takedownCountsThem() throws {
    let portal = try portal().replace("summary: About piers.", with: "summary: About Mara Lind.", in: Self.event)
      .build()
    for edition in try portal.takedown("mara-lind").editions {
      // Counted once, although it can be read in two ways.
      #expect(edition.outputs.first { $0.path == "events/talk/talk.ics" }?.count == 1)
      #expect(edition.remaining.map(\.path).contains("events/talk/talk.ics"))
    }
  }
}
