// What can be earned, as definitions of badges: an Achievement of Open Badges 3.0 beside the page of each entry whose type
// has the facet `badge`. It says what it takes; that somebody has earned it is a credential, and none is made here.
// Source: 1EdTech, Open Badges Specification 3.0, B.1 (Achievement, Criteria, Image, Profile).

package import Content
package import HTML
package import Schema

/// What all definitions of a portal share.
package struct BadgePortal: Sendable {
  package let organisation: String
  /// BCP 47.
  package let language: String
  /// With a slash at its end; nil when nobody knows where the portal will be.
  package let baseURL: String?

  package init(organisation: String, language: String, baseURL: String?) {
    self.organisation = organisation
    self.language = language
    self.baseURL = baseURL
  }
}

/// Which slots of a type's records define a badge.
package struct BadgeFields: Sendable {
  private let type: String
  private let criteria: Int
  private let image: Int?

  /// Nil when the type has none.
  package init?(of type: ContentType) {
    guard let roles = RoleSlots<BadgeRole>(of: type), let criteria = roles[.criteria] else { return nil }
    self.type = type.name
    self.criteria = criteria
    image = roles[.image]
  }

  /// By the shape of their entries.
  package static func all(of model: ContentModel) -> [ShapeID: BadgeFields] {
    var all: [ShapeID: BadgeFields] = [:]
    for type in model.types { all[type.shape] = BadgeFields(of: type) }
    return all
  }

  /// Nil for an entry that does not say what it takes.
  ///
  /// - Parameter slot: reads a slot of the entry.
  package func file(_ slot: (Int) -> Value) -> SitePath? {
    guard narrative(slot) != nil, case .url(.site(let page)) = slot(PageSlot.url.rawValue) else { return nil }
    return page.beside(slot(PageSlot.slug.rawValue).plainText ?? "badge", "json")
  }

  /// As ``file(_:)``.
  package func definition(_ slot: (Int) -> Value, portal: BadgePortal) -> JSONTree? {
    guard let narrative = narrative(slot), let file = file(slot),
      case .url(.site(let page)) = slot(PageSlot.url.rawValue)
    else { return nil }
    let names = TagURIs(
      authority: PortalNames(baseURL: portal.baseURL, organisation: portal.organisation).authority)
    let id =
      portal.baseURL.map { file.absolute(on: $0) }
      ?? names.of(type: type, slug: slot(PageSlot.slug.rawValue).plainText ?? "")
    let address = portal.baseURL.map { page.absolute(on: $0) }
    return .object(
      JSONMember("@context", .list(BadgeFields.contexts.map(JSONTree.text))),
      JSONMember("id", id),
      JSONMember("type", .list([.text("Achievement")])),
      JSONMember("name", slot(PageSlot.title.rawValue).plainText),
      JSONMember("description", slot(PageSlot.summary.rawValue).plainText),
      JSONMember("criteria", .object(JSONMember("id", address), JSONMember("narrative", narrative))),
      JSONMember("image", optional: picture(slot, on: portal.baseURL)),
      JSONMember("inLanguage", portal.language),
      JSONMember("creator", optional: creator(portal)))
  }

  private static let contexts = [
    "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
  ]

  private func narrative(_ slot: (Int) -> Value) -> String? {
    switch slot(criteria) {
    case .html(let html): PlainLines.text(of: html).plain
    case .text(let text): text.plain
    default: nil
    }
  }

  private func picture(_ slot: (Int) -> Value, on baseURL: String?) -> JSONTree? {
    guard let baseURL, let image, let picture = Picture(slot(image)) else { return nil }
    return .object(
      JSONMember("id", picture.path.absolute(on: baseURL)), JSONMember("type", "Image"),
      JSONMember("caption", picture.alternative))
  }

  private func creator(_ portal: BadgePortal) -> JSONTree? {
    portal.baseURL.map { base in
      .object(
        JSONMember("id", base), JSONMember("type", .list([.text("Profile")])),
        JSONMember("name", portal.organisation), JSONMember("url", base))
    }
  }
}

extension String {
  fileprivate var plain: String? { isEmpty ? nil : self }
}

/// A picture of the site, read from a record of ``BuiltInShape/image``.
struct Picture {
  let path: SitePath
  let alternative: String?

  init?(_ value: Value) {
    guard case .record(let record) = value, record.slots.count >= 2,
      case .url(.site(let path)) = record.slots[0]
    else { return nil }
    self.path = path
    alternative = record.slots[1].plainText
  }
}

package enum Badges {
  /// In the order of the library. Archived entries keep theirs, as they keep their page.
  package static func files(of library: Library, portal: BadgePortal) -> [(
    path: SitePath, bytes: [UInt8], words: String
  )] {
    library.model.types.flatMap { type -> [(path: SitePath, bytes: [UInt8], words: String)] in
      guard let fields = BadgeFields(of: type) else { return [] }
      return (library.collections[type.id.index] + library.archived[type.id.index]).compactMap { id in
        func slot(_ index: Int) -> Value { library.records[id.index].slots[index] }
        guard let path = fields.file(slot), let definition = fields.definition(slot, portal: portal) else {
          return nil
        }
        return (path, definition.bytes + [0x0A], "the badge of \"\(library.records[id.index].text(of: .title))\"")
      }
    }
  }
}
