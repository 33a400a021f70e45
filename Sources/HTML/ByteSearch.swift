// The search for one byte and the comparison of many, as the system does them.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Whether it begins with these bytes.
  package func begins(with other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard other.count <= count, let base = baseAddress, let otherBase = other.baseAddress else {
      return other.isEmpty
    }
    return memcmp(base, otherBase, other.count) == 0
  }

  /// The first place of a byte from `start` on; the system looks at 32 bytes at a time, so this is the quickest way to what is rare.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
