// What can be wrong with a content file as such, and the words for it.

import Diagnostics

enum EntryFault {
  case frontMatter(FrontMatterFault)
  case unknownFolder(String, known: [String])
  case unusableName(String, reason: String)
  case personalName(String)
  case personalAlias(String, Span)
  case joinedTags(String, words: [String], Span)
  case severalCurrencies(String, usual: String, Span, at: Span)

  func diagnostic(in file: SourceFile) -> Diagnostic {
    switch self {
    case .frontMatter(.missing):
      Diagnostic(
        .frontMatterMissing, "the file does not begin with its front matter", at: Span(0, 0), in: file,
        hint: "write a line of three hyphens first, then title:, summary:, owner: and status:, then --- again")
    case .frontMatter(.unterminated(let span)):
      Diagnostic(
        .frontMatterUnterminated, "the front matter that begins here has no end", at: span, in: file,
        hint: "write a line of three hyphens (---) after the last field")
    case .unknownFolder(let folder, let known):
      Diagnostic(
        .unknownFolder,
        folder.isEmpty
          ? "the file lies in no folder, so it has no content type"
          : "no content type has the folder \"\(folder)\"",
        at: Place(file: file.path),
        hint: didYouMean(folder, among: known) ?? "the folders are \(known.sorted().joined(separator: ", "))")
    case .unusableName(let name, let reason):
      Diagnostic(
        .unusableName, "the file name \"\(name)\" \(reason)", at: Place(file: file.path), hint: "rename the file")
    case .personalName(let name):
      Diagnostic(
        .personalSlug,
        "the file name \"\(name)\" holds an e-mail address or a staff number, and would be in the page's address",
        at: Place(file: file.path), hint: "rename the file after what it is about")
    case .severalCurrencies(let currency, let usual, let usualSpan, let span):
      Diagnostic(
        .severalCurrencies, "this amount is in \(currency), and others are in \(usual)", at: span, in: file,
        hint: "write all amounts of the page in one currency; they are added up, and not converted",
        notes: [Diagnostic.Note("such as this one", at: Place(usualSpan, in: file))])
    case .joinedTags(let tag, let words, let span):
      Diagnostic(
        .joinedTags, "\"\(tag.prefix(40))\" would be one tag", at: span, in: file,
        hint: "write tags: [\(words.prefix(12).joined(separator: ", "))]")
    case .personalAlias(let alias, let span):
      Diagnostic(
        .personalSlug, "the earlier address \"\(alias)\" holds an e-mail address or a staff number", at: span,
        in: file,
        hint: "take it out: who keeps the old link can ask")
    }
  }
}
