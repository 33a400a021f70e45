// What the preview shows at the moment, and the browsers that want to hear when that changes.

/// One moment of the preview.
package struct SiteState: Sendable, Equatable {
  /// A random word of this run of the server.
  package let run: String
  /// How often something was published in this run.
  package let published: Int
  /// What is wrong, as HTML; empty when nothing is.
  package let errors: String

  package init(run: String, published: Int = 0, errors: String = "") {
    self.run = run
    self.published = published
    self.errors = errors
  }

  /// False before the first build without errors: what lies in the folder is from another day, or not there.
  package var hasSite: Bool { published > 0 }
  /// Another one after each publish and each start, so that a page knows when it is old.
  package var version: String { "\(run).\(published)" }
}

package actor LiveSite {
  package private(set) var state: SiteState
  private var listeners: [Int: AsyncStream<SiteState>.Continuation] = [:]
  private var nextListener = 0
  /// More streams than anybody has open tabs that are visible.
  package static let mostListeners = 64

  package init(run: String) { state = SiteState(run: run) }

  package var listenerCount: Int { listeners.count }

  /// Something was written: every page may be another one.
  package func published() { set(SiteState(run: state.run, published: state.published + 1)) }

  /// Nothing is wrong, and nothing new.
  package func mended() { set(SiteState(run: state.run, published: state.published)) }

  package func failed(_ errors: String) {
    set(SiteState(run: state.run, published: state.published, errors: errors))
  }

  /// The state now, and then each new one; the same one again is a sign of life. Nil when there are too many listeners.
  package func listen() -> AsyncStream<SiteState>? {
    guard listeners.count < LiveSite.mostListeners else { return nil }
    let (stream, continuation) = AsyncStream.makeStream(of: SiteState.self, bufferingPolicy: .bufferingNewest(1))
    let number = nextListener
    nextListener += 1
    listeners[number] = continuation
    continuation.onTermination = { [weak self] _ in Task { await self?.remove(number) } }
    continuation.yield(state)
    return stream
  }

  /// Gives every listener a sign of life, so that a dead connection is noticed.
  package func beat() {
    for listener in listeners.values { listener.yield(state) }
  }

  private func set(_ new: SiteState) {
    guard new != state else { return }
    state = new
    beat()
  }

  private func remove(_ number: Int) { listeners[number] = nil }
}

/// The lines of the event stream (WHATWG HTML, "Server-sent events").
package enum EventText {
  /// How soon a browser comes back after the server was restarted, in milliseconds.
  package static let opening = "retry: 500\n\n"
  package static let signOfLife = ": still here\n\n"

  /// The version in the first line, what is wrong in the others.
  package static func state(_ state: SiteState) -> String {
    let lines = [Substring(state.version)] + (state.errors.isEmpty ? [] : state.errors.split(separator: "\n"))
    return "event: state\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
  }
}
