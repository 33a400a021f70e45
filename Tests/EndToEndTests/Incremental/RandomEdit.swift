// One edit of a portal, drawn at random: what an author or a portal's owner does between two builds.

import Content
import Diagnostics
import Foundation
import SeededNumbers
import Site

/// What is drawn for edits.
struct Chance: RandomNumberGenerator {
  private var numbers: SeededNumbers

  init(seed: Int) { numbers = SeededNumbers(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15) }

  mutating func next() -> UInt64 { numbers.next() }

  /// From 0 to `limit` - 1. The texts from `good` on are faults, and come up now and then.
  mutating func text(_ good: Int, of limit: Int) -> Int {
    let isFault = good < limit && .random(in: 0..<10, using: &self) == 0
    return .random(in: isFault ? good..<limit : 0..<good, using: &self)
  }
}

/// An edit is possible in every portal: its numbers are taken modulo what there is. So any part of a sequence of edits is
/// one, too, and a failing one can be shortened.
struct RandomEdit: CustomStringConvertible {
  enum Kind: CaseIterable {
    case body, more, both, title, summary, day, tags, standing, note, reference, alias
    case rename, swap, delete, add, replace
    case personName, personConsent, personBody, personPhoto, programTitle, programBody, home
    case variant, mend
    case today, audience, portable, drafts, output
    case touch, damageOutput, removeOutput, removeMemo
  }

  let kind: Kind
  let which: Int
  let value: UInt64
  /// The file keeps its inode, as with editors that write in place.
  let isInPlace: Bool
  /// Some time goes by before the build, so that the one after it trusts the times of the files.
  let isSettled: Bool

  /// - Parameter chosen: what kind of edit, of which thing; drawn if it is not given.
  init(_ chance: inout Chance, _ chosen: (kind: Kind, which: Int)? = nil) {
    // Most portals are edited more than they are administered.
    let weighted: [Kind] =
      Kind.allCases + [
        .body, .body, .more, .more, .more, .both, .both, .title, .summary, .tags, .variant, .variant, .variant,
        .mend, .mend, .mend, .mend,
        .rename, .add, .add,
        .add, .reference,
      ]
    kind = chosen?.kind ?? weighted.randomElement(using: &chance) ?? .body
    which = chosen?.which ?? .random(in: 0..<60, using: &chance)
    value = chance.next()
    isInPlace = .random(using: &chance)
    isSettled = .random(in: 0..<3, using: &chance) == 0
  }

  var description: String {
    "\(kind) \(which) \(value) \(isInPlace ? "in place" : "by a new file"), \(isSettled ? "settled" : "fresh")"
  }

  func apply(to draft: inout Draft, _ wishes: inout Wishes) {
    var chance = Chance(seed: Int(truncatingIfNeeded: value))
    if !draft.stories.isEmpty { editStory(&draft, &chance) }
    editRest(&draft, &chance)
    switch kind {
    case .today: wishes.today = ["2026-11-23", "2026-11-24", "2026-12-01"][chance.text(3, of: 3)]
    case .audience: wishes.audience = wishes.audience == .all ? .team : .all
    case .portable: wishes.portable.toggle()
    case .drafts: wishes.drafts.toggle()
    case .output: wishes.output = wishes.output == "site" ? "other" : "site"
    default: break
    }
  }

  private func editStory(_ draft: inout Draft, _ chance: inout Chance) {
    let story = which % draft.stories.count
    let free = (0..<Draft.slugs.count).filter { slug in !draft.stories.contains { $0.slug == slug } }
    switch kind {
    case .body:
      // Texts that differ in as little as can be stand beside each other: one link and another.
      let (old, isSlight) = (draft.stories[story].body, Bool.random(using: &chance))
      draft.stories[story].body = isSlight ? old ^ 1 : chance.text(7, of: 11)
    case .more: draft.stories[story].more = chance.text(Draft.goodAdditions, of: Draft.additions.count)
    case .both:
      // An edit of each in one build, of the text or of the front matter.
      for index in [story, (story + 1) % draft.stories.count] {
        if Bool.random(using: &chance) {
          draft.stories[index].more = chance.text(Draft.goodAdditions, of: Draft.additions.count)
        } else {
          draft.stories[index].title = .random(in: 0..<4, using: &chance)
        }
      }
    case .title: draft.stories[story].title = .random(in: 0..<4, using: &chance)
    case .summary: draft.stories[story].summary = .random(in: 0..<4, using: &chance)
    case .day: draft.stories[story].day = .random(in: 0..<4, using: &chance)
    case .tags: draft.stories[story].tags = .random(in: 0..<5, using: &chance)
    case .standing: draft.stories[story].standing = chance.text(6, of: 7)
    case .note: draft.stories[story].note = chance.text(3, of: 3)
    case .reference: draft.stories[story].person = chance.text(4, of: 5)
    case .alias: draft.stories[story].alias = chance.text(3, of: 4)
    case .rename: if let slug = free.randomElement(using: &chance) { draft.stories[story].slug = slug }
    case .swap:
      let other = (story + 1) % draft.stories.count
      (draft.stories[story].slug, draft.stories[other].slug) = (
        draft.stories[other].slug, draft.stories[story].slug
      )
    case .delete: draft.stories.remove(at: story)
    case .replace: draft.stories[story] = Draft.Story(slug: draft.stories[story].slug, title: chance.text(4, of: 4))
    case .mend:
      for index in draft.stories.indices {
        draft.stories[index].body %= 7
        draft.stories[index].more %= Draft.goodAdditions
        draft.stories[index].standing %= 6
        draft.stories[index].person %= 4
        draft.stories[index].alias = 0
      }
    default: break
    }
  }

  private func editRest(_ draft: inout Draft, _ chance: inout Chance) {
    let person = which % draft.people.count
    switch kind {
    case .add:
      let free = (0..<Draft.slugs.count).filter { slug in !draft.stories.contains { $0.slug == slug } }
      guard let slug = free.randomElement(using: &chance) else { return }
      draft.stories.append(
        Draft.Story(
          slug: slug, title: chance.text(4, of: 4), body: chance.text(5, of: 5), tags: chance.text(5, of: 5),
          person: chance.text(4, of: 4)))
    case .personName: draft.people[person].name = .random(in: 0..<3, using: &chance)
    case .personConsent: draft.people[person].consent = chance.text(2, of: 3)
    case .personBody: draft.people[person].body = .random(in: 0..<4, using: &chance)
    case .personPhoto: draft.people[person].photo = .random(in: 0..<2, using: &chance)
    case .programTitle: draft.programTitle = .random(in: 0..<4, using: &chance)
    case .programBody: draft.programBody = .random(in: 0..<4, using: &chance)
    case .home: draft.home = chance.text(2, of: 4)
    case .variant:
      let name = Variants.names[which % Variants.names.count]
      let count = Variants.edits[name]?.count ?? 1
      draft.variants[name] = chance.text(max(1, count - 1), of: count)
    case .mend:
      // What is a fault is the last of its kind.
      for (name, number) in draft.variants where number == (Variants.edits[name]?.count ?? 0) - 1 {
        draft.variants[name] = 0
      }
      draft.home %= 2
    default: break
    }
  }
}
