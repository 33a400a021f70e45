// Notices that files were saved, by looking again and again.

package struct FileWatch: Sendable {
  private let roots: [String]
  private var known: FileSnapshot
  /// How long looking at everything took the last time.
  private var cost: Duration = .zero

  /// - Parameter roots: folders; they may come and go.
  package init(_ roots: [String]) {
    self.roots = roots
    known = FileSnapshot(of: roots)
  }

  /// How long to wait before looking again: looking takes at most 15 % of the time, on one core. A thousand files are
  /// looked at every 30 ms, ten thousand about every 200.
  package var pause: Duration { max(.milliseconds(30), cost * 17 / 3) }

  /// How long a file must stay as it is before it counts as saved, and how often that is tried. Editors write in several
  /// steps: empty the file and fill it, or remove it and put another in its place.
  private static let rest = Duration.milliseconds(10)
  private static let patience = 20

  /// The paths of the files that were changed since the last time, once they have come to rest; nil when none was.
  package mutating func changes() async throws -> [String]? {
    let clock = ContinuousClock()
    let start = clock.now
    let sum = FileSnapshot.sum(of: roots)
    cost = start.duration(to: clock.now)
    guard sum != known.sum else { return nil }
    var newer = FileSnapshot(of: roots)
    for _ in 0..<FileWatch.patience {
      let paths = known.differences(to: newer)
      try await Task.sleep(for: FileWatch.rest)
      let now = paths.map { FileStamp(of: $0) }
      if now == paths.map({ newer.files[$0] }), !now.contains(where: { $0?.size == 0 }) { break }
      newer = FileSnapshot(of: roots)
    }
    let changed = known.differences(to: newer)
    known = newer
    return changed.isEmpty ? nil : changed
  }
}
