// What stayed text and was meant otherwise: a link whose address has a space, `##` without one behind it, `[^1]` without a
// footnote. Code is not text, and what stands behind a backslash is meant so.

import HTML

extension Renderer {
  /// - Parameters:
  ///   - text: of a text node.
  ///   - passed: where it stands in the source.
  mutating func checkMistakes(in text: ArraySlice<UInt8>, _ passed: Range<Int>) {
    checkFootnotes(in: text, passed)
    checkAddresses(in: text, passed)
    if text.first == UInt8(ascii: "#") { checkHeading(text, passed) }
  }

  /// `![A pier](my pier.svg)`. The first in a piece of text is told; each byte is looked at a bounded number of times.
  private mutating func checkAddresses(in text: ArraySlice<UInt8>, _ passed: Range<Int>) {
    guard text.contains(UInt8(ascii: "]")) else { return }
    let written = source.text[passed]
    for start in written.indices where written.hasBytes([UInt8(ascii: "]"), UInt8(ascii: "(")], at: start) {
      if start > 0, source.text[start - 1] == UInt8(ascii: "\\") { continue }
      let address = written[(start + 2)...].prefix(Renderer.longestAddress).prefix { !$0.endsAddress }
      guard address.endIndex < written.endIndex, written[address.endIndex] == UInt8(ascii: ")") else { continue }
      let target = String(decoding: address.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        .split(separator: " ").joined(separator: " ")
      guard Renderer.isPathWithSpace(target) else { continue }
      // The source between two pieces of text may hold code.
      if text.indices.contains(where: { text.hasBytes(address, at: $0) }) {
        report(.spaceInAddress(target), address.startIndex..<address.endIndex)
      }
      return
    }
  }

  private static let longestAddress = 300

  /// What looks like a file's name, or an address: not a remark in parentheses.
  private static func isPathWithSpace(_ target: String) -> Bool {
    guard target.contains(" "), !target.hasPrefix("<") else { return false }
    if ["/", "./", "../"].contains(where: target.hasPrefix) { return true }
    guard let dot = target.utf8.lastIndex(of: UInt8(ascii: ".")), dot > target.utf8.startIndex else { return false }
    let ending = target.utf8[target.utf8.index(after: dot)...].prefix { $0 != UInt8(ascii: "#") }
    return (2...5).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isDigit }
      && ending.first?.isLetter == true && target.utf8[target.utf8.index(before: dot)] != UInt8(ascii: " ")
  }

  /// `##Results`. One # may be a number's or a hashtag's.
  private mutating func checkHeading(_ text: ArraySlice<UInt8>, _ passed: Range<Int>) {
    let marks = text.prefix { $0 == UInt8(ascii: "#") }
    guard source.mode == .block, 2...6 ~= marks.count, source.text[passed].starts(with: marks),
      text.dropFirst(marks.count).first.map({ !$0.isWhitespace }) == true
    else { return }
    let start = passed.lowerBound
    let lineStart = source.text[..<start].lastIndex { $0.isLineEnd }.map { $0 + 1 } ?? 0
    guard ContainerPrefix(source.text, lineStart..<passed.upperBound).end == start else { return }
    let title = String(decoding: text.dropFirst(marks.count), as: UTF8.self)
    report(.headingWithoutSpace(level: marks.count, title), start..<start + marks.count)
  }

  /// Reports `[^label]` that stayed text because nothing defines it; not `\[^label]`, which is meant so.
  private mutating func checkFootnotes(in text: ArraySlice<UInt8>, _ passed: Range<Int>) {
    guard text.contains(UInt8(ascii: "^")) else { return }
    let written = source.text[passed]
    for start in written.indices where written.hasBytes([UInt8(ascii: "["), UInt8(ascii: "^")], at: start) {
      if start > 0, source.text[start - 1] == UInt8(ascii: "\\") { continue }
      let label = written[(start + 2)...].prefix { $0 != UInt8(ascii: "]") && !$0.isWhitespace }
      guard !label.isEmpty, label.endIndex < written.endIndex, written[label.endIndex] == UInt8(ascii: "]") else {
        continue
      }
      report(.undefinedFootnote(String(decoding: label, as: UTF8.self)), start..<label.endIndex + 1)
    }
  }
}

extension UInt8 {
  fileprivate var endsAddress: Bool {
    isLineEnd || [UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "]")].contains(self)
  }
}
