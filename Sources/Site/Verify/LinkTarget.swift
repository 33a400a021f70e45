// What an address on a page means inside the site. Source: RFC 3986, 5.2, over bytes.

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
    let bytes = Array(url.utf8)
    if LinkTarget.hasScheme(bytes) || bytes.starts(with: "//".utf8) {
      self = .external
      return
    }
    let pathEnd = bytes.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") } ?? bytes.count
    let anchor = bytes.firstIndex(of: UInt8(ascii: "#")).map { mark in
      PercentCoding.decoded(String(decoding: bytes[(mark + 1)...], as: UTF8.self))
    }
    if pathEnd == 0 {
      self = .file(page.file, fragment: anchor)
    } else if let file = LinkTarget.file(bytes[..<pathEnd], from: page.file) {
      self = .file(file, fragment: anchor)
    } else {
      self = .outside
    }
  }

  /// The file that a path means; nil when it leads out of the site.
  private static func file(_ path: ArraySlice<UInt8>, from page: String) -> String? {
    let slash = UInt8(ascii: "/")
    var target = path.first == slash ? [] : Array(page.utf8)
    // What stands behind the last slash is the page's own file.
    target.removeLast(target.count - (target.lastIndex(of: slash).map { $0 + 1 } ?? 0))
    var endsInFolder = false
    for part in path.split(separator: slash, omittingEmptySubsequences: true) {
      endsInFolder = part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8)
      if part.elementsEqual("..".utf8) {
        guard !target.isEmpty else { return nil }
        target.removeLast()
        target.removeLast(target.count - (target.lastIndex(of: slash).map { $0 + 1 } ?? 0))
      } else if !endsInFolder {
        target += part
        target.append(slash)
      }
    }
    if !endsInFolder, path.last != slash, target.last == slash { target.removeLast() }
    return SitePath(PercentCoding.decoded(String(decoding: target, as: UTF8.self))).file
  }

  /// Letters, digits and `+-.` before a colon. Source: RFC 3986, 3.1.
  static func hasScheme(_ url: some Collection<UInt8>) -> Bool {
    for (index, byte) in url.enumerated() {
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
}
