// Rule P6: nobody known is named where a type declares a text to be anonymous: a doubt, something said, a comment.
//
// Names are compared as slugs are made: in any case, without accents, over line breaks and emphasis, and as the name of a
// file in a link. A name of one word may be a common one, and is found only as it is written.

import Diagnostics
import Markdown
import Schema

/// The names of all people who have an entry, hidden and withdrawn ones too.
struct KnownNames: Sendable {
  private struct Name: Sendable {
    let written: String
    let words: [Substring]
    /// The number of the entry among those they were taken from.
    let entry: Int
  }

  /// By the first word.
  private var names: [Substring: [Name]] = [:]

  init(among entries: [Entry], in model: ContentModel) {
    for (number, entry) in entries.enumerated() where model[entry.type].has(.person) {
      for written in WithdrawnPerson.names(of: entry, in: model) {
        let words = KnownNames.words(of: written)
        if let first = words.first {
          names[first, default: []].append(Name(written: written, words: words, entry: number))
        }
      }
    }
  }

  /// The first of them that a text names, as their entry writes it.
  func firstNamed(in text: String) -> String? { named(in: text).first?.name }

  /// Those whom a text names, with the numbers of their entries; somebody may come twice.
  func named(in text: String) -> [(name: String, entry: Int)] {
    guard !names.isEmpty else { return [] }
    let words = KnownNames.words(of: text)
    var found: [(name: String, entry: Int)] = []
    for (index, word) in words.enumerated() {
      for name in names[word] ?? [] where words[index...].starts(with: name.words) {
        if name.words.count > 1 || KnownNames.holds(name.written, text) { found.append((name.written, name.entry)) }
      }
    }
    return found
  }

  /// Apostrophes part words: `Mara Lind's` names Mara Lind.
  private static func words(of text: String) -> [Substring] {
    let parted = text.replacing("'", with: " ").replacing("\u{2019}", with: " ")
    return Slug.make(from: parted).split(separator: "-")
  }

  /// Whether a text has the word just as it is written.
  private static func holds(_ word: String, _ text: String) -> Bool {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { $0 == word }
  }
}

/// Walks the fields of an entry to its texts: those that its type declares anonymous, or all.
struct EntryTexts {
  private let entry: Entry
  /// Nil for all.
  private let paths: [[Int]]?
  /// Which of the entry's fragments the next Markdown field has.
  private var fragment = 0
  /// What is read of each: its words, and where its links lead.
  private(set) var found: [(texts: [String], span: Span)] = []

  /// - Parameter paths: which fields, each as an index, then one into the fields of each record on the way.
  init(of entry: Entry, paths: [[Int]]? = nil) {
    self.entry = entry
    self.paths = paths
    for (index, field) in entry.fields.enumerated() { walk(field, [index]) }
  }

  private mutating func walk(_ field: SourceField, _ path: [Int]) {
    let isWanted = paths?.contains(path) ?? true
    switch field.content {
    case .list(let items): for item in items { walk(item, path) }
    case .record(let parts): for (index, part) in parts.enumerated() { walk(part, path + [index]) }
    case .value(.text(let text)): if isWanted { found.append(([text], field.span)) }
    case .value(.url(.external(let address))): if isWanted { found.append(([address], field.span)) }
    case .markdown, .inlineMarkdown:
      if isWanted, entry.fragments.indices.contains(fragment) {
        let document = entry.fragments[fragment]
        found.append(([document.plainText] + document.slots.map(\.destination), field.span))
      }
      fragment += 1
    default: break
    }
  }
}
