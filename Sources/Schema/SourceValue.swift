// What an author wrote in a field, read by its kind and checked, but not yet joined with the rest of the portal:
// a reference is still a slug, Markdown is still text, an image is still a path.

package import Diagnostics

/// A field's content with its place in the file.
package struct SourceField: Sendable, Hashable {
  package let content: SourceContent
  /// The value as written; for an absent field, the record it is missing from.
  package let span: Span

  package init(_ content: SourceContent, at span: Span) {
    self.content = content
    self.span = span
  }
}

/// The content of a field before it is resolved.
package enum SourceContent: Sendable, Hashable {
  /// Not written and without a default; a list that is not written is an empty list instead.
  case absent
  /// Complete as it stands: text, numbers, dates, choices …
  case value(Value)
  case reference(slug: String)
  case markdown(String)
  case inlineMarkdown(String)
  /// Behind a reference, so that the others are small to copy.
  indirect case image(source: String, alternative: String?)
  case list([SourceField])
  /// One field for each declaration of the record's kind, in that order.
  case record([SourceField])
}
