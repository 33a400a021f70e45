// Every element once, results in order, whatever the threads do.

import Synchronization
import Testing

@testable import Parallel

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 17, 1000], [1, 2, 3, 64])
  func mapsKeepTheOrder(count: Int, jobs: Int) {
    let numbers = Array(0..<count)
    #expect(Parallel.map(numbers, jobs: jobs, smallest: 3) { $0 * 2 } == numbers.map { $0 * 2 })
    #expect(Parallel.lanes(of: count, threads: jobs) { $0 * 3 } == numbers.map { $0 * 3 })
  }

  @Test(arguments: [1, 4]) func lanesTakeEachNumberOnce(threads: Int) {
    let taken = Mutex<[Int: Int]>([:])
    _ = Parallel.lanes(of: 500, threads: threads) { number in taken.withLock { $0[number, default: 0] += 1 } }
    #expect(taken.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<500).map { ($0, 1) }))
  }

  /// More threads than cores, since each waits for the other.
  @Test func lanesRunAtOnce() {
    let arrived = Atomic<Int>(0)
    let answers = Parallel.lanes(of: 8, threads: 8) { number in
      arrived.add(1, ordering: .relaxed)
      while arrived.load(ordering: .relaxed) < 8 { Thread.yield() }
      return number
    }
    #expect(answers == Array(0..<8))
  }

  @Test(arguments: [1, 2, 7]) func aThreadMakesItsStateOnce(jobs: Int) {
    let made = Atomic<Int>(0)
    let slices = Parallel.slices(of: 500, jobs: jobs, smallest: 1) {
      made.add(1, ordering: .relaxed)
      return State()
    } _: { range, state in
      state.slices += 1
      return (range, state.slices)
    }
    #expect(slices.flatMap { Array($0.0) } == Array(0..<500))
    let threads = made.load(ordering: .relaxed)
    #expect((1...jobs).contains(threads))
    // Each state has seen its slices one after the other: the first of each is the first, and all are told apart.
    #expect(slices.count { $0.1 == 1 } <= threads)
    #expect(slices.reduce(0) { max($0, $1.1) } * threads >= slices.count)
  }

  private final class State { var slices = 0 }

  @Test(arguments: [1, 2]) func bothGiveWhatTheyMake(jobs: Int) {
    let inner = Parallel.both(jobs: jobs) {
      Parallel.both(jobs: jobs) {
        1
      } and: {
        "two"
      }
    } and: {
      [3]
    }
    #expect(inner.0.0 == 1 && inner.0.1 == "two" && inner.1 == [3])
  }
}

private enum Thread {
  static func yield() { sched_yield() }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
