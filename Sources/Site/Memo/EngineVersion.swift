// What a memo must have been made by to be believed: this version of Laurel, this very executable.

import Coding

package enum EngineVersion {
  /// As `laurel --version` prints it.
  package static let number = "0.1.0"

  /// Where the executable cannot be looked at, no other process is believed.
  private static let unknown = "\(Disk.processNumber) \(Disk.now)"

  /// Another build of the same version is another engine: its developers change it without a new number.
  static let text: String = {
    let signature = Disk.status(of: Disk.resolved("/proc/self/exe") ?? CommandLine.arguments[0])?.signature
    return "laurel \(number) \(signature.map { "\($0.size) \($0.modified)" } ?? unknown)"
  }()
}
