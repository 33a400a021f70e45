// The proof of incremental builds: after any edits the output, the diagnostics and the counts are those of a clean build,
// with one worker as with several.
//
// LAUREL_EDIT_SEQUENCES says how many sequences are played (40 if it is not set), LAUREL_EDIT_SEED from which on.

import Foundation
import Testing

@Suite struct RandomEditTests {
  private static func number(_ name: String, otherwise: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? otherwise
  }

  private static let length = 8
  static let seeds: [Int] = {
    let first = number("LAUREL_EDIT_SEED", otherwise: 1)
    return Array(first..<(first + number("LAUREL_EDIT_SEQUENCES", otherwise: 40)))
  }()

  @Test(arguments: seeds)
  func anIncrementalBuildEqualsACleanOne(_ seed: Int) throws {
    var chance = Chance(seed: seed)
    let edits = (0..<Self.length).map { _ in RandomEdit(&chance) }
    guard let fault = try Self.fault(of: edits) else { return }
    let few = try Self.shortened(Array(edits.prefix(fault.step)), until: 24)
    let last = try Self.fault(of: few)?.words ?? fault.words
    Issue.record("seed \(seed): after \(few.map(\.description).joined(separator: "; ")): \(last)")
  }

  /// Otherwise the comparison above would say little.
  @Test func mostRandomEditsCanBePublished() throws {
    var published = 0
    for seed in 1...3 {
      var chance = Chance(seed: seed)
      let portal = try EditedPortal()
      for _ in 0..<Self.length { _ = try portal.fault(after: RandomEdit(&chance)) }
      published += portal.publishedCount
    }
    #expect(published > 3 * Self.length / 2)
  }

  /// The first step after which something differs, counted from 1; 0 for the first build of all.
  private static func fault(of edits: [RandomEdit]) throws -> (step: Int, words: String)? {
    let portal = try EditedPortal()
    for (step, edit) in ([nil] + edits.map(Optional.some)).enumerated() {
      if let words = try portal.fault(after: edit) { return (step, words) }
    }
    return nil
  }

  /// Leaves out what is not needed for the fault.
  private static func shortened(_ edits: [RandomEdit], until limit: Int) throws -> [RandomEdit] {
    var edits = edits
    var tries = 0
    var index = 0
    while index < edits.count, tries < limit {
      tries += 1
      var fewer = edits
      fewer.remove(at: index)
      if let fault = try fault(of: fewer) {
        edits = Array(fewer.prefix(fault.step))
        index = 0
      } else {
        index += 1
      }
    }
    return edits
  }
}
