// One connection of a browser: reads a head within its limits, answers, and again, until either side ends it. Whatever comes
// in, it ends in bounded time and memory.

import FlyingSocks
import FoundationEssentials

/// How long a browser may take, and how much it may send.
package struct ConnectionLimits: Sendable {
  /// From the first byte wanted to the last byte of a head; also how long an idle connection is kept.
  package var head: Duration = .seconds(10)
  /// For each piece of an answer.
  package var write: Duration = .seconds(15)
  /// How long a connection that has been answered for the last time may take to go away.
  package var farewell: Duration = .seconds(1)
  /// How often a browser that listens hears that the server is still there.
  package var heartbeat: Duration = .seconds(15)
  package var connections = 128

  package init() {}
}

struct Connection {
  let socket: AsyncSocket
  let router: Router
  let live: LiveSite
  let limits: ConnectionLimits
  let deadlines: Deadlines

  /// Until the connection is done with; never throws, for nothing that one browser does concerns another.
  func serve() async {
    do {
      try await exchange()
      await farewell()
    } catch {
      // The other side went away, or was too slow to take what it asked for: there is nobody to tell.
      return
    }
  }

  /// Turns away a connection that is one too many.
  func refuse(_ refusal: Refusal) async {
    try? await send(refusal.response, to: nil, closes: true)
    await farewell()
  }

  private func exchange() async throws {
    var received: [UInt8] = []
    while !Task.isCancelled {
      switch try await readHead(received) {
      case .end: return
      case .refused(let refusal): return try await send(refusal.response, to: nil, closes: true)
      case .head(let head, let rest):
        received = rest
        guard try await answer(head) else { return }
      }
    }
  }

  private enum Reading {
    case end
    case head(RequestHead, rest: [UInt8])
    case refused(Refusal)
  }

  /// - Parameter pending: what came in behind the last request.
  private func readHead(_ pending: [UInt8]) async throws -> Reading {
    let deadline = ContinuousClock.now + limits.head
    deadlines.set(socket.socket, .reading, after: limits.head)
    var received = pending
    while true {
      switch RequestHead.read(received) {
      case .head(let head, let length): return .head(head, rest: Array(received[length...]))
      case .refused(let refusal): return .refused(refusal)
      case .incomplete: break
      }
      do {
        received += try await socket.read(atMost: 4_096)
      } catch SocketError.disconnected {
        // A connection that is merely idle ends without a word.
        if received.isEmpty { return .end }
        return .refused(ContinuousClock.now >= deadline ? .tooSlow : .malformed("no end"))
      }
    }
  }

  /// - Returns: whether the connection goes on.
  private func answer(_ head: RequestHead) async throws -> Bool {
    let response = router.response(to: head, state: await live.state)
    if case .events = response.body {
      guard let states = await live.listen() else {
        try await send(Refusal.tooManyConnections.response, to: head, closes: true)
        return false
      }
      try await stream(states, response)
      return false
    }
    // What follows a refused head may be its body, and would be read as a request.
    let closes = router.refusal(of: head) != nil || !head.keepsConnection
    try await send(response, to: head, closes: closes)
    return !closes
  }
}

// MARK: - Writing

extension Connection {
  /// Large files go out in pieces of this size, so that they are never held whole.
  private static let piece = 65_536

  /// - Parameter head: what is answered; nil when it could not be read.
  private func send(_ response: Response, to head: RequestHead?, closes: Bool) async throws {
    let start = response.head(policy: router.policy, date: HTTPDate.now, closes: closes)
    let hasBody = head?.method != "HEAD"
    switch response.body {
    case .bytes(let bytes): try await write(hasBody ? start + bytes : start)
    case .none, .events: try await write(start)
    case .file(let file, let range):
      try await write(start)
      if hasBody { try await write(file, range) }
    }
  }

  private func write(_ file: OpenFile, _ range: Range<Int>) async throws {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let bytes = file.read(offset..<min(offset + Connection.piece, range.upperBound))
      // Cut since it was opened: the length that was promised cannot be kept, so the connection ends.
      guard !bytes.isEmpty else { throw SocketError.disconnected }
      try await write(bytes)
      offset += bytes.count
    }
  }

  private func write(_ bytes: [UInt8]) async throws {
    for start in stride(from: 0, to: bytes.count, by: Connection.piece) {
      deadlines.set(socket.socket, .both, after: limits.write)
      try await socket.write(Data(bytes[start..<min(start + Connection.piece, bytes.count)]))
    }
    deadlines.clear(socket.socket)
  }

  /// Sends each state as an event, and a comment when it has been sent already, until the browser goes away.
  private func stream(_ states: AsyncStream<SiteState>, _ response: Response) async throws {
    try await write(
      response.head(policy: router.policy, date: HTTPDate.now, closes: true) + Array(EventText.opening.utf8))
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await discardAll() }
      group.addTask {
        var sent: SiteState?
        for await state in states {
          try await write(Array((state == sent ? EventText.signOfLife : EventText.state(state)).utf8))
          sent = state
        }
      }
      try await group.next()
    }
  }

  /// Reads until the browser goes away. It has nothing more to say, so a flood of bytes ends it too.
  private func discardAll() async throws {
    var count = 0
    while count < RequestHead.largest { count += try await socket.read(atMost: 4_096).count }
  }

  /// Ends our side first and waits a moment for the other: closing with bytes unread would throw the answer away.
  private func farewell() async {
    SocketSettings.endWriting(socket.socket)
    deadlines.set(socket.socket, .reading, after: limits.farewell)
    try? await discardAll()
  }
}
