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
  }

  /// By the first word.
  private var names: [Substring: [Name]] = [:]

  init(among entries: [Entry], in model: ContentModel) {
    for entry in entries where model[entry.type].has(.person) {
      for written in WithdrawnPerson.names(of: entry, in: model) {
        let words = KnownNames.words(of: written)
        if let first = words.first { names[first, default: []].append(Name(written: written, words: words)) }
      }
    }
  }

  /// The first of them that a text names, as their entry writes it.
  func firstNamed(in text: String) -> String? {
    guard !names.isEmpty else { return nil }
    let words = KnownNames.words(of: text)
    for (index, word) in words.enumerated() {
      for name in names[word] ?? [] where words[index...].starts(with: name.words) {
        if name.words.count > 1 || KnownNames.holds(name.written, text) { return name.written }
      }
    }
    return nil
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

/// Walks the fields of an entry to those texts that its type declares anonymous.
struct AnonymousTexts {
  private let entry: Entry
  /// Which of the entry's fragments the next Markdown field has.
  private var fragment = 0
  /// What is read of each: its words, and where its links lead.
  private(set) var found: [(texts: [String], span: Span)] = []

  init(of entry: Entry, paths: [[Int]]) {
    self.entry = entry
    for (index, field) in entry.fields.enumerated() { walk(field, [index], paths) }
  }

  private mutating func walk(_ field: SourceField, _ path: [Int], _ paths: [[Int]]) {
    let isAnonymous = paths.contains(path)
    switch field.content {
    case .list(let items): for item in items { walk(item, path, paths) }
    case .record(let parts):
      for (index, part) in parts.enumerated() { walk(part, path + [index], paths) }
    case .value(.text(let text)): if isAnonymous { found.append(([text], field.span)) }
    case .markdown, .inlineMarkdown:
      if isAnonymous, entry.fragments.indices.contains(fragment) {
        let document = entry.fragments[fragment]
        found.append(([document.plainText] + document.slots.map(\.destination), field.span))
      }
      fragment += 1
    default: break
    }
  }
}
