// A content file, read: its front matter checked by its type, its Markdown parsed. Nothing of other files is known yet.

package import Diagnostics
package import Markdown
package import Schema

/// One content file of a declared type. A class, because many hold it and it has many parts.
package final class Entry: Sendable {
  package let source: SourceFile
  package let type: TypeID
  package let slug: String
  /// One for each declaration of the type, in that order; the common fields first.
  package let fields: [SourceField]
  package let body: EntryBody
  /// The Markdown fields of the front matter, in the order in which ``fields`` holds them.
  package let fragments: [MarkdownDocument]
  /// Words in the file that claim a cause (rule P18); looked for only where the type has the facet `evidence`.
  let claims: [CausalClaim]
  /// Words about somebody's health, absence, pay or discipline (rule P11); looked for in the same types.
  let matters: [PersonalMatter]

  init(
    source: SourceFile, type: TypeID, slug: String, fields: [SourceField], body: EntryBody,
    fragments: [MarkdownDocument], claims: [CausalClaim], matters: [PersonalMatter]
  ) {
    self.source = source
    self.type = type
    self.slug = slug
    self.fields = fields
    self.body = body
    self.fragments = fragments
    self.claims = claims
    self.matters = matters
  }

  package subscript(field: CommonField) -> SourceField { fields[field.rawValue] }

  /// The plain text of a common text field; empty when it is absent or wrong.
  package func text(of field: CommonField) -> String {
    if case .value(.text(let text)) = self[field].content { text } else { "" }
  }

  /// The day in a common field; nil when it is absent or wrong.
  package func day(of field: CommonField) -> Day? {
    if case .value(.date(let day)) = self[field].content { day } else { nil }
  }

  /// The id of the choice in a common field; nil when it is absent or wrong.
  package func choice(of field: CommonField) -> String? {
    if case .value(.choice(let choice)) = self[field].content { choice.id } else { nil }
  }

  /// The tags as written, with their places.
  var tags: [(name: String, span: Span)] { texts(of: .tags) }

  /// Old addresses of the entry, with their places.
  package var aliases: [(name: String, span: Span)] { texts(of: .aliases) }

  private func texts(of field: CommonField) -> [(name: String, span: Span)] {
    guard case .list(let items) = self[field].content else { return [] }
    return items.compactMap { item in
      if case .value(.text(let text)) = item.content { (text, item.span) } else { nil }
    }
  }

  /// The name of the template the entry asks for instead of its type's own, with its place.
  package var layout: (name: String, span: Span)? {
    guard case .value(.text(let name)) = self[.layout].content, !name.isEmpty else { return nil }
    return (name, self[.layout].span)
  }
}
