// Nanoseconds a page, each the median of many rounds in which the engines take turns, so that a busy machine is busy for all.

struct Measurement {
  let title: String
  /// Median nanoseconds of one page, and of parsing the template once.
  let render: Int
  let parse: Int

  /// - Parameter rounds: how often each engine has its turn, in an order that moves on by one each time.
  static func take(_ engines: [any Engine], rounds: Int) throws -> [Measurement] {
    let turns = try engines.map { try pagesInATurn(of: $0) }
    var renders = engines.map { _ in [Int]() }
    var parses = engines.map { _ in [Int]() }
    for round in 0..<rounds {
      for index in engines.indices.map({ ($0 + round) % engines.count }) {
        renders[index].append(try nanoseconds(turns[index]) { try engines[index].render().count })
        parses[index].append(
          try nanoseconds(4) {
            try engines[index].parse()
            return 1
          })
      }
    }
    return engines.indices.map { index in
      Measurement(
        title: type(of: engines[index]).title, render: median(renders[index]), parse: median(parses[index]))
    }
  }

  /// So many that a turn takes about 20 ms: the clock does not matter then.
  private static func pagesInATurn(of engine: any Engine) throws -> Int {
    let one = (0..<5).compactMap { _ in try? nanoseconds(1) { try engine.render().count } }.min() ?? 1
    return max(2, 20_000_000 / max(1, one))
  }

  private static func nanoseconds(_ times: Int, _ work: () throws -> Int) throws -> Int {
    var total = 0
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<times { total += try work() }
    let elapsed = start.duration(to: clock.now).components
    guard total > 0 else { throw Failure(description: "nothing was made") }
    return Int(elapsed.seconds) * 1_000_000_000 / times + Int(elapsed.attoseconds / 1_000_000_000) / times
  }

  private static func median(_ numbers: [Int]) -> Int { numbers.sorted()[numbers.count / 2] }
}
