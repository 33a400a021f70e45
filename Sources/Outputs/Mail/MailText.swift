// The text part of a mail, made by walking its finished HTML, so that it says what that says: links as numbers with a list of addresses
// at the end, pictures by what they show, tables of data row by row.

package struct MailText {
  /// Where lines end. Source: RFC 3676, 4.2.
  static let width = 72

  /// - Parameter html: a finished mail, its links absolute.
  package static func of(_ html: [UInt8]) -> [UInt8] {
    var walk = MailText()
    for piece in MarkupReader.pieces(of: html) { walk.take(piece) }
    walk.flush(spaced: true)
    return walk.finished
  }

  private var lines = TextLines(width: MailText.width)
  /// What stands on the line or paragraph at hand.
  private var run = ""
  /// Addresses, each once, in the order of their first link.
  private var addresses: [String] = []
  /// The links being read: their addresses, and where their words begin; no address for one that leads nowhere.
  private var links: [(address: String?, start: Int)] = []
  private var lists: [(next: Int?, isFirst: Bool)] = []
  private var table: DataTable?
  /// Of open tables, whether each only lays out.
  private var tables: [Bool] = []
  private var heading: Character?
  private var isPreformatted = false
  /// Elements whose text nobody reads: the title, which the subject says.
  private var unread = 0

  private mutating func take(_ piece: MarkupPiece) {
    switch piece {
    case .text(let text): append(text)
    case .start(let tag): open(tag)
    case .end(let name): close(name)
    }
  }

  private mutating func append(_ text: String) {
    guard unread == 0 else { return }
    if isPreformatted {
      run += text
      return
    }
    var isApart = false
    for scalar in text.unicodeScalars {
      // It belongs to the spelling between letters; elsewhere it only fills a preheader up.
      if isApart, scalar.isOfWord { run.unicodeScalars.append("\u{200C}") }
      isApart = scalar == "\u{200C}" && run.unicodeScalars.last?.isOfWord == true
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{C}", "\u{A0}":
        if !run.isEmpty, run.last != " ", run.last != "\n" { run += " " }
      case "\u{AD}", "\u{200C}": continue
      default: run.unicodeScalars.append(scalar)
      }
    }
  }

  // MARK: Tags

  private mutating func open(_ tag: MarkupTag) {
    switch tag.name {
    case "title": unread += 1
    case "br": run += "\n"
    case "a": links.append((tag["href"], run.utf8.count))
    case "img":
      if let alt = tag["alt"], !alt.isEmpty { append("[\(alt)]") }
    case "input": append(tag["checked"] == nil ? "[ ] " : "[x] ")
    case "del": append("~")
    case "h1", "h2": heading(tag.name == "h1" ? "=" : "-")
    case "ul", "ol": openList(tag)
    case "li": item()
    case "blockquote", "dd":
      flush(spaced: tag.name == "blockquote")
      lines.indent(by: 4)
    case "pre":
      flush(spaced: true)
      lines.indent(by: 4)
      isPreformatted = true
    case "hr":
      flush(spaced: true)
      lines.add("----", spaced: true)
    case "table": openTable(tag)
    case "th", "td": openCell(isHeading: tag.name == "th")
    case "tr": openRow()
    case "p", "h3", "h4", "h5", "h6", "figure", "div": flush(spaced: true)
    case "section", "dl", "dt", "caption", "figcaption", "aside", "center": flush()
    default: return
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "title": unread = max(0, unread - 1)
    case "a": closeLink()
    case "del": append("~")
    case "h1", "h2":
      flush(spaced: true)
      heading = nil
    case "ul", "ol":
      flush()
      if lists.popLast() != nil, lists.isEmpty { lines.wantGap() }
    case "li":
      flush()
      lines.outdent()
    case "blockquote", "pre", "dd":
      flush(spaced: name != "dd")
      isPreformatted = false
      lines.outdent()
    case "table": closeTable()
    case "td", "th": closeCell()
    case "p", "h3", "h4", "h5", "h6", "figure", "div": flush(spaced: true)
    case "section", "tr", "dl", "dt", "caption", "figcaption", "aside", "center": flush()
    default: return
    }
  }

  private mutating func heading(_ mark: Character) {
    flush(spaced: true)
    heading = mark
  }

  // MARK: Links

  private mutating func closeLink() {
    guard let link = links.popLast(), let address = link.address else { return }
    while run.last == " " { run.removeLast() }
    // A link that shows its own address has said it.
    let words = String(decoding: run.utf8.dropFirst(link.start), as: UTF8.self)
    if run.isEmpty || address == words || address == "mailto:" + words { return }
    run += " [\(number(of: address))]"
  }

  private mutating func number(of address: String) -> Int {
    if let known = addresses.firstIndex(of: address) { return known + 1 }
    addresses.append(address)
    return addresses.count
  }

  // MARK: Lists and tables

  private mutating func openList(_ tag: MarkupTag) {
    flush(spaced: lists.isEmpty)
    lists.append((tag.name == "ol" ? tag["start"].flatMap(Int.init) ?? 1 : nil, true))
  }

  private mutating func item() {
    flush()
    var marker = "* "
    if let next = lists.last?.next {
      marker = "\(next). "
      lists[lists.count - 1].next = next + 1
    }
    lines.hang(marker)
  }

  private mutating func openTable(_ tag: MarkupTag) {
    let isLayout = tag["role"] == "presentation" || tag["role"] == "none" || table != nil
    tables.append(isLayout)
    flush(spaced: !isLayout)
    if !isLayout { table = DataTable() }
  }

  private mutating func closeTable() {
    flush()
    guard tables.popLast() == false, let data = table else { return }
    table = nil
    lines.wantGap()
    for row in data.sentences {
      lines.hang("* ")
      lines.add(row, spaced: false)
      lines.outdent()
    }
    lines.wantGap()
  }

  private mutating func openRow() {
    flush()
    table?.beginRow()
  }

  private mutating func openCell(isHeading: Bool) {
    flush()
    table?.beginCell(isHeading: isHeading)
  }

  private mutating func closeCell() {
    guard table != nil else { return flush() }
    table?.endCell(run.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    run = ""
  }

  // MARK: Lines

  /// Ends the line or paragraph at hand.
  ///
  /// - Parameter spaced: an empty line stands before and behind it.
  private mutating func flush(spaced: Bool = false) {
    // The cells of a table of data are put together when it ends.
    if table?.isInCell == true { return append(" ") }
    if spaced { lines.wantGap() }
    if isPreformatted {
      lines.addAsIs(run)
    } else {
      for part in run.split(separator: "\n") { lines.add(String(part), spaced: false) }
      if let heading, !run.isEmpty { lines.underline(with: heading) }
    }
    if spaced, !run.isEmpty { lines.wantGap() }
    run = ""
  }

  private var finished: [UInt8] {
    var text = lines.text
    if !addresses.isEmpty {
      text += "\n----\n"
      for (number, address) in addresses.enumerated() { text += "[\(number + 1)] \(address)\n" }
    }
    return Array(text.utf8)
  }
}

extension Unicode.Scalar {
  /// A letter, or a mark on one.
  fileprivate var isOfWord: Bool { properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered }
}
