// The one growing buffer that output is written into: bytes, never a String being built.
//
// Every other target appends to it in its inner loops, so its few calls can be inlined there.

/// A growing run of UTF-8 bytes.
@usableFromInline
package struct ByteBuffer: Sendable {
  @usableFromInline var storage: [UInt8] = []

  @inlinable
  package var bytes: [UInt8] { storage }

  package init() {}

  /// - Parameter capacity: bytes to reserve, for example the size of the last page made from the same template.
  package init(capacity: Int) { storage.reserveCapacity(capacity) }

  /// An empty one in the memory of an array, which is left empty.
  package init(taking memory: inout [UInt8], capacity: Int) {
    swap(&storage, &memory)
    storage.removeAll(keepingCapacity: true)
    storage.reserveCapacity(capacity)
  }

  @inlinable
  package var count: Int { storage.count }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) { storage.append(byte) }

  @inlinable @inline(__always)
  package mutating func append(_ more: [UInt8]) { storage.append(contentsOf: more) }

  @inlinable @inline(__always)
  package mutating func append(_ more: ArraySlice<UInt8>) { storage.append(contentsOf: more) }

  @inlinable
  package mutating func append(_ more: UnsafeBufferPointer<UInt8>) { storage.append(contentsOf: more) }

  @inlinable
  package mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ storage.append(contentsOf: $0) }) != nil { return }
    var native = text
    native.withUTF8 { storage.append(contentsOf: $0) }
  }

  /// Appends texts one after the other, which is quicker than joining them.
  package mutating func append(_ texts: String...) {
    for text in texts { append(text) }
  }

  package mutating func removeAll(keepingCapacity keep: Bool = true) { storage.removeAll(keepingCapacity: keep) }

  package mutating func truncate(to count: Int) { storage.removeLast(max(0, storage.count - count)) }

  /// The bytes as text, for tests and messages.
  package var text: String { String(decoding: storage, as: UTF8.self) }
}
