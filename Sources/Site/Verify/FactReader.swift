// The facts of a finished page in one pass over its bytes, without a String: every page of a build goes through here.
// Where an address or an id is written in a way that needs more care, the page is read by `PageScan` instead.

import Coding
import HTML

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the facts of one page.
struct FactReader {
  private let path: SitePath
  /// The key of the page's own file.
  private let own: UInt64
  /// The folders that the page lies in, with a slash at their end.
  private let folder: [UInt8]
  /// How much of `folder` is left so many levels up: `[8, 0]` of `stories/`.
  private let folderEnds: [Int]
  /// The file that an address leads to, while it is put together.
  private var target: [UInt8] = []
  private var targetIsPage = false
  private var targets: [UInt64] = []
  private var anchors: [UInt64] = []
  private var isFaulty: Bool
  private var isNoindex = false
  /// Something needs more care.
  private var isIntricate = false

  private init(_ path: SitePath, isFaulty: Bool) {
    self.path = path
    self.isFaulty = isFaulty
    let file = Array(path.file.utf8)
    own = Digest(of: file).value
    let slashes = file.indices.filter { file[$0] == UInt8(ascii: "/") }
    folderEnds = slashes.reversed().map { $0 + 1 } + [0]
    folder = Array(file[..<folderEnds[0]])
    targets.reserveCapacity(64)
  }

  /// - Parameter isFaulty: what was found wrong besides.
  static func facts(of bytes: [UInt8], at path: SitePath, isFaulty: Bool) -> PageFacts {
    var reader = FactReader(path, isFaulty: isFaulty)
    bytes.withUnsafeBufferPointer { reader.read($0) }
    return reader.isIntricate ? PageFacts(PageScan(bytes), of: path, isFaulty: isFaulty) : reader.facts
  }

  private var facts: PageFacts {
    PageFacts(
      targets: FactReader.ordered(targets), anchors: anchors,
      isFaulty: isFaulty || !isNoindex || FactReader.ordered(anchors).count != anchors.count)
  }

  private static func ordered(_ keys: [UInt64]) -> [UInt64] {
    var ordered: [UInt64] = []
    ordered.reserveCapacity(keys.count)
    for key in keys.sorted() where ordered.last != key { ordered.append(key) }
    return ordered
  }

