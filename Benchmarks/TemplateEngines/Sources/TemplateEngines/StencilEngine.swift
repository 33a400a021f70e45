// The roster laid out by Stencil. It does not escape, so its templates get a filter for it, and one for links: both are
// Laurel's own functions, which are faster than what a site would have at hand.

import HTML
import Stencil

struct StencilEngine: Engine {
  static let title = "Stencil 0.15.1"

  private let environment: Environment
  private let template: Template
  private let context: [String: Any]

  init(_ roster: Roster) throws {
    let extra = Extension()
    extra.registerFilter("escape") { value in
      var buffer = ByteBuffer()
      buffer.append(StencilEngine.text(value), escapedFor: .attribute)
      return buffer.text
    }
    let base = roster.address
    extra.registerFilter("link") { value in (value as? SitePath)?.relative(from: base) }
    environment = Environment(extensions: [extra])
    template = Template(templateString: Self.source, environment: environment)
    context = ["title": roster.title, "site": roster.site, "rows": roster.rows]
  }

  /// Only tokens are made here; Stencil makes its nodes from them again for each page.
  func parse() { _ = Template(templateString: Self.source, environment: environment) }

  func render() throws -> [UInt8] { Array(try template.render(context).utf8) }

  private static func text(_ value: Any?) -> String {
    switch value {
    case let text as String: text
    case let value?: "\(value)"
    case nil: ""
    }
  }

  private static let source = """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>{{ title|escape }}</title></head>
    <body>
    <h1>{{ title|escape }}</h1>
    <p>{{ rows.count|escape }} people of {{ site|uppercase|escape }}</p>
    <table>{% for row in rows %}
    <tr id="row-{{ row.number|escape }}"{% if row.active %} class="is-active"{% endif %}>
    <td><a href="{{ row.address|link|escape }}" title="{{ row.note|escape }}">{{ row.name|escape }}</a></td>
    <td>{{ row.team.name|escape }}, {{ row.team.harbour.town|uppercase|escape }}</td>
    <td>{{ row.score|escape }}</td>
    <td>{% if row.mentor %}{{ row.mentor|escape }}{% else %}<em>nobody yet</em>{% endif %}</td>
    <td>{% for tag in row.tags %}{{ tag|escape }}{% if not forloop.last %}, {% endif %}{% endfor %}</td>
    </tr>{% endfor %}
    </table>
    </body>
    </html>

    """
}

// A struct that answers by name is read in less time than a dictionary, which Stencil copies at each step of a path.

extension Person: DynamicMemberLookup {
  subscript(dynamicMember member: String) -> Any? { field(member) }
}

extension Team: DynamicMemberLookup {
  subscript(dynamicMember member: String) -> Any? { field(member) }
}

extension Harbour: DynamicMemberLookup {
  subscript(dynamicMember member: String) -> Any? { field(member) }
}
