// The one growing buffer that output is written into: bytes, never a String being built.

/// A growing run of UTF-8 bytes.
package struct ByteBuffer: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// - Parameter capacity: bytes to reserve, for example the size of the last page made from the same template.
  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  package var count: Int { bytes.count }

  @inline(__always)
  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  @inline(__always)
  package mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  @inline(__always)
  package mutating func append(_ more: ArraySlice<UInt8>) { bytes.append(contentsOf: more) }

  package mutating func append(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: more) }

  @inline(__always)
  package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func removeAll(keepingCapacity keep: Bool = true) { bytes.removeAll(keepingCapacity: keep) }

  package mutating func truncate(to count: Int) { bytes.removeLast(max(0, bytes.count - count)) }

  /// The bytes as text, for tests and messages.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
