// The roster laid out by Laurel's engine: escaping by context comes with the template, links are made relative to the page.

import Diagnostics
import HTML
import Schema
import Template

struct LaurelEngine: Engine {
  static let title = "Laurel"

  private let page: Value
  private let path: SitePath
  private let program: Program
  private let sizeHint: Int
  private let settings = RenderSettings(language: "en", currency: "EUR", baseURL: nil)

  init(_ roster: Roster) throws {
    page = LaurelEngine.value(of: roster)
    path = roster.address
    program = try LaurelEngine.compile()
    // A build passes the size of the template's last page.
    sizeHint = try program.render(page: page, globals: [], records: RecordTable([]), at: path, settings: settings)
      .bytes.count
  }

  func parse() throws { _ = try LaurelEngine.compile() }

  func render() throws -> [UInt8] {
    try program.render(
      page: page, globals: [], records: RecordTable([]), at: path, settings: settings, sizeHint: sizeHint
    ).bytes
  }

  private static func compile() throws -> Program {
    let source = SourceFile(path: "roster.html", text: template)
    let result = compileTemplates(
      ParsedTemplates([TemplateFile(name: "roster.html", source: source)]),
      requests: [TemplateRequest(template: "roster.html", subject: .record(ShapeID(0)))],
      environment: TemplateEnvironment(shapes: shapes, types: [], globals: [], functions: builtInFunctions))
    guard let program = result.programs.first ?? nil else {
      throw Failure(description: result.diagnostics.map(\.message).joined(separator: "\n"))
    }
    return program
  }

  private static let template = """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>{{ page.title }}</title></head>
    <body>
    <h1>{{ page.title }}</h1>
    <p>{{ page.rows | count }} people of {{ page.site | upper }}</p>
    <table>{% for row in page.rows %}
    <tr id="row-{{ row.number }}"{% if row.active %} class="is-active"{% end %}>
    <td><a href="{{ row.url }}" title="{{ row.note }}">{{ row.name }}</a></td>
    <td>{{ row.team.name }}, {{ row.team.harbour.town | upper }}</td>
    <td>{{ row.score }}</td>
    <td>{% if row.mentor %}{{ row.mentor }}{% else %}<em>nobody yet</em>{% end %}</td>
    <td>{% for tag in row.tags %}{{ tag }}{% if not loop.last %}, {% end %}{% end %}</td>
    </tr>{% end %}
    </table>
    </body>
    </html>

    """

  private static let shapes = [
    Shape(
      id: ShapeID(0), name: "roster",
      slots: [
        Slot("title", .text, help: ""), Slot("site", .text, help: ""),
        Slot("rows", .list(.record(ShapeID(1))), help: ""),
      ]),
    Shape(
      id: ShapeID(1), name: "person",
      slots: [
        Slot("number", .integer, help: ""), Slot("name", .text, help: ""), Slot("note", .text, help: ""),
        Slot("url", .url, help: ""), Slot("active", .boolean, help: ""),
        Slot("team", .record(ShapeID(2)), help: ""), Slot("score", .integer, help: ""),
        Slot("mentor", .text, optional: true, help: ""), Slot("tags", .list(.text), help: ""),
      ]),
    Shape(
      id: ShapeID(2), name: "team",
      slots: [Slot("name", .text, help: ""), Slot("harbour", .record(ShapeID(3)), help: "")]),
    Shape(id: ShapeID(3), name: "harbour", slots: [Slot("town", .text, help: "")]),
  ]

  private static func value(of roster: Roster) -> Value {
    .record(
      Record(
        shape: ShapeID(0), slots: [.text(roster.title), .text(roster.site), .list(roster.rows.map(value(of:)))]))
  }

  private static func value(of person: Person) -> Value {
    let harbour = Record(shape: ShapeID(3), slots: [.text(person.team.harbour.town)])
    let team = Record(shape: ShapeID(2), slots: [.text(person.team.name), .record(harbour)])
    return .record(
      Record(
        shape: ShapeID(1),
        slots: [
          .integer(person.number), .text(person.name), .text(person.note), .url(.site(person.address)),
          .boolean(person.isActive), .record(team), .integer(person.score), person.mentor.map(Value.text) ?? .none,
          .list(person.tags.map(Value.text)),
        ]))
  }
}
