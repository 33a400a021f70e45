// The build's view of one worker: what it was sent, what it has to answer, and since when it is at it.

import Coding

struct RunningWorker: Sendable {
  let process: ChildProcess
  /// What it has not answered, in the order in which it parses them.
  private(set) var files: [File] = []
  /// Bytes of ``files``.
  private(set) var bytes = 0
  private(set) var hasGreeted = false
  /// It said something else than a worker of this version does.
  private(set) var isForeign = false
  /// Set when it is of no more use.
  var ending: WorkerEnding?
  /// When it was started, or began with the first of ``files``.
  private var begun: SuspendingClock.Instant
  private var outbox: [UInt8] = []
  private var sent = 0
  private var inbox = FrameBuffer()

  struct File: Sendable {
    let number: Int
    /// Bytes, roughly.
    let size: Int
    let texts: Int
  }

  init(_ command: WorkerCommand, _ limits: WorkerLimits, at now: SuspendingClock.Instant) throws(WorkerFailure) {
    process = try ChildProcess.start(
      executable: command.executable, name: "laurel", arguments: MarkdownWorker.arguments(limits))
    begun = now
  }

  var wantsToSend: Bool { sent < outbox.count }

  /// When it has been at its file, or at starting, for longer than allowed.
  func overdue(_ limits: WorkerLimits) -> SuspendingClock.Instant {
    if !hasGreeted { return begun + limits.start }
    return files.isEmpty ? begun + .seconds(3600) : begun + limits.deadline
  }

  mutating func enqueue(_ request: FileRequest, at now: SuspendingClock.Instant) {
    if hasGreeted, files.isEmpty { begun = now }
    let size = WorkQueue.size(request.sources)
    files.append(File(number: request.number, size: size, texts: request.sources.count))
    bytes += size
    var writer = ByteWriter(capacity: size + 1024)
    writer.writeFrame { request.write(to: &$0) }
    writer.withBytes { outbox.append(contentsOf: $0) }
  }

  mutating func send() {
    while wantsToSend, ending == nil {
      let transfer = outbox.withUnsafeBytes { process.send(UnsafeRawBufferPointer(rebasing: $0[sent...])) }
      switch transfer {
      case .moved(let count): sent += count
      // Its answers so far are still to be read; that its output ends will be seen then.
      case .wouldBlock, .closed: return
      }
    }
    outbox.removeAll(keepingCapacity: true)
    sent = 0
  }

  /// Reads what it has sent.
  mutating func receive(at now: SuspendingClock.Instant) -> [FileAnswer] {
    var answers: [FileAnswer] = []
    while ending == nil {
      switch inbox.fill(process.receive) {
      case .moved: read(&answers, at: now)
      case .wouldBlock: return answers
      case .closed: ending = hasGreeted ? .died : .neverStarted
      }
    }
    return answers
  }

  private mutating func read(_ answers: inout [FileAnswer], at now: SuspendingClock.Instant) {
    guard greets(at: now) else { return }
    do throws(DamagedData) {
      while let frame = try inbox.next() {
        var reader = ByteReader(inbox.bytes, in: frame)
        let answer = try FileAnswer(from: &reader)
        guard let file = files.first, answer.number == file.number, answer.documents.count == file.texts else {
          throw DamagedData()
        }
        files.removeFirst()
        bytes -= file.size
        begun = now
        answers.append(answer)
      }
    } catch {
      ending = .died
    }
  }

  /// Whether the greeting has come, now or before.
  private mutating func greets(at now: SuspendingClock.Instant) -> Bool {
    guard !hasGreeted else { return true }
    guard let words = inbox.take(WorkerProtocol.greeting.count) else { return false }
    hasGreeted = words.elementsEqual(WorkerProtocol.greeting)
    begun = now
    if !hasGreeted {
      isForeign = true
      ending = .neverStarted
    }
    return hasGreeted
  }

  /// Ends the process if it has not ended.
  ///
  /// - Returns: why it ended.
  @discardableResult
  func discard() -> String {
    process.end()
    process.closeInput()
    return process.collect()
  }
}
