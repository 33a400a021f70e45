// Which figures of small groups are hidden: those below the smallest size, and as many others as it takes that none of them can be
// worked out from what is shown. Sources: A. Hundepool et al., Statistical Disclosure Control (2012), chapter 4, on secondary cell suppression;
// D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17 (1988), on reading it off a graph.
//
// Everything that is published of a cell is additive: n, numerator, denominator, and value x n. So all of them give the same equations: the
// groups add up to the whole, the arms do, the arms of a group to the group, the groups of an arm to the arm. As a graph: a node for each of
// these sums, an edge for each cell, since a cell stands in exactly two of them. A hidden cell can be worked out exactly when its edge is a
// bridge among the edges that are not shown.

/// One figure of one quarter: the whole, a group, an arm of a comparison, or a group in an arm.
package struct SuppressionCell: Sendable, Hashable {
  /// Nil for all groups together.
  package let group: String?
  /// Nil for all arms together.
  package let arm: String?
  /// How many people or cases it is made of; nil where that is not known.
  package let size: Int?
  /// Of what it is a share; nil for other figures.
  package let share: Share?

  /// So many of so many.
  package struct Share: Sendable, Hashable {
    package let count: Int
    package let total: Int

    package init(_ count: Int, of total: Int) {
      (self.count, self.total) = (SuppressionCell.bounded(count), SuppressionCell.bounded(total))
    }
  }

  /// - Parameter size: counted up to a million millions, so that sums of sizes cannot overflow.
  package init(group: String?, arm: String?, size: Int?, share: Share? = nil) {
    self.group = group
    self.arm = arm
    self.size = size.map(SuppressionCell.bounded)
    self.share = share
  }

  private static func bounded(_ number: Int) -> Int { min(max(0, number), 1_000_000_000_000) }
}

package enum Suppression {
  /// The most cells of one quarter that are looked at.
  package static let mostCells = 2000

  /// Which cells of one figure's quarter must not be shown.
  ///
  /// 1. Cells of fewer than `minimum`. A part of unknown size counts as one of them; a whole of unknown size does not.
  /// 2. Where what is left of a shown whole beside its shown parts is fewer than `minimum`, the smallest shown part too: the rest would be a
  ///    figure of those few. Where parts overlap, so that no rest can be told, a hidden one takes all with it.
  /// 3. Where that rest is a share of all or of none, the smallest shown part too: it would be said of each hidden one. (A whole of all or
  ///    none says so of everybody, and is shown.)
  /// 4. Where a hidden cell could still be worked out, the smallest shown part beside it too; and again until none can.
  ///
  /// Parts that are not there count only where their whole is larger than the others by at least `minimum`. Of how groups and arms overlap, only
  /// what the rows say is known; and each quarter stands for itself.
  /// - Parameters:
  ///   - cells: each group and arm once; at most ``mostCells``.
  ///   - minimum: the smallest size that is shown, at least 1.
  /// - Returns: true for each cell to hide, in the order of `cells`.
  package static func hidden(_ cells: [SuppressionCell], minimum: Int) -> [Bool] {
    var plan = SuppressionPlan(cells, minimum: max(1, minimum))
    plan.complete()
    return plan.isHidden
  }
}

/// What is hidden so far, and what each reading of the table says about it.
private struct SuppressionPlan {
  let cells: [SuppressionCell]
  let minimum: Int
  private(set) var isHidden: [Bool]
  private let readings: [Reading]

  /// One way in which cells may add up.
  private struct Reading {
    let families: [Family]
    let graph: SumGraph
  }

  /// A sum that may be published, and the cells that add up to it.
  private struct Family {
    /// Nil where no row has the sum.
    let whole: Int?
    let parts: [Int]
  }

  init(_ cells: [SuppressionCell], minimum: Int) {
    self.cells = cells
    self.minimum = minimum
    isHidden = cells.map { cell in cell.size.map { $0 < minimum } ?? !cell.isWhole }
    readings = SuppressionPlan.divisions(of: cells).map { members in
      Reading(
        families: SuppressionPlan.families(of: cells, among: members),
        graph: SumGraph(cells, among: members, minimum: minimum))
    }
  }

  /// Groups with and without an arm can be parts of one division, or two divisions of the same people. What holds in each that is possible
  /// is safe.
  private static func divisions(of cells: [SuppressionCell]) -> [[Int]] {
    let all = Array(cells.indices)
    let simple = all.filter { cells[$0].group == nil || cells[$0].arm == nil }
    let compared = all.filter { cells[$0].group == nil || cells[$0].arm != nil }
    if simple.count == all.count || compared.count == all.count { return [all] }
    let isOne = families(of: cells, among: all).first.map { !isOverlapping($0, cells) } ?? true
    return isOne ? [all, simple, compared] : [simple, compared]
  }

