// Phase 1, discover: everything a build reads, read once.

package import Content
package import Diagnostics
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
    let end = folder.lastIndex { $0 != "/" } ?? folder.startIndex
    return folder.isEmpty ? "." : String(folder[...end])
  }
}

/// The files of a portal, sorted by what they are.
package struct PortalFiles: Sendable {
  /// `content/site.yaml`.
  package let configuration: SourceFile?
  /// Markdown files, by path.
  package let entries: [SourceFile]
  /// Pictures and documents beside them.
  package let media: [MediaFile]
  /// `templates/types/*.yaml`.
  package let types: [SourceFile]
  /// `templates/**.html` and other templates, by path.
  package let templates: [SourceFile]
  /// `templates/assets/**`: path under assets/, and bytes.
  package let assets: [(name: String, bytes: [UInt8])]
  package let diagnostics: [Diagnostic]
  /// Where each media file lies on disk, by its path in the site.
  let mediaLocations: [String: String]

  package static func read(_ folders: PortalFolders) throws(DiskFailure) -> PortalFiles {
    let content = try ContentFolder(folders.content)
    let templates = try TemplateFolder(folders.templates)
    return PortalFiles(
      configuration: content.configuration, entries: content.entries, media: content.media, types: templates.types,
      templates: templates.templates, assets: templates.assets,
      diagnostics: content.diagnostics + templates.diagnostics,
      mediaLocations: content.mediaLocations)
  }

  /// The type declarations alone, for what needs no content.
  package static func types(in folders: PortalFolders) throws(DiskFailure) -> [SourceFile] {
    try TemplateFolder(folders.templates).types
  }
}

private struct ContentFolder {
  private(set) var configuration: SourceFile?
  private(set) var entries: [SourceFile] = []
  private(set) var media: [MediaFile] = []
  private(set) var mediaLocations: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic]

  /// Enough of a raster picture to hold its header and metadata, in bytes.
  private static let headerSize = 1 << 20
  /// Enough of a text, in bytes, to see that it is longer than any may be; a file of gigabytes is not held in memory.
  private static let textSize = 2 << 20
  /// The largest SVG that is read, in bytes: it is searched whole for what must not be in it.
  private static let largestDrawing = 8 << 20

  init(_ folder: String) throws(DiskFailure) {
    let tree = try FileTree(of: folder, label: "content", root: folder)
    diagnostics = tree.diagnostics
    for file in tree.files {
      let path = "content/" + file.path
      let kind = MediaKind.fileExtension(of: file.path)
      if file.path == "site.yaml" {
        configuration = SourceFile(path: path, bytes: try Disk.read(file.location, limit: ContentFolder.textSize))
      } else if file.path.hasPrefix("data/") {
        continue
      } else if kind == "md" {
        entries.append(SourceFile(path: path, bytes: try Disk.read(file.location, limit: ContentFolder.textSize)))
      } else if MediaKind.images.contains(kind) || MediaKind.documents.contains(kind) {
        try add(file, kind: kind, path: path)
      } else {
        diagnostics.append(
          Diagnostic(
            .unknownFile, "files of this kind are not published, and it is left out", at: Place(file: path)))
      }
    }
  }

  private mutating func add(_ file: FoundFile, kind: String, path: String) throws(DiskFailure) {
    let limit = kind == "svg" ? ContentFolder.largestDrawing : ContentFolder.headerSize
    if kind == "svg", file.size > limit {
      diagnostics.append(
        Diagnostic(.unknownFile, "the drawing is larger than 8 MB, and is left out", at: Place(file: path)))
      return
    }
    let bytes = MediaKind.images.contains(kind) ? try Disk.read(file.location, limit: limit) : []
    media.append(MediaFile(source: path, path: SitePath(file.path), bytes: bytes))
    mediaLocations[file.path] = file.location
  }
}

private struct TemplateFolder {
  private(set) var types: [SourceFile] = []
  private(set) var templates: [SourceFile] = []
  private(set) var assets: [(name: String, bytes: [UInt8])] = []
  let diagnostics: [Diagnostic]

  init(_ folder: String) throws(DiskFailure) {
    let tree = try FileTree(of: folder, label: "templates", root: folder)
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
