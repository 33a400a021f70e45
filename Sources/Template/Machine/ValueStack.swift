// The machine's values in bare memory: an array would be asked at each push and pop whether somebody else holds it.

import Schema

/// A stack of values that one machine owns; it doubles its memory when it is full.
struct ValueStack: ~Copyable {
  /// Below the first value lies one more, always a none, which stands for whatever is not there: no index leads out of the memory.
  private var bottom: UnsafeMutablePointer<Value>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 8)
    bottom = .allocate(capacity: self.capacity + 1)
    bottom.initialize(to: .none)
  }

  deinit {
    bottom.deinitialize(count: count + 1)
    bottom.deallocate()
  }

  @inline(__always)
  mutating func push(_ value: consuming Value) {
    if count == capacity { makeRoom() }
    count &+= 1
    (bottom + count).initialize(to: value)
  }

  /// None from an empty stack.
  @inline(__always)
  mutating func pop() -> Value {
    guard count > 0 else { return .none }
    count &-= 1
    return (bottom + count + 1).move()
  }

  /// The last `number` values, or all when there are fewer, the last one last.
  mutating func popLast(_ number: Int) -> [Value] {
    let start = max(0, count - number)
    let values = Array(UnsafeBufferPointer(start: bottom + start + 1, count: count - start))
    truncate(to: start)
    return values
  }

  mutating func truncate(to length: Int) {
    while count > max(0, length) { _ = pop() }
  }

  /// The value at `index`, the first one pushed at 0; read where it lies, since a getter would copy it.
  @inline(__always)
  subscript(index: Int) -> Value {
    unsafeAddress { UnsafePointer(index >= 0 && index < count ? bottom + index + 1 : bottom) }
  }

  /// Replaces the value at `index`, if there is one.
  @inline(__always)
  mutating func store(_ value: consuming Value, at index: Int) {
    guard index >= 0, index < count else { return }
    (bottom + index + 1).pointee = value
  }

  private mutating func makeRoom() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2 + 1)
    larger.moveInitialize(from: bottom, count: count + 1)
    bottom.deallocate()
    (bottom, capacity) = (larger, capacity * 2)
  }
}
