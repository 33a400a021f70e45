// The server over real connections: right and wrong bytes, slow and many browsers, events.

import Foundation
import SeededNumbers
import Testing

@testable import DevServer

/// A server over a scratch folder, for the time of a test.
struct RunningServer: Sendable {
  let scratch: Scratch
  let live: LiveSite
  let port: UInt16
  let server: PreviewServer

  static func run(
    limits: ConnectionLimits = ConnectionLimits(), _ body: (RunningServer) async throws -> Void
  ) async throws {
    let scratch = try Scratch()
    try scratch.write("<body>home</body>", to: "site/index.html")
    try scratch.write(String(repeating: "0123456789", count: 100_000), to: "site/long.txt")
    try scratch.write("SECRET", to: "secret.txt")
    try scratch.write("SECRET", to: "site/.hidden")
    let listener = try Listener(address: "127.0.0.1", port: 0)
    let live = LiveSite(run: "r")
    await live.published()
    let server = PreviewServer(
      listener: listener, site: SiteFolder(scratch.path + "/site"), policy: SecurityPolicy(nonce: "n"), live: live,
      limits: limits)
    let running = Task { try await server.run() }
    try await stopping(running) {
      try await body(RunningServer(scratch: scratch, live: live, port: listener.rule.port, server: server))
    }
  }

  func request(_ target: String, method: String = "GET", _ headers: String = "") -> String {
    "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(headers)\r\n"
  }

  /// Sends bytes, and reads until the server ends the connection.
  func exchange(_ bytes: [UInt8], endsSending: Bool = true) async throws -> String {
    let port = port
    return try await blocking {
      let connection = try RawConnection(port: port)
      connection.send(bytes)
      if endsSending { connection.endSending() }
      return connection.receive()
    }
  }

  func exchange(_ text: String, endsSending: Bool = true) async throws -> String {
    try await exchange(Array(text.utf8), endsSending: endsSending)
  }

  func isAlive() async throws -> Bool {
    Answer(try await exchange(request("/", "Connection: close\r\n"), endsSending: false)).status == 200
  }
}

