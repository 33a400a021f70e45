// Rule P4: the ways in which a page could still name somebody who withdrew consent. The name is found over line breaks and
// emphasis, in capitals, without its accents, with a typographic apostrophe, in addresses of mail and in file names.

import Coding
import Content
import Diagnostics
import HTML

/// What to look for of one person.
struct PersonTrace: Sendable {
  let person: WithdrawnPerson
  /// Forms of several words, folded as ``SearchableText`` folds; found in any spelling.
  private let folded: [[UInt8]]
  /// A single word may be a common one: it is found only as it is written.
  private let exact: [[UInt8]]
  /// Folded names of others that hold this person's: Mary Ann Lee is not Ann Lee.
  private let others: [[UInt8]]

  init(_ person: WithdrawnPerson) {
    self.person = person
    let isSeveralWords = { (name: String) in name.contains(" ") || name.contains("-") }
    let separated = ["-", ".", "_"].map { mark in
      person.slug.split(separator: "-").joined(separator: mark)
    }
    // As in a register: Lind, Mara.
    let turned = person.names.compactMap { name -> String? in
      let words = name.split(separator: " ")
      guard let last = words.last, words.count > 1 else { return nil }
      return last + ", " + words.dropLast().joined(separator: " ")
    }
    let forms = (person.names.filter(isSeveralWords) + turned + (isSeveralWords(person.slug) ? separated : []))
      .map(SearchableText.folded)
    folded = forms
    exact = (person.names + [person.slug]).filter { !isSeveralWords($0) }.map { Array($0.utf8) }
    others = person.namesakes.map(SearchableText.folded).filter { other in
      forms.contains { other.firstRange(of: $0) != nil }
    }
  }

  /// Whether an artifact or its address names one of these people.
  static func isAny(of traces: [PersonTrace], in artifact: Artifact) -> Bool {
    let texts =
      texts(of: artifact, keepsOffsets: false) + [
        SearchableText(Array(artifact.path.file.utf8), keepsOffsets: false)
      ]
    return traces.contains { trace in texts.contains { trace.find(in: $0) != nil } }
  }

  /// Tells what is looked for from anything else that could be.
  func write(to writer: inout ByteWriter) {
    for forms in [folded, exact, others] { writer.write(forms) { $0.write($1) } }
  }

  /// The texts of an artifact to look through: all of it and, of a page, what is read on it.
  static func texts(of artifact: Artifact, keepsOffsets: Bool = true) -> [SearchableText] {
    let whole = SearchableText(artifact.bytes, keepsOffsets: keepsOffsets)
    guard artifact.isPage else { return [whole] }
    return [whole, SearchableText(artifact.bytes, withoutTags: true, keepsOffsets: keepsOffsets)]
  }

  /// Where the text names the person first.
  func find(in text: SearchableText) -> Span? {
    let masked = masked(text)
    for form in folded where !masked.isEmpty {
      if let range = SearchableText.firstWords(form, in: masked) { return text.span(of: range) }
    }
    for form in exact {
      if let range = SearchableText.firstWords(form, in: text.source, hyphenates: true) {
        return Span(range.lowerBound, range.upperBound)
      }
    }
    return nil
  }

  /// Everywhere that texts of the same bytes name the person, in order.
  func spans(in texts: [SearchableText]) -> [Span] {
    PersonTrace.merged(
      texts.flatMap { text in
        let masked = masked(text)
        let several = folded.flatMap { SearchableText.allWords($0, in: masked).map(text.span) }
        let single = exact.flatMap { SearchableText.allWords($0, in: text.source, hyphenates: true) }
        return several + single.map { Span($0.lowerBound, $0.upperBound) }
      })
  }

  /// In order, those that overlap as one.
  static func merged(_ spans: [Span]) -> [Span] {
    spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }.reduce(into: []) { merged, span in
      if let last = merged.last, span.start < last.end {
        merged[merged.count - 1] = last.joined(with: span)
      } else {
        merged.append(span)
      }
    }
  }

  /// The folded text without the names of others; empty when it names nobody of this name, as most do.
  private func masked(_ text: SearchableText) -> [UInt8] {
    guard folded.contains(where: { SearchableText.firstWords($0, in: text.bytes) != nil }) else { return [] }
    return others.reduce(into: text.bytes) { bytes, other in SearchableText.mask(other, in: &bytes) }
  }
}
