// Input that is meant to hurt: it ends quickly, with a place.

import Diagnostics
import Schema
import Testing

private let fields = [field("title", .text(maximum: nil)), field("tags", .list(.text(maximum: nil)))]

@Suite struct HostileYAMLTests {
  @Test func billionLaughs() {
    var yaml = "a: &a [lol]\n"
    for (last, next) in zip("abcdefgh", "bcdefghi") {
      yaml += "\(next): &\(next) [*\(last), *\(last), *\(last), *\(last), *\(last), *\(last), *\(last), *\(last)]\n"
    }
    let record = read(yaml, as: fields)
    #expect(record.faults.contains("C006 1:4"))
    #expect(record.diagnostics.allSatisfy { [.unusedYAML, .unknownKey].contains($0.code) })
  }

  @Test(arguments: [33, 100, 2000, 30_000])
  func deepFlow(_ depth: Int) {
    let record = read("tags: " + String(repeating: "[", count: depth), as: fields)
    #expect(record.diagnostics.first?.code == .tooMuchYAML)
  }

  @Test func deepBlock() {
    let yaml = (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    let record = read(yaml, as: fields)
    #expect(record.diagnostics.contains { $0.summary == "C008 33:33" })
  }

  @Test func asDeepAsAllowed() {
    let yaml = "tags: " + String(repeating: "[", count: 31) + String(repeating: "]", count: 31)
    #expect(read(yaml, as: fields).faults == ["C013 1:8"])
  }

  @Test func sizeLimit() {
    let fits = "title: " + String(repeating: "x", count: 64 * 1024 - 7)
    #expect(read(fits, as: fields).faults == [])
    #expect(read(fits + "x", as: fields).faults == ["C008 1:1"])
  }

  @Test func manyKeysAreComparedInTime() {
    let yaml = (0..<7000).map { "k\($0): \n" }.joined()
    let record = read(yaml, as: fields)
    #expect(record.diagnostics.count == 7000)
  }

  @Test(
    arguments: [
      ([0x74, 0x3A, 0x20, 0xFF], "C009 1:4"),
      ([0x74, 0x3A, 0x20, 0xE9, 0x74], "C009 1:4"),
      ([0x74, 0x3A, 0x20, 0xC0, 0xAF], "C009 1:4"),
      ([0x74, 0x3A, 0x20, 0xED, 0xA0, 0x80], "C009 1:4"),
      ([0x74, 0x3A, 0x20, 0xF4, 0x90, 0x80, 0x80], "C009 1:4"),
      ([0x74, 0x3A, 0x0A, 0xC3], "C009 2:1"),
    ] as [([UInt8], String)])
  func invalidUTF8(_ bytes: [UInt8], _ fault: String) {
    #expect(read(bytes: bytes, as: fields).faults == [fault])
  }

  @Test func theRangeIsRespected() {
    let file = SourceFile(path: "a.md", text: "---\ntitle: ü\n---\ntitle: not this\n")
    let (record, diagnostics) = readRecord(4..<14, of: file, as: fields, describing: "a note")
    #expect(diagnostics.isEmpty)
    #expect(record[0] == SourceField(.value(.text("ü")), at: Span(11, 13)))
  }

  @Test func aRangeOutsideTheFileIsCut() {
    let file = SourceFile(path: "a.md", text: "title: x")
    #expect(readRecord(0..<900, of: file, as: fields, describing: "a note").diagnostics.isEmpty)
  }

  @Test func byteOrderMarkAndWindowsLineEnds() {
    let yaml = "\u{FEFF}title: Tomás 日本\r\ntags:\r\n  - é\r\n  - b\r\nsumary: x\r\n"
    let record = read(yaml, as: fields)
    #expect(record.faults == ["C010 5:1"])
    #expect(marked(record.fields[0].span, in: yaml) == "Tomás 日本")
    guard case .list(let items) = record.fields[1].content else { return #expect(Bool(false), "no list") }
    #expect(items.map { marked($0.span, in: yaml) } == ["é", "b"])
  }
}
