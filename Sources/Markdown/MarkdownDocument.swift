// What comes out of the Markdown stage: plain values, ready to be stored, sent and rendered into any page.

package import Diagnostics
import HTML

/// A Markdown text turned into HTML, with everything that the rest of the site wants to know about it.
package struct MarkdownDocument: Sendable, Hashable {
  /// Well-formed HTML. Relative links and images have an empty `href=""` or `src=""`, to be filled from ``slots``.
  package let html: [UInt8]
  /// Ordered by offset.
  package let slots: [LinkSlot]
  /// In document order.
  package let headings: [Heading]
  /// Every id in ``html``, in document order: headings, footnotes and their references.
  package let anchors: [String]
  /// The text of all blocks, one or more lines each, code included, footnote markers left out; empty when
  /// its source does not ask for it.
  package let plainText: String
  /// Of the text of all blocks, whether or not that is asked for.
  package let words: Int
  /// The plain text of the first paragraph that says something, whole; empty without one.
  package let excerpt: String
  /// In order of their places.
  package let diagnostics: [Diagnostic]

  /// Minutes to read it, at 200 words a minute, rounded up; at least 1.
  package var readingMinutes: Int { max(1, (words + 199) / 200) }

  package struct Heading: Sendable, Hashable {
    /// 1 to 6.
    package let level: Int
    /// Unique in the document, also when case is ignored; never empty.
    package let id: String
    package let text: String
    package let span: Span
  }
}

/// A relative link or image whose address depends on the page that shows it.
package struct LinkSlot: Sendable, Hashable {
  /// The byte offset in the HTML between the two quotes. Further attributes may be inserted at `offset + 1`.
  package let offset: Int
  package let kind: Kind
  /// As the author wrote it, entities and backslash escapes resolved, percent-encoding left:
  /// `other.md#heading`, `../programs/x.md`, `#results`, `pier.svg`.
  package let destination: String
  /// An image's alternative text, perhaps empty, or a figure's form; nil for a link.
  package let alternative: String?
  /// The destination in the source, or the whole link where it is written by reference.
  package let span: Span

  package enum Kind: Sendable, Hashable {
    case link, image
    /// A chart of the entry that `destination` names, or of the page's own figures when it is empty; `alternative` is its
    /// ``FigureForm``. It is a link in the HTML.
    case figure
  }

  /// The destination before `#`, percent-decoded: `../my report.md`; empty for a link within the page.
  package var path: String {
    guard let hash = destination.utf8.place(of: UInt8(ascii: "#")) else {
      return PercentCoding.decoded(destination)
    }
    return PercentCoding.decoded(String(destination[..<hash]))
  }

  /// The destination after `#`, percent-decoded; nil without one.
  package var fragment: String? {
    guard let hash = destination.utf8.place(of: UInt8(ascii: "#")) else { return nil }
    return PercentCoding.decoded(String(destination[destination.utf8.index(after: hash)...]))
  }
}
