// The format of a type declaration, declared like any other record. `facets`, `fields`, `choices`, `default` and `example`
// are open: their keys or their form are the portal's, so `DeclarationReader` reads them itself.

/// The fields of templates/types/*.yaml.
enum DeclarationFields {
  static let type: [FieldDeclaration] = [
    BuiltInFields.built(
      "name", .text(maximum: 40), required: true, "The type in the singular, as templates are named.",
      example: "story"),
    BuiltInFields.built(
      "title", .text(maximum: 60), required: true, "The type as readers see it.", example: "Story"),
    BuiltInFields.built("plural", .text(maximum: 60), required: true, "Several of them.", example: "Stories"),
    BuiltInFields.built(
      "help", .text(maximum: nil), required: true, "What it is for, for authors.",
      example: "A success story, told with problem, action and result."),
    BuiltInFields.built(
      "folder", .text(maximum: 40), required: true, "The folder under content, and the name of the collection.",
      example: "stories"),
    BuiltInFields.built(
      "permalink", .text(maximum: 200), "The address of a page, with :slug in it.", example: "stories/:slug/"),
    BuiltInFields.built(
      "order", .text(maximum: 60), "The field to order by, with a hyphen before it for the newest first.",
      example: "-date"),
    BuiltInFields.built(
      "anonymous", .list(.text(maximum: nil)), "The texts in which nobody may be named; body is the text below.",
      example: "[said]"),
    BuiltInFields.built(
      "one_currency", .boolean, default: "false", "Whether all amounts of an entry are in one currency.",
      example: "true"),
  ]

  /// Keys of a type that are read apart.
  static let openOfType = ["list", "facets", "views", "fields", "audit"]

  static let auditRule: [FieldDeclaration] = [
    BuiltInFields.built(
      "when", .text(maximum: nil), required: true, "A condition on `page` and `site`, as in a template.",
      example: "page.date + 100 < site.today"),
    BuiltInFields.built(
      "say", .text(maximum: 120), required: true, "What is then to be done, in a sentence.",
      example: "The next issue is due."),
    BuiltInFields.built(
      "date", .text(maximum: nil), "A field of the type with the day it is about.", example: "date"),
    BuiltInFields.built(
      "only", .choice([Choice(id: "newest", label: "The newest")]),
      "Ask only the newest entry, by the type's order.",
      example: "newest"),
  ]

  static let view: [FieldDeclaration] = [
    BuiltInFields.built("title", .text(maximum: 60), required: true, "What links to it say.", example: "Slides"),
    BuiltInFields.built(
      "template", .slug, required: true, "The template that lays it out, without .html.", example: "talk-slides"),
  ]

  static let list: [FieldDeclaration] = [
    BuiltInFields.built("title", .text(maximum: nil), required: true, "The heading.", example: "Stories"),
    BuiltInFields.built(
      "summary", .text(maximum: nil), required: true, "One sentence below it.",
      example: "What changed, who made it happen, and how we know."),
  ]

  /// Keys of a list that are read apart.
  static let openOfList = ["by"]

  static let field: [FieldDeclaration] = [
    BuiltInFields.built("kind", .text(maximum: nil), required: true, "What is written in it.", example: "text"),
    BuiltInFields.built("required", .boolean, default: "false", "Whether every page needs it.", example: "true"),
    BuiltInFields.built(
      "help", .text(maximum: nil), "One or two sentences for authors.", example: "When it happened."),
    BuiltInFields.built(
      "to", .list(.text(maximum: nil)), "The types a reference may lead to.", example: "[program]"),
    BuiltInFields.built(
      "inverse", .text(maximum: 40), "The list that a reference makes on its far end.", example: "stories"),
    BuiltInFields.built(
      "minimum", .integer(minimum: nil, maximum: nil), "The smallest number, the fewest characters or minutes.",
      example: "0"),
    BuiltInFields.built(
      "maximum", .integer(minimum: nil, maximum: nil), "The largest number, the most characters or minutes.",
      example: "160"),
    BuiltInFields.built(
      "use", .choice(BuiltInFields.consentScopes), "What a person named here must have agreed to, besides the web.",
      example: "quote"),
    BuiltInFields.built(
      "visibility", .choice(BuiltInFields.visibilities), default: "all", "Which edition shows it.", example: "team"),
    BuiltInFields.built(
      "after", .text(maximum: nil), "The field that a day or a time must come after.", example: "start"),
    BuiltInFields.built(
      "not_before", .text(maximum: nil), "The field that a day or a time may be the same as, but not before.",
      example: "given"),
    BuiltInFields.built(
      "also", .list(.text(maximum: nil)), "Other names that authors try, for a message with the right one.",
      example: "[type]"),
    BuiltInFields.built(
      "short", .list(.text(maximum: nil)),
      "The fields of a record that a value alone may stand for; the first that it suits.", example: "[entry, text]"),
    BuiltInFields.built(
      "empty_if", .text(maximum: 60), "When a list that is required may be written with nothing in it.",
      example: "nobody is named"),
    BuiltInFields.built(
      "unless", .text(maximum: nil), "The field beside it that will do instead, on a field that is required.",
      example: "program"),
  ]

  /// Keys of a field that are read apart.
  static let openOfField = ["default", "example", "choices", "fields"]
}
