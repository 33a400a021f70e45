// Links of finished pages written in another way than relative to a web server's folders: from the root for the
// not-found page, which is sent for addresses of any depth; to files by name for a portal that no server serves.

import HTML

/// How a finished page's links into the site are written.
enum LinkForm: Sendable {
  /// From the path at which the portal lies on its host: `/learning/stories/`.
  case fromRoot(String)
  /// To the file itself, for a file share: `../stories/index.html`.
  case toFiles

  /// From the address of the portal.
  static func fromRoot(of baseURL: String) -> LinkForm { .fromRoot(BaseURL.root(of: baseURL)) }

  /// The page with every link into the site written in this form; anchors of the page itself stay.
  func rewritten(_ bytes: [UInt8], of page: SitePath) -> [UInt8] {
    var buffer = ByteBuffer(capacity: bytes.count + 1024)
    var done = 0
    for link in PageScan(bytes).links where !link.url.hasPrefix("#") {
      guard link.range.lowerBound >= done, case .file(let file, let fragment) = LinkTarget(link.url, on: page)
      else {
        continue
      }
      buffer.append(bytes[done..<link.range.lowerBound])
      buffer.append(url(of: file, fragment, on: page), escapedFor: .attribute)
      done = link.range.upperBound
    }
    buffer.append(bytes[done...])
    return buffer.bytes
  }

  private func url(of file: String, _ fragment: String?, on page: SitePath) -> String {
    switch self {
    case .fromRoot(let root):
      let isPage = file == "index.html" || file.hasSuffix("/index.html")
      return SitePath(isPage ? String(file.dropLast("index.html".count)) : file, fragment: fragment).absolute(
        on: root)
    case .toFiles:
      return SitePath(file, fragment: fragment).relative(from: SitePath(page.file))
    }
  }
}

/// Which pages are published with links of another form: all of them for a file share; else only the not-found page, which
/// gets links that hold at any depth.
struct LinkForms: Sendable {
  let isPortable: Bool
  let baseURL: String?

  func form(of path: SitePath) -> LinkForm? {
    if isPortable { return .toFiles }
    return path == Planner.notFound ? baseURL.map(LinkForm.fromRoot(of:)) : nil
  }
}
