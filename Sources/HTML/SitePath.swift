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
  package var file: String {
    path.utf8.last == nil || path.utf8.last == UInt8(ascii: "/") ? path + "index.html" : path
  }

  package func with(fragment: String?) -> SitePath { SitePath(path, fragment: fragment) }

  /// The URL to write on the page at `base`, percent-encoded: `../../champions/marta/#work`.
  ///
  /// Relative links let the site work in any sub-path. A link to its own page is `#fragment`, or `./` without one.
  package func relative(from base: SitePath) -> String {
    var buffer = ByteBuffer()
    buffer.append(self, relativeFrom: base)
    return buffer.text
  }

  /// The URL from a root such as `https://intranet.example/learning/`, percent-encoded.
  package func absolute(on root: String) -> String {
    var buffer = ByteBuffer(capacity: root.utf8.count + path.utf8.count + 32)
    buffer.append(root)
    if !root.hasSuffix("/") { buffer.append(UInt8(ascii: "/")) }
    buffer.append(path, percentEncodedKeeping: .folders)
    buffer.append(fragment: fragment)
    return buffer.text
  }
}

extension ByteBuffer {
  /// Appends ``SitePath/relative(from:)``. All its bytes are unreserved, `/`, `.`, `%` or `#`, so no context escapes them.
  package mutating func append(_ target: SitePath, relativeFrom base: SitePath) {
    if target.fragment == nil || target.path != base.path { appendFolders(of: target.path, from: base.path) }
    append(fragment: target.fragment)
  }

  fileprivate mutating func append(fragment: String?) {
    guard let fragment else { return }
    append(UInt8(ascii: "#"))
    append(fragment, percentEncodedKeeping: .component)
  }

  /// Up from the folders that only `base` is in, then down to `target`.
  private mutating func appendFolders(of target: String, from base: String) {
    target.withBytes { target in
      base.withBytes { base in
        let shared = sharedFolders(target, base)
        append(upTo: (base.count + target.count) * URLCharacters.longestForm + 2) { place in
          var end = 0
          let slash = UInt8(ascii: "/")
          var next = base.firstIndex(from: shared) { $0.marks(of: slash) }
          while next < base.count {
            (place[end], place[end + 1], place[end + 2]) = (UInt8(ascii: "."), UInt8(ascii: "."), slash)
            end += 3
            next = base.firstIndex(from: next + 1) { $0.marks(of: slash) }
          }
          end += URLCharacters.folders.encode(
            UnsafeBufferPointer(rebasing: target[shared...]), inAttribute: false, to: place + end)
          if end == 0 {
            (place[0], place[1]) = (UInt8(ascii: "."), UInt8(ascii: "/"))
            end = 2
          }
          return end
        }
      }
    }
  }
}

/// How many bytes the folders take that both paths are in.
private func sharedFolders(_ target: UnsafeBufferPointer<UInt8>, _ base: UnsafeBufferPointer<UInt8>) -> Int {
  var shared = target.commonCount(from: 0, with: base, from: 0)
  while shared > 0, target[shared - 1] != UInt8(ascii: "/") { shared -= 1 }
  return shared
}

extension URLCharacters {
  /// Unreserved characters, and the slash between folders.
  fileprivate static let folders = URLCharacters("/")
}
