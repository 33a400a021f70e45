// What can be wrong between the files of a portal, and the words for it.

import Diagnostics
import Markdown
import Schema

enum LibraryFault {
  case sameSlug(String, first: String)
  case missingEntry(String, what: String, known: [String])
  case ambiguousReference(String, [String])
  case hiddenEntry(String, what: String, Publication.Reason)
  case linkToHidden(String, Publication.Reason)
  case linkLeavesContent(String)
  case nothingBeforeAndAfter
  /// - Parameter others: the charts that could be drawn.
  case notDrawn(FigureForm, of: String, others: [FigureForm])
  case missingFile(String, known: [String])
  case missingHeading(String, in: String, known: [String])
  case noPicture(String)
  case imageWithoutAlternative(String)
  case media(String, MediaFault)
  case withdrawnPicture(String, person: String)
  case leftPicture(String, person: String)
  case tagSpelling(String, first: String)
  case tagWithoutLetters(String)
  case repeatedReference(String)
  case datedLater(Day)

  func diagnostic(of entry: Entry) -> Diagnostic { diagnostic(at: Place(file: entry.source.path)) }

  func diagnostic(at span: Span, of entry: Entry) -> Diagnostic { diagnostic(at: Place(span, in: entry.source)) }

  private func diagnostic(at place: Place) -> Diagnostic {
    switch self {
    case .sameSlug(let slug, let first):
      Diagnostic(
        .sameSlug, "\(first) has the same address: both are called \"\(slug)\"", at: place,
        hint: "rename one of the two files")
    case .missingEntry(let slug, let what, let known):
      Diagnostic(
        .missingEntry, "there is no \(what) called \"\(slug)\"", at: place,
        hint: didYouMean(slug, among: known) ?? LibraryFault.some(of: known))
    case .ambiguousReference(let slug, let ways):
      Diagnostic(
        .ambiguousReference, "several entries are called \"\(slug)\"", at: place,
        hint: "say which: " + ways.joined(separator: " or "))
    case .hiddenEntry(let slug, let what, let reason):
      Diagnostic(
        .hiddenEntry, "the \(what) \"\(slug)\" is \(reason.words), so it is left out here", at: place,
        hint: reason == .withdrawn
          ? "remove it here, with all that tells of them" : "publish it, or remove it here")
    case .linkToHidden(let destination, let reason):
      Diagnostic(
        .linkToHidden, "the link \"\(destination)\" leads to an entry that is \(reason.words)", at: place,
        hint: "readers of this edition could not follow it; remove the link")
    case .nothingBeforeAndAfter:
      Diagnostic(
        .markdownBadFigure, "this entry has no figure before and after to show", at: place,
        hint: "fill it in in the front matter, or take the block out")
    case .notDrawn(let form, let slug, let others):
      Diagnostic(
        .markdownBadFigure, "\"\(slug)\" has no \(form.needs), so \(form.rawValue) cannot be drawn", at: place,
        hint: "add them to content/data, or "
          + (others.isEmpty
            ? "take the block out"
            : "write a chart there is: " + others.map(\.rawValue).joined(separator: ", ")))
    case .linkLeavesContent(let destination):
      Diagnostic(
        .linkLeavesContent, "the link \"\(destination)\" leads out of the content folder", at: place,
        hint: "link to a file under content/, to an address of this site such as /stories/, or to https://…")
    case .missingFile(let destination, let known):
      Diagnostic(
        .missingFile, "there is no file \"\(destination)\"", at: place,
        hint: didYouMean(destination, among: known) ?? "paths are relative to this file; put pictures beside it")
    case .missingHeading(let fragment, let file, let known):
      Diagnostic(
        .missingHeading, "\(file) has no heading \"#\(fragment)\"", at: place,
        hint: didYouMean(fragment, among: known)
          ?? (known.isEmpty
            ? "it has no headings" : "it has " + known.prefix(6).map { "#" + $0 }.joined(separator: ", ")))
    case .noPicture(let destination):
      Diagnostic(
        .noPicture, "\"\(destination)\" is no PNG, JPEG, GIF, WebP or SVG picture with a size", at: place,
        hint: "save the picture in one of these formats")
    case .imageWithoutAlternative(let destination):
      Diagnostic(
        .imageWithoutAlternative, "the picture \"\(destination)\" has no alternative text", at: place,
        hint: "say in a few words what it shows: ![two crew members at a ticket desk](\(destination))")
    case .media(let file, .position):
      Diagnostic(
        .imageWithPosition, "\(file) says where it was taken (GPS position)", at: place,
        hint: "remove the location from the picture, for example by saving a copy without metadata")
    case .media(let file, .active(let part)):
      Diagnostic(
        .activeMedia, "\(file) holds \(part), which could run or load something", at: place,
        hint: "export the drawing as plain SVG")
    case .withdrawnPicture(let file, let person):
      Diagnostic(
        .withdrawnTrace, "\(person) says that consent is withdrawn, and \(file) is that person's photo", at: place,
        hint: "show another picture")
    case .leftPicture(let file, let person):
      Diagnostic(
        .leftBehind, "\(person) says that the person has left, and \(file) is their photo", at: place,
        hint: "show another picture; thanks may stay")
    case .tagSpelling(let name, let first):
      Diagnostic(
        .tagSpelling, "the tag \"\(name)\" is spelt \"\(first)\" elsewhere", at: place,
        hint: "both have one page; spell them alike")
    case .tagWithoutLetters(let name):
      Diagnostic(
        .tagWithoutLetters, "the tag \"\(name)\" has no letter or digit to make an address from", at: place,
        hint: "use a word")
    case .repeatedReference(let slug):
      Diagnostic(
        .repeatedReference, "\"\(slug)\" is named a second time in this list", at: place,
        hint: "delete it here, or write the one that was meant; the page names it once")
    case .datedLater(let day):
      Diagnostic(
        .datedLater, "this is published, and dated \(day.iso), which is still to come", at: place,
        hint: "write publish_on: \(day.iso) as well, or correct the day")
    }
  }

  private static func some(of known: [String]) -> String {
    if known.isEmpty { return "there is none yet" }
    let shown = known.prefix(6).joined(separator: ", ")
    return known.count > 6 ? "there are \(shown) and \(known.count - 6) more" : "there are \(shown)"
  }
}
