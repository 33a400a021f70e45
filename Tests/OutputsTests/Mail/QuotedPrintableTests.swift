// Quoted-printable: what each byte becomes, where lines break, and that everything comes back.

import Testing

@testable import Outputs

@Suite struct QuotedPrintableTests {
  private static func encoded(_ text: String) -> String {
    String(decoding: QuotedPrintable.encoded(Array(text.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""), ("plain", "plain"), ("a=b", "a=3Db"), ("é", "=C3=A9"), ("🌊", "=F0=9F=8C=8A"),
    ("\u{0}\u{7F}", "=00=7F"),
    ("a\nb", "a\r\nb"), ("a\r\nb\r", "a\r\nb\r\n"), ("a \nb\t", "a=20\r\nb=09"), (" a", " a"),
    (".\n.a.", "=2E\r\n=2Ea."), ("From us\nFrom", "=46rom us\r\nFrom"), ("a\n\nb", "a\r\n\r\nb"),
    (String(repeating: "x", count: 76), String(repeating: "x", count: 75) + "=\r\nx"),
    (String(repeating: "x", count: 75), String(repeating: "x", count: 75)),
    (String(repeating: "x", count: 73) + "é", String(repeating: "x", count: 73) + "=\r\n=C3=A9"),
    (String(repeating: "x", count: 75) + ".", String(repeating: "x", count: 75) + "=\r\n=2E"),
  ])
  func encodes(_ text: String, _ expected: String) {
    #expect(Self.encoded(text) == expected)
  }

  @Test func linesAreShortAndWhole() {
    let text = (0..<400).map { String(repeating: "Ärger – 🌊 = ", count: $0 % 9) + "\($0)." }.joined(separator: "\n")
    let encoded = QuotedPrintable.encoded(Array(text.utf8))
    for line in encoded.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      #expect(line.last == 0x0D && line.count <= 77)
      // No sequence goes over a soft line break.
      if line.dropLast().last == UInt8(ascii: "=") {
        #expect(String(validating: QuotedPrintable.decoded(line.dropLast(2)), as: UTF8.self) != nil)
      }
    }
    #expect(
      QuotedPrintable.decoded(encoded[...]) == Array(text.split(separator: "\n").joined(separator: "\r\n").utf8))
  }

  @Test(arguments: [("=", "="), ("=4", "=4"), ("=GG", "=GG"), ("=\r\nx", "x"), ("=41", "A")])
  func decodesWhatIsThere(_ encoded: String, _ expected: String) {
    #expect(String(decoding: QuotedPrintable.decoded(Array(encoded.utf8)[...]), as: UTF8.self) == expected)
  }
}
