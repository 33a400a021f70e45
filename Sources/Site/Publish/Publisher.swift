// Phase 5, publish.
//
// 1. Nothing foreign is in the way.
// 2. The manifest says that a publish has begun, and names all files that are or will be ours, so that the next build can
//    clear up after one that was killed.
// 3. Every new or changed file is written beside its place; if that fails (disk full), all of them go and the old site stays.
// 4. They are put in place, each by a rename: new ones, then changed ones. 5. Stale files go. 6. The manifest says what is there.

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
    var created: [Artifact] = []
    var changed: [Artifact] = []
    for artifact in artifacts {
      switch try standing(of: artifact) {
      case .absent: created.append(artifact)
      case .different: changed.append(artifact)
      case .same: continue
      case .foreign: return .failure(inTheWay(artifact.path.file))
      }
    }
    if let blocked = blockedFolder(of: created) { return .failure(inTheWay(blocked)) }
    let ours = Set(artifacts.map(\.path.file))
    let written = created + changed
    var counts = PublishCounts(
      created: created.count, changed: changed.count, unchanged: artifacts.count - written.count)
    if !folder.manifest.isFinished { clearUp() }
    if written.isEmpty, folder.manifest == Manifest(files: ours) { return .success(counts) }
    try write(Manifest(files: folder.manifest.files.union(ours), isFinished: false))
    try stage(written)
    for artifact in written { try Disk.putInPlace(location(artifact.path.file)) }
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
    folders(of: artifacts.map(\.path.file)).first { folder in
      let kind = Disk.kind(of: location(folder))
      return kind != nil && kind != .folder
    }
  }

  /// Writes all files beside their places, or leaves nothing behind.
  private func stage(_ artifacts: [Artifact]) throws(DiskFailure) {
    let missing = folders(of: artifacts.map(\.path.file)).filter { Disk.kind(of: location($0)) == nil }
    do {
      for folder in missing.reversed() { try Disk.makeFolder(location(folder)) }
      for artifact in artifacts { try Disk.stage(artifact.bytes, for: location(artifact.path.file)) }
    } catch {
      for artifact in artifacts { Disk.unstage(location(artifact.path.file)) }
      for folder in missing { Disk.removeFolderIfEmpty(location(folder)) }
      try? write(folder.manifest)
      throw error
    }
  }

  /// Removes what a killed publish left beside its files.
  private func clearUp() {
    for file in folder.manifest.files { Disk.unstage(location(file)) }
  }

  /// Removes what is no longer made, and folders that are empty then.
  private func remove(_ stale: Set<String>) throws(DiskFailure) -> Int {
    let files = stale.sorted().filter { if case .file? = Disk.kind(of: location($0)) { true } else { false } }
    for file in files { try Disk.remove(location(file)) }
    for folder in folders(of: files) { Disk.removeFolderIfEmpty(location(folder)) }
    return files.count
  }

  /// The folders that files lie in, each once, a folder before those it lies in.
  private func folders(of files: [String]) -> [String] {
    var found: Set<String> = []
    for file in files {
      var parts = file.split(separator: "/").dropLast()
      while !parts.isEmpty, found.insert(parts.joined(separator: "/")).inserted { parts = parts.dropLast() }
    }
    return found.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
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
