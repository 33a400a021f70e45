// `laurel serve` whole: a listener, the server that answers on it, and the builder that feeds it.

package import Site

package enum Preview {
  /// Where the preview is built; never the folder that is published.
  package static let folder = workFolder + "/preview"
  /// What Laurel keeps for itself in a portal.
  package static let workFolder = ".laurel"

  /// Serves, and builds whenever something is saved, until the task is cancelled.
  ///
  /// - Parameters:
  ///   - request: what to build; made anew for each build.
  ///   - tell: hears of each build.
  package static func run(
    on listener: Listener, request: @escaping @Sendable () -> BuildRequest,
    tell: @escaping @Sendable (PreviewEvent) -> Void
  ) async throws {
    let live = LiveSite(run: word())
    let server = PreviewServer(
      listener: listener, site: SiteFolder(request().folders.output), policy: SecurityPolicy(nonce: word()),
      live: live)
    let rebuilder = Rebuilder(live: live, request: request, tell: tell)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await server.run() }
      group.addTask { try await rebuilder.run() }
      try await group.next()
    }
  }

  /// A random word nobody can guess: 128 bits.
  private static func word() -> String {
    var chance = SystemRandomNumberGenerator()
    return String(chance.next(), radix: 36) + String(chance.next(), radix: 36)
  }
}
