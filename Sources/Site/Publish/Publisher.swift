// Phase 5, publish. 1. Nothing foreign is in the way; 2. everything is written to one side, where a full disk does no
// harm; 3. the manifest names all files that are or will be ours, so that an interrupted publish can be continued;
// 4. new files, then changed ones, take their places, each whole or not at all; 5. stale files go; 6. the manifest names
// what is there.

import Diagnostics

/// What a publish did.
package struct PublishCounts: Sendable, Equatable {
  package var created = 0
  package var changed = 0
  package var unchanged = 0
  package var removed = 0

  package var written: Int { created + changed }
}

/// A file of the output and what becomes of it.
struct PlacedFile: Sendable {
  let file: String
  /// Of its step: its name in the staging.
  let number: Int
  let placing: Placing
}

struct Publisher {
  let folder: OutputFolder
  let staging: Staging

  /// Puts all files in their places.
  ///
  /// - Parameter files: every file of the site.
  /// - Returns: what was done; or an error, and nothing done, when a foreign file is in the way.
  func publish(_ files: [PlacedFile]) throws(DiskFailure) -> Result<PublishCounts, OutputRefusal> {
    if let foreign = files.first(where: { $0.placing == .foreign }) { return .failure(inTheWay(foreign.file)) }
    let created = files.filter { if case .created = $0.placing { true } else { false } }
    let changed = files.filter { if case .changed = $0.placing { true } else { false } }
    if let blocked = blockedFolder(of: created + changed) { return .failure(inTheWay(blocked)) }
    let ours = Manifest(files: Set(files.map(\.file)))
    let stale = folder.manifest.files.subtracting(ours.files)
    var counts = PublishCounts()
    (counts.created, counts.changed) = (created.count, changed.count)
    counts.unchanged = files.count - created.count - changed.count
    if created.isEmpty, changed.isEmpty, folder.manifest == ours { return .success(counts) }
    try prepare(created, ours)
    do {
      try staging.move(Publisher.manifestBefore, to: location(Manifest.name))
      for file in created + changed { try staging.move("\(file.number)", to: location(file.file)) }
      counts.removed = try remove(stale)
      try staging.move(Publisher.manifestAfter, to: location(Manifest.name))
    } catch {
      throw error.leavingAMixture
    }
    return .success(counts)
  }

  private static let manifestBefore = "manifest-before"
  private static let manifestAfter = "manifest-after"

  /// Writes both manifests to one side, and makes the folders that new files go to; undoes that when it fails.
  private func prepare(_ created: [PlacedFile], _ ours: Manifest) throws(DiskFailure) {
    var made: [String] = []
    do {
      try staging.add(
        Manifest(files: folder.manifest.files.union(ours.files)).bytes, as: Publisher.manifestBefore)
      try staging.add(ours.bytes, as: Publisher.manifestAfter)
      var seen: Set<Substring> = []
      for file in created { try makeFolders(above: file.file, &seen, &made) }
    } catch {
      for folder in made.reversed() { Disk.removeFolderIfEmpty(folder) }
      throw error
    }
  }

  /// - Parameters:
  ///   - seen: folders that are there.
  ///   - made: the folders that were not there, each after the one it lies in.
  private func makeFolders(above file: String, _ seen: inout Set<Substring>, _ made: inout [String]) throws(DiskFailure)
  {
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")), !seen.contains(file[..<slash]) else { return }
    let parent = file[..<slash]
    try makeFolders(above: String(parent), &seen, &made)
    seen.insert(parent)
    let path = location(String(parent))
    if try Disk.makeOneFolder(path) { made.append(path) }
  }

  /// A file or a link where a folder is needed.
  private func blockedFolder(of files: [PlacedFile]) -> String? {
    var seen: Set<String> = []
    for file in files {
      if let blocked = blockedFolder(above: file.file, &seen) { return blocked }
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
