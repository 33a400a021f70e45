// An issue as a message that mail programs open: text first, HTML last, and nobody it is sent to.
// Sources: RFC 5322; RFC 2045-2047; RFC 2046, 5.1.4.

import HTML
package import Schema

package struct MailMessage: Sendable {
  private let subject: String
  private let sender: MailSender
  private let text: [UInt8]
  private let html: [UInt8]
  private let identity: String

  /// - Parameters:
  ///   - identity: letters and digits that tell this content from any other, so that the same content makes the same bytes.
  package init(subject: String, sender: MailSender, text: [UInt8], html: [UInt8], identity: String) {
    self.subject = subject
    self.sender = sender
    self.text = text
    self.html = html
    self.identity = String(identity.unicodeScalars.filter { $0.properties.isASCIIHexDigit }.map(Character.init))
  }

  /// What desktop mail programs open as a mail of one's own, ready to be sent.
  package var draft: [UInt8] { bytes(head: "X-Unsent: 1\r\n") }

  /// What a program sends, or an archive keeps.
  ///
  /// - Parameter host: of the portal, for the message's name.
  package func message(sentOn day: Day, by host: String) -> [UInt8] {
    bytes(head: "Date: \(MailMessage.date(day))\r\nMessage-ID: <\(identity)@\(host)>\r\n")
  }

  private func bytes(head: String) -> [UInt8] {
    // No part can hold it: in quoted-printable, a hexadecimal digit or a line's end stands behind each `=`.
    let boundary = "=_" + identity
    var buffer = ByteBuffer(capacity: 2 * (text.count + html.count))
    buffer.append(HeaderField.sender(sender.name, sender.address))
    buffer.append(HeaderField.text("Subject", subject))
    buffer.append(head)
    buffer.append("MIME-Version: 1.0\r\n")
    buffer.append("Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n")
    for (type, content) in [("plain", text), ("html", html)] {
      buffer.append("--\(boundary)\r\nContent-Type: text/\(type); charset=utf-8\r\n")
      buffer.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n")
      buffer.append(QuotedPrintable.encoded(content))
      buffer.append("\r\n")
    }
    buffer.append("--\(boundary)--\r\n")
    return buffer.bytes
  }

  /// Nine in the morning, universal time. Source: RFC 5322, 3.3.
  private static func date(_ day: Day) -> String {
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let year = String(repeating: "0", count: max(0, 4 - String(day.year).count)) + String(day.year)
    return "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(year) 09:00:00 +0000"
  }
}

/// Who a mail is from.
package struct MailSender: Sendable, Hashable {
  package let name: String
  package let address: String

  package init(name: String, address: String) {
    self.name = name
    self.address = address
  }
}

extension MailMessage {
  /// What somebody reads in a message: heads unfolded and their words read, parts decoded. For looking through our own.
  package static func readable(_ message: [UInt8]) -> [UInt8] {
    var readable: [UInt8] = []
    readable.reserveCapacity(message.count)
    var rest = message[...]
    while let headEnd = rest.firstRange(of: Array("\r\n\r\n".utf8)) {
      let head = rest[..<headEnd.lowerBound].split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
      var line: [UInt8] = []
      for part in head {
        if part.first != UInt8(ascii: " "), !line.isEmpty {
          readable += EncodedWord.decoded(line[...]) + [0x0A]
          line = []
        }
        line += part
      }
      readable += EncodedWord.decoded(line[...]) + [0x0A, 0x0A]
      rest = rest[headEnd.upperBound...]
      // Nothing stands between the head of the whole and its first part.
      let isWhole = rest.starts(with: "--=_".utf8)
      let end = isWhole ? rest.startIndex : rest.firstRange(of: Array("\r\n--=_".utf8))?.lowerBound
      let body = rest[..<(end ?? rest.endIndex)]
      readable += QuotedPrintable.decoded(body)
      rest = rest[body.endIndex...]
    }
    return readable + rest
  }
}
