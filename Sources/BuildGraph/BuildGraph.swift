// What the last build made, and out of what; and so what this build must make anew.
//
// 1. After a publish the graph is kept: every node with the digests of its slots, every step with its reads.
// 2. The next build makes its own table of nodes and compares: that gives, for each node, the slots that changed.
// 3. A step is skipped when it is made of the same and none of the slots it read changed; else there is a reason.

package import Coding
import Parallel

/// A finished build, as it is remembered.
package struct BuildGraph: Sendable, Equatable {
  /// Of what every step depends on: the version of the engine, the settings, the schema.
  package let environment: Digest
  package let nodes: NodeTable
  /// In the order of the plan.
  package let steps: [StepRecord]

  package init(environment: Digest, nodes: NodeTable, steps: [StepRecord]) {
    self.environment = environment
    self.nodes = nodes
    self.steps = steps
  }

  /// The graph with some nodes and steps as a later build found them, by their numbers.
  package func with(nodes changed: [NodeID: [UInt64]], steps made: [Int: StepRecord]) -> BuildGraph {
    var (nodes, steps) = (nodes, steps)
    for (node, digests) in changed { nodes.replace(node, digests: digests) }
    for (number, step) in made where steps.indices.contains(number) { steps[number] = step }
    return BuildGraph(environment: environment, nodes: nodes, steps: steps)
  }
}

/// Why a step must run.
package enum Reason: Sendable, Hashable {
  /// There is no memory of an earlier build that could be used.
  case firstBuild
  /// Something that every step depends on is another.
  case environment
  case newStep
  /// What it made is not there any more, or somebody else changed it.
  case outputChanged
  /// One of the things it is made of is another, by its number in ``StepRecord/inputs``.
  case input(Int)
  /// A slot that it read holds something else, or the node is gone.
  case read(node: String, slot: Int)
  /// A slot of some node of a group.
  case group(node: String, slot: Int)
}

/// The last build seen from this one.
package struct Comparison: Sendable {
  private let graph: BuildGraph
  private let changes: [SlotMask]
  /// The first changed node of each group, with its changes and those of the others.
  private let groups: [Int32: (node: NodeID, mask: SlotMask)]
  private let byName: [String: Int]

  /// - Parameter graph: of the same environment; of another one, only what its steps left is of use.
  package init(_ graph: BuildGraph, with nodes: NodeTable) {
    self.graph = graph
    changes = NodeTable.changes(from: graph.nodes, to: nodes)
    var groups: [Int32: (node: NodeID, mask: SlotMask)] = [:]
    for (index, mask) in changes.enumerated() where !mask.isEmpty {
      groups[graph.nodes.groups[index], default: (NodeID(index), SlotMask())].mask.formUnion(mask)
    }
    self.groups = groups
    byName = Dictionary(
      graph.steps.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The numbers of the steps of which some read does not hold any more.
  package var stale: [Int] {
    graph.steps.indices.filter { reason(toRun: graph.steps[$0], inputs: graph.steps[$0].inputs) != nil }
  }

  package func record(of name: String) -> StepRecord? { byName[name].map { graph.steps[$0] } }

  /// Nil when the step's record still holds.
  package func reason(toRun record: StepRecord, inputs: [Digest]) -> Reason? {
    guard record.inputs.count == inputs.count else { return .input(0) }
    for (number, (before, after)) in zip(record.inputs, inputs).enumerated() where before != after {
      return .input(number)
    }
    for read in record.reads.nodes {
      guard changes.indices.contains(read.subject.index) else { return .firstBuild }
      if let slot = changes[read.subject.index].intersection(read.mask).firstSlot {
        return .read(node: graph.nodes.keys[read.subject.index], slot: slot)
      }
    }
    for read in record.reads.groups {
      guard let change = groups[read.subject] else { continue }
      if let slot = change.mask.intersection(read.mask).firstSlot {
        return .group(node: graph.nodes.keys[change.node.index], slot: slot)
      }
    }
    return nil
  }

  /// For each node of the last build its number in `nodes`, -1 for one that is gone; nil when all kept theirs.
  package func renumbering(to nodes: NodeTable) -> [Int32]? {
    if graph.nodes.keys == nodes.keys { return nil }
    let byKey = nodes.byKey
    return graph.nodes.keys.map { key in byKey[key].map { Int32($0.index) } ?? -1 }
  }
}

extension BuildGraph {
  /// All of it as bytes, in pieces that follow each other: together they may be megabytes, which nobody should copy.
  package func pieces(jobs: Int) -> [[UInt8]] {
    let (head, slices) = Parallel.both(jobs: jobs) {
      var writer = ByteWriter(capacity: nodes.size + 64)
      writer.write(fixed: environment.value)
      nodes.write(to: &writer)
      writer.write(unsigned: UInt64(steps.count))
      return writer.bytes
    } and: {
      Parallel.slices(of: steps.count, jobs: jobs, smallest: 256) { range in
        var writer = ByteWriter(capacity: range.count * 1024)
        for step in steps[range] { step.write(to: &writer) }
        return writer.bytes
      }
    }
    return [head] + slices
  }

  package init(from reader: inout ByteReader) throws(DamagedData) {
    environment = Digest(value: try reader.fixed())
    nodes = try NodeTable(from: &reader)
    steps = try reader.list { (reader) throws(DamagedData) in try StepRecord(from: &reader) }
  }
}
