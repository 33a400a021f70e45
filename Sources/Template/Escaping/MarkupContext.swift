// Where one stands in HTML or XML: the states of the HTML standard's tokenizer that matter for escaping.
// Source: HTML Living Standard, 13.2.5 Tokenization.

/// A state with all it remembers; two places are in the same context when these are equal.
struct MarkupContext: Sendable, Hashable {
  enum State: Sendable, Hashable {
    case text
    /// After `<`, after `</`, inside the name.
    case tagOpen, endTagOpen, tagName
    case beforeAttributeName, attributeName, afterAttributeName, beforeAttributeValue
    case doubleQuoted, singleQuoted, unquoted
    case afterQuoted
    /// Between attributes, after branches that ended differently: only a space, `/` or `>` can follow.
    case boundary
    /// After `<!`.
    case declaration
    case comment, bogusComment, doctype
    /// XML's `<? … ?>` and `<![CDATA[ … ]]>`.
    case instruction, characterData
    /// `title` and `textarea`: entities count, tags do not.
    case titleText
    /// `style`, `script`, `iframe` and the like: nothing counts but the end tag.
    case rawText, script, json
    /// `plaintext`: nothing ends it.
    case plainText
  }

  /// What the script element at hand holds.
  enum ScriptKind: Sendable, Hashable { case undeclared, program, json }

  var state: State = .text
  /// The tag being read, or the element whose raw text this is; lower case.
  var element: [UInt8] = []
  var isEndTag = false
  var attribute: AttributeKind = .plain
  var attributeName: [UInt8] = []
  /// What has been read of a name, of an attribute value that decides something, or of a possible end tag.
  var pending: [UInt8] = []
  var url: URLPosition = .start
  var scriptKind: ScriptKind = .undeclared
  var metaIsRefresh = false
  var metaContentHasValue = false
  /// Inside `svg` or `math`, where browsers read `style`, `script` and `title` as ordinary elements with tags in them.
  var isForeign = false
  /// Inside a text literal of JSON, and after a backslash there.
  var isInJSONString = false
  var isAfterBackslash = false

  static let text = MarkupContext()

  var isQuoted: Bool { state == .doubleQuoted || state == .singleQuoted }

  /// In words, for messages.
  var description: String {
    let name = String(decoding: element, as: UTF8.self)
    switch state {
    case .text: return isForeign ? "an <svg> or <math> element" : "the text of the page"
    case .tagOpen, .endTagOpen, .tagName: return "the name of a tag"
    case .beforeAttributeName, .afterAttributeName, .afterQuoted, .boundary, .attributeName:
      return "the tag <\(name)>, between attributes"
    case .beforeAttributeValue, .unquoted: return "an attribute without quotes"
    case .doubleQuoted, .singleQuoted:
      return "the attribute \(String(decoding: attributeName, as: UTF8.self))"
        + (attribute.isURL ? " (\(url.description))" : "")
    case .declaration, .doctype: return "a <! declaration"
    case .comment, .bogusComment: return "a comment"
    case .instruction: return "a <? instruction"
    case .characterData: return "a CDATA section"
    case .titleText, .rawText, .script: return "the content of <\(name)>"
    case .json: return isInJSONString ? "a text literal of JSON" : "JSON"
    case .plainText: return "the content of <plaintext>"
    }
  }
}

/// How far a URL has been read, which decides what a value may add to it.
enum URLPosition: Sendable, Hashable {
  case start
  /// Literal characters that may still turn out to be a scheme.
  case prefix
  /// After a value at the start: its scheme has been checked, but a colon would make a new one.
  case afterValue
  /// After the one slash the URL begins with.
  case rootSlash
  case path
  /// After `?` or `#`.
  case query
  /// After a scheme or a character reference that values may not follow.
  case refused
  /// Branches ended at different positions.
  case unclear
  /// Of a `srcset`: before an address, inside one, after one.
  case candidate, candidateURL, candidateSize

  var description: String {
    switch self {
    case .start: "at the start of the URL"
    case .prefix, .afterValue: "near the start of the URL"
    case .rootSlash, .path: "in the URL's path"
    case .query: "in the URL's query"
    case .refused: "in a URL that takes no values"
    case .unclear: "somewhere in the URL"
    case .candidate, .candidateURL, .candidateSize: "in a list of images"
    }
  }
}

extension MarkupContext {
  /// One context for what follows two branches; nil when they ended in places that must be told apart.
  func joined(with unaligned: MarkupContext) -> MarkupContext? {
    if self == unaligned { return self }
    let other = unaligned.knowing(self)
    return knowing(unaligned).joinedAlike(with: other)
  }

  /// What one branch has seen of a meta element counts after all of them.
  private func knowing(_ other: MarkupContext) -> MarkupContext {
    var context = self
    context.metaIsRefresh = metaIsRefresh || other.metaIsRefresh
    context.metaContentHasValue = metaContentHasValue || other.metaContentHasValue
    return context
  }

  private func joinedAlike(with other: MarkupContext) -> MarkupContext? {
    if self == other { return self }
    if isQuoted, state == other.state, attribute.isURL, with(url: .unclear) == other.with(url: .unclear) {
      return with(url: .unclear)
    }
    guard let left = betweenAttributes, let right = other.betweenAttributes, left == right else { return nil }
    return left
  }

  private func with(url position: URLPosition) -> MarkupContext {
    var context = self
    context.url = position
    context.pending = []
    return context
  }

  /// The common state of all places between attributes; nil elsewhere.
  private var betweenAttributes: MarkupContext? {
    var context = self
    switch state {
    case .tagName: context.element = pending
    case .beforeAttributeName, .attributeName, .afterAttributeName, .afterQuoted, .boundary: break
    default: return nil
    }
    context.state = .boundary
    context.pending = []
    context.attribute = .plain
    context.attributeName = []
    context.url = .start
    return context
  }
}
