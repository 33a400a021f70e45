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
  private let pool = Mutex(Pool())
  /// Counts the places of ``Pool`` that nobody has.
  private let free = DispatchSemaphore(value: 0)

  private struct Pool {
    var idle: [RunningWorker] = []
    /// Places that were made: as many workers as the work so far was worth.
    var places = 0
    /// Calls that have a worker.
    var holders = 0
  }

  /// - Parameter jobs: how many workers at most.
  package init(command: WorkerCommand, jobs: Int, limits: WorkerLimits = WorkerLimits()) {
    self.command = command
    self.jobs = max(1, jobs)
    self.limits = limits
  }

  deinit { close() }

  /// Starts workers before there is work, so that they are ready when it comes. What cannot be started now is tried
  /// again, and its failure told, then.
  ///
  /// - Parameter bytes: how much text will be parsed, roughly.
  /// - Returns: how many workers that is worth.
  @discardableResult
  package func start(for bytes: Int) -> Int {
    let wanted = makePlaces(for: bytes)
    pool.withLock { pool in
      while pool.idle.count + pool.holders < wanted, let worker = try? newWorker() { pool.idle.append(worker) }
    }
    return wanted
  }

  /// Waits for a worker, and takes more while there are free ones and there is work for them.
  ///
  /// - Parameter files: one list of texts a file.
  /// - Returns: the same number of lists, each with a document for each text, in the same order. A file that takes too
  ///   long, or that a worker dies of twice, has documents without content and an error.
  package func documents(for files: [[MarkdownSource]]) throws(WorkerFailure) -> [[MarkdownDocument]] {
    let queue = WorkQueue(files)
    guard !queue.isDone else { return queue.documents }
    let wanted = makePlaces(for: queue.waitingBytes)
    let first = try takeWorker()
    var places = 1
    defer { giveBack(places) }
    while places < wanted, free.wait(timeout: .now()) == .success { places += 1 }
    let others = pool.withLock { pool in
      let taken = Array(pool.idle.suffix(places - 1))
      pool.idle.removeLast(taken.count)
      return taken
    }
    // Changed in place: what its workers have read would be copied with it.
    var pump = WorkerPump(queue, command: command, jobs: places, limits: limits, workers: [first] + others)
    try withoutBrokenPipeSignal { () throws(WorkerFailure) in try pump.run() }
    pool.withLock { $0.idle += pump.workers }
    return pump.queue.documents
  }

  private func newWorker() throws(WorkerFailure) -> RunningWorker {
    try RunningWorker(command, limits, at: SuspendingClock().now)
  }

  /// - Returns: how many workers so much work is worth.
  private func makePlaces(for bytes: Int) -> Int {
    let wanted = min(jobs, max(1, bytes / WorkerPump.share))
    let more = pool.withLock { pool in
      let more = max(0, wanted - pool.places)
      pool.places += more
      return more
    }
    for _ in 0..<more { free.signal() }
    return wanted
  }

  /// Takes a place, and a worker for it. While others have workers, one that cannot be started is waited for: fewer
  /// workers do it too.
  private func takeWorker() throws(WorkerFailure) -> RunningWorker {
    while true {
      free.wait()
      let taken = pool.withLock { pool -> Result<RunningWorker, WorkerFailure>? in
        pool.holders += 1
        if let worker = pool.idle.popLast() { return .success(worker) }
        do throws(WorkerFailure) {
          return .success(try newWorker())
        } catch {
          pool.holders -= 1
          guard pool.holders > 0 else { return .failure(error) }
          // The place goes, until some later work is worth it again.
          pool.places -= 1
          return nil
        }
      }
      guard let taken else { continue }
      if case .failure = taken { free.signal() }
      return try taken.get()
    }
  }

  private func giveBack(_ places: Int) {
    pool.withLock { $0.holders -= 1 }
    for _ in 0..<places { free.signal() }
  }

  /// Ends all workers. Further calls start new ones.
  package func close() {
    pool.withLock { pool in
      for worker in pool.idle { worker.process.closeInput() }
      for worker in pool.idle {
        worker.process.awaitEnd(milliseconds: 1000)
        worker.process.end()
        worker.process.collect()
      }
      pool.idle = []
    }
  }
}
