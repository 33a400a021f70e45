// Lists the files of a folder that may be read: regular files, and links that stay inside the portal.

import Coding
import Diagnostics
import HTML
import Parallel

/// One file found.
struct FoundFile: Sendable {
  /// Where it lies.
  let location: String
  /// Its path from the folder, parts separated by `/`, in NFC: a name typed on a Mac is the one typed elsewhere.
  let path: String
  let signature: FileSignature
  /// Of its bytes, where the signature could hide a change.
  var content: Digest?

  var size: Int { signature.size }

  /// Enough of a text, in bytes, to see that it is longer than any may be; a file of gigabytes is not held in memory.
  static let textSize = 2 << 20
}

struct FileTree: Sendable {
  private(set) var files: [FoundFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// How deep folders may nest.
  private static let deepest = 32

  /// The real paths of the folders that links led to. Each is read once: links that lead round in circles, or each to
  /// the next, would double the work with every step.
  private var linked: Set<String> = []
  private let jobs: Int

  /// - Parameters:
  ///   - folder: where to look; a folder that is not there holds no files.
  ///   - label: what messages call it: `content`.
  ///   - root: links may lead to files under this folder.
  init(of folder: String, label: String, root: String, jobs: Int) throws(DiskFailure) {
    self.jobs = jobs
    guard Disk.kind(of: folder) != nil else { return }
    try visit(folder, path: "", label: label, root: Disk.resolved(root) ?? root, depth: 0)
  }

  private mutating func visit(_ folder: String, path: String, label: String, root: String, depth: Int)
    throws(DiskFailure)
  {
    let names = try Disk.names(in: folder).filter { !FileTree.isIgnored($0) }
    let found = Parallel.map(names, jobs: jobs, smallest: 256) { name in
      let shown = path.isEmpty ? name.composed : path + "/" + name.composed
      let location = folder + "/" + name
      let fault = FileTree.nameFault(name, depth: depth)
      return (location, shown, fault, fault == nil ? FileTree.target(of: location, root: root) : nil)
    }
    for (location, shown, fault, found) in found {
      if let fault {
        diagnostics.append(FileTree.misnamed(label + "/" + shown, fault))
        continue
      }
      guard let found else {
        diagnostics.append(FileTree.refused(label + "/" + shown))
        continue
      }
      let (target, signature) = (found.location, found.signature)
      switch found.kind {
      case .folder where target != location && (isInside(target, location) || !linked.insert(target).inserted):
        diagnostics.append(FileTree.repeated(label + "/" + shown))
      case .folder: try visit(target, path: shown, label: label, root: root, depth: depth + 1)
      case .file: files.append(FoundFile(location: target, path: shown, signature: signature))
      default: diagnostics.append(FileTree.refused(label + "/" + shown))
      }
    }
  }

  /// What stands at a place, or what a link leads to if that is inside the portal; nil when it must not be read.
  private static func target(of location: String, root: String) -> (
    location: String, kind: FileKind, signature: FileSignature
  )? {
    guard let status = Disk.sourceStatus(of: location) else { return nil }
    guard status.kind == .link else { return (location, status.kind, status.signature) }
    guard let target = Disk.resolved(location), target.hasPrefix(root + "/"),
      let status = Disk.sourceStatus(of: target)
    else { return nil }
    return (target, status.kind, status.signature)
  }

  /// True when a link leads to a folder that it lies in itself.
  private func isInside(_ target: String, _ location: String) -> Bool {
    guard let slash = location.lastIndex(of: "/"), let folder = Disk.resolved(String(location[..<slash])) else {
      return false
    }
    return folder == target || folder.hasPrefix(target + "/")
  }

  private static func repeated(_ path: String) -> Diagnostic {
    Diagnostic(
      .refusedFile, "this link leads to a folder that is read already, and is not followed", at: Place(file: path),
      hint: "remove the link")
  }

  private static func refused(_ path: String) -> Diagnostic {
    Diagnostic(
      .refusedFile, "this is no regular file inside the portal, and is not read", at: Place(file: path),
      hint: "copy the file itself into the portal, or remove it")
  }

  /// Hidden files, editors' back-ups and what file managers leave behind.
  private static func isIgnored(_ name: String) -> Bool {
    // Bytes: `hasPrefix` looks at characters, and a mark behind a dot would make one of both.
    name.utf8.first == UInt8(ascii: ".") || name.utf8.last == UInt8(ascii: "~") || name.utf8.starts(with: "~$".utf8)
      || name == "Thumbs.db" || name == "desktop.ini"
  }

  /// What is wrong with a name, in words; nil when the file can be looked at.
  private static func nameFault(_ name: String, depth: Int) -> String? {
    if depth >= deepest { return "lies more than \(deepest) folders deep" }
    // Nearly every name is of visible ASCII.
    if name.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return nil }
    // What stands for bytes that are no UTF-8, and cannot be turned back into them.
    if name.unicodeScalars.contains("\u{FFFD}") { return "has a name that is not UTF-8" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return "has a control character in its name"
    }
    return nil
  }

  private static func misnamed(_ path: String, _ fault: String) -> Diagnostic {
    Diagnostic(
      .refusedFile, "this file \(fault), and is not read", at: Place(file: path), hint: "rename or move it")
  }

}
