// Suppression: worked examples, and the proof by random tables that nothing hidden can be worked out from what is shown.

import Impact
import SeededNumbers
import Testing

/// A group of so many, of whom so many said yes.
private func share(_ group: String?, _ count: Int, of size: Int) -> SuppressionCell {
  SuppressionCell(group: group, arm: nil, size: size, share: SuppressionCell.Share(count, of: size))
}

private func cell(_ group: String?, _ size: Int?, _ arm: String? = nil) -> SuppressionCell {
  SuppressionCell(group: group, arm: arm, size: size)
}

@Suite struct SuppressionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let cells: [SuppressionCell]
    /// The positions that are hidden.
    let hidden: [Int]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing is small", cells: [cell(nil, 40), cell("A", 20), cell("B", 20)], hidden: []),
    Case(
      name: "one small group takes the next smallest with it",
      cells: [cell(nil, 100), cell("A", 60), cell("B", 4), cell("C", 20), cell("D", 16)], hidden: [2, 4]),
    Case(
      name: "two small groups hide each other", cells: [cell(nil, 100), cell("A", 93), cell("B", 4), cell("C", 3)],
      hidden: [2, 3]),
    Case(
      name: "two that are too few together are no hiding place",
      cells: [cell(nil, 100), cell("A", 70), cell("B", 1), cell("C", 2), cell("D", 27)], hidden: [2, 3, 4]),
    Case(name: "without a whole there is nothing to work out", cells: [cell("A", 60), cell("B", 4)], hidden: [1]),
    Case(name: "a group without the others", cells: [cell(nil, 100), cell("B", 4)], hidden: [1]),
    Case(name: "a whole that is too small", cells: [cell(nil, 4)], hidden: [0]),
    Case(
      name: "a small whole hides all", cells: [cell(nil, 4), cell("A", 2), cell("B", 2)], hidden: [0, 1, 2]),
    Case(
      name: "an unknown size hides a group, not a whole",
      cells: [cell(nil, nil), cell("A", nil), cell("B", 9), cell("C", 40)], hidden: [1, 2]),
    Case(
      name: "what is left of the whole is a figure of a few",
      cells: [cell(nil, 100), cell("A", 60), cell("B", 37)],
      hidden: [1, 2]),
    Case(
      name: "all of the rest said yes",
      cells: [share(nil, 60, of: 100), share("A", 34, of: 74), share("B", 4, of: 4), share("C", 22, of: 22)],
      hidden: [1, 2, 3]),
    Case(
      name: "none of the rest said yes, until one more is hidden",
      cells: [
        share(nil, 30, of: 100), share("A", 20, of: 40), share("B", 10, of: 34), share("C", 0, of: 4),
        share("D", 0, of: 22),
      ], hidden: [2, 3, 4]),
    Case(
      name: "everybody said yes",
      cells: [share(nil, 100, of: 100), share("A", 60, of: 60), share("B", 36, of: 36), share("C", 4, of: 4)],
      hidden: [1, 2, 3]),
    Case(
      name: "some of the rest said yes",
      cells: [share(nil, 59, of: 100), share("A", 34, of: 74), share("B", 4, of: 4), share("C", 21, of: 22)],
      hidden: [2, 3]),
    Case(
      name: "groups that overlap", cells: [cell(nil, 100), cell("A", 4), cell("not A", 96), cell("night", 30)],
      hidden: [1, 2, 3]),
    Case(
      name: "ties go to the first", cells: [cell(nil, 50), cell("A", 4), cell("B", 23), cell("C", 23)],
      hidden: [1, 2]),
    Case(
      name: "arms are parts, too", cells: [cell(nil, 50), cell(nil, 46, "treated"), cell(nil, 4, "control")],
      hidden: [1, 2]),
    Case(
      name: "one group an arm",
      cells: [cell(nil, 50), cell("A", 30, "treated"), cell("B", 16, "control"), cell("C", 4, "control")],
      hidden: [2, 3]),
    Case(
      name: "arms of groups, with all their sums",
      cells: [
        cell(nil, 100), cell("A", 50), cell("B", 50), cell(nil, 60, "treated"), cell(nil, 40, "control"),
        cell("A", 46, "treated"), cell("A", 4, "control"), cell("B", 14, "treated"), cell("B", 36, "control"),
      ], hidden: [5, 6, 7, 8]),
    Case(
      name: "departments beside the two sides of a comparison",
      cells: [
        cell(nil, 100), cell("Fleet", 4), cell("Terminals", 96), cell("Pier 1", 40, "treated"),
        cell("Pier 2", 60, "control"),
      ], hidden: [1, 2]),
  ]

  @Test(arguments: cases)
  func hides(_ item: Case) {
    let hidden = Suppression.hidden(item.cells, minimum: 5)
    #expect(hidden.indices.filter { hidden[$0] } == item.hidden)
  }

  @Test func theMinimumIsTheEntrys() {
    let cells = [cell(nil, 100), cell("A", 7), cell("B", 80), cell("C", 13)]
    #expect(Suppression.hidden(cells, minimum: 5) == [false, false, false, false])
    #expect(Suppression.hidden(cells, minimum: 8) == [false, true, false, true])
    #expect(Suppression.hidden([cell("A", 0)], minimum: -3) == [true])
    #expect(Suppression.hidden([], minimum: 5) == [])
    #expect(
      Suppression.hidden([cell(nil, .max), cell("A", .max), cell("B", .max)], minimum: .max) == [true, true, true])
  }

  @Test func aQuarterOfTheLargestSizeIsQuick() {
    let groups = (0..<666).flatMap { number in
      [
        cell("g\(number)", 5 + number, "treated"), cell("g\(number)", number % 7, "control"),
        cell("g\(number)", 12 + number),
      ]
    }
    let hidden = Suppression.hidden([cell(nil, 1_000_000), cell(nil, 500_000, "treated")] + groups, minimum: 5)
    #expect(hidden.count { $0 } > 600)
  }
}

