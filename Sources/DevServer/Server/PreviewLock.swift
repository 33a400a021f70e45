// One preview a portal: two would build into one folder, each for its own readers. The one that is there says where it is.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Held for as long as a preview runs; the system ends it with the process, however that ends.
package final class PreviewLock: Sendable {
  private let descriptor: Int32

  /// The preview that runs already; its address is empty while it has none yet.
  package struct Taken: Error, Equatable { package let address: String }

  private static let longestAddress = 256

  /// - Parameter folder: made if it is not there. Where it cannot be made, nothing is locked: the build will say why.
  package init(in folder: String) throws(Taken) {
    mkdir(folder, 0o777)
    descriptor = open(folder + "/preview.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    let text = [UInt8](unsafeUninitializedCapacity: PreviewLock.longestAddress) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    throw Taken(address: String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Writes down where the preview is, for the next one that is started.
  package func announce(_ address: String) {
    let line = Array((address + "\n").utf8)
    guard descriptor >= 0, ftruncate(descriptor, 0) == 0 else { return }
    _ = pwrite(descriptor, line, line.count, 0)
  }
}
