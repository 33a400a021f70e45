// A folder for one test, and blocking work kept off the threads that the server runs on.

import Foundation

/// A folder that is removed at the end of a test.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/laurel-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(_ name: String) -> String? { try? String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func replace(_ old: String, with new: String, in name: String) throws {
    guard let text = text(name), text.contains(old) else { throw NotFound(text: old) }
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  struct NotFound: Error { let text: String }
}

/// Runs work that blocks on a thread of its own: Swift's tasks share one thread a core with the server under test.
func blocking<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
  }
}

/// Waits until something is so; false when it never is.
func eventually(_ condition: () async -> Bool) async throws -> Bool {
  for _ in 0..<1_500 {
    if await condition() { return true }
    try await Task.sleep(for: .milliseconds(20))
  }
  return false
}

/// Does something while a server runs, and waits until it has ended.
func stopping(_ running: Task<Void, any Error>, _ body: () async throws -> Void) async throws {
  do {
    try await body()
  } catch {
    running.cancel()
    _ = await running.result
    throw error
  }
  running.cancel()
  _ = await running.result
}
