// The seam to the terminal: what is printed where, whether it is a terminal, and the clock's day.

import Diagnostics
import Schema

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum Terminal {
  /// Where text goes: results to standard output, messages and progress to standard error.
  enum Stream { case output, error }

  static func write(_ text: String, to stream: Stream = .output) {
    let bytes = Array(text.utf8)
    let descriptor: Int32 = stream == .output ? STDOUT_FILENO : STDERR_FILENO
    var done = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count {
        #if canImport(Glibc)
          let more = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #else
          let more = Darwin.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #endif
        if more <= 0, errno != EINTR { return }
        done += max(0, more)
      }
    }
  }

  /// One line on standard error, without the control characters of what was typed or read.
  static func complain(_ text: String) { write("laurel: " + VisibleText.line(text) + "\n", to: .error) }

  /// Ends the process at once: nothing is buffered.
  static func end(_ status: Int32) -> Never { _exit(status) }

  static func isTerminal(_ stream: Stream) -> Bool {
    isatty(stream == .output ? STDOUT_FILENO : STDERR_FILENO) != 0
  }

  /// Colour on a terminal, unless the environment says no: NO_COLOR (no-color.org), or a terminal that has none.
  static func usesColour(_ stream: Stream) -> Bool {
    isTerminal(stream) && getenv("NO_COLOR").map { $0.pointee == 0 } ?? true
      && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Today in UTC: the one place that reads the clock's date.
  static var today: Day { Day(daysSince1970: time(nil) / 86_400) }

  /// Seconds since some fixed moment.
  static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
