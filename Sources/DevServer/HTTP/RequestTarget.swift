// From the target of a request to a file's path inside the site. Decoded once, strictly: what another program could read
// differently is refused, not repaired.

/// What an address asks for.
package enum RequestTarget: Sendable, Equatable {
  /// A path inside the site, as names of folders and of the file; `isFolder` when the address ends in `/`.
  case site(names: [String], isFolder: Bool, query: String?)
  /// Something of the preview's own, under `/.laurel/`, where no file of a site can be.
  case own(Own)
  /// Well formed, and never anything here: a hidden file.
  case nothing
  case refused(Refusal)

  package enum Own: String, Sendable {
    case script = "preview.js"
    case style = "preview.css"
    case icon = "icon.svg"
    case events
  }

  /// Longest address in bytes.
  package static let longest = 4_096
  package static let ownFolder = ".laurel"
  private static let longestName = 255
  private static let deepest = 64

  package init(_ target: [UInt8]) {
    do {
      self = try RequestTarget.parse(target)
    } catch {
      self = .refused(error)
    }
  }

  private static func parse(_ target: [UInt8]) throws(Refusal) -> RequestTarget {
    // Also what other forms of a target begin with: http://host/ (absolute), host:443 (authority), * (asterisk).
    guard target.first == UInt8(ascii: "/") else { throw .address("no path that begins with /") }
    guard target.count <= longest else { throw .addressTooLong }
    guard target.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .address("bytes that are not ASCII") }
    guard !target.contains(UInt8(ascii: "#")) else { throw .address("a fragment") }
    let question = target.firstIndex(of: UInt8(ascii: "?"))
    let query = question.map { String(decoding: target[($0 + 1)...], as: UTF8.self) }
    var names: [String] = []
    for part in target[1..<(question ?? target.count)].split(separator: 0x2F, omittingEmptySubsequences: false) {
      names.append(try name(part))
    }
    let isFolder = names.last == ""
    if isFolder { names.removeLast() }
    if names.first == ownFolder, !isFolder, names.count == 2, let own = Own(rawValue: names[1]) { return .own(own) }
    let isHidden = names.contains { $0.isEmpty || $0.hasPrefix(".") || $0.utf8.count > longestName }
    guard !isHidden, names.count <= deepest else { return .nothing }
    return .site(names: names, isFolder: isFolder, query: query)
  }

  /// One name of a path, decoded.
  private static func name(_ part: ArraySlice<UInt8>) throws(Refusal) -> String {
    let bytes = try decoded(part)
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .address("a control character") }
    guard !bytes.contains(UInt8(ascii: "/")), !bytes.contains(UInt8(ascii: "\\")) else {
      throw .address("a slash inside a name")
    }
    guard let name = String(validating: bytes, as: UTF8.self) else { throw .address("bytes that are no UTF-8") }
    guard name != ".", name != ".." else { throw .address("a step to another folder") }
    guard !holdsEscape(bytes) else { throw .address("an escape twice over") }
    return name
  }

  private static func decoded(_ part: ArraySlice<UInt8>) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = part.startIndex
    while index < part.endIndex {
      guard part[index] == UInt8(ascii: "%") else {
        bytes.append(part[index])
        index += 1
        continue
      }
      guard index + 2 < part.endIndex, let high = digit(part[index + 1]), let low = digit(part[index + 2]) else {
        throw .address("a % that begins no escape")
      }
      bytes.append(high << 4 | low)
      index += 3
    }
    return bytes
  }

  /// Whether decoding again would change something.
  private static func holdsEscape(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "%") && index + 2 < bytes.count && digit(bytes[index + 1]) != nil
        && digit(bytes[index + 2]) != nil
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