@Suite(.timeLimit(.minutes(5))) struct ServerTests {
  @Test func answersWithTheHeadersOfAHost() async throws {
    try await RunningServer.run { server in
      let answer = Answer(try await server.exchange(server.request("/", "Connection: close\r\n")))
      #expect(answer.status == 200 && answer.body.contains("home") && answer.header("Connection") == "close")
      #expect(answer.header("Content-Length") == String(answer.body.utf8.count))
      #expect(answer.header("X-Content-Type-Options") == "nosniff")
      #expect(answer.header("Referrer-Policy") == "no-referrer")
      #expect(answer.header("Content-Security-Policy")?.contains("script-src 'self' 'nonce-n'") == true)
      #expect(answer.header("Date")?.wholeMatch(of: /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/) != nil)
    }
  }

  @Test func headHasNoBody() async throws {
    try await RunningServer.run { server in
      for target in ["/", "/long.txt", "/nowhere", "/.laurel/events", "/.laurel/preview.js"] {
        let text = try await server.exchange(server.request(target, method: "HEAD", "Connection: close\r\n"))
        #expect(text.hasSuffix("\r\n\r\n") && Answer(text).body.isEmpty, "\(target) has a body")
      }
      let answer = Answer(try await server.exchange(server.request("/long.txt", method: "HEAD")))
      #expect(answer.header("Content-Length") == "1000000")
    }
  }

  @Test func aConnectionServesManyRequestsInOrder() async throws {
    try await RunningServer.run { server in
      let text = try await server.exchange(
        server.request("/nowhere") + server.request("/", "If-None-Match: *\r\n") + server.request("/")
          + server.request("/", "Connection: close\r\n") + server.request("/"))
      let statuses = text.matches(of: /HTTP\/1\.1 (\d{3})/).map { $0.output.1 }
      #expect(statuses == ["404", "304", "200", "200"])
    }
  }

  @Test func aHeadMayComeInPieces() async throws {
    try await RunningServer.run { server in
      let (port, text) = (server.port, server.request("/", "Connection: close\r\n"))
      let received = try await blocking {
        let connection = try RawConnection(port: port)
        for byte in text.utf8 { connection.send([byte]) }
        return connection.receive()
      }
      #expect(Answer(received).status == 200)
    }
  }

  @Test func largeFilesArriveWhole() async throws {
    try await RunningServer.run { server in
      let answer = Answer(try await server.exchange(server.request("/long.txt", "Connection: close\r\n")))
      #expect(answer.status == 200 && answer.body == server.scratch.text("site/long.txt"))
      let part = Answer(try await server.exchange(server.request("/long.txt", "Range: bytes=70000-200000\r\n")))
      #expect(part.status == 206 && part.body.utf8.count == 130_001)
    }
  }

  @Test func whatFollowsARefusedHeadIsNoRequest() async throws {
    try await RunningServer.run { server in
      let smuggled = server.request("/", "Content-Length: 100\r\n") + server.request("/long.txt")
      let text = try await server.exchange(smuggled)
      #expect(text.matches(of: #/HTTP/1\.1 /#).count == 1 && Answer(text).status == 400)
      let posted = try await server.exchange(
        server.request("/", method: "POST", "Content-Length: 3\r\n") + "a=b" + server.request("/"))
      #expect(posted.matches(of: #/HTTP/1\.1 /#).count == 1 && Answer(posted).status == 405)
    }
  }

  @Test func aSlowHeadIsCutOff() async throws {
    var limits = ConnectionLimits()
    limits.head = .seconds(1)
    try await RunningServer.run(limits: limits) { server in
      let slow = try await server.exchange("GET / HTTP/1.1\r\nHost: 127", endsSending: false)
      #expect(Answer(slow).status == 408)
      let silent = try await server.exchange("", endsSending: false)
      #expect(silent.isEmpty, "an idle connection is ended without a word")
      let port = server.port
      let dripping = try await blocking {
        let connection = try RawConnection(port: port)
        for _ in 0..<100 {
          connection.send("GET")
          Thread.sleep(forTimeInterval: 0.02)
        }
        return connection.receive()
      }
      #expect(Answer(dripping).status == 408 || dripping.isEmpty, "a byte now and then does not buy time")
      #expect(try await eventually { (try? await server.isAlive()) == true })
    }
  }

  @Test func aBrowserThatDoesNotReadIsCutOff() async throws {
    var limits = ConnectionLimits()
    limits.write = .milliseconds(300)
    try await RunningServer.run(limits: limits) { server in
      try server.scratch.write(String(repeating: "x", count: 40_000_000), to: "site/huge.txt")
      let (port, text) = (server.port, server.request("/huge.txt"))
      let connection = try await blocking {
        let connection = try RawConnection(port: port)
        connection.send(text)
        _ = connection.receive(until: "HTTP/1.1 200")
        return connection
      }
      #expect(try await eventually { server.server.connectionCount == 0 }, "it is waited for without end")
      let received = try await blocking { connection.receive().utf8.count }
      #expect(received < 40_000_000)
      #expect(try await eventually { (try? await server.isAlive()) == true })
    }
  }

  @Test func tooManyConnectionsAreTurnedAway() async throws {
    var limits = ConnectionLimits()
    limits.connections = 4
    limits.head = .seconds(600)
    try await RunningServer.run(limits: limits) { server in
      let (port, text) = (server.port, server.request("/"))
      let held = try await blocking {
        let connections = try (0..<4).map { _ in try RawConnection(port: port) }
        for connection in connections {
          connection.send(text)
          _ = connection.receive(until: "</body>")
        }
        return connections
      }
      let answer = Answer(try await server.exchange(server.request("/"), endsSending: false))
      #expect(answer.status == 503)
      for connection in held { connection.endSending() }
      #expect(try await eventually { (try? await server.isAlive()) == true })
      withExtendedLifetime(held) {}
    }
  }

  @Test func survivesAnyBytes() async throws {
    try await RunningServer.run { server in
      var chance = SeededNumbers(seed: 7)
      for _ in 0..<400 {
        let bytes = HostileBytes.request(port: server.port, &chance)
        let text = try await server.exchange(bytes)
        #expect(text.isEmpty || text.hasPrefix("HTTP/1.1 "), "\(bytes) is answered with \(text.prefix(60))")
        #expect(!text.contains("SECRET"), "\(String(decoding: bytes, as: UTF8.self)) leads out of the site")
      }
      #expect(try await server.isAlive())
    }
  }
}

