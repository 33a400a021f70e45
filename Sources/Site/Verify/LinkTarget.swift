// What an address on a page means inside the site.

import HTML

/// Where an address leads, seen from a page.
enum LinkTarget: Hashable {
  /// Another host, or mail and telephone.
  case external
  /// A file of the output, and the id on it.
  case file(String, fragment: String?)
  /// Up and out of the site.
  case outside

  init(_ url: String, on page: SitePath) {
    if LinkTarget.hasScheme(url) || url.utf8.starts(with: "//".utf8) {
      self = .external
      return
    }
    let (beforeFragment, fragment) = LinkTarget.split(url, at: UInt8(ascii: "#"))
    let (path, _) = LinkTarget.split(beforeFragment, at: UInt8(ascii: "?"))
    let anchor = fragment.map(PercentCoding.decoded)
    guard !path.isEmpty else {
      self = .file(page.file, fragment: anchor)
      return
    }
    var folders = path.hasPrefix("/") ? [] : page.file.split(separator: "/").dropLast().map(String.init)
    let parts = PercentCoding.decoded(path).split(separator: "/")
    for part in parts where part != "." {
      if part != ".." {
        folders.append(String(part))
      } else if folders.popLast() == nil {
        self = .outside
        return
      }
    }
    let isFolder = path.hasSuffix("/") || parts.last == "." || parts.last == ".."
    let target = folders.joined(separator: "/")
    self = .file(SitePath(isFolder && !target.isEmpty ? target + "/" : target).file, fragment: anchor)
  }

  /// Letters, digits and `+-.` before a colon. Source: RFC 3986, 3.1.
  private static func hasScheme(_ url: String) -> Bool {
    for (index, byte) in url.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: ":"): return index > 0
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return false }
      default: return false
      }
    }
    return false
  }

  private static func split(_ text: String, at byte: UInt8) -> (String, String?) {
    guard let mark = text.utf8.firstIndex(of: byte) else { return (text, nil) }
    return (String(text[..<mark]), String(text[text.utf8.index(after: mark)...]))
  }
}
