// Work that must end in time.

/// Raised when work took longer than it may.
struct OutOfTime: Error {}

/// Runs `work`, and cancels it when `limit` has passed.
func within<T: Sendable>(_ limit: Duration, _ work: @escaping @Sendable () async throws -> T) async throws -> T {
  try await withThrowingTaskGroup(of: T?.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: limit)
      return nil
    }
    guard let first = try await group.next(), let result = first else { throw OutOfTime() }
    return result
  }
}
