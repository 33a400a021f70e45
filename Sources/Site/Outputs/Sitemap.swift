// sitemap.xml and robots.txt.

import Content
import HTML
import Schema

enum Sitemap {
  /// The addresses of all pages with the day of their last review. Source: sitemaps.org, protocol 0.9, which wants
  /// absolute addresses; so a portal without a base URL has none.
  static func xml(of pages: [(path: SitePath, reviewed: Day?)], on baseURL: String) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    buffer.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for page in pages {
      append(page.path, page.reviewed, to: &buffer, on: baseURL)
      buffer.append("\n")
    }
    buffer.append("</urlset>\n")
    return buffer.bytes
  }

  /// The line of one page. No line holds another.
  static func line(of path: SitePath, reviewed: Day?, on baseURL: String) -> [UInt8] {
    var buffer = ByteBuffer()
    append(path, reviewed, to: &buffer, on: baseURL)
    return buffer.bytes
  }

  private static func append(_ path: SitePath, _ reviewed: Day?, to buffer: inout ByteBuffer, on baseURL: String) {
    buffer.append("<url><loc>")
    buffer.append(path.absolute(on: baseURL), escapedFor: .xml)
    buffer.append("</loc>")
    if let reviewed { buffer.append("<lastmod>\(reviewed.iso)</lastmod>") }
    buffer.append("</url>")
  }

  static let name = "sitemap.xml"

  /// Nothing is disallowed: a crawler that may not read a page does not see its noindex either (rule P12).
  static func robots(baseURL: String?) -> [UInt8] {
    var text = "User-agent: *\nAllow: /\n"
    if let baseURL { text += "\nSitemap: \(baseURL)sitemap.xml\n" }
    return Array(text.utf8)
  }
}
