// What an attribute's value is, by the attribute's and the element's name.
// Sources: HTML Living Standard, "Attributes"; Go's html/template, attrTypeMap and its rule for unknown names.

enum AttributeKind: Sendable, Hashable {
  case plain
  /// One URL.
  case url
  /// A URL from which active content is loaded.
  case siteURL
  case sourceSet
  /// Several URLs divided by spaces.
  case urlList
  case eventHandler, style, sourceDocument
  /// `type` of a script element, `http-equiv` and `content` of a meta element.
  case scriptType, metaEquivalent, metaContent
  /// `to`, `from`, `by`, `values` of SVG's animations, which can put a script into a link.
  case animation

  var isURL: Bool {
    switch self {
    case .url, .siteURL, .sourceSet, .urlList: true
    default: false
    }
  }

  var firstPosition: URLPosition { self == .sourceSet ? .candidate : .start }

  /// - Parameters: both names in lower case.
  static func of(_ name: String, on element: String, isXML: Bool) -> AttributeKind {
    if isXML { return xmlKind(name) }
    if name.hasPrefix("on") { return .eventHandler }
    guard let known = known[name] else { return kind(ofUnknown: name) }
    return known.onElements[element] ?? known.elsewhere ?? kind(ofUnknown: name)
  }

  /// What an attribute means by its name, and on the elements where that is something else, or more.
  private struct Known {
    var onElements: [String: AttributeKind] = [:]
    var elsewhere: AttributeKind?
  }

  private static let known: [String: Known] = {
    var known = [
      "type": Known(onElements: ["script": .scriptType]),
      "http-equiv": Known(onElements: ["meta": .metaEquivalent]),
      "content": Known(onElements: ["meta": .metaContent]),
      "src": Known(onElements: ["script": .siteURL, "iframe": .siteURL, "frame": .siteURL, "embed": .siteURL]),
      "href": Known(onElements: ["script": .siteURL, "base": .siteURL, "use": .siteURL]),
      "xlink:href": Known(onElements: ["script": .siteURL, "use": .siteURL]),
      "data": Known(onElements: ["object": .siteURL]),
      "codebase": Known(onElements: ["object": .siteURL]),
      "style": Known(elsewhere: .style),
      "srcdoc": Known(elsewhere: .sourceDocument),
      "srcset": Known(elsewhere: .sourceSet), "imagesrcset": Known(elsewhere: .sourceSet),
      "ping": Known(elsewhere: .urlList), "archive": Known(elsewhere: .urlList),
    ]
    for name in ["to", "from", "by", "values", "attributename"] {
      for element in ["animate", "animatemotion", "animatetransform", "animatecolor", "set"] {
        known[name, default: Known()].onElements[element] = .animation
      }
    }
    for name in urlNames { known[name, default: Known()].elsewhere = .url }
    return known
  }()

  private static func kind(ofUnknown name: String) -> AttributeKind {
    // Most attributes are one word that means nothing here.
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }) else { return .plain }
    if name.hasPrefix("data-") { return looksLikeURL(String(name.dropFirst(5))) ? .url : .plain }
    if let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) {
      if name.hasPrefix("xmlns:") { return .url }
      let local = String(name[name.utf8.index(after: colon)...])
      return local.hasPrefix("on") ? .eventHandler : known[local]?.elsewhere ?? kind(ofUnknown: local)
    }
    // An attribute the standard does not know, with a name that says what it holds.
    return looksLikeURL(name) ? .url : .plain
  }

  private static func xmlKind(_ name: String) -> AttributeKind {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    return urlNames.contains(local) || local == "url" || local == "uri" ? .url : .plain
  }

  private static func looksLikeURL(_ name: String) -> Bool {
    ["url", "uri", "href", "src"].contains { name.hasSuffix($0) } || urlNames.contains(name)
  }

  private static let urlNames: Set<String> = [
    "action", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon", "itemid",
    "itemtype",
    "longdesc", "lowsrc", "dynsrc", "manifest", "poster", "profile", "src", "usemap", "xmlns",
  ]
}
