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
    case .item, .taskItem: html.append(fixed: "</li>\n")
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
      report(.unknownCallout(found.marker.name), markerRange(found.marker, at: found.start))
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

  /// The marker of the quotation that is being entered, the step into the text that holds it, and where in the source that
  /// is; not `\[!NOTE]`.
  private func calloutMarker() -> (text: Int, start: Int, marker: CalloutMarker)? {
    guard let paragraph = entered(after: 1), case .paragraph = tree.steps[paragraph].kind,
      let text = entered(after: 2), case .text = tree.steps[text].kind,
      let marker = CalloutMarker(tree.slice(tree.steps[text].literal))
    else { return nil }
    let start = offset(of: tree.steps[paragraph])
    return source.text[start...].starts(with: "[!".utf8) ? (text, start, marker) : nil
  }

  private func markerRange(_ marker: CalloutMarker, at start: Int) -> Range<Int> {
    start..<start + marker.name.utf8.count + 3
  }

  // MARK: Lists

  private mutating func enterList(ordered: Bool, start: Int32, tight: Bool) {
    freshLine()
    containers.append(.list(tight: tight))
    if ordered {
      html.append(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
    } else {
      html.append("<ul>\n")
    }
  }

  private mutating func enterItem(_ container: Container, tag: StaticString) {
    freshLine()
    containers.append(container)
    html.append(fixed: tag)
  }

  private mutating func enterTask(_ node: SyntaxNode) {
    let done = isDone(node)
    let next = entered(after: 1).map { tree.steps[$0].kind }
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
    let last = tree.steps[position - 1]
    if last.isEnd, case .paragraph = last.kind {
      // The last paragraph has the links back already.
    } else {
      freshLine()
      html.append("<p>")
      appendBackLinks()
      html.append("</p>\n")
    }
    html.append(fixed: "</li>\n")
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

  private mutating func enterTable(_ node: SyntaxNode, _ alignments: TextPiece) {
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
    html.append(fixed: "<tr>\n")
    containers.append(.row(isHeader: isHeader, column: 0))
    if !isHeader { locator.begin(node) }
    plain.breakLine()
  }

  private mutating func leaveRow(isHeader: Bool) {
    freshLine()
    html.append(fixed: isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
  }
}
