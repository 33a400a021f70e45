// The one growing buffer that output is written into: bytes, never a String being built.
//
// Every other target appends to it in its inner loops, so its few calls can be inlined there. It owns bare memory and
// cannot be copied: an array would be asked at each append whether somebody else holds it.

/// A growing run of UTF-8 bytes.
package struct ByteBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  package init() { self.init(capacity: 64) }

  /// - Parameter capacity: bytes to make room for at first, for example the size of the last page made from the same template.
  package init(capacity: Int) {
    self.capacity = max(capacity, 16)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  @inlinable @inline(__always)
  package var count: Int { end }

  /// A copy of all bytes.
  package var bytes: [UInt8] { bytes(from: 0) }

  /// A copy of the bytes from `index` on.
  package func bytes(from index: Int) -> [UInt8] {
    let first = min(max(0, index), end)
    return Array(UnsafeBufferPointer(start: start + first, count: end - first))
  }

  /// The bytes, for as long as `read` runs.
  @inlinable @inline(__always)
  package borrowing func withBytes<T>(_ read: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    read(UnsafeBufferPointer(start: start, count: end))
  }

  @inlinable
  package var last: UInt8? { end > 0 ? start[end - 1] : nil }

  @inlinable @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if end == capacity { makeRoom(for: 1) }
    start[end] = byte
    end &+= 1
  }

  @inlinable @inline(__always)
  package mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let first = more.baseAddress else { return }
    if more.count > capacity &- end { makeRoom(for: more.count) }
    (start + end).update(from: first, count: more.count)
    end &+= more.count
  }

  @inlinable @inline(__always)
  package mutating func append(_ more: [UInt8]) { more.withUnsafeBufferPointer { append($0) } }

  @inlinable @inline(__always)
  package mutating func append(_ more: ArraySlice<UInt8>) { more.withUnsafeBufferPointer { append($0) } }

  /// - Parameter piece: of `text`; what lies outside is left out.
  @inlinable @inline(__always)
  package mutating func append(_ piece: Range<Int>, of text: [UInt8]) {
    text.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[piece.clamped(to: 0..<$0.count)])) }
  }

  /// Text that stands in the program: a tag, an entity.
  @inlinable @inline(__always)
  package mutating func append(fixed text: StaticString) {
    text.withUTF8Buffer { append($0) }
  }

  @inlinable
  package mutating func append(_ text: String) {
    text.withBytes { append($0) }
  }

  /// Appends texts one after the other, which is quicker than joining them.
  package mutating func append(_ texts: String...) {
    for text in texts { append(text) }
  }

  /// Lets `write` put bytes behind the last one: no more than `room`, since there is memory for no more. It returns how many they were.
  @inlinable @inline(__always)
  package mutating func append(upTo room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    if room > capacity &- end { makeRoom(for: room) }
    end &+= min(max(0, write(start + end)), room)
  }

  /// Keeps the memory for what comes next.
  package mutating func removeAll() { end = 0 }

  package mutating func truncate(to count: Int) { end = min(end, max(0, count)) }

  /// The bytes as text, for tests and messages.
  package var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  @usableFromInline @inline(never)
  mutating func makeRoom(for count: Int) {
    let larger = max(capacity &* 2, end + count)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: start, count: end)
    start.deallocate()
    (start, capacity) = (memory, larger)
  }
}
