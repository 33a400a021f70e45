// Where a value may not stand, and which markup cannot be followed, as facts; Messages/ words them.

struct EscapingError: Sendable, Hashable {
  let fault: EscapingFault
  let origin: Origin
}

enum EscapingFault: Sendable, Hashable {
  case unquotedAttribute(String)
  case attributeName
  case tagName
  case eventHandler(String)
  case styleAttribute
  case styleElement
  case script
  case jsonString
  case noJSONForm(String)
  case comment
  case declaration
  case characterData
  case sourceDocument
  case rawElement(String)
  case animation(String)
  case metaRefresh
  /// The scheme would come from a value.
  case schemeFromValue
  /// A value in a URL of a scheme such as `javascript:`.
  case refusedScheme(String)
  /// Branches before this place leave open which part of the URL it is.
  case unclearURL
  case sourceSet
  case siteAddressOnly(attribute: String, element: String)
  case htmlInside(String)
  case notPrintable(String, advice: String)
  /// Two branches end in different contexts, in words.
  case branchesDisagree(String, String)
  case loopDisagrees(String, String)
  /// A block or component that begins or ends elsewhere than in text.
  case boundary(kind: String, isStart: Bool, String)
  case openAtEnd(String)
  case malformedTag(String)
  case unclearTag

  /// About the borders of blocks, which mean nothing once a block was left open.
  var isAboutBorders: Bool {
    switch self {
    case .branchesDisagree, .loopDisagrees, .boundary, .openAtEnd: true
    default: false
    }
  }
}
