// Literal bytes of a template -> the context after them. The states and their transitions are the HTML standard's, without
// the parts that only matter to a tree builder; markup that browsers repair in surprising ways is reported.

struct MarkupScanner {
  var context = MarkupContext.text
  let isXML: Bool
  /// What is wrong with the literal markup scanned last, at which byte.
  private(set) var faults: [(fault: EscapingFault, offset: Int)] = []
  private var offset = 0

  init(isXML: Bool) { self.isXML = isXML }

  /// - Parameter start: the file offset of the first byte, for faults.
  mutating func scan(_ bytes: ArraySlice<UInt8>, from start: Int) {
    offset = start
    faults.removeAll()
    tagIsDamaged = false
    for byte in bytes {
      step(byte)
      offset += 1
    }
  }

  /// Whether the tag at hand has been complained about in this text: one fault a tag is enough.
  private var tagIsDamaged = false

  private mutating func report(_ fault: EscapingFault) { faults.append((fault, offset)) }

  private mutating func reportTag(_ fault: EscapingFault) {
    if !tagIsDamaged { report(fault) }
    tagIsDamaged = true
  }

  /// Goes to a state in which nothing is remembered but whether this is foreign content.
  private mutating func enter(_ state: MarkupContext.State, element: [UInt8] = [], pending: [UInt8] = []) {
    let isForeign = context.isForeign
    context = MarkupContext(state: state, element: element, pending: pending)
    context.isForeign = isForeign
  }

  private mutating func step(_ byte: UInt8) {
    switch context.state {
    case .text: if byte == UInt8(ascii: "<") { context.state = .tagOpen }
    case .tagOpen: tagOpen(byte)
    case .endTagOpen: endTagOpen(byte)
    case .tagName: tagName(byte)
    case .beforeAttributeName, .afterQuoted, .boundary, .afterAttributeName: betweenAttributes(byte)
    case .attributeName: attributeName(byte)
    case .beforeAttributeValue: beforeValue(byte)
    case .doubleQuoted: quotedValue(byte, quote: UInt8(ascii: "\""))
    case .singleQuoted: quotedValue(byte, quote: UInt8(ascii: "'"))
    case .unquoted: unquotedValue(byte)
    case .declaration: declaration(byte)
    case .comment: comment(byte)
    case .instruction: instruction(byte)
    case .characterData: characterData(byte)
    case .bogusComment, .doctype: if byte == UInt8(ascii: ">") { enter(.text) }
    case .titleText, .rawText, .script: rawText(byte)
    case .json:
      if !rawText(byte) { jsonText(byte) }
    case .plainText: break
    }
  }

  // MARK: Tags

