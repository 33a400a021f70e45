// Filters of text. They take whatever prints, so that a choice can be put in capitals as well as a title.

import HTML
import Schema

let textFunctions: [Function] = [
  upper, lower, capitalize, truncate, replace, split, join, slug, initials, trim, plain, words, readingMinutes,
]

private let printable = Parameter("value", .printable)
private let textOrHTML = Parameter("value", .types([.text, .html]))

private let upper = Function.filter(
  "upper", printable, returns: .type(.text), help: "All letters in capitals.",
  example: ("{{ \"pier 2, straße\" | upper }}", "PIER 2, STRASSE")
) { (call) throws(FunctionFault) in
  .text(try call.text(0).uppercased())
}

private let lower = Function.filter(
  "lower", printable, returns: .type(.text), help: "All letters small.",
  example: ("{{ \"Pier 2\" | lower }}", "pier 2")
) { (call) throws(FunctionFault) in
  .text(try call.text(0).lowercased())
}

private let capitalize = Function.filter(
  "capitalize", printable, returns: .type(.text), help: "The first letter a capital; the rest stays as it is.",
  example: ("{{ \"what VR taught us\" | capitalize }}", "What VR taught us")
) { (call) throws(FunctionFault) in
  let text = try call.text(0)
  return .text(text.prefix(1).uppercased() + text.dropFirst())
}

private let truncate = Function.filter(
  "truncate", printable, [Parameter("n", .types([.integer]), check: faultInLength)], returns: .type(.text),
  help: """
    Cuts a text to at most n characters as a reader counts them, the … included. It cuts between words, and inside a word only \
    when the first one is too long by itself. A text that fits stays whole.
    """,
  example: ("{{ \"Fewer raised voices at Pier 2\" | truncate(20) }}", "Fewer raised voices…")
) { (call) throws(FunctionFault) in
  let length = try call.integer(1)
  if let fault = faultInLength(.integer(length)) { throw fault }
  return .text(truncated(try call.text(0), to: length))
}

private let replace = Function.filter(
  "replace", printable, [Parameter("from", .printable), Parameter("to", .printable)], returns: .type(.text),
  help: "Puts one text in place of another, wherever it stands.",
  example: ("{{ \"on-the-job\" | replace(\"-\", \" \") }}", "on the job")
) { (call) throws(FunctionFault) in
  let old = try call.text(1)
  guard !old.isEmpty else { throw FunctionFault("there is no text to look for", hint: "replace(\"old\", \"new\")") }
  return .text(try call.text(0).replacing(old, with: try call.text(2)))
}

private let split = Function.filter(
  "split", printable, [Parameter("separator", .types([.text]))], returns: .type(.list(.text)),
  help: "The list of the parts between separators; two separators side by side have an empty part between them.",
  example: ("{{ \"web, quote\" | split(\", \") | last }}", "quote")
) { (call) throws(FunctionFault) in
  let separator = try call.text(1)
  guard !separator.isEmpty else {
    throw FunctionFault(
      "an empty text separates nothing", hint: "write what stands between the parts: split(\", \")")
  }
  return .list(parts(of: try call.text(0), separatedBy: separator).map { .text($0) })
}

private let join = Function.listFilter(
  "join",
  [
    Parameter("separator", .types([.text]), default: .text(", ")),
    Parameter("last", .types([.text]), default: Value.none),
  ], of: Parameter("list", .listOfPrintable), returns: .type(.text),
  help: "One text of all members, with the separator between them, and another before the last if it is given.",
  example: ("{{ [\"a\", \"b\", \"c\"] | join(\", \", last: \" and \") }}", "a, b and c")
) { (call) throws(FunctionFault) in
  let members = try call.list(0)
  let end = members.lastIndex { !$0.isNone }
  let separator = try call.text(1)
  let last = call.isGiven(2) ? try call.text(2) : separator
  var text = ""
  var isFirst = true
  for (index, member) in members.enumerated() where !member.isNone {
    let more = try printedText(member, in: call.context)
    if isFirst {
      text = more
    } else {
      text += index == end ? last : separator
      text += more
    }
    isFirst = false
  }
  return .text(text)
}

private let slug = Function.filter(
  "slug", printable, returns: .type(.text),
  help: "The text as part of an address: small letters without accents and digits, with - between words.",
  example: ("{{ \"Tomás's first night, Pier 2\" | slug }}", "tomass-first-night-pier-2")
) { (call) throws(FunctionFault) in
  .text(slugged(try call.text(0)))
}

private let initials = Function.filter(
  "initials", printable, returns: .type(.text),
  help: "The first letters of the first and the last word in capitals, for a person without a photo.",
  example: ("{{ \"Ruth Nakamura-Bell\" | initials }}", "RN")
) { (call) throws(FunctionFault) in
  .text(initialLetters(of: try call.text(0)))
}

private let trim = Function.filter(
  "trim", printable, returns: .type(.text), help: "Without white space at both ends.",
  example: ("[{{ \"  Pier 2 \" | trim }}]", "[Pier 2]")
) { (call) throws(FunctionFault) in
  .text(trimmed(try call.text(0)))
}

