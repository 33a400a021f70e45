// What paragraphs, headings, cells, code blocks and lines across become.

import HTML

extension Renderer {
  mutating func enterBlock(_ node: SyntaxNode) {
    switch node.kind {
    case .paragraph: enterParagraph(node)
    case .heading(let level): enterHeading(node, level: level)
    case .tableCell: enterCell(node)
    case .codeBlock(let info): if !appendFigure(node, info: info) { appendCode(node, info: info) }
    case .htmlBlock: reportHTMLBlock(node)
    default:
      freshLine()
      html.append("<hr>\n")
    }
  }

  mutating func leaveBlock(_ node: SyntaxNode) {
    switch node.kind {
    case .paragraph: leaveParagraph()
    case .heading(let level):
      html.append("</h")
      html.append(UInt8(ascii: "0") + level)
      html.append(">\n")
    default: html.append(fixed: cellIsHeader ? "</th>" : "</td>")
    }
  }

  // MARK: Paragraphs

  /// Whether a paragraph here has no `<p>`: in a tight list, or alone in a field.
  private var isBare: Bool {
    guard source.mode == .block else { return true }
    guard containers.count > 1, case .list(tight: true) = containers[containers.count - 2] else { return false }
    switch containers.last {
    case .item, .task: return true
    default: return false
    }
  }

  private mutating func enterParagraph(_ node: SyntaxNode) {
    locator.begin(node)
    plain.breakLine()
    paragraphStart = plain.bytes.count
    if isOnlyMarker() {
      position += 2
      return
    }
    if !isBare {
      freshLine()
      html.append(fixed: "<p>")
    }
    if case .task(let done, hasBox: false) = containers.last {
      html.append("<label>")
      appendCheckbox(done: done, label: nil)
      html.append(" ")
    }
  }

  /// Whether the paragraph being entered holds nothing but the marker of its callout.
  private func isOnlyMarker() -> Bool {
    guard let marker, entered(after: 1) == marker.step, entered(after: 2) == nil else { return false }
    return marker.length == tree.steps[marker.step].literal.count
  }

  private mutating func leaveParagraph() {
    if case .document = containers.last { plain.offerExcerpt(from: paragraphStart) }
    if case .task(let done, hasBox: false) = containers.last {
      html.append("</label>")
      containers[containers.count - 1] = .task(done: done, hasBox: true)
    }
    if case .footnote = containers.last, isLastInContainer {
      html.append(" ")
      appendBackLinks()
    }
    if !isBare { html.append(fixed: "</p>\n") }
  }

  private var isLastInContainer: Bool {
    position + 1 < tree.steps.count && tree.steps[position + 1].isEnd
  }

  // MARK: Headings

  private mutating func enterHeading(_ node: SyntaxNode, level: UInt8) {
    locator.begin(node)
    plain.breakLine()
    freshLine()
    let text = String(decoding: innerText(of: 0), as: UTF8.self)
    let place = offset(of: node)
    let range = place..<max(place, locator.lines.range(node.startLine).upperBound)
    checkHeading(level: Int(level), text: text, range)
    let id = anchors.addHeading(text)
    headings.append(.init(level: Int(level), id: id, text: text, span: source.span(range)))
    html.append("<h")
    html.append(UInt8(ascii: "0") + level)
    html.append(" id=\"")
    html.append(id, escapedFor: .attribute)
    html.append("\">")
  }

  private mutating func checkHeading(level: Int, text: String, _ range: Range<Int>) {
    let previous = headings.last?.level ?? 1
    if level == 1 {
      report(.topHeading(text), range)
    } else if level > previous + 1 {
      report(.skippedLevel(from: previous, to: level), range)
    }
    if text.utf8.allSatisfy(\.isWhitespace) { report(.emptyHeading(level: level), range) }
  }

  // MARK: Tables

  private var isHeaderCell: Bool {
    if case .row(isHeader: true, _) = containers.last { return true }
    return false
  }

  private mutating func enterCell(_ node: SyntaxNode) {
    freshLine()
    plain.space()
    cellIsHeader = isHeaderCell && !innerText(of: 0, limit: 1).isEmpty
    html.append(fixed: cellIsHeader ? "<th scope=\"col\"" : "<td")
    html.append(fixed: alignment())
  }

  /// The class of the cell being entered and the end of its tag; counts the column.
  private mutating func alignment() -> StaticString {
    guard containers.count > 1, case .row(let isHeader, let column) = containers.last,
      case .table(let alignments, _) = containers[containers.count - 2]
    else { return ">" }
    containers[containers.count - 1] = .row(isHeader: isHeader, column: column + 1)
    guard column < alignments.count else { return ">" }
    switch tree.bytes[alignments.offsets.lowerBound + column] {
    case UInt8(ascii: "l"): return " class=\"align-left\">"
    case UInt8(ascii: "c"): return " class=\"align-center\">"
    case UInt8(ascii: "r"): return " class=\"align-right\">"
    default: return ">"
    }
  }

  // MARK: Code and raw HTML

  private mutating func appendCode(_ node: SyntaxNode, info: TextPiece) {
    freshLine()
    let language = tree.slice(info).prefix { !$0.isWhitespace }
    html.append("<pre><code")
    if !language.isEmpty {
      html.append(" class=\"language-")
      appendEscaped(language, .attribute)
      html.append("\"")
    }
    html.append(">")
    let code = tree.slice(node.literal)
    appendEscaped(code)
    html.append("</code></pre>\n")
    plain.breakLine()
    plain.append(code)
  }

  private mutating func reportHTMLBlock(_ node: SyntaxNode) {
    let line = locator.lines.range(node.startLine)
    let start = offset(of: node)
    let tag = source.text[start..<line.upperBound].firstIndex(of: UInt8(ascii: "<")) ?? start
    reportHTML(source.text[tag..<line.upperBound], tag..<max(tag, line.upperBound))
  }

  /// Reports raw HTML, once for an element: not its closing tag as well.
  mutating func reportHTML(_ written: ArraySlice<UInt8>, _ range: Range<Int>) {
    let found = RawHTML(written)
    switch found {
    case .opening(let name): reportedElements.insert(name)
    case .closing(let name): if reportedElements.contains(name) { return }
    default: break
    }
    report(.rawHTML(found), range)
  }

  // MARK: Text of a subtree

  /// The plain text inside the node that is entered `steps` further on, until `limit` bytes are reached.
  func innerText(of steps: Int, limit: Int = .max) -> [UInt8] {
    var text: [UInt8] = []
    var depth = 0
    var index = position + steps
    while index < tree.steps.count, text.count < limit {
      let node = tree.steps[index]
      if node.isEnd {
        depth -= 1
      } else {
        if !node.kind.isLeaf { depth += 1 }
        text.append(contentsOf: shownText(of: node, isFirst: text.isEmpty))
      }
      index += 1
      if depth == 0 { break }
    }
    return text
  }

  private func shownText(of node: SyntaxNode, isFirst: Bool) -> ArraySlice<UInt8> {
    switch node.kind {
    case .text, .code: tree.slice(node.literal)
    case .softBreak, .lineBreak: [0x20]
    case .tableCell where !isFirst: [UInt8(ascii: ","), 0x20]
    default: []
    }
  }
}