  private mutating func tagOpen(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/"): context.state = .endTagOpen
    case UInt8(ascii: "!"):
      context.state = .declaration
      context.pending = []
    case UInt8(ascii: "?"): context.state = isXML ? .instruction : .bogusComment
    case _ where isLetter(byte) || (isXML && (byte == UInt8(ascii: "_") || byte >= 0x80)):
      beginTag(byte, isEnd: false)
    case UInt8(ascii: "<"): break
    default: enter(.text)
    }
  }

  private mutating func endTagOpen(_ byte: UInt8) {
    if isLetter(byte) || (isXML && (byte == UInt8(ascii: "_") || byte >= 0x80)) {
      beginTag(byte, isEnd: true)
    } else {
      context.state = byte == UInt8(ascii: ">") ? .text : .bogusComment
    }
  }

  private mutating func beginTag(_ byte: UInt8, isEnd: Bool) {
    enter(.tagName)
    context.pending.append(lowercased(byte))
    context.isEndTag = isEnd
    tagIsDamaged = false
  }

  private mutating func tagName(_ byte: UInt8) {
    guard isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") else {
      if byte == UInt8(ascii: "<") { reportTag(.malformedTag("a < inside a tag")) }
      context.pending.append(lowercased(byte))
      return
    }
    context.element = context.pending
    context.pending = []
    context.state = .beforeAttributeName
    if byte == UInt8(ascii: ">") { endTag() }
  }

  /// After `>`: into text, or into an element whose content is not markup.
  private mutating func endTag() {
    let (element, isEndTag, scriptKind) = (context.element, context.isEndTag, context.scriptKind)
    enter(.text)
    guard !isXML else { return }
    let name = String(decoding: element, as: UTF8.self)
    if name == "svg" || name == "math" { context.isForeign = !isEndTag }
    guard !isEndTag else { return }
    let state: MarkupContext.State? =
      switch name {
      case "title", "textarea": .titleText
      case "style", "xmp", "iframe", "noembed", "noframes": .rawText
      case "script": scriptKind == .json ? .json : .script
      case "plaintext": .plainText
      default: nil
      }
    guard let state else { return }
    if context.isForeign, state != .titleText {
      report(.malformedTag("<\(name)> inside <svg> or <math>, where browsers read its content in another way"))
    }
    enter(state, element: element)
  }

  // MARK: Attributes

  private mutating func betweenAttributes(_ byte: UInt8) {
    let isDivider = isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    if context.state == .boundary, !isDivider { reportTag(.unclearTag) }
    switch byte {
    case UInt8(ascii: ">"): endTag()
    case _ where isSpace(byte): if context.state != .afterAttributeName { context.state = .beforeAttributeName }
    case UInt8(ascii: "/"):
      context.state = .beforeAttributeName
      clearAttribute()
    case UInt8(ascii: "=") where context.state == .afterAttributeName: context.state = .beforeAttributeValue
    default:
      clearAttribute()
      context.state = .attributeName
      attributeName(byte)
    }
  }

  private mutating func clearAttribute() {
    context.pending = []
    context.attribute = .plain
    context.attributeName = []
    context.url = .start
  }

  private mutating func attributeName(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "=") where !context.pending.isEmpty:
      nameAttribute()
      context.state = .beforeAttributeValue
    case UInt8(ascii: ">"):
      nameAttribute()
      endAttribute()
      endTag()
    case UInt8(ascii: "/"):
      nameAttribute()
      endAttribute()
      context.state = .beforeAttributeName
    case _ where isSpace(byte):
      nameAttribute()
      context.state = .afterAttributeName
    default:
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "<")
        || byte == UInt8(ascii: "=")
      {
        reportTag(
          .malformedTag("the character \(Character(Unicode.Scalar(byte))) where an attribute's name belongs"))
      }
      context.pending.append(lowercased(byte))
    }
  }

  private mutating func nameAttribute() {
    context.attributeName = context.pending
    context.pending = []
    context.attribute = AttributeKind.of(
      String(decoding: context.attributeName, as: UTF8.self), on: String(decoding: context.element, as: UTF8.self),
      isXML: isXML)
    context.url = context.attribute.firstPosition
  }

  private mutating func beforeValue(_ byte: UInt8) {
    switch byte {
    case _ where isSpace(byte): break
    case UInt8(ascii: "\""): context.state = .doubleQuoted
    case UInt8(ascii: "'"): context.state = .singleQuoted
    case UInt8(ascii: ">"):
      endAttribute()
      endTag()
    default:
      context.state = .unquoted
      value(byte)
    }
  }

  private mutating func quotedValue(_ byte: UInt8, quote: UInt8) {
    guard byte == quote else { return value(byte) }
    endAttribute()
    context.state = .afterQuoted
  }

  private mutating func unquotedValue(_ byte: UInt8) {
    if isSpace(byte) {
      endAttribute()
      context.state = .beforeAttributeName
    } else if byte == UInt8(ascii: ">") {
      endAttribute()
      endTag()
    } else {
      value(byte)
    }
  }

  /// One byte of an attribute's value.
  private mutating func value(_ byte: UInt8) {
    switch context.attribute {
    case .url, .siteURL: url(byte)
    case .urlList:
      if isSpace(byte) {
        context.url = .start
        context.pending = []
      } else {
        url(byte)
      }
    case .sourceSet: sourceSet(byte)
    case .scriptType, .metaEquivalent:
      if context.pending.count < 64 { context.pending.append(lowercased(byte)) }
    default: break
    }
  }

  /// What a finished attribute says about its tag. Of two attributes of one name browsers take the first.
  private mutating func endAttribute() {
    switch context.attribute {
    case .scriptType where context.scriptKind == .undeclared:
      let isJSON = ["application/json", "application/ld+json"].contains(tellingValue)
      context.scriptKind = isJSON ? .json : .program
    case .metaEquivalent where tellingValue == "refresh" || tellingValue.contains("&"): context.metaIsRefresh = true
    default: break
    }
    if context.metaIsRefresh, context.metaContentHasValue {
      report(.metaRefresh)
      context.metaContentHasValue = false
    }
    clearAttribute()
  }

  /// The value of an attribute that decides something.
  private var tellingValue: String {
    String(decoding: context.pending, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: URLs

  private mutating func url(_ byte: UInt8) {
    if byte == 0x09 || byte == 0x0A || byte == 0x0D { return }
    switch context.url {
    case .start:
      if byte <= 0x20 { return }
      context.url = firstPosition(byte)
      context.pending = context.url == .prefix ? [lowercased(byte)] : []
    case .prefix, .afterValue: schemeOrPath(byte)
    case .rootSlash, .path:
      context.url = byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") ? .query : .path
    case .query, .refused, .unclear, .candidate, .candidateURL, .candidateSize: break
    }
  }

  private func firstPosition(_ byte: UInt8) -> URLPosition {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "\\"): .rootSlash
    case UInt8(ascii: "?"), UInt8(ascii: "#"): .query
    case UInt8(ascii: ":"), UInt8(ascii: "&"): .refused
    default: .prefix
    }
  }

  private mutating func schemeOrPath(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ":"):
      if context.url == .afterValue {
        report(.schemeFromValue)
        context.url = .refused
      } else {
        let isAllowed = allowedSchemes.contains(String(decoding: context.pending, as: UTF8.self))
        context.url = isAllowed ? .path : .refused
        // A refused scheme is kept to be named if a value follows.
        if isAllowed { context.pending = [] }
      }
    case UInt8(ascii: "/"), UInt8(ascii: "\\"): leavePrefix(.path)
    case UInt8(ascii: "?"), UInt8(ascii: "#"): leavePrefix(.query)
    case UInt8(ascii: "&"): leavePrefix(.refused)
    default:
      if context.url == .prefix, context.pending.count < 32 { context.pending.append(lowercased(byte)) }
    }
  }

  private mutating func leavePrefix(_ position: URLPosition) {
    context.url = position
    context.pending = []
  }

  private mutating func sourceSet(_ byte: UInt8) {
    switch context.url {
    case .candidate where !isSpace(byte) && byte != UInt8(ascii: ","): context.url = .candidateURL
    case .candidateURL where isSpace(byte): context.url = .candidateSize
    case .candidateSize where byte == UInt8(ascii: ","): context.url = .candidate
    default: break
    }
  }

  // MARK: Comments and declarations

  private mutating func declaration(_ byte: UInt8) {
    context.pending.append(lowercased(byte))
    let text = String(decoding: context.pending, as: UTF8.self)
    if text == "--" {
      enter(.comment, pending: context.pending)
    } else if text == "[cdata[" {
      if !isXML { report(.malformedTag("<![CDATA[, which HTML does not have")) }
      enter(isXML ? .characterData : .bogusComment)
    } else if text == "doctype" {
      enter(.doctype)
    } else if byte == UInt8(ascii: ">") {
      enter(.text)
    } else if !["--", "[cdata[", "doctype"].contains(where: { $0.hasPrefix(text) }) {
      enter(.bogusComment)
    }
  }

  /// Ends at `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
  private mutating func comment(_ byte: UInt8) {
    if byte == UInt8(ascii: ">"),
      context.pending.suffix(2) == Array("--".utf8)[...] || context.pending == Array("--!".utf8)
    {
      enter(.text)
      return
    }
    context.pending.append(byte)
    context.pending = Array(context.pending.suffix(3))
  }

  private mutating func instruction(_ byte: UInt8) {
    if byte == UInt8(ascii: ">"), context.pending == [UInt8(ascii: "?")] {
      enter(.text)
    } else {
      context.pending = [byte]
    }
  }

  private mutating func characterData(_ byte: UInt8) {
    if byte == UInt8(ascii: ">"), context.pending == Array("]]".utf8) {
      enter(.text)
      return
    }
    context.pending = byte == UInt8(ascii: "]") ? Array((context.pending + [byte]).suffix(2)) : []
  }

  // MARK: Raw text

  /// Looks for the end tag of the element; true when the byte belonged to what may be one.
  @discardableResult
  private mutating func rawText(_ byte: UInt8) -> Bool {
    let endTag = Array("</".utf8) + context.element
    if context.pending.count == endTag.count,
      isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    {
      enter(.beforeAttributeName, element: context.element)
      context.isEndTag = true
      if byte == UInt8(ascii: ">") { self.endTag() }
      return true
    }
    let candidate = context.pending + [lowercased(byte)]
    if endTag.starts(with: candidate) {
      context.pending = candidate
      return true
    }
    if context.state == .titleText, isMarkup(byte, after: context.pending) {
      report(
        .malformedTag(
          "a tag inside <\(String(decoding: context.element, as: UTF8.self))>; write &lt; for the sign <"))
    }
    if context.pending == [UInt8(ascii: "<")], byte == UInt8(ascii: "!"), context.element == Array("script".utf8) {
      report(.malformedTag("<! inside a script, which changes where browsers see its end"))
    }
    context.pending = byte == UInt8(ascii: "<") ? [byte] : []
    return false
  }

  /// Whether `byte` makes a tag or a comment of the `<` or `</` before it. In the title of an `svg` it would be one.
  private func isMarkup(_ byte: UInt8, after pending: [UInt8]) -> Bool {
    guard pending.first == UInt8(ascii: "<") else { return false }
    return isLetter(byte) || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }

  private mutating func jsonText(_ byte: UInt8) {
    if context.isAfterBackslash {
      context.isAfterBackslash = false
    } else if byte == UInt8(ascii: "\\"), context.isInJSONString {
      context.isAfterBackslash = true
    } else if byte == UInt8(ascii: "\"") {
      context.isInJSONString.toggle()
    }
  }
}

/// Schemes a link may have. Everything else, `javascript:` before all, is no place for a value and no value for a place.
let allowedSchemes: Set<String> = ["http", "https", "mailto", "tel"]

func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}