private let plain = Function.filter(
  "plain", textOrHTML, returns: .type(.text),
  help: "The text of HTML, such as a Markdown field, without its markup and on one line. Text stays as it is.",
  example: ("{{ page.body | plain | truncate(24) }}", "Guests were waiting and…")
) { (call) throws(FunctionFault) in
  .text(try call.readableText(0))
}

private let words = Function.filter(
  "words", textOrHTML, returns: .type(.integer), help: "How many words a text or HTML has.",
  example: ("{{ \"Fewer raised voices\" | words }}", "3")
) { (call) throws(FunctionFault) in
  .integer(wordCount(of: try call.readableText(0)))
}

private let readingMinutes = Function.filter(
  "reading_minutes", textOrHTML, returns: .type(.integer),
  help: "Minutes to read a text or HTML at \(wordsAMinute) words a minute, rounded up, at least 1.",
  example: ("{{ page.body | reading_minutes }}", "1")
) { (call) throws(FunctionFault) in
  let words = wordCount(of: try call.readableText(0))
  return .integer(max(1, (words + wordsAMinute - 1) / wordsAMinute))
}

private let wordsAMinute = 200

private func faultInLength(_ value: Value) -> FunctionFault? {
  guard case .integer(let length) = value, length < 1 else { return nil }
  return FunctionFault(
    "a text cannot be cut to \(length) characters", hint: "write a number above zero: truncate(160)")
}

extension Call {
  /// Text as it is, HTML without its markup.
  fileprivate func readableText(_ index: Int) throws(FunctionFault) -> String {
    if case .html(let html) = value(index) { return plainText(ofHTML: html.bytes) }
    return try text(index)
  }
}

/// At most `length` characters, cut between words, with `…` when something was cut.
private func truncated(_ text: String, to length: Int) -> String {
  guard let end = text.index(text.startIndex, offsetBy: length, limitedBy: text.endIndex), end < text.endIndex
  else {
    return text
  }
  let room = text.prefix(length - 1)
  let next = text[room.endIndex...].first
  let isAtBoundary = next.map(\.isWhitespace) ?? true
  let head = isAtBoundary ? room : room[..<(room.lastIndex(where: \.isWhitespace) ?? room.endIndex)]
  let kept = trimmed(String(head), dropping: { isBreakingSpace($0) || dangling.contains($0) })
  return (kept.isEmpty ? String(room) : kept) + "…"
}

/// Marks that would look odd before an ellipsis.
private let dangling: Set<Unicode.Scalar> = [",", ";", ":", "-", "\u{2013}", "\u{2014}"]

private func trimmed(_ text: String, dropping isDropped: (Unicode.Scalar) -> Bool = \.properties.isWhitespace)
  -> String
{
  let scalars = text.unicodeScalars
  let head = scalars.drop(while: { $0.properties.isWhitespace })
  guard let last = head.lastIndex(where: { !isDropped($0) }) else { return "" }
  return String(head[...last])
}

/// Splits over scalars, so that a separator is found even where a combining mark follows it.
private func parts(of text: String, separatedBy separator: String) -> [String] {
  let wanted = Array(separator.unicodeScalars)
  var parts: [String] = []
  var part = String.UnicodeScalarView()
  var rest = text.unicodeScalars[...]
  while !rest.isEmpty {
    if rest.starts(with: wanted) {
      parts.append(String(part))
      part = String.UnicodeScalarView()
      rest = rest.dropFirst(wanted.count)
    } else {
      part.append(rest.removeFirst())
    }
  }
  return parts + [String(part)]
}

private func initialLetters(of name: String) -> String {
  if let letters = asciiInitials(of: name) { return letters }
  let words = name.split(whereSeparator: \.isWhitespace)
  let ends = words.count > 1 ? [words.first, words.last] : [words.first]
  return ends.compactMap { word in word?.first { $0.isLetter || $0.isNumber } }.map { $0.uppercased() }.joined()
}

/// The same for the many names without accents, byte by byte; nil for any other.
private func asciiInitials(of name: String) -> String? {
  var (first, last): (UInt8?, UInt8?)
  var (words, isWord, hasInitial) = (0, false, false)
  for byte in name.utf8 {
    guard byte < 0x80 else { return nil }
    if byte == 0x20 || (0x09...0x0D).contains(byte) {
      isWord = false
      continue
    }
    if !isWord {
      words += 1
      (isWord, hasInitial, last) = (true, false, nil)
    }
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    guard !hasInitial, isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { continue }
    hasInitial = true
    let initial = isLetter ? byte & 0xDF : byte
    if words == 1 { first = initial } else { last = initial }
  }
  return String(decoding: [first, last].compactMap(\.self), as: UTF8.self)
}

/// Runs without white space that hold a letter or a digit.
private func wordCount(of text: String) -> Int {
  text.unicodeScalars.split(whereSeparator: isBreakingSpace).count { word in
    word.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}
