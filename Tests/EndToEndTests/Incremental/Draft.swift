// A portal as a few numbers, from which all its source files follow: what the random edits of `RandomEdit` change.
//
// Every number selects one of a few texts. Texts of one kind are mostly of one length, so that many edits leave a file's
// size as it was; the last ones of a kind are faults or warnings.

import Foundation

struct Draft {
  struct Story {
    var slug: Int
    var title = 0
    var summary = 0
    var body = 0
    /// What stands below that.
    var more = 0
    var day = 0
    var tags = 0
    var standing = 0
    var note = 0
    var person = 0
    var alias = 0
  }

  struct Person {
    var name = 0
    var consent = 0
    var body = 0
    var photo = 0
  }

  var stories = [Story(slug: 0, body: 2, tags: 1, person: 1), Story(slug: 1, body: 4, day: 1, tags: 2)]
  var people = [Person(), Person(name: 1)]
  var programTitle = 0
  var programBody = 0
  var home = 0
  /// By file: which of its variants.
  var variants: [String: Int] = [:]

  static let slugs = ["alpha", "bravo", "carol", "delta", "eagle", "first"]
  static let names = ["Mara Lind", "Jona Vale", "Ruth Bell"]
}

// MARK: - Files

extension Draft {
  /// All source files by path.
  func files() throws -> [String: String] {
    var files = try Variants.files(variants)
    for story in stories { files["content/stories/\(Draft.slugs[story.slug]).md"] = text(of: story) }
    for (number, person) in people.enumerated() { files["content/people/person-\(number).md"] = text(of: person) }
    files["content/programs/calm.md"] = entry(
      "Calm \(programTitle)",
      "level: basic\nbegins: 2026-11-05 09:00 Europe/Lisbon\nends: 2026-11-05 10:00 Europe/Lisbon\ntakes: Be calm.\n"
        + "again: {every: week, until: 2026-11-30}", body: "Practise \(programBody) times.\n")
    let link = "See [a story](../stories/\(Draft.slugs[home % 2]).md).\n"
    files["content/pages/index.md"] = entry("Home", "", body: home < 2 ? "Welcome \(home).\n" : link)
    return files
  }

  private func entry(_ title: String, summary: String = "About it.", _ fields: String, body: String) -> String {
    "---\ntitle: \(title)\nsummary: \(summary)\nowner: Learning team\n"
      + (fields.contains("status:") ? "" : "status: published\n") + fields + (fields.isEmpty ? "" : "\n") + "---\n"
      + body
  }

  private func text(of story: Story) -> String {
    let standings = [
      "status: published", "status: archived", "status: published\nvisibility: team", "status: draft",
      "status: published\npublish_on: 2026-11-24", "status: published\nexpires_on: 2026-12-01",
      "status: publishd",
    ]
    let tags = ["", "tags: [guests]", "tags: [guests, calm weather]", "tags: [Guests]", "tags: [boats]"]
    let notes = ["", "note: \"https://a.example/\"", "note: \"javascript:go\""]
    let people = [
      "", "champions: [person-0]", "champions: [person-1]", "champions: [person-0, person-1]",
      "champions: [nobody]",
    ]
    let aliases = ["", "aliases: [old/place/]", "aliases: [old/other/]", "aliases: [stories/\(Draft.slugs[2])/]"]
    let fields = [
      "date: 2026-0\(story.day + 1)-01", "program: [calm]", standings[story.standing], tags[story.tags],
      notes[story.note],
      people[story.person], aliases[story.alias],
    ]
    return entry(
      "Title \(story.title)", summary: "Summary \(story.summary).",
      fields.filter { !$0.isEmpty }.joined(separator: "\n"),
      body: body(story.body) + (story.more == 0 ? "" : "\n" + Self.additions[story.more]))
  }

  /// The first ``goodAdditions`` can be published.
  static let additions = [
    "", "More words.\n", "More hints.\n", "## Part two\n\nMore.\n", "A note.[^1]\n\n[^1]: Small.\n",
    "See [calm](../programs/calm.md).\n", "See [that](../people/person-0.md).\n",
    "See [away](https://a.example/).\n", "![A pier and a boat](pier.svg)\n", "See [the list](/stories/).\n",
    "#### Deep\n\nMore.\n", "See [gone](gone.md).\n", "See [that](#nowhere).\n",
  ]
  static let goodAdditions = 11

