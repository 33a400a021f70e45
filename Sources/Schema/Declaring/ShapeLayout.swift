// How declarations look to templates: the type of each kind's value, the slots of every page, the built-in records.

extension FieldKind {
  /// The type of the value a template sees.
  package var valueType: ValueType {
    switch self {
    case .text, .email, .slug: .text
    case .markdown, .inlineMarkdown: .html
    case .integer: .integer
    case .decimal: .decimal
    case .percent: .percent
    case .money: .money
    case .boolean: .boolean
    case .date: .date
    case .dateTime: .dateTime
    case .duration: .duration
    case .period: .period
    case .url: .url
    case .choice(let choices): .choice(choices)
    case .list(let kind): .list(kind.valueType)
    case .record(_, let shape): .record(shape)
    case .reference(let types): .entry(types)
    case .image: .record(BuiltInShape.image.id)
    case .consent: .record(BuiltInShape.consent.id)
    case .series: .list(.record(BuiltInShape.observation.id))
    }
  }

  /// Whether entries can be ordered by it.
  var isOrdered: Bool {
    switch self {
    case .markdown, .inlineMarkdown, .list, .record, .reference, .image, .consent, .url, .series: false
    default: true
    }
  }

  /// Whether its values can divide a list: there are few of them, and each has a name.
  var dividesLists: Bool {
    switch element {
    case .choice, .text, .reference: true
    default: false
    }
  }
}

extension FieldDeclaration {
  private var isReference: Bool {
    if case .reference = kind.element { true } else { false }
  }

  /// Whether nothing is left to say without the entry that it names, which may not be out.
  private var isAbout: Bool {
    if case .reference = kind { isRequired } else { false }
  }

  /// Whether a template has to reckon with its absence. A list is empty instead.
  package var isOptionalValue: Bool {
    switch kind {
    case .list, .series: return false
    case .record(let fields, _) where fields.contains(where: { $0.isReference && $0.use ?? use == "quote" }):
      // Words that go with whoever said them, once they withdraw consent.
      return true
    case .record(let fields, _) where fields.contains(where: \.isAbout): return true
    default: break
    }
    return isTeamOnly || (!isRequired || unless != nil) && defaultText == nil
  }
}

extension PageSlot {
  /// As templates write it: `reading_minutes`.
  package var name: String {
    switch self {
    case .title: "title"
    case .summary: "summary"
    case .owner: "owner"
    case .status: "status"
    case .visibility: "visibility"
    case .publishOn: "publish_on"
    case .expiresOn: "expires_on"
    case .reviewed: "reviewed"
    case .reviewBy: "review_by"
    case .tags: "tags"
    case .feedback: "feedback"
    case .slug: "slug"
    case .url: "url"
    case .type: "type"
    case .section: "section"
    case .body: "body"
    case .contents: "contents"
    case .words: "words"
    case .readingMinutes: "reading_minutes"
    case .excerpt: "excerpt"
    case .related: "related"
    case .views: "views"
    case .answers: "answers"
    }
  }

  static let names = Set(allCases.map(\.name))
}

extension BuiltInShape {
  fileprivate var name: String {
    switch self {
    case .image: "image"
    case .consent: "consent"
    case .tag: "tag"
    case .link: "link"
    case .heading: "heading"
    case .page: "page"
    case .observation: "observation"
    case .answers: "answers"
    }
  }
}

/// The shapes of ``BuiltInShape``, which depend on the types only by their names.
struct BuiltInShapes {
  let types: [ContentType]

  /// In the order of ``BuiltInShape``.
  var shapes: [Shape] {
    BuiltInShape.allCases.map { Shape(id: $0.id, name: $0.name, slots: slots(of: $0)) }
  }

  /// - Parameter relatives: the types that `related` may hold: an entry's own.
  func pageSlots(relatives: [TypeID]) -> [Slot] { PageSlot.allCases.map { slot($0, relatives: relatives) } }

  private func slots(of shape: BuiltInShape) -> [Slot] {
    switch shape {
    case .image:
      [
        Slot("src", .url, help: "The picture's address."),
        Slot("alt", .text, help: "What it shows."),
        Slot("width", .integer, help: "In pixels."), Slot("height", .integer, help: "In pixels."),
      ]
    case .consent:
      BuiltInFields.consent.map { Slot($0.name, $0.kind.valueType, optional: $0.isOptionalValue, help: $0.help) }
    case .tag:
      [
        Slot("name", .text, help: "The tag as authors write it."),
        Slot("slug", .text, help: "Its name in addresses."),
        Slot("url", .url, help: "The address of its page."),
        Slot("entries", .list(.entry(types.map(\.id))), help: "The pages with this tag."),
      ]
    case .link: [Slot("title", .text, help: "What to show."), Slot("url", .url, help: "Where it leads.")]
    case .heading:
      [
        Slot("level", .integer, help: "2 to 6."), Slot("id", .text, help: "Its anchor."),
        Slot("text", .text, help: "Its words."),
      ]
    case .page: pageSlots(relatives: types.map(\.id))
    case .observation: ObservationSlot.allCases.map(\.slot)
    case .answers: AnswersSlot.allCases.map(\.slot)
    }
  }

  private func slot(_ slot: PageSlot, relatives: [TypeID]) -> Slot {
    if let field = CommonField.allCases.first(where: { $0.slot == slot }), slot != .tags {
      let declaration = BuiltInFields.common[field.rawValue]
      return Slot(
        slot.name, declaration.kind.valueType, optional: declaration.isOptionalValue, help: declaration.help)
    }
    let (type, help): (ValueType, String) =
      switch slot {
      case .tags: (.list(.record(BuiltInShape.tag.id)), "The tags of the page.")
      case .slug: (.text, "The last part of its address.")
      case .url: (.url, "Its address.")
      case .type: (.choice(types.map { Choice(id: $0.name, label: $0.title) }), "Its type.")
      case .section: (.record(BuiltInShape.link.id), "The list it belongs to.")
      case .body: (.html, "The text below the front matter; empty for lists.")
      case .contents: (.list(.record(BuiltInShape.heading.id)), "Its headings.")
      case .words: (.integer, "How many words it has.")
      case .readingMinutes: (.integer, "How long it takes to read.")
      case .related:
        (
          .list(.entry(relatives)),
          "The pages of its type that share the most tags with it, at most 4; empty for lists."
        )
      case .views: (.list(.record(BuiltInShape.link.id)), "The further pages of an entry; empty for lists.")
      case .answers:
        (.record(BuiltInShape.answers.id), "What readers answered about it; absent while nobody has.")
      default: (.text, "How it begins.")
      }
    return Slot(slot.name, type, optional: slot == .section || slot == .answers, help: help)
  }
}
