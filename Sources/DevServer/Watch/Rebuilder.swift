// Builds, watches, builds again: one build at a time, and one more for all that was saved while it ran.

package import Site

/// What happens in a preview, for the terminal.
package enum PreviewEvent: Sendable {
  /// - Parameters:
  ///   - changed: the files that were saved; empty for the first build.
  ///   - isNew: something was written, and browsers reload.
  case built(changed: [String], report: BuildReport, isNew: Bool, time: Duration)
  /// Nothing is wrong with the portal, but the build could not do its work. It is tried again.
  case failed(DiskFailure)
}

package actor Rebuilder {
  private let executor = QueueExecutor(label: "laurel.rebuild")
  nonisolated package var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private let live: LiveSite
  private let request: @Sendable () -> BuildRequest
  private let tell: @Sendable (PreviewEvent) -> Void
  /// The environment failed the last time, with these words.
  private var failure: String?

  /// - Parameter request: made anew for each build, for the day may have changed.
  package init(
    live: LiveSite, request: @escaping @Sendable () -> BuildRequest,
    tell: @escaping @Sendable (PreviewEvent) -> Void
  ) {
    self.live = live
    self.request = request
    self.tell = tell
  }

  /// How long to wait before a build that could not do its work is tried again.
  private static let retryPause = Duration.seconds(1)

  /// Builds whenever something is saved, until the task is cancelled.
  package func run() async throws {
    let folders = request().folders
    var watch = FileWatch([folders.content, folders.templates])
    await build(changed: [])
    while true {
      try await Task.sleep(for: failure == nil ? watch.pause : Rebuilder.retryPause)
      let changed = try await watch.changes()
      if changed != nil || failure != nil { await build(changed: changed ?? []) }
    }
  }

  private func build(changed: [String]) async {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let report = try Build.run(request())
      failure = nil
      let isNew = await show(report)
      tell(.built(changed: changed, report: report, isNew: isNew, time: start.duration(to: clock.now)))
    } catch {
      await fail(error)
    }
  }

  /// - Returns: whether browsers reload.
  private func show(_ report: BuildReport) async -> Bool {
    let hasSite = await live.state.hasSite
    guard let published = report.published else {
      await live.failed(ErrorView.fragment(report.diagnostics, isOverSite: hasSite))
      return false
    }
    guard !hasSite || published.written > 0 || published.removed > 0 else {
      await live.mended()
      return false
    }
    await live.published()
    return true
  }

  private func fail(_ error: DiskFailure) async {
    let words = "could not \(error.operation) \(error.path): \(error.reason)"
    await live.failed(ErrorView.fragment(failure: words, isOverSite: await live.state.hasSite))
    if failure != words { tell(.failed(error)) }
    failure = words
  }
}
