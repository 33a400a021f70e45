// What the blocks that hold blocks become: quotations and callouts, lists and tasks, footnotes, tables.

import HTML

extension Renderer {
  mutating func enterContainer(_ node: SyntaxNode) {
    switch node.kind {
    case .document: containers.append(.document)
    case .blockQuote: enterQuote()
    case .list(let ordered, let start, let tight): enterList(ordered: ordered, start: start, tight: tight)
    case .item: enterItem(.item, tag: "<li>")
    case .taskItem: enterTask(node)
    case .footnoteDefinition: enterFootnote()
    case .table(let alignments): enterTable(node, alignments)
    case .tableRow(let isHeader): enterRow(node, isHeader: isHeader)
    default: containers.append(.other)
    }
  }

  mutating func leaveContainer(_ node: SyntaxNode) {
    let container = containers.popLast()
    switch node.kind {
    case .document where footnotes.current > 0:
      freshLine()
      html.append("</ol>\n</div>\n")
    case .blockQuote:
      freshLine()
      html.append(container == .callout ? "</div>\n" : "</blockquote>\n")
    case .list(let ordered, _, _): html.append(ordered ? "</ol>\n" : "</ul>\n")
    case .item, .taskItem: html.append("</li>\n")
    case .footnoteDefinition: leaveFootnote()
    case .table: leaveTable(container)
    case .tableRow(let isHeader): leaveRow(isHeader: isHeader)
    default: break
    }
  }

  // MARK: Quotations

  private mutating func enterQuote() {
    freshLine()
    guard let found = calloutMarker() else { return openQuote() }
    guard let callout = found.marker.callout else {
      report(.unknownCallout(found.marker.name), markerRange(found.marker, in: tree.nodes[found.text]))
      return openQuote()
    }
    marker = (found.text, found.marker.length)
    containers.append(.callout)
    html.append("<div class=\"callout callout-", callout.rawValue, "\" role=\"note\">\n")
    html.append("<p class=\"callout-title\">", callout.title, "</p>\n")
  }

  private mutating func openQuote() {
    containers.append(.quote)
    html.append("<blockquote>\n")
  }

  /// The marker of the quotation that is being entered, and the text node that holds it; not `\[!NOTE]`.
  private func calloutMarker() -> (text: Int, marker: CalloutMarker)? {
    guard let paragraph = entered(after: 1), tree.nodes[paragraph].kind == .paragraph,
      let text = entered(after: 2), tree.nodes[text].kind == .text,
      let marker = CalloutMarker(tree.slice(tree.nodes[text].literal)),
      source.text[offset(of: tree.nodes[paragraph])...].starts(with: "[!".utf8)
    else { return nil }
    return (text, marker)
  }

  private func markerRange(_ marker: CalloutMarker, in text: SyntaxNode) -> Range<Int> {
    let start = offset(of: text)
    return start..<start + marker.name.utf8.count + 3
  }

  // MARK: Lists

  private mutating func enterList(ordered: Bool, start: Int, tight: Bool) {
    freshLine()
    containers.append(.list(tight: tight))
    if ordered {
      html.append(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
    } else {
      html.append("<ul>\n")
    }
  }

  private mutating func enterItem(_ container: Container, tag: String) {
    freshLine()
    containers.append(container)
    html.append(tag)
  }

  private mutating func enterTask(_ node: SyntaxNode) {
    let done = isDone(node)
    let next = entered(after: 1).map { tree.nodes[$0].kind }
    enterItem(.task(done: done, hasBox: next != .paragraph), tag: "<li class=\"task\">")
    if next != .paragraph {
      appendCheckbox(done: done, label: done ? "Done" : "To do")
    }
  }

  /// Whether the brackets of a task hold an x. The parser takes any `[x]` of the line for it, a link's too.
  private func isDone(_ task: SyntaxNode) -> Bool {
    let line = locator.lines.range(task.startLine)
    let rest = source.text[offset(of: task)..<line.upperBound]
    guard let bracket = rest.firstIndex(of: UInt8(ascii: "[")) else { return false }
    return rest.dropFirst(bracket + 1 - rest.startIndex).first?.lowered == UInt8(ascii: "x")
  }

  mutating func appendCheckbox(done: Bool, label: String?) {
    html.append("<input type=\"checkbox\" disabled")
    if done { html.append(" checked") }
    if let label { html.append(" aria-label=\"\(label)\"") }
    html.append(">")
  }

  // MARK: Footnotes

  private mutating func enterFootnote() {
    freshLine()
    if footnotes.current == 0 {
      html.append("<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n")
    }
    containers.append(.footnote)
    let number = footnotes.beginDefinition()
    let id = footnotes.id(of: number)
    anchors.addFootnote(id)
    html.append("<li id=\"", id, "\">\n")
  }

  private mutating func leaveFootnote() {
    if case .leave(let last) = tree.steps[position - 1], tree.nodes[last].kind == .paragraph {
      // The last paragraph has the links back already.
    } else {
      freshLine()
      html.append("<p>")
      appendBackLinks()
      html.append("</p>\n")
    }
    html.append("</li>\n")
  }

  /// The links from the footnote being written to the places that refer to it.
  mutating func appendBackLinks() {
    let references = footnotes.references(to: footnotes.current)
    for (index, reference) in references.enumerated() {
      if index > 0 { html.append(" ") }
      let ordinal =
        references.count > 1 ? " \(reference.number), place \(reference.occurrence)" : " \(reference.number)"
      html.append("<a class=\"footnote-back\" href=\"#", reference.id, "\" role=\"doc-backlink\"")
      html.append(" aria-label=\"Back to reference", ordinal, "\">\u{21A9}\u{FE0E}</a>")
    }
  }

  // MARK: Tables

  private mutating func enterTable(_ node: SyntaxNode, _ alignments: Range<Int>) {
    locator.beginTable(node)
    freshLine()
    containers.append(.table(alignments: alignments, hasBody: false))
    let label = innerText(of: 1, limit: 100)
    html.append("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table")
    if !label.isEmpty {
      html.append(": ")
      appendEscaped(label[...], .attribute)
    }
    html.append("\">\n<table>\n")
  }

  private mutating func leaveTable(_ container: Container?) {
    freshLine()
    if case .table(_, hasBody: true) = container { html.append("</tbody>\n") }
    html.append("</table>\n</div>\n")
  }

  private mutating func enterRow(_ node: SyntaxNode, isHeader: Bool) {
    freshLine()
    if isHeader {
      html.append("<thead>\n")
    } else if case .table(let alignments, hasBody: false) = containers.last {
      containers[containers.count - 1] = .table(alignments: alignments, hasBody: true)
      html.append("<tbody>\n")
    }
    html.append("<tr>\n")
    containers.append(.row(isHeader: isHeader, column: 0))
    if !isHeader { locator.begin(node) }
    plain.breakLine()
  }

  private mutating func leaveRow(isHeader: Bool) {
    freshLine()
    html.append(isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
  }
}
