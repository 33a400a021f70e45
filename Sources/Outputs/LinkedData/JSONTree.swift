// JSON with members in an order of ours.

import HTML

package indirect enum JSONTree: Sendable, Hashable {
  case text(String)
  case list([JSONTree])
  case object([JSONMember])

  /// An object of what is there.
  static func object(_ members: JSONMember?...) -> JSONTree { .object(members.compactMap { $0 }) }

  package var bytes: [UInt8] {
    var buffer = ByteBuffer(capacity: 1024)
    buffer.append(self)
    return buffer.bytes
  }
}

package struct JSONMember: Sendable, Hashable {
  let name: String
  let value: JSONTree

  init(_ name: String, _ value: JSONTree) {
    self.name = name
    self.value = value
  }

  /// Nil without a text.
  init?(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return nil }
    self.init(name, .text(text))
  }

  /// Nil without a value.
  init?(_ name: String, optional value: JSONTree?) {
    guard let value else { return nil }
    self.init(name, value)
  }
}

extension ByteBuffer {
  /// The recursion follows what code of ours has built.
  fileprivate mutating func append(_ tree: JSONTree) {
    switch tree {
    case .text(let text): appendJSON(text: text)
    case .list(let elements):
      append("[")
      for (number, element) in elements.enumerated() {
        if number > 0 { append(",") }
        append(element)
      }
      append("]")
    case .object(let members):
      append("{")
      for (number, member) in members.enumerated() {
        if number > 0 { append(",") }
        appendJSON(text: member.name)
        append(":")
        append(member.value)
      }
      append("}")
    }
  }
}
