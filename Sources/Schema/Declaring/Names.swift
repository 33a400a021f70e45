// What names may look like, because of where they end up: in templates, in addresses, as names of files.

extension NameRole {
  /// Nil when `name` may be used in this role.
  func fault(of name: String) -> DeclarationFault? {
    guard isWellFormed(name) else { return .badName(name, self, suggestion: suggestion(for: name)) }
    return reserved.contains(name) ? .reservedName(name, self) : nil
  }

  /// Lower-case letters, digits and underscores; hyphens where the name is not used in templates' expressions.
  private func isWellFormed(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    let isStart = isLower(first) || (self == .choice && isDigit(first))
    return isStart && name.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") || isHyphen($0) }
  }

  private func isHyphen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") && takesHyphens
  }

  /// Names that are parts of addresses or values, and none of expressions.
  var takesHyphens: Bool { self == .type || self == .choice || self == .view }

  private func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func suggestion(for name: String) -> String? {
    let separator = takesHyphens ? "-" : "_"
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let joined = words.joined(separator: separator)
    return isWellFormed(joined) ? joined : nil
  }

  /// Names of the site's own templates, folders and values.
  private var reserved: Set<String> {
    switch self {
    case .type: ["base", "list", "tag", "tags", "404", "components", "mail", "types"]
    case .folder: ["page", "site", "tags", "all_entries", "data", "assets", "loop"]
    case .view: ["page"]
    case .field, .inverse, .choice: []
    }
  }
}

/// Checks the pattern of an address: `stories/:slug/`.
func permalinkFault(_ permalink: String) -> PermalinkFault? {
  let parts = permalink.split(separator: "/", omittingEmptySubsequences: false)
  let folders = permalink.hasSuffix("/") ? parts.dropLast() : parts[...]
  guard parts.filter({ $0 == ":slug" || $0 == ":slug.html" }).count == 1 else { return .noSlug }
  for part in folders where part != ":slug" && part != ":slug.html" {
    let isPlain = part.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isPlain, !part.isEmpty else { return .badPart(String(part)) }
  }
  return permalink.hasSuffix("/") || permalink.hasSuffix(".html") ? nil : .noEnd
}
