// A lock on a folder: one process at a time. The system ends it with the process, however that ends.

import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

final class FolderLock: Sendable {
  private let descriptor: Mutex<Int32>

  /// Nil when another process has the folder.
  init?(_ folder: String) throws(DiskFailure) {
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    descriptor = Mutex(opened)
    guard opened >= 0 else { throw DiskFailure("open", folder) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { return nil }
      throw DiskFailure("lock", folder)
    }
  }

  deinit { release() }

  func release() {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }
  }
}
