// The seam to the system: starting a process with two pipes, moving bytes, waiting, ending. Plain values come back.

import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What came of moving bytes through a pipe.
enum Transfer: Sendable, Hashable {
  case moved(Int)
  /// The pipe is full, or empty, at the moment.
  case wouldBlock
  /// The other end is closed, or the pipe is broken.
  case closed
}

/// A running process whose standard input and output are pipes of ours.
struct ChildProcess: Sendable {
  let number: pid_t
  private let input: Int32
  private let output: Int32

  /// One process is started at a time: another would inherit pipes before they are closed to it, and hold them open.
  private static let starting = Mutex<Void>(())

  /// - Parameter arguments: those behind the name of the command.
  static func start(executable: String, name: String, arguments: [String]) throws(WorkerFailure) -> ChildProcess {
    try starting.withLock { (_) throws(WorkerFailure) in
      try ChildProcess(executable: executable, name: name, arguments: arguments)
    }
  }

  private init(executable: String, name: String, arguments: [String]) throws(WorkerFailure) {
    func failure(_ error: Int32) -> WorkerFailure {
      WorkerFailure(executable: executable, reason: String(cString: strerror(error)))
    }
    guard let toChild = Pipe() else { throw failure(errno) }
    guard let fromChild = Pipe() else {
      let error = errno
      toChild.close()
      throw failure(error)
    }
    let started = ChildProcess.spawn(
      executable, [name] + arguments, input: toChild.reading, output: fromChild.writing)
    SystemCall.close(toChild.reading)
    SystemCall.close(fromChild.writing)
    guard case .success(let number) = started else {
      SystemCall.close(toChild.writing)
      SystemCall.close(fromChild.reading)
      if case .failure(let error) = started { throw failure(error.number) }
      throw failure(EAGAIN)
    }
    self.number = number
    input = toChild.writing
    output = fromChild.reading
    setNonBlocking(input)
    setNonBlocking(output)
  }

  /// Sends what there is room for.
  func send(_ bytes: UnsafeRawBufferPointer) -> Transfer {
    transfer { write(input, bytes.baseAddress, bytes.count) }
  }

  /// Receives what is there, up to the buffer's size.
  func receive(_ buffer: UnsafeMutableRawBufferPointer) -> Transfer {
    let transfer = transfer { read(output, buffer.baseAddress, buffer.count) }
    return transfer == .moved(0) ? .closed : transfer
  }

  func end() { kill(number, SIGKILL) }

  /// Closes the pipe that the process reads: a worker without work then ends by itself.
  func closeInput() { SystemCall.close(input) }

  /// Waits until the process has closed its end, but not for long.
  func awaitEnd(milliseconds: Int32) {
    var events = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while poll(&events, 1, milliseconds) < 0, errno == EINTR {}
  }

  /// Waits for the process, which has ended or been ended, so that its time is counted as ours.
  ///
  /// - Returns: why it ended: `it ended with status 127`.
  @discardableResult
  func collect() -> String {
    SystemCall.close(output)
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 {
      guard errno == EINTR else { return "it is gone" }
    }
    let signal = status & 0x7F
    return signal == 0 ? "it ended with status \(status >> 8 & 0xFF)" : "it was ended by signal \(signal)"
  }

  /// Waits until one of the processes has sent something or takes more.
  ///
  /// - Parameter wantsToSend: whether there is something to send to each.
  static func wait(for processes: [(process: ChildProcess, wantsToSend: Bool)], milliseconds: Int) {
    var events: [pollfd] = []
    for (process, wantsToSend) in processes {
      events.append(pollfd(fd: process.output, events: Int16(POLLIN), revents: 0))
      if wantsToSend { events.append(pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0)) }
    }
    // A signal ends the wait early; the caller looks at everything again anyway.
    _ = poll(&events, nfds_t(events.count), Int32(clamping: milliseconds))
  }

  static func pause(microseconds: UInt32) { usleep(microseconds) }
}
