// Fields of a mail's head: what is written, that no text ends its field, and that encoded words come back.

import Testing

@testable import Outputs

@Suite struct HeaderFieldTests {
  @Test(arguments: [
    ("Calmer counters", "Subject: Calmer counters\r\n"),
    ("Calmer – 🌊", "Subject: =?utf-8?Q?Calmer_=E2=80=93_=F0=9F=8C=8A?=\r\n"),
    ("a\r\nBcc: all@example.com", "Subject: a Bcc: all@example.com\r\n"),
    ("a\u{2028}b\u{85}c\td", "Subject: a b c d\r\n"),
    ("=?utf-8?Q?x?=", "Subject: =?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?=\r\n"),
    (
      "This subject goes on for a good while, and so it is folded where a word ends",
      "Subject: This subject goes on for a good while, and so it is folded where a\r\n word ends\r\n"
    ),
  ])
  func writesASubject(_ text: String, _ expected: String) {
    #expect(HeaderField.text("Subject", text) == expected)
  }

  @Test(arguments: [
    ("Learning team", "From: \"Learning team\" <l@example.com>\r\n"), ("", "From: <l@example.com>\r\n"),
    ("The \"best\" \\ team", "From: \"The \\\"best\\\" \\\\ team\" <l@example.com>\r\n"),
    ("Équipe", "From: =?utf-8?Q?=C3=89quipe?= <l@example.com>\r\n"),
    ("A\r\nTo: b", "From: \"A To: b\" <l@example.com>\r\n"),
  ])
  func writesASender(_ name: String, _ expected: String) {
    #expect(HeaderField.sender(name, "l@example.com") == expected)
  }

  @Test(arguments: [
    String(repeating: "ß", count: 90), String(repeating: "x", count: 200), String(repeating: "Größe 🌊 ", count: 12),
    "ä " + String(repeating: "long ", count: 30) + "end",
  ])
  func longTextsKeepTheirLimitsAndComeBack(_ text: String) {
    let field = HeaderField.text("Subject", text)
    let lines = field.dropLast().split(separator: "\r\n").map(Substring.init)
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    for word in field.split(whereSeparator: \.isWhitespace).dropFirst() {
      #expect(word.utf8.count <= 75)
      let decoded = EncodedWord.decoded(Array(word.utf8)[...])
      #expect(String(validating: decoded, as: UTF8.self) != nil, "a character is divided")
    }
    let unfolded = lines.joined()
    let back = String(decoding: EncodedWord.decoded(Array(unfolded.utf8)[...]), as: UTF8.self)
    #expect(back == "Subject: " + HeaderField.cleaned(text))
  }
}
