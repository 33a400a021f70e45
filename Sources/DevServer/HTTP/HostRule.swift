// Which names this server answers to. A foreign site can make its own name lead to 127.0.0.1 (DNS rebinding) and would
// then read the preview as its own pages; it cannot make the browser send another Host header.

/// The address that the server listens on, with the hosts and origins it is served for.
package struct HostRule: Sendable {
  /// An address of the machine in numbers: `127.0.0.1`, `::1`, `0.0.0.0`.
  package let address: String
  package let port: UInt16

  package init(address: String, port: UInt16) {
    self.address = address
    self.port = port
  }

  package var isLoopback: Bool { address.hasPrefix("127.") || address == "::1" }
  private var isWildcard: Bool { address == "0.0.0.0" || address == "::" }

  /// What to open in a browser.
  package var url: String {
    let host = isWildcard ? "127.0.0.1" : address.contains(":") ? "[\(address)]" : address
    return "http://\(host)\(port == 80 ? "" : ":\(port)")/"
  }

  /// Whether a Host header names this server. On all addresses of the machine, any address in numbers does: only a name
  /// can be made to lead elsewhere.
  package func accepts(host header: String) -> Bool {
    let value = header.lowercased()
    guard let (host, port) = HostRule.split(value), port == self.port else { return false }
    let own = ["localhost", "127.0.0.1", "[::1]", address.contains(":") ? "[\(address.lowercased())]" : address]
    return own.contains(host) || isWildcard && HostRule.isNumeric(host)
  }

  /// Whether a page of this origin may listen: the server's own pages, by any name they are served under.
  package func accepts(origin: String) -> Bool {
    let scheme = "http://"
    return origin.lowercased().hasPrefix(scheme) && accepts(host: String(origin.dropFirst(scheme.count)))
  }

  /// `localhost:4321` as host and port; 80 is what a browser leaves out.
  private static func split(_ value: String) -> (host: String, port: UInt16)? {
    let end =
      value.hasPrefix("[") ? value.firstIndex(of: "]").map { value.index(after: $0) } : value.firstIndex(of: ":")
    guard let end, end < value.endIndex else {
      return value.hasPrefix("[") && !value.hasSuffix("]") ? nil : (value, 80)
    }
    let digits = value[end...].dropFirst()
    guard value[end] == ":", !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(digits)
    else { return nil }
    return (String(value[..<end]), port)
  }

  private static func isNumeric(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      return host.dropFirst().dropLast().utf8.allSatisfy { "0123456789abcdef:.".utf8.contains($0) }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
