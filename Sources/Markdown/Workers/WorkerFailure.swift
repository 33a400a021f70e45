// The environment gives no workers: nothing was parsed, and it is no fault of the content.

/// No worker process could be started, or what was started is no worker of this version.
package struct WorkerFailure: Error, Sendable, Hashable {
  /// `start a Markdown worker with`
  package let operation: String
  /// The executable.
  package let path: String
  /// In the system's words, or ours.
  package let reason: String

  init(executable path: String, reason: String) {
    operation = "start a Markdown worker with"
    self.path = path
    self.reason = reason
  }
}

/// How to start a worker.
package struct WorkerCommand: Sendable, Hashable {
  /// The path of the executable that runs ``MarkdownWorker`` when its first argument is ``MarkdownWorker/name``.
  package let executable: String

  package init(executable: String) { self.executable = executable }
}

/// Bounds of a worker process.
package struct WorkerLimits: Sendable, Hashable {
  /// For one file, from when a worker begins it.
  package let deadline: Duration
  /// Bytes of memory.
  package let memory: Int
  /// For a worker to say that it is ready.
  package let start: Duration

  package init(deadline: Duration = .seconds(5), memory: Int = 512 << 20, start: Duration = .seconds(10)) {
    self.deadline = deadline
    self.memory = memory
    self.start = start
  }
}