  /// Whether the parts are more than their whole; false where a size is not known.
  private static func isOverlapping(_ family: Family, _ cells: [SuppressionCell]) -> Bool {
    guard let whole = family.whole, let size = cells[whole].size else { return false }
    return family.parts.reduce(0) { $0 + (cells[$1].size ?? 0) } > size
  }

  /// Groups and arms of the whole, arms of each group, groups of each arm.
  private static func families(of cells: [SuppressionCell], among members: [Int]) -> [Family] {
    let whole = members.first { cells[$0].isWhole }
    let groups = members.filter { cells[$0].group != nil && cells[$0].arm == nil }
    let arms = members.filter { cells[$0].group == nil && cells[$0].arm != nil }
    let inner = members.filter { cells[$0].group != nil && cells[$0].arm != nil }
    let known = Set(groups.map { cells[$0].group })
    // A group that has no row of its own is there as its arms.
    var families = [
      Family(whole: whole, parts: groups + inner.filter { !known.contains(cells[$0].group) }),
      Family(whole: whole, parts: arms),
    ]
    let byGroup = Dictionary(grouping: inner) { cells[$0].group }
    let byArm = Dictionary(grouping: inner) { cells[$0].arm }
    for index in groups {
      if let parts = byGroup[cells[index].group] { families.append(Family(whole: index, parts: parts)) }
    }
    for index in arms {
      if let parts = byArm[cells[index].arm] { families.append(Family(whole: index, parts: parts)) }
    }
    return families.filter { !$0.parts.isEmpty }
  }

  mutating func complete() {
    repeat { hideTellingRests() } while hideBesideKnown()
  }

  /// Steps 2 and 3. Each cell that is hidden can make another rest too small, so it goes on until nothing changes.
  private mutating func hideTellingRests() {
    var changed = true
    while changed {
      changed = false
      for family in readings.lazy.flatMap(\.families) {
        guard let whole = family.whole, !isHidden[whole] else { continue }
        while isRestTooSmall(of: family) || isRestUniform(beside: whole, of: family),
          let next = smallestShown(of: family.parts)
        {
          isHidden[next] = true
          changed = true
        }
      }
    }
  }

  private func isRestTooSmall(of family: Family) -> Bool {
    let hidden = family.parts.filter { isHidden[$0] }
    if SuppressionPlan.isOverlapping(family, cells) { return !hidden.isEmpty }
    let parts = family.parts.reduce(0) { $0 + (cells[$1].size ?? 0) }
    let unlisted = max(0, (family.whole.flatMap { cells[$0].size } ?? parts) - parts)
    let rest = hidden.reduce(unlisted) { $0 + (cells[$1].size ?? 0) }
    return rest < minimum && (rest > 0 || !hidden.isEmpty)
  }

  private func isRestUniform(beside whole: Int, of family: Family) -> Bool {
    guard let all = cells[whole].share, family.parts.contains(where: { isHidden[$0] }) else { return false }
    var (count, total) = (all.count, all.total)
    for part in family.parts where !isHidden[part] {
      guard let share = cells[part].share else { return false }
      (count, total) = (count - share.count, total - share.total)
    }
    return total > 0 && (count <= 0 || count >= total)
  }

  /// Step 4, for each hidden cell that can be worked out. One more hidden part can cover several of them.
  ///
  /// - Returns: true when there was one to hide.
  private mutating func hideBesideKnown() -> Bool {
    var known: Set<SumGraph.Sum> = []
    while true {
      let before = known
      for reading in readings {
        let found = reading.graph.bridges(among: isHidden, known: known)
        if hide(beside: found.cells, in: reading) { return true }
        known.formUnion(found.sums)
      }
      if known == before { return false }
    }
  }

  private mutating func hide(beside known: [Int], in reading: Reading) -> Bool {
    var (hasHidden, covered) = (false, Set<Int>())
    for cell in known where !covered.contains(cell) {
      let siblings = reading.families.filter { $0.parts.contains(cell) }.flatMap(\.parts)
      let parts = cells.indices.filter { !cells[$0].isWhole }
      let fallback = hasHidden ? nil : smallestShown(of: parts) ?? smallestShown(of: cells.indices)
      guard let next = smallestShown(of: siblings) ?? fallback else { continue }
      isHidden[next] = true
      hasHidden = true
      covered.formUnion(siblings)
    }
    return hasHidden
  }

