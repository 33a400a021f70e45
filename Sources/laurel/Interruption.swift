// What happens on Ctrl-C, or when the system asks the program to end.

import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct Interruption {
  private let sources: [any DispatchSourceSignal]

  init(_ handle: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: handle)
      source.resume()
      return source
    }
  }

  func stop() { for source in sources { source.cancel() } }

  /// Ends the program at once. A publish that was under way is completed by the next one.
  static func exitNow() { _exit(0) }
}
