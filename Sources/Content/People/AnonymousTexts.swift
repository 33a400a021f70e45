// The texts of an entry's fields, for the rules that look for names in them (P2, P5, P6).

import Diagnostics
import Markdown
import Schema

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
