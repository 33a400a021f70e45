// Where a render hands its finished files, from several threads: each is compared with what stands in the output, and
// written to one side when it differs. Nothing of the site is touched yet.

import Coding
import HTML

/// What becomes of one file of the output.
enum Placing: Sendable, Hashable {
  case unchanged(FileSignature)
  /// Written to one side.
  case created(FileSignature)
  /// Written to one side, under the number of its step.
  case changed(FileSignature)
  /// Something that is not ours stands there.
  case foreign

  /// That of the file when the publish is done; nil for one that is not ours.
  var signature: FileSignature? {
    switch self {
    case .unchanged(let signature), .created(let signature), .changed(let signature): signature
    case .foreign: nil
    }
  }
}

struct Outlet: Sendable {
  let folder: OutputFolder
  let staging: Staging
  /// True when the folder was made for this build: nothing stands in it.
  var isNew = false

  /// - Parameters:
  ///   - number: tells the file from all others of this build.
  ///   - last: what the last build made and left there.
  func take(
    _ bytes: [UInt8], digest: Digest, for file: String, number: Int,
    last: (digest: Digest, signature: FileSignature)?
  ) throws(DiskFailure) -> Placing {
    let location = folder.path + "/" + file
    guard !isNew, let standing = Disk.status(of: location) else {
      return .created(try staging.add(bytes, asNew: file))
    }
    guard case .file(let size) = standing.kind, folder.manifest.files.contains(file) else { return .foreign }
    if let last, last.signature == standing.signature {
      // What stands there is what we made.
      if last.digest == digest { return .unchanged(standing.signature) }
    } else if size == bytes.count, try Disk.read(location) == bytes {
      return .unchanged(standing.signature)
    }
    return .changed(try staging.add(bytes, as: "\(number)"))
  }

  func signature(of file: String) -> FileSignature? {
    guard let standing = Disk.status(of: folder.path + "/" + file), case .file = standing.kind else { return nil }
    return standing.signature
  }
}
