// How a process is started: pipes that no other process inherits, and nothing of this process but its environment.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ChildProcess {
  /// An `errno`.
  struct SystemError: Error { let number: Int32 }

  static func spawn(
    _ executable: String, _ arguments: [String], input: Int32, output: Int32
  ) -> Result<pid_t, SystemError> {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // What the runtime or the library says as it dies is nothing for authors: they get a diagnostic.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGALRM, SIGABRT, SIGTERM] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var number: pid_t = 0
    let error = withCStrings(arguments) { arguments in
      withCStrings(environment) { posix_spawn(&number, executable, &actions, &attributes, arguments, $0) }
    }
    return error == 0 ? .success(number) : .failure(SystemError(number: error))
  }

  /// Ours, but a worker that dies does so at once, without the runtime looking for its stack.
  private static var environment: [String] {
    var lines: [String] = []
    #if canImport(Glibc)
      var next = environ
    #else
      var next = _NSGetEnviron().pointee
    #endif
    while let line = next.pointee {
      lines.append(String(cString: line))
      next += 1
    }
    return lines.filter { !$0.hasPrefix("SWIFT_BACKTRACE=") } + ["SWIFT_BACKTRACE=enable=no"]
  }

  private static func withCStrings<T>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T
  ) -> T {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}

/// A pipe whose ends no other process inherits, and which lie above the standard streams. To be made while no other
/// thread starts a process.
struct Pipe {
  let reading: Int32
  let writing: Int32

  /// Nil when the system has none; `errno` says why.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (Pipe.raised(ends[0]), Pipe.raised(ends[1]))
    for end in [reading, writing] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Glibc)
      // Room for many answers, so that a worker seldom waits; F_SETPIPE_SZ of fcntl(2). Less does too.
      _ = fcntl(writing, 1031, 1 << 20)
    #endif
  }

  /// A process may have been started without standard streams: then these numbers are taken first.
  private static func raised(_ end: Int32) -> Int32 {
    guard end <= STDERR_FILENO else { return end }
    let other = fcntl(end, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    SystemCall.close(end)
    return other
  }

  func close() {
    SystemCall.close(reading)
    SystemCall.close(writing)
  }
}

/// The calls whose names methods here have too.
enum SystemCall {
  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

func setNonBlocking(_ descriptor: Int32) {
  let flags = fcntl(descriptor, F_GETFL)
  _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
}

/// Moves bytes once, again when a signal came between.
func transfer(_ call: () -> Int) -> Transfer {
  while true {
    let count = call()
    if count >= 0 { return .moved(count) }
    if errno == EAGAIN || errno == EWOULDBLOCK { return .wouldBlock }
    if errno != EINTR { return .closed }
  }
}

/// Runs `body` in a thread that a broken pipe does not end: a worker that died is an answer like any other.
func withoutBrokenPipeSignal<T, Failure: Error>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
  var (pipe, before, pending) = (sigset_t(), sigset_t(), sigset_t())
  sigemptyset(&pipe)
  sigaddset(&pipe, SIGPIPE)
  sigpending(&pending)
  let wasPending = sigismember(&pending, SIGPIPE) == 1
  pthread_sigmask(SIG_BLOCK, &pipe, &before)
  defer {
    sigpending(&pending)
    var signal: Int32 = 0
    if !wasPending, sigismember(&pending, SIGPIPE) == 1 { sigwait(&pipe, &signal) }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
  return try body()
}
