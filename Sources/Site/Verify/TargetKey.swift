// Where addresses lead, as numbers: what `LinkTarget` says with the names of files, here without a string of its own,
// because a site has tens of thousands of them.

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

  /// Eight bytes at a time, each folded in by a product of 128 bits. Source: Wang Yi, wyhash, "mum".
  fileprivate static func key(_ name: UnsafeBufferPointer<UInt8>, in outer: UInt64) -> UInt64 {
    var key = outer ^ UInt64(name.count) &* 0xC2B2_AE3D_27D4_EB4F
    var index = 0
    while index + 8 <= name.count {
      key = folded(key ^ name.eightBytes(at: index))
      index += 8
    }
    if index < name.count { key = folded(key ^ name.lastBytes(from: index)) }
    return folded(key ^ 0x1656_67B1_9E37_79F9)
  }

  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0x9E37_79B1_85EB_CA87)
    return product.high ^ product.low
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
    if url.count >= 2, url[0] == UInt8(ascii: "/"), url[1] == UInt8(ascii: "/") { return .external }
    var end = url.firstIndex(from: 0, marking: mayMatter)
    path: while end < url.count {
      switch url[end] {
      case UInt8(ascii: "#"), UInt8(ascii: "?"): break path
      case UInt8(ascii: ":"): if LinkTarget.hasScheme(url) { return .external }
      case UInt8(ascii: "&"), UInt8(ascii: "%"), 0x80...: return .intricate
      default: break
      }
      end = url.firstIndex(from: end + 1, marking: mayMatter)
    }
    if end == url.count { return end == 0 ? .file(page, fragment: nil) : lead(along: url, nil, from: folders) }
    let rest = UnsafeBufferPointer(rebasing: url[end...])
    if rest.contains(where: needsCare) { return .intricate }
    let fragment = rest.firstIndex(of: UInt8(ascii: "#")).map { UnsafeBufferPointer(rebasing: rest[($0 + 1)...]) }
    if end == 0 { return .file(page, fragment: fragment) }
    return lead(along: UnsafeBufferPointer(rebasing: url[..<end]), fragment, from: folders)
  }

  /// Marks `#`, `?`, `:`, `&`, `%`, what is no ASCII, and some more; no letters, digits, dots, hyphens and slashes.
  @inline(__always)
  private static func mayMatter(_ bytes: EightBytes) -> UInt64 {
    bytes.marks(below: UInt8(ascii: "-")) | bytes.marksBeyondASCII
      | bytes.marks(of: UInt8(ascii: "?"), ignoring: UInt8(ascii: "?") ^ UInt8(ascii: ":"))
  }

  /// True for what stands for another character.
  private static func needsCare(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "%") || byte >= 0x80
  }

  /// Walks along the steps of a path, which is not empty.
  ///
  /// - Parameter folders: those of the page, the root first.
  private static func lead(
    along path: UnsafeBufferPointer<UInt8>, _ fragment: UnsafeBufferPointer<UInt8>?,
    from folders: UnsafeBufferPointer<UInt64>
  ) -> Lead {
    let (dot, slash) = (UInt8(ascii: "."), UInt8(ascii: "/"))
    var (start, level, isBelow) = (0, folders.count - 1, false)
    if path[0] == slash { (start, level) = (1, 0) }
    // Most begin so.
    while start + 3 <= path.count, path[start] == dot, path[start + 1] == dot, path[start + 2] == slash {
      if level == 0 { return .outside }
      level -= 1
      start += 3
    }
    var folder = folders[level]
    while true {
      let end = path.firstIndex(from: start) { $0.marks(of: slash) }
      switch end - start {
      case 0: break
      case 1 where path[start] == dot: break
      case 2 where path[start] == dot && path[start + 1] == dot:
        if isBelow { return .intricate }
        if level == 0 { return .outside }
        level -= 1
        folder = folders[level]
      case _ where end == path.count:
        let name = UnsafeBufferPointer(rebasing: path[start...])
        let isPage = name.suffix(5).elementsEqual(".html".utf8)
        return .file(key(ofFile: name, in: folder), fragment: isPage ? fragment : nil)
      default:
        folder = key(UnsafeBufferPointer(rebasing: path[start...end]), in: folder)
        isBelow = true
      }
      if end == path.count { return .file(folder, fragment: fragment) }
      start = end + 1
    }
  }
}
