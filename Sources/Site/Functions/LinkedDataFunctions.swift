// What templates put on pages for machines: structured data in the head, and where the definition of a badge is.

import HTML
import Outputs
import Schema
import Template

func linkedDataFunctions(_ model: ContentModel, _ configuration: Configuration) -> [Function] {
  [
    structuredData(
      StructuredData(
        of: model, organisation: configuration.organisation, language: configuration.language,
        baseURL: configuration.baseURL)),
    badgeFile(BadgeFields.all(of: model)),
  ]
}

private func structuredData(_ data: StructuredData) -> Function {
  Function(
    "structured_data", .call, [Parameter("page", .page)], returns: .type(.html),
    help: """
      What a page is, for machines (schema.org as JSON-LD), by the facets of its type: an Event, a Course, a Person or an Article. \
      Nothing for other pages, and for somebody who did not agree to be on the web. It is data, so a policy against scripts lets it be.
      """,
    example: ("<head>{{ structured_data(page) }}</head>", "<script type=\"application/ld+json\">…</script>"),
    apply: { (arguments, context) throws(FunctionFault) in
      let page = Call(arguments: arguments, context: context).value(0)
      guard let shape = context.shape(of: page),
        let tree = data.tree(of: shape, { context.slot($0, of: page) })
      else { return .html(.empty) }
      // No text in it can end the script: see `appendJSON(text:)`.
      return .html(
        SafeHTML(trusted: Array("<script type=\"application/ld+json\">".utf8) + tree.bytes + "</script>".utf8))
    })
}

private func badgeFile(_ fields: [ShapeID: BadgeFields]) -> Function {
  Function(
    "badge_file", .call, [Parameter("entry", .entry(with: .badge))], returns: .optional(.url),
    help: "The address of the definition of a badge (Open Badges 3.0, JSON) beside the page of an entry.",
    example: (
      "{% let file = badge_file(page) %}{% if file %}<a href=\"{{ file }}\">The badge, for machines</a>{% end %}",
      "…"
    ),
    apply: { (arguments, context) throws(FunctionFault) in
      let entry = Call(arguments: arguments, context: context).value(0)
      guard let fields = context.shape(of: entry).flatMap({ fields[$0] }) else { return .none }
      return fields.file { context.slot($0, of: entry) }.map { .url(.site($0)) } ?? .none
    })
}

extension BadgePortal {
  init(_ configuration: Configuration) {
    self.init(
      organisation: configuration.organisation, language: configuration.language, baseURL: configuration.baseURL)
  }
}