  /// Ties go to the first.
  private func smallestShown(of candidates: some Sequence<Int>) -> Int? {
    candidates.filter { !isHidden[$0] }.min { (cells[$0].size ?? 0, $0) < (cells[$1].size ?? 0, $1) }
  }
}

extension SuppressionCell {
  fileprivate var isWhole: Bool { group == nil && arm == nil }
}

/// The sums of a table as nodes, its cells as edges.
private struct SumGraph {
  private let edges: [Edge]
  private let nodeCount: Int

  private struct Edge {
    let ends: (Int, Int)
    let origin: Origin

    init(_ ends: (Int, Int), _ origin: Origin) {
      self.ends = ends
      self.origin = origin
    }
  }

  private enum Origin {
    case cell(Int)
    /// A sum that no row has: it is not known unless it can be worked out.
    case sum(Sum)
    /// What rows say nothing of.
    case unlisted
  }

  /// The whole, a group or an arm.
  struct Sum: Hashable {
    let group: String?
    let arm: String?
  }

  /// Node 0 is the sum of the groups, 1 that of the arms; then one for each group and each arm.
  init(_ all: [SuppressionCell], among members: [Int], minimum: Int) {
    let cells = members.map { all[$0] }
    var nodes = NodeNumbers()
    let arms = Set(cells.compactMap(\.arm)).sorted()
    let groups = Set(cells.compactMap(\.group)).sorted()
    let divided = Set(cells.filter { $0.arm != nil }.compactMap(\.group))
    let gathered = Set(cells.filter { $0.group != nil }.compactMap(\.arm))
    /// Where nothing is known of arms, a group adds up to nothing but the whole.
    func node(group: String) -> Int { arms.isEmpty ? 1 : nodes.number(of: "g" + group) }
    func node(arm: String) -> Int { groups.isEmpty ? 0 : nodes.number(of: "a" + arm) }
    func edge(_ group: String?, _ arm: String?) -> (Int, Int) {
      switch (group, arm) {
      case (nil, nil): (0, 1)
      case (let group?, nil): (0, node(group: group))
      case (nil, let arm?): (node(arm: arm), 1)
      case (let group?, let arm?): (node(group: group), node(arm: arm))
      }
    }
    var edges = members.map { Edge(edge(all[$0].group, all[$0].arm), .cell($0)) }
    let sizes = CellSizes(cells, minimum: minimum)
    func add(_ group: String?, _ arm: String?) {
      guard !sizes.has(group, arm) else { return }
      let isInner = group != nil && arm != nil
      edges.append(Edge(edge(group, arm), isInner ? .unlisted : .sum(Sum(group: group, arm: arm))))
    }
    add(nil, nil)
    for group in groups { add(group, nil) }
    for arm in arms { add(nil, arm) }
    // How a group is spread over the arms, or an arm over the groups, is open where no row says so.
    for group in groups where !divided.contains(group) { for arm in arms { add(group, arm) } }
    for arm in arms where !gathered.contains(arm) {
      for group in groups where divided.contains(group) { add(group, arm) }
    }
    // People in none of the groups and none of the arms. Whoever a group or an arm has besides its own parts could be in any of the others.
    let isWholeLarger =
      (groups.isEmpty
        || sizes.hasRest(beside: groups.map { sizes.ofGroup($0, arms) } + arms.map { sizes.restOfArm($0, groups) }))
      && (arms.isEmpty
        || sizes.hasRest(beside: arms.map { sizes.ofArm($0, groups) } + groups.map { sizes.restOfGroup($0, arms) }))
    if isWholeLarger { edges.append(Edge((0, 1), .unlisted)) }
    self.edges = edges
    nodeCount = nodes.count
  }

  private struct NodeNumbers {
    private var numbers: [String: Int] = [:]
    var count: Int { numbers.count + 2 }

    mutating func number(of name: String) -> Int {
      if let number = numbers[name] { return number }
      numbers[name] = count
      return count - 1
    }
  }

