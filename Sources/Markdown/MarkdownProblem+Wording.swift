// Puts the facts of MarkdownProblem into words.

import Diagnostics

extension MarkdownProblem {
  func diagnostic(at span: Span, in file: SourceFile) -> Diagnostic {
    Diagnostic(code, message, at: span, in: file, hint: hint)
  }

  /// About a file as a whole.
  func diagnostic(of file: SourceFile) -> Diagnostic {
    Diagnostic(code, message, at: Place(file: file.path), hint: hint)
  }

  private var code: Code {
    switch self {
    case .tooLong: .markdownTooLong
    case .invalidUTF8: .markdownNotUTF8
    case .nul: .markdownNUL
    case .tooDeep: .markdownTooDeep
    case .tableTooLarge: .markdownTableTooLarge
    case .tooManyReferences: .markdownTooManyReferences
    case .tooTangled: .markdownTooTangled
    case .maskedCaret: .markdownMaskedCaret
    case .parserGaveUp: .markdownNotParsed
    case .tookTooLong: .markdownTookTooLong
    case .rawHTML: .markdownRawHTML
    case .link(.empty), .image(.empty): .markdownEmptyDestination
    case .link, .image: .markdownForbiddenDestination
    case .imageElsewhere: .markdownImageElsewhere
    case .topHeading: .markdownTopHeading
    case .skippedLevel: .markdownSkippedLevel
    case .emptyHeading: .markdownEmptyHeading
    case .unknownCallout: .markdownUnknownCallout
    case .undefinedFootnote: .markdownUndefinedFootnote
    case .spaceInAddress: .markdownSpaceInAddress
    case .headingWithoutSpace: .markdownHeadingWithoutSpace
    case .figureWithoutName, .unknownFigureForm, .numberWithoutWords: .markdownBadFigure
    case .notInline: .markdownNotInline
    }
  }

  private var message: String {
    switch self {
    case .tooLong(let limit): "the text is longer than \(limit / 1000) kilobytes"
    case .invalidUTF8: "this is not UTF-8 text"
    case .nul: "there is a NUL character here"
    case .tooDeep(let limit): "quotations and lists are nested more than \(limit) deep"
    case .tableTooLarge(let cells): "this table has more than \(cells) cells"
    case .tooManyReferences: "the link definitions of this text are used so often that the page would become huge"
    case .tooTangled(let tangle): tangle.message
    case .maskedCaret: "behind a bracket, a ^ that is written as an entity cannot be read"
    case .parserGaveUp: "the text could not be read as Markdown: the parser gave up on it"
    case .tookTooLong: "reading the text as Markdown takes too long"
    case .rawHTML(let html): "HTML such as \(html.shown) is not allowed in Markdown"
    case .link(let refusal): refusal.message(of: "link")
    case .image(let refusal): refusal.message(of: "image")
    case .imageElsewhere: "this picture would be fetched from another website"
    case .topHeading: "a heading with one # competes with the page's title"
    case .skippedLevel(let from, let to): "this heading of level \(to) follows one of level \(from)"
    case .emptyHeading: "this heading has no text"
    case .unknownCallout(let name): "there is no callout called \"\(name)\""
    case .undefinedFootnote(let label): "there is no footnote called \"\(label)\""
    case .spaceInAddress: "this is no link, because its address has a space in it"
    case .headingWithoutSpace(let level, _):
      "this is no heading, because the space behind \(String(repeating: "#", count: level)) is missing"
    case .figureWithoutName: "this block does not say which figure to show"
    case .unknownFigureForm(let form): "there is no chart called \"\(form)\""
    case .numberWithoutWords: "a number on its own says nothing"
    case .notInline(let kind): "this field takes one paragraph of text, not \(kind.name)"
    }
  }

