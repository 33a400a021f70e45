// The name of somebody known as a register has it, `Lind, Mara`, and with an initial, `M. Lind` or `m.lind`: less sure than the
// name as it is, so what stands between its words and their capitals count, too. The finished pages have more such forms (P4).

/// One other way to write a name of several words.
struct OtherNameForm: Sendable {
  /// As slugs have them.
  let words: [Substring]
  let isInitial: Bool
  /// How many of the words stand before the place where the name was cut.
  private let cut: Int

  /// - Parameter words: divides a text as slugs do.
  static func all(of name: String, words: (String) -> [Substring]) -> [OtherNameForm] {
    let parts = name.split(separator: " ").map { words(String($0)) }.filter { !$0.isEmpty }
    guard parts.count > 1 else { return [] }
    let turned = (1..<parts.count).map { cut in
      let last = parts[cut...].flatMap(\.self)
      return OtherNameForm(words: last + parts[..<cut].flatMap(\.self), isInitial: false, cut: last.count)
    }
    guard let initial = parts[0].first?.prefix(1), parts[0] != [initial] else { return turned }
    let surnames = [parts[1...].flatMap(\.self)] + (parts.count > 2 ? [parts[parts.count - 1]] : [])
    return turned + surnames.map { OtherNameForm(words: [initial] + $0, isInitial: true, cut: 1) }
  }

  /// Whether a text that has these words has them as such a form is written.
  func isWritten(in text: String) -> Bool {
    let tokens = text.split { !$0.isLetter && !$0.isNumber }
    let folded = tokens.map { Slug.make(from: String($0)) }
    return folded.indices.contains { index in
      folded[index...].starts(with: words, by: ==) && fits(Array(tokens[index..<index + words.count]), in: text)
    }
  }

  private func fits(_ tokens: [Substring], in text: String) -> Bool {
    let (before, behind) = (tokens[cut - 1], tokens[cut])
    let gap = text[before.endIndex..<behind.startIndex]
    guard isInitial else { return !gap.contains(where: OtherNameForm.endings.contains) }
    // In `e.g. Park` the g is none.
    if before.startIndex > text.startIndex, text[text.index(before: before.startIndex)] == "." { return false }
    // As in an address of mail.
    if gap == "." { return true }
    return before.first?.isUppercase ?? false && behind.first?.isUppercase ?? false
      && gap.allSatisfy { $0.isWhitespace || ".*_".contains($0) }
      && (gap.contains(".") || !OtherNameForm.letters.contains(words[0]))
  }

  /// What ends a sentence or a part of one: "We met the Linds. Mara spoke."
  private static let endings: Set<Character> = [".", ";", ":", "!", "?", "/"]

  /// Letters that are words, so that without a dot they are no initial: "What I Lind may do".
  private static let letters: Set<Substring> = ["a", "i", "e", "o", "y"]
}
