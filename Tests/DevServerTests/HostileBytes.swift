// Requests that no browser would send: right ones with bytes changed, and addresses put together from what leads astray.

import SeededNumbers

enum HostileBytes {
  private static let steps = [
    "..", "%2e%2e", "%252e%252e", "..%2f", "..\\", "%c0%ae%c0%ae", "%00", ".", "", "a", "secret.txt", ".hidden",
    "site",
    "%5c", "long.txt", "%", "*", "\u{202E}", "~", ".laurel", "events", "preview.js", "?", "#", "index.html", ";",
    "%0d%0a",
  ]
  private static let headers = [
    "Range: bytes=0-18446744073709551616", "Range: bytes=-", "If-None-Match: \"",
    "Content-Length: 99999999999999999999",
    "Transfer-Encoding: chunked", "Connection: upgrade", "Upgrade: websocket", "Expect: 100-continue", "Host:",
    "A:\0", ": b",
    "Origin: http://evil.example", "Cookie: " + String(repeating: "c", count: 9_000), "Range: bytes=5-2",
    "If-Range: \"a\"",
    "Host: evil.example", "X: \u{FF}\u{FE}", " folded",
  ]

  static func request(port: UInt16, _ chance: inout SeededNumbers) -> [UInt8] {
    switch chance.next() % 5 {
    case 0: return (0..<Int(chance.next() % 300)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    case 1, 2: return Array(head(port: port, &chance).utf8)
    case 3: return Array(Array(head(port: port, &chance).utf8).prefix(Int(chance.next() % 80)))
    default:
      var bytes = Array(head(port: port, &chance).utf8)
      for _ in 0..<(1 + chance.next() % 4) {
        let index = Int(chance.next() % UInt64(bytes.count))
        bytes[index] = UInt8(truncatingIfNeeded: chance.next())
      }
      return bytes
    }
  }

  private static func head(port: UInt16, _ chance: inout SeededNumbers) -> String {
    let methods = ["GET", "GET", "GET", "HEAD", "POST", "get", "OPTIONS", "CONNECT"]
    let targets = ["/", "//", "http://127.0.0.1:\(port)/", "", "\\", "/./"]
    var target = pick(targets, &chance)
    for _ in 0..<(chance.next() % 5) { target += pick(steps, &chance) + pick(["/", "/", "", "%2f"], &chance) }
    var lines = ["\(pick(methods, &chance)) \(target) HTTP/1.\(chance.next() % 3)", "Host: 127.0.0.1:\(port)"]
    for _ in 0..<(chance.next() % 3) { lines.append(pick(headers, &chance)) }
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }

  private static func pick(_ list: [String], _ chance: inout SeededNumbers) -> String {
    list[Int(chance.next() % UInt64(list.count))]
  }
}