  private var hint: String? {
    switch self {
    case .tooLong: "split it into several entries"
    case .invalidUTF8: "save the file as UTF-8"
    case .nul: "delete it"
    case .tooDeep: "use fewer levels"
    case .tableTooLarge: "split it, or publish it as a file to download"
    case .tooManyReferences: "write the addresses where they are used"
    case .tooTangled: "split it, or publish it as a file to download"
    case .maskedCaret: "write [^ for a footnote, or \\[^ for the characters themselves"
    case .parserGaveUp, .tookTooLong:
      "look for very wide tables, deeply nested lists or quotations and long lines of punctuation, or split the text"
    case .rawHTML(let html): html.advice
    case .link(let refusal): refusal.linkAdvice
    case .image(let refusal): refusal == .empty ? Self.imageAdvice : "write the name of a picture beside this file"
    case .imageElsewhere: "put the picture beside this file and write its name"
    case .topHeading(let text): "write ## \(text)".truncated
    case .skippedLevel(let from, _): "write \(String(repeating: "#", count: min(6, from + 1)))"
    case .emptyHeading: "write its text or delete it"
    case .unknownCallout(let name):
      didYouMean(name, among: Callout.allCases.map(\.rawValue)) ?? "write NOTE, TIP, IMPORTANT, WARNING or CAUTION"
    case .undefinedFootnote(let label): "write a line [^\(label)]: with its text"
    case .spaceInAddress(let address): "write (<\(address)>)".truncated + ", or rename the file without spaces"
    case .headingWithoutSpace(let level, let title):
      "write \(String(repeating: "#", count: level)) \(title)".truncated
    case .figureWithoutName: "write the file name of a metric behind it, without .md"
    case .unknownFigureForm(let form):
      didYouMean(form, among: Self.figureForms) ?? "write one of " + Self.figureForms.joined(separator: ", ")
    case .numberWithoutWords:
      "write the number on the first line, and on the next what it counts and where it comes from"
    case .notInline(let kind): kind.advice
    }
  }

  private static let figureForms = FigureForm.ofMeasures.map(\.rawValue)
  private static let imageAdvice = "write the name of a picture: ![what it shows](picture.png)"
}

extension MarkdownProblem.Tangle {
  fileprivate var message: String {
    switch self {
    case .addresses: "this run of web addresses and brackets is too long to be read as links"
    case .atSigns: "there are too many @ signs in a row here"
    case .tableHeader: "this line has more | than a table can have columns"
    case .tableHeaders: "there are too many lines such as |---| in one paragraph here"
    }
  }
}

extension Destination.Refusal {
  fileprivate func message(of thing: String) -> String {
    switch self {
    case .empty: "this \(thing) leads nowhere"
    case .controlCharacter: "the address of this \(thing) holds a control character"
    case .backslash: "the address of this \(thing) holds a backslash"
    case .withoutScheme: "the address of this \(thing) begins with //"
    case .scheme(let scheme): "a \(thing) to \"\(scheme.truncated):\" is not allowed"
    case .incomplete(let scheme): "the address of this \(thing) has nothing behind \"\(scheme.truncated):\""
    }
  }

  fileprivate var linkAdvice: String {
    switch self {
    case .empty: "write the address: [text](address), or a backslash before the bracket: \\["
    case .controlCharacter: "write the address again, without tabs and line ends"
    case .backslash: "write / in its place"
    case .withoutScheme: "write https:// and the rest"
    case .scheme(let scheme) where ["file", "ftp", "smb"].contains(scheme.lowercased()):
      "write an https: address, or put the file beside this one and write its name"
    case .scheme:
      "write an https:, http:, mailto: or tel: address, or the name of a file; ./ before a name that has a colon"
    case .incomplete(let scheme):
      scheme.lowercased().hasPrefix("http")
        ? "write \(scheme)://host/…" : "write \(scheme):address"
    }
  }
}

extension MarkdownProblem.BlockKind {
  fileprivate var name: String {
    switch self {
    case .heading: "a heading"
    case .list: "a list"
    case .numberedList: "a numbered list"
    case .quote: "a quotation"
    case .code: "a code block"
    case .table: "a table"
    case .rule: "a line across"
    case .footnote: "a footnote"
    case .html: "HTML"
    case .paragraphs: "several paragraphs"
    case .definition: "a link definition"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .heading: "leave the # out, or write \\# for the sign itself"
    case .list: "leave the marker out, or write a backslash before it: \\-"
    case .numberedList: "write a backslash before the full stop: 1\\."
    case .quote: "leave the > out, or write \\>"
    case .code: "leave the indentation and the ``` out"
    case .table: "leave the line of |---| out"
    case .rule: "leave it out"
    case .footnote: "put the note into the text"
    case .html: "write it in Markdown"
    case .paragraphs: "join them into one"
    case .definition: "write the address where it is used: [text](address)"
    }
  }
}

extension String {
  /// Short enough for a message.
  fileprivate var truncated: String { unicodeScalars.count > 80 ? String(unicodeScalars.prefix(79)) + "…" : self }
}
