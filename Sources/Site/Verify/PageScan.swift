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
      switch PageScan.meaning(of: attribute, reader) {
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

  /// What an attribute is to the verification; nil for nothing. Most attributes are `class`, so that few names
  /// of five letters are compared.
  @inline(__always)
  static func meaning(of attribute: TagReader.Attribute, _ reader: TagReader) -> Meaning? {
    switch attribute.name.count {
    case 2 where reader.matches(attribute.name, "id"): .id
    case 3 where reader.matches(attribute.name, "src"): .address(isLoaded: true)
    case 4 where reader.matches(attribute.name, "href"): .address(isLoaded: nil)
    case 4 where reader.matches(attribute.name, "data"): .address(isLoaded: true)
    case 4 where reader.matches(attribute.name, "cite"): .address(isLoaded: false)
    // Tells another host of each click.
    case 4 where reader.matches(attribute.name, "ping"): .address(isLoaded: true)
    case 5 where reader.matches(attribute.name, "style"): .style
    case 6 where reader.matches(attribute.name, "poster"): .address(isLoaded: true)
    case 6 where reader.matches(attribute.name, "action"): .address(isLoaded: false)
    case 6 where reader.matches(attribute.name, "srcset"): .candidates
    case 10 where reader.matches(attribute.name, "xlink:href"): .address(isLoaded: nil)
    case 10 where reader.matches(attribute.name, "background"): .address(isLoaded: true)
    case 10 where reader.matches(attribute.name, "formaction"): .address(isLoaded: false)
    case 11 where reader.matches(attribute.name, "imagesrcset"): .candidates
    default: nil
    }
  }

  /// True for the tag that keeps search engines out.
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
    if ["use", "image", "feimage", "base"].contains(where: { reader.matches(reader.name, $0) }) { return true }
    guard reader.matches(reader.name, "link"), let relation = reader.value(of: "rel") else { return false }
    return reader.text(relation).lowercased().split(separator: " ").contains { fetched.contains(String($0)) }
  }

  private static let fetched: Set<String> = [
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
