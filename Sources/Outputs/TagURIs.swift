// Names that stay the same when a page or a whole portal moves to another folder or is reached by https instead of http:
// tag URIs of the base URL's host, the entry's type and its slug. Source: RFC 4151; RFC 4287, 4.2.6 and 4.2.6.1.

import HTML

struct TagURIs {
  /// `tag:learning.example.com,2026:`. The year only says since when these names are made in this way; it never changes.
  private let prefix: String

  /// - Parameter baseURL: an absolute http or https URL.
  init(baseURL: String) { self.init(authority: TagURIs.authority(of: baseURL)) }

  init(authority: String) { prefix = "tag:" + authority + ",2026:" }

  /// The host of an address. Only names of hosts may stand here; the brackets and colons of an IPv6 address may not.
  static func authority(of baseURL: String) -> String {
    let host = TagURIs.host(of: baseURL).lowercased()
    let name = String(host.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
    return name.split(separator: "-").joined(separator: "-")
  }

  /// Of everything: no entry's name is only a slash.
  var ofAll: String { prefix + "/" }

  /// Of a type's feed.
  func of(type: String) -> String { prefix + TagURIs.encoded(type) + "/" }

  func of(type: String, slug: String) -> String { of(type: type) + TagURIs.encoded(slug) }

  private static func encoded(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(text, percentEncodedKeeping: .component)
    return buffer.text
  }

  /// Without the port.
  private static func host(of url: String) -> Substring {
    let host = (url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]).prefix { $0 != "/" }
    guard let colon = host.lastIndex(of: ":"), host[colon...].dropFirst().allSatisfy(\.isNumber) else {
      return host
    }
    return host[..<colon]
  }
}
