// Where addresses lead, as numbers: what `LinkTarget` says with the names of files, here in one pass over the bytes of an
// address, because a site has tens of thousands of them.

import Coding
import HTML

/// One number for a file of the output, or for a place in it.
///
/// The number of a folder is a digest of its name, with the slash behind it, in the folder around it; that of a file likewise,
/// but that a folder's `index.html` is the folder.
enum TargetKey {
  fileprivate static let root: UInt64 = 0

  static func of(file: String) -> UInt64 { PageKeys(file).own }

  /// - Parameter anchor: an id, as browsers read it.
  static func of(anchor: String, in file: UInt64) -> UInt64 {
    var anchor = anchor
    return anchor.withUTF8 { of(anchor: $0, in: file) }
  }

  static func of(anchor: UnsafeBufferPointer<UInt8>, in file: UInt64) -> UInt64 {
    // The place `x` on a folder's page is not the file `x` of the folder.
    key(anchor, in: ~file)
  }

  fileprivate static func key(_ name: UnsafeBufferPointer<UInt8>, in outer: UInt64) -> UInt64 {
    Digest(of: UnsafeRawBufferPointer(name), seed: outer).value
  }

  fileprivate static func key(ofFile name: UnsafeBufferPointer<UInt8>, in folder: UInt64) -> UInt64 {
    name.count == 10 && name.elementsEqual("index.html".utf8) ? folder : key(name, in: folder)
  }
}

/// The numbers of a page and of the folders that it lies in.
struct PageKeys {
  let own: UInt64
  /// The site's root first.
  let folders: [UInt64]

  init(_ file: String) {
    var file = file
    (own, folders) = file.withUTF8 { name in
      var folders = [TargetKey.root]
      var folder = TargetKey.root
      var start = 0
      for index in name.indices where name[index] == UInt8(ascii: "/") {
        folder = TargetKey.key(UnsafeBufferPointer(rebasing: name[start...index]), in: folder)
        folders.append(folder)
        start = index + 1
      }
      return (TargetKey.key(ofFile: UnsafeBufferPointer(rebasing: name[start...]), in: folder), folders)
    }
  }
}

// MARK: - Addresses

extension TargetKey {
  /// Where an address leads, see ``LinkTarget``.
  enum Lead {
    case external
    case outside
    /// The fragment is nil where there is none, and where the file is no page.
    case file(UInt64, fragment: UnsafeBufferPointer<UInt8>?)
    /// Written in a way that needs more care.
    case intricate
  }

  static func lead(of url: UnsafeBufferPointer<UInt8>, on page: PageKeys) -> Lead {
    page.folders.withUnsafeBufferPointer { lead(of: url, on: page.own, in: $0) }
  }

  private static func lead(
    of url: UnsafeBufferPointer<UInt8>, on page: UInt64, in folders: UnsafeBufferPointer<UInt64>
  ) -> Lead {
    var walk = Walk(along: url, from: folders)
    var end = url.firstIndex(from: 0, marking: mayMatter)
    path: while end < url.count {
      switch url[end] {
      case UInt8(ascii: "/"):
        if end == 1, url[0] == UInt8(ascii: "/") { return .external }
        walk.take(upTo: end)
      case UInt8(ascii: "#"), UInt8(ascii: "?"): break path
      case UInt8(ascii: ":"): if LinkTarget.hasScheme(url) { return .external }
      case UInt8(ascii: "&"), UInt8(ascii: "%"), 0x80...: return .intricate
      default: break
      }
      end = url.firstIndex(from: end + 1, marking: mayMatter)
    }
    let rest = UnsafeBufferPointer(rebasing: url[end...])
    if rest.contains(where: needsCare) { return .intricate }
    let fragment = rest.firstIndex(of: UInt8(ascii: "#")).map { UnsafeBufferPointer(rebasing: rest[($0 + 1)...]) }
    return end == 0 ? .file(page, fragment: fragment) : walk.end(at: end, fragment)
  }

  /// Marks `/`, `#`, `?`, `:`, `&`, `%`, what is no ASCII, and some more; no letters, digits, dots and hyphens.
  @inline(__always)
  private static func mayMatter(_ bytes: EightBytes) -> UInt64 {
    bytes.marks(below: UInt8(ascii: "-")) | bytes.marks(of: UInt8(ascii: "/")) | bytes.marksBeyondASCII
      | bytes.marks(of: UInt8(ascii: "?"), ignoring: UInt8(ascii: "?") ^ UInt8(ascii: ":"))
  }

  /// True for what stands for another character.
  private static func needsCare(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") || byte >= 0x80
  }

  /// A walk along the steps of a path.
  private struct Walk {
    private let url: UnsafeBufferPointer<UInt8>
    /// Where the next step begins.
    private var start = 0
    /// Those of the page, the root first.
    private let folders: UnsafeBufferPointer<UInt64>
    /// Where it is.
    private var folder: UInt64
    /// The number of that folder among the page's, or of the last one that it left downwards.
    private var level: Int
    private var isBelow = false
    /// Why it goes no further.
    private var stop: Lead?

    init(along url: UnsafeBufferPointer<UInt8>, from folders: UnsafeBufferPointer<UInt64>) {
      self.url = url
      self.folders = folders
      level = folders.count - 1
      folder = folders[level]
    }

    /// Takes the step in front of a slash.
    mutating func take(upTo slash: Int) {
      if slash == 0 {
        (level, folder) = (0, root)
      } else if !stays(upTo: slash) {
        folder = key(UnsafeBufferPointer(rebasing: url[start...slash]), in: folder)
        isBelow = true
      }
      start = slash + 1
    }

    /// Takes the step behind the last slash.
    mutating func end(at end: Int, _ fragment: UnsafeBufferPointer<UInt8>?) -> Lead {
      if stays(upTo: end) { return stop ?? .file(folder, fragment: fragment) }
      let name = UnsafeBufferPointer(rebasing: url[start..<end])
      let isPage = name.suffix(5).elementsEqual(".html".utf8)
      return stop ?? .file(key(ofFile: name, in: folder), fragment: isPage ? fragment : nil)
    }

    /// Takes a step that is no name: nothing, `.` or `..`; false when it is one.
    private mutating func stays(upTo end: Int) -> Bool {
      switch end - start {
      case 0: return true
      case 1: return url[start] == UInt8(ascii: ".")
      case 2 where url[start] == UInt8(ascii: ".") && url[start + 1] == UInt8(ascii: "."):
        goUp()
        return true
      default: return false
      }
    }

    private mutating func goUp() {
      if isBelow {
        stop = stop ?? .intricate
      } else if level == 0 {
        stop = stop ?? .outside
      } else {
        level -= 1
        folder = folders[level]
      }
    }
  }
}
