// What FlyingSocks leaves to the system's own calls.

import FlyingSocks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum SocketSettings {
  /// Programs that a build starts do not inherit the socket: they would hold it open.
  static func closeOnExec(_ socket: Socket) { _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC) }

  /// Whether so few file descriptors are left that others need them: builds do, and the system's queues, which end the
  /// program when they get none (libdispatch, `_dispatch_workq_monitor_pools`). The lowest free number is always given next.
  static func isAmongTheLast(_ socket: Socket) -> Bool {
    var limit = rlimit()
    #if canImport(Glibc)
      guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return false }
    #else
      guard getrlimit(RLIMIT_NOFILE, &limit) == 0 else { return false }
    #endif
    return UInt64(socket.file.rawValue) + spareDescriptors >= UInt64(limit.rlim_cur)
  }

  private static let spareDescriptors: UInt64 = 48

  /// Whoever reads from it is told that the other side has ended; what is to be sent still can be.
  static func endReading(_ socket: Socket) { _ = shutdown(socket.file.rawValue, Int32(SHUT_RD)) }

  /// Whoever reads from it or writes to it is told that the connection is gone.
  static func end(_ socket: Socket) { _ = shutdown(socket.file.rawValue, Int32(SHUT_RDWR)) }

  /// Says that nothing more will be sent.
  static func endWriting(_ socket: Socket) { _ = shutdown(socket.file.rawValue, Int32(SHUT_WR)) }
}

enum HTTPDate {
  /// Now, as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(days[Int(parts.tm_wday) % 7]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon) % 12]) "
      + "\(parts.tm_year + 1900) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) GMT"
  }
}
