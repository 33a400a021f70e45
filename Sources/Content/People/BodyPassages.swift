// The text of an entry below its front matter, as it is written, for the rules that look for names in it. It is read from the file
// again, so only the few types that ask for it pay for that.

import Diagnostics

/// The paragraphs of an entry's text.
struct BodyPassages {
  /// Lines that belong together, each with its place.
  struct Passage {
    fileprivate(set) var lines: [(text: String, span: Span)] = []

    /// The whole of it, since a name may go on in the next line.
    var text: String { lines.map(\.text).joined(separator: " ") }

    /// The first line of which something holds by itself; otherwise where the passage begins.
    func place(where holds: (String) -> Bool) -> Span {
      lines.first { holds($0.text) }?.span ?? lines.first?.span ?? Span(at: 0)
    }
  }

  private(set) var passages: [Passage] = []

  init(of entry: Entry) {
    let bytes = entry.source.bytes
    guard case .success(let parts) = FrontMatter.split(bytes) else { return }
    var passage = Passage()
    var start = parts.body.lowerBound
    while start < parts.body.upperBound {
      let end = bytes[start..<parts.body.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? parts.body.upperBound
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      if text.allSatisfy(\.isWhitespace) {
        if !passage.lines.isEmpty { passages.append(passage) }
        passage = Passage()
      } else {
        passage.lines.append((text, Span(start, end)))
      }
      start = end + 1
    }
    if !passage.lines.isEmpty { passages.append(passage) }
  }
}
