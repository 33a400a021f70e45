// Texts that authors took for entries: saved by an editor as `.md.txt`, or written in a word processor. They are found by their names
// beside entries, and told of only when nobody links to them, because a document to download may lie there too.

import Content
import Diagnostics
import HTML
import Schema

/// A file beside entries that may have been meant as one.
struct MisplacedText: Sendable {
  /// Below content/.
  let path: String
  private let form: Form

  private enum Form { case text, document }

  private static let documents: Set<String> = ["doc", "docx", "odt", "rtf", "pages"]
  /// Of a text, in bytes: a mark of the byte order may stand before the hyphens.
  static let beginning = 6

  /// - Parameter beginning: reads the first bytes of the file.
  /// - Returns: nil for a file that nobody takes for an entry.
  init?(_ path: String, beginning: () throws(DiskFailure) -> [UInt8]) throws(DiskFailure) {
    let kind = MediaKind.fileExtension(of: path)
    if MisplacedText.documents.contains(kind) {
      form = .document
    } else if kind == "txt" {
      let bytes = try beginning()
      let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
      guard path.lowercased().hasSuffix(".md.txt") || text.starts(with: "---".utf8) else { return nil }
      form = .text
    } else {
      return nil
    }
    self.path = path
  }

  /// - Parameter published: the files of content/ that pages show or lead to.
  static func diagnostics(
    of texts: [MisplacedText], beside entries: [Entry], in model: ContentModel, published: [MediaFile]
  ) -> [Diagnostic] {
    let folders = Set(model.types.map(\.folder))
    let beside = texts.filter { $0.path.contains("/") && folders.contains(String($0.path.prefix { $0 != "/" })) }
    guard !beside.isEmpty else { return [] }
    let linked = Set(published.map(\.path.path)).union(entries.flatMap(\.linkedPaths))
    return beside.filter { !linked.contains($0.path) }.map(\.diagnostic)
  }

  private var diagnostic: Diagnostic {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.prefix { $0 != "." }
    return switch form {
    case .text:
      Diagnostic(
        .unknownFile, "this is no entry, because its name ends in .txt, and nothing links to it",
        at: Place(file: "content/" + path),
        hint: "rename it to \(stem).md; in Windows, switch on \"File name extensions\" to see the whole name")
    case .document:
      Diagnostic(
        .unknownFile, "a document of a word processor is no entry, and nothing links to it",
        at: Place(file: "content/" + path),
        hint: "copy its text into an entry that `laurel new` makes, or link to the file")
    }
  }
}
