// What text, breaks, code, emphasis, raw HTML and footnote references become.

import HTML

extension Renderer {
  mutating func enterInline(_ node: SyntaxNode) {
    switch node.kind {
    case .text: appendText(node)
    case .softBreak: appendBreak("\n")
    case .lineBreak: appendBreak("<br>\n")
    case .code: appendCodeSpan(node)
    case .htmlInline: reportHTML(tree.slice(node.literal), locator.passHTML(tree.slice(node.literal)))
    case .footnoteReference: appendFootnoteReference(node)
    default: appendTag(node.kind, closing: false)
    }
  }

  mutating func leaveInline(_ node: SyntaxNode) { appendTag(node.kind, closing: true) }

  private mutating func appendTag(_ kind: SyntaxNode.Kind, closing: Bool) {
    guard imageDepth == 0 else { return }
    switch kind {
    case .emphasis: html.append(fixed: closing ? "</em>" : "<em>")
    case .strong: html.append(fixed: closing ? "</strong>" : "<strong>")
    case .strikethrough: html.append(fixed: closing ? "</del>" : "<del>")
    default: break
    }
  }

  private mutating func appendText(_ node: SyntaxNode) {
    var piece = node.literal.offsets
    let isMarked = marks.isMarked(piece, of: tree.bytes)
    let passed = locator.pass(piece, of: tree.bytes)
    if isMarked || piece.first.map({ tree.bytes[$0] }) == UInt8(ascii: "#") {
      checkMistakes(in: tree.bytes[piece], passed)
    }
    if let marker, marker.step == position {
      piece = piece.dropFirst(marker.length)
      self.marker = nil
      if piece.isEmpty { skipBreak() }
    }
    plain.append(piece, of: tree.bytes)
    guard imageDepth == 0 else { return }
    if isMarked { appendEscaped(tree.bytes[piece]) } else { html.append(piece, of: tree.bytes) }
  }

  /// Leaves out the line break behind a callout's marker.
  private mutating func skipBreak() {
    guard let next = entered(after: 1) else { return }
    switch tree.steps[next].kind {
    case .softBreak, .lineBreak:
      locator.passLineBreak()
      position += 1
    default: break
    }
  }

  private mutating func appendBreak(_ written: String) {
    locator.passLineBreak()
    plain.space()
    if imageDepth == 0 { html.append(written) }
  }

  private mutating func appendCodeSpan(_ node: SyntaxNode) {
    locator.passCode()
    let code = tree.slice(node.literal)
    plain.append(code)
    guard imageDepth == 0 else { return }
    html.append("<code>")
    appendEscaped(code)
    html.append("</code>")
  }

  private mutating func appendFootnoteReference(_ node: SyntaxNode) {
    locator.passFootnoteReference()
    guard imageDepth == 0, let reference = footnotes.refer(to: tree.text(node.literal)) else { return }
    let (id, number) = (reference.id, String(reference.number))
    anchors.addFootnote(id)
    html.append("<sup class=\"footnote-ref\"><a id=\"", id, "\" href=\"#", footnotes.id(of: reference.number))
    html.append("\" role=\"doc-noteref\">", number, "</a></sup>")
  }
}