@Suite(.timeLimit(.minutes(5))) struct EventTests {
  @Test func pagesHearOfEachChange() async throws {
    var limits = ConnectionLimits()
    limits.heartbeat = .seconds(600)
    try await RunningServer.run(limits: limits) { server in
      let (port, text) = (server.port, server.request("/.laurel/events"))
      let connection = try await blocking { try RawConnection(port: port) }
      let first = try await blocking {
        connection.send(text)
        return connection.receive(until: "data: r.1\n\n")
      }
      #expect(first.contains("Content-Type: text/event-stream") && first.contains("retry: 500\n\nevent: state\n"))
      await server.live.failed("<h1>1 error</h1>\n<p>a</p>\n")
      let second = try await blocking { connection.receive(until: "\n\n") }
      #expect(second == "event: state\ndata: r.1\ndata: <h1>1 error</h1>\ndata: <p>a</p>\n\n")
      await server.live.published()
      let third = try await blocking { connection.receive(until: "\n\n") }
      #expect(third == "event: state\ndata: r.2\n\n")
      await server.live.beat()
      let sign = try await blocking { connection.receive(until: "\n\n") }
      #expect(sign == ": still here\n\n")
    }
  }

  @Test func streamsEndWithTheirBrowsers() async throws {
    try await RunningServer.run { server in
      let (port, text) = (server.port, server.request("/.laurel/events"))
      for _ in 0..<5 {
        let connections = try await blocking {
          try (0..<10).map { _ in
            let connection = try RawConnection(port: port)
            connection.send(text)
            _ = connection.receive(until: "data: r.1\n\n")
            return connection
          }
        }
        #expect(await server.live.listenerCount >= 10)
        withExtendedLifetime(connections) {}
      }
      #expect(try await eventually { await server.live.listenerCount == 0 }, "streams outlive their browsers")
    }
  }

  @Test func thereIsALimitToStreams() async throws {
    let live = LiveSite(run: "r")
    var streams: [AsyncStream<SiteState>] = []
    for _ in 0..<LiveSite.mostListeners {
      if let stream = await live.listen() { streams.append(stream) }
    }
    #expect(streams.count == LiveSite.mostListeners)
    #expect(await live.listen() == nil)
  }
}

@Suite struct ListenerTests {
  @Test func onePreviewAPortal() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/.laurel"
    do {
      let lock = try PreviewLock(in: folder)
      #expect(throws: PreviewLock.Taken(address: "")) { _ = try PreviewLock(in: folder) }
      lock.announce("http://127.0.0.1:43210/")
      lock.announce("http://127.0.0.1:4321/")
      #expect(throws: PreviewLock.Taken(address: "http://127.0.0.1:4321/")) { _ = try PreviewLock(in: folder) }
    }
    _ = try PreviewLock(in: folder)
    try scratch.write("x", to: "file")
    _ = try PreviewLock(in: scratch.path + "/file")
  }

  @Test func aTakenPortIsNamed() throws {
    let listener = try Listener(address: "127.0.0.1", port: 0)
    #expect(listener.rule.port != 0 && listener.rule.isLoopback)
    #expect(throws: ListenFailure.portTaken(listener.rule.port)) {
      _ = try Listener(address: "127.0.0.1", port: listener.rule.port)
    }
  }

  @Test func aForeignAddressIsNamed() {
    #expect(throws: ListenFailure.noSuchAddress("192.0.2.1")) { _ = try Listener(address: "192.0.2.1", port: 0) }
  }
}
