// The head of an HTTP/1.1 request, read strictly (RFC 9112): what a browser sends passes, everything doubtful is refused.

/// Method, target and headers of a request.
package struct RequestHead: Sendable, Equatable {
  package let method: String
  /// As it was sent: visible ASCII.
  package let target: [UInt8]
  /// HTTP/1.1 keeps the connection unless told otherwise; HTTP/1.0 ends it.
  package let isVersion11: Bool
  /// In the order sent, names in lower case.
  package let headers: [Header]

  package struct Header: Sendable, Equatable {
    package let name: String
    package let value: String
  }

  /// The values of a header, one for each time it was sent.
  package func values(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }

  /// A header's only value; nil without it, or if it was sent more than once.
  package func value(_ name: String) -> String? {
    let all = values(name)
    return all.count == 1 ? all[0] : nil
  }

  package var keepsConnection: Bool {
    isVersion11 && !values("connection").contains { $0.lowercased().contains("close") }
  }
}

/// What the first bytes of a connection are.
package enum HeadReading: Sendable, Equatable {
  /// The head has not ended yet.
  case incomplete
  /// A head, and how many bytes it took.
  case head(RequestHead, length: Int)
  case refused(Refusal)
}

extension RequestHead {
  /// Longest head in bytes: browsers send about one thousand.
  package static let largest = 16_384
  package static let mostHeaders = 100

  /// Reads a head from the bytes that have come in so far.
  package static func read(_ bytes: [UInt8]) -> HeadReading {
    // A secure connection, or another protocol: nothing to wait for.
    if let first = bytes.first, !isTokenByte(first) { return .refused(.malformed("no HTTP request")) }
    guard let end = endOfHead(bytes) else {
      return bytes.count >= largest ? .refused(.headTooLarge) : .incomplete
    }
    guard end <= largest else { return .refused(.headTooLarge) }
    do {
      return .head(try parse(bytes[..<(end - 2)]), length: end)
    } catch {
      return .refused(error)
    }
  }

  /// The offset after the empty line that ends a head.
  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...(min(bytes.count, largest + 4) - 4)).first { index in
      bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13 && bytes[index + 3] == 10
    }.map { $0 + 4 }
  }

  /// - Parameter head: whole lines, each with its CRLF.
  private static func parse(_ head: ArraySlice<UInt8>) throws(Refusal) -> RequestHead {
    var lines = try lines(head)[...]
    let request = try requestLine(lines.removeFirst())
    guard lines.count <= mostHeaders else { throw .headTooLarge }
    var headers: [Header] = []
    for line in lines { headers.append(try header(line)) }
    return RequestHead(
      method: request.method, target: request.target, isVersion11: request.isVersion11, headers: headers)
  }

  /// The lines without their ends. A lone CR or LF is read differently by different programs, so it is refused.
  private static func lines(_ head: ArraySlice<UInt8>) throws(Refusal) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = head.startIndex
    for index in head.indices where head[index] == 10 {
      guard index > start, head[index - 1] == 13 else { throw .malformed("a line that does not end in CR LF") }
      lines.append(head[start..<(index - 1)])
      start = index + 1
    }
    guard !lines.contains(where: { $0.contains(13) }) else { throw .malformed("a CR inside a line") }
    return lines
  }

  private static func requestLine(_ line: ArraySlice<UInt8>) throws(Refusal) -> (
    method: String, target: [UInt8], isVersion11: Bool
  ) {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].count <= 32, parts[0].allSatisfy(isTokenByte) else {
      throw .malformed("no request line")
    }
    guard !parts[1].isEmpty, parts[1].allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .malformed("an address with bytes that have to be written with %")
    }
    guard parts[1].count <= RequestTarget.longest else { throw .addressTooLong }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else {
      throw version.hasPrefix("HTTP/") ? .unknownVersion : .malformed("no HTTP version")
    }
    return (String(decoding: parts[0], as: UTF8.self), Array(parts[1]), version == "HTTP/1.1")
  }

  private static func header(_ line: ArraySlice<UInt8>) throws(Refusal) -> Header {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy(isTokenByte)
    else { throw .malformed("a header without a name") }
    let value = line[(colon + 1)...]
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
      throw .malformed("a control character in a header")
    }
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var trimmed = value.drop(while: isSpace)
    while let last = trimmed.last, isSpace(last) { trimmed.removeLast() }
    return Header(
      name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      value: String(decoding: trimmed, as: UTF8.self))
  }

  /// Source: RFC 9110, 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