/// Random tables: people in groups and arms, and rows that sum some of them up. Whoever reads what is shown knows sums of people; what can be
/// worked out from them is what they span.
@Suite struct SuppressionPropertyTests {
  enum Design: CaseIterable {
    /// Groups alone.
    case groups
    /// Each group wholly in one arm.
    case groupsInArms
    /// Every group has people in every arm.
    case crossed
    /// Departments, and beside them sites that are each in one arm: two divisions of the same people.
    case twoDivisions
  }

  struct Table: CustomStringConvertible {
    var cells: [SuppressionCell] = []
    /// For each cell, which of the smallest parts it is the sum of.
    var sums: [[Int]] = []
    var atomCount = 0
    let minimum: Int

    var description: String {
      zip(cells, sums).map { "\($0.group ?? "-")/\($0.arm ?? "-") n \($0.size ?? -1) \($1)" }.joined(
        separator: "; ")
    }

    init(_ design: Design, _ chance: inout SeededNumbers) {
      minimum = Int.random(in: 2...8, using: &chance)
      let groups = Int.random(in: 1...5, using: &chance)
      let arms = ["control", "treated"]
      // People by group (or department), and by arm (or site).
      let columns = design == .groups ? 1 : design == .twoDivisions ? Int.random(in: 2...3, using: &chance) : 2
      var atoms: [(row: Int, column: Int)] = []
      for row in 0..<groups {
        let only = Int.random(in: 0..<columns, using: &chance)
        for column in 0..<columns where design != .groupsInArms || column == only { atoms.append((row, column)) }
      }
      let sizes = atoms.map { _ in Int.random(in: 0...(Bool.random(using: &chance) ? 6 : 40), using: &chance) }
      atomCount = atoms.count
      let kept = Int.random(in: 4...10, using: &chance)
      func add(_ table: inout Table, _ group: String?, _ arm: String?, _ isIn: ((row: Int, column: Int)) -> Bool) {
        let members = atoms.indices.filter { isIn(atoms[$0]) }
        guard !members.isEmpty, Int.random(in: 0..<10, using: &chance) < kept else { return }
        table.cells.append(SuppressionCell(group: group, arm: arm, size: members.reduce(0) { $0 + sizes[$1] }))
        table.sums.append(members)
      }
      add(&self, nil, nil) { _ in true }
      for row in 0..<groups where design != .groupsInArms { add(&self, "g\(row)", nil) { $0.row == row } }
      guard design != .groups else { return }
      for arm in 0..<2 {
        add(&self, nil, arms[arm]) { design == .twoDivisions ? min($0.column, 1) == arm : $0.column == arm }
      }
      if design == .twoDivisions {
        for column in 0..<columns { add(&self, "s\(column)", arms[min(column, 1)]) { $0.column == column } }
      } else {
        for row in 0..<groups {
          for arm in 0..<2 { add(&self, "g\(row)", arms[arm]) { $0.row == row && $0.column == arm } }
        }
      }
      // In the order in which files may have them.
      let order = cells.indices.shuffled(using: &chance)
      (cells, sums) = (order.map { cells[$0] }, order.map { sums[$0] })
    }
  }

