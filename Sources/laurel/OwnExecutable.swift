// Where the running executable is, so that it can start itself as a worker.

import Markdown

#if canImport(Darwin)
  import Darwin
#endif

extension WorkerCommand {
  /// Starts the executable that is running, even after another was put in its place.
  static var ownExecutable: WorkerCommand {
    #if canImport(Darwin)
      var length: UInt32 = 0
      _NSGetExecutablePath(nil, &length)
      var path = [CChar](repeating: 0, count: Int(length))
      guard _NSGetExecutablePath(&path, &length) == 0 else {
        return WorkerCommand(executable: CommandLine.arguments[0])
      }
      return WorkerCommand(
        executable: String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    #else
      return WorkerCommand(executable: "/proc/self/exe")
    #endif
  }
}