  /// Nearly every tag is written plainly: each attribute with a value between `"`.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var offset = 0
    while !isIntricate, let mark = FactReader.first(UInt8(ascii: "<"), from: offset, in: bytes),
      mark + 1 < bytes.count
    {
      if bytes[mark + 1] == UInt8(ascii: "/") {
        offset = mark + 2
        continue
      }
      let (anchorCount, targetCount) = (anchors.count, targets.count)
      if let end = readPlainTag(at: mark, bytes) {
        offset = end
        continue
      }
      anchors.removeLast(anchors.count - anchorCount)
      targets.removeLast(targets.count - targetCount)
      var tags = TagReader(bytes, from: mark)
      guard tags.next() else { return }
      note(&tags, bytes)
      offset = tags.offset
    }
  }

  /// - Parameter mark: where its `<` is.
  /// - Returns: the offset behind it; nil when it is not plain, or one of those that need more care.
  private mutating func readPlainTag(at mark: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (bytes[mark + 1] | 0x20) &- UInt8(ascii: "a") < 26 else { return nil }
    var offset = FactReader.endOfName(from: mark + 1, in: bytes)
    guard !FactReader.needsCare(mark + 1, offset - mark - 1, bytes) else { return nil }
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: ">"): return offset + 1
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "/"):
        // Most attributes are classes, which say nothing here.
        if offset + 8 <= bytes.count, bytes.eightBytes(at: offset) == FactReader.beginningOfClass {
          guard let end = FactReader.first(UInt8(ascii: "\""), from: offset + 8, in: bytes) else { return nil }
          offset = end
        }
        offset += 1
        continue
      default: break
      }
      let start = offset
      offset = FactReader.endOfName(from: start, in: bytes)
      guard offset > start, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "="),
        bytes[offset + 1] == UInt8(ascii: "\""),
        let end = FactReader.first(UInt8(ascii: "\""), from: offset + 2, in: bytes)
      else { return nil }
      let attribute = TagReader.Attribute(name: start..<offset, value: (offset + 2)..<end)
      switch PageScan.meaning(of: attribute, TagReader(bytes)) {
      case .id: noteAnchor(UnsafeBufferPointer(rebasing: bytes[attribute.value]))
      case .address(let isLoaded): noteAddress(attribute.value, ofTagAt: mark, bytes, isLoaded: isLoaded)
      case .candidates, .style: return nil
      case nil: break
      }
      offset = end + 1
    }
    return nil
  }

  /// ` class="`, the first byte lowest.
  private static let beginningOfClass: UInt64 = 0x223D_7373_616C_6320

  /// Letters, digits and what joins them.
  @inline(__always)
  private static func endOfName(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
      if !isLetter, byte &- UInt8(ascii: "0") >= 10, byte != UInt8(ascii: "-") { return end }
      end += 1
    }
    return end
  }

  /// Whether a tag's name may be script, style or meta: `sc…`, `st…` and `me…` of the same length.
  private static func needsCare(_ start: Int, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch count {
    case 4: bytes[start] | 0x20 == UInt8(ascii: "m") && bytes[start + 1] | 0x20 == UInt8(ascii: "e")
    case 5: bytes[start] | 0x20 == UInt8(ascii: "s") && bytes[start + 1] | 0x20 == UInt8(ascii: "t")
    case 6: bytes[start] | 0x20 == UInt8(ascii: "s") && bytes[start + 1] | 0x20 == UInt8(ascii: "c")
    default: false
    }
  }

  @inline(__always)
  private static func first(_ byte: UInt8, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private mutating func note(_ tags: inout TagReader, _ bytes: UnsafeBufferPointer<UInt8>) {
    let mark = tags.name.lowerBound - 1
    while let attribute = tags.nextAttribute() {
      switch PageScan.meaning(of: attribute, tags) {
      case .id: noteAnchor(UnsafeBufferPointer(rebasing: bytes[attribute.value]))
      case .address(let isLoaded): noteAddress(attribute.value, ofTagAt: mark, bytes, isLoaded: isLoaded)
      case .candidates, .style: isIntricate = true
      case nil: continue
      }
    }
    if tags.matches(tags.name, "style") { isIntricate = true }
    if !isNoindex, PageScan.forbidsIndexing(tags) { isNoindex = true }
  }

  private mutating func noteAnchor(_ id: UnsafeBufferPointer<UInt8>) {
    // Two ways to write one accent are one id.
    if id.contains(where: { $0 >= 0x80 }) { isIntricate = true }
    anchors.append(TargetKey.of(anchor: UnsafeRawBufferPointer(id), in: own))
  }

  /// - Parameter isLoaded: nil when it depends on the tag.
  private mutating func noteAddress(
    _ range: Range<Int>, ofTagAt tag: Int, _ bytes: UnsafeBufferPointer<UInt8>, isLoaded: Bool?
  ) {
    let url = UnsafeBufferPointer(rebasing: bytes[range])
    let slash = UInt8(ascii: "/")
    var (start, levels) = (0, 0)
    while start + 2 < url.count, url[start] == UInt8(ascii: "."), url[start + 1] == UInt8(ascii: "."),
      url[start + 2] == slash
    {
      start += 3
      levels += 1
    }
    var pathEnd = url.count
    var mark: Int?
    var mayHaveScheme = false
    // Nothing in the path behind its first `../` is a step of its own.
    var isStraight = true
    for index in start..<url.count {
      // Letters, and some signs that mean nothing here.
      if url[index] & 0xC0 == 0x40 { continue }
      switch url[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "%"), 0x80...:
        // Mail addresses have both, and lead nowhere in the site.
        if LinkTarget.hasScheme(url) { return noteForeign(tag, bytes, isLoaded) }
        isIntricate = true
        return
      case UInt8(ascii: "#") where mark == nil:
        mark = index
        pathEnd = min(pathEnd, index)
      case UInt8(ascii: "?") where mark == nil: pathEnd = min(pathEnd, index)
      case UInt8(ascii: ":"): mayHaveScheme = true
      case slash, UInt8(ascii: "."): if index == start || url[index - 1] == slash { isStraight = false }
      default: continue
      }
    }
    if mayHaveScheme && LinkTarget.hasScheme(url) || (url.count > 1 && url[0] == slash && url[1] == slash) {
      return noteForeign(tag, bytes, isLoaded)
    }
    if pathEnd == 0 {
      targets.append(own)
    } else if isStraight, levels < folderEnds.count {
      targets.append(
        key(
          of: folder[..<folderEnds[levels]], then: UnsafeBufferPointer(rebasing: url[start..<max(start, pathEnd)])))
    } else if let file = key(ofPath: UnsafeBufferPointer(rebasing: url[..<pathEnd])) {
      targets.append(file)
    } else {
      isFaulty = true
      return
    }
    guard let mark, mark + 1 < url.count, pathEnd == 0 || targetIsPage, let file = targets.last else { return }
    targets.append(
      TargetKey.of(anchor: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: url[(mark + 1)...])), in: file))
  }

  private mutating func noteForeign(_ mark: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ isLoaded: Bool?) {
    if let isLoaded { return isFaulty = isFaulty || isLoaded }
    var tag = TagReader(bytes, from: mark)
    // Links are `a`, which is never loaded.
    if tag.next(), tag.name.count > 1, PageScan.loadsHref(tag) { isFaulty = true }
  }

  /// The key of what lies so far below a folder; of its page, when that is a folder too.
  private mutating func key(of folder: ArraySlice<UInt8>, then rest: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let room = folder.count + rest.count + FactReader.indexPage.count
    return withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { file in
      var count = folder.count
      folder.withUnsafeBytes { file.copyMemory(from: $0) }
      UnsafeMutableRawBufferPointer(rebasing: file[count...]).copyMemory(from: UnsafeRawBufferPointer(rest))
      count += rest.count
      if count == 0 || file[count - 1] == UInt8(ascii: "/") {
        FactReader.indexPage.withUnsafeBytes {
          UnsafeMutableRawBufferPointer(rebasing: file[count...]).copyMemory(from: $0)
        }
        count += FactReader.indexPage.count
      }
      let written = UnsafeRawBufferPointer(rebasing: file[..<count])
      targetIsPage = FactReader.isPage(written)
      return Digest(of: written).value
    }
  }

  /// As ``LinkTarget`` resolves it; nil when it leads out of the site.
  private mutating func key(ofPath path: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    target.removeAll(keepingCapacity: true)
    if path[0] != slash { target.append(contentsOf: folder) }
    var start = 0
    var endsInFolder = false
    while start < path.count {
      var end = start
      while end < path.count, path[end] != slash { end += 1 }
      let length = end - start
      if length == 1, path[start] == dot {
        endsInFolder = true
      } else if length == 2, path[start] == dot, path[start + 1] == dot {
        endsInFolder = true
        guard !target.isEmpty else { return nil }
        target.removeLast()
        while let last = target.last, last != slash { target.removeLast() }
      } else if length > 0 {
        endsInFolder = false
        target.append(contentsOf: UnsafeBufferPointer(rebasing: path[start..<end]))
        target.append(slash)
      }
      start = end + 1
    }
    if !endsInFolder, path[path.count - 1] != slash, target.last == slash { target.removeLast() }
    return keyOfTarget()
  }
  private mutating func keyOfTarget() -> UInt64 {
    if target.isEmpty || target.last == UInt8(ascii: "/") { target.append(contentsOf: FactReader.indexPage) }
    targetIsPage = target.withUnsafeBytes(FactReader.isPage)
    return Digest(of: target).value
  }

  /// Whether a file's name ends in `.html`: by the bytes before the last four, and these, the first one lowest.
  private static func isPage(_ file: UnsafeRawBufferPointer) -> Bool {
    let count = file.count
    return count >= 5 && file[count - 5] == UInt8(ascii: ".")
      && UInt32(littleEndian: file.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) == 0x6C6D_7468
  }

  private static let indexPage = Array("index.html".utf8)
}
