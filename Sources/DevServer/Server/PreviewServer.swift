// Listens, and gives each connection a task of its own.
//
// FlyingFox's sockets and their event loop (FlyingSocks) are the engine. Its HTTP server is not: in 0.27.1 a head may be of
// any size and take for ever, there is no limit on connections, a failing accept ends it, and a header sent twice keeps its
// last value. Those are what docs/preview.md promises, so heads are read and connections counted here.

import FlyingSocks
import Synchronization

package struct PreviewServer: Sendable {
  private let listener: Listener
  private let router: Router
  private let live: LiveSite
  private let limits: ConnectionLimits
  private let deadlines = Deadlines()
  private let open = OpenConnections()

  package init(
    listener: Listener, site: SiteFolder, policy: SecurityPolicy, live: LiveSite, limits: ConnectionLimits = .init()
  ) {
    self.listener = listener
    self.live = live
    self.limits = limits
    router = Router(rule: listener.rule, policy: policy, site: site)
  }

  /// How many connections there are at the moment.
  package var connectionCount: Int { open.number }

  /// Answers until the task is cancelled.
  package func run() async throws {
    let pool = SocketPool.make(maxEvents: 64)
    try await pool.prepare()
    defer { try? listener.socket.close() }
    let socket = try AsyncSocket(socket: listener.socket, pool: pool)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await pool.run() }
      group.addTask { await accept(on: socket, pool: pool) }
      group.addTask { try await deadlines.run() }
      group.addTask {
        while true {
          try await Task.sleep(for: limits.heartbeat)
          await live.beat()
        }
      }
      try await group.next()
    }
  }

  private func accept(on listening: AsyncSocket, pool: some AsyncSocketPool) async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do {
          let socket = try await listening.accept()
          SocketSettings.closeOnExec(socket.socket)
          guard !SocketSettings.isAmongTheLast(socket.socket) else {
            try socket.close()
            continue
          }
          let count = open.add()
          group.addTask {
            await serve(socket, pool: pool, count: count)
            open.remove()
          }
        } catch {
          // No file descriptors left, or the browser has gone already: the next one may fare better.
          try? await Task.sleep(for: .milliseconds(50))
        }
      }
      group.cancelAll()
    }
  }

  /// - Parameter count: how many connections there are with this one. Many too many are not even told.
  private func serve(_ socket: AsyncSocket, pool: some AsyncSocketPool, count: Int) async {
    let connection = Connection(socket: socket, router: router, live: live, limits: limits, deadlines: deadlines)
    if count <= limits.connections {
      await connection.serve()
    } else if count <= 2 * limits.connections {
      await connection.refuse(.tooManyConnections)
    }
    deadlines.clear(socket.socket)
    await settle(pool)
    try? socket.close()
  }

  /// Waits until the pool has finished its turn. It resumes a reader before it forgets the socket; closed in between, the
  /// socket's number could be given to a new connection that the pool then never hears of.
  private func settle(_ pool: some AsyncSocketPool) async {
    if let pool = pool as? any Actor { await pass(pool) }
  }

  private func pass(_ actor: isolated any Actor) {}
}

/// How many connections there are.
private final class OpenConnections: Sendable {
  private let count = Atomic<Int>(0)

  func add() -> Int { count.add(1, ordering: .relaxed).newValue }
  var number: Int { count.load(ordering: .relaxed) }
  func remove() { count.subtract(1, ordering: .relaxed) }
}
