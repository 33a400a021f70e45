// Old addresses: a page that sends readers on, and the same as rules for web servers.

import Content
import Diagnostics
import HTML

/// An old address of an entry.
struct Redirect: Sendable {
  let from: SitePath
  let to: SitePath
  let origin: Step.Origin
}

enum Redirects {
  /// The redirects of all entries' aliases, and an error for each alias that is no address of this site.
  static func of(_ library: Library) -> (redirects: [Redirect], diagnostics: [Diagnostic]) {
    var redirects: [Redirect] = []
    var diagnostics: [Diagnostic] = []
    for entry in library.entries {
      for (alias, span) in entry.entry.aliases {
        let place = Place(span, in: entry.entry.source)
        guard let path = path(alias) else {
          diagnostics.append(
            Diagnostic(
              .invalidAlias, "\"\(alias)\" is no old address of this site", at: place,
              hint: "write the path only, such as stories/old-name/"))
          continue
        }
        let origin = Step.Origin(words: "an alias in \(entry.entry.source.path)", place: place)
        redirects.append(Redirect(from: path, to: entry.path, origin: origin))
      }
    }
    return (redirects, diagnostics)
  }

  /// The page at an alias: sends on at once, says where for browsers that do not, and is not indexed.
  static func page(at path: SitePath, to target: SitePath) -> [UInt8] {
    var buffer = ByteBuffer()
    let url = target.relative(from: path)
    buffer.append(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>This page has moved</title>\n")
    buffer.append("<meta name=\"description\" content=\"This page has a new address.\">\n")
    buffer.append("<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
    buffer.append(url, escapedFor: .attribute)
    buffer.append("\">\n</head>\n<body>\n<h1>This page has moved</h1>\n<p><a href=\"")
    buffer.append(url, escapedFor: .attribute)
    buffer.append("\">Go to its new address</a></p>\n</body>\n</html>\n")
    return buffer.bytes
  }

  /// One line a redirect, `/old/ /new/ 301`: the form that several hosts read, and easy to turn into server rules.
  ///
  /// - Parameter root: where the portal lies on its host: `/` or `/learning/`.
  static func rules(_ redirects: [Redirect], root: String) -> [UInt8] {
    var buffer = ByteBuffer()
    for redirect in redirects {
      buffer.append("\(redirect.from.absolute(on: root)) \(redirect.to.absolute(on: root)) 301\n")
    }
    return buffer.bytes
  }

  /// What is in no file name on every system, ends an address, or cannot be seen.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: "\\?#:*\"<>|".unicodeScalars.contains(scalar)
    }
  }

  /// Hidden files, `..` and the names that Windows reserves are no part of an address.
  private static func isPart(_ part: Substring) -> Bool {
    let stem = part.prefix { $0 != "." }
    return !stem.isEmpty && Slug.fault(in: stem.lowercased()) == nil && !part.hasSuffix(" ") && !part.hasSuffix(".")
  }

  private static func path(_ alias: String) -> SitePath? {
    // In NFC, like file names: two ways to write one address are one file.
    let trimmed = String(alias.composed.drop { $0 == "/" })
    let parts = trimmed.split(separator: "/")
    guard !parts.isEmpty, trimmed.utf8.count <= Slug.longest, !trimmed.unicodeScalars.contains(where: isRefused),
      parts.allSatisfy(isPart)
    else { return nil }
    let last = parts.last ?? ""
    return SitePath(parts.joined(separator: "/") + (last.contains(".") ? "" : "/"))
  }
}
