// What passes as the head of a request, and what is refused.

import Testing

@testable import DevServer

struct RequestHeadTests {
  private func reading(_ text: String) -> HeadReading { RequestHead.read(Array(text.utf8)) }

  @Test func readsWhatABrowserSends() throws {
    let text = "GET /stories/?a=1 HTTP/1.1\r\nHost: localhost:4321\r\nAccept:  text/html \r\nX-Empty:\r\n\r\nrest"
    guard case .head(let head, let length) = reading(text) else {
      Issue.record("is refused")
      return
    }
    #expect(head.method == "GET" && String(decoding: head.target, as: UTF8.self) == "/stories/?a=1")
    #expect(head.value("host") == "localhost:4321" && head.value("accept") == "text/html")
    #expect(head.value("x-empty") == "" && head.keepsConnection)
    #expect(length == text.utf8.count - "rest".utf8.count)
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", false),
    ("GET / HTTP/1.1\r\nConnection: Keep, Close\r\n\r\n", false),
    ("GET / HTTP/1.0\r\n\r\n", false), ("GET / HTTP/1.1\r\n\r\n", true),
  ])
  func knowsWhetherTheConnectionGoesOn(text: String, keeps: Bool) {
    guard case .head(let head, _) = reading(text) else {
      Issue.record("is refused")
      return
    }
    #expect(head.keepsConnection == keeps)
  }

  @Test(arguments: ["", "G", "GET / HTTP/1.1", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\n"])
  func waitsForTheRest(text: String) { #expect(reading(text) == .incomplete) }

  static let malformed: [String] = [
    "\r\n\r\n\r\n", " GET / HTTP/1.1\r\n\r\n", "\u{16}\u{03}\u{01}\u{02}", "\0GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", "GET / HTTP/1.1\nA: b\r\n\r\n", "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n",
    "GET\r\n\r\n", "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n",
    "GET /a b HTTP/1.1\r\n\r\n",
    "GET\t/\tHTTP/1.1\r\n\r\n", "G{T / HTTP/1.1\r\n\r\n", "GET / HTTP\r\n\r\n", "GET / http/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nA b\r\n\r\n", "GET / HTTP/1.1\r\nA : b\r\n\r\n",
    "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "GET / HTTP/1.1\r\n A: b\r\n\r\n", "GET / HTTP/1.1\r\nA: b\0\r\n\r\n",
    "GET / HTTP/1.1\r\nA: b\u{7F}\r\n\r\n", "GET / HTTP/1.1\r\nA: \u{1B}[2J\r\n\r\n", "GET /ü HTTP/1.1\r\n\r\n",
    "GET /\u{7F} HTTP/1.1\r\n\r\n", "GET /\u{01} HTTP/1.1\r\n\r\n",
    String(repeating: "G", count: 33) + " / HTTP/1.1\r\n\r\n",
  ]

  @Test(arguments: malformed)
  func refusesWhatIsReadInTwoWays(text: String) {
    guard case .refused(let refusal) = reading(text) else {
      Issue.record("is not refused: \(reading(text))")
      return
    }
    #expect(refusal.status == .badRequest)
  }

  private static func line(_ count: Int, _ text: String = "a") -> String { String(repeating: text, count: count) }
  static let faults: [(String, Refusal)] = [
    ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .unknownVersion), ("GET / HTTP/1.2\r\n\r\n", .unknownVersion),
    ("GET / HTTP/0.9\r\n\r\n", .unknownVersion), ("GET /\(line(4_096)) HTTP/1.1\r\n\r\n", .addressTooLong),
    ("GET / HTTP/1.1\r\n\(line(101, "A: b\r\n"))\r\n", .headTooLarge),
    ("GET / HTTP/1.1\r\nA: \(line(16_384))", .headTooLarge),
    ("GET / HTTP/1.1\r\nA: \(line(16_384))\r\n\r\n", .headTooLarge), (line(16_384), .headTooLarge),
  ]

  @Test(arguments: faults)
  func saysWhy(text: String, refusal: Refusal) { #expect(reading(text) == .refused(refusal)) }
}
