// A value that its own comma cut in two: inside {…} a comma begins the next field, so `{amount: 38,000 EUR}` has a field
// "000 EUR" with nothing behind it. The parts are put together again, to say how the value is written.

import Diagnostics

/// A value of a record in braces, and the keys that are the rest of it.
struct CutValue {
  let field: String
  let value: Int
  private(set) var rest: [Int]

  init(field: String, value: Int, rest: Int) {
    (self.field, self.value, self.rest) = (field, value, [rest])
  }

  mutating func add(_ key: Int) { rest.append(key) }
}

extension RecordReader {
  /// Whether a key is no more than what stands between a comma and the next one, or the brace.
  func isBehindComma(_ key: Int) -> Bool {
    guard tree.nodes[key].kind == .plain, !isBlank(key) else { return false }
    let span = span(key)
    guard span.start > 0, span.end <= bytes.count,
      let before = bytes[..<span.start].last(where: { $0 > 0x20 }),
      let behind = bytes[span.end...].first(where: { $0 > 0x20 })
    else { return false }
    return before == UInt8(ascii: ",") && (behind == UInt8(ascii: ",") || behind == UInt8(ascii: "}"))
  }

  func fault(of cut: CutValue) -> Located<RecordFault> {
    let parts = [tree.string(of: cut.value)] + cut.rest.map(tree.string)
    let end = cut.rest.last.map { span($0).end } ?? span(cut.value).end
    let fact = RecordFault.cutAtComma(field: cut.field, meant: CutValue.meaning(of: parts))
    return Located(fact, at: Span(span(cut.value).start, end))
  }
}

extension CutValue {
  /// What the parts were before the commas cut them.
  enum Meaning: Sendable, Hashable {
    /// Commas between thousands: as it is written without them.
    case thousands(String)
    /// A comma before decimals: as it is written with a point.
    case decimals(String)
    case text(String)
  }

  static func meaning(of parts: [String]) -> Meaning {
    thousands(parts).map(Meaning.thousands) ?? decimals(parts).map(Meaning.decimals)
      ?? .text(parts.joined(separator: ", "))
  }

  /// `38` and `000 EUR`.
  private static func thousands(_ parts: [String]) -> String? {
    guard let first = parts.first, let last = parts.last, (1...3).contains(digitsAtEnd(of: first)),
      parts.dropFirst().dropLast().allSatisfy({ $0.utf8.count == 3 && leadingDigits(of: $0) == 3 }),
      leadingDigits(of: last) == 3, isUnit(last.utf8.dropFirst(3))
    else { return nil }
    return parts.joined()
  }

  /// `61` and `5 %`.
  private static func decimals(_ parts: [String]) -> String? {
    guard parts.count == 2, digitsAtEnd(of: parts[0]) > 0, case let digits = leadingDigits(of: parts[1]),
      digits > 0,
      isUnit(parts[1].utf8.dropFirst(digits))
    else { return nil }
    return parts.joined(separator: ".")
  }

  /// How many digits a number has that is a sign or a currency, and digits; none for anything else.
  private static func digitsAtEnd(of text: String) -> Int {
    let digits = text.utf8.reversed().prefix { isDigit($0) }.count
    let before = text.utf8.dropLast(digits)
    let isCurrency =
      before.count == 4 && before.dropLast().allSatisfy { (0x41...0x5A).contains($0) } && before.last == 0x20
    return before.isEmpty || before.elementsEqual("-".utf8) || isCurrency ? digits : 0
  }

  private static func leadingDigits(of text: String) -> Int { text.utf8.prefix { isDigit($0) }.count }

  /// Nothing, decimals, or a short word such as `EUR`, `%` or `min`.
  private static func isUnit(_ rest: Substring.UTF8View) -> Bool {
    rest.isEmpty || rest.first == UInt8(ascii: ".") || rest.count <= 5 && !rest.contains(where: isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension CutValue.Meaning {
  func hint(for field: String) -> String {
    switch self {
    case .thousands(let number): "no separators between thousands: write \(field): \(number)"
    case .decimals(let number): "decimals stand behind a point: write \(field): \(number)"
    case .text(let text): "a text with a comma needs straight quotes: \(field): \"\(CutValue.Meaning.shown(text))\""
    }
  }

  /// Without the curly quotes around it that an editor may have made of straight ones.
  private static func shown(_ text: String) -> String {
    let quotes: Set<Character> = ["“", "”", "„", "‟", "«", "»"]
    var text = text[...]
    if let first = text.first, quotes.contains(first) { text = text.dropFirst() }
    if let last = text.last, quotes.contains(last) { text = text.dropLast() }
    return text.utf8.contains(UInt8(ascii: "\"")) || text.utf8.contains(UInt8(ascii: "\\")) || text.count > 80
      ? "…" : String(text)
  }
}
