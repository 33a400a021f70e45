// The other ways in which somebody's name is written: as in a register, with initials, in an address of mail.

import Content

/// What a name of several words may become, folded as ``SearchableText`` folds. A surname alone is none of them.
struct NameForms: Sendable {
  /// As it is, and without the initials in the middle that it has.
  let whole: [[UInt8]]
  /// `lind, mara` and `lind mara`.
  let turned: [[UInt8]]
  /// `m. lind` and `m lind`: they count where both words have a capital, since `e.g. park` names nobody.
  let initials: [[UInt8]]
  /// `m.lind`, as in an address of mail.
  let joined: [[UInt8]]
  /// First name and surname, between which initials may stand.
  let ends: [(first: [UInt8], last: [UInt8])]

  /// - Parameter others: names and slugs of others: an initial and a surname that fit one of them, too, tell nothing.
  init(of names: [String], besides others: [String]) {
    let taken = Set(
      others.flatMap { other in
        ([" ", "-"] as [Character]).compactMap { NameForms.key(other.split(separator: $0)) }
      })
    let names = names.map { $0.split(separator: " ") }.filter { $0.count > 1 }
    whole = names.flatMap { words -> [[Substring]] in
      let full = words.filter { !NameForms.isInitial($0) }
      return [words] + (full.count > 1 && full.count < words.count ? [full] : [])
    }.map { SearchableText.folded($0.joined(separator: " ")) }
    turned = names.flatMap { words in
      (1..<words.count).flatMap { cut in
        [", ", " "].map { words[cut...].joined(separator: " ") + $0 + words[..<cut].joined(separator: " ") }
      }
    }.map(SearchableText.folded)
    ends = names.map { words in
      (SearchableText.folded(String(words[0])), SearchableText.folded(String(words[words.count - 1])))
    }
    let short = names.filter { words in
      !(NameForms.key(words).map(taken.contains) ?? true) && !NameForms.isInitial(words[0])
    }
    initials = short.flatMap { words -> [String] in
      let initial = words[0].prefix(1)
      let rests =
        words.count > 2 ? [words[1...].joined(separator: " "), String(words[words.count - 1])] : [String(words[1])]
      let marks = NameForms.words.contains(initial.lowercased()) ? [". "] : [". ", " "]
      return rests.flatMap { rest in marks.map { initial + $0 + rest } }
    }.map(SearchableText.folded)
    joined = short.map { SearchableText.folded($0[0].prefix(1) + "." + $0[$0.count - 1]) }
  }

  /// Letters that are words, so that without a dot they are no initial: "a park", "what I may do".
  private static let words: Set<String> = ["a", "i", "e", "o", "y"]

  private static func isInitial(_ word: Substring) -> Bool {
    word.count == 1 || word.count == 2 && word.last == "."
  }

  /// An initial and a surname, as one.
  private static func key(_ words: [Substring]) -> [UInt8]? {
    guard words.count > 1, let first = words[0].first, let last = words.last else { return nil }
    return SearchableText.folded("\(first) \(last)")
  }
}
