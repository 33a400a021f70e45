// The files of a publish before it begins: all are written beside the site first, in a folder of their own. When the disk
// is full, that shows here, and the site is as it was; afterwards files only change their names.
//
// New files lie in `new/` as they will lie in the site, so that a folder that is not there yet takes its place whole, with
// one rename; changed ones lie side by side under numbers.

/// `.laurel-staging` in the output folder, there while a build runs.
struct Staging: Sendable {
  static let name = ".laurel-staging"
  /// Holds the process number of the build that is at work.
  private static let holder = "holder"

  private let folder: String

  /// Makes an empty one; what a killed build left is removed.
  init(in output: String) throws(DiskFailure) {
    folder = output + "/" + Staging.name
    try Disk.removeTree(folder)
    try Disk.makePrivateFolder(folder)
    try Disk.makeFolder(folder + "/new")
    try Disk.write(Array("\(Disk.processNumber)\n".utf8), to: folder + "/" + Staging.holder)
  }

  /// - Returns: the file's signature, which it keeps when it gets its place.
  @discardableResult
  func add(_ bytes: [UInt8], as name: String) throws(DiskFailure) -> FileSignature {
    try Disk.writeInPlace(bytes, to: folder + "/" + name, named: folder + "/" + name)
  }

  /// Adds a file that the site does not have yet.
  func add(_ bytes: [UInt8], asNew file: String) throws(DiskFailure) -> FileSignature {
    let path = location(ofNew: file)
    // Nearly every page has a folder of its own, which is not there yet.
    let isPage = file.hasSuffix("/index.html")
    if !isPage, let signature = try Disk.writeIfFolderIsThere(bytes, to: path) { return signature }
    try Disk.makeFolder(String(path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.endIndex)]))
    return try Disk.writeInPlace(bytes, to: path, named: path)
  }

  /// Gives a staged file its place in the site; it is there whole or not at all.
  func move(_ name: String, to path: String) throws(DiskFailure) { try Disk.move(folder + "/" + name, to: path) }

  /// Gives a new file, or a folder of new files, its place.
  func move(new file: String, to path: String) throws(DiskFailure) {
    try Disk.move(location(ofNew: file), to: path)
  }

  func discard() { try? Disk.removeTree(folder) }

  private func location(ofNew file: String) -> String { folder + "/new/" + file }

  /// True when a build was killed before it could clear up.
  static func isLeft(in output: String) -> Bool { Disk.kind(of: output + "/" + name) != nil }

  /// The process number of the build that is publishing into a folder; nil when it does not say.
  static func holder(in output: String) -> String? {
    guard let bytes = try? Disk.read(output + "/" + name + "/" + holder, limit: 20) else { return nil }
    let digits = bytes.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }
}
