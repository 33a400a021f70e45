// The fields every type has, because Swift gives them behaviour, and the slots every page shows to templates.

/// The common fields, in the order of ``CommonField``; every content type begins with them.
package enum CommonField: Int, CaseIterable, Sendable {
  case title, summary, owner, status, visibility, publishOn, expiresOn, reviewed, reviewBy, tags, aliases, feedback,
    layout
}

/// The slots every page's record begins with, whatever its type: entries, lists, the not-found page.
package enum PageSlot: Int, CaseIterable, Sendable {
  case title, summary, owner, status, visibility, publishOn, expiresOn, reviewed, reviewBy, tags, feedback, slug,
    url,
    type, section, body, contents, words, readingMinutes, excerpt, related, views, answers
}

/// The shapes that do not depend on what a portal declares; they are the first of ``ContentModel/shapes``.
package enum BuiltInShape: Int, CaseIterable, Sendable {
  /// `src` url, `alt` text, `width` and `height` integers (pixels).
  case image
  /// `basis` text, `given` and `expires` date, `scope` list of choice web/newsletter/photo/quote, `withdrawn` date.
  case consent
  /// `name` text, `slug` text, `url` url, `entries` list of entries of any type.
  case tag
  /// `title` text, `url` url: breadcrumbs, navigation, the list a page belongs to.
  case link
  /// `level` 2-6, `id` text, `text` text: one heading of a page's table of contents.
  case heading
  /// ``PageSlot`` alone.
  case page
  /// ``ObservationSlot``: one figure of a ``FieldKind/series``.
  case observation
  /// ``AnswersSlot``: what readers of a page answered.
  case answers

  package var id: ShapeID { ShapeID(rawValue) }
}
