// What link verification needs to know of one finished page: its ids, its links and what it loads.

import HTML

struct PageScan: Sendable {
  private(set) var ids: [(name: String, offset: Int)] = []
  /// The same, to look up.
  private(set) var anchors: Set<String> = []
  private(set) var links: [PageLink] = []
  private(set) var isNoindex = false

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var reader = TagReader(buffer)
      while reader.next() { note(&reader) }
    }
    anchors = Set(ids.map(\.name))
  }

  private mutating func note(_ reader: inout TagReader) {
    while let attribute = reader.nextAttribute() {
      switch PageScan.meaning(of: attribute, in: reader.bytes) {
      case .id: ids.append((reader.text(attribute.value), attribute.value.lowerBound))
      case .address(let isLoaded): add(attribute, reader, isLoaded: isLoaded ?? PageScan.loadsHref(reader))
      case .candidates: addCandidates(of: attribute, reader)
      case .style: addStyle(attribute.value, reader)
      case nil: continue
      }
    }
    if reader.matches(reader.name, "style") { addStyle(reader.rawText, reader) }
    if PageScan.forbidsIndexing(reader) { isNoindex = true }
  }

  enum Meaning {
    case id
    /// Nil when it depends on the tag whether browsers fetch it.
    case address(isLoaded: Bool?)
    case candidates
    /// CSS, which may load something.
    case style
  }

  /// What an attribute is to the verification; nil for nothing.
  @inline(__always)
  static func meaning(of attribute: TagReader.Attribute, in bytes: UnsafeBufferPointer<UInt8>) -> Meaning? {
    attribute.isAddress ? .address(isLoaded: nil) : meaning(of: attribute.name, in: bytes)
  }

  private static func meaning(of name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Meaning? {
    switch name.count {
    case 2 where TagReader.matches(name, "id", in: bytes): .id
    case 3 where TagReader.matches(name, "src", in: bytes): .address(isLoaded: true)
    case 4 where TagReader.matches(name, "href", in: bytes): .address(isLoaded: nil)
    case 4 where TagReader.matches(name, "data", in: bytes): .address(isLoaded: true)
    case 4 where TagReader.matches(name, "cite", in: bytes): .address(isLoaded: false)
    // Tells another host of each click.
    case 4 where TagReader.matches(name, "ping", in: bytes): .address(isLoaded: true)
    case 5 where TagReader.matches(name, "style", in: bytes): .style
    case 6 where TagReader.matches(name, "poster", in: bytes): .address(isLoaded: true)
    case 6 where TagReader.matches(name, "action", in: bytes): .address(isLoaded: false)
    case 6 where TagReader.matches(name, "srcset", in: bytes): .candidates
    case 10 where TagReader.matches(name, "xlink:href", in: bytes): .address(isLoaded: nil)
    case 10 where TagReader.matches(name, "background", in: bytes): .address(isLoaded: true)
    case 10 where TagReader.matches(name, "formaction", in: bytes): .address(isLoaded: false)
    case 11 where TagReader.matches(name, "imagesrcset", in: bytes): .candidates
    default: nil
    }
  }

  /// True for the tag that keeps search engines out.
  @inline(never)
  static func forbidsIndexing(_ reader: TagReader) -> Bool {
    guard reader.matches(reader.name, "meta"), let name = reader.value(of: "name"), reader.matches(name, "robots"),
      let content = reader.value(of: "content")
    else { return false }
    return reader.contains("noindex", in: content)
  }

  private mutating func add(_ attribute: TagReader.Attribute, _ reader: TagReader, isLoaded: Bool) {
    let url = reader.meant(attribute.value)
    links.append(PageLink(url: url, range: attribute.value, isLoaded: isLoaded))
  }

  /// `a.png 1x, b.png 2x`.
  private mutating func addCandidates(of attribute: TagReader.Attribute, _ reader: TagReader) {
    for candidate in reader.meant(attribute.value).split(separator: ",") {
      guard let url = candidate.split(separator: " ").first else { continue }
      links.append(PageLink(url: String(url), range: attribute.value, isLoaded: true))
    }
  }

  private mutating func addStyle(_ range: Range<Int>, _ reader: TagReader) {
    for link in StyleScan.links(in: Array(reader.meant(range).utf8)) {
      links.append(PageLink(url: link.url, range: range, isLoaded: true))
    }
  }

  /// A `link` that browsers fetch, an SVG `use` or `image`, or the `base` of everything that is.
  static func loadsHref(_ reader: TagReader) -> Bool {
    // Nearly all are `a`, which is never loaded.
    guard reader.name.count > 1 else { return false }
    if loading.contains(where: { reader.matches(reader.name, $0) }) { return true }
    guard reader.matches(reader.name, "link"), let relation = reader.value(of: "rel") else { return false }
    return reader.contains(anyOf: fetched, in: relation)
  }

  private static let loading: [StaticString] = ["use", "image", "feimage", "base"]

  private static let fetched: [StaticString] = [
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload", "prefetch", "prerender",
    "preconnect", "dns-prefetch", "manifest",
  ]
}

/// One address on a page.
struct PageLink: Sendable {
  /// As the browser reads it: entities decoded.
  let url: String
  /// The attribute's value in the page's bytes.
  let range: Range<Int>
  /// True when the browser fetches it with the page: a picture, a style sheet.
  let isLoaded: Bool
}
