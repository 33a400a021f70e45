// The pictures and documents that lie beside entries, with what the pages need to know of them.

package import HTML

/// One file under content/ that entries may show or link to.
package struct MediaFile: Sendable {
  /// As the author knows it: `content/stories/pier.svg`.
  package let source: String
  /// Where it is published: the same path under the site's root.
  package let path: SitePath
  /// Width and height in pixels; nil when the file is no picture, or one without a size of its own.
  package let size: PixelSize?
  package let faults: [MediaFault]

  /// - Parameter bytes: the whole file; only headers are read, except of SVG.
  package init(source: String, path: SitePath, bytes: [UInt8]) {
    self.source = source
    self.path = path
    let format = ImageFormat(bytes)
    size = format?.size(bytes)
    // Browsers go by the name: what is called a drawing and cannot be read as one could hold anything.
    let isUnreadDrawing = MediaKind.fileExtension(of: path.path) == "svg" && format != .svg
    faults = isUnreadDrawing ? [.active("something other than an <svg> in UTF-8")] : format?.faults(bytes) ?? []
  }
}

/// A picture's size in pixels.
package struct PixelSize: Sendable, Hashable {
  package let width: Int
  package let height: Int
}

/// Why a file must not be published.
package enum MediaFault: Sendable, Hashable {
  /// The picture tells where it was taken (EXIF GPS).
  case position
  /// An SVG with script, event handlers, foreign content or links out of the file, named.
  case active(String)
}

/// What may be published beside pages, by file name extension: pictures, and documents a browser does not run.
package enum MediaKind {
  package static let images: Set<String> = ["png", "jpg", "jpeg", "gif", "webp", "svg"]
  package static let documents: Set<String> = [
    "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv", "ics", "zip", "mp4", "webm", "mp3", "m4a",
    "vtt",
  ]

  /// The extension of a path in lower case, empty when it has none.
  package static func fileExtension(of path: String) -> String {
    let bytes = path.utf8
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot != bytes.startIndex,
      bytes[bytes.index(before: dot)] != UInt8(ascii: "/")
    else { return "" }
    let name = bytes[bytes.index(after: dot)...]
    return name.contains(UInt8(ascii: "/")) ? "" : Substring(name).lowercased()
  }
}
