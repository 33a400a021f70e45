// From an address to a path inside the site; every way out of it is refused.

import Testing

@testable import DevServer

struct RequestTargetTests {
  private func target(_ text: String) -> RequestTarget { RequestTarget(Array(text.utf8)) }

  static let inside: [(String, [String]?, Bool)] = [
    ("/", [], true), ("/a", ["a"], false), ("/a/", ["a"], true), ("/a/b.html", ["a", "b.html"], false),
    ("/%C3%BCber-uns/", ["über-uns"], true), ("/a%20b.pdf", ["a b.pdf"], false),
    ("/50%25.png", ["50%.png"], false),
    ("/a+b", ["a+b"], false), ("/%61", ["a"], false), ("/a?b/../c", ["a"], false), ("/..a/b..", nil, false),
    ("/a...b/", ["a...b"], true), ("/a%3Fb", ["a?b"], false), ("/a:b@c", ["a:b@c"], false),
  ]

  @Test(arguments: inside)
  func leadsIntoTheSite(text: String, names: [String]?, isFolder: Bool) {
    guard let names else {
      #expect(target(text) == .nothing)
      return
    }
    guard case .site(names, isFolder, _) = target(text) else {
      Issue.record("\(text) is \(target(text))")
      return
    }
  }

  @Test func keepsTheQuery() { #expect(target("/a?b=c?d") == .site(names: ["a"], isFolder: false, query: "b=c?d")) }

  @Test(arguments: [
    // Steps upwards, in every writing.
    "/..", "/../", "/../../etc/passwd", "/a/../b", "/a/..", "/./a", "/a/.", "/%2e%2e/", "/%2E%2E/etc/passwd",
    "/%2e./a", "/.%2e/a", "/%2e/a", "/..%2f..%2fetc%2fpasswd", "/..%2Fa", "/a%2f..%2fb", "/%2f", "/a%2Fb",
    "/..%5c..%5cetc", "/..\\..\\etc", "/a\\b", "/%5c", "/a%5Cb",
    // Twice encoded, so that a second decoding would lead out.
    "/%252e%252e/", "/%252e%252e%252fetc", "/%25%32%65%25%32%65/", "/%%32%65%%32%65/", "/%255c", "/%2500",
    "/a%2541",
    // NUL and other controls.
    "/a%00.html", "/%00", "/a%0d%0aSet-Cookie:x", "/%0a", "/%7f", "/%1b", "/%09",
    // Overlong and otherwise wrong UTF-8 (RFC 3629): / . and NUL in two to four bytes, surrogates, lone bytes.
    "/%c0%ae%c0%ae/", "/%c0%af", "/%e0%80%af", "/%f0%80%80%af", "/%c0%80", "/%e0%80%ae", "/%f0%80%80%ae", "/%c1%9c",
    "/%ed%a0%80", "/%ff", "/%80", "/%c3", "/%f4%90%80%80", "/%fe%80", "/%uff0e", "/%u002e",
    // Broken escapes.
    "/%", "/%2", "/%zz", "/a%", "/%2/", "/%-1",
    // Other forms of a target, and what is no target.
    "http://127.0.0.1:4321/", "HTTP://a/", "*", "a", "", "?a", "127.0.0.1:443", "\\", "/#a", "/a#b", "/ a", "/ü",
    "file:///etc/passwd", "/\u{7F}", "../", "%2f",
  ])
  func isRefused(text: String) {
    guard case .refused(let refusal) = target(text) else {
      Issue.record("\(text) is \(target(text))")
      return
    }
    #expect(refusal.status == .badRequest)
  }

  @Test(arguments: [
    "/.laurel-manifest", "/.git/config", "/a/.hidden/b", "/.laurel-staging/0", "/%2elaurel-manifest", "//", "//a/",
    "/a//b",
    "/.laurel", "/.laurel/", "/.laurel/preview.js/", "/.laurel/events/", "/.laurel/x", "/.LAUREL/events", "/.env",
    "/...", "/" + String(repeating: "a", count: 256), String(repeating: "/a", count: 65),
  ])
  func isNothing(text: String) { #expect(target(text) == .nothing) }

  @Test(arguments: [
    ("/.laurel/preview.js", RequestTarget.Own.script), ("/.laurel/preview.css?v=1", .style),
    ("/.laurel/events", .events),
  ])
  func isOwn(text: String, own: RequestTarget.Own) { #expect(target(text) == .own(own)) }

  @Test func isBounded() {
    #expect(target("/" + String(repeating: "a", count: 5_000)) == .refused(.addressTooLong))
  }
}
