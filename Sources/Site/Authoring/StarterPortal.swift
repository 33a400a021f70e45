// `laurel init`: a small portal of one's own, with the theme of this one, from files inside the executable.

package enum StarterPortal {
  /// What stands in the way of a new portal.
  package enum Refusal: Error, Sendable, Equatable {
    /// The folder has files in it already.
    case notEmpty(String)
    case noFolder(String)
  }

  /// Writes the starter portal into a new or empty folder.
  ///
  /// - Returns: how many files were written.
  package static func write(to folder: String) throws(DiskFailure) -> Result<Int, Refusal> {
    switch Disk.kind(of: folder) {
    case _ where folder.isEmpty: return .failure(.noFolder("\"\""))
    case nil: break
    case .folder?:
      guard try Disk.names(in: folder).allSatisfy({ $0.hasPrefix(".") }) else { return .failure(.notEmpty(folder)) }
    default: return .failure(.noFolder(folder))
    }
    let ignored = (path: ".gitignore", text: "/site/\n/.laurel/\n")
    // A folder with hidden files counts as empty, and may have one already.
    let files = starterFiles + (Disk.kind(of: folder + "/" + ignored.path) == nil ? [ignored] : [])
    for file in files {
      let path = folder + "/" + file.path
      if let slash = path.lastIndex(of: "/") { try Disk.makeFolder(String(path[..<slash])) }
      try Disk.write(Array(file.text.utf8), to: path)
    }
    return .success(files.count)
  }
}
