// What can be wrong with a Markdown text, as facts. MarkdownProblem+Wording.swift puts them into words.

enum MarkdownProblem: Sendable, Hashable {
  // Before parsing
  case tooLong(limit: Int)
  case invalidUTF8
  case nul
  case tooDeep(limit: Int)
  case tableTooLarge(cells: Int)
  case tooManyReferences
  case tooTangled(Tangle)
  case maskedCaret

  // Instead of a tree
  case parserGaveUp
  case tookTooLong

  // In the tree
  case rawHTML(RawHTML)
  case link(Destination.Refusal)
  case image(Destination.Refusal)
  case imageElsewhere
  case topHeading(String)
  case skippedLevel(from: Int, to: Int)
  case emptyHeading(level: Int)
  case unknownCallout(String)
  case undefinedFootnote(String)
  case spaceInAddress(String)
  case headingWithoutSpace(level: Int, String)
  case figureWithoutName
  case unknownFigureForm(String)
  case numberWithoutWords
  case notInline(BlockKind)

  /// A shape on which the parser takes time that grows with the square of its length.
  enum Tangle: Sendable, Hashable {
    case addresses, atSigns, tableHeader, tableHeaders
  }

  /// What stands in a text that may only be one paragraph.
  enum BlockKind: Sendable, Hashable {
    case heading, list, numberedList, quote, code, table, rule, footnote, html, paragraphs, definition
  }
}
