// One call's work: hands files to the workers, moves bytes, replaces workers that end. One thread does all of it and
// never waits for one pipe only, so no two full pipes can wait for each other.

import Coding
import Diagnostics

struct WorkerPump {
  private let command: WorkerCommand
  private let jobs: Int
  private let limits: WorkerLimits
  private(set) var queue: WorkQueue
  private(set) var workers: [RunningWorker]
  private var clock = PumpClock()
  private var failedStarts = 0

  /// Work for one more worker, in bytes of text: a process takes about as long to start as it takes to parse them.
  static let share = 1 << 17
  /// Work in a worker's pipe, in bytes of text: so much that it does not run dry, and no more, because what a worker has
  /// no other will do.
  private static let load = 1 << 17
  /// Work, in bytes of text, that takes a worker longer than ``pause``: 500 µs at some 65 MB a second.
  private static let pauseLoad = 1 << 15
  /// In microseconds.
  private static let pause: UInt32 = 300
  private static let startLimit = 3

  /// - Parameter workers: started for earlier calls.
  init(_ queue: WorkQueue, command: WorkerCommand, jobs: Int, limits: WorkerLimits, workers: [RunningWorker]) {
    self.queue = queue
    self.command = command
    self.jobs = max(1, jobs)
    self.limits = limits
    self.workers = workers
  }

  /// Works until every file has its documents: the queue is done then, and the workers are idle.
  mutating func run() throws(WorkerFailure) {
    do throws(WorkerFailure) {
      // One that ended while it was idle, whatever ended it, is no file's fault.
      for index in workers.indices { _ = workers[index].receive(at: clock.now) }
      try bury()
      while !queue.isDone {
        try staff()
        for index in workers.indices { fill(index) }
        wait()
        for index in workers.indices { receive(index) }
        try bury()
      }
    } catch {
      for worker in workers { worker.discard() }
      throw error
    }
  }

  /// Starts workers, as many as the work that waits is worth.
  private mutating func staff() throws(WorkerFailure) {
    let wanted = min(jobs, workers.count { !$0.files.isEmpty } + queue.waitingBytes / Self.share)
    while queue.hasMore, workers.count < max(1, wanted), failedStarts == 0 || workers.isEmpty {
      do throws(WorkerFailure) {
        workers.append(try RunningWorker(command, limits, at: clock.now))
      } catch {
        // Fewer workers do it too.
        guard !workers.isEmpty else { throw error }
        failedStarts += 1
      }
    }
  }

  /// Hands a worker more files and sends what the pipe takes.
  private mutating func fill(_ index: Int) {
    let load = min(Self.load, queue.waitingBytes / (2 * workers.count))
    while workers[index].files.count < 2 || workers[index].bytes < load, let request = queue.next() {
      workers[index].enqueue(request, at: clock.now)
    }
    workers[index].send()
  }

  private mutating func wait() {
    let deadlines = workers.map { $0.overdue(limits) }
    let rest = (deadlines.min() ?? clock.now) - clock.now
    let timeout = max(.zero, min(rest, .seconds(1)))
    ChildProcess.wait(
      for: workers.map { ($0.process, $0.wantsToSend) }, milliseconds: Int(timeout / .milliseconds(1)) + 1)
    // While everybody has enough to do, some more answers are let come, instead of waking up for each.
    if workers.allSatisfy({ $0.bytes > Self.pauseLoad && !$0.wantsToSend }) {
      ChildProcess.pause(microseconds: Self.pause)
    }
    clock.tick(expected: timeout)
  }

  private mutating func receive(_ index: Int) {
    let answers = workers[index].receive(at: clock.now)
    for answer in answers {
      if !queue.take(answer) { workers[index].ending = .died }
    }
    if workers[index].hasGreeted { failedStarts = 0 }
    if workers[index].ending == nil, clock.now > workers[index].overdue(limits) {
      workers[index].ending = workers[index].hasGreeted ? .tookTooLong : .neverStarted
    }
  }

  /// Takes leave of the workers that ended, and takes their work back.
  private mutating func bury() throws(WorkerFailure) {
    for index in workers.indices.reversed() {
      guard let ending = workers[index].ending else { continue }
      let worker = workers.remove(at: index)
      let reason = worker.discard()
      queue.take(back: worker.files.map(\.number), from: ending)
      guard ending == .neverStarted else { continue }
      failedStarts += 1
      if failedStarts >= Self.startLimit || worker.isForeign {
        throw WorkerFailure(executable: command.executable, reason: worker.isForeign ? "it is not Laurel" : reason)
      }
    }
  }
}

/// Time as far as this process was awake: a build that is suspended and taken up again has not kept its workers waiting.
private struct PumpClock {
  private let clock = SuspendingClock()
  private var last: SuspendingClock.Instant
  private(set) var now: SuspendingClock.Instant

  init() {
    last = clock.now
    now = last
  }

  /// - Parameter expected: the longest time that has passed since the last call, unless the process was held up.
  mutating func tick(expected: Duration) {
    let time = clock.now
    now += min(time - last, expected + .milliseconds(500))
    last = time
  }
}
