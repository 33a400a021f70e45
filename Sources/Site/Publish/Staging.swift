// The files of a publish before it begins: all are written beside the site first, in a folder of their own. When the disk
// is full, that shows here, and the site is as it was; afterwards files only change their names.

/// `.laurel-staging` in the output folder, there while a publish runs.
struct Staging: Sendable {
  static let name = ".laurel-staging"
  /// Holds the process number of the build that is at work.
  private static let holder = "holder"

  private let folder: String

  /// Makes an empty one; what a killed build left is removed.
  init(in output: String) throws(DiskFailure) {
    folder = output + "/" + Staging.name
    try Staging.clear(folder)
    try Disk.makeFolder(folder)
    try Disk.write(Array("\(Disk.processNumber)\n".utf8), to: folder + "/" + Staging.holder)
  }

  /// - Returns: the file's signature, which it keeps when it gets its place.
  @discardableResult
  func add(_ bytes: [UInt8], as name: String) throws(DiskFailure) -> FileSignature {
    try Disk.writeInPlace(bytes, to: folder + "/" + name, named: folder + "/" + name)
  }

  /// Gives a staged file its place in the site; it is there whole or not at all.
  func move(_ name: String, to path: String) throws(DiskFailure) { try Disk.move(folder + "/" + name, to: path) }

  func discard() { try? Staging.clear(folder) }

  /// True when a build was killed before it could clear up.
  static func isLeft(in output: String) -> Bool { Disk.kind(of: output + "/" + name) != nil }

  /// The process number of the build that is publishing into a folder; nil when it does not say.
  static func holder(in output: String) -> String? {
    guard let bytes = try? Disk.read(output + "/" + name + "/" + holder, limit: 20) else { return nil }
    let digits = bytes.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }

  private static func clear(_ folder: String) throws(DiskFailure) {
    switch Disk.kind(of: folder) {
    case nil: return
    case .folder?:
      for name in try Disk.names(in: folder) { try Disk.remove(folder + "/" + name) }
      Disk.removeFolderIfEmpty(folder)
    default: try Disk.remove(folder)
    }
  }
}