  private func body(_ number: Int) -> String {
    switch number {
    case 0, 1: "Text \(number).\n"
    case 2, 3: "See [that](../people/person-\(number - 2).md).\n"
    case 4: "![A pier and a boat](pier.svg)\n"
    case 5: "## Part one\n\nWords.\n"
    case 6: "The course led to calm.\n"
    case 7: "See [that](alpha.md).\n"
    case 8: "See [that](bravo.md#part-one).\n"
    case 9: "We thank Mara Lind.\n"
    default: "<b>Loud</b> words.\n"
    }
  }

  private func text(of person: Person) -> String {
    let consents = ["", ", expires: 2026-12-20", ", withdrawn: 2026-11-01"]
    let photo = person.photo == 0 ? "" : "\nphoto: {src: ../stories/pier.svg, alt: A badge}"
    return entry(
      Draft.names[person.name],
      "consent: {basis: form, given: 2026-01-10, scope: [web]\(consents[person.consent])}" + photo,
      body: "Helps \(person.body).\n")
  }
}

/// The files of the theme, the types and the settings: those of the small portal, and what edits make of them.
enum Variants {
  /// What is replaced by what; nothing in the first of each.
  static let edits: [String: [(old: String, new: String)]] = [
    "templates/story.html": [
      ("", ""), ("{{ page.body }}", "<p>{{ page.words }} of {{ stories | count }}</p>{{ page.body }}"),
      ("base.html", "middle.html"), ("{{ page.body }}", "{{ page.excerpt }}"),
      (
        "{{ page.body }}",
        "{% for s in stories | where(summary: page.summary) %}{{ s.title }}{% end %}{{ page.body }}"
      ),
      ("{{ page.body }}", "{{ page.bodi }}"),
    ],
    "templates/middle.html": [
      ("", ""), ("<h2>Middle</h2>", "<h2>Centre</h2>"), ("<h2>Middle</h2>", "<p>{{ site.today }}</p>"),
    ],
    "templates/base.html": [
      ("", ""), ("<footer>", "<footer>{{ site.today }} "), ("<footer>", "<footer>{{ site.edition }} "),
      ("<footer>", "<footer>{% for t in tags | take(1) %}<a href=\"{{ t.url }}\">{{ t.name }}</a>{% end %}"),
      ("<meta name=\"robots\" content=\"noindex\">", ""),
    ],
    "templates/components/card.html": [
      ("", ""), ("{{ entry.summary }}", "{{ entry.excerpt }}"),
      ("{{ entry.summary }}", "{{ entry.reading_minutes }}"),
      ("{% end %}", ""),
    ],
    "templates/list.html": [
      ("", ""), ("<ul>", "<p>{{ page.total }}</p><ul>"), ("{{ page.next }}", "{{ page.nxt }}"),
    ],
    "templates/program.html": [
      ("", ""), ("{{ page.body }}", "{% for s in page.stories %}{{ s.body }}{% end %}"),
      ("{{ page.body }}", "{{ page.body }}{% for p in people %}{{ p.title }}{% end %}"),
    ],
    "templates/tags.html": [("", ""), ("| count", "| map(title) | join(\", \")")],
    "templates/types/story.yaml": [
      ("", ""), ("order: -date", "order: title"), ("summary: All stories.", "summary: Each story."),
      ("  evidence_level:", "  other: {kind: text, help: Another., example: x}\n  evidence_level:"),
      ("kind: integer", "kind: intger"),
    ],
    "templates/types/program.yaml": [("", ""), ("[basic, advanced]", "{basic: Easy, advanced: Hard}")],
    "templates/assets/app.css": [("", ""), ("2rem", "3rem"), ("margin", "paddin")],
    "content/stories/pier.svg": [
      ("", ""), ("y=\"12\"", "y=\"13\""), ("0 0 40 20\"", "0 0 50 20\""), ("<rect", "<script/><rect"),
    ],
    // An issue that is sent by mail, which tells of the newest stories.
    "content/bulletins/may.md": [
      ("", ""), ("Text one", "Text two"), ("subject: One", "subject: Two"), ("2026-05-05", "2026-05-06"),
      ("title: A bulletin", "title: One bulletin"), ("subject: One", "subject: And more"),
    ],
    "templates/mail/bulletin.html": [
      ("", ""), ("story.title", "story.summary"),
      ("{{ page.body }}", "{{ page.body | for_mail(p: \"margin:0;\") }}"),
      ("{{ story.url }}", "{{ story.url }}nowhere/"),
    ],
    "templates/types/bulletin.yaml": [("", ""), ("subject: subject, ", "")],
    "content/figures/calls.md": [
      ("", ""), ("smallest: 5", "smallest: 9"), ("Text one", "Text two"), ("figure\nsummary", "number\nsummary"),
    ],
    // A file of which nothing is left is not there.
    "content/data/figures.csv": [
      ("", ""), ("41.5,60", "42.5,60"), ("12,North", "04,North"), (figures, ""), ("calls,2026-Q2", "cals,2026-Q2"),
    ],
    "content/data/feedback/answers.csv": [
      ("", ""), ("6,stories/alpha,Yes", "6,stories/alpha,No"), ("6,stories/alpha", "6,stories/bravo"),
      ("6,stories/alpha,Yes", "6,stories/,Yes"), (answers, ""), ("Useful", "Usful"),
    ],
    "content/site.yaml": [
      ("", ""), ("Small portal", "Other portal"), ("small.example/", "small.example/learning/"),
      ("base_url: https://small.example/\n", ""), ("learning@", "training@"),
      (
        "  - {title: Stories, to: stories/}",
        "  - {title: Stories, to: stories/}\n  - {title: Programmes, to: programs/}"
      ),
      ("title: Small portal", "titel: Small portal"),
    ],
  ]

