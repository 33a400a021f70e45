// Rule P4: the ways in which a page could still name somebody who withdrew consent. The name is found over line breaks and
// emphasis, in capitals, without its accents, with a typographic apostrophe, in addresses of mail and in file names, and in
// the forms of ``NameForms``.

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
  private let forms: NameForms
  /// Folded names of others that share a word with this person's: where two stand side by side, Anna Lind and Mara Holt, they
  /// do not name Mara Lind.
  private let neighbours: [[UInt8]]

  init(_ person: WithdrawnPerson) {
    self.person = person
    let isSeveralWords = { (name: String) in name.contains(" ") || name.contains("-") }
    let parts = person.slug.split(separator: "-")
    let separated = ["-", ".", "_"].flatMap { mark in
      [parts, parts.suffix(1) + parts.dropLast()].map { $0.joined(separator: mark) }
    }
    let forms = NameForms(of: person.names, besides: person.namesakes)
    let written = person.names.filter(isSeveralWords) + (isSeveralWords(person.slug) ? separated : [])
    let folded = written.map(SearchableText.folded) + forms.whole + forms.joined
    self.forms = forms
    self.folded = folded
    exact = (person.names + [person.slug]).filter { !isSeveralWords($0) }.map { Array($0.utf8) }
    let namesakes = person.namesakes.map(SearchableText.folded)
    others = namesakes.filter { other in folded.contains { other.firstRange(of: $0) != nil } }
    neighbours = namesakes.filter { other in
      forms.ends.contains { other.firstRange(of: $0.first) != nil || other.firstRange(of: $0.last) != nil }
    }
  }

  /// Whether an artifact or its address names one of these people.
  static func isAny(of traces: [PersonTrace], in artifact: Artifact) -> Bool {
    let texts =
      texts(of: artifact, keepsOffsets: false) + [
        SearchableText(Array(artifact.file.utf8), keepsOffsets: false)
      ]
    return traces.contains { trace in texts.contains { trace.find(in: $0) != nil } }
  }

  /// Tells what is looked for from anything else that could be.
  func write(to writer: inout ByteWriter) {
    for forms in [folded, exact, others, forms.turned, forms.initials, neighbours] {
      writer.write(forms) { $0.write($1) }
    }
  }

  /// The texts of an artifact to look through: all of it; of a page or a message, what is read on it; of a format with a notation of
  /// its own, what that says. Their places are those of ``Artifact/readable``.
  static func texts(of artifact: Artifact, keepsOffsets: Bool = true) -> [SearchableText] {
    let bytes = artifact.readable
    let whole = SearchableText(bytes, keepsOffsets: keepsOffsets)
    let decoded = DecodedText.all(of: artifact).map { SearchableText($0, keepsOffsets: keepsOffsets) }
    guard artifact.hasTags else { return [whole] + decoded }
    return [whole, SearchableText(bytes, withoutTags: true, keepsOffsets: keepsOffsets)] + decoded
  }

  /// Where the text names the person first.
  func find(in text: SearchableText) -> Span? {
    let masked = masked(text)
    for form in folded where !masked.isEmpty {
      if let range = SearchableText.firstWords(form, in: masked) { return text.span(of: range) }
    }
    for form in exact {
      if let range = SearchableText.firstWords(form, in: text.source, hyphenates: true) {
        return text.span(ofSource: range)
      }
    }
    return otherForms(in: text).first
  }

  /// Everywhere that texts of the same bytes name the person, in order.
  func spans(in texts: [SearchableText]) -> [Span] {
    PersonTrace.merged(
      texts.flatMap { text in
        let masked = masked(text)
        let several = folded.flatMap { SearchableText.allWords($0, in: masked).map { text.span(of: $0) } }
        let single = exact.flatMap { SearchableText.allWords($0, in: text.source, hyphenates: true) }
        return several + single.map { text.span(ofSource: $0) } + otherForms(in: text)
      })
  }

  /// Where a surname stands that may be theirs, with a capital: too common a word to be refused, and worth a look.
  func surnames(in text: SearchableText) -> [Span] {
    let long = Set(forms.ends.map(\.last).filter { $0.count > 2 })
    guard long.contains(where: { SearchableText.firstWords($0, in: text.bytes) != nil }) else { return [] }
    let masked = neighbours.reduce(into: text.bytes) { bytes, other in SearchableText.mask(other, in: &bytes) }
    return long.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { SearchableText.allWords($0, in: masked) }
      .filter { text.isCapital(at: $0.lowerBound) }.map { text.span(of: $0) }
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

  /// The name turned round, with an initial for the first name, or with initials in the middle.
  private func otherForms(in text: SearchableText) -> [Span] {
    guard forms.ends.contains(where: { SearchableText.firstWords($0.last, in: text.bytes) != nil }) else {
      return []
    }
    let masked = neighbours.reduce(into: text.bytes) { bytes, other in SearchableText.mask(other, in: &bytes) }
    let turned = forms.turned.flatMap { SearchableText.allWords($0, in: masked) }
    let initials = forms.initials.flatMap { SearchableText.allWords($0, in: masked) }.filter { range in
      text.isCapital(at: range.lowerBound)
        && !(range.lowerBound > 0 && masked[range.lowerBound - 1] == UInt8(ascii: "."))
        && (masked[range].firstIndex(of: UInt8(ascii: " ")).map { text.isCapital(at: $0 + 1) } ?? false)
    }
    let middle = forms.ends.flatMap { ends in
      SearchableText.allWords(ends.first, in: masked).compactMap { first -> Range<Int>? in
        PersonTrace.end(ofInitialsAnd: ends.last, from: first.upperBound, in: masked).map { first.lowerBound..<$0 }
      }
    }
    return (turned + initials + middle).map { text.span(of: $0) }
  }

  /// Where a surname ends that follows one to three initials; nil when something else stands here.
  private static func end(ofInitialsAnd last: [UInt8], from start: Int, in bytes: [UInt8]) -> Int? {
    var offset = start
    for _ in 0..<3 {
      guard offset + 2 < bytes.count, bytes[offset] == UInt8(ascii: " "),
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[offset + 1])
      else { return nil }
      offset += 2
      if bytes[offset] == UInt8(ascii: ".") { offset += 1 }
      let surname = offset + 1
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: " ") else { return nil }
      if SearchableText.isWords(last, at: surname, in: bytes) { return surname + last.count }
    }
    return nil
  }
}
