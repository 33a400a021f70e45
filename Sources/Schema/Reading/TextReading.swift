// Text, Markdown, choices, booleans and slugs.

import Diagnostics
import HTML

/// One line of text: line breaks and the spaces around them become one space, the ends are trimmed.
func readText(_ bytes: ArraySlice<UInt8>, minimum: Int? = nil, maximum: Int?) throws(ValueFault) -> String {
  let trimmed = trimming(bytes)
  let hasBreak = try checkCharacters(trimmed)
  let text =
    hasBreak ? String(decoding: joiningLines(trimmed), as: UTF8.self) : String(decoding: trimmed, as: UTF8.self)
  // A character is at least a byte, so most texts need not be counted.
  if let maximum, text.utf8.count > maximum, text.count > maximum {
    throw .tooLong(count: text.count, maximum: maximum)
  }
  if let minimum, text.count < minimum { throw .tooShort(count: text.count, minimum: minimum) }
  return text
}

/// Markdown keeps its lines.
func readMarkdown(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> String {
  _ = try checkCharacters(bytes)
  var end = bytes.endIndex
  while end > bytes.startIndex, bytes[end - 1] <= 0x20 { end -= 1 }
  let text = bytes[bytes.startIndex..<end]
  if hasPlaceholder(text) { throw .placeholder }
  return String(decoding: text, as: UTF8.self)
}

/// Whether a line begins with the mark that asks to be replaced. Lines end with LF alone here.
private func hasPlaceholder(_ text: ArraySlice<UInt8>) -> Bool {
  let mark = placeholderMark.utf8
  guard text.count >= mark.count else { return false }
  if text.starts(with: mark) { return true }
  var line = text.startIndex
  while let lineEnd = text[line...].firstIndex(of: UInt8(ascii: "\n")) {
    let isPair = lineEnd > text.startIndex && text[lineEnd - 1] == UInt8(ascii: "\r")
    if !isPair, text[(lineEnd + 1)...].starts(with: mark) { return true }
    line = lineEnd + 1
  }
  return false
}

func readBoolean(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Bool {
  switch String(decoding: trimming(bytes).prefix(8), as: UTF8.self).lowercased() {
  case "true", "yes": return true
  case "false", "no": return false
  default: throw .notBoolean
  }
}

func readChoice(_ bytes: ArraySlice<UInt8>, of choices: [Choice]) throws(ValueFault) -> Choice {
  let trimmed = trimming(bytes)
  let written = trimmed.withUnsafeBufferPointer { bytes in choices.firstIndex { $0.id.hasBytes(bytes) } }
  if let written { return choices[written] }
  // Choices that are missing are told where they are declared.
  if choices.isEmpty { return Choice(id: try readText(bytes, maximum: nil), label: "") }
  throw .unknownChoice(try readText(bytes, maximum: nil), of: choices)
}

extension String {
  /// Whether these are its bytes, which is quicker told than whether it equals a string made of them.
  func hasBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes { $0.count == bytes.count && $0.begins(with: bytes) }
  }
}

/// Lower-case letters and digits of ASCII, single hyphens between them.
func readSlug(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> String {
  let text = try readText(bytes, maximum: nil)
  guard isSlug(text) else { throw .notSlug(suggestion: slugSuggestion(for: text)) }
  return text
}

func isSlug(_ text: String) -> Bool {
  var last = UInt8(ascii: "-")
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
    case UInt8(ascii: "-") where last != UInt8(ascii: "-"): break
    default: return false
    }
    last = byte
  }
  return last != UInt8(ascii: "-")
}

private func slugSuggestion(for text: String) -> String? {
  let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  return words.isEmpty ? nil : words.joined(separator: "-")
}

/// Without the white space at both ends.
func trimming(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var (start, end) = (bytes.startIndex, bytes.endIndex)
  while start < end, bytes[start] <= 0x20 { start += 1 }
  while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
  return bytes[start..<end]
}

/// Refuses characters that show nothing and can hide something; they get here by escapes such as `"\u0007"`.
/// - Returns: whether there is a line break or tab in it.
private func checkCharacters(_ bytes: ArraySlice<UInt8>) throws(ValueFault) -> Bool {
  var hasBreak = false
  var index = nextSpecial(in: bytes, from: bytes.startIndex)
  while index < bytes.endIndex {
    let byte = bytes[index]
    if byte < 0x20 {
      guard byte == 0x0A || byte == 0x09 || byte == 0x0D else { throw .controlCharacter(UInt32(byte)) }
      hasBreak = true
    } else if byte == 0x7F {
      throw .controlCharacter(UInt32(byte))
    } else if byte == 0xC2, index + 1 < bytes.endIndex, (0x80..<0xA0).contains(bytes[index + 1]) {
      throw .controlCharacter(UInt32(bytes[index + 1]))
    }
    index = nextSpecial(in: bytes, from: index + 1)
  }
  return hasBreak
}

/// The next control character, or the byte that some of them begin with.
private func nextSpecial(in bytes: ArraySlice<UInt8>, from start: Int) -> Int {
  bytes.withUnsafeBufferPointer { buffer in
    bytes.startIndex
      + buffer.firstIndex(from: start - bytes.startIndex) {
        $0.marks(below: 0x20) | $0.marks(of: 0x7F) | $0.marks(of: 0xC2)
      }
  }
}

/// A run of white space with a break in it becomes one space.
private func joiningLines(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var line: [UInt8] = []
  line.reserveCapacity(bytes.count)
  var isBehindBreak = false
  for byte in bytes {
    if byte < 0x20 {
      while line.last == 0x20 { line.removeLast() }
      line.append(0x20)
      isBehindBreak = true
    } else if byte != 0x20 || !isBehindBreak {
      line.append(byte)
      isBehindBreak = false
    }
  }
  return line
}
