// The files of some folders with what changes when one of them does: size, time, number. The seam to the disk of watching.
//
// Looking costs one `lstat` a file. A sum over all files tells whether anything differs at all; only then are names compared.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What differs after a file was written, replaced or touched.
struct FileStamp: Equatable, Sendable {
  let size: Int
  let seconds: Int
  let nanoseconds: Int
  let number: UInt64

  fileprivate init(_ status: stat) {
    let time = modificationTime(of: status)
    size = Int(status.st_size)
    (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
    number = UInt64(status.st_ino)
  }

  /// The file at a path now; a link counts as what it leads to.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

struct FileSnapshot: Sendable {
  let files: [String: FileStamp]
  let sum: UInt64

  /// - Parameter roots: folders, or single files; one that is not there holds nothing.
  init(of roots: [String]) {
    var files: [String: FileStamp] = [:]
    var sum: UInt64 = 0
    FileWalk.visit(roots) { path, status in
      files[String(decoding: path, as: UTF8.self)] = FileStamp(status)
      sum &+= FileSnapshot.hash(path, status)
    }
    self.files = files
    self.sum = sum
  }

  /// The sum alone, which is much cheaper than the names.
  static func sum(of roots: [String]) -> UInt64 {
    var sum: UInt64 = 0
    FileWalk.visit(roots) { path, status in sum &+= hash(path, status) }
    return sum
  }

  /// The paths that are new, gone or different, sorted.
  func differences(to newer: FileSnapshot) -> [String] {
    let changed = newer.files.filter { files[$0.key] != $0.value }.map(\.key)
    return (changed + files.keys.filter { newer.files[$0] == nil }).sorted()
  }

  /// One file's part of the sum: FNV-1a (Fowler, Noll, Vo) over its path, mixed with its stamp by splitmix64 (Steele,
  /// Lea, Flood). Adding them makes the order of files irrelevant.
  private static func hash(_ path: [UInt8], _ status: stat) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let time = modificationTime(of: status)
    for part in [
      UInt64(truncatingIfNeeded: status.st_size), UInt64(truncatingIfNeeded: time.tv_sec),
      UInt64(truncatingIfNeeded: time.tv_nsec), UInt64(status.st_ino),
    ] {
      hash = mixed(hash ^ part)
    }
    return hash
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private struct FileWalk {
  private var path: [UInt8]
  /// The real path of the folder being walked; links are followed inside it only.
  private let root: String
  private var linked: Set<String> = []
  private let found: ([UInt8], stat) -> Void

  /// As deep as a build reads.
  private static let deepest = 32

  static func visit(_ roots: [String], _ found: (_ path: [UInt8], _ status: stat) -> Void) {
    for root in roots {
      withoutActuallyEscaping(found) { found in
        var walk = FileWalk(path: Array(root.utf8), root: resolved(root) ?? root, found: found)
        walk.visit(depth: 0)
      }
    }
  }

  private init(path: [UInt8], root: String, found: @escaping ([UInt8], stat) -> Void) {
    self.path = path
    self.root = root
    self.found = found
  }

  /// What stands at the path, and below it.
  private mutating func visit(depth: Int) {
    var status = stat()
    guard withPath({ lstat($0, &status) }) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFLNK {
      guard withPath({ stat($0, &status) }) == 0, depth == 0 || mayFollow(status) else { return }
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: if depth <= FileWalk.deepest { visitFolder(depth: depth) }
    case S_IFREG: found(path, status)
    default: break
    }
  }

  private mutating func visitFolder(depth: Int) {
    guard let folder = withPath({ opendir($0) }) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let length = path.count
      path.append(UInt8(ascii: "/"))
      let isIgnored = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { name in
          let bytes = UnsafeBufferPointer(
            start: name, count: strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)))
          path.append(contentsOf: bytes)
          return FileWalk.isIgnored(bytes)
        }
      }
      if !isIgnored { visit(depth: depth + 1) }
      path.removeSubrange(length...)
    }
  }

  /// Hidden files, editors' back-ups and what file managers leave behind: what a build does not read either.
  private static func isIgnored(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~")
      || name.count > 1 && name[0] == UInt8(ascii: "~") && name[1] == UInt8(ascii: "$")
  }

  /// A link inside the folder that leads to something of the folder; a folder only once, or links could go round.
  private mutating func mayFollow(_ status: stat) -> Bool {
    guard let target = FileWalk.resolved(String(decoding: path, as: UTF8.self)), target.hasPrefix(root + "/") else {
      return false
    }
    return status.st_mode & S_IFMT != S_IFDIR || linked.insert(target).inserted
  }

  private func withPath<T>(_ body: (UnsafePointer<CChar>) -> T) -> T {
    var terminated = path
    terminated.append(0)
    return terminated.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(body) ?? body("") }
    }
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
