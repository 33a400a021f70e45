// What a page leads on to by its tags: against the definition, on random libraries, and in linear time.

import Schema
import SeededNumbers
import Testing

@testable import Content

@Suite struct RelatedEntriesTests {
  private typealias Subject = RelatedEntries.Subject

  /// The definition: compare every page with every other.
  private static func naive(_ subjects: [Subject]) -> [[Int]] {
    subjects.enumerated().map { number, subject in
      let shared = subjects.indices.map { other -> Int in
        guard other != number, subjects[other].isPublished, subjects[other].type == subject.type else { return 0 }
        return Set(subjects[other].tags).intersection(subject.tags).count
      }
      let found = subjects.indices.filter { shared[$0] > 0 }.sorted { (-shared[$0], $0) < (-shared[$1], $1) }
      return Array(found.prefix(4))
    }
  }

  private static func subject(_ tags: [Int], type: Int = 0, published: Bool = true) -> Subject {
    Subject(type: TypeID(type), isPublished: published, tags: tags)
  }

  @Test func isWhatComparingAllPagesFinds() {
    var random = SystemRandomNumberGenerator()
    for round in 0..<300 {
      let seed = UInt64.random(in: .min ... .max, using: &random)
      var generator = SeededNumbers(seed: seed)
      let tags = Int.random(in: 1...12, using: &generator)
      let subjects = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        Self.subject(
          (0..<Int.random(in: 0...6, using: &generator)).map { _ in Int.random(in: 0..<tags, using: &generator) },
          type: Int.random(in: 0...1, using: &generator), published: Int.random(in: 0...4, using: &generator) > 0)
      }
      let jobs = 1 + round % 3
      #expect(RelatedEntries.find(subjects, jobs: jobs) == Self.naive(subjects), "seed \(seed)")
    }
  }

  /// Of seven tags the commonest one does not count; of two equally common ones the later.
  @Test func comparesByTheRarestSix() {
    let many = Self.subject([0, 1, 2, 3, 4, 5, 6])
    #expect(RelatedEntries.find([many, Self.subject([3]), Self.subject([0])], jobs: 1)[0] == [2])
    #expect(RelatedEntries.find([many, Self.subject([6]), Self.subject([5])], jobs: 1)[0] == [2])
    #expect(RelatedEntries.find([many, Self.subject([3]), Self.subject([4])], jobs: 1)[0] == [1])
  }

  /// Comparing each with each would take minutes.
  @Test func manyPagesWithOneTag() {
    let all = RelatedEntries.find((0..<20_000).map { _ in Self.subject([7]) }, jobs: 2)
    #expect(all.count == 20_000)
    #expect(all[0] == [1, 2, 3, 4])
    #expect(all[2] == [0, 1, 3, 4])
    #expect(all[19_999] == [0, 1, 2, 3])
  }

  /// Twenty thousand pages with the same many tags.
  @Test func manyPagesWithManyTags() {
    let all = RelatedEntries.find((0..<20_000).map { _ in Self.subject(Array(0..<40)) }, jobs: 2)
    #expect(all[19_999] == [0, 1, 2, 3])
  }
}
