// Phase 1, discover: which files there are; and what is small or needed whole, read once.

import Coding
import Content
import Diagnostics
import HTML

/// The folders of one portal.
package struct PortalFolders: Sendable {
  package let content: String
  package let templates: String
  package let output: String

  package init(content: String = "content", templates: String = "templates", output: String = "site") {
    self.content = PortalFolders.trimmed(content)
    self.templates = PortalFolders.trimmed(templates)
    self.output = PortalFolders.trimmed(output)
  }

  /// Without slashes at its end, so that paths can be put together; the folder at hand for an empty name.
  private static func trimmed(_ folder: String) -> String {
    var name = folder[...]
    while name.utf8.count > 1, name.hasSuffix("/") || name.hasSuffix("/.") { name = name.dropLast() }
    return name.isEmpty ? "." : String(name)
  }
}

/// Every file of a portal as it is found, nothing read yet.
struct Listing: Sendable {
  let content: FileTree
  let templates: FileTree
  /// When the listing was begun, in nanoseconds since 1970.
  let time: Int

  init(_ folders: PortalFolders, jobs: Int) throws(DiskFailure) {
    time = Disk.now
    content = try FileTree(of: folders.content, label: "content", root: folders.content, jobs: jobs)
    templates = try FileTree(of: folders.templates, label: "templates", root: folders.templates, jobs: jobs)
  }

  /// Tells this listing from any other: names, sizes, times.
  var digest: Digest {
    var writer = ByteWriter(capacity: (content.files.count + templates.files.count) * 64)
    for tree in [content, templates] {
      writer.write(tree.files) { writer, file in
        writer.write(file.path)
        writer.write(file.signature.size)
        writer.write(file.signature.modified)
        writer.write(unsigned: file.signature.inode)
      }
      writer.write(tree.diagnostics) { $1.write(to: &$0) }
    }
    return writer.digest
  }

  /// False when a file was written to so shortly before that it could change once more under the same time.
  var isSettled: Bool {
    [content, templates].allSatisfy { $0.files.allSatisfy { isSettled($0.signature) } }
  }

  /// A time of whole seconds is taken for one of a file system that counts in seconds, or in two.
  func isSettled(_ signature: FileSignature) -> Bool {
    let isCoarse = signature.modified % 1_000_000_000 == 0
    return signature.modified < time - (isCoarse ? Listing.coarseGranularity : Listing.granularity)
  }

  /// More than the steps in which file systems count time, in nanoseconds.
  private static let granularity = 100_000_000
  private static let coarseGranularity = 2_000_000_000
}

/// The files of a portal, sorted by what they are.
struct PortalFiles: Sendable {
  /// `content/site.yaml`.
  let configuration: SourceFile?
  /// Markdown files, by path, not read yet.
  let entries: [FoundFile]
  /// Pictures and documents beside them.
  let media: [MediaFile]
  /// What may have been meant as entries.
  let misplaced: [MisplacedText]
  /// `content/data/*.csv`, by path.
  let figures: [SourceFile]
  /// `content/data/feedback/*.csv`, by path.
  let answers: [SourceFile]
  /// `templates/types/*.yaml`.
  let types: [SourceFile]
  /// `templates/**.html` and other templates, by path.
  let templates: [SourceFile]
  /// `templates/assets/**`: path under assets/, and bytes.
  let assets: [(name: String, bytes: [UInt8])]
  let diagnostics: [Diagnostic]
  /// Where each media file lies on disk, by its path in the site.
  let mediaFiles: [String: FoundFile]

  /// Reads everything but the entries.
  init(_ listing: Listing) throws(DiskFailure) {
    let content = try ContentFolder(listing)
    let templates = try TemplateFolder(listing.templates)
    configuration = content.configuration
    entries = content.entries
    media = content.media
    misplaced = content.misplaced
    figures = content.figures
    answers = content.answers
    types = templates.types
    self.templates = templates.templates
    assets = templates.assets
    diagnostics = content.diagnostics + templates.diagnostics
    mediaFiles = content.mediaFiles
  }

  /// The theme and the settings alone, for a build that knows its entries and pictures.
  init(theme listing: Listing) throws(DiskFailure) {
    let templates = try TemplateFolder(listing.templates)
    configuration = try listing.content.files.first { $0.path == PortalFiles.settings }.map {
      (file) throws(DiskFailure) in
      SourceFile(path: "content/" + file.path, bytes: try Disk.read(file.location, limit: FoundFile.textSize))
    }
    types = templates.types
    self.templates = templates.templates
    assets = templates.assets
    (entries, media, mediaFiles, diagnostics) = ([], [], [:], [])
    (figures, answers, misplaced) = ([], [], [])
  }

