// Worker processes that parse Markdown: all cores, and no text can hang or end the build.
//
// Only as many are started as there is work for, and they are kept for further calls. Whatever a text does to the library
// happens in a process of its own, with bounded memory and a deadline a file.

import Synchronization

/// A pool of worker processes. Calls from several threads wait for each other.
package final class MarkdownWorkers: Sendable {
  private let command: WorkerCommand
  private let jobs: Int
  private let limits: WorkerLimits
  private let idle = Mutex<[RunningWorker]>([])

  /// - Parameter jobs: how many workers at most.
  package init(command: WorkerCommand, jobs: Int, limits: WorkerLimits = WorkerLimits()) {
    self.command = command
    self.jobs = jobs
    self.limits = limits
  }

  deinit { close() }

  /// Starts workers before there is work, so that they are ready when it comes. What cannot be started now is tried
  /// again, and its failure told, then.
  ///
  /// - Parameter bytes: how much text will be parsed, roughly.
  package func start(for bytes: Int) {
    // During a call there are workers already, and it would be waited for.
    _ = idle.withLockIfAvailable { workers in
      let wanted = min(jobs, max(1, bytes / WorkerPump.share))
      while workers.count < wanted, let worker = try? RunningWorker(command, limits, at: SuspendingClock().now) {
        workers.append(worker)
      }
    }
  }

  /// - Parameter files: one list of texts a file.
  /// - Returns: the same number of lists, each with a document for each text, in the same order. A file that takes too
  ///   long, or that a worker dies of twice, has documents without content and an error.
  package func documents(for files: [[MarkdownSource]]) throws(WorkerFailure) -> [[MarkdownDocument]] {
    try idle.withLock { (workers) throws(WorkerFailure) in
      let queue = WorkQueue(files)
      guard !queue.isDone else { return queue.documents }
      let pump = WorkerPump(queue, command: command, jobs: jobs, limits: limits, workers: workers)
      workers = []
      let done = try withoutBrokenPipeSignal { () throws(WorkerFailure) in try pump.run() }
      workers = done.1
      return done.0.documents
    }
  }

  /// Ends all workers. Further calls start new ones.
  package func close() {
    idle.withLock { workers in
      for worker in workers { worker.process.closeInput() }
      for worker in workers {
        worker.process.awaitEnd(milliseconds: 1000)
        worker.process.end()
        worker.process.collect()
      }
      workers = []
    }
  }
}
