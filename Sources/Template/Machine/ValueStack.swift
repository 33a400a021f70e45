// The machine's values in bare memory: an array would be asked at each push and pop whether somebody else holds it.

import Schema

/// A stack of values that one machine owns; it doubles its memory when it is full.
struct ValueStack: ~Copyable {
  private var memory: UnsafeMutablePointer<Value>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 8)
    memory = .allocate(capacity: self.capacity)
  }

  deinit {
    memory.deinitialize(count: count)
    memory.deallocate()
  }

  @inline(__always)
  mutating func push(_ value: consuming Value) {
    if count == capacity { makeRoom() }
    (memory + count).initialize(to: value)
    count &+= 1
  }

  /// None from an empty stack.
  @inline(__always)
  mutating func pop() -> Value {
    guard count > 0 else { return .none }
    count &-= 1
    return (memory + count).move()
  }

  /// The last `number` values, or all when there are fewer, the last one last.
  mutating func popLast(_ number: Int) -> [Value] {
    let start = max(0, count - number)
    let values = Array(UnsafeBufferPointer(start: memory + start, count: count - start))
    truncate(to: start)
    return values
  }

  mutating func truncate(to length: Int) {
    while count > max(0, length) { _ = pop() }
  }

  /// The value at `index`, from the bottom; it must be there.
  @inline(__always)
  subscript(index: Int) -> Value {
    unsafeAddress {
      precondition(index >= 0 && index < count)
      return UnsafePointer(memory + index)
    }
    unsafeMutableAddress {
      precondition(index >= 0 && index < count)
      return memory + index
    }
  }

  private mutating func makeRoom() {
    let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    (memory, capacity) = (larger, capacity * 2)
  }
}
