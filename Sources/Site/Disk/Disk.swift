// The seam to the file system: every call of Laurel that reads or writes a file is here, and returns plain values.

import HTML

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The environment failed: disk full, no permission, a file that vanished. Exit status 74, the old site untouched.
package struct DiskFailure: Error, Sendable, Hashable {
  /// `write`, `read`, `rename` …
  package let operation: String
  package let path: String
  /// The system's words for the reason.
  package let reason: String
  /// True when some files of the site are new and some are not; the next build completes it.
  package let leavesMixture: Bool

  init(_ operation: String, _ path: String) {
    self.init(operation, path, reason: String(cString: strerror(errno)))
  }

  package init(_ operation: String, _ path: String, reason: String, leavesMixture: Bool = false) {
    self.operation = operation
    self.path = path
    self.reason = reason
    self.leavesMixture = leavesMixture
  }

  var leavingAMixture: DiskFailure { DiskFailure(operation, path, reason: reason, leavesMixture: true) }
}

/// What stands at a path; links are not followed.
enum FileKind: Equatable {
  case file(size: Int)
  case folder
  case link
  /// A pipe, a device, a socket.
  case other
}

/// What tells whether a file is still the one that was read, without reading it again.
struct FileSignature: Hashable, Sendable {
  let size: Int
  /// When it was last written to, in nanoseconds since 1970.
  let modified: Int
  let inode: UInt64
}

enum Disk {
  /// Nil when there is nothing.
  static func kind(of path: String) -> FileKind? { status(of: path)?.kind }

  /// What stands at a path, and its signature; nil when there is nothing. Links are not followed.
  static func status(of path: String) -> (kind: FileKind, signature: FileSignature)? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return (kind(status), signature(status))
  }

  /// The same for a file that others write: its time is when anything of it was changed, if only its time. Copying tools
  /// and editors may give it an old time back; what was changed is then seen all the same.
  static func sourceStatus(of path: String) -> (kind: FileKind, signature: FileSignature)? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let written = signature(status)
    #if canImport(Glibc)
      let changed = status.st_ctim
    #else
      let changed = status.st_ctimespec
    #endif
    let time = max(written.modified, nanoseconds(changed))
    return (kind(status), FileSignature(size: written.size, modified: time, inode: written.inode))
  }

  private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }

  private static func kind(_ status: stat) -> FileKind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  private static func signature(_ status: stat) -> FileSignature {
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return FileSignature(
      size: Int(status.st_size), modified: nanoseconds(time), inode: UInt64(status.st_ino))
  }

  /// The names in a folder, ordered by their bytes, without `.` and `..`.
  static func names(in folder: String) throws(DiskFailure) -> [String] {
    guard let directory = opendir(folder) else { throw DiskFailure("open", folder) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted(by: precedesByBytes)
  }

  /// A file's bytes, or its first `limit`.
  static func read(_ path: String, limit: Int = .max) throws(DiskFailure) -> [UInt8] {
    // A pipe would keep a reader waiting for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw DiskFailure("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskFailure("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw DiskFailure("read", path, reason: "it is no regular file")
    }
    var bytes: [UInt8] = []
    var failed = false
    let size = min(Int(status.st_size), limit)
    bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let more = Disk.retried { systemRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count) }
        if more < 0 { failed = true }
        if more <= 0 { return }
        count += more
      }
    }
    if failed { throw DiskFailure("read", path) }
    return bytes
  }

  /// The path with links resolved; nil when it leads nowhere.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// Writes a file so that it is there whole or not at all: a temporary file beside it, then a rename.
  static func write(_ bytes: [UInt8], to path: String) throws(DiskFailure) { try write([bytes], to: path) }

  /// The same.
  ///
  /// - Parameter pieces: of its bytes, in their order.
  static func write(_ pieces: [[UInt8]], to path: String) throws(DiskFailure) {
    let temporary = path + temporarySuffix
    do throws(DiskFailure) {
      _ = try writeInPlace(pieces, to: temporary, named: path)
      if rename(temporary, path) != 0 { throw DiskFailure("rename", path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes a file that nobody looks at before it is renamed.
  ///
  /// - Parameter shown: the path that messages name.
  /// - Returns: its signature, which a rename does not change.
  static func writeInPlace(_ bytes: [UInt8], to path: String, named shown: String) throws(DiskFailure)
    -> FileSignature
  {
    try writeInPlace([bytes], to: path, named: shown)
  }

  private static func writeInPlace(_ pieces: [[UInt8]], to path: String, named shown: String) throws(DiskFailure)
    -> FileSignature
  {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw DiskFailure("write", shown) }
    return try finish(pieces, descriptor, named: shown)
  }

  /// The same; nil, and nothing is written, when the folder it should lie in is not there.
  static func writeIfFolderIsThere(_ bytes: [UInt8], to path: String) throws(DiskFailure) -> FileSignature? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw DiskFailure("write", path) }
    return try finish([bytes], descriptor, named: path)
  }

  private static func finish(_ pieces: [[UInt8]], _ descriptor: Int32, named shown: String) throws(DiskFailure)
    -> FileSignature
  {
    var isWhole = pieces.allSatisfy { writeAll($0, to: descriptor) }
    var status = stat()
    if fstat(descriptor, &status) != 0 { isWhole = false }
    let reason = errno
    if close(descriptor) != 0 { throw DiskFailure("write", shown) }
    guard isWhole else { throw DiskFailure("write", shown, reason: String(cString: strerror(reason))) }
    return signature(status)
  }

  /// False when the system takes no more.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let more = Disk.retried {
          systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        }
        if more < 0 { return false }
        written += more
      }
      return true
    }
  }

  /// Gives a file another name in the same file system; what had that name is replaced.
  static func move(_ path: String, to target: String) throws(DiskFailure) {
    if rename(path, target) != 0 { throw DiskFailure("rename", target) }
  }

  static var processNumber: Int { Int(getpid()) }

  /// Nanoseconds since 1970, by the clock that files are stamped with.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// Where files without a name can be made.
  static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Waits.
  static func pause(milliseconds: Int) { usleep(UInt32(max(0, milliseconds) * 1000)) }

  /// What a temporary file's name ends in.
  static let temporarySuffix = ".laurel-new"

  /// Makes a folder that nobody else may look into.
  static func makePrivateFolder(_ path: String) throws(DiskFailure) {
    if mkdir(path, 0o700) != 0 { throw DiskFailure("make the folder", path) }
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(DiskFailure) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else {
      throw DiskFailure("make the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw DiskFailure("make the folder", path) }
  }

  static func remove(_ path: String) throws(DiskFailure) {
    if unlink(path) != 0, errno != ENOENT { throw DiskFailure("remove", path) }
  }

  /// Removes a file, or a folder with all that is in it; links are removed, not followed.
  static func removeTree(_ path: String) throws(DiskFailure) {
    switch kind(of: path) {
    case nil: return
    case .folder?:
      for name in try names(in: path) { try removeTree(path + "/" + name) }
      if rmdir(path) != 0, errno != ENOENT { throw DiskFailure("remove", path) }
    default: try remove(path)
    }
  }

  /// Removes a folder if it is empty; leaves it otherwise.
  static func removeFolderIfEmpty(_ path: String) { rmdir(path) }

  static func retried(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.read(descriptor, buffer, count)
  #else
    Darwin.read(descriptor, buffer, count)
  #endif
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, buffer, count)
  #else
    Darwin.write(descriptor, buffer, count)
  #endif
}
