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
    switch (element, name) {
    case ("script", "type"): return .scriptType
    case ("meta", "http-equiv"): return .metaEquivalent
    case ("meta", "content"): return .metaContent
    case ("script", "src"), ("script", "href"), ("script", "xlink:href"), ("iframe", "src"), ("frame", "src"),
      ("embed", "src"), ("object", "data"), ("object", "codebase"), ("base", "href"), ("use", "href"),
      ("use", "xlink:href"):
      return .siteURL
    case (_, "to") where animations.contains(element), (_, "from") where animations.contains(element),
      (_, "by") where animations.contains(element), (_, "values") where animations.contains(element),
      (_, "attributename") where animations.contains(element):
      return .animation
    default: return kind(ofName: name)
    }
  }

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
    if let colon = name.firstIndex(of: ":") {
      if name.hasPrefix("xmlns:") { return .url }
      let local = String(name[name.index(after: colon)...])
      return local.hasPrefix("on") ? .eventHandler : kind(ofName: local)
    }
    // An attribute the standard does not know, with a name that says what it holds.
    return name.contains("-") && looksLikeURL(name) ? .url : .plain
  }

  private static func xmlKind(_ name: String) -> AttributeKind {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    return urlNames.contains(local) || local == "url" || local == "uri" ? .url : .plain
  }

  private static func looksLikeURL(_ name: String) -> Bool {
    ["url", "uri", "href", "src"].contains { name.hasSuffix($0) } || urlNames.contains(name)
  }

  private static let animations: Set<String> = [
    "animate", "animatemotion", "animatetransform", "animatecolor", "set",
  ]

  private static let urlNames: Set<String> = [
    "action", "background", "cite", "classid", "codebase", "data", "formaction", "href", "icon", "itemid",
    "itemtype",
    "longdesc", "lowsrc", "dynsrc", "manifest", "poster", "profile", "src", "usemap", "xmlns",
  ]
}
