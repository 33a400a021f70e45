// Texts that need no parser: one line without any mark of Markdown, as the texts of front matter mostly are.

import HTML

extension MarkdownDocument {
  /// What checking, parsing and rendering make of a plain sentence: one paragraph, and that one piece of text. nil for any
  /// other text.
  init?(ofSentence source: MarkdownSource) {
    let text = source.text
    guard text.count <= Preflight.fieldLimit, text.isPlainSentence,
      let plainText = String(validating: text, as: UTF8.self)
    else { return nil }
    var html = ByteBuffer(capacity: text.count + 16)
    if source.mode == .block { html.append(fixed: "<p>") }
    text.withUnsafeBufferPointer { html.append($0, escapedFor: .elementText) }
    if source.mode == .block { html.append(fixed: "</p>\n") }
    let words = text.withUnsafeBufferPointer(countWords)
    self.init(
      html: html.bytes, slots: [], headings: [], anchors: [],
      plainText: source.wantsPlainText ? plainText : "", words: words, excerpt: plainText,
      diagnostics: [])
  }
}

extension [UInt8] {
  /// Whether the text is one line that begins with a letter and holds no byte at which the parser stops.
  var isPlainSentence: Bool {
    guard let first, first.isLetter, last != UInt8(ascii: " ") else { return false }
    // A page is told by its first line end, long before all of it is looked at.
    return firstIndex(of: 0x0A, in: 0..<count) == nil && allSatisfy { !$0.isMark } && !mayHoldBareAddress
  }
}

extension UInt8 {
  /// Control characters, what begins anything but text within a line, and `|`, of which there may be too many.
  fileprivate var isMark: Bool {
    switch self {
    case 0..<0x20, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "*"),
      UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: "|"):
      true
    default: false
    }
  }
}
