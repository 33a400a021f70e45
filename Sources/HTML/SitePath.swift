// Addresses inside the site, kept from the site's root and made relative only when a page is written.

/// A place in the output, counted from the site's root: `stories/pier-2/` with a fragment `results`, or `assets/a.css`.
package struct SitePath: Sendable, Hashable {
  /// Without a leading slash; a page ends in `/` (its file is `index.html` there), the home page is empty.
  package let path: String
  /// Without `#`; nil for the whole page.
  package let fragment: String?

  package init(_ path: String, fragment: String? = nil) {
    self.path = path
    self.fragment = fragment
  }

  /// The file the server sends for this address.
  package var file: String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

  package func with(fragment: String?) -> SitePath { SitePath(path, fragment: fragment) }

  /// The URL to write on the page at `base`, percent-encoded: `../../champions/marta/#work`.
  ///
  /// Relative links let the site work in any sub-path. A link to its own page is `#fragment`, or `./` without one.
  package func relative(from base: SitePath) -> String {
    let anchor = fragment.map { "#" + SitePath.encode($0) } ?? ""
    if path == base.path, fragment != nil { return anchor }
    let target = SitePath.folders(path)
    let origin = SitePath.folders(base.path)
    var shared = 0
    while shared < target.folders.count, shared < origin.folders.count,
      target.folders[shared] == origin.folders[shared]
    { shared += 1 }
    var relative = String(repeating: "../", count: origin.folders.count - shared)
    for folder in target.folders[shared...] { relative += SitePath.encode(folder) + "/" }
    relative += SitePath.encode(target.file)
    return (relative.isEmpty ? "./" : relative) + anchor
  }

  /// The URL from a root such as `https://intranet.example/learning/`, percent-encoded.
  package func absolute(on root: String) -> String {
    let anchor = fragment.map { "#" + SitePath.encode($0) } ?? ""
    let (folders, file) = SitePath.folders(path)
    let encoded = folders.map { SitePath.encode($0) + "/" }.joined() + SitePath.encode(file)
    return (root.hasSuffix("/") ? root : root + "/") + encoded + anchor
  }

  private static func folders(_ path: String) -> (folders: ArraySlice<Substring>, file: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast(), String(parts.last ?? ""))
  }

  private static func encode(_ part: some StringProtocol) -> String {
    var buffer = ByteBuffer()
    buffer.append(String(part), percentEncodedKeeping: .component)
    return buffer.text
  }
}
