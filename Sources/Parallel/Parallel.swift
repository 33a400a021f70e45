// The one way to use all cores: a bounded map over slices. At most `jobs` threads work at once; each takes the next slice
// when it has done one, so that slow elements do not hold up the others; results come back in order.

import Dispatch
import Synchronization

@usableFromInline
package enum Parallel {
  /// More threads than this make nothing quicker.
  package static let most = 256

  /// The processors of this machine.
  package static var cores: Int { max(1, Platform.onlineProcessors) }

  /// Maps `0..<count` slice by slice. State that is dear to make, such as a buffer, is made once a slice.
  ///
  /// - Parameters:
  ///   - smallest: elements below which a slice is not worth its overhead.
  /// - Returns: one result a slice, in the order of the slices.
  @usableFromInline
  package static func slices<Result: Sendable>(
    of count: Int, jobs: Int, smallest: Int = 16, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    slices(of: count, jobs: jobs, smallest: smallest, making: {}) { range, _ in body(range) }
  }

  /// The same with state that is made once a thread: what a slice leaves for the next one.
  ///
  /// - Parameter make: is called by each thread for its own.
  package static func slices<State, Result: Sendable>(
    of count: Int, jobs: Int, smallest: Int = 16, making make: @Sendable () -> State,
    _ body: @Sendable (Range<Int>, State) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    // Several slices a thread even out what differs between them.
    let jobs = min(jobs, most)
    let wanted = jobs <= 1 ? 1 : min(jobs * 32, (count + smallest - 1) / max(1, smallest))
    let size = (count + wanted - 1) / wanted
    let ranges = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
    guard jobs > 1, ranges.count > 1 else {
      let state = make()
      return ranges.map { body($0, state) }
    }
    let next = Atomic<Int>(0)
    let done = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: min(jobs, ranges.count)) { _ in
      let state = make()
      while true {
        let turn = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard turn < ranges.count else { return }
        // From both ends: neighbours often want the same thing, such as a folder to write into, and would wait for each other.
        let number = turn % 2 == 0 ? turn / 2 : ranges.count - 1 - turn / 2
        let result = body(ranges[number], state)
        done.withLock { $0[number] = result }
      }
    }
    return done.withLock { results in ranges.indices.compactMap { results[$0] } }
  }

  /// One result an element, in order. Specialized where it is called: unspecialized, each element would be copied through
  /// its type's metadata.
  @inlinable
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int, smallest: Int = 16, _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    slices(of: elements.count, jobs: jobs, smallest: smallest) { range in elements[range].map(body) }.flatMap { $0 }
  }

  /// Maps `0..<count` on so many threads, which is more than there are cores if each waits for others at times.
  ///
  /// - Returns: one result a number, in their order.
  package static func lanes<Result: Sendable>(
    of count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let threads = min(threads, most, count)
    guard threads > 1 else { return (0..<count).map(body) }
    let work = Lanes(body)
    let group = DispatchGroup()
    for number in 0..<threads {
      // A queue of its own has a thread of its own, however many others are busy.
      DispatchQueue(label: "lane \(number)").async(group: group) { work.run(count) }
    }
    group.wait()
    return work.results(count)
  }

  /// Two things that do not need each other, at once if there are two threads. Each may use all cores itself.
  package static func both<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () -> First, and second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    guard jobs > 1 else { return (first(), second()) }
    let other = Lanes { _ in second() }
    let group = DispatchGroup()
    // Not `concurrentPerform`, in which a second one has only a share of the cores.
    DispatchQueue(label: "second").async(group: group) { other.run(1) }
    let result = first()
    group.wait()
    // It is there; the other way round costs nothing and needs no trap.
    return (result, other.results(1).first ?? second())
  }
}

/// Numbers that several threads take turns at.
private final class Lanes<Result: Sendable>: Sendable {
  private let body: @Sendable (Int) -> Result
  private let next = Atomic<Int>(0)
  private let done = Mutex<[Int: Result]>([:])

  init(_ body: @escaping @Sendable (Int) -> Result) { self.body = body }

  func run(_ count: Int) {
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard number < count else { return }
      let result = body(number)
      done.withLock { $0[number] = result }
    }
  }

  func results(_ count: Int) -> [Result] {
    done.withLock { results in (0..<count).compactMap { results[$0] } }
  }
}
