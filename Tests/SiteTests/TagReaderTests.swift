// The quick readers of tags and of addresses say the same as plain ones, whatever the bytes.

import HTML
import SeededNumbers
import Testing

@testable import Site

@Suite struct TagReaderTests {
  /// Texts put together at random.
  private struct Texts {
    private var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    mutating func number(below limit: Int) -> Int { .random(in: 0..<limit, using: &numbers) }

    mutating func text(of parts: [String], atMost count: Int) -> String {
      (0..<1 + number(below: count)).map { _ in parts[number(below: parts.count)] }.joined()
    }
  }

  @Test func tagsAreReadAsTheStandardSays() {
    let parts = [
      "<a", "<svg:use", "<p.x", "<1", "<script", "<STYLE", "<h=1", "</script", "</Style>", "</p>", "<!--", "-->",
      "<", ">", "/", "=",
      "\"", "'", " ", "\n", "\t", "\u{B}", " class=\"", " class=\"a b\"", " class=", " Class=\"c\"", "class=\"d\"",
      " classes=\"e\"", " href=\"", " href=\"k\"", " hreflang=\"l\"", " class=\"a name of many bytes\"",
      "a text of more than sixteen bytes",
      " id=\"f\"", " href='g'", " src=h", " hidden", " x = \"i\"", " y=\"<b z='j'>\"", "\u{E9}", "text",
    ]
    var texts = Texts(seed: 20_261_128)
    for _ in 0..<10_000 {
      let text = texts.text(of: parts, atMost: 12)
      expectSameTags(Array(text.utf8))
    }
  }

  @Test func tagsOfAnyBytesAreReadAsTheStandardSays() {
    var texts = Texts(seed: 7)
    let letters = Array("<<</>>==\"\"'  \n\r\t\u{B}\u{C}!-asctyle".utf8) + [0, 0x3F, 0x40, 0x80, 0xFF]
    for _ in 0..<10_000 {
      expectSameTags((0..<texts.number(below: 40)).map { _ in letters[texts.number(below: letters.count)] })
    }
  }

  @Test func addressesAtRandomLeadToTheSame() {
    let parts = [
      "../", "./", "..", ".", "/", "//", "a", "stories", "a-long-name-of-a-page", "index.html", "x.html", ".html",
      "x.pdf", "#", "#b", "?",
      "?c", ":", "mailto:", "https://", "%41", "%2e", "&amp;", "\u{E9}", ";", ">", " ", "7", "_",
    ]
    var texts = Texts(seed: 20_261_129)
    for _ in 0..<10_000 {
      let url = texts.text(of: parts, atMost: 6)
      let page = ["", "404.html", "stories/", "stories/pier-2/", "a/b/c/x.html"][texts.number(below: 5)]
      // A byte that is no UTF-8 for some.
      let bytes = Array("<meta name=\"robots\" content=\"noindex\"><a href=\"\(url)\">".utf8)
        .map { $0 == UInt8(ascii: "_") ? 0xFF : $0 }
      let quick = FactReader.facts(of: bytes, at: SitePath(page), isFaulty: false)
      #expect(quick == PageFacts(PageScan(bytes), of: SitePath(page), isFaulty: false), "\(url) on \(page)")
    }
  }

  /// A file, and a place of the same name on its folder's page, are two things.
  @Test func keysTellPlacesApart() {
    let names = ["index.html", "a/index.html", "a", "b", "a/a", "a/b", "b/index.html", "x.html", "a/x.html"]
    let files = names.map { TargetKey.of(file: $0) }
    let places = ["a", "b", "a/", "index.html", "x.html"].flatMap { name in
      files.map { TargetKey.of(anchor: name, in: $0) }
    }
    #expect(Set(files + places).count == files.count + places.count)
  }

  private func expectSameTags(_ bytes: [UInt8]) {
    let quick = bytes.withUnsafeBufferPointer { buffer in
      var reader = TagReader(buffer)
      var tags: [PlainTag] = []
      while reader.next() {
        var tag = PlainTag(name: Array(buffer[reader.name]))
        while let attribute = reader.nextAttribute() {
          tag.attributes.append([Array(buffer[attribute.name]), Array(buffer[attribute.value])])
        }
        tag.rawText = Array(buffer[reader.rawText])
        tags.append(tag.withoutClasses)
      }
      return tags
    }
    #expect(
      quick == PlainTag.all(of: bytes).map(\.withoutClasses),
      "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
  }
}

/// A start tag, read one byte after the other.
private struct PlainTag: Equatable {
  var name: [UInt8]
  /// Name and value of each.
  var attributes: [[[UInt8]]] = []
  var rawText: [UInt8] = []

  /// The quick reader leaves out some classes.
  var withoutClasses: PlainTag {
    PlainTag(name: name, attributes: attributes.filter { $0[0] != Array("class".utf8) }, rawText: rawText)
  }

  static func all(of bytes: [UInt8]) -> [PlainTag] {
    var tags: [PlainTag] = []
    var rest = bytes[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(mark + 1)...]
      if rest.starts(with: "!--".utf8) {
        _ = taken(before: "-->", from: &rest)
      } else if let letter = rest.first, letters.contains(letter | 0x20) {
        tags.append(PlainTag(from: &rest))
      }
    }
    return tags
  }

  init(name: [UInt8], attributes: [[[UInt8]]] = [], rawText: [UInt8] = []) {
    (self.name, self.attributes, self.rawText) = (name, attributes, rawText)
  }

  init(from rest: inout ArraySlice<UInt8>) {
    name = PlainTag.taken(from: &rest) { !" \t\n\u{B}\u{C}\r/>".utf8.contains($0) }
    while let byte = rest.first, byte != UInt8(ascii: ">") {
      if " \t\n\u{B}\u{C}\r/".utf8.contains(byte) {
        rest.removeFirst()
      } else {
        attributes.append(PlainTag.attribute(from: &rest))
      }
    }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    guard word == "script" || word == "style" else { return }
    rest = rest.dropFirst()
    rawText = PlainTag.taken(before: "</\(word)", from: &rest)
  }

  private static func attribute(from rest: inout ArraySlice<UInt8>) -> [[UInt8]] {
    let name = taken(from: &rest) { !" \t\n\u{B}\u{C}\r/>=".utf8.contains($0) }
    if name.isEmpty { rest.removeFirst() }
    _ = taken(from: &rest, while: isBlank)
    guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { return [name, []] }
    rest.removeFirst()
    _ = taken(from: &rest, while: isBlank)
    guard let quote = rest.first, "\"'".utf8.contains(quote) else {
      return [name, taken(from: &rest) { !isBlank($0) && $0 != UInt8(ascii: ">") }]
    }
    rest.removeFirst()
    let value = taken(from: &rest) { $0 != quote }
    rest = rest.dropFirst()
    return [name, value]
  }

  private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

  private static func isBlank(_ byte: UInt8) -> Bool { " \t\n\u{B}\u{C}\r".utf8.contains(byte) }

  private static func taken(from rest: inout ArraySlice<UInt8>, while belongs: (UInt8) -> Bool) -> [UInt8] {
    let run = Array(rest.prefix(while: belongs))
    rest = rest.dropFirst(run.count)
    return run
  }

  /// What stands before a word in lower case, which is taken too; all that is left where the word does not come.
  private static func taken(before word: String, from rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var run: [UInt8] = []
    while let byte = rest.first {
      if rest.prefix(word.utf8.count).map(lowercase) == Array(word.utf8) {
        rest = rest.dropFirst(word.utf8.count)
        return run
      }
      run.append(byte)
      rest.removeFirst()
    }
    return run
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
