// Why a request is refused, and the answer to it.

package enum Refusal: Error, Sendable, Equatable {
  /// Not HTTP as this server reads it; the words say what it holds.
  case malformed(String)
  case headTooLarge
  case addressTooLong
  case unknownVersion
  case tooSlow
  case tooManyConnections
  /// Only GET and HEAD are answered.
  case method
  case body
  /// An address that could lead out of the site, or that is read differently by different programs.
  case address(String)
  /// The Host header names another site: a foreign page's name was made to lead here (DNS rebinding).
  case foreignHost
  /// The event stream was asked for by another site's page.
  case foreignOrigin

  package var status: Status {
    switch self {
    case .malformed, .body, .address: .badRequest
    case .headTooLarge: .headTooLarge
    case .addressTooLong: .addressTooLong
    case .unknownVersion: .unknownVersion
    case .tooSlow: .timeout
    case .tooManyConnections: .unavailable
    case .method: .methodNotAllowed
    case .foreignHost, .foreignOrigin: .forbidden
    }
  }

  package var words: String {
    switch self {
    case .malformed(let what): "The request is not understood: it has \(what)."
    case .headTooLarge: "The request's headers are larger than this server reads."
    case .addressTooLong: "The address is longer than this server reads."
    case .unknownVersion: "This server speaks HTTP/1.1."
    case .tooSlow: "The request took too long."
    case .tooManyConnections: "There are too many connections; close some tabs."
    case .method: "This server only answers GET and HEAD."
    case .body: "A request for a page has no body."
    case .address(let what): "The address is refused: it has \(what)."
    case .foreignHost:
      "This preview is served for its own address only; open the one that laurel serve printed."
    case .foreignOrigin: "Only pages of this preview may listen to its events."
    }
  }

  package var response: Response {
    var headers: [(String, String)] = []
    if self == .method { headers.append(("Allow", "GET, HEAD")) }
    return Response.text(words, status, headers: headers)
  }
}