  /// What can be worked out: the edges that are bridges when only what is not known is left.
  /// Source: R. E. Tarjan, "A note on finding the bridges of a graph" (1974).
  ///
  /// - Parameter known: sums that other readings of the table give away.
  /// - Returns: hidden cells, and sums without a row.
  func bridges(among isHidden: [Bool], known: Set<Sum>) -> (cells: [Int], sums: Set<Sum>) {
    var neighbours = [[(node: Int, edge: Int)]](repeating: [], count: nodeCount)
    for (number, edge) in edges.enumerated() {
      switch edge.origin {
      case .cell(let cell) where !isHidden[cell]: continue
      case .sum(let sum) where known.contains(sum): continue
      default: break
      }
      neighbours[edge.ends.0].append((edge.ends.1, number))
      neighbours[edge.ends.1].append((edge.ends.0, number))
    }
    var search = BridgeSearch(neighbours)
    for node in 0..<nodeCount { search.run(from: node) }
    var (cells, sums): ([Int], Set<Sum>) = ([], [])
    for number in search.bridges {
      switch edges[number].origin {
      case .cell(let cell): cells.append(cell)
      case .sum(let sum): sums.insert(sum)
      case .unlisted: break
      }
    }
    return (cells.sorted(), sums)
  }
}

/// How large the cells of a table are, by group and arm.
private struct CellSizes {
  private let sizes: [SuppressionCell: Int?]
  private let minimum: Int

  init(_ cells: [SuppressionCell], minimum: Int) {
    sizes = Dictionary(
      cells.map { (CellSizes.key($0.group, $0.arm), $0.size) }, uniquingKeysWith: { first, _ in first })
    self.minimum = minimum
  }

  private static func key(_ group: String?, _ arm: String?) -> SuppressionCell {
    SuppressionCell(group: group, arm: arm, size: nil)
  }

  func has(_ group: String?, _ arm: String?) -> Bool { sizes[CellSizes.key(group, arm)] != nil }

  private func size(_ group: String?, _ arm: String?) -> Int? { sizes[CellSizes.key(group, arm)] ?? nil }

  /// Of the cell itself, or of its parts where it has none; 0 where nothing is known.
  func ofGroup(_ group: String, _ arms: [String]) -> Int {
    size(group, nil) ?? arms.reduce(0) { $0 + (size(group, $1) ?? 0) }
  }

  func ofArm(_ arm: String, _ groups: [String]) -> Int {
    size(nil, arm) ?? groups.reduce(0) { $0 + (size($1, arm) ?? 0) }
  }

  /// What it has besides its parts, if it has any.
  func restOfGroup(_ group: String, _ arms: [String]) -> Int {
    let parts = arms.compactMap { size(group, $0) }
    return parts.isEmpty ? 0 : max(0, ofGroup(group, arms) - parts.reduce(0, +))
  }

  func restOfArm(_ arm: String, _ groups: [String]) -> Int {
    let parts = groups.compactMap { size($0, arm) }
    return parts.isEmpty ? 0 : max(0, ofArm(arm, groups) - parts.reduce(0, +))
  }

  /// Whether the whole is larger than these by enough that they are surely not all.
  func hasRest(beside parts: [Int]) -> Bool {
    guard let whole = size(nil, nil) else { return false }
    return whole - parts.reduce(0, +) >= minimum
  }
}

/// A search in depth that notes how far up each part leads back. The path is kept in a list, not on the stack.
private struct BridgeSearch {
  private let neighbours: [[(node: Int, edge: Int)]]
  private var order: [Int]
  private var lowest: [Int]
  private var next: [Int]
  private var time = 0
  private(set) var bridges: [Int] = []

  init(_ neighbours: [[(node: Int, edge: Int)]]) {
    self.neighbours = neighbours
    order = Array(repeating: -1, count: neighbours.count)
    lowest = order
    next = Array(repeating: 0, count: neighbours.count)
  }

  mutating func run(from start: Int) {
    guard order[start] < 0 else { return }
    var path: [(node: Int, edge: Int)] = [(start, -1)]
    enter(start)
    while let (node, edge) = path.last {
      guard next[node] < neighbours[node].count else {
        path.removeLast()
        if let parent = path.last { leave(node, by: edge, to: parent.node) }
        continue
      }
      let step = neighbours[node][next[node]]
      next[node] += 1
      if step.edge == edge { continue }
      if order[step.node] < 0 {
        enter(step.node)
        path.append(step)
      } else {
        lowest[node] = min(lowest[node], order[step.node])
      }
    }
  }

  private mutating func enter(_ node: Int) {
    order[node] = time
    lowest[node] = time
    time += 1
  }

  private mutating func leave(_ node: Int, by edge: Int, to parent: Int) {
    lowest[parent] = min(lowest[parent], lowest[node])
    if lowest[node] > order[parent] { bridges.append(edge) }
  }
}