  private static let figures = """
    metric,period,value,n,group
    calls,2026-Q1,41.5,60,
    calls,2026-Q1,40,12,North
    calls,2026-Q1,42,30,South
    calls,2026-Q1,43,18,East
    calls,2026-Q2,44,70,

    """

  private static let answers =
    "ID,Page,Useful\n" + (1...5).map { "\($0),stories/alpha,Yes\n\($0 + 10),stories/bravo,No\n" }.joined()
    + "6,stories/alpha,Yes\n" + (21...25).map { "\($0),stories/,Yes\n" }.joined()

  static let names = edits.keys.sorted()

  /// The small portal's own files of these names and the others of its theme, each in its variant.
  static func files(_ variants: [String: Int]) throws -> [String: String] {
    var files = try original
    for (name, number) in variants {
      guard let edit = edits[name]?[number], let text = files[name] else { continue }
      let edited = edit.old.isEmpty ? text : text.replacingOccurrences(of: edit.old, with: edit.new)
      files[name] = edited.isEmpty ? nil : edited
    }
    return files
  }

  private static var original: [String: String] {
    get throws {
      let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/small").path
      var files: [String: String] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: fixture)
      where path.hasPrefix("templates/") || edits.keys.contains(path) {
        files[path] = try? String(contentsOfFile: fixture + "/" + path, encoding: .utf8)
      }
      files["templates/middle.html"] =
        "{% extends \"base.html\" %}\n{% block main %}<h2>Middle</h2>{{ page.title }}{% end %}\n"
      files["templates/types/story.yaml"]? += "  note: {kind: text, help: A note., example: x}\n"
      let note = "{% if page.note %}<a href=\"{{ page.note }}\">note</a>{% end %}"
      files["templates/story.html"] = files["templates/story.html"]?.replacingOccurrences(
        of: "{{ page.body }}", with: note + "{{ page.body }}")
      addData(to: &files)
      addEvents(to: &files)
      addMail(to: &files)
      return files
    }
  }

  /// Programmes are events and badges, and every page says what it is.
  private static func addEvents(to files: inout [String: String]) {
    files["templates/types/program.yaml"] = files["templates/types/program.yaml"]?.replacingOccurrences(
      of: "fields:\n",
      with: """
        facets:
          event: {start: begins, end: ends, recurrence: again}
          badge: {criteria: takes}
        fields:
          begins: {kind: datetime, help: When., example: 2027-01-17 07:30 Europe/Lisbon}
          ends: {kind: datetime, help: Until when., example: 2027-01-17 07:30 Europe/Lisbon}
          takes: {kind: markdown, help: What it takes., example: Be calm.}
          again:
            kind: record
            help: Again.
            fields:
              every: {kind: choice, choices: [week], required: true, help: How often., example: week}
              until: {kind: date, required: true, help: Until., example: 2027-06-03}

        """)
    let links = """
      {% let file = calendar_file(page) %}{% if file %}<a href="{{ file }}">calendar</a>{% end %}
      {% let badge = badge_file(page) %}{% if badge %}<a href="{{ badge }}">badge</a>{% end %}
      {% let next = next_occurrence(page, site.today) %}{% if next %}<p>{{ next.start | iso }}</p>{% end %}
      {{ page.body }}
      """
    files["templates/program.html"] = files["templates/program.html"]?.replacingOccurrences(
      of: "{{ page.body }}", with: links)
    files["templates/base.html"] = files["templates/base.html"]?.replacingOccurrences(
      of: "</head>",
      with:
        "{{ structured_data(page) }}{% for file in site.calendars %}<link rel=\"alternate\" href=\"{{ file.url }}\">{% end %}</head>"
    )
  }

  private static func addMail(to files: inout [String: String]) {
    files["content/bulletins/may.md"] =
      "---\ntitle: A bulletin\nsummary: About it.\nowner: Team\nstatus: published\ndate: 2026-05-05\nsubject: One\n"
      + "preheader: And more\n---\nText one.\n"
    files["templates/types/bulletin.yaml"] =
      "name: bulletin\ntitle: Bulletin\nplural: Bulletins\nhelp: What is sent.\nfolder: bulletins\n"
      + "facets: {mail: {subject: subject, preheader: preheader, date: date}}\n"
      + "fields:\n  date: {kind: date}\n  subject: {kind: text}\n  preheader: {kind: text}\n"
    files["templates/bulletin.html"] = "{% extends \"base.html\" %}\n{% block main %}{{ page.body }}{% end %}\n"
    files["templates/mail/bulletin.html"] =
      "<meta name=\"robots\" content=\"noindex\"><title>{{ page.title }}</title><h1>{{ page.title }}</h1>\n"
      + "{% for story in stories | take(2) %}<p><a href=\"{{ story.url }}\">{{ story.title }}</a></p>{% end %}{{ page.body }}\n"
  }

  /// A figure with its rows, and answers to pages; each page shows what was answered.
  private static func addData(to files: inout [String: String]) {
    files["content/data/figures.csv"] = figures
    files["content/data/feedback/answers.csv"] = answers
    files["content/figures/calls.md"] =
      "---\ntitle: A figure\nsummary: About it.\nowner: Team\nstatus: published\nsmallest: 5\n---\nText one.\n"
    files["templates/types/figure.yaml"] =
      "name: figure\ntitle: Figure\nplural: Figures\nhelp: A figure.\nfolder: figures\n"
      + "facets: {measure: {name: title, minimum_group: smallest}}\n"
      + "fields:\n  smallest: {kind: integer}\n  observations: {kind: series}\n"
    files["templates/figure.html"] =
      "{% extends \"base.html\" %}\n{% block main %}{{ page.body }}{% for o in page.observations %}"
      + "<p>{{ o.period }} {{ o.group }} {{ o.value }} {{ o.n }}</p>{% end %}{% end %}\n"
    files["content/site.yaml"] = files["content/site.yaml"]?.replacingOccurrences(
      of: "learning@small.example}",
      with: "learning@small.example, answers: {response: ID, page: Page, useful: Useful}}")
    let told = "{% if page.answers %}<p>{{ page.answers.useful }} of {{ page.answers.responses }}</p>{% end %}"
    files["templates/base.html"] = files["templates/base.html"]?.replacingOccurrences(
      of: "</main>", with: told + "</main>")
  }
}
