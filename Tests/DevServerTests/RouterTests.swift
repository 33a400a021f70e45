// What each request is answered with, over files in a scratch folder.

import Foundation
import Testing

@testable import DevServer

struct RouterTests {
  private let scratch: Scratch
  private let router: Router
  private let built = SiteState(run: "r", published: 1)

  init() throws {
    scratch = try Scratch()
    for (name, text) in [
      ("site/index.html", "<body>home</body>"), ("site/a/index.html", "<body>a</body>"),
      ("site/a/text.txt", "0123456789"),
      ("site/a/drawing.svg", "<svg/>"), ("site/über/index.html", "ü"), ("site/empty/.keep", ""),
      ("site/404.html", "<body>not here</body>"), ("site/.laurel-manifest", "secret"), ("secret.txt", "secret"),
      ("outside/index.html", "secret"),
    ] {
      try scratch.write(text, to: name)
    }
    router = Router(
      rule: HostRule(address: "127.0.0.1", port: 4_321), policy: SecurityPolicy(nonce: "n"),
      site: SiteFolder(scratch.path + "/site"))
  }

  private func response(_ target: String, method: String = "GET", _ headers: String = "", state: SiteState? = nil)
    -> Response
  {
    let text = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:4321\r\n\(headers)\r\n"
    switch RequestHead.read(Array(text.utf8)) {
    case .head(let head, _): return router.response(to: head, state: state ?? built)
    case .refused(let refusal): return refusal.response
    case .incomplete: return Response(.badRequest, headers: [], body: .none)
    }
  }

  private func body(_ response: Response) -> String? {
    switch response.body {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .file(let file, let range): String(decoding: file.read(range), as: UTF8.self)
    case .events, .none: nil
    }
  }

  private func header(_ name: String, of response: Response) -> String? {
    response.headers.first { $0.0 == name }?.1
  }

  @Test(arguments: [
    ("/", 200, "text/html; charset=utf-8", "home"), ("/index.html", 200, "text/html; charset=utf-8", "home"),
    ("/a/", 200, "text/html; charset=utf-8", "a"), ("/a/?x=/../", 200, "text/html; charset=utf-8", "a"),
    ("/a/text.txt", 200, "text/plain; charset=utf-8", "0123456789"),
    ("/a/drawing.svg", 200, "image/svg+xml; charset=utf-8", "<svg/>"),
    ("/%C3%BCber/", 200, "text/html; charset=utf-8", "ü"),
    ("/.laurel/preview.js", 200, "text/javascript; charset=utf-8", "EventSource"),
    ("/.laurel/preview.css", 200, "text/css; charset=utf-8", "dialog"),
    ("/.laurel/icon.svg", 200, "image/svg+xml; charset=utf-8", "</svg>"),
    ("/nowhere", 404, "text/html; charset=utf-8", "not here"),
    ("/a/text.txt/", 404, "text/html; charset=utf-8", "not here"),
    ("/empty/", 404, "text/html; charset=utf-8", "not here"),
    ("/.laurel-manifest", 404, "text/html; charset=utf-8", "not here"),
    ("/a%00", 400, "text/plain; charset=utf-8", "control character"),
  ])
  func answers(target: String, status: Int, type: String, text: String) throws {
    let response = response(target)
    #expect(response.status.rawValue == status && header("Content-Type", of: response) == type)
    #expect(try #require(body(response)).contains(text))
  }

  @Test(arguments: ["/", "/a/", "/nowhere"])
  func pagesHaveTheScript(target: String) throws {
    #expect(try #require(body(response(target))).hasSuffix("</script></body>"))
    #expect(scratch.text("site/index.html") == "<body>home</body>", "the file on disk was changed")
  }

  @Test(arguments: [
    ("/a", "/a/"), ("/a?x=1&y", "/a/?x=1&y"), ("/%C3%BCber", "/%C3%BCber/"), ("/empty", "/empty/"),
  ])
  func aFolderIsRedirected(target: String, location: String) {
    let response = response(target)
    #expect(response.status == .found && header("Location", of: response) == location)
  }

  @Test func linksAreNotFollowed() throws {
    let site = scratch.path + "/site/"
    for (name, target) in [
      ("link.txt", "../secret.txt"), ("absolute.txt", scratch.path + "/secret.txt"), ("folder", "../outside"),
      ("inside.txt", "a/text.txt"), ("loop", "loop"),
    ] {
      try FileManager.default.createSymbolicLink(atPath: site + name, withDestinationPath: target)
    }
    for target in [
      "/link.txt", "/absolute.txt", "/folder/", "/folder", "/folder/index.html", "/inside.txt", "/loop", "/loop/",
    ] {
      let response = response(target)
      #expect(response.status == .notFound, "\(target) is \(response.status)")
      #expect(body(response)?.contains("secret") == false)
    }
  }

