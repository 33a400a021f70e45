// The output folder before anything is written: is it ours, and what does it hold?

import Content
import Diagnostics

struct OutputFolder: Sendable {
  let path: String
  /// What earlier builds wrote; empty for a new folder.
  let manifest: Manifest

  /// Why nothing may be written to a place, whatever is there; nil when it may.
  static func refusal(_ folders: PortalFolders) -> OutputRefusal? {
    let path = folders.output
    switch Disk.kind(of: path) {
    case nil: break
    case .folder?: break
    case .link?: return OutputRefusal("\(path) is a link", "name the folder itself with --output")
    default: return OutputRefusal("\(path) is no folder", "choose another name with --output")
    }
    for (source, name) in [(folders.content, "content"), (folders.templates, "templates")]
    where overlaps(path, source) {
      return OutputRefusal(
        "\(path) and the \(name) folder lie inside one another", "choose another folder with --output")
    }
    return nil
  }

  /// - Returns: the folder, or why it must not be written to.
  static func open(_ folders: PortalFolders) throws(DiskFailure) -> Result<OutputFolder, OutputRefusal> {
    if let refusal = refusal(folders) { return .failure(refusal) }
    let path = folders.output
    guard Disk.kind(of: path) != nil else {
      return .success(OutputFolder(path: path, manifest: Manifest(files: [])))
    }
    if case .file? = Disk.kind(of: path + "/" + Manifest.name),
      let manifest = Manifest(try Disk.read(path + "/" + Manifest.name))
    {
      return .success(OutputFolder(path: path, manifest: manifest))
    }
    let names = try Disk.names(in: path).filter { !$0.hasPrefix(".") }
    guard names.isEmpty else {
      return .failure(
        OutputRefusal(
          "\(path) holds files that Laurel did not write, such as \(names[0])",
          "choose another folder with --output, or empty this one"))
    }
    return .success(OutputFolder(path: path, manifest: Manifest(files: [])))
  }

  /// The folder, for this build alone until the claim is let go; it is made if it is not there.
  ///
  /// - Throws: when another build is at work.
  static func claim(_ folders: PortalFolders) throws(DiskFailure) -> Result<OutputClaim, OutputRefusal> {
    if let refusal = refusal(folders) { return .failure(refusal) }
    let isNew = Disk.kind(of: folders.output) == nil
    try Disk.makeFolder(folders.output)
    guard let lock = try FolderLock(folders.output) else {
      let holder = Staging.holder(in: folders.output).map { " (process \($0))" } ?? ""
      throw DiskFailure("publish into", folders.output, reason: "another build\(holder) is writing it; try again")
    }
    return try open(folders).map { OutputClaim(folder: $0, isNew: isNew, lock: lock) }
  }

  /// True when one folder is the other or lies in it, links resolved as far as the folders exist.
  private static func overlaps(_ one: String, _ other: String) -> Bool {
    let (a, b) = (absolute(one), absolute(other))
    return (a + "/").hasPrefix(b + "/") || (b + "/").hasPrefix(a + "/")
  }

  /// Without a slash at its end: the root is empty. Where a folder does not exist yet, `..` leaves it again.
  private static func absolute(_ path: String) -> String {
    if let resolved = Disk.resolved(path) { return resolved == "/" ? "" : resolved }
    let parts = path.split(separator: "/")
    guard let last = parts.last else { return "" }
    let parent = (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
    let base = absolute(parent.isEmpty ? "." : parent)
    switch last {
    case ".": return base
    case "..": return base.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    default: return base + "/" + last
    }
  }
}

/// An output folder that no other build writes to.
struct OutputClaim: Sendable {
  let folder: OutputFolder
  /// True when it was made for this build.
  let isNew: Bool
  private let lock: FolderLock

  fileprivate init(folder: OutputFolder, isNew: Bool, lock: FolderLock) {
    self.folder = folder
    self.isNew = isNew
    self.lock = lock
  }

  /// Lets go of it; a folder that was made for nothing goes.
  func release() {
    if isNew { Disk.removeFolderIfEmpty(folder.path) }
    lock.release()
  }
}

/// Why an output folder is refused.
struct OutputRefusal: Error {
  let diagnostic: Diagnostic

  init(_ message: String, _ hint: String) {
    diagnostic = Diagnostic(.foreignOutput, message, at: nil, hint: hint)
  }
}
