// When a step must run again, and what a graph looks like after it was stored.

import BuildGraph
import Coding
import Testing

struct ComparisonTests {
  /// Three entries of two groups; `c` has more slots than bits.
  private func table(_ digests: [String: [UInt64]] = [:]) -> NodeTable {
    var table = NodeTable()
    for (key, group) in [("a", 1), ("b", 1), ("c", 2)] {
      let own = digests[key] ?? Array(1...(key == "c" ? 70 : 3))
      table.add(key, group: group, digests: own[...])
    }
    return table
  }

  private func graph(reads: [(Int, SlotMask)]) -> BuildGraph {
    let nodes = table()
    let record = StepRecord(
      name: "p", inputs: [Digest(value: 7), Digest(value: 8)],
      reads: ReadSet(reads.map { (NodeID($0.0), $0.1) }, in: nodes), output: Digest(value: 9), notes: [1, 2])
    return BuildGraph(environment: Digest(value: 1), nodes: nodes, steps: [record])
  }

  private func reason(_ reads: [(Int, SlotMask)], after nodes: NodeTable, inputs: [UInt64] = [7, 8]) throws
    -> Reason?
  {
    let comparison = Comparison(graph(reads: reads), with: nodes)
    let record = try #require(comparison.record(of: "p"))
    return comparison.reason(toRun: record, inputs: inputs.map(Digest.init(value:)))
  }

  @Test func nothingChangedNothingRuns() throws {
    #expect(try reason([(0, .all), (1, .all), (2, .all)], after: table()) == nil)
  }

  @Test func onlyTheSlotsThatWereReadMatter() throws {
    let changed = table(["a": [1, 2, 99]])
    #expect(try reason([(0, SlotMask(bits: 0b011))], after: changed) == nil)
    #expect(try reason([(0, SlotMask(bits: 0b110))], after: changed) == .read(node: "a", slot: 2))
    #expect(try reason([(1, .all)], after: changed) == nil)
  }

  @Test func slotsBeyondTheLastBitShareIt() throws {
    let changed = table(["c": Array(1...69) + [99]])
    #expect(try reason([(2, SlotMask(slot: 68))], after: changed) == .read(node: "c", slot: 63))
    #expect(try reason([(2, SlotMask(slot: 62))], after: changed) == nil)
  }

  @Test func aNodeThatIsGoneOrHasOtherSlotsChangedWhole() throws {
    var without = NodeTable()
    without.add("b", group: 1, digests: [1, 2, 3])
    #expect(try reason([(0, SlotMask(slot: 1))], after: without) == .read(node: "a", slot: 1))
    #expect(try reason([(1, .all)], after: without) == nil, "b is the same under another number")
    #expect(try reason([(1, SlotMask(slot: 0))], after: table(["b": [1, 2]])) == .read(node: "b", slot: 0))
  }

  @Test func inputsAreCompared() throws {
    #expect(try reason([], after: table(), inputs: [7, 9]) == .input(1))
    #expect(try reason([], after: table(), inputs: [7]) == .input(0))
  }

  @Test func manyReadsOfAGroupAreReadsOfTheGroup() throws {
    var nodes = NodeTable()
    for number in 0..<300 { nodes.add("n\(number)", group: number < 250 ? 1 : 2, digests: [5]) }
    let reads = ReadSet((0..<260).map { (NodeID($0), SlotMask(slot: 0)) }, in: nodes)
    #expect(reads.nodes.count == 10 && reads.groups.map(\.subject) == [1])
    let record = StepRecord(name: "p", inputs: [], reads: reads, output: Digest(value: 0), notes: [])
    let graph = BuildGraph(environment: Digest(value: 1), nodes: nodes, steps: [record])
    var changed = NodeTable()
    for number in 0..<300 {
      changed.add("n\(number)", group: number < 250 ? 1 : 2, digests: [number == 249 ? 6 : 5])
    }
    #expect(Comparison(graph, with: changed).reason(toRun: record, inputs: []) == .group(node: "n249", slot: 0))
    #expect(Comparison(graph, with: nodes).reason(toRun: record, inputs: []) == nil)
  }

  @Test func recordsFollowTheirNodes() {
    let graph = graph(reads: [(0, SlotMask(slot: 1)), (2, SlotMask(slot: 2))])
    let moved = graph.steps[0].renumbered([5, -1, 3])
    #expect(moved.reads.nodes.map(\.subject) == [NodeID(3), NodeID(5)])
  }

  @Test func aGraphComesBackAndDamageIsRefused() throws {
    let graph = graph(reads: [(0, .all), (2, SlotMask(slot: 40))])
    let bytes = Array(graph.pieces(jobs: 2).joined())
    var reader = ByteReader(bytes)
    #expect(try BuildGraph(from: &reader) == graph)
    for length in 0..<bytes.count {
      #expect(throws: DamagedData.self) {
        var reader = ByteReader(bytes, in: 0..<length)
        _ = try BuildGraph(from: &reader)
      }
    }
  }

  @Test func aGraphOfManySlicesComesBack() throws {
    let nodes = table()
    let steps = (0..<1500).map { number in
      StepRecord(
        name: "p\(number)", inputs: [Digest(value: UInt64(number))],
        reads: ReadSet([(NodeID(number % 3), SlotMask(bits: UInt64(number)))], in: nodes),
        output: Digest(value: 9), notes: Array(repeating: 1, count: number % 5))
    }
    let graph = BuildGraph(environment: Digest(value: 1), nodes: nodes, steps: steps)
    let pieces = graph.pieces(jobs: 4)
    #expect(pieces.count > 2)
    var reader = ByteReader(Array(pieces.joined()))
    #expect(try BuildGraph(from: &reader) == graph && reader.isAtEnd)
    #expect(Array(graph.pieces(jobs: 1).joined()) == Array(pieces.joined()))
  }

  @Test func editsGoIntoAGraph() throws {
    let before = graph(reads: [(0, .all), (1, SlotMask(bits: 1))])
    let step = StepRecord(name: "p", inputs: [], reads: .none, output: Digest(value: 2), notes: [])
    let after = before.with(nodes: [NodeID(0): [1, 2, 99], NodeID(7): [1]], steps: [0: step, 7: step])
    #expect(after.nodes == table(["a": [1, 2, 99]]))
    #expect(after.steps == [step] && after.environment == before.environment)
    #expect(Comparison(before, with: after.nodes).stale == [0])
    #expect(Comparison(after, with: table()).stale == [])
    #expect(before.with(nodes: [NodeID(0): [1]], steps: [:]) == before, "a node keeps its number of slots")
  }
}