  @Test func aPipeIsNoFile() throws {
    #expect(mkfifo(scratch.path + "/site/pipe.txt", 0o600) == 0)
    #expect(response("/pipe.txt").status == .notFound)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "PROPFIND", "X"])
  func onlyReadingIsAllowed(method: String) {
    let response = response("/", method: method)
    #expect(response.status == .methodNotAllowed && header("Allow", of: response) == "GET, HEAD")
  }

  @Test(arguments: [
    "Content-Length: 5\r\n", "Content-Length: -1\r\n", "Content-Length: 0\r\nContent-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n", "Content-Length: 0\r\nTransfer-Encoding: identity\r\n",
    "Host: 127.0.0.1:4321\r\n",
    "Host: evil.example\r\n",
  ])
  func aRequestThatCouldHideAnotherIsRefused(headers: String) {
    #expect(response("/", headers).status == .badRequest)
  }

  @Test func aForeignNameIsRefused() {
    for line in ["Host: evil.example:4321\r\n", ""] {
      guard case .head(let head, _) = RequestHead.read(Array("GET / HTTP/1.1\r\n\(line)\r\n".utf8)) else {
        Issue.record("no head")
        return
      }
      let status = router.response(to: head, state: built).status
      #expect(status == (line.isEmpty ? .badRequest : .forbidden))
    }
  }

  @Test(arguments: [
    ("", 200), ("Origin: http://127.0.0.1:4321\r\n", 200), ("Origin: http://localhost:4321\r\n", 200),
    ("Sec-Fetch-Site: same-origin\r\n", 200), ("Origin: http://evil.example\r\n", 403), ("Origin: null\r\n", 403),
    ("Sec-Fetch-Site: cross-site\r\n", 403), ("Sec-Fetch-Site: same-site\r\n", 403),
    ("Origin: http://127.0.0.1:4321\r\nOrigin: http://evil.example\r\n", 403),
  ])
  func onlyOwnPagesMayListen(headers: String, status: Int) {
    #expect(response("/.laurel/events", headers).status.rawValue == status)
  }

  @Test func knowsWhatTheBrowserHas() throws {
    for target in ["/", "/a/text.txt", "/.laurel/preview.js"] {
      let tag = try #require(header("ETag", of: response(target)))
      let again = response(target, "If-None-Match: \(tag)\r\n")
      #expect(again.status == .notModified && body(again) == nil && header("ETag", of: again) == tag)
    }
    let tag = try #require(header("ETag", of: response("/")))
    let later = response("/", "If-None-Match: \(tag)\r\n", state: SiteState(run: "r", published: 2))
    #expect(later.status == .ok, "a page that names an older version was taken for the new one")
    try scratch.write("9876543210", to: "site/a/text.txt")
    let old = try #require(header("ETag", of: response("/a/drawing.svg")))
    #expect(response("/a/text.txt", "If-None-Match: \(old)\r\n").status == .ok)
  }

  @Test(
    arguments: [
      ("bytes=2-4", 206, "234", "bytes 2-4/10"), ("bytes=-2", 206, "89", "bytes 8-9/10"),
      ("bytes=10-", 416, nil, "bytes */10"),
      ("bytes=4-2", 200, "0123456789", nil),
    ] as [(String, Int, String?, String?)])
  func sendsParts(range: String, status: Int, text: String?, place: String?) {
    let response = response("/a/text.txt", "Range: \(range)\r\n")
    #expect(response.status.rawValue == status && header("Content-Range", of: response) == place)
    if let text { #expect(body(response) == text) }
    #expect(self.response("/a/text.txt", method: "HEAD", "Range: \(range)\r\n").status == .ok)
  }

  @Test func beforeTheFirstBuildEveryAddressSaysSo() throws {
    let starting = response("/a/", state: SiteState(run: "r"))
    #expect(starting.status == .unavailable && body(starting)?.contains("Building the site") == true)
    let broken = SiteState(run: "r", errors: "<h1>2 errors</h1>")
    for target in ["/", "/a/", "/nowhere", "/a/text.txt", "/.hidden"] {
      let response = response(target, state: broken)
      #expect(response.status == .unavailable && body(response)?.contains("<h1>2 errors</h1>") == true)
      #expect(body(response)?.contains("data-version=\"r.0\"") == true)
    }
    #expect(response("/.laurel/preview.css", state: broken).status == .ok)
    #expect(response("/%2e%2e/", state: broken).status == .badRequest)
  }
}
