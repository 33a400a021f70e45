// Which whitespace around tags is layout of the template rather than text of the page.
// 1. A line that holds only block tags and comments vanishes, with its indentation and its line ending.
// 2. A `-` inside a delimiter trims all whitespace on that side.

import Diagnostics

/// The tokens with the ranges of literal text narrowed; text that vanishes entirely is left out.
func trimmingWhitespace(_ tokens: [Token], in bytes: [UInt8]) -> [Token] {
  var trimmer = WhitespaceTrimmer(pieces: pieces(of: tokens), tokens: tokens, bytes: bytes)
  trimmer.dropTagLines()
  trimmer.trimAtMarks()
  return trimmer.result()
}

/// A literal text, or the tokens of one tag.
private struct Piece {
  enum Kind { case text, output, layout }
  let kind: Kind
  let tokens: Range<Int>
}

private func pieces(of tokens: [Token]) -> [Piece] {
  var pieces: [Piece] = []
  var index = 0
  while index < tokens.count {
    let start = index
    switch tokens[index].kind {
    case .text:
      index += 1
      pieces.append(Piece(kind: .text, tokens: start..<index))
    case .comment:
      index += 1
      pieces.append(Piece(kind: .layout, tokens: start..<index))
    case .openOutput, .openTag:
      let kind: Piece.Kind = tokens[index].kind == .openTag ? .layout : .output
      while index < tokens.count, tokens[index].kind != .closeTag, tokens[index].kind != .closeOutput { index += 1 }
      index = min(tokens.count, index + 1)
      pieces.append(Piece(kind: kind, tokens: start..<index))
    default: index += 1
    }
  }
  return pieces
}

private struct WhitespaceTrimmer {
  let pieces: [Piece]
  let tokens: [Token]
  let bytes: [UInt8]
  /// For each piece the text that stays; meaningless for tags.
  private var kept: [Range<Int>]

  init(pieces: [Piece], tokens: [Token], bytes: [UInt8]) {
    self.pieces = pieces
    self.tokens = tokens
    self.bytes = bytes
    kept = pieces.map { piece in
      let span = tokens[piece.tokens.lowerBound].span
      return span.start..<span.end
    }
  }

  /// Finds runs of tags with nothing but blanks between them, alone on their line.
  mutating func dropTagLines() {
    var index = 0
    while index < pieces.count {
      guard pieces[index].kind == .layout else {
        index += 1
        continue
      }
      let first = index
      var last = index
      while index + 1 < pieces.count {
        if pieces[index + 1].kind == .layout {
          index += 1
          last = index
        } else if pieces[index + 1].kind == .text, isBlank(text(index + 1)) {
          index += 1
        } else {
          break
        }
      }
      dropLine(from: first, to: last)
      index = last + 1
    }
  }

  private mutating func dropLine(from first: Int, to last: Int) {
    guard let indent = blanksBefore(first), let rest = blanksAfter(last) else { return }
    for piece in first...last where pieces[piece].kind == .text {
      kept[piece] = kept[piece].lowerBound..<kept[piece].lowerBound
    }
    if first > 0, pieces[first - 1].kind == .text {
      let upper = max(kept[first - 1].lowerBound, text(first - 1).upperBound - indent)
      kept[first - 1] = kept[first - 1].lowerBound..<upper
    }
    if last + 1 < pieces.count, pieces[last + 1].kind == .text {
      let lower = text(last + 1).lowerBound + rest
      kept[last + 1] = lower..<max(lower, kept[last + 1].upperBound)
    }
  }

  /// How many blanks stand between the start of the line and the piece; nil when something else does.
  private func blanksBefore(_ piece: Int) -> Int? {
    guard piece > 0 else { return 0 }
    guard pieces[piece - 1].kind == .text else { return nil }
    let range = text(piece - 1)
    var index = range.upperBound
    while index > range.lowerBound, isBlank(bytes[index - 1]) { index -= 1 }
    if index == range.lowerBound { return piece == 1 ? range.count : nil }
    return bytes[index - 1] == UInt8(ascii: "\n") ? range.upperBound - index : nil
  }

  /// How many bytes from the piece to the end of its line, line ending included; nil when something else stands there.
  private func blanksAfter(_ piece: Int) -> Int? {
    guard piece + 1 < pieces.count else { return 0 }
    guard pieces[piece + 1].kind == .text else { return nil }
    let range = text(piece + 1)
    var index = range.lowerBound
    while index < range.upperBound, isBlank(bytes[index]) { index += 1 }
    if index < range.upperBound, bytes[index] == UInt8(ascii: "\r") { index += 1 }
    if index == range.upperBound { return piece + 2 == pieces.count ? range.count : nil }
    return bytes[index] == UInt8(ascii: "\n") ? index + 1 - range.lowerBound : nil
  }

  /// Applies `{%-`, `-%}`, `{{-` and `-}}`.
  mutating func trimAtMarks() {
    for (index, piece) in pieces.enumerated()
    where piece.kind != .text && tokens[piece.tokens.lowerBound].kind != .comment {
      let open = tokens[piece.tokens.lowerBound].span
      let close = tokens[piece.tokens.upperBound - 1].span
      if open.end - open.start == 3, index > 0, pieces[index - 1].kind == .text {
        var upper = kept[index - 1].upperBound
        while upper > kept[index - 1].lowerBound, isSpace(bytes[upper - 1]) { upper -= 1 }
        kept[index - 1] = kept[index - 1].lowerBound..<upper
      }
      if close.end - close.start == 3, index + 1 < pieces.count, pieces[index + 1].kind == .text {
        var lower = kept[index + 1].lowerBound
        while lower < kept[index + 1].upperBound, isSpace(bytes[lower]) { lower += 1 }
        kept[index + 1] = lower..<kept[index + 1].upperBound
      }
    }
  }

  func result() -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    for (index, piece) in pieces.enumerated() {
      if piece.kind != .text {
        result.append(contentsOf: tokens[piece.tokens])
      } else if !kept[index].isEmpty {
        result.append(Token(kind: .text, span: Span(kept[index].lowerBound, kept[index].upperBound)))
      }
    }
    return result
  }

  private func text(_ piece: Int) -> Range<Int> {
    let span = tokens[pieces[piece].tokens.lowerBound].span
    return span.start..<span.end
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(isBlank) }
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
