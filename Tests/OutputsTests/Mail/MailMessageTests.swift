// A whole message: its head, its parts, and how it reads again.

import Schema
import Testing

@testable import Outputs

@Suite struct MailMessageTests {
  private static func message(
    _ subject: String = "Calmer – counters", text: String = "Text\n", html: String = "<p>é</p>\n"
  )
    -> MailMessage
  {
    MailMessage(
      subject: subject, sender: MailSender(name: "Learning team", address: "l@example.com"), text: Array(text.utf8),
      html: Array(html.utf8), identity: "0123456789abcdef")
  }

  @Test func isWrittenLikeThis() throws {
    let day = try #require(Day(year: 2026, month: 2, day: 3))
    let expected = [
      "From: \"Learning team\" <l@example.com>", "Subject: =?utf-8?Q?Calmer_=E2=80=93_counters?=",
      "Date: Tue, 3 Feb 2026 09:00:00 +0000", "Message-ID: <0123456789abcdef@learning.example>",
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative;", " boundary=\"=_0123456789abcdef\"", "", "--=_0123456789abcdef",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", "Text", "",
      "--=_0123456789abcdef", "Content-Type: text/html; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "",
      "<p>=C3=A9</p>", "", "--=_0123456789abcdef--", "",
    ].joined(separator: "\r\n")
    #expect(
      String(decoding: Self.message().message(sentOn: day, by: "learning.example"), as: UTF8.self) == expected)
  }

  @Test func aDraftHasNoDateAndNoName() {
    let head = String(decoding: Self.message().draft, as: UTF8.self).split(separator: "\r\n\r\n")[0]
    let names = head.split(separator: "\r\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(names == ["From", "Subject", "X-Unsent", "MIME-Version", "Content-Type"])
  }

  /// A part that holds the boundary's own text does not end early.
  @Test func aBoundaryIsInNoPart() {
    let draft = String(decoding: Self.message(text: "--=_0123456789abcdef--\n").draft, as: UTF8.self)
    #expect(draft.split(separator: "--=_0123456789abcdef", omittingEmptySubsequences: false).count == 4)
  }

  @Test(arguments: ["Marta Öz", "A\r\nTo: all@example.com\r\n\r\nbody"])
  func noSubjectAddsAField(_ subject: String) {
    let lines = String(decoding: Self.message(subject).draft, as: UTF8.self).split(separator: "\r\n")
    #expect(!lines.contains { $0.hasPrefix("To:") || $0.hasPrefix("body") })
  }

  @Test func readsAgain() {
    let name = "Ruth Müller-Ødegård"
    let long = String(repeating: "so it goes on ", count: 12) + name
    let draft = Self.message("With " + name, text: long + "\n", html: "<p>" + long + "</p>\n").draft
    let readable = String(decoding: MailMessage.readable(draft), as: UTF8.self)
    #expect(readable.contains("Subject: With " + name))
    #expect(readable.contains("on " + name + "\n") || readable.contains("on " + name + "\r\n"))
    #expect(readable.contains(name + "</p>"))
    #expect(MailMessage.readable(Array("no message".utf8)) == Array("no message".utf8))
  }
}
