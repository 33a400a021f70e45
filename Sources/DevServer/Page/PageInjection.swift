// Adds the reload script to a page on its way to the browser; the output on disk never holds it.

import HTML

package enum PageInjection {
  /// The page with a script tag before the last `</body>`, or at its end if it has none.
  ///
  /// - Parameters:
  ///   - version: what the page was built as; the script reloads when another is published.
  ///   - nonce: lets this one script pass the policy.
  package static func adding(version: String, nonce: String, to page: [UInt8]) -> [UInt8] {
    let place = lastBodyEnd(in: page) ?? page.count
    var buffer = ByteBuffer(capacity: page.count + 128)
    buffer.append(page[..<place])
    buffer.append(tag(version: version, nonce: nonce))
    buffer.append(page[place...])
    return buffer.bytes
  }

  static func tag(version: String, nonce: String) -> String {
    "<script src=\"/\(RequestTarget.ownFolder)/\(RequestTarget.Own.script.rawValue)\" nonce=\"\(nonce)\" "
      + "data-version=\"\(version)\"></script>"
  }

  private static func lastBodyEnd(in page: [UInt8]) -> Int? {
    let mark = Array("</body".utf8)
    guard page.count >= mark.count else { return nil }
    return (0...(page.count - mark.count)).last { start in
      page[start] == mark[0] && mark.indices.allSatisfy { lowercased(page[start + $0]) == mark[$0] }
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
