// Bytes as they come out of a pipe, cut into frames.

import Coding

/// Collects what is read until a frame is whole. Nothing is copied but a frame's beginning, when the rest has no room.
struct FrameBuffer: Sendable {
  private(set) var bytes: [UInt8]
  private var start = 0
  private var end = 0
  /// The least room to read into: few reads for many bytes.
  private static let room = 1 << 16

  /// - Parameter capacity: below what the allocator takes from the system anew each time.
  init(capacity: Int = 96 << 10) { bytes = [UInt8](repeating: 0, count: capacity) }

  /// Reads more bytes behind those that are there.
  ///
  /// - Parameter read: fills some of the buffer and says how many bytes, or what else came.
  mutating func fill(_ read: (UnsafeMutableRawBufferPointer) -> Transfer) -> Transfer {
    makeRoom()
    let transfer = bytes.withUnsafeMutableBytes { read(UnsafeMutableRawBufferPointer(rebasing: $0[end...])) }
    if case .moved(let count) = transfer { end += count }
    return transfer
  }

  /// Grows only as bytes come, not by the length that a frame announces.
  private mutating func makeRoom() {
    if start == end { (start, end) = (0, 0) }
    guard bytes.count - end < Self.room else { return }
    if start > 0 {
      bytes.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
      (start, end) = (0, end - start)
    }
    if bytes.count - end < Self.room {
      bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, Self.room)))
    }
  }

  /// The length of the frame that begins the bytes, once it is there.
  private var announced: Int? {
    guard end - start >= WorkerProtocol.headerLength else { return nil }
    return bytes.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
    }
  }

  /// Where in ``bytes`` the next whole frame's content is, which is then taken; nil when more must be read first.
  mutating func next() throws(DamagedData) -> Range<Int>? {
    guard let length = announced else { return nil }
    guard length <= WorkerProtocol.frameLimit else { throw DamagedData() }
    let content = start + WorkerProtocol.headerLength
    guard end - content >= length else { return nil }
    start = content + length
    return content..<start
  }

  /// Takes so many bytes that are no frame; nil when they are not there yet.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard end - start >= count else { return nil }
    defer { start += count }
    return bytes[start..<start + count]
  }
}
