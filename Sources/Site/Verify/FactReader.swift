// The facts of a finished page in one pass over its bytes, without a String: every page of a build goes through here.
// Where an address or an id is written in a way that needs more care, the page is read by `PageScan` instead.

import HTML

/// Reads the facts of one page.
struct FactReader {
  private let page: PageKeys
  private var targets: [UInt64] = []
  private var anchors: [UInt64] = []
  private var isFaulty: Bool
  private var isNoindex = false
  /// Something needs more care.
  private var isIntricate = false

  private init(_ path: SitePath, isFaulty: Bool) {
    page = PageKeys(path.file)
    self.isFaulty = isFaulty
    targets.reserveCapacity(64)
    anchors.reserveCapacity(16)
  }

  /// - Parameter isFaulty: what was found wrong besides.
  static func facts(of bytes: [UInt8], at path: SitePath, isFaulty: Bool) -> PageFacts {
    var reader = FactReader(path, isFaulty: isFaulty)
    bytes.withUnsafeBufferPointer { reader.read($0) }
    return reader.isIntricate ? PageFacts(PageScan(bytes), of: path, isFaulty: isFaulty) : reader.facts
  }

  private var facts: PageFacts {
    PageFacts(
      targets: TargetSet.distinct(targets), anchors: anchors,
      isFaulty: isFaulty || !isNoindex || TargetSet.distinct(anchors).count != anchors.count)
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var tags = TagReader(bytes)
    while !isIntricate, tags.begin() {
      if tags.isBare { continue }
      while let attribute = tags.nextAttribute() {
        switch PageScan.meaning(of: attribute, in: bytes) {
        case .id: noteAnchor(UnsafeBufferPointer(rebasing: bytes[attribute.value]))
        case .address(let isLoaded):
          noteAddress(UnsafeBufferPointer(rebasing: bytes[attribute.value]), isLoaded: isLoaded, tags)
        case .candidates, .style: isIntricate = true
        case nil: continue
        }
      }
      if tags.matches(tags.name, "style") { isIntricate = true }
      if !isNoindex, PageScan.forbidsIndexing(tags) { isNoindex = true }
    }
  }

  @inline(never)
  private mutating func noteAnchor(_ id: UnsafeBufferPointer<UInt8>) {
    // Two ways to write one accent are one id.
    if id.contains(where: { $0 >= 0x80 }) { isIntricate = true }
    anchors.append(TargetKey.of(anchor: id, in: page.own))
  }

  /// - Parameter isLoaded: nil when it depends on the tag.
  @inline(never)
  private mutating func noteAddress(_ url: UnsafeBufferPointer<UInt8>, isLoaded: Bool?, _ tag: TagReader) {
    switch TargetKey.lead(of: url, on: page) {
    case .external: if isLoaded ?? PageScan.loadsHref(tag) { isFaulty = true }
    case .outside: isFaulty = true
    case .intricate: isIntricate = true
    case .file(let file, let fragment):
      targets.append(file)
      if let fragment, !fragment.isEmpty { targets.append(TargetKey.of(anchor: fragment, in: file)) }
    }
  }
}
