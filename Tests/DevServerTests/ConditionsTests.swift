// Conditional and partial requests.

import Testing

@testable import DevServer

struct ConditionsTests {
  static let tags: [(String, Bool)] = [
    ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true), ("\"b\",W/\"a\"", true), ("*", true), (" * ", true),
    ("\"b\"", false), ("a", false), ("", false), ("\"A\"", false), ("w/\"a\"", false), ("\"a", false),
  ]

  @Test(arguments: tags)
  func knowsWhatTheBrowserHas(header: String, matches: Bool) {
    #expect(Conditions.matches(header, tag: "\"a\"") == matches)
  }

  static let parts: [(String?, String?, Conditions.Part)] = [
    (nil, nil, .whole), ("bytes=0-0", nil, .part(0..<1)), ("bytes=0-99", nil, .part(0..<10)),
    ("bytes=3-5", nil, .part(3..<6)), ("bytes=9-", nil, .part(9..<10)), ("bytes=-3", nil, .part(7..<10)),
    ("bytes=-99", nil, .part(0..<10)), ("BYTES=1-2", nil, .part(1..<3)), ("bytes=10-", nil, .unsatisfiable),
    ("bytes=10-20", nil, .unsatisfiable), ("bytes=-0", nil, .unsatisfiable),
    ("bytes=99999999999999999999999-", nil, .unsatisfiable),
    ("bytes=5-99999999999999999999999", nil, .part(5..<10)),
    ("bytes=-99999999999999999999999", nil, .part(0..<10)),
    ("bytes=9223372036854775807-9223372036854775807", nil, .unsatisfiable),
    ("bytes=5-3", nil, .whole), ("bytes=-", nil, .whole), ("bytes=", nil, .whole), ("bytes=a-b", nil, .whole),
    ("bytes=0-1,3-4", nil, .whole), ("lines=0-1", nil, .whole), ("bytes=+1-2", nil, .whole),
    ("bytes= 1-2", nil, .whole),
    ("bytes=0--1", nil, .whole), ("bytes=0-0", "\"a\"", .part(0..<1)), ("bytes=0-0", "\"b\"", .whole),
    ("bytes=0-0", "W/\"a\"", .whole), ("bytes=0-0", "Sun, 06 Nov 1994 08:49:37 GMT", .whole),
  ]

  @Test(arguments: parts)
  func knowsWhichPart(header: String?, condition: String?, part: Conditions.Part) {
    #expect(Conditions.part(header, if: condition, tag: "\"a\"", size: 10) == part)
  }

  @Test(arguments: ["bytes=0-", "bytes=-1", "bytes=0-0"])
  func anEmptyFileHasNoPart(header: String) {
    #expect(Conditions.part(header, if: nil, tag: "\"a\"", size: 0) == .unsatisfiable)
  }
}
