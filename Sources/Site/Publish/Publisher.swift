// Phase 5, publish. 1. Nothing foreign is in the way; 2. the manifest names all files that are or will be ours, so that
// an interrupted publish can be continued; 3. new files, then changed ones, each whole or not at all; 4. stale files go;
// 5. the manifest names what is there.

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
    if let blocked = blockedFolder(of: created) { return .failure(inTheWay(blocked)) }
    let ours = Set(artifacts.map(\.path.file))
    try write(Manifest(files: folder.manifest.files.union(ours)))
    var made: Set<String> = []
    for artifact in created + changed { try write(artifact, made: &made) }
    (counts.created, counts.changed) = (created.count, changed.count)
    counts.removed = try remove(folder.manifest.files.subtracting(ours))
    try write(Manifest(files: ours))
    return .success(counts)
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
      var parts = artifact.path.file.split(separator: "/").dropLast()
      while !parts.isEmpty {
        let folder = parts.joined(separator: "/")
        guard seen.insert(folder).inserted else { break }
        let kind = Disk.kind(of: location(folder))
        if kind != nil, kind != .folder { return folder }
        parts = parts.dropLast()
      }
    }
    return nil
  }

  private func write(_ artifact: Artifact, made: inout Set<String>) throws(DiskFailure) {
    let path = location(artifact.path.file)
    if let slash = path.lastIndex(of: "/") {
      let parent = String(path[..<slash])
      if made.insert(parent).inserted { try Disk.makeFolder(parent) }
    }
    try Disk.write(artifact.bytes, to: path)
  }

  /// Removes what is no longer made, and folders that are empty then.
  private func remove(_ stale: Set<String>) throws(DiskFailure) -> Int {
    var folders: Set<String> = []
    var count = 0
    for file in stale.sorted() {
      guard case .file? = Disk.kind(of: location(file)) else { continue }
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

  private func write(_ manifest: Manifest) throws(DiskFailure) {
    let path = location(Manifest.name)
    if case .file? = Disk.kind(of: path), try Disk.read(path) == manifest.bytes { return }
    try Disk.makeFolder(folder.path)
    try Disk.write(manifest.bytes, to: path)
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
