// A file that stays open: read from any place by many threads, and lengthened at its end.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class OpenFile: Sendable {
  private let descriptor: Int32
  /// For messages.
  let path: String

  /// Opens a file to read and lengthen it; it is made if it is not there.
  init(_ path: String) throws(DiskFailure) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    self.path = path
    guard descriptor >= 0 else { throw DiskFailure("open", path) }
  }

  /// A file without a name that is gone when it is closed.
  init(temporaryIn folder: String) throws(DiskFailure) {
    let template = folder + "/laurel-XXXXXX"
    path = template
    var bytes = Array(template.utf8CString)
    descriptor = mkstemp(&bytes)
    guard descriptor >= 0 else { throw DiskFailure("make a temporary file in", folder) }
    unlink(bytes)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// So many bytes are asked for without looking first whether they are there.
  private static let harmless = 1 << 20

  /// Nil when there are not so many bytes there.
  func read(at offset: Int, count: Int) -> [UInt8]? {
    guard offset >= 0, count >= 0 else { return nil }
    // Memory is not made for what a damaged memo only claims to hold.
    if count > OpenFile.harmless, count > size - offset { return nil }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let more = Disk.retried {
          pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
        }
        guard more > 0 else {
          isWhole = false
          return
        }
        done += more
      }
    }
    return isWhole ? bytes : nil
  }

  /// Writes at a place, which may be the end.
  func write(_ bytes: [UInt8], at offset: Int) throws(DiskFailure) {
    var written = 0
    let isWhole = bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let more = Disk.retried {
          pwrite(
            descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written, off_t(offset + written))
        }
        if more < 0 { return false }
        written += more
      }
      return true
    }
    if !isWhole { throw DiskFailure("write", path) }
  }

  /// Cuts off what stands behind.
  func truncate(to size: Int) throws(DiskFailure) {
    if ftruncate(descriptor, off_t(size)) != 0 { throw DiskFailure("write", path) }
  }

  /// True when this process has the file for itself now; the system ends the lock with the process.
  func lock() throws(DiskFailure) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw DiskFailure("lock", path)
  }
}
