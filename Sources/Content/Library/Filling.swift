// What is filled into rendered Markdown where its relative links and pictures stand.

import Coding
package import HTML

/// The address for one empty `href=""` or `src=""`.
package struct Filling: Sendable, Hashable {
  /// The byte offset in the HTML between the two quotes.
  let offset: Int
  let target: SitePath
  /// Of a picture, to be written behind its address.
  let size: PixelSize?
}

extension SafeHTML {
  /// - Parameters:
  ///   - html: rendered Markdown.
  ///   - fillings: ordered by offset.
  package init(_ html: [UInt8], filledWith fillings: [Filling]) {
    guard !fillings.isEmpty else {
      self.init(trusted: html)
      return
    }
    var buffer = ByteBuffer(capacity: html.count + fillings.count * 32)
    var links: [SafeHTML.Link] = []
    links.reserveCapacity(fillings.count)
    var done = 0
    for filling in fillings {
      // The places come out of a file that may be damaged; a wrong one must not end the build.
      guard (done...html.count).contains(filling.offset) else { break }
      buffer.append(html[done..<filling.offset])
      links.append(SafeHTML.Link(offset: buffer.count, target: filling.target))
      done = filling.offset
      if let size = filling.size, done < html.count {
        // The slot lies between the quotes of src=""; the size goes behind the second.
        buffer.append(html[done])
        done += 1
        buffer.append(" width=\"\(size.width)\" height=\"\(size.height)\"")
      }
    }
    buffer.append(html[done...])
    self.init(trusted: buffer.bytes, links: links)
  }
}

extension Digest {
  /// Of a body as a page shows it: its HTML, and what is filled into that.
  init(of body: EntryBody, filledWith fillings: [Filling]) {
    var writer = ByteWriter(capacity: 64 + fillings.count * 48)
    writer.write(fixed: body.digest.value)
    for filling in fillings {
      writer.write(filling.offset)
      writer.write(filling.target.path)
      writer.write(filling.target.fragment) { $0.write($1) }
      writer.write(filling.size?.width ?? 0)
      writer.write(filling.size?.height ?? 0)
    }
    self = writer.digest
  }
}
