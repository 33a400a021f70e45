// Addresses inside the site.

import HTML
import Testing

@Suite struct SitePathTests {
  @Test(
    arguments: [
      ("", "", nil, "./"), ("a/", "", nil, "a/"), ("", "a/", nil, "../"), ("a/b/", "a/c/", nil, "../b/"),
      ("a/b/", "a/b/", nil, "./"), ("a/b/", "a/b/", "x", "#x"), ("a/b/", "a/", "x", "b/#x"),
      ("a/", "a/b/", nil, "../"),
      ("assets/a.css", "stories/pier-2/", nil, "../../assets/a.css"), ("404.html", "", nil, "404.html"),
      ("", "404.html", nil, "./"), ("a/", "404.html", nil, "a/"), ("a.css", "b.css", nil, "a.css"),
      ("a/x.css", "a/y.html", nil, "x.css"), ("ab/", "a/", nil, "../ab/"), ("tomás 2/", "", nil, "tom%C3%A1s%202/"),
      ("a:b/", "", nil, "a%3Ab/"), ("a/", "", "größe", "a/#gr%C3%B6%C3%9Fe"), ("", "", "top", "#top"),
    ] as [(String, String, String?, String)])
  func relative(_ target: String, _ page: String, _ fragment: String?, _ expected: String) {
    #expect(SitePath(target, fragment: fragment).relative(from: SitePath(page)) == expected)
  }

  @Test(
    arguments: [
      ("", nil, "https://x.example/l", "https://x.example/l/"),
      ("a/b/", "c d", "https://x.example/", "https://x.example/a/b/#c%20d"),
      ("feed.xml", nil, "https://x.example/l/", "https://x.example/l/feed.xml"),
    ] as [(String, String?, String, String)])
  func absolute(_ path: String, _ fragment: String?, _ root: String, _ expected: String) {
    #expect(SitePath(path, fragment: fragment).absolute(on: root) == expected)
  }

  @Test(arguments: [("", "index.html"), ("a/", "a/index.html"), ("404.html", "404.html")])
  func file(_ path: String, _ file: String) {
    #expect(SitePath(path).file == file)
  }

  @Test func fragmentsCanBeChanged() {
    #expect(SitePath("a/", fragment: "x").with(fragment: nil) == SitePath("a/"))
  }
}

@Suite struct ByteBufferTests {
  /// From nothing over many times its first room, in pieces of all sizes.
  @Test func growsWithWhatIsAppended() {
    var buffer = ByteBuffer(capacity: 0)
    var expected: [UInt8] = []
    for size in 0..<300 {
      let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ size) }
      buffer.append(piece)
      buffer.append(UInt8(ascii: "|"))
      expected += piece + [UInt8(ascii: "|")]
    }
    #expect(buffer.count == expected.count && buffer.bytes == expected && buffer.last == expected.last)
    #expect(buffer.bytes(from: 1000) == Array(expected[1000...]))
    #expect(buffer.bytes(from: expected.count) == [] && buffer.bytes(from: .max) == [])
  }

  @Test func shrinksWithoutLosingWhatIsBefore() {
    var buffer = ByteBuffer()
    buffer.append("one two")
    buffer.truncate(to: 3)
    #expect(buffer.text == "one")
    buffer.truncate(to: 9)
    buffer.append(" more")
    #expect(buffer.text == "one more")
    buffer.truncate(to: -1)
    #expect(buffer.count == 0 && buffer.last == nil && buffer.bytes == [])
    buffer.append("again")
    buffer.removeAll()
    #expect(buffer.text == "")
  }

  @Test func whatIsWrittenInPlaceCounts() {
    var buffer = ByteBuffer(capacity: 1)
    buffer.append("a")
    buffer.append(upTo: 100) { place in
      for index in 0..<70 { place[index] = UInt8(ascii: "b") }
      return 70
    }
    buffer.append(upTo: 0) { _ in 0 }
    #expect(buffer.text == "a" + String(repeating: "b", count: 70))
  }

  @Test func growsAndShrinks() {
    var buffer = ByteBuffer()
    buffer.append("é")
    buffer.append(0x21)
    buffer.append([0x61, 0x62])
    buffer.append([0x61, 0x62, 0x63][1...])
    #expect(buffer.text == "é!abbc")
    buffer.truncate(to: 3)
    #expect(buffer.text == "é!")
    buffer.truncate(to: 99)
    #expect(buffer.count == 3)
    buffer.removeAll()
    #expect(buffer.bytes.isEmpty)
  }
}
