// The checked tree in which every output knows what must happen to its value where it stands.

import Diagnostics

/// A page template or a component, ready to be compiled.
struct EscapedUnit: Sendable {
  let name: String
  let nodes: [EscapedNode]
  let localCount: Int
  let parameterCount: Int
  let origin: Origin
}

indirect enum EscapedNode: Sendable {
  case text(Origin)
  case output(CheckedExpression, Escape)
  case conditional(
    branches: [(condition: CheckedExpression, body: [EscapedNode])], otherwise: [EscapedNode], Origin)
  case loop(local: Int, list: CheckedExpression, body: [EscapedNode], otherwise: [EscapedNode], Origin)
  case binding(local: Int, CheckedExpression)
  case block(name: String, [EscapedNode], Origin)
}

/// What happens to a value on its way into the output.
enum Escape: String, Sendable, Hashable, CaseIterable {
  /// `& < >`.
  case elementText
  /// An HTML value, as it is.
  case html
  /// Also both quotes.
  case attribute
  /// A whole URL attribute: the scheme is checked against the allow-list.
  case urlWhole
  /// The beginning of a URL that goes on after it: checked too, and neither empty nor a bare slash.
  case urlStart
  /// A URL from which the page loads active content: only an address inside the site.
  case urlSite
  /// Percent-encoded whole: after `?` or `#`, or where a colon or a slash would change what the URL means.
  case urlComponent
  /// Percent-encoded as part of a path.
  case urlPath
  /// The same right after the slash a URL begins with, where a second slash would name another host.
  case urlRootPath
  /// One address of a `srcset`, in which commas and spaces divide.
  case srcset
  /// A value of JSON inside a script element of a JSON type.
  case json
  /// XML text or attribute.
  case xml
  /// An HTML value as the text of an XML element, its markup escaped.
  case xmlMarkup
  case plain
}
