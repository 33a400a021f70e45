// The seam to the disk: opens files of the output and nothing else. No link is followed, on any level, so none leads out.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A regular file, open for reading; closed with the last reference.
package final class OpenFile: Sendable {
  private let descriptor: Int32
  package let size: Int
  /// Another one after every change of the file.
  let stamp: String

  fileprivate init(_ descriptor: Int32, _ status: stat) {
    self.descriptor = descriptor
    size = Int(status.st_size)
    let time = modificationTime(of: status)
    stamp = [Int(status.st_ino), size, time.tv_sec, time.tv_nsec].map { String($0, radix: 16) }
      .joined(separator: "-")
  }

  deinit { close(descriptor) }

  /// Bytes of the file; fewer when it has been cut since it was opened.
  package func read(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let more = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count, off_t(range.lowerBound + count))
        if more < 0, errno == EINTR { continue }
        if more <= 0 { return }
        count += more
      }
    }
  }
}

/// What an address leads to in the output.
package enum Found {
  case file(OpenFile)
  case folder
}

/// The folder that is served.
package struct SiteFolder: Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// What lies under these names; nil when there is nothing, or no regular file or folder.
  ///
  /// - Parameter names: without `.`, `..`, slashes and NUL, as ``RequestTarget`` gives them.
  package func find(_ names: [String]) -> Found? {
    var folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    for name in names.dropLast() {
      let next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else { return nil }
      close(folder)
      folder = next
    }
    guard let name = names.last else { return .folder }
    // Without waiting: opening a pipe would otherwise block until somebody writes to it.
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(OpenFile(descriptor, status))
    case S_IFDIR:
      close(descriptor)
      return .folder
    default:
      close(descriptor)
      return nil
    }
  }
}

func modificationTime(of status: stat) -> timespec {
  #if canImport(Darwin)
    status.st_mtimespec
  #else
    status.st_mtim
  #endif
}
