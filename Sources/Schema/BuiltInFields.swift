// The fields that are declared here and not in a portal's types: those common to all types, and what is inside an
// image and a consent record.

import Diagnostics

/// Declarations that every portal has.
package enum BuiltInFields {
  /// In the order of ``CommonField``.
  package static let common: [FieldDeclaration] = CommonField.allCases.map(\.declaration)
  /// What no field of a type may be called.
  static let commonNames = Set(common.map(\.name))

  /// The choices of the common field `status`.
  package static let statuses = [
    Choice(id: "draft", label: "Draft"), Choice(id: "published", label: "Published"),
    Choice(id: "archived", label: "Archived"),
  ]

  /// The choices of the common field `visibility`.
  package static let visibilities = [Choice(id: "all", label: "Everyone"), Choice(id: "team", label: "Team only")]

  /// What a person may have agreed to.
  package static let consentScopes = [
    Choice(id: "web", label: "Web"), Choice(id: "newsletter", label: "Newsletter"),
    Choice(id: "photo", label: "Photo"),
    Choice(id: "quote", label: "Quote"),
  ]

  /// The fields of ``FieldKind/consent``: the order of its record, and of the slots of ``BuiltInShape/consent``.
  package static let consent: [FieldDeclaration] = [
    built("basis", .text(maximum: nil), required: true, "How the person agreed.", example: "signed form"),
    built("given", .date, required: true, "The day the person agreed.", example: "2026-02-02"),
    built("expires", .date, "The day the agreement ends.", example: "2028-02-02", after: "given"),
    built(
      "scope", .list(.choice(consentScopes)), required: true, "What the person agreed to.",
      example: "[web, newsletter]"),
    built(
      "withdrawn", .date, "The day the person took the agreement back.", example: "2026-09-30", notBefore: "given"),
  ]

  /// The fields of ``FieldKind/image``; whether `alt` is there is checked with the page, which knows what it shows.
  package static let image: [FieldDeclaration] = [
    built("src", .text(maximum: nil), "The picture's file, beside the entry.", example: "harbour.svg"),
    built(
      "alt", .text(maximum: nil), "What the picture shows, for people who do not see it.",
      example: "The ferry Larkspur at Pier 2"),
  ]

  package static func built(
    _ name: String, _ kind: FieldKind, required: Bool = false, default defaultText: String? = nil, _ help: String,
    example: String? = nil, after: String? = nil, notBefore: String? = nil
  ) -> FieldDeclaration {
    let bounds = [
      after.map { FieldBound([$0], allowsSame: false) }, notBefore.map { FieldBound([$0], allowsSame: true) },
    ]
    return FieldDeclaration(
      name: name, kind: kind, isRequired: required, defaultText: defaultText, help: help, example: example,
      inverse: nil, bounds: bounds.compactMap { $0 }, span: Span(at: 0))
  }
}

extension CommonField {
  /// The slot of ``PageSlot`` that holds the field; nil for `aliases` and `layout`, which templates do not see.
  package var slot: PageSlot? {
    switch self {
    case .title: .title
    case .summary: .summary
    case .owner: .owner
    case .status: .status
    case .visibility: .visibility
    case .publishOn: .publishOn
    case .expiresOn: .expiresOn
    case .reviewed: .reviewed
    case .reviewBy: .reviewBy
    case .tags: .tags
    case .feedback: .feedback
    case .aliases, .layout: nil
    }
  }

  fileprivate var declaration: FieldDeclaration {
    switch self {
    case .title:
      declare("title", .text(maximum: nil), true, nil, "The heading of the page.", "Fewer raised voices at Pier 2")
    case .summary:
      declare(
        "summary", .text(maximum: 160), true, nil, "One or two sentences for lists, cards and search results.",
        "Three questions at the counter halved the complaints of a summer.")
    case .owner:
      declare("owner", .text(maximum: nil), true, nil, "Who keeps the page right.", "Learning team")
    case .status:
      declare(
        "status", .choice(BuiltInFields.statuses), true, nil,
        "A draft is left out, an archived page stays without being listed.", "draft")
    case .visibility:
      declare(
        "visibility", .choice(BuiltInFields.visibilities), false, "all",
        "Who may see it: all staff, or the team only.",
        "team")
    case .publishOn: declare("publish_on", .date, false, nil, "The first day it is published.", "2026-11-03")
    case .expiresOn:
      BuiltInFields.built(
        "expires_on", .date, "The day it is taken off again.", example: "2027-11-03", after: "publish_on")
    case .reviewed: declare("reviewed", .date, false, nil, "The day somebody last checked it.", "2026-11-03")
    case .reviewBy:
      BuiltInFields.built(
        "review_by", .date, "The day by which to check it again.", example: "2027-05-03", notBefore: "reviewed")
    case .tags:
      declare("tags", .list(.text(maximum: nil)), false, nil, "Words to find it by.", "[service, complaints]")
    case .aliases:
      declare(
        "aliases", .list(.text(maximum: nil)), false, nil, "Earlier addresses, which lead here from now on.",
        "[stories/pier-two/]")
    case .feedback:
      declare("feedback", .email, false, nil, "Who gets the feedback on this page.", "lnd@larkspur.example")
    case .layout:
      declare("layout", .slug, false, nil, "Another template for this page, without .html.", "quick-wins")
    }
  }

  private func declare(
    _ name: String, _ kind: FieldKind, _ isRequired: Bool, _ defaultText: String?, _ help: String, _ example: String
  ) -> FieldDeclaration {
    BuiltInFields.built(name, kind, required: isRequired, default: defaultText, help, example: example)
  }
}
