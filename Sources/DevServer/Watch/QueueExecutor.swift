// Runs an actor's work on a thread of its own. Builds and walks over folders block; on the shared threads of Swift's tasks,
// of which there is one a core, they would keep the server from answering.

import Dispatch

final class QueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
