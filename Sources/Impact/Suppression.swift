// Which figures of small groups are hidden: those below the smallest size, and as many others as it takes that none of them can be
// worked out from what is shown. Sources: A. Hundepool et al., Statistical Disclosure Control (2012), 4.3, on secondary cell suppression;
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

  package init(group: String?, arm: String?, size: Int?) {
    self.group = group
    self.arm = arm
    self.size = size
  }
}

package enum Suppression {
  /// The most cells of one quarter that are looked at.
  package static let mostCells = 2000

  /// Which cells of one figure's quarter must not be shown.
  ///
  /// 1. Cells of fewer than `minimum`. A part of unknown size counts as one of them; a whole of unknown size does not.
  /// 2. Where the parts of a shown whole that are hidden are together fewer than `minimum`, the smallest shown part too: the rest of the
  ///    whole would be a figure of those few.
  /// 3. Where a hidden cell could still be worked out, the smallest shown part beside it too; and again until none can.
  ///
  /// The parts that are there count as all there are. What they leave out only makes less known.
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

private struct SuppressionPlan {
  let cells: [SuppressionCell]
  let minimum: Int
  private(set) var isHidden: [Bool]
  private let families: [Family]
  private let graph: SumGraph

  /// A sum that may be published, and the cells that add up to it.
  private struct Family {
    /// Nil where no row has the sum.
    let whole: Int?
    let parts: [Int]
  }

  init(_ cells: [SuppressionCell], minimum: Int) {
    self.cells = cells
    self.minimum = minimum
    isHidden = cells.map { cell in
      let isWhole = cell.group == nil && cell.arm == nil
      return cell.size.map { $0 < minimum } ?? !isWhole
    }
    families = SuppressionPlan.families(of: cells)
    graph = SumGraph(cells)
  }

  /// Groups and arms of the whole, arms of each group, groups of each arm.
  private static func families(of cells: [SuppressionCell]) -> [Family] {
    let whole = cells.firstIndex { $0.group == nil && $0.arm == nil }
    let groups = cells.indices.filter { cells[$0].group != nil && cells[$0].arm == nil }
    let arms = cells.indices.filter { cells[$0].group == nil && cells[$0].arm != nil }
    let inner = cells.indices.filter { cells[$0].group != nil && cells[$0].arm != nil }
    let known = Set(groups.map { cells[$0].group })
    // A group that has no row of its own is there as its arms.
    var families = [
      Family(whole: whole, parts: groups + inner.filter { !known.contains(cells[$0].group) }),
      Family(whole: whole, parts: arms),
    ]
    let byGroup = Dictionary(grouping: inner) { cells[$0].group }
    let byArm = Dictionary(grouping: inner) { cells[$0].arm }
    for index in groups { byGroup[cells[index].group].map { families.append(Family(whole: index, parts: $0)) } }
    for index in arms { byArm[cells[index].arm].map { families.append(Family(whole: index, parts: $0)) } }
    return families.filter { !$0.parts.isEmpty }
  }

  mutating func complete() {
    guard isHidden.contains(true) else { return }
    repeat { hideTooSmallRests() } while hideOneBesideKnown()
  }

  /// Step 2. Each hidden cell can make another rest too small, so it goes on until nothing changes.
  private mutating func hideTooSmallRests() {
    var changed = true
    while changed {
      changed = false
      for family in families {
        guard let whole = family.whole, !isHidden[whole] else { continue }
        while case let hidden = family.parts.filter({ isHidden[$0] }), !hidden.isEmpty,
          hidden.reduce(0, { $0 + (cells[$1].size ?? 0) }) < minimum, let next = smallestShown(of: family.parts)
        {
          isHidden[next] = true
          changed = true
        }
      }
    }
  }

  /// Step 3. True when there was one to hide.
  private mutating func hideOneBesideKnown() -> Bool {
    guard let known = graph.bridges(among: isHidden).first else { return false }
    let siblings = families.filter { $0.parts.contains(known) }.flatMap(\.parts)
    let wholes = families.filter { $0.parts.contains(known) }.compactMap(\.whole)
    let others = cells.indices.filter { cells[$0].group != nil || cells[$0].arm != nil }
    for candidates in [siblings, wholes.filter { !isWhole($0) }, others, Array(cells.indices)] {
      if let next = smallestShown(of: candidates) {
        isHidden[next] = true
        return true
      }
    }
    return false
  }

  private func isWhole(_ index: Int) -> Bool { cells[index].group == nil && cells[index].arm == nil }

  /// Ties go to the first.
  private func smallestShown(of candidates: [Int]) -> Int? {
    candidates.filter { !isHidden[$0] }.min { (cells[$0].size ?? 0, $0) < (cells[$1].size ?? 0, $1) }
  }
}

/// The sums of a table as nodes, its cells as edges.
private struct SumGraph {
  /// For each edge its two nodes. The cells come first, then sums that no row has.
  private let edges: [(Int, Int)]
  private let cellCount: Int
  private let nodeCount: Int

  /// Node 0 is the sum of the groups, 1 that of the arms; then one for each group and each arm.
  init(_ cells: [SuppressionCell]) {
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
    var edges = cells.map { edge($0.group, $0.arm) }
    let present = Set(cells.map { SuppressionCell(group: $0.group, arm: $0.arm, size: nil) })
    func add(_ group: String?, _ arm: String?) {
      if !present.contains(SuppressionCell(group: group, arm: arm, size: nil)) { edges.append(edge(group, arm)) }
    }
    add(nil, nil)
    for group in groups { add(group, nil) }
    for arm in arms { add(nil, arm) }
    // How a group is spread over the arms, or an arm over the groups, is open where no row says so.
    for group in groups where !divided.contains(group) { for arm in arms { add(group, arm) } }
    for arm in arms where !gathered.contains(arm) {
      for group in groups where divided.contains(group) { add(group, arm) }
    }
    self.edges = edges
    cellCount = cells.count
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

  /// The cells whose edges are bridges when only hidden cells and sums without a row are left: what can be worked out.
  /// Source: R. E. Tarjan, "A note on finding the bridges of a graph" (1974).
  func bridges(among isHidden: [Bool]) -> [Int] {
    var neighbours = [[(node: Int, edge: Int)]](repeating: [], count: nodeCount)
    for (number, edge) in edges.enumerated() where number >= cellCount || isHidden[number] {
      neighbours[edge.0].append((edge.1, number))
      neighbours[edge.1].append((edge.0, number))
    }
    var search = BridgeSearch(neighbours)
    for node in 0..<nodeCount { search.run(from: node) }
    return search.bridges.filter { $0 < cellCount }.sorted()
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
