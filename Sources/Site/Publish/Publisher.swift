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
  /// - Parameters:
  ///   - files: every file of the site.
  ///   - ours: their list.
  /// - Returns: what was done; or an error, and nothing done, when a foreign file is in the way.
  func publish(_ files: [PlacedFile], listedIn ours: Manifest) throws(DiskFailure) -> Result<
    PublishCounts, OutputRefusal
  > {
    if let foreign = files.first(where: { $0.placing == .foreign }) { return .failure(inTheWay(foreign.file)) }
    let created = files.filter { if case .created = $0.placing { true } else { false } }
    let changed = files.filter { if case .changed = $0.placing { true } else { false } }
    if let blocked = blockedFolder(of: created + changed) { return .failure(inTheWay(blocked)) }
    let stale = folder.manifest.files.subtracting(ours.files)
    var counts = PublishCounts()
    (counts.created, counts.changed) = (created.count, changed.count)
    counts.unchanged = files.count - created.count - changed.count
    let isListed = folder.manifest.files == ours.files
    if created.isEmpty, changed.isEmpty, isListed { return .success(counts) }
    if !isListed {
      let after = ours.bytes
      let before = stale.isEmpty ? after : Manifest(files: folder.manifest.files.union(ours.files)).bytes
      try staging.add(before, as: Publisher.manifestBefore)
      try staging.add(after, as: Publisher.manifestAfter)
    }
    do {
      if !isListed { try staging.move(Publisher.manifestBefore, to: location(Manifest.name)) }
      try place(created.map(\.file))
      for file in changed { try staging.move("\(file.number)", to: location(file.file)) }
      counts.removed = try remove(stale.filter { !isTwin($0, of: ours) })
      if !isListed { try staging.move(Publisher.manifestAfter, to: location(Manifest.name)) }
    } catch {
      throw error.leavingAMixture
    }
    return .success(counts)
  }

  /// Puts files in the places of earlier ones that are ours; all others, and the manifest, are as they should be.
  ///
  /// - Returns: how many there were; or an error, and nothing done, when a foreign folder is in the way.
  func replace(_ files: [PlacedFile]) throws(DiskFailure) -> Result<Int, OutputRefusal> {
    let changed = files.filter { if case .changed = $0.placing { true } else { false } }
    if let blocked = blockedFolder(of: changed) { return .failure(inTheWay(blocked)) }
    do {
      for file in changed { try staging.move("\(file.number)", to: location(file.file)) }
    } catch {
      throw error.leavingAMixture
    }
    return .success(changed.count)
  }

  private static let manifestBefore = "manifest-before"
  private static let manifestAfter = "manifest-after"

  /// Gives new files their places: each by itself, or with the whole of a folder that is not there yet.
  private func place(_ files: [String]) throws(DiskFailure) {
    var there: Set<Substring> = [""]
    var placed: Set<Substring> = []
    for file in files {
      switch Publisher.firstMissing(above: file, &there, &placed, isThere: { Disk.kind(of: location($0)) != nil }) {
      case .nothing: try staging.move(new: file, to: location(file))
      case .folder(let folder): try staging.move(new: folder, to: location(folder))
      case .placed: continue
      }
    }
  }

  /// True on a disk that ignores case, for the old spelling of a file that is there under a new one.
  private func isTwin(_ stale: String, of ours: Manifest) -> Bool {
    guard let inode = Disk.status(of: location(stale))?.signature.inode else { return false }
    return ours.files.contains { file in
      file.utf8.count == stale.utf8.count && file.lowercased() == stale.lowercased()
        && Disk.status(of: location(file))?.signature.inode == inode
    }
  }

  private enum Missing {
    /// All folders above the file are there.
    case nothing
    case folder(String)
    /// The file came with a folder that has been placed.
    case placed
  }

  /// The outermost folder above a file that the site lacks.
  ///
  /// - Parameters:
  ///   - there: folders that are known to be there.
  ///   - placed: folders that this publish placed whole.
  private static func firstMissing(
    above file: String, _ there: inout Set<Substring>, _ placed: inout Set<Substring>, isThere: (String) -> Bool
  ) -> Missing {
    // Bytes: a mark behind a slash would make one character of both.
    for slash in file.utf8.indices where file.utf8[slash] == UInt8(ascii: "/") {
      let folder = file[..<slash]
      if there.contains(folder) { continue }
      if placed.contains(folder) { return .placed }
      if isThere(String(folder)) {
        there.insert(folder)
      } else {
        placed.insert(folder)
        return .folder(String(folder))
      }
    }
    return .nothing
  }

  /// A file or a link where a folder is needed.
  private func blockedFolder(of files: [PlacedFile]) -> String? {
    // Whether each folder above a file is there.
    var isThere: [Substring: Bool] = [:]
    for file in files.lazy.map(\.file) {
      for slash in file.utf8.indices where file.utf8[slash] == UInt8(ascii: "/") {
        let folder = file[..<slash]
        if let known = isThere[folder] {
          // What lies in a folder that is not there is not there either.
          if known { continue } else { break }
        }
        let kind = Disk.kind(of: location(String(folder)))
        isThere[folder] = kind != nil
        if kind == nil { break }
        if kind != .folder { return String(folder) }
      }
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
    // A file where a folder is needed now, or the other way round.
    let isOurs =
      folder.manifest.files.contains(file) || folder.manifest.files.contains { $0.hasPrefix(file + "/") }
    return OutputRefusal(
      foreign: Diagnostic(
        .foreignFile,
        "\(folder.path)/\(file) is "
          + (isOurs ? "left from an earlier build" : "not a file that Laurel wrote") + ", and it is in the way",
        at: nil,
        hint: "move or delete it, then build again"))
  }
}

extension OutputRefusal {
  init(foreign diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
