// Which entries a page leads on to because they share its tags, in time that grows with the number of entries, however
// they are tagged. 1. Every set of tags that some entry carries gets a number, and remembers the first few published
// entries that carry all of it. 2. A page looks up the sets made of its own tags, from the largest down.

import Parallel
import Schema

enum RelatedEntries {
  /// Shown on a page at most.
  static let most = 4
  /// A set of n tags has 2^n - 1 parts, so a page with more tags is compared by its rarest, which say most about it.
  static let mostTags = 6

  /// An entry as it is compared with others.
  struct Subject: Sendable {
    let type: TypeID
    /// Others do not lead to what is not published.
    let isPublished: Bool
    /// By number, in the order of their slugs.
    let tags: [Int]
  }

  /// By ``EntryID``: the published entries of the same type that share the most tags, then in the type's own order.
  static func all(in index: EntryIndex, tags: TagIndex, jobs: Int) -> [[EntryID]] {
    let subjects = index.order.enumerated().map { number, position in
      Subject(
        type: index.entries[position].type, isPublished: index.publications[position] == .published,
        tags: tags.ofEntries[number].map(\.index))
    }
    return find(subjects, jobs: jobs).map { $0.map(EntryID.init) }
  }

  /// - Parameter subjects: in the order in which those that share equally many tags are wanted.
  /// - Returns: for each subject, the numbers of those it leads to.
  static func find(_ subjects: [Subject], jobs: Int) -> [[Int]] {
    let sets = TagSets(of: subjects)
    return Parallel.slices(of: subjects.count, jobs: jobs, smallest: 256) { range in
      range.map { sets.related(to: $0) }
    }.flatMap { $0 }
  }
}

/// Every set of tags that an entry of a type carries, with the first entries that carry it.
private struct TagSets: Sendable {
  /// A page finds itself in each of its sets, and in the smaller ones those that it found in larger ones: one more than
  /// is shown leaves enough new ones in each.
  private static let kept = RelatedEntries.most + 1

  /// By what is the rest of a set, which is a set too, and the last of its tags: half a number each.
  private var numbers: [Int: Int32] = [:]
  /// ``kept`` places a set.
  private var members: [Int32] = []
  private var memberCounts: [Int] = []
  /// The sets of each subject behind each other; within one, by the bits of its tags from 1.
  private var sets: [Int32] = []
  /// Where the sets of each subject begin, and after the last the end.
  private var starts = [0]

  init(of subjects: [RelatedEntries.Subject]) {
    numbers.reserveCapacity(subjects.count * 2)
    var uses: [Int: Int] = [:]
    for subject in subjects where subject.isPublished { for tag in subject.tags { uses[tag, default: 0] += 1 } }
    for (number, subject) in subjects.enumerated() {
      add(TagSets.compared(subject.tags, uses), of: subject, number)
      starts.append(sets.count)
    }
  }

  /// The tags by which a page is compared: each once, in their order.
  private static func compared(_ tags: [Int], _ uses: [Int: Int]) -> [Int] {
    var own: [Int] = []
    own.reserveCapacity(tags.count)
    for tag in tags.sorted() where tag != own.last { own.append(tag) }
    guard own.count > RelatedEntries.mostTags else { return own }
    let rarest = own.sorted { (uses[$0] ?? 0, $0) < (uses[$1] ?? 0, $1) }
    return rarest.prefix(RelatedEntries.mostTags).sorted()
  }

  private mutating func add(_ tags: [Int], of subject: RelatedEntries.Subject, _ number: Int) {
    let start = sets.count
    for bits in 1..<(1 << tags.count) {
      let last = Int.bitWidth - 1 - bits.leadingZeroBitCount
      let others = bits ^ (1 << last)
      let rest = others == 0 ? Int32(-1 - subject.type.index) : sets[start + others - 1]
      let set = self.set(Int(rest) << 32 | tags[last])
      sets.append(set)
      if subject.isPublished { add(Int32(number), to: Int(set)) }
    }
  }

  /// The number of a set.
  private mutating func set(_ key: Int) -> Int32 {
    if let number = numbers[key] { return number }
    let number = Int32(memberCounts.count)
    numbers[key] = number
    memberCounts.append(0)
    members.append(contentsOf: repeatElement(0, count: TagSets.kept))
    return number
  }

  private mutating func add(_ member: Int32, to set: Int) {
    guard memberCounts[set] < TagSets.kept else { return }
    members[set * TagSets.kept + memberCounts[set]] = member
    memberCounts[set] += 1
  }

  func related(to number: Int) -> [Int] {
    let own = sets[starts[number]..<starts[number + 1]]
    var found: [Int] = []
    var size = (own.count + 1).trailingZeroBitCount
    while size > 0, found.count < RelatedEntries.most {
      // Who shares this many tags is in one of these sets; who shares more has been found.
      var level: [Int] = []
      for (offset, set) in own.enumerated() where (offset + 1).nonzeroBitCount == size {
        let start = Int(set) * TagSets.kept
        for member in members[start..<start + memberCounts[Int(set)]].lazy.map({ Int($0) })
        where member != number && !found.contains(member) { level.append(member) }
      }
      found += level.sorted().prefix(RelatedEntries.most - found.count)
      size -= 1
    }
    return found
  }
}
