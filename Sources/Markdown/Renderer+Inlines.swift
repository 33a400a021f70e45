// What text, breaks, code, emphasis, raw HTML and footnote references become.

import HTML

extension Renderer {
  mutating func enterInline(_ node: SyntaxNode, _ index: Int) {
    switch node.kind {
    case .text: appendText(node, index)
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
    case .emphasis: html.append(closing ? "</em>" : "<em>")
    case .strong: html.append(closing ? "</strong>" : "<strong>")
    case .strikethrough: html.append(closing ? "</del>" : "<del>")
    default: break
    }
  }

  private mutating func appendText(_ node: SyntaxNode, _ index: Int) {
    var text = tree.slice(node.literal)
    let passed = locator.pass(text)
    checkMistakes(in: text, passed)
    if let marker, marker.node == index {
      text = text.dropFirst(marker.length)
      self.marker = nil
      if text.isEmpty { skipBreak() }
    }
    plain.append(text)
    if imageDepth == 0 { appendEscaped(text) }
  }

  /// Leaves out the line break behind a callout's marker.
  private mutating func skipBreak() {
    guard let next = entered(after: 1) else { return }
    switch tree.nodes[next].kind {
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
