// Rule P6: nobody known is named where a type declares a text to be anonymous: a doubt, something said, a comment.
//
// Names are compared as slugs are made: in any case, without accents, over line breaks and emphasis, and as the name of a
// file in a link. A name of one word may be a common one, and is found only as it is written.

import Schema

/// The names of all people who have an entry, hidden and withdrawn ones too.
struct KnownNames: Sendable {
  private struct Name: Sendable {
    let written: String
    let words: [Substring]
    /// The number of the entry among those they were taken from.
    let entry: Int
    /// Nil for the name as it is.
    var otherwise: OtherNameForm?
  }

  /// By the first word.
  private var names: [Substring: [Name]] = [:]

  init(among entries: [Entry], in model: ContentModel) {
    var initials: [[Substring]: Set<Int>] = [:]
    for (number, entry) in entries.enumerated() where model[entry.type].has(.person) {
      for written in WithdrawnPerson.names(of: entry, in: model) {
        let words = KnownNames.words(of: written)
        guard let first = words.first, let last = words.last else { continue }
        names[first, default: []].append(Name(written: written, words: words, entry: number))
        initials[[first.prefix(1), last], default: []].insert(number)
      }
    }
    // An initial and a surname that fit two people tell of neither.
    for name in names.values.flatMap(\.self).sorted(by: { $0.entry < $1.entry }) {
      for form in OtherNameForm.all(of: name.written, words: KnownNames.words) {
        guard let first = form.words.first, let last = name.words.last else { continue }
        if form.isInitial, initials[[first, last]] != [name.entry] { continue }
        names[first, default: []].append(
          Name(written: name.written, words: form.words, entry: name.entry, otherwise: form))
      }
    }
  }

  /// The first of them that a text names, as their entry writes it.
  func firstNamed(in text: String) -> String? { named(in: text).first?.name }

  /// Those whom a text names, with the numbers of their entries; somebody may come twice.
  func named(in text: String) -> [(name: String, entry: Int)] {
    guard !names.isEmpty else { return [] }
    let words = KnownNames.words(of: text)
    var whole: [(name: Name, words: Range<Int>)] = []
    var otherwise: [(name: Name, words: Range<Int>)] = []
    for (index, word) in words.enumerated() {
      for name in names[word] ?? [] where words[index...].starts(with: name.words) {
        let place = index..<index + name.words.count
        if let form = name.otherwise {
          if form.isWritten(in: text) { otherwise.append((name, place)) }
        } else if name.words.count > 1 || KnownNames.holds(name.written, text) {
          whole.append((name, place))
        }
      }
    }
    // Anna Lind, Mara Holt: where they have entries, they do not name Mara Lind.
    let others = otherwise.filter { other in !whole.contains { $0.words.overlaps(other.words) } }
    return (whole + others).map { ($0.name.written, $0.name.entry) }
  }

  /// Apostrophes part words: `Mara Lind's` names Mara Lind.
  private static func words(of text: String) -> [Substring] {
    Slug.make(from: text, joinsAtApostrophes: false).split(separator: "-")
  }

  /// Whether a text has the word just as it is written.
  private static func holds(_ word: String, _ text: String) -> Bool {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { $0 == word }
  }
}
