// Worker processes that parse Markdown: all cores, and no text can hang or end the build.
//
// Only as many are started as there is work for, and they are kept for further calls. Whatever a text does to the library
// happens in a process of its own, with bounded memory and a deadline a file.

import Dispatch
import Synchronization

/// A pool of worker processes. Calls from several threads share them.
package final class MarkdownWorkers: Sendable {
  private let command: WorkerCommand
  private let jobs: Int
  private let limits: WorkerLimits
  private let idle = Mutex<[RunningWorker]>([])
  /// How many more workers may be at work.
  private let free: DispatchSemaphore

  /// - Parameter jobs: how many workers at most.
  package init(command: WorkerCommand, jobs: Int, limits: WorkerLimits = WorkerLimits()) {
    self.command = command
    self.jobs = max(1, jobs)
    self.limits = limits
    free = DispatchSemaphore(value: self.jobs)
  }

  deinit { close() }

  /// Starts workers before there is work, so that they are ready when it comes. What cannot be started now is tried
  /// again, and its failure told, then.
  ///
  /// - Parameter bytes: how much text will be parsed, roughly.
  package func start(for bytes: Int) {
    let places = claim(min(jobs, max(1, bytes / WorkerPump.share)), waits: false)
    defer { release(places) }
    idle.withLock { workers in
      while workers.count < places, let worker = try? RunningWorker(command, limits, at: SuspendingClock().now) {
        workers.append(worker)
      }
    }
  }

  /// Waits for a worker, and takes more while there are free ones and there is work for them.
  ///
  /// - Parameter files: one list of texts a file.
  /// - Returns: the same number of lists, each with a document for each text, in the same order. A file that takes too
  ///   long, or that a worker dies of twice, has documents without content and an error.
  package func documents(for files: [[MarkdownSource]]) throws(WorkerFailure) -> [[MarkdownDocument]] {
    let queue = WorkQueue(files)
    guard !queue.isDone else { return queue.documents }
    let places = claim(max(1, queue.waitingBytes / WorkerPump.share), waits: true)
    defer { release(places) }
    let workers = idle.withLock { workers in
      let taken = Array(workers.suffix(places))
      workers.removeLast(taken.count)
      return taken
    }
    let pump = WorkerPump(queue, command: command, jobs: places, limits: limits, workers: workers)
    let done = try withoutBrokenPipeSignal { () throws(WorkerFailure) in try pump.run() }
    idle.withLock { $0 += done.1 }
    return done.0.documents
  }

  /// Claims places for workers, as many as are wanted and free.
  ///
  /// - Parameter waits: until there is one at least.
  private func claim(_ wanted: Int, waits: Bool) -> Int {
    if waits { free.wait() }
    var places = waits ? 1 : 0
    while places < wanted, free.wait(timeout: .now()) == .success { places += 1 }
    return places
  }

  private func release(_ places: Int) {
    for _ in 0..<places { free.signal() }
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
