// The worker process: parses what comes in at standard input until its end, and writes documents to standard output.
//
// 1. It bounds itself: memory, and no core files.
// 2. It greets, so that whoever started it knows that it is one, and of which version.
// 3. It answers each request at once and in order, so that the other side knows which file it is at.
//
// It ends when its input ends, when nobody reads its answers (SIGPIPE), or, should its parent be gone while it is at a
// file that would take for ever, by an alarm.

import Coding

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

package enum MarkdownWorker {
  /// The first argument of the executable that makes it a worker.
  package static let name = "markdown-worker"

  static func arguments(_ limits: WorkerLimits) -> [String] {
    [name, String(limits.memory), String(alarmSeconds(limits.deadline))]
  }

  /// Well behind the deadline, which the parent keeps.
  private static func alarmSeconds(_ deadline: Duration) -> Int { Int(deadline.components.seconds) + 5 }

  /// - Parameters:
  ///   - arguments: the command line of the process.
  ///   - parse: makes a document of a text.
  /// - Returns: the process's exit status; nil when these are not the arguments of a worker.
  package static func run(
    _ arguments: [String], parse: (MarkdownSource) -> MarkdownDocument = MarkdownStage.document
  ) -> Int32? {
    guard arguments.count == 4, arguments[1] == name, let memory = UInt(arguments[2]),
      let seconds = UInt32(arguments[3])
    else { return nil }
    bound(memory: memory)
    guard write(WorkerProtocol.greeting) else { return Status.broken }
    return answerAll(seconds: seconds, parse)
  }

  /// Statuses of sysexits.h.
  private enum Status {
    static let data: Int32 = 65
    static let broken: Int32 = 74
  }

  private static func bound(memory: UInt) {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(Resource.core, &none)
    // What it allocates, not the libraries it maps. A lower limit of the system's stays.
    var limit = rlimit()
    getrlimit(Resource.data, &limit)
    limit.rlim_cur = min(rlim_t(memory), limit.rlim_max)
    limit.rlim_max = limit.rlim_cur
    setrlimit(Resource.data, &limit)
  }

  private enum Resource {
    #if canImport(Glibc)
      static let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)
      static let data = __rlimit_resource_t(RLIMIT_DATA.rawValue)
    #else
      static let core = RLIMIT_CORE
      static let data = RLIMIT_DATA
    #endif
  }

  private static func answerAll(seconds: UInt32, _ parse: (MarkdownSource) -> MarkdownDocument) -> Int32 {
    var input = FrameBuffer()
    var answers = Answers()
    while true {
      switch input.fill({ buffer in transfer { read(STDIN_FILENO, buffer.baseAddress, buffer.count) } }) {
      case .moved(let count) where count > 0: break
      case .moved, .wouldBlock, .closed: return 0
      }
      do throws(DamagedData) {
        while let frame = try input.next() {
          alarm(seconds)
          guard write(try answers.frame(for: ByteReader(input.bytes, in: frame), parse)) else {
            return Status.broken
          }
        }
        alarm(0)
      } catch {
        return Status.data
      }
    }
  }

  /// Makes answers, in one piece of memory for all of them.
  private struct Answers: ~Copyable {
    private var writer = ByteWriter(capacity: 1 << 16)

    mutating func frame(
      for reader: ByteReader, _ parse: (MarkdownSource) -> MarkdownDocument
    ) throws(DamagedData) -> [UInt8] {
      var reader = reader
      let request = try FileRequest(from: &reader)
      writer.removeAll()
      let answer = FileAnswer(number: request.number, documents: request.sources.map(parse))
      writer.writeFrame { answer.write(to: &$0) }
      return writer.bytes
    }
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        guard case .moved(let count) = transfer({ SystemCall.write(STDOUT_FILENO, rest) }) else { return false }
        done += count
      }
      return true
    }
  }
}
