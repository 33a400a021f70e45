// An answer before it is written: status, headers, and where the body comes from.

package enum Status: Int, Sendable {
  case ok = 200
  case partial = 206
  case found = 302
  case notModified = 304
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case timeout = 408
  case addressTooLong = 414
  case unsatisfiableRange = 416
  case headTooLarge = 431
  case unavailable = 503
  case unknownVersion = 505

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .partial: "Partial Content"
    case .found: "Found"
    case .notModified: "Not Modified"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .timeout: "Request Timeout"
    case .addressTooLong: "URI Too Long"
    case .unsatisfiableRange: "Range Not Satisfiable"
    case .headTooLarge: "Request Header Fields Too Large"
    case .unavailable: "Service Unavailable"
    case .unknownVersion: "HTTP Version Not Supported"
    }
  }
}

package struct Response: Sendable {
  package enum Body: Sendable {
    case bytes([UInt8])
    /// A part of an open file.
    case file(OpenFile, Range<Int>)
    /// Events until the browser goes away.
    case events
    /// None, not even a length of zero: 304.
    case none
  }

  package let status: Status
  package let headers: [(String, String)]
  package let body: Body

  package init(_ status: Status, headers: [(String, String)], body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  package static func text(_ words: String, _ status: Status, headers: [(String, String)] = []) -> Response {
    Response(
      status,
      headers: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")] + headers,
      body: .bytes(Array((words + "\n").utf8)))
  }

  /// The status line and all headers, with the empty line that ends them.
  ///
  /// - Parameters:
  ///   - date: now, as HTTP writes it.
  ///   - closes: the connection ends after this answer.
  package func head(policy: SecurityPolicy, date: String, closes: Bool) -> [UInt8] {
    var lines = ["HTTP/1.1 \(status.rawValue) \(status.phrase)", "Date: \(date)"]
    lines += headers.map { "\($0.0): \($0.1)" }
    lines += policy.headers.map { "\($0.0): \($0.1)" }
    switch body {
    case .bytes(let bytes): lines.append("Content-Length: \(bytes.count)")
    case .file(_, let range): lines.append("Content-Length: \(range.count)")
    case .events, .none: break
    }
    if closes { lines.append("Connection: close") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}