  @Test(arguments: Design.allCases)
  func nothingHiddenCanBeWorkedOut(_ design: Design) {
    for seed in 1...4000 {
      var chance = SeededNumbers(seed: UInt64(seed))
      let table = Table(design, &chance)
      let hidden = Suppression.hidden(table.cells, minimum: table.minimum)
      var shown = Span(dimension: table.atomCount)
      for (number, sum) in table.sums.enumerated() where !hidden[number] { shown.add(sum) }
      for (number, cell) in table.cells.enumerated() where (cell.size ?? 0) < table.minimum {
        let isSafe = hidden[number] && !shown.holds(table.sums[number])
        guard isSafe else {
          Issue.record("seed \(seed), minimum \(table.minimum): cell \(number) of \(table), hidden \(hidden)")
          return
        }
      }
    }
  }

  @Test func whatIsLeftOfAWholeIsNothingOrManyEnough() {
    for seed in 1...2000 {
      var chance = SeededNumbers(seed: UInt64(seed))
      let table = Table(.groups, &chance)
      let hidden = Suppression.hidden(table.cells, minimum: table.minimum)
      guard let whole = table.cells.firstIndex(where: { $0.group == nil }), !hidden[whole] else { continue }
      let shown = table.cells.indices.filter { $0 != whole && !hidden[$0] }
      let rest = shown.reduce(table.cells[whole].size ?? 0) { $0 - (table.cells[$1].size ?? 0) }
      #expect(rest == 0 || rest >= table.minimum || shown.isEmpty, "seed \(seed): \(table)")
    }
  }

  /// Hiding everything would be safe, and worth nothing.
  @Test func mostOfWhatIsLargeEnoughIsShown() {
    var (shown, large) = (0, 0)
    for seed in 1...1000 {
      var chance = SeededNumbers(seed: UInt64(seed))
      let table = Table(.groups, &chance)
      let hidden = Suppression.hidden(table.cells, minimum: table.minimum)
      for (number, cell) in table.cells.enumerated() where (cell.size ?? 0) >= table.minimum {
        large += 1
        if !hidden[number] { shown += 1 }
      }
    }
    #expect(shown * 10 > large * 6, "\(shown) of \(large)")
  }
}

/// The sums that follow from known ones, by adding and subtracting with any weights: row reduction over a prime field, in which a set of 0-1
/// rows this small is as independent as over the rationals.
private struct Span {
  private static let prime = 2_147_483_647
  private var rows: [(pivot: Int, values: [Int])] = []
  let dimension: Int

  init(dimension: Int) { self.dimension = dimension }

  mutating func add(_ members: [Int]) {
    let rest = reduced(members)
    guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { return }
    let inverse = Span.power(rest[pivot], Span.prime - 2)
    rows.append((pivot, rest.map { $0 * inverse % Span.prime }))
  }

  func holds(_ members: [Int]) -> Bool { reduced(members).allSatisfy { $0 == 0 } }

  private func reduced(_ members: [Int]) -> [Int] {
    var values = [Int](repeating: 0, count: dimension)
    for member in members { values[member] = 1 }
    for row in rows where values[row.pivot] != 0 {
      let factor = Span.prime - values[row.pivot]
      for index in values.indices { values[index] = (values[index] + factor * row.values[index]) % Span.prime }
    }
    return values
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    var (result, base, exponent) = (1, base % prime, exponent)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      exponent >>= 1
    }
    return result
  }
}
