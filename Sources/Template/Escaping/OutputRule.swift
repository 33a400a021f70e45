// The table of TEMPLATES.md as a function: a context and the type of a value -> how it is escaped, or why it is refused.

import Schema

extension MarkupContext {
  /// How a value of `type` is printed here, and the context after it.
  /// - Parameters:
  ///   - type: nil when it is not known, which has been reported; the place alone is judged then.
  ///   - next: the literal byte after the value; nil when that is not certain.
  func output(
    of type: ValueType?, followedBy next: UInt8?, isXML: Bool
  ) -> (result: Swift.Result<Escape, OutputRefusal>, after: MarkupContext) {
    switch state {
    case .text:
      if type == .html { return (.success(isXML ? .xmlMarkup : .html), self) }
      return (.success(isXML ? .xml : .elementText), self)
    case .titleText:
      if !pending.isEmpty { return refused(.unclearTag) }
      return type == .html ? refused(.htmlInside("<\(elementName)>")) : (.success(.elementText), self)
    case .doubleQuoted, .singleQuoted: return attributeOutput(of: type, followedBy: next, isXML: isXML)
    case .json:
      if isInJSONString { return refused(.jsonString) }
      return pending.isEmpty ? (.success(.json), self) : refused(.unclearTag)
    case .tagOpen, .endTagOpen, .tagName:
      var after = self
      after.state = .tagName
      return (.failure(OutputRefusal(.tagName)), after)
    case .beforeAttributeName, .attributeName, .afterAttributeName, .afterQuoted, .boundary:
      // Goes on as if the value had been the beginning of a name.
      var after = self
      after.state = .attributeName
      after.pending = [UInt8(ascii: "x")]
      return (.failure(OutputRefusal(.attributeName)), after)
    case .beforeAttributeValue, .unquoted:
      var after = self
      after.state = .unquoted
      return (.failure(OutputRefusal(attributeRefusal ?? .unquotedAttribute(name))), after)
    case .script: return refused(.script)
    case .rawText, .plainText:
      return refused(element == Array("style".utf8) ? .styleElement : .rawElement(elementName))
    case .comment, .bogusComment: return refused(.comment)
    case .declaration, .doctype, .instruction: return refused(.declaration)
    case .characterData: return refused(.characterData)
    }
  }

  private var name: String { String(decoding: attributeName, as: UTF8.self) }
  private var elementName: String { String(decoding: element, as: UTF8.self) }

  private func refused(
    _ fault: EscapingFault
  ) -> (result: Swift.Result<Escape, OutputRefusal>, after: MarkupContext) {
    (.failure(OutputRefusal(fault)), self)
  }

  /// Why an attribute takes no value at all, quoted or not.
  private var attributeRefusal: EscapingFault? {
    switch attribute {
    case .eventHandler: .eventHandler(name)
    case .style: .styleAttribute
    case .sourceDocument: .sourceDocument
    case .animation: .animation(name)
    case .metaEquivalent: .metaRefresh
    default: nil
    }
  }

  private func attributeOutput(
    of type: ValueType?, followedBy next: UInt8?, isXML: Bool
  ) -> (result: Swift.Result<Escape, OutputRefusal>, after: MarkupContext) {
    if let fault = attributeRefusal { return refused(fault) }
    if type == .html { return refused(.htmlInside("the attribute \(name)")) }
    switch attribute {
    case .plain, .eventHandler, .style, .sourceDocument, .animation, .metaEquivalent:
      return (.success(isXML ? .xml : .attribute), self)
    case .scriptType:
      var after = self
      after.scriptKind = .program
      return (.success(.attribute), after)
    case .metaContent:
      if metaIsRefresh { return refused(.metaRefresh) }
      var after = self
      after.metaContentHasValue = true
      return (.success(.attribute), after)
    case .sourceSet: return sourceSetOutput(of: type)
    case .url, .urlList, .siteURL: return urlOutput(of: type, followedBy: next)
    }
  }

  private func urlOutput(
    of type: ValueType?, followedBy next: UInt8?
  ) -> (result: Swift.Result<Escape, OutputRefusal>, after: MarkupContext) {
    var after = self
    after.pending = []
    switch url {
    case .start:
      after.url = .afterValue
      guard attribute == .siteURL else {
        let endsHere = next.map { isQuote($0) || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? false
        return (.success(endsHere ? .urlWhole : .urlStart), after)
      }
      guard type == .url || type == nil else {
        return (.failure(OutputRefusal(.siteAddressOnly(attribute: name, element: elementName))), after)
      }
      return (.success(.urlSite), after)
    case .prefix, .afterValue:
      after.url = .afterValue
      return (.success(.urlComponent), after)
    case .rootSlash:
      after.url = .path
      return (.success(.urlRootPath), after)
    case .path: return (.success(attribute == .siteURL ? .urlComponent : .urlPath), after)
    case .query: return (.success(.urlComponent), after)
    case .refused:
      return refused(pending.isEmpty ? .unclearURL : .refusedScheme(String(decoding: pending, as: UTF8.self)))
    case .unclear, .candidate, .candidateURL, .candidateSize: return refused(.unclearURL)
    }
  }

  private func isQuote(_ byte: UInt8) -> Bool {
    byte == (state == .doubleQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "'"))
  }

  private func sourceSetOutput(
    of type: ValueType?
  ) -> (result: Swift.Result<Escape, OutputRefusal>, after: MarkupContext) {
    var after = self
    switch (url, type) {
    case (.candidate, .url), (.candidate, nil):
      after.url = .candidateURL
      return (.success(.srcset), after)
    case (.candidateSize, .integer), (.candidateSize, .decimal), (.candidateSize, nil):
      return (.success(.attribute), self)
    default: return refused(.sourceSet)
    }
  }
}

/// Why a value may not stand where it does.
struct OutputRefusal: Error, Sendable {
  let fault: EscapingFault

  init(_ fault: EscapingFault) { self.fault = fault }
}
