// The address at which a portal is to lie: others are put together from it, so it must be a plain folder on a host.

package enum BaseURL {
  /// What keeps an address from being one, in words; nil when it is fine.
  package static func fault(in url: String) -> String? {
    let lower = url.lowercased()
    guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else {
      return "it does not begin with https://"
    }
    let rest = url.drop { $0 != "/" }.dropFirst(2)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, host.utf8.allSatisfy({ isHostByte($0) }) else { return "it names no host" }
    if rest.contains(where: { $0 == "?" || $0 == "#" }) { return "it goes on behind the folder, with ? or #" }
    guard rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"'<>\\^`{|}".utf8.contains($0) }) else {
      return "it holds a character that has to be written with %"
    }
    return nil
  }

  /// Where on its host the portal lies: `https://intranet.example/learning/` at `/learning/`.
  static func root(of url: String) -> String {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    let afterScheme = parts.dropFirst(2).first ?? ""
    return afterScheme.firstIndex(of: "/").map { String(afterScheme[$0...]) } ?? "/"
  }

  /// The name of the host, without its port; what no name of a host holds, as an IPv6 address does, becomes a hyphen.
  static func host(of url: String) -> String {
    let host = url.drop { $0 != "/" }.dropFirst(2).prefix { $0 != "/" }
    let port = host.lastIndex(of: ":").map { host[$0...].dropFirst() }
    let name = port.map { $0.allSatisfy(\.isNumber) } == true ? host.dropLast((port?.count ?? 0) + 1) : host
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".")) }
    return words.joined(separator: "-")
  }

  /// Letters, digits, dots, hyphens, a port, and the brackets of an IPv6 address.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || ".-:[]".utf8.contains(byte)
  }
}