  fileprivate static let settings = "site.yaml"

  /// The type declarations alone, for what needs no content.
  static func types(in folders: PortalFolders) throws(DiskFailure) -> [SourceFile] {
    try TemplateFolder(FileTree(of: folders.templates, label: "templates", root: folders.templates, jobs: 1)).types
  }
}

private struct ContentFolder {
  private(set) var configuration: SourceFile?
  private(set) var entries: [FoundFile] = []
  private(set) var media: [MediaFile] = []
  private(set) var mediaFiles: [String: FoundFile] = [:]
  private(set) var misplaced: [MisplacedText] = []
  private(set) var figures: [SourceFile] = []
  private(set) var answers: [SourceFile] = []
  private(set) var diagnostics: [Diagnostic]

  /// Enough of a raster picture to hold its header and metadata, in bytes.
  private static let headerSize = 1 << 20
  /// The largest SVG that is read, in bytes: it is searched whole for what must not be in it.
  private static let largestDrawing = 8 << 20

  init(_ listing: Listing) throws(DiskFailure) {
    diagnostics = listing.content.diagnostics
    for file in listing.content.files {
      let path = "content/" + file.path
      let kind = MediaKind.fileExtension(of: file.path)
      if file.path == PortalFiles.settings {
        configuration = SourceFile(path: path, bytes: try Disk.read(file.location, limit: FoundFile.textSize))
      } else if file.path.utf8.starts(with: "data/".utf8) {
        try addData(file, kind: kind, path: path)
      } else if kind == "md" {
        entries.append(file)
      } else if MediaKind.images.contains(kind) || MediaKind.documents.contains(kind) {
        try add(file, kind: kind, path: path, isSettled: listing.isSettled(file.signature))
      } else {
        diagnostics.append(
          Diagnostic(
            .unknownFile, "files of this kind are not published, and it is left out", at: Place(file: path),
            hint: kind == "markdown" || kind == "mdown" ? "entries end in .md: rename it" : nil))
      }
    }
  }

  /// Tables are read, and never published themselves.
  private mutating func addData(_ file: FoundFile, kind: String, path: String) throws(DiskFailure) {
    let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
    guard kind == "csv", folder == "data" || folder == "data/feedback" else {
      diagnostics.append(
        Diagnostic(
          .unknownFile, "only data/*.csv and data/feedback/*.csv are read, and this is left out",
          at: Place(file: path)))
      return
    }
    // One byte more than a table may have tells that it is too large.
    let source = SourceFile(path: path, bytes: try Disk.read(file.location, limit: FigureFile.mostBytes + 1))
    if folder == "data" { figures.append(source) } else { answers.append(source) }
  }

  private mutating func add(_ file: FoundFile, kind: String, path: String, isSettled: Bool) throws(DiskFailure) {
    let limit = kind == "svg" ? ContentFolder.largestDrawing : ContentFolder.headerSize
    if kind == "svg", file.size > limit {
      diagnostics.append(
        Diagnostic(.unknownFile, "the drawing is larger than 8 MB, and is left out", at: Place(file: path)))
      return
    }
    let bytes = MediaKind.images.contains(kind) ? try Disk.read(file.location, limit: limit) : []
    let text = try MisplacedText(file.path) { () throws(DiskFailure) in
      try Disk.read(file.location, limit: MisplacedText.beginning)
    }
    if let text { misplaced.append(text) }
    media.append(MediaFile(source: path, path: SitePath(file.path), bytes: bytes))
    mediaFiles[file.path] = file
    if !isSettled { mediaFiles[file.path]?.content = Digest(of: try Disk.read(file.location)) }
  }
}

private struct TemplateFolder {
  private(set) var types: [SourceFile] = []
  private(set) var templates: [SourceFile] = []
  private(set) var assets: [(name: String, bytes: [UInt8])] = []
  let diagnostics: [Diagnostic]

  init(_ tree: FileTree) throws(DiskFailure) {
    diagnostics = tree.diagnostics
    for file in tree.files {
      let kind = MediaKind.fileExtension(of: file.path)
      if file.path.hasPrefix("assets/") {
        assets.append((String(file.path.dropFirst("assets/".count)), try Disk.read(file.location)))
      } else if file.path.hasPrefix("types/") {
        if kind == "yaml" {
          types.append(SourceFile(path: "templates/" + file.path, bytes: try Disk.read(file.location)))
        }
      } else if ["html", "xml", "txt"].contains(kind) {
        templates.append(SourceFile(path: "templates/" + file.path, bytes: try Disk.read(file.location)))
      }
    }
  }
}
