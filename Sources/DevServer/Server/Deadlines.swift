// Ends what takes too long, for all connections together. A sleeping task for each wait would be simpler, but the memory of
// a sleep that is called off is only given back when its time has come: thousands of quick requests would pile up.

import FlyingSocks
import Synchronization

/// What a connection is given up at.
final class Deadlines: Sendable {
  enum Direction { case reading, both }

  private struct Deadline {
    let direction: Direction
    let moment: ContinuousClock.Instant
  }

  private let deadlines = Mutex<[Socket: Deadline]>([:])

  /// How exact they are.
  static let tick = Duration.milliseconds(100)

  /// From now on there is one deadline for the socket, this one. When it passes, whoever reads is told that the other side
  /// has ended; or, in both directions, that the connection is gone.
  func set(_ socket: Socket, _ direction: Direction, after limit: Duration) {
    let deadline = Deadline(direction: direction, moment: .now + limit)
    deadlines.withLock { $0[socket] = deadline }
  }

  /// Has to be called before a socket is closed: its number may be another connection's then.
  func clear(_ socket: Socket) { deadlines.withLock { $0[socket] = nil } }

  /// Ends what is due, again and again, until the task is cancelled.
  func run() async throws {
    while true {
      try await Task.sleep(for: Deadlines.tick)
      let now = ContinuousClock.now
      deadlines.withLock { deadlines in
        for (socket, deadline) in deadlines where deadline.moment <= now {
          switch deadline.direction {
          case .reading: SocketSettings.endReading(socket)
          case .both: SocketSettings.end(socket)
          }
          deadlines[socket] = nil
        }
      }
    }
  }
}
