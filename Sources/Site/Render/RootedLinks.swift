// The not-found page is sent for addresses of any depth, so its links cannot be relative: they get the path at which the
// portal lies on its host.

import HTML

enum RootedLinks {
  /// `https://intranet.example/learning/` -> `/learning/`.
  static func root(of baseURL: String) -> String {
    let afterScheme =
      baseURL.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).dropFirst(2).first ?? ""
    guard let slash = afterScheme.firstIndex(of: "/") else { return "/" }
    return String(afterScheme[slash...])
  }

  /// The page with every link into the site written from the root; anchors of the page itself stay.
  static func rewritten(_ bytes: [UInt8], of page: SitePath, root: String) -> [UInt8] {
    var buffer = ByteBuffer(capacity: bytes.count + 1024)
    var done = 0
    for link in PageScan(bytes).links where !link.url.hasPrefix("#") {
      guard link.offset >= done, case .file(let file, let fragment) = LinkTarget(link.url, on: page) else {
        continue
      }
      buffer.append(bytes[done..<link.offset])
      let path = file.hasSuffix("index.html") ? String(file.dropLast("index.html".count)) : file
      buffer.append(SitePath(path, fragment: fragment).absolute(on: root), escapedFor: .attribute)
      done = link.offset + link.length
    }
    buffer.append(bytes[done...])
    return buffer.bytes
  }
}
