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
    return ofElements[name]?[element] ?? kind(ofName: name)
  }

  /// By name and element: the attributes that mean something else, or more, on certain elements.
  private static let ofElements: [String: [String: AttributeKind]] = {
    var kinds: [String: [String: AttributeKind]] = [
      "type": ["script": .scriptType],
      "http-equiv": ["meta": .metaEquivalent],
      "content": ["meta": .metaContent],
      "src": ["script": .siteURL, "iframe": .siteURL, "frame": .siteURL, "embed": .siteURL],
      "href": ["script": .siteURL, "base": .siteURL, "use": .siteURL],
      "xlink:href": ["script": .siteURL, "use": .siteURL],
      "data": ["object": .siteURL],
      "codebase": ["object": .siteURL],
    ]
    for name in ["to", "from", "by", "values", "attributename"] {
      for element in ["animate", "animatemotion", "animatetransform", "animatecolor", "set"] {
        kinds[name, default: [:]][element] = .animation
      }
    }
    return kinds
  }()

  private static func kind(ofName name: String) -> AttributeKind {
    switch name {
    case "style": return .style
    case "srcdoc": return .sourceDocument
    case "srcset", "imagesrcset": return .sourceSet
    case "ping", "archive": return .urlList
    case _ where urlNames.contains(name): return .url
    default: break
    }
    if name.hasPrefix("data-") { return looksLikeURL(String(name.dropFirst(5))) ? .url : .plain }
    if let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) {
      if name.hasPrefix("xmlns:") { return .url }
      let local = String(name[name.utf8.index(after: colon)...])
      return local.hasPrefix("on") ? .eventHandler : kind(ofName: local)
    }
    // An attribute the standard does not know, with a name that says what it holds.
    return name.utf8.contains(UInt8(ascii: "-")) && looksLikeURL(name) ? .url : .plain
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
