// Phase 5, publish. 1. Nothing foreign is in the way; 2. everything is written to one side, where a full disk does no
// harm; 3. the manifest names all files that are or will be ours, so that an interrupted publish can be continued;
// 4. new files, then changed ones, take their places, each whole or not at all; 5. stale files go; 6. the manifest names
// what is there.

import Diagnostics
import HTML

/// What a publish did.
package struct PublishCounts: Sendable, Equatable {
  package var created = 0
  package var changed = 0
  package var unchanged = 0
  package var removed = 0

  package var written: Int { created + changed }
}

struct Publisher {
  let folder: OutputFolder

  /// - Returns: what was done; or an error, and nothing done, when a foreign file is in the way.
  func publish(_ artifacts: [Artifact]) throws(DiskFailure) -> Result<PublishCounts, OutputRefusal> {
    var counts = PublishCounts()
    var created: [Artifact] = []
    var changed: [Artifact] = []
    for artifact in artifacts {
      switch try standing(of: artifact) {
      case .absent: created.append(artifact)
      case .different: changed.append(artifact)
      case .same: counts.unchanged += 1
      case .foreign: return .failure(inTheWay(artifact.path.file))
      }
    }
    if let blocked = blockedFolder(of: artifacts) { return .failure(inTheWay(blocked)) }
    let ours = Manifest(files: Set(artifacts.map(\.path.file)))
    let stale = folder.manifest.files.subtracting(ours.files)
    (counts.created, counts.changed) = (created.count, changed.count)
    if created.isEmpty, changed.isEmpty, stale.isEmpty, try isRecorded(ours) { return .success(counts) }
    let staging = try stage(created + changed, ours)
    defer { staging.discard() }
    do {
      try staging.move(Publisher.manifestBefore, to: location(Manifest.name))
      for (number, artifact) in (created + changed).enumerated() {
        try staging.move("\(number)", to: location(artifact.path.file))
      }
      counts.removed = try remove(stale)
      try staging.move(Publisher.manifestAfter, to: location(Manifest.name))
    } catch {
      throw error.leavingAMixture
    }
    return .success(counts)
  }

  private static let manifestBefore = "manifest-before"
  private static let manifestAfter = "manifest-after"

  /// Writes all files to one side, and makes the folders they go to; undoes both when that fails.
  private func stage(_ artifacts: [Artifact], _ ours: Manifest) throws(DiskFailure) -> Staging {
    try Disk.makeFolder(folder.path)
    let staging = try Staging(in: folder.path)
    var made: [String] = []
    do {
      try staging.add(
        Manifest(files: folder.manifest.files.union(ours.files)).bytes, as: Publisher.manifestBefore)
      try staging.add(ours.bytes, as: Publisher.manifestAfter)
      for (number, artifact) in artifacts.enumerated() {
        try staging.add(artifact.bytes, as: "\(number)")
        try makeFolders(above: artifact.path.file, &made)
      }
    } catch {
      staging.discard()
      for folder in made.reversed() { Disk.removeFolderIfEmpty(folder) }
      throw error
    }
    return staging
  }

  /// - Parameter made: the folders that were not there, each after the one it lies in.
  private func makeFolders(above file: String, _ made: inout [String]) throws(DiskFailure) {
    var path = folder.path
    for part in file.split(separator: "/").dropLast() {
      path += "/" + part
      guard Disk.kind(of: path) == nil else { continue }
      try Disk.makeFolder(path)
      made.append(path)
    }
  }

  private func isRecorded(_ manifest: Manifest) throws(DiskFailure) -> Bool {
    let path = location(Manifest.name)
    guard case .file? = Disk.kind(of: path) else { return false }
    return try Disk.read(path) == manifest.bytes
  }

  private enum Standing { case absent, same, different, foreign }

  private func standing(of artifact: Artifact) throws(DiskFailure) -> Standing {
    let path = location(artifact.path.file)
    switch Disk.kind(of: path) {
    case nil: return .absent
    case .file(let size)?:
      if size == artifact.bytes.count, try Disk.read(path) == artifact.bytes { return .same }
      return folder.manifest.files.contains(artifact.path.file) ? .different : .foreign
    default: return .foreign
    }
  }

  /// A file or a link where a folder is needed.
  private func blockedFolder(of artifacts: [Artifact]) -> String? {
    var seen: Set<String> = []
    for artifact in artifacts {
      if let blocked = blockedFolder(above: artifact.path.file, &seen) { return blocked }
    }
    return nil
  }

  /// The first folder above a file that is something else; those in `seen` have been looked at.
  private func blockedFolder(above file: String, _ seen: inout Set<String>) -> String? {
    var parts = file.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let folder = parts.joined(separator: "/")
      guard seen.insert(folder).inserted else { break }
      let kind = Disk.kind(of: location(folder))
      if kind != nil, kind != .folder { return folder }
      parts = parts.dropLast()
    }
    return nil
  }

  /// Removes what is no longer made, and folders that are empty then. A link where a folder was leads to foreign files.
  private func remove(_ stale: Set<String>) throws(DiskFailure) -> Int {
    var folders: Set<String> = []
    var count = 0
    for file in stale.sorted() {
      var seen: Set<String> = []
      guard case .file? = Disk.kind(of: location(file)), blockedFolder(above: file, &seen) == nil else { continue }
      try Disk.remove(location(file))
      count += 1
      var parts = file.split(separator: "/").dropLast()
      while !parts.isEmpty {
        folders.insert(parts.joined(separator: "/"))
        parts = parts.dropLast()
      }
    }
    for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      Disk.removeFolderIfEmpty(location(folder))
    }
    return count
  }

  private func location(_ file: String) -> String { folder.path + "/" + file }

  private func inTheWay(_ file: String) -> OutputRefusal {
    OutputRefusal(
      foreign: Diagnostic(
        .foreignFile, "\(folder.path)/\(file) is not a file that Laurel wrote, and it is in the way", at: nil,
        hint: "move or delete it, then build again"))
  }
}

extension OutputRefusal {
  init(foreign diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
