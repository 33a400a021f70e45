// Links of finished pages written in another way than relative to a web server's folders: from the root for the
// not-found page, which is sent for addresses of any depth; to files by name for a portal that no server serves; whole for a mail.

import HTML

/// How a finished page's links into the site are written.
enum LinkForm: Sendable {
  /// From the path at which the portal lies on its host: `/learning/stories/`.
  case fromRoot(String)
  /// To the file itself, for a file share: `../stories/index.html`.
  case toFiles
  /// From `https://` on. Anchors of the mail itself lead to the page where its content can be read.
  case absolute(on: String, page: SitePath)

  /// From the address of the portal.
  static func fromRoot(of baseURL: String) -> LinkForm { .fromRoot(BaseURL.root(of: baseURL)) }

  /// The page with every link into the site written in this form; anchors of the page itself stay, but those of a mail.
  func rewritten(_ bytes: [UInt8], of page: SitePath) -> [UInt8] {
    var buffer = ByteBuffer(capacity: bytes.count + 1024)
    var done = 0
    for link in PageScan(bytes).links where keepsNoAnchors || !link.url.hasPrefix("#") {
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
      return SitePath(LinkForm.address(of: file), fragment: fragment).absolute(on: root)
    case .toFiles:
      return SitePath(file, fragment: fragment).relative(from: SitePath(page.file))
    case .absolute(let base, let content):
      if file == page.file, fragment != nil { return content.with(fragment: fragment).absolute(on: base) }
      return SitePath(LinkForm.address(of: file), fragment: fragment).absolute(on: base)
    }
  }

  private var keepsNoAnchors: Bool { if case .absolute = self { true } else { false } }

  /// `stories/index.html` is read at `stories/`.
  private static func address(of file: String) -> String {
    let isPage = file == "index.html" || file.hasSuffix("/index.html")
    return isPage ? String(file.dropLast("index.html".count)) : file
  }
}

/// Which pages are published with links of another form: mails, which are read elsewhere; else all of them for a file share; else only
/// the not-found page, which gets links that hold at any depth.
struct LinkForms: Sendable {
  let isPortable: Bool
  let baseURL: String?

  func form(of step: Step) -> LinkForm? {
    if case .mail(let mail) = step.work { return baseURL.map { .absolute(on: $0, page: mail.page) } }
    if isPortable { return .toFiles }
    return step.path == Planner.notFound ? baseURL.map(LinkForm.fromRoot(of:)) : nil
  }
}
