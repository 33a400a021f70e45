// The output folder before anything is written: is it ours, and what does it hold?

import Content
import Diagnostics

struct OutputFolder {
  let path: String
  /// What earlier builds wrote; empty for a new folder.
  let manifest: Manifest

  /// - Returns: the folder, or why it must not be written to.
  static func open(_ folders: PortalFolders) throws(DiskFailure) -> Result<OutputFolder, OutputRefusal> {
    let path = folders.output
    switch Disk.kind(of: path) {
    case nil: break
    case .folder?: break
    case .link?: return .failure(OutputRefusal("\(path) is a link", "name the folder itself with --output"))
    default: return .failure(OutputRefusal("\(path) is no folder", "choose another name with --output"))
    }
    for (source, name) in [(folders.content, "content"), (folders.templates, "templates")]
    where overlaps(path, source) {
      return .failure(
        OutputRefusal(
          "\(path) and the \(name) folder lie inside one another", "choose another folder with --output"))
    }
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

  /// True when one folder is the other or lies in it, links resolved as far as the folders exist.
  private static func overlaps(_ one: String, _ other: String) -> Bool {
    let (a, b) = (absolute(one), absolute(other))
    return a == b || a.hasPrefix(b + "/") || b.hasPrefix(a + "/")
  }

  private static func absolute(_ path: String) -> String {
    if let resolved = Disk.resolved(path) { return resolved }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return (Disk.resolved(".") ?? "") + "/" + path }
    let parent = parts.dropLast().joined(separator: "/")
    return absolute(parent.isEmpty ? "/" : parent) + "/" + parts[parts.count - 1]
  }
}

/// Why an output folder is refused.
struct OutputRefusal: Error {
  let diagnostic: Diagnostic

  init(_ message: String, _ hint: String) {
    diagnostic = Diagnostic(.foreignOutput, message, at: nil, hint: hint)
  }
}
