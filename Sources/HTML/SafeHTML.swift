// HTML that may be printed as it is. Only code that escapes its input may make one: Markdown, components, charts.

/// A finished fragment of HTML with places where a link's URL, relative to the page it is printed on, is filled in.
package struct SafeHTML: Sendable, Hashable {
  package let bytes: [UInt8]
  /// Ordered by offset.
  package let links: [Link]

  /// An address inside the site to be written at a byte offset, inside a quoted attribute.
  package struct Link: Sendable, Hashable {
    package let offset: Int
    package let target: SitePath

    package init(offset: Int, target: SitePath) {
      self.offset = offset
      self.target = target
    }
  }

  /// - Parameter bytes: well-formed HTML in which every foreign text has been escaped already.
  package init(trusted bytes: [UInt8], links: [Link] = []) {
    self.bytes = bytes
    self.links = links
  }

  /// Text, escaped.
  package init(text: String) {
    var buffer = ByteBuffer()
    buffer.append(text, escapedFor: .elementText)
    self.init(trusted: buffer.bytes)
  }

  package static let empty = SafeHTML(trusted: [])
  package var isEmpty: Bool { bytes.isEmpty }
}

extension ByteBuffer {
  /// Appends `html` with its links written relative to `page`.
  package mutating func append(_ html: SafeHTML, on page: SitePath) {
    var done = 0
    for link in html.links {
      append(html.bytes[done..<link.offset])
      append(link.target, relativeFrom: page)
      done = link.offset
    }
    append(html.bytes[done...])
  }
}
