// The roster laid out by swift-mustache, which escapes every value; a link is made by Laurel's own function.

import HTML
import Mustache

struct MustacheEngine: Engine {
  static let title = "swift-mustache 2.1.1"

  private let template: MustacheTemplate
  private let roster: MustacheRoster

  init(_ roster: Roster) throws {
    template = try MustacheTemplate(string: Self.source)
    self.roster = MustacheRoster(roster: roster)
  }

  func parse() throws { _ = try MustacheTemplate(string: Self.source) }

  func render() -> [UInt8] { Array(template.render(roster).utf8) }

  private static let source = """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>{{title}}</title></head>
    <body>
    <h1>{{title}}</h1>
    <p>{{count(rows)}} people of {{uppercased(site)}}</p>
    <table>{{#rows}}
    <tr id="row-{{number}}"{{#active}} class="is-active"{{/active}}>
    <td><a href="{{link(address)}}" title="{{note}}">{{name}}</a></td>
    <td>{{team.name}}, {{uppercased(team.harbour.town)}}</td>
    <td>{{score}}</td>
    <td>{{#mentor}}{{.}}{{/mentor}}{{^mentor}}<em>nobody yet</em>{{/mentor}}</td>
    <td>{{#tags}}{{.}}{{^last()}}, {{/last()}}{{/tags}}</td>
    </tr>{{/rows}}
    </table>
    </body>
    </html>

    """
}

private struct MustacheRoster: MustacheParent {
  let roster: Roster

  func child(named name: String) -> Any? {
    switch name {
    case "title": roster.title
    case "site": roster.site
    case "rows": roster.rows
    default: nil
    }
  }
}

/// An address as its page writes it: `{{link(address)}}`.
private struct Link: MustacheTransformable {
  let target: SitePath

  func transform(_ name: String) -> Any? {
    name == "link" ? target.relative(from: SitePath("roster/")) : nil
  }
}

extension Person: MustacheParent {
  func child(named name: String) -> Any? { name == "address" ? Link(target: address) : field(name) }
}

extension Team: MustacheParent {
  func child(named name: String) -> Any? { field(name) }
}

extension Harbour: MustacheParent {
  func child(named name: String) -> Any? { field(name) }
}
