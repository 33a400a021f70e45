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
  case conditional(branches: [(condition: CheckedExpression, body: [EscapedNode])], otherwise: [EscapedNode], Origin)
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
  /// The beginning of a URL attribute: the scheme is checked against the allow-list, then as an attribute.
  case urlStart
  /// After a URL's beginning: percent-encoded as part of a path, then as an attribute.
  case urlPath
  /// After `?` or `#`: percent-encoded whole, then as an attribute.
  case urlQuery
  /// A value of JSON inside a script element of a JSON type.
  case json
  case xml
  case plain
}
