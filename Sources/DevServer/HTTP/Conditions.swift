// Conditional and partial requests (RFC 9110, 13 and 14).

package enum Conditions {
  /// Whether `If-None-Match` says that the browser has this already; weak comparison.
  package static func matches(_ header: String, tag: String) -> Bool {
    if header.filter({ $0 != " " }) == "*" { return true }
    return header.split(separator: ",").contains { part in
      var candidate = part.drop { $0 == " " || $0 == "\t" }
      while candidate.last == " " || candidate.last == "\t" { candidate.removeLast() }
      return candidate == tag || candidate == "W/" + tag
    }
  }

  /// What part of a file is asked for.
  package enum Part: Equatable, Sendable {
    case whole
    case part(Range<Int>)
    case unsatisfiable
  }

  /// Reads a `Range` header. Several ranges, other units and nonsense are answered with the whole, as the standard allows.
  ///
  /// - Parameter condition: `If-Range`: a tag of this very version, or the whole is sent. Dates are not given, so none
  ///   can match.
  package static func part(_ header: String?, if condition: String?, tag: String, size: Int) -> Part {
    guard let header, condition == nil || condition == tag else { return .whole }
    guard header.lowercased().hasPrefix("bytes=") else { return .whole }
    let bounds = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, let first = number(bounds[0]), let last = number(bounds[1]) else { return .whole }
    switch (first, last) {
    case (.absent, .absent): return .whole
    case (.absent, .value(let length)):
      return length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)..<size)
    case (.value(let start), .absent): return start < size ? .part(start..<size) : .unsatisfiable
    case (.value(let start), .value(let end)):
      guard start <= end else { return .whole }
      return start < size ? .part(start..<(min(end, size - 1) + 1)) : .unsatisfiable
    }
  }

  private enum Bound { case absent, value(Int) }

  /// Nil for what is no number. One too large to count is past every end.
  private static func number(_ text: Substring) -> Bound? {
    if text.isEmpty { return .absent }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 40 else { return nil }
    return .value(min(Int(text) ?? .max, Int.max - 1))
  }
}
