// What is read without libyaml is what libyaml reads: the same nodes, at the same places.

import SeededNumbers
import Testing

@testable import Schema

@Suite struct PlainYAMLTests {
  @Test(arguments: [
    "a: b", "\n\n  \na: b  \n\nc: d\n", "a_b: c - d", "a: x:y#1", "a: Übung, [1] {2} 'x' \"y\"\n",
    "a: []\nb: {}\nc: [ ]\nd: [x, y z , \"q, r\", 'it: #']\n", "a: {b: c d, e: [f, {g: h}], i: [[j], k]}\n",
    "a:\n  b: c\n  d:\n    e: f\ng: h\n", "a:\n- b\n- c\nd: e\n",
    "a:\n  - b: c\n    d: e\n\n  - b: [f]\n    d:\n      - g\n    h: i\nj: k",
    "a:\n  - b:\n    - c\n    d: e\n  - f\n", "a:\n  -   b: c\n      d: e\n", "a: \"\"\nb: ''\nc: \" d \"\n",
    "2026: 7\né: ö\n", "a: -b\nc: -3.5\nd: [-1, -e f]\n", "a:\n  - -b\n  - -3\n",
    "a", "b c\n", "\n[a, {b: c}]\n\n", "\"a: b\"", "- a\n", "- a: b\n  c: d\n- e\n", "12:30", "-3",
    "a:\n  \"b\": c\n  '': d\ne: {\"f g\": h, '': i}\n", "a: b\n\"c\": d\n", "a:\n  - b: c\n    \"d\": e\n",
    "a: >-\n  b\n", "a: >-\n  b: c #d\n  - é\n  \"e\nf: g\n",
    "a:\n  b: >-\n     c\n     d\ne: f", "a: >-\n  b",
    "a:\n  - b: >-\n      c\n      d\n    e: >-\n      f\n  - g\n", "- a: >-\n   b\n   c\n- d\n",
  ])
  func whatIsCommonIsRead(_ yaml: String) {
    #expect(PlainYAMLTests.isRead(Array(yaml.utf8)))
  }

  @Test(arguments: [
    "", "\n", "# a\n", "a\nb\n", "a\n b\n", "a b: c\n", "\"a\": b\n", "\"a\"\nb", "[a]\nb: c\n", "- a\nb: c\n",
    "a:\n", "a: \nb: c\n", "a: b\n  c\n", "a: b: c\n", "a: b #c\n", "a: b:\n",
    " a: b\nc: d\n", "a:\n  b: c\n d: e\n",
    "a:\n  b: c\n   d: e\n", "a: |\n  b\n", "a: >\n  b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: %b\n",
    "a: @b\n", "a: `b\n", "a: - b\n", "a: -\n", "a: --\n", "a: [-]\n", "a: -:\n",
    "a: ? b\n", "a: [b\n", "a: [b, ]\n", "a: [b,\n  c]\n", "a: [b] c\n", "a: [b: c]\n", "a: {b}\n", "a: {b: c}}\n",
    "a: [b?c]\n", "a: \"b\n",
    "a: \"b\\n\"\n", "a: 'b''c'\n", "a: \"b\" c\n", "a: b\tc\n", "a:\tb\n", "a: b\r\nc: d\r\n", "? a\n: b\n",
    "a:\n- b\nc\n", "a:\n  - b\n  c: d\n",
    "a:\n  - b\n - c\n", "a:\n  - - b\n", "a:\n  -\n    b\n", "---\na: b\n", "a: b\n---\nc: d\n", "a: b\n...\n",
    "<<: a\n", "a: b, c: d\n", "a: b\n\"c\":d\n", "a: b\n\"c\" : d\n", "a: [\"b\": c]\n",
    "a: >\n  b\n", "a: >+\n  b\n", "a: >-1\n  b\n", "a: >- b\n", "a: >- # b\n  c\n", "a: >-\n",
    "a: >-\nb: c\n", "a: >-",
    "a: >-\n  b\n   c\n", "a: >-\n  b\n c\nd: e\n", "a: >-\n  b\n\n  c\n",
    "a: >-\n\n  b\n", "a: >-\n  b \n  c\n",
    "a: >-\n  b\n  \tc\n", "a: >-\n  b\n   \nc: d\n", "a: >-\n  b\n# c\n", "a:\n  b: >-\n  c\n", "a: [>-]\n",
    "- >-\n  a\n", ">-\n  a\n",
  ])
  func whatIsRareIsLeftToLibyaml(_ yaml: String) {
    #expect(!PlainYAMLTests.isRead(Array(yaml.utf8)))
  }

  @Test func asDeepAsAllowed() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(("a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(
      PlainYAMLTests.isRead(nested(31)) && !PlainYAMLTests.isRead(nested(32))
        && !PlainYAMLTests.isRead(nested(30_000)))
  }

  /// Lines of all forms below each other, some with a byte changed.
  @Test func anyTextIsReadAsLibyamlReadsIt() {
    var (random, count) = (SeededNumbers(seed: 7), 0)
    for _ in 0..<12_000 where PlainYAMLTests.isRead(PlainYAMLTests.text(&random)) { count += 1 }
    // Else this would say little.
    #expect(count > 600)
  }

  private static func text(_ random: inout SeededNumbers) -> [UInt8] {
    let values = [
      "b", "b c", "x: y", "x:y", "#", "a#b", " ", "[b, c]", "{b: c}", "[{b: [c]}, 'd']", "\"b\"", "'b'", "é", "- b",
      "-b", "-3",
      "[]", "", "", "|", ">-", "{'b': c}",
    ]
    var text = ""
    var indent = 0
    for line in 0..<Int.random(in: 1...7, using: &random) {
      indent = line == 0 ? 0 : max(0, indent + [-4, -2, 0, 0, 0, 0, 2, 2, 1].randomElement(using: &random, or: 0))
      text += String(repeating: " ", count: indent)
      if Int.random(in: 0..<4, using: &random) == 0, line > 0 { text += "- " }
      if Int.random(in: 0..<9, using: &random) != 0 { text += "k\(line % 5): " }
      if Int.random(in: 0..<20, using: &random) == 0 { text += "'k\(line)': " }
      text +=
        values.randomElement(using: &random, or: "")
        + ["", "", "", " ", "\n"].randomElement(using: &random, or: "") + "\n"
    }
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<3, using: &random) == 0 {
      let others = Array(" \n\t\r:-#,[]{}'\"?!&*|>%@`\\.0aé".utf8) + [0x00, 0x85, 0xFF]
      bytes[Int.random(in: bytes.indices, using: &random)] = others.randomElement(using: &random, or: 0)
    }
    return bytes
  }

  /// Whether a text is read without libyaml; then the same comes of it.
  private static func isRead(_ bytes: [UInt8]) -> Bool {
    // Not the whole, so that places are seen to be those of the file.
    let (file, range) = (Array("---\n".utf8) + bytes + Array("---\n: [".utf8), 4..<(4 + bytes.count))
    let check = YAMLByteCheck(range, of: file)
    guard check.faults.isEmpty, let plain = PlainYAML.read(range, of: file) else { return false }
    let other = askLibyaml(range, of: file, isASCII: check.isASCII)
    #expect(told(plain) == told(other), "\(String(decoding: bytes, as: UTF8.self))")
    return true
  }

  /// All of a reading, with the bytes of its scalars, wherever they lie.
  private static func told(_ reading: YAMLReading) -> String {
    let tree = reading.tree
    let nodes = tree.nodes.indices.map { number in
      let node = tree.nodes[number]
      return "\(node.kind) \(node.span) \(node.end) \(Array(tree.bytes(of: number)))"
    }
    return "\(nodes) \(reading.faults) \(String(describing: reading.stop))"
  }
}

extension Array {
  fileprivate func randomElement(using random: inout some RandomNumberGenerator, or other: Element) -> Element {
    randomElement(using: &random) ?? other
  }
}
